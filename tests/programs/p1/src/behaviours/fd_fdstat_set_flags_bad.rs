//! Flag bits that do not exist are inval.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    for bits in [0x20, 0x8000, 0xffff] {
        answers!(raw::fd_fdstat_set_flags(fd as i32, bits), INVAL);
    }
    assert_eq!(ok!(fdstat(fd)).fs_flags, 0);
    // Without the right to change them: notcapable.
    let fd = ok!(path_open(ROOT, 0, "file", 0, RIGHTS_FD_WRITE, 0, 0));
    fails!(set_flags(fd, FDFLAGS_APPEND), NOTCAPABLE | BADF);
}
