//! A symlink is renamed itself, not what it names.

use crate::sys::*;

pub fn run() {
    put("file", b"content");
    ok!(symlink("file", ROOT, "link"));
    ok!(rename(ROOT, "link", ROOT, "moved"));
    assert_eq!(ok!(readlink(ROOT, "moved", 16)), b"file");
    assert_eq!(get("file"), b"content");
    assert_eq!(names(ROOT), ["file", "moved"]);
}
