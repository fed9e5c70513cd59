//! The directory flag takes directories only; directories open without it too.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    put("file", b"");
    fails!(path_open(ROOT, 0, "file", DIRECTORY, 0, 0, 0), NOTDIR);
    for path in ["dir", "dir/", "dir/.", "./dir//", "."] {
        let fd = ok!(path_open(ROOT, 0, path, DIRECTORY, DIR_RIGHTS, 0, 0));
        assert_eq!(ok!(fdstat(fd)).fs_filetype, FILETYPE_DIRECTORY, "{path}");
        let fd = ok!(path_open(ROOT, 0, path, 0, RIGHTS_FD_READDIR, 0, 0));
        assert_eq!(ok!(fdstat(fd)).fs_filetype, FILETYPE_DIRECTORY, "{path}");
    }
    fails!(path_open(ROOT, 0, "new", CREAT | DIRECTORY, 0, 0, 0), INVAL);
    assert_eq!(names(ROOT), ["dir", "file"]);
}
