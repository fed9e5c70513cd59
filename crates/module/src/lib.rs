//! Reading WebAssembly modules without running them, and changing them before they run.
//!
//! [`Inspection`] is all that a person may want to know of a module; [`glance`] is the little that has to be known
//! before it is run, read from its first sections only; [`Dialect`] says which family of calls an import belongs to;
//! [`rewrite`](rewrite::rewrite) changes a module for the engine that is to compile it.
//!
//! This crate knows no engine and no system: whether a call is built is for others to say. One invariant: the bytes are
//! a stranger's. Whatever they are, the answer is a value, and it takes memory in proportion to their number.

#![warn(missing_docs)]

mod dialect;
mod feature;
mod glance;
mod inspection;
pub mod rewrite;

pub use dialect::Dialect;
pub use feature::Feature;
pub use glance::{Glance, glance};
pub use inspection::{
    Entry, Export, ExternType, Import, Inspection, Memory, Producer, Signature, Unreadable, ValueType,
    validate,
};
