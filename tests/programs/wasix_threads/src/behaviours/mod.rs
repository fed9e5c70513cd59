//! Written by `cargo xtask programs` from the files beside it; do not edit.

mod epoll_closing;
mod epoll_exit;
mod epoll_waiters;
mod futex_exit;
mod futex_lock;
mod futex_wait;
mod futex_wake;
mod poll_closing;
mod thread_calls;
mod thread_exit;
mod thread_exit_first;
mod thread_join;
mod thread_spawn_v2;

/// Every behaviour by name.
pub const TABLE: &[(&str, super::Behaviour)] = &[
    ("epoll_closing", epoll_closing::run),
    ("epoll_exit", epoll_exit::run),
    ("epoll_waiters", epoll_waiters::run),
    ("futex_exit", futex_exit::run),
    ("futex_lock", futex_lock::run),
    ("futex_wait", futex_wait::run),
    ("futex_wake", futex_wake::run),
    ("poll_closing", poll_closing::run),
    ("thread_calls", thread_calls::run),
    ("thread_exit", thread_exit::run),
    ("thread_exit_first", thread_exit_first::run),
    ("thread_join", thread_join::run),
    ("thread_spawn_v2", thread_spawn_v2::run),
];
