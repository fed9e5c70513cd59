//! What a directory does not hand on cannot be had below it.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    put("dir/file", b"content");
    let dir = ok!(path_open(ROOT, 0, "dir", DIRECTORY, DIR_RIGHTS, RIGHTS_FD_READ | RIGHTS_FD_SEEK, 0));
    ok!(set_rights(dir, DIR_RIGHTS, RIGHTS_FD_READ | RIGHTS_FD_SEEK));
    let fd = ok!(path_open(dir, 0, "file", 0, RIGHTS_FD_READ, 0, 0));
    assert_eq!(ok!(read(fd, &mut [0; 16])), 7);
    fails!(path_open(dir, 0, "file", 0, RIGHTS_FD_READ | RIGHTS_FD_WRITE, 0, 0), NOTCAPABLE);
    fails!(path_open(dir, 0, "file", 0, RIGHTS_FD_READ, RIGHTS_FD_WRITE, 0), NOTCAPABLE);
    assert_eq!(get("dir/file"), b"content");
}
