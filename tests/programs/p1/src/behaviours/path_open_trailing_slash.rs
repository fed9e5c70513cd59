//! A trailing slash asks for a directory.

use crate::sys::*;

pub fn run() {
    put("file", b"");
    ok!(mkdir(ROOT, "dir"));
    fails!(path_open(ROOT, 0, "file/", 0, RIGHTS_FD_READ, 0, 0), NOTDIR);
    fails!(path_open(ROOT, 0, "file///", 0, RIGHTS_FD_READ, 0, 0), NOTDIR);
    fails!(path_open(ROOT, 0, "new/", CREAT, FILE_RIGHTS, 0, 0), ISDIR | NOENT | NOTDIR | INVAL);
    ok!(path_open(ROOT, 0, "dir/", 0, RIGHTS_FD_READDIR, 0, 0));
    ok!(symlink("dir", ROOT, "dirlink"));
    ok!(symlink("file", ROOT, "filelink"));
    let fd = ok!(path_open(ROOT, FOLLOW, "dirlink/", 0, RIGHTS_FD_READDIR, 0, 0));
    assert_eq!(ok!(fdstat(fd)).fs_filetype, FILETYPE_DIRECTORY);
    fails!(path_open(ROOT, FOLLOW, "filelink/", 0, RIGHTS_FD_READ, 0, 0), NOTDIR);
    assert_eq!(names(ROOT), ["dir", "dirlink", "file", "filelink"]);
}
