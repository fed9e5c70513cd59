//! `..` inside the preopen works, from where a symlink really leads.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "a"));
    ok!(mkdir(ROOT, "a/b"));
    ok!(mkdir(ROOT, "x"));
    put("a/file", b"in a");
    put("x/file", b"in x");
    put("file", b"at root");
    ok!(symlink("../a/b", ROOT, "x/link"));
    assert_eq!(get("x/../a/b/../file"), b"in a");
    assert_eq!(get("a/.././file"), b"at root");
    // By the letter this would be x/file.
    assert_eq!(get("x/link/../file"), b"in a");
    assert_eq!(get("x/link/../../x/file"), b"in x");
    fails!(stat(ROOT, 0, "missing/../file"), NOENT);
    fails!(stat(ROOT, 0, "file/../file"), NOTDIR);
    fails!(stat(ROOT, FOLLOW, "x/link/../../.."), NOTCAPABLE | PERM);
    // `..` that come back to the root are fine.
    assert_eq!(ok!(stat(ROOT, 0, "a/..")).ino, ok!(stat(ROOT, 0, ".")).ino);
}
