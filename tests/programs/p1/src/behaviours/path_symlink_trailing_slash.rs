//! A symlink's new name with a trailing slash is refused.

use crate::sys::*;

pub fn run() {
    fails!(symlink("target", ROOT, "new/"), NOENT | NOTDIR);
    ok!(mkdir(ROOT, "dir"));
    fails!(symlink("target", ROOT, "dir/"), EXIST);
    put("file", b"");
    fails!(symlink("target", ROOT, "file/"), NOTDIR | EXIST);
    assert_eq!(names(ROOT), ["dir", "file"]);
}
