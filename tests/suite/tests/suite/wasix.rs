//! The calls of WASIX that need no threads.

use crate::check::Case;

/// `SIGPIPE`
const PIPE: u8 = 13;

tests! { wasix, foreach_wasix:
    clock_time_set
    fd_dup
    fd_dup2 { .open_files(32) }
    fd_event { .open_files(32) }
    fd_fdflags
    fd_pipe { .open_files(32) }
    fd_pipe_broken { .ends_by_signal(PIPE) }
    fd_renumber { .open_files(32) }
}
