//! In a preopen given for reading only nothing can be changed.
//! Run with a read-only preopen that holds `file` (`content`) and the directory `dir`.

use crate::sys::*;

pub fn run() {
    assert_eq!(get("file"), b"content");
    assert_eq!(names(ROOT), ["dir", "file"]);
    fails!(path_open(ROOT, 0, "file", 0, RIGHTS_FD_WRITE, 0, 0), NOTCAPABLE | ROFS | PERM);
    fails!(path_open(ROOT, 0, "new", CREAT, RIGHTS_FD_READ, 0, 0), NOTCAPABLE | ROFS | PERM);
    fails!(path_open(ROOT, 0, "file", TRUNC, RIGHTS_FD_READ, 0, 0), NOTCAPABLE | ROFS | PERM);
    fails!(mkdir(ROOT, "new"), NOTCAPABLE | ROFS | PERM);
    fails!(rmdir(ROOT, "dir"), NOTCAPABLE | ROFS | PERM);
    fails!(unlink(ROOT, "file"), NOTCAPABLE | ROFS | PERM);
    fails!(symlink("x", ROOT, "new"), NOTCAPABLE | ROFS | PERM);
    fails!(link(ROOT, 0, "file", ROOT, "new"), NOTCAPABLE | ROFS | PERM);
    fails!(rename(ROOT, "file", ROOT, "new"), NOTCAPABLE | ROFS | PERM);
    fails!(path_set_times(ROOT, 0, "file", 0, 0, FSTFLAGS_MTIM), NOTCAPABLE | ROFS | PERM);
    let dir = ok!(path_open(ROOT, 0, "dir", DIRECTORY, RIGHTS_PATH_OPEN, RIGHTS_FD_READ, 0));
    fails!(path_open(dir, 0, "new", CREAT, RIGHTS_FD_READ, 0, 0), NOTCAPABLE | ROFS | PERM);
    assert_eq!(names(ROOT), ["dir", "file"]);
}
