//! A time and "now" together are inval and change nothing.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    ok!(set_times(fd, 11, 12, FSTFLAGS_ATIM | FSTFLAGS_MTIM));
    fails!(set_times(fd, 1, 1, FSTFLAGS_ATIM | FSTFLAGS_ATIM_NOW), INVAL);
    fails!(set_times(fd, 1, 1, FSTFLAGS_MTIM | FSTFLAGS_MTIM_NOW), INVAL);
    fails!(set_times(fd, 1, 1, FSTFLAGS_ATIM | FSTFLAGS_MTIM | FSTFLAGS_MTIM_NOW), INVAL);
    fails!(path_set_times(ROOT, 0, "file", 1, 1, FSTFLAGS_ATIM | FSTFLAGS_ATIM_NOW), INVAL);
    fails!(path_set_times(ROOT, 0, "file", 1, 1, FSTFLAGS_MTIM | FSTFLAGS_MTIM_NOW), INVAL);
    answers!(raw::fd_filestat_set_times(fd as i32, 1, 1, 16), INVAL);
    let stat = ok!(filestat(fd));
    assert_eq!((stat.atim, stat.mtim), (11, 12));
}
