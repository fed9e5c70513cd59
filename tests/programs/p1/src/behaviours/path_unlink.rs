//! Files and symlinks are unlinked, directories are not.

use crate::sys::*;

pub fn run() {
    put("file", b"");
    ok!(mkdir(ROOT, "dir"));
    ok!(symlink("file", ROOT, "link"));
    ok!(symlink("dir", ROOT, "dirlink"));
    fails!(unlink(ROOT, "dir"), ISDIR | PERM);
    fails!(unlink(ROOT, "dir/"), ISDIR | PERM);
    fails!(unlink(ROOT, "file/"), NOTDIR);
    fails!(unlink(ROOT, "missing"), NOENT);
    fails!(unlink(ROOT, "file/x"), NOTDIR);
    ok!(unlink(ROOT, "link"));
    assert_eq!(get("file"), b"");
    ok!(unlink(ROOT, "dirlink"));
    ok!(unlink(ROOT, "dir/../file"));
    assert_eq!(names(ROOT), ["dir"]);
}
