//! A directory takes a new name with all it holds, and replaces only an empty one.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "old"));
    put("old/file", b"content");
    ok!(rename(ROOT, "old", ROOT, "new"));
    assert_eq!(get("new/file"), b"content");
    ok!(mkdir(ROOT, "empty"));
    ok!(rename(ROOT, "new", ROOT, "empty"));
    assert_eq!(get("empty/file"), b"content");
    ok!(mkdir(ROOT, "source"));
    fails!(rename(ROOT, "source", ROOT, "empty"), NOTEMPTY | EXIST);
    fails!(rename(ROOT, "empty", ROOT, "empty/inside"), INVAL);
    ok!(mkdir(ROOT, "empty/sub"));
    fails!(rename(ROOT, "empty/sub", ROOT, "empty"), NOTEMPTY | EXIST);
    assert_eq!(names(ROOT), ["empty", "source"]);
}
