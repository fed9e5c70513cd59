//! Written by `cargo xtask programs` from the files beside it; do not edit.

mod args_exact;
mod clocks;
mod environ_exact;
mod files;
mod filestat_layout;
mod filestat_times;
mod path_times;
mod paths;
mod poll_clock;
mod poll_fds;
mod poll_nothing;
mod prestat;
mod process;
mod random;
mod readdir;
mod renumber;
mod rights;
mod seek_whence;
mod sockets;

/// Every behaviour by name.
pub const TABLE: &[(&str, super::Behaviour)] = &[
    ("args_exact", args_exact::run),
    ("clocks", clocks::run),
    ("environ_exact", environ_exact::run),
    ("files", files::run),
    ("filestat_layout", filestat_layout::run),
    ("filestat_times", filestat_times::run),
    ("path_times", path_times::run),
    ("paths", paths::run),
    ("poll_clock", poll_clock::run),
    ("poll_fds", poll_fds::run),
    ("poll_nothing", poll_nothing::run),
    ("prestat", prestat::run),
    ("process", process::run),
    ("random", random::run),
    ("readdir", readdir::run),
    ("renumber", renumber::run),
    ("rights", rights::run),
    ("seek_whence", seek_whence::run),
    ("sockets", sockets::run),
];
