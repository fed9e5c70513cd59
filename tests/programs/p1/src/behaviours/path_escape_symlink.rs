//! Symlinks that lead out of the preopen are not followed.
//! Run in a directory whose parent holds a file `secret` and a directory `outside`, and which
//! holds the symlinks `up` -> `..`, `abs` -> `/etc`, `secret` -> `../secret`,
//! `hidden` -> `dir/../../outside` and the directory `dir`.

use crate::sys::*;

pub fn run() {
    for path in ["up/secret", "up", "abs/passwd", "abs", "secret", "hidden/file", "up/outside/new"] {
        fails!(path_open(ROOT, FOLLOW, path, 0, RIGHTS_FD_READ, 0, 0), NOTCAPABLE | PERM);
        fails!(path_open(ROOT, FOLLOW, path, CREAT, RIGHTS_FD_WRITE, 0, 0), NOTCAPABLE | PERM);
        fails!(stat(ROOT, FOLLOW, path), NOTCAPABLE | PERM);
        fails!(path_set_times(ROOT, FOLLOW, path, 0, 0, FSTFLAGS_MTIM), NOTCAPABLE | PERM);
    }
    for path in ["up/secret", "abs/passwd", "hidden/file", "up/outside/new"] {
        fails!(stat(ROOT, 0, path), NOTCAPABLE | PERM);
        fails!(mkdir(ROOT, path), NOTCAPABLE | PERM);
        fails!(unlink(ROOT, path), NOTCAPABLE | PERM);
        fails!(rmdir(ROOT, path), NOTCAPABLE | PERM);
        fails!(symlink("x", ROOT, path), NOTCAPABLE | PERM);
        fails!(rename(ROOT, path, ROOT, "new"), NOTCAPABLE | PERM);
        fails!(rename(ROOT, "dir", ROOT, path), NOTCAPABLE | PERM);
        fails!(link(ROOT, 0, path, ROOT, "new"), NOTCAPABLE | PERM);
    }
    // The links themselves are ours to look at and to remove.
    assert_eq!(ok!(stat(ROOT, 0, "up")).filetype, FILETYPE_SYMBOLIC_LINK);
    assert_eq!(ok!(readlink(ROOT, "abs", 64)), b"/etc");
    ok!(unlink(ROOT, "abs"));
    ok!(unlink(ROOT, "up"));
}
