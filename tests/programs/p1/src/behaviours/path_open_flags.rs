//! The descriptor flags given to path_open hold.

use crate::sys::*;

pub fn run() {
    let fd = ok!(path_open(ROOT, 0, "file", CREAT, FILE_RIGHTS, 0, FDFLAGS_NONBLOCK));
    assert_eq!(ok!(fdstat(fd)).fs_flags & FDFLAGS_NONBLOCK, FDFLAGS_NONBLOCK);
    ok!(write(fd, b"content"));
    for flags in [FDFLAGS_SYNC, FDFLAGS_DSYNC, FDFLAGS_DSYNC | FDFLAGS_APPEND] {
        let fd = ok!(path_open(ROOT, 0, "file", 0, FILE_RIGHTS, 0, flags));
        assert_eq!(ok!(fdstat(fd)).fs_flags & flags, flags);
        ok!(write(fd, b"x"));
    }
    let mut out = 0_u32;
    let name = "file";
    let (at, len) = (name.as_ptr().addr() as i32, name.len() as i32);
    let out_at = (&raw mut out).addr() as i32;
    answers!(raw::path_open(3, 0, at, len, 0x10, 2, 0, 0, out_at), INVAL);
    answers!(raw::path_open(3, 0, at, len, 0, 2, 0, 0x20, out_at), INVAL);
    answers!(raw::path_open(3, 2, at, len, 0, 2, 0, 0, out_at), INVAL);
    answers!(raw::path_open(3, 0, at, len, 0, 2, 0, 0, OUTSIDE), FAULT);
}
