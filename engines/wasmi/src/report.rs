//! What went wrong in a guest or with a module, from what wasmi says of it.

use std::fmt;

use wasmi::{Error, TrapCode};
use waxwing::Stop;
use waxwing::engine::{Cause, LoadError, Trap};

/// [`Stop`] on its way through the guest's frames.
#[derive(Debug)]
pub(crate) struct Stopped(pub(crate) Stop);

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl wasmi::errors::HostError for Stopped {}

/// How a guest stopped: an order of ours that went through the guest's frames, or a trap.
pub(crate) fn stop(error: Error) -> Stop {
    let cause = match error.as_trap_code() {
        Some(trap) => cause(trap),
        None if error.downcast_ref::<Stopped>().is_some() => {
            return error.downcast::<Stopped>().map_or(Stop::Ended, |stopped| stopped.0);
        }
        None => Cause::Other(error.to_string()),
    };
    trap_of(cause)
}

/// A trap, of which wasmi knows no frames.
pub(crate) fn trap_of(cause: Cause) -> Stop {
    Stop::Trap(Box::new(Trap::from(cause)))
}

fn cause(trap: TrapCode) -> Cause {
    match trap {
        TrapCode::UnreachableCodeReached => Cause::Unreachable,
        TrapCode::MemoryOutOfBounds => Cause::MemoryOutOfBounds,
        TrapCode::TableOutOfBounds => Cause::TableOutOfBounds,
        TrapCode::IndirectCallToNull => Cause::IndirectCallToNull,
        TrapCode::BadSignature => Cause::BadSignature,
        TrapCode::IntegerDivisionByZero => Cause::DivideByZero,
        TrapCode::IntegerOverflow => Cause::IntegerOverflow,
        TrapCode::BadConversionToInteger => Cause::BadConversion,
        TrapCode::StackOverflow => Cause::StackExhausted,
        TrapCode::OutOfFuel => Cause::FuelExhausted,
        trap => Cause::Other(trap.to_string()),
    }
}

/// Features that wasmi does not have: how the validator's complaint about them reads, and what they are.
const MISSING_FEATURES: [(&str, &str); 6] = [
    ("shared memor", "shared memory"),
    ("threads", "atomic instructions"),
    ("legacy exception", "legacy exceptions"),
    ("exception", "exceptions"),
    ("gc ", "garbage collection"),
    ("function references", "typed function references"),
];

/// Why a module could not be loaded.
pub(crate) fn refused(error: &Error) -> LoadError {
    let why = error.to_string();
    if !why.contains("enabled") && !why.contains("not supported") {
        return LoadError::Invalid(why);
    }
    let feature = MISSING_FEATURES.iter().find(|(complaint, _)| why.contains(complaint));
    LoadError::Unsupported(match feature {
        Some((_, feature)) => format!("{feature}, which wasmi does not have"),
        None => format!("what wasmi does not have: {why}"),
    })
}
