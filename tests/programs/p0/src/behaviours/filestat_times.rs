//! Times go in and come out at preview0's offsets.

use crate::sys::*;

pub fn run() {
    let fd = create("file", b"");
    ok!(raw::fd_filestat_set_times(fd, 1_000_000_000_000_000_007, 1_100_000_000_000_000_009, 1 | 4));
    let stat = stat("file", 0).expect("path_filestat_get");
    assert_eq!((stat.atim, stat.mtim), (1_000_000_000_000_000_007, 1_100_000_000_000_000_009));
    answers!(raw::fd_filestat_set_times(fd, 0, 0, 3), INVAL);
}
