// Generated from witx/ by `cargo xtask codegen`. Do not edit.

//! The call of the wasi-threads proposal.

use super::types::*;
use crate::raw::wasi as imports;

type Word = i32;

/// Starts a thread: a new instance over the same memory, whose export `wasi_thread_start` is called with the
/// thread's number and `start`. Gives the number, from 1 to 2^29 - 1, or an errno with a minus. A libc with threads
/// has that export for its own: programs with one start threads through it.
///
/// Imported as `thread-spawn` from `wasi`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn thread_spawn(start: Size) -> i32 {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe { imports::thread_spawn(start as Word) }
}
