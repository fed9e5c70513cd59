//! Written by `cargo xtask programs` from the files beside it; do not edit.

mod fork_env;
mod fork_env_exit;
mod fork_many_alive;
mod fork_nested;
mod fork_pipe;
mod fork_sets;
mod fork_signals;
mod fork_sockets;
mod fork_wait;
mod setjmp_bad_pointers;
mod setjmp_deep;
mod setjmp_fork;
mod setjmp_from_handler;
mod setjmp_from_loop;
mod setjmp_in_handler;
mod setjmp_left;
mod setjmp_many;
mod setjmp_nested;
mod setjmp_unknown;
mod setjmp_value;
mod vfork_exec;
mod vfork_exit;
mod vfork_killed;
mod vfork_nested;
mod vfork_parent_killed;

/// Every behaviour by name.
pub const TABLE: &[(&str, super::Behaviour)] = &[
    ("fork_env", fork_env::run),
    ("fork_env_exit", fork_env_exit::run),
    ("fork_many_alive", fork_many_alive::run),
    ("fork_nested", fork_nested::run),
    ("fork_pipe", fork_pipe::run),
    ("fork_sets", fork_sets::run),
    ("fork_signals", fork_signals::run),
    ("fork_sockets", fork_sockets::run),
    ("fork_wait", fork_wait::run),
    ("setjmp_bad_pointers", setjmp_bad_pointers::run),
    ("setjmp_deep", setjmp_deep::run),
    ("setjmp_fork", setjmp_fork::run),
    ("setjmp_from_handler", setjmp_from_handler::run),
    ("setjmp_from_loop", setjmp_from_loop::run),
    ("setjmp_in_handler", setjmp_in_handler::run),
    ("setjmp_left", setjmp_left::run),
    ("setjmp_many", setjmp_many::run),
    ("setjmp_nested", setjmp_nested::run),
    ("setjmp_unknown", setjmp_unknown::run),
    ("setjmp_value", setjmp_value::run),
    ("vfork_exec", vfork_exec::run),
    ("vfork_exit", vfork_exit::run),
    ("vfork_killed", vfork_killed::run),
    ("vfork_nested", vfork_nested::run),
    ("vfork_parent_killed", vfork_parent_killed::run),
];
