//! What cannot be linked: directories, onto existing names, with slashes.

use crate::sys::*;

pub fn run() {
    put("file", b"");
    ok!(mkdir(ROOT, "dir"));
    fails!(link(ROOT, 0, "file", ROOT, "file"), EXIST);
    fails!(link(ROOT, 0, "file", ROOT, "dir"), EXIST);
    fails!(link(ROOT, 0, "dir", ROOT, "new"), PERM | ACCES);
    fails!(link(ROOT, 0, "missing", ROOT, "new"), NOENT);
    fails!(link(ROOT, 0, "file", ROOT, "new/"), NOENT | NOTDIR);
    fails!(link(ROOT, 0, "file/", ROOT, "new"), NOTDIR | NOENT);
    fails!(link(ROOT, 0, "file", ROOT, "missing/new"), NOENT);
    assert_eq!(names(ROOT), ["dir", "file"]);
}
