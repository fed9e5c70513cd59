//! Append can be set and cleared on an open file, and then writes obey.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    ok!(write(fd, b"0123456789"));
    ok!(set_flags(fd, FDFLAGS_APPEND));
    assert_eq!(ok!(fdstat(fd)).fs_flags & FDFLAGS_APPEND, FDFLAGS_APPEND);
    ok!(seek(fd, 2, WHENCE_SET));
    ok!(write(fd, b"end"));
    assert_eq!(ok!(tell(fd)), 13, "an append leaves the offset at the end");
    ok!(set_flags(fd, 0));
    assert_eq!(ok!(fdstat(fd)).fs_flags & FDFLAGS_APPEND, 0);
    ok!(seek(fd, 0, WHENCE_SET));
    ok!(write(fd, b"ab"));
    assert_eq!(get("file"), b"ab23456789end");
}
