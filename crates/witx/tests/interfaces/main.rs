//! The interfaces of this repository: what they say, and whether it is what programs and hosts elsewhere expect.
//!
//! One invariant: a text that cannot be read fails a test with its diagnostic.

mod bindings;
mod differences;
mod layouts;
mod published;
mod published_crates;
#[cfg(target_pointer_width = "64")]
mod published_layouts;
mod signatures;

use std::path::Path;

use waxwing_witx::{Document, Module, load};

/// The interface file `witx/{name}.witx`.
fn interface(name: &str) -> Document {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../witx").join(format!("{name}.witx"));
    load(path).unwrap_or_else(|error| panic!("{error}"))
}

/// The module of an interface file that has one.
fn module(document: &Document) -> &Module {
    assert_eq!(document.modules.len(), 1);
    &document.modules[0]
}
