//! Only empty directories are removed, and only directories.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    ok!(mkdir(ROOT, "dir/sub"));
    fails!(rmdir(ROOT, "dir"), NOTEMPTY);
    ok!(rmdir(ROOT, "dir/sub"));
    ok!(rmdir(ROOT, "dir/"));
    fails!(rmdir(ROOT, "dir"), NOENT);
    put("file", b"");
    fails!(rmdir(ROOT, "file"), NOTDIR);
    fails!(rmdir(ROOT, "file/"), NOTDIR);
    ok!(mkdir(ROOT, "dir"));
    ok!(symlink("dir", ROOT, "link"));
    fails!(rmdir(ROOT, "link"), NOTDIR);
    fails!(rmdir(ROOT, "."), INVAL | BUSY | NOTEMPTY | NOTCAPABLE | PERM);
    fails!(rmdir(ROOT, "dir/."), INVAL);
    assert_eq!(names(ROOT), ["dir", "file", "link"]);
}
