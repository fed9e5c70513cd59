//! Directories are made once, where their parent is.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    assert_eq!(ok!(stat(ROOT, 0, "dir")).filetype, FILETYPE_DIRECTORY);
    fails!(mkdir(ROOT, "dir"), EXIST);
    ok!(mkdir(ROOT, "dir/sub"));
    ok!(mkdir(ROOT, "slash/"));
    ok!(mkdir(ROOT, "dir//./sub/../other"));
    assert_eq!(names(open_dir("dir")), ["other", "sub"]);
    fails!(mkdir(ROOT, "missing/sub"), NOENT);
    put("file", b"");
    fails!(mkdir(ROOT, "file"), EXIST);
    fails!(mkdir(ROOT, "file/sub"), NOTDIR);
    ok!(symlink("nowhere", ROOT, "dangling"));
    fails!(mkdir(ROOT, "dangling"), EXIST);
    fails!(mkdir(ROOT, "."), EXIST);
    fails!(mkdir(ROOT, ""), NOENT | INVAL);
}
