//! What programs inside a Waxwing, or any other host of these interfaces, import.
//!
//! | module | what it has |
//! |---|---|
//! | [`wasi`] | WASI preview1, under the names of the crate `wasi` 0.11 |
//! | [`wasix`] | WASIX and preview1, under the names of the crate `wasix` 0.13 |
//! | `threads` | wasi-threads |
//! | `wasmedge` | the socket calls of WasmEdge; the older forms of some in `wasmedge::wasmedge_v1` |
//! | `legacy` | what the crate `wasix` 0.11 had and later ones do not; with the feature `legacy` |
//! | [`os`] | a small safe layer over WASIX: files, sockets, processes, signals, waiting |
//! | [`raw`] | the imports of all dialects as wasm has them: numbers and addresses |
//!
//! A program written for one of those crates changes its `use` lines:
//!
//! ```
//! // use wasix::{Errno, Fd, FD_STDOUT};
//! use waxwing_guest::wasix::{Errno, FD_STDOUT, Fd};
//! ```
//!
//! Not the same are: the texts of errors; the crate's own modules (`wasix::x`, `wasix::wasi`, `wasi::wasi_snapshot_preview1`), whose
//! items stand in one module here, so that types of both are one; pointers to what is only read, which are `*const`; `!` for what does
//! not come back. Of `wasix` 0.11 the calls and types that are gone are in `legacy`; those that have changed have today's form.
//!
//! `std` turns errors into `std::io::Error`; without it nothing here needs the standard library. Pointers are as wide as
//! the target's: with 32 bits preview1 comes from `wasi_snapshot_preview1` and WASIX from `wasix_32v1`, with 64 bits both
//! come from `wasix_64v1`. On targets other than wasm everything compiles and nothing links.
//!
//! One invariant: nothing here needs another crate.

#![no_std]
#![deny(missing_docs)]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[cfg(feature = "legacy")]
pub mod legacy;
pub mod os;
pub mod wasi;
pub mod wasix;

#[cfg(feature = "std")]
mod error;

#[expect(
    clippy::cast_possible_truncation,
    reason = "wasm passes small numbers in wide ones; the interface says how many bits count"
)]
#[rustfmt::skip]
mod generated {
    #[cfg(feature = "legacy")]
    pub(crate) mod legacy;
    pub(crate) mod preview1;
    pub mod raw;
    #[cfg(target_pointer_width = "32")]
    pub(crate) mod threads;
    pub(crate) mod types;
    pub(crate) mod wasix;
    #[cfg(target_pointer_width = "32")]
    pub(crate) mod wasmedge;
}

pub use generated::raw;

/// wasi-threads: the call that starts a thread, for programs whose memory is shared.
#[cfg(target_pointer_width = "32")]
pub mod threads {
    pub use crate::generated::threads::thread_spawn;
}

/// The socket calls that WasmEdge added to preview1, under their names; in `wasmedge_v1` those of the first version that have
/// another form now. The types that they share with preview1 and WASIX are in [`wasi`] and [`wasix`].
#[cfg(target_pointer_width = "32")]
pub mod wasmedge {
    pub use crate::generated::wasmedge::*;
}
