//! The lookup flag decides about the last component only.

use crate::sys::*;

pub fn run() {
    put("file", b"content");
    ok!(mkdir(ROOT, "dir"));
    put("dir/inner", b"inner");
    ok!(symlink("file", ROOT, "link"));
    ok!(symlink("dir", ROOT, "dirlink"));
    ok!(symlink("nowhere", ROOT, "dangling"));
    fails!(path_open(ROOT, NOFOLLOW, "link", 0, RIGHTS_FD_READ, 0, 0), LOOP);
    fails!(path_open(ROOT, NOFOLLOW, "dirlink", DIRECTORY, 0, 0, 0), LOOP | NOTDIR);
    fails!(path_open(ROOT, NOFOLLOW, "dangling", 0, RIGHTS_FD_READ, 0, 0), LOOP);
    fails!(path_open(ROOT, NOFOLLOW, "dangling", CREAT, RIGHTS_FD_WRITE, 0, 0), LOOP);
    fails!(path_open(ROOT, FOLLOW, "dangling", 0, RIGHTS_FD_READ, 0, 0), NOENT);
    // Components before the last are followed either way.
    let fd = ok!(path_open(ROOT, NOFOLLOW, "dirlink/inner", 0, RIGHTS_FD_READ, 0, 0));
    assert_eq!(rest(fd), b"inner");
    assert_eq!(ok!(stat(ROOT, NOFOLLOW, "link")).filetype, FILETYPE_SYMBOLIC_LINK);
    assert_eq!(ok!(stat(ROOT, FOLLOW, "link")).filetype, FILETYPE_REGULAR_FILE);
    assert_eq!(ok!(stat(ROOT, NOFOLLOW, "dangling")).filetype, FILETYPE_SYMBOLIC_LINK);
    fails!(stat(ROOT, FOLLOW, "dangling"), NOENT);
    // A trailing slash makes the last one not the last.
    assert_eq!(ok!(stat(ROOT, NOFOLLOW, "dirlink/")).filetype, FILETYPE_DIRECTORY);
}
