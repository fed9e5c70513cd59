//! Written by `cargo xtask programs` from the files beside it; do not edit.

mod files;
mod network;
mod pipes;
mod processes;
mod signals;
mod waiting;

/// Every behaviour by name.
pub const TABLE: &[(&str, super::Behaviour)] = &[
    ("files", files::run),
    ("network", network::run),
    ("pipes", pipes::run),
    ("processes", processes::run),
    ("signals", signals::run),
    ("waiting", waiting::run),
];
