//! Trailing slashes are for directories only.

use crate::sys::*;

pub fn run() {
    put("file", b"content");
    ok!(mkdir(ROOT, "dir"));
    fails!(rename(ROOT, "file", ROOT, "new/"), NOTDIR | NOENT);
    fails!(rename(ROOT, "file/", ROOT, "new"), NOTDIR);
    fails!(rename(ROOT, "file/", ROOT, "new/"), NOTDIR);
    ok!(rename(ROOT, "dir/", ROOT, "moved"));
    ok!(rename(ROOT, "moved", ROOT, "again/"));
    ok!(rename(ROOT, "again/", ROOT, "dir/"));
    assert_eq!(names(ROOT), ["dir", "file"]);
}
