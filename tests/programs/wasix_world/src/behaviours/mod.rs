//! Written by `cargo xtask programs` from the files beside it; do not edit.

mod cwd;
mod devices;
mod names;
mod root_descriptor;
mod tree_alone;
mod tree_mounts;
mod tree_paths;

/// Every behaviour by name.
pub const TABLE: &[(&str, super::Behaviour)] = &[
    ("cwd", cwd::run),
    ("devices", devices::run),
    ("names", names::run),
    ("root_descriptor", root_descriptor::run),
    ("tree_alone", tree_alone::run),
    ("tree_mounts", tree_mounts::run),
    ("tree_paths", tree_paths::run),
];
