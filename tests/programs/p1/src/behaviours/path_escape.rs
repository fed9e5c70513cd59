//! No path leads out of the preopen, absolute or by too many `..`.
//! Run in a directory whose parent holds a file `secret` and a directory `outside`.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    put("file", b"");
    for path in [
        "..",
        "../secret",
        "../outside/file",
        "dir/../../secret",
        "dir/../..",
        "./../secret",
        "/",
        "/etc/passwd",
        "/file",
        "//file",
        "../../../../../../../../etc/passwd",
    ] {
        fails!(path_open(ROOT, FOLLOW, path, 0, RIGHTS_FD_READ, 0, 0), NOTCAPABLE | PERM);
        fails!(path_open(ROOT, 0, path, DIRECTORY, 0, 0, 0), NOTCAPABLE | PERM);
        fails!(path_open(ROOT, 0, path, CREAT, RIGHTS_FD_WRITE, 0, 0), NOTCAPABLE | PERM);
        fails!(stat(ROOT, FOLLOW, path), NOTCAPABLE | PERM);
        fails!(stat(ROOT, 0, path), NOTCAPABLE | PERM);
        fails!(path_set_times(ROOT, FOLLOW, path, 0, 0, FSTFLAGS_MTIM), NOTCAPABLE | PERM);
        fails!(mkdir(ROOT, path), NOTCAPABLE | PERM);
        fails!(unlink(ROOT, path), NOTCAPABLE | PERM);
        fails!(rmdir(ROOT, path), NOTCAPABLE | PERM);
        fails!(readlink(ROOT, path, 10), NOTCAPABLE | PERM);
        fails!(symlink("file", ROOT, path), NOTCAPABLE | PERM);
        fails!(link(ROOT, 0, path, ROOT, "new"), NOTCAPABLE | PERM);
        fails!(link(ROOT, 0, "file", ROOT, path), NOTCAPABLE | PERM);
        fails!(rename(ROOT, path, ROOT, "new"), NOTCAPABLE | PERM);
        fails!(rename(ROOT, "file", ROOT, path), NOTCAPABLE | PERM);
    }
    // The same from a directory below: `..` of an opened directory is outside of it.
    let dir = open_dir("dir");
    fails!(path_open(dir, 0, "../file", 0, RIGHTS_FD_READ, 0, 0), NOTCAPABLE | PERM);
    assert_eq!(names(ROOT), ["dir", "file"]);
}
