//! excl refuses whatever is there, also a dangling symlink.

use crate::sys::*;

pub fn run() {
    let fd = ok!(path_open(ROOT, 0, "file", CREAT | EXCL, FILE_RIGHTS, 0, 0));
    ok!(write(fd, b"content"));
    fails!(path_open(ROOT, 0, "file", CREAT | EXCL, FILE_RIGHTS, 0, 0), EXIST);
    ok!(symlink("nowhere", ROOT, "dangling"));
    fails!(path_open(ROOT, 0, "dangling", CREAT | EXCL, FILE_RIGHTS, 0, 0), EXIST);
    fails!(path_open(ROOT, FOLLOW, "dangling", CREAT | EXCL, FILE_RIGHTS, 0, 0), EXIST);
    ok!(mkdir(ROOT, "dir"));
    fails!(path_open(ROOT, 0, "dir", CREAT | EXCL, FILE_RIGHTS, 0, 0), EXIST);
    assert_eq!(get("file"), b"content");
    assert_eq!(names(ROOT), ["dangling", "dir", "file"]);
}
