//! What went wrong in a guest, from what Wasmtime says of it: the trap's cause and the guest's frames.

use wasmtime::{ThrownException, WasmBacktrace};
use waxwing::Stop;
use waxwing::engine::{Cause, Frame, Trap};

/// How a guest stopped, from what Wasmtime says of it: an order of ours that went through the guest's frames, or a trap.
pub(crate) fn stop(error: wasmtime::Error) -> Stop {
    if error.is::<Stop>() {
        return error.downcast::<Stop>().unwrap_or_else(|error| Stop::Trap(error.into_boxed_dyn_error()));
    }
    let frames = error
        .downcast_ref::<WasmBacktrace>()
        .map_or_else(Vec::new, |backtrace| backtrace.frames().iter().map(frame).collect());
    let cause = match error.downcast_ref::<wasmtime::Trap>() {
        Some(trap) => cause(*trap),
        None if error.is::<ThrownException>() => Cause::Exception,
        None => Cause::Other(error.root_cause().to_string()),
    };
    Stop::Trap(Box::new(Trap { cause, frames }))
}

/// What Wasmtime is to be told of how the guest stopped in the middle of a call, or between two instructions of a loop: an
/// exception that a signal handler has thrown, which the store still has, goes on through the frames that it interrupted.
pub(crate) fn error(stop: Stop) -> wasmtime::Error {
    match &stop {
        Stop::Trap(trap) if trap.downcast_ref().is_some_and(Trap::is_exception) => ThrownException.into(),
        _ => wasmtime::Error::new(stop),
    }
}

fn cause(trap: wasmtime::Trap) -> Cause {
    use wasmtime::Trap;
    match trap {
        Trap::UnreachableCodeReached => Cause::Unreachable,
        Trap::MemoryOutOfBounds => Cause::MemoryOutOfBounds,
        Trap::TableOutOfBounds => Cause::TableOutOfBounds,
        Trap::IndirectCallToNull => Cause::IndirectCallToNull,
        Trap::BadSignature => Cause::BadSignature,
        Trap::IntegerDivisionByZero => Cause::DivideByZero,
        Trap::IntegerOverflow => Cause::IntegerOverflow,
        Trap::BadConversionToInteger => Cause::BadConversion,
        Trap::StackOverflow => Cause::StackExhausted,
        Trap::OutOfFuel => Cause::FuelExhausted,
        trap => Cause::Other(trap.to_string()),
    }
}

fn frame(frame: &wasmtime::FrameInfo) -> Frame {
    let name = frame.func_name().map(|name| format!("{:#}", demangled(name)));
    let source =
        frame.symbols().iter().find_map(|symbol| Some(format!("{}:{}", symbol.file()?, symbol.line()?)));
    Frame { index: frame.func_index(), name, offset: frame.module_offset(), source }
}

/// Function names come mangled from the module's name section.
fn demangled(name: &str) -> rustc_demangle::Demangle<'_> {
    rustc_demangle::demangle(name)
}
