//! The preview0 behaviours.

use crate::check::Case;

tests! { p0, foreach_p0:
    args_exact { .args(&["", "two words"]) }
    clocks
    environ_exact { .env(&[("A", "1"), ("EQUALS", "a=b")]) }
    files
    filestat_layout
    filestat_times
    path_times
    paths
    poll_clock
    poll_fds
    poll_nothing
    prestat
    process { .exits(33) }
    random
    readdir
    renumber
    rights
    seek_whence
    sockets
}
