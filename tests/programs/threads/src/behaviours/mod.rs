//! Written by `cargo xtask programs` from the files beside it; do not edit.

mod atomics;
mod exit_in_thread;
mod mutex_condvar;
mod spawn_join;

/// Every behaviour by name.
pub const TABLE: &[(&str, super::Behaviour)] = &[
    ("atomics", atomics::run),
    ("exit_in_thread", exit_in_thread::run),
    ("mutex_condvar", mutex_condvar::run),
    ("spawn_join", spawn_join::run),
];
