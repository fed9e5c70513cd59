//! What an engine needs to link calls of an interface that is not the system's: somebody else's, of which a host's side was
//! written by `waxwing witx host`.
//!
//! Main type: [`Import`]. One invariant: a thunk looks at no word beyond `params.len()`, and at no byte of the guest's that
//! it has not checked.

use core::fmt;

use crate::call::{WasmType, Words};
use crate::memory::GuestMemory;
use crate::types::Errno;

/// One importable function that a host of type `S` provides.
pub struct Import<S: ?Sized> {
    /// The module it is imported from.
    pub module: &'static str,
    /// Its name in that module.
    pub name: &'static str,
    /// The types of its parameters, at most 16.
    pub params: &'static [WasmType],
    /// The type of its result, if it has one.
    pub result: Option<WasmType>,
    /// Makes the typed call. `Ok` holds the result as the guest gets it.
    pub thunk: fn(&mut S, GuestMemory<'_>, &Words) -> Result<u64, Refusal>,
}

impl<S: ?Sized> fmt::Debug for Import<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.module, self.name)
    }
}

/// Why a guest does not come back from a call: its engine makes a trap of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// An address (`fault`) or a value (`inval`) is wrong, and the interface has no error for that.
    Wrong(Errno),
    /// It is a call that nobody comes back from.
    Ended,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Wrong(Errno::Fault) => {
                f.write_str("the call was given an address outside of the memory")
            }
            Refusal::Wrong(errno) => write!(f, "the call was given something wrong: {}", errno.name()),
            Refusal::Ended => f.write_str("the guest has ended itself by a call"),
        }
    }
}

impl core::error::Error for Refusal {}

/// Makes an attempt at a call: its result, none where nobody comes back. `known` is the interface's own number for what is
/// wrong with an address or a value.
///
/// # Errors
/// [`Refusal`]
pub fn answer(
    attempt: impl FnOnce() -> Result<Option<u64>, Errno>,
    known: impl FnOnce(Errno) -> Option<u64>,
) -> Result<u64, Refusal> {
    match attempt() {
        Ok(Some(result)) => Ok(result),
        Ok(None) => Err(Refusal::Ended),
        Err(errno) => known(errno).ok_or(Refusal::Wrong(errno)),
    }
}
