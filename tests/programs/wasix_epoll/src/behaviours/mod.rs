//! Written by `cargo xtask programs` from the files beside it; do not edit.

mod closed;
mod edge;
mod errors;
mod interrupted;
mod level;
mod many;
mod nested;
mod oneshot;
mod sockets;
mod streams;
mod timeout;

/// Every behaviour by name.
pub const TABLE: &[(&str, super::Behaviour)] = &[
    ("closed", closed::run),
    ("edge", edge::run),
    ("errors", errors::run),
    ("interrupted", interrupted::run),
    ("level", level::run),
    ("many", many::run),
    ("nested", nested::run),
    ("oneshot", oneshot::run),
    ("sockets", sockets::run),
    ("streams", streams::run),
    ("timeout", timeout::run),
];
