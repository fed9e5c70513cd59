//! The contract between guests and the system: types with their layouts in guest memory, one trait per topic of
//! calls, and the thunks that turn a raw call (wasm words and guest addresses) into a typed one.
//!
//! Hidden here: pointer width (32 or 64 bit), dialects (preview0, preview1, WASIX), byte order and bounds checks.
//! Nothing here knows an operating system or an engine, and nothing here depends on another crate.
//!
//! One invariant: guest memory is reached through [`GuestMemory`] alone, and every address is checked before the
//! call it belongs to has a side effect (a bad address is `fault` at the door).
//!
//! - [`types`]: every type of the interfaces, generated from `witx/`.
//! - [`system`]: the topic traits and their union, [`system::System`].
//! - [`call`]: the list of calls with their wasm signatures and thunks.
//! - [`import`]: the same of an interface that is not the system's.

#![deny(missing_docs)]

pub mod argument;
pub mod call;
pub mod import;
pub mod layout;
pub mod memory;

mod values;
mod wasmedge;

#[rustfmt::skip]
mod generated {
    pub mod calls;
    pub mod system;
    pub mod types;
}

pub use argument::{
    GuestPtr, GuestSlice, GuestString, InBytes, OutBytes, OutStrings, StringBlock, StringList,
};
pub use generated::{calls, system, types};
pub use layout::{Value, W32, W64, Width};
pub use memory::{GuestMemory, IoCursor, IoVec, IoVecs};
