//! Written by `cargo xtask programs` from the files beside it; do not edit.

mod clock_time_set;
mod fd_dup;
mod fd_dup2;
mod fd_event;
mod fd_fdflags;
mod fd_pipe;
mod fd_pipe_broken;
mod fd_renumber;

/// Every behaviour by name.
pub const TABLE: &[(&str, super::Behaviour)] = &[
    ("clock_time_set", clock_time_set::run),
    ("fd_dup", fd_dup::run),
    ("fd_dup2", fd_dup2::run),
    ("fd_event", fd_event::run),
    ("fd_fdflags", fd_fdflags::run),
    ("fd_pipe", fd_pipe::run),
    ("fd_pipe_broken", fd_pipe_broken::run),
    ("fd_renumber", fd_renumber::run),
];
