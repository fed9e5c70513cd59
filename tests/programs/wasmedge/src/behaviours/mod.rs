//! Written by `cargo xtask programs` from the files beside it; do not edit.

mod crate_incoming;
mod crate_lookup;
mod crate_options;
mod crate_poll;
mod crate_tcp;
mod crate_udp;
mod hostile;
mod lookup;
mod named;
mod options;
mod path_open;
mod refused;
mod v1;
mod v2;

/// Every behaviour by name.
pub const TABLE: &[(&str, super::Behaviour)] = &[
    ("crate_incoming", crate_incoming::run),
    ("crate_lookup", crate_lookup::run),
    ("crate_options", crate_options::run),
    ("crate_poll", crate_poll::run),
    ("crate_tcp", crate_tcp::run),
    ("crate_udp", crate_udp::run),
    ("hostile", hostile::run),
    ("lookup", lookup::run),
    ("named", named::run),
    ("options", options::run),
    ("path_open", path_open::run),
    ("refused", refused::run),
    ("v1", v1::run),
    ("v2", v2::run),
];
