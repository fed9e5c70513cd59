//! What went wrong in a guest, for people: the cause and the guest's frames.
//!
//! Main type: [`Trap`], which engines make of their own errors. One invariant: a cause reads the same on every engine.

use std::fmt;

/// A trap, with the guest's backtrace.
#[derive(Debug)]
pub struct Trap {
    /// What happened.
    pub cause: Cause,
    /// The guest's frames, innermost first, as far as the engine knows them.
    pub frames: Vec<Frame>,
}

/// What made a guest trap.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// It executed `unreachable`: how most languages abort.
    Unreachable,
    /// It reached for memory that it does not have.
    MemoryOutOfBounds,
    /// It reached for an element that a table does not have.
    TableOutOfBounds,
    /// It called through an element of a table that is empty.
    IndirectCallToNull,
    /// It called a function through a table as if it had another type.
    BadSignature,
    /// It divided an integer by zero.
    DivideByZero,
    /// An integer division overflowed.
    IntegerOverflow,
    /// It converted a number that no integer of the type stands for.
    BadConversion,
    /// Its calls are nested deeper than its stack allows.
    StackExhausted,
    /// It used up its fuel ([`crate::Limits::fuel`]).
    FuelExhausted,
    /// It needs so many bytes of memory to start, and may have fewer ([`crate::Limits::memory`]).
    MemoryLimit {
        /// Bytes that it needs.
        needed: u64,
        /// Bytes that it may have.
        limit: u64,
    },
    /// It threw an exception that nobody caught. One that a signal handler throws goes on to whoever the handler interrupted.
    Exception,
    /// Something else, in the engine's words.
    Other(String),
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

impl Trap {
    /// Whether it is an exception that nobody has caught so far.
    #[must_use]
    pub fn is_exception(&self) -> bool {
        self.cause == Cause::Exception
    }
}

impl From<Cause> for Trap {
    fn from(cause: Cause) -> Self {
        Trap { cause, frames: Vec::new() }
    }
}

impl fmt::Display for Trap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.cause.fmt(f)
    }
}

impl std::error::Error for Trap {}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Cause::Unreachable => "`unreachable` was executed",
            Cause::MemoryOutOfBounds => "out of bounds memory access",
            Cause::TableOutOfBounds => "out of bounds table access",
            Cause::IndirectCallToNull => "indirect call to an empty table element",
            Cause::BadSignature => "indirect call type mismatch",
            Cause::DivideByZero => "integer divide by zero",
            Cause::IntegerOverflow => "integer overflow",
            Cause::BadConversion => "invalid conversion to integer",
            Cause::StackExhausted => "call stack exhausted",
            Cause::FuelExhausted => "all fuel is used up",
            Cause::MemoryLimit { needed, limit } => {
                return write!(f, "{needed} bytes of memory are needed to start, and {limit} are allowed");
            }
            Cause::Exception => "uncaught exception",
            Cause::Other(message) => message,
        })
    }
}

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
