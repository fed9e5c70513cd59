//! Written by `cargo xtask programs` from the files beside it; do not edit.

mod closing;
mod dial_by_path;
mod half_open;
mod resets;
mod swapped_address;

/// Every behaviour by name.
pub const TABLE: &[(&str, super::Behaviour)] = &[
    ("closing", closing::run),
    ("dial_by_path", dial_by_path::run),
    ("half_open", half_open::run),
    ("resets", resets::run),
    ("swapped_address", swapped_address::run),
];
