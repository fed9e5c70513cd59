//! On a descriptor with append, pwrite appends as on Linux.

use crate::sys::*;

pub fn run() {
    put("file", b"start");
    let fd = ok!(path_open(ROOT, 0, "file", 0, FILE_RIGHTS, 0, FDFLAGS_APPEND));
    assert_eq!(ok!(pwrite(fd, b"END", 0)), 3);
    assert_eq!(get("file"), b"startEND");
}
