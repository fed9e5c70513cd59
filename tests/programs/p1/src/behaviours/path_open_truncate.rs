//! trunc empties the file, and needs the right to write.

use crate::sys::*;

pub fn run() {
    put("file", b"content");
    let fd = ok!(path_open(ROOT, 0, "file", TRUNC, FILE_RIGHTS, 0, 0));
    assert_eq!(ok!(filestat(fd)).size, 0);
    put("file", b"content");
    ok!(mkdir(ROOT, "dir"));
    fails!(path_open(ROOT, 0, "dir", TRUNC, RIGHTS_FD_WRITE, 0, 0), ISDIR);
    fails!(path_open(ROOT, 0, "missing", TRUNC, RIGHTS_FD_WRITE, 0, 0), NOENT);
    assert_eq!(get("file"), b"content");
}
