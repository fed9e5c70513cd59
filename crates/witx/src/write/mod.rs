//! Writers: Rust text made from documents. `host` is the contract crate (types, topic traits, thunks, the list of calls)
//! and what the system crate derives from it (layers, calls that are not built).
//!
//! Main type: [`Plan`], the documents seen as one interface: types with the Rust module they go to, methods, calls. One
//! invariant: the same documents give the same text, byte for byte.

mod bindings;
mod calls;
mod docs;
mod guest;
mod header;
mod host;
mod layer;
mod names;
mod plan;
mod rust;
mod support;
mod system;
mod trace;
mod types;
mod unsupported;

pub(crate) use bindings::import_name;
pub use bindings::{Bindings, By, Replace, write_bindings};
pub use calls::write_calls;
pub use docs::{write_html, write_markdown};
pub use guest::write_guest;
pub use header::{Header, write_header};
pub use host::write_host;
pub use layer::write_layers;
pub use plan::{Plan, PlanError};
pub use support::{Built, support_title, write_support};
pub use system::write_system;
pub use trace::write_trace;
pub use types::write_types;
pub use unsupported::{NotBuilt, PartlyBuilt, read_partial, read_unsupported, write_unsupported};

/// The first line of every generated file.
pub(crate) const HEADER: &str = "// Generated from witx/ by `cargo xtask codegen`. Do not edit.\n";

/// The names that generated text may need from the contract crate, by module.
const NAMES: [(&str, &[&str]); 3] = [
    (
        "argument",
        &["GuestPtr", "GuestSlice", "GuestString", "InBytes", "OutBytes", "OutStrings", "StringList"],
    ),
    ("layout", &["Address", "W32", "W64", "Width"]),
    ("memory", &["GuestMemory", "IoVecs"]),
];

/// `use` lines for those of [`NAMES`] that `text` mentions.
pub(crate) fn uses(text: &str, modules: &[&str]) -> String {
    let mut lines = String::new();
    for (module, names) in NAMES.iter().filter(|(module, _)| modules.contains(module)) {
        let used: Vec<&str> = names.iter().copied().filter(|name| mentions(text, name)).collect();
        if !used.is_empty() {
            lines.push_str(&format!("use crate::{module}::{{{}}};\n", used.join(", ")));
        }
    }
    lines
}

fn mentions(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let part = |letter: char| letter.is_alphanumeric() || letter == '_';
        !text[..at].ends_with(part) && !text[at + name.len()..].starts_with(part)
    })
}
