//! Written by `cargo xtask programs` from the files beside it; do not edit.

mod atomics;
mod barrier;
mod channels;
mod condvar_timeout;
mod exit_in_thread;
mod many_threads;
mod mutex_condvar;
mod once_rwlock;
mod parked;
mod spawn_join;
mod tls_destructors;

/// Every behaviour by name.
pub const TABLE: &[(&str, super::Behaviour)] = &[
    ("atomics", atomics::run),
    ("barrier", barrier::run),
    ("channels", channels::run),
    ("condvar_timeout", condvar_timeout::run),
    ("exit_in_thread", exit_in_thread::run),
    ("many_threads", many_threads::run),
    ("mutex_condvar", mutex_condvar::run),
    ("once_rwlock", once_rwlock::run),
    ("parked", parked::run),
    ("spawn_join", spawn_join::run),
    ("tls_destructors", tls_destructors::run),
];
