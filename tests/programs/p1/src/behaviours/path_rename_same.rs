//! Renaming to the same file does nothing.

use crate::sys::*;

pub fn run() {
    put("file", b"content");
    ok!(rename(ROOT, "file", ROOT, "file"));
    ok!(link(ROOT, 0, "file", ROOT, "second"));
    ok!(rename(ROOT, "file", ROOT, "second"));
    assert_eq!(names(ROOT), ["file", "second"], "two names of one file both stay");
    ok!(mkdir(ROOT, "dir"));
    ok!(rename(ROOT, "dir", ROOT, "dir"));
}
