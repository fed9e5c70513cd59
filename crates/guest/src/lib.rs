//! What programs inside a Waxwing, or any other host of these interfaces, import.
//!
//! So far the imports as wasm has them, for every dialect: [`raw`]. Typed wrappers are to come; until then the published
//! crates `wasi` and `wasix` have them.
//!
//! One invariant: nothing here needs the standard library or another crate.

#![no_std]

#[rustfmt::skip]
mod generated {
    pub mod raw;
}

pub use generated::raw;
