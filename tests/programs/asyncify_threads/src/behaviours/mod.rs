//! Written by `cargo xtask programs` from the files beside it; do not edit.

mod fork_in_thread;
mod fork_shared_memory;
mod fork_thread_returns;
mod setjmp_in_thread;
mod setjmp_other_thread;
mod vfork_in_thread;
mod vfork_parent_exits;

/// Every behaviour by name.
pub const TABLE: &[(&str, super::Behaviour)] = &[
    ("fork_in_thread", fork_in_thread::run),
    ("fork_shared_memory", fork_shared_memory::run),
    ("fork_thread_returns", fork_thread_returns::run),
    ("setjmp_in_thread", setjmp_in_thread::run),
    ("setjmp_other_thread", setjmp_other_thread::run),
    ("vfork_in_thread", vfork_in_thread::run),
    ("vfork_parent_exits", vfork_parent_exits::run),
];
