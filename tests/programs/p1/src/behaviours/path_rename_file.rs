//! A file takes a new name, and replaces the file that had it.

use crate::sys::*;

pub fn run() {
    put("old", b"old");
    put("new", b"new");
    ok!(rename(ROOT, "old", ROOT, "new"));
    assert_eq!(names(ROOT), ["new"]);
    assert_eq!(get("new"), b"old");
    ok!(mkdir(ROOT, "dir"));
    let dir = open_dir("dir");
    ok!(rename(ROOT, "new", dir, "moved"));
    assert_eq!(get("dir/moved"), b"old");
    ok!(rename(ROOT, "dir/../dir/moved", ROOT, "./back"));
    assert_eq!(names(ROOT), ["back", "dir"]);
    fails!(rename(ROOT, "missing", ROOT, "x"), NOENT);
    fails!(rename(ROOT, "back", ROOT, "missing/x"), NOENT);
    fails!(rename(ROOT, "back", ROOT, "back/x"), NOTDIR);
}
