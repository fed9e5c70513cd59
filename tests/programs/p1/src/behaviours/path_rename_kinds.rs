//! Files and directories do not replace each other.

use crate::sys::*;

pub fn run() {
    put("file", b"content");
    ok!(mkdir(ROOT, "dir"));
    fails!(rename(ROOT, "file", ROOT, "dir"), ISDIR);
    fails!(rename(ROOT, "dir", ROOT, "file"), NOTDIR);
    assert_eq!(names(ROOT), ["dir", "file"]);
    ok!(symlink("dir", ROOT, "link"));
    ok!(rename(ROOT, "file", ROOT, "link"));
    assert_eq!(get("link"), b"content");
}
