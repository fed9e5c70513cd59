//! creat through a dangling symlink makes the file it names.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    ok!(symlink("dir/target", ROOT, "link"));
    let fd = ok!(path_open(ROOT, FOLLOW, "link", CREAT, FILE_RIGHTS, 0, 0));
    ok!(write(fd, b"through"));
    assert_eq!(get("dir/target"), b"through");
    assert_eq!(ok!(stat(ROOT, NOFOLLOW, "link")).filetype, FILETYPE_SYMBOLIC_LINK);
}
