//! What an engine needs to link a call: its names, its wasm signature, and the thunk that makes the typed call.
//!
//! Main type: [`Call`]. The lists of them stand in [`crate::calls`], generated from `witx/`. One invariant: a thunk
//! reads exactly `params.len()` words and no others.

use core::mem::MaybeUninit;
use core::task::Poll;

use crate::memory::GuestMemory;
use crate::system::System;
use crate::types::{BusError, Errno};

/// A wasm number type of a parameter or result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WasmType {
    /// `i32`
    I32,
    /// `i64`
    I64,
}

/// How many parameters a call has at most.
pub const MOST_PARAMS: usize = 16;

/// A parameter as engines lay it out for the functions of their hosts: its value, little-endian, in the first bytes of sixteen.
/// An `i32` fills the low half of the word, whose high half may hold anything.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Param {
    word: u64,
    rest: MaybeUninit<u64>,
}

impl Param {
    /// Its value. Whoever wants an `i32` drops the high half, and then the processor loads no more than the low one: it has
    /// not to wait for a guest that has just stored that.
    #[inline]
    #[must_use]
    pub const fn word(self) -> u64 {
        u64::from_le(self.word)
    }
}

impl From<u64> for Param {
    #[inline]
    fn from(word: u64) -> Self {
        Param { word: word.to_le(), rest: MaybeUninit::uninit() }
    }
}

/// A call's parameters, in order.
pub type Words = [Param];

/// Makes one attempt at a call. `Ready` holds the result as the guest gets it (an errno; a call without a result drops it);
/// `Pending` means that the guest has to wait, as registered in the system's `Wait`, and the attempt repeats.
pub type Thunk<S> =
    fn(&mut S, &mut <S as crate::system::Blocking>::Wait, GuestMemory<'_>, &Words) -> Poll<u32>;

/// One importable function.
pub struct Call<S: System + ?Sized> {
    /// The module it is imported from.
    pub module: &'static str,
    /// The module of `witx/` that describes it: where one module that guests import from has calls of several origins, whose
    /// it is.
    pub interface: &'static str,
    /// Its name in that module. A name may have several types: guests are linked by theirs.
    pub name: &'static str,
    /// The types of its parameters.
    pub params: &'static [WasmType],
    /// Whether it has a result (always an `i32`).
    pub returns: bool,
    /// The method of [`System`] that it calls.
    pub method: &'static str,
    /// Makes the typed call.
    pub thunk: Thunk<S>,
}

impl<S: System + ?Sized> Clone for Call<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: System + ?Sized> Copy for Call<S> {}

impl<S: System + ?Sized> core::fmt::Debug for Call<S> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}.{}", self.module, self.name)
    }
}

/// An error as a guest gets it.
pub(crate) trait Code {
    fn code(self) -> u32;
}

impl Code for Errno {
    fn code(self) -> u32 {
        u32::from(self.raw())
    }
}

impl Code for BusError {
    fn code(self) -> u32 {
        self.raw()
    }
}

/// A bad address or argument, as the calls of the bus say it.
impl From<Errno> for BusError {
    fn from(errno: Errno) -> Self {
        match errno {
            Errno::Fault => BusError::MemoryAccessViolation,
            Errno::Inval => BusError::BadRequest,
            _ => BusError::UnknownError,
        }
    }
}

/// The usual result: the error's number, or 0.
#[inline]
pub(crate) fn finish<E: Code>(attempt: impl FnOnce() -> Poll<Result<u32, E>>) -> Poll<u32> {
    attempt().map(|result| result.unwrap_or_else(Code::code))
}

/// The result of `thread-spawn`: a number of its own, or the negated error.
pub(crate) fn finish_negative(attempt: impl FnOnce() -> Poll<Result<u32, Errno>>) -> Poll<u32> {
    attempt().map(|result| result.unwrap_or_else(|errno| errno.code().wrapping_neg()))
}
