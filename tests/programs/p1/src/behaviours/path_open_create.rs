//! creat makes missing files and opens existing ones as they are.

use crate::sys::*;

pub fn run() {
    let fd = ok!(path_open(ROOT, 0, "file", CREAT, FILE_RIGHTS, 0, 0));
    ok!(write(fd, b"content"));
    let fd = ok!(path_open(ROOT, 0, "file", CREAT, FILE_RIGHTS, 0, 0));
    assert_eq!(rest(fd), b"content");
    fails!(path_open(ROOT, 0, "missing", 0, RIGHTS_FD_READ, 0, 0), NOENT);
    fails!(path_open(ROOT, 0, "missing/file", CREAT, RIGHTS_FD_READ, 0, 0), NOENT);
    fails!(path_open(ROOT, 0, "file/file", CREAT, RIGHTS_FD_READ, 0, 0), NOTDIR);
    fails!(path_open(ROOT, 0, "missing", DIRECTORY, 0, 0, 0), NOENT);
}
