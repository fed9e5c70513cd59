//! What went wrong in a guest, for people: the trap's cause and the guest's frames.

use std::fmt;

use wasmtime::WasmBacktrace;
use waxwing::Stop;

/// A trap, with the guest's backtrace.
#[derive(Debug)]
pub struct Trap {
    /// What happened.
    pub message: String,
    /// The guest's frames, innermost first.
    pub frames: Vec<Frame>,
}

/// One frame of a guest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The function's index in its module.
    pub index: u32,
    /// The function's name, demangled, where the module says it.
    pub name: Option<String>,
    /// Byte offset in the module.
    pub offset: Option<usize>,
    /// Source file and line, where the module has debug information.
    pub source: Option<String>,
}

impl fmt::Display for Trap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Trap {}

impl fmt::Display for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => f.write_str(name)?,
            None => write!(f, "function {}", self.index)?,
        }
        if let Some(offset) = self.offset {
            write!(f, " at {offset:#x}")?;
        }
        if let Some(source) = &self.source {
            write!(f, " ({source})")?;
        }
        Ok(())
    }
}

/// How a guest stopped, from what Wasmtime says of it: an order of ours that went through the guest's frames, or a trap.
pub(crate) fn stop(error: wasmtime::Error) -> Stop {
    if error.is::<Stop>() {
        return error.downcast::<Stop>().unwrap_or_else(|error| Stop::Trap(error.into_boxed_dyn_error()));
    }
    let frames = error
        .downcast_ref::<WasmBacktrace>()
        .map_or_else(Vec::new, |backtrace| backtrace.frames().iter().map(frame).collect());
    let message = match error.downcast_ref::<wasmtime::Trap>() {
        Some(trap) => trap.to_string(),
        None => error.root_cause().to_string(),
    };
    Stop::Trap(Box::new(Trap { message, frames }))
}

fn frame(frame: &wasmtime::FrameInfo) -> Frame {
    let name = frame.func_name().map(|name| format!("{:#}", wasmtime_name(name)));
    let source =
        frame.symbols().iter().find_map(|symbol| Some(format!("{}:{}", symbol.file()?, symbol.line()?)));
    Frame { index: frame.func_index(), name, offset: frame.module_offset(), source }
}

/// Function names come mangled from the module's name section.
fn wasmtime_name(name: &str) -> rustc_demangle::Demangle<'_> {
    rustc_demangle::demangle(name)
}
