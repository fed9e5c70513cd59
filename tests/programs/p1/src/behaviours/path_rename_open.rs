//! A file renamed while open is still the same file.

use crate::sys::*;

pub fn run() {
    let fd = create("old");
    ok!(write(fd, b"one"));
    ok!(rename(ROOT, "old", ROOT, "new"));
    ok!(write(fd, b"-two"));
    assert_eq!(get("new"), b"one-two");
    ok!(mkdir(ROOT, "dir"));
    let dir = open_dir("dir");
    ok!(rename(ROOT, "dir", ROOT, "elsewhere"));
    ok!(mkdir(dir, "sub"));
    assert_eq!(names(open_dir("elsewhere")), ["sub"]);
}
