//! A small safe layer over WASIX: what it opens it closes, and what a call is given it outlives.
//!
//! It feels like the standard library where that has no WASIX: descriptors that can be shared with children, sockets,
//! processes, signals, futexes, waiting for many things. It needs no allocator but for `process::Command` (feature `alloc`).
//! Errors are the [`Errno`] of the call; `intr` is left to the caller, but where all bytes are to be moved.
//!
//! One thing the standard library does not do here: it lets SIGPIPE be. What writes to a pipe or a stream that nobody reads is ended
//! by it, unless the program has a handler (see [`signal::listen`]); then the write answers `pipe`.
//!
//! Threads are started by the standard library of wasm32-wasip1-threads; [`thread`] has what that lacks.

mod fd;

pub mod fs;
pub mod net;
pub mod pipe;
pub mod poll;
pub mod process;
pub mod signal;
pub mod thread;

pub use crate::wasix::Errno;
pub use fd::{AsFd, OwnedFd};

/// What calls answer.
pub type Result<T> = core::result::Result<T, Errno>;

/// A duration as calls have it: nanoseconds, at most some 584 years.
fn nanoseconds(duration: core::time::Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}

/// A time-out, or none.
fn option_timestamp(timeout: Option<core::time::Duration>) -> crate::wasix::OptionTimestamp {
    use crate::wasix::{OPTION_NONE, OPTION_SOME, OptionTimestamp, OptionTimestampU};
    match timeout {
        Some(timeout) => {
            OptionTimestamp { tag: OPTION_SOME.raw(), u: OptionTimestampU { some: nanoseconds(timeout) } }
        }
        None => OptionTimestamp { tag: OPTION_NONE.raw(), u: OptionTimestampU { none: 0 } },
    }
}
