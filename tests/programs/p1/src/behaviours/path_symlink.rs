//! Symlinks hold any relative target and are made only where nothing is.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    put("file", b"content");
    ok!(symlink("file", ROOT, "link"));
    ok!(symlink("../file", ROOT, "dir/link"));
    ok!(symlink("no/such/place", ROOT, "dangling"));
    assert_eq!(get("link"), b"content");
    assert_eq!(get("dir/link"), b"content");
    fails!(symlink("x", ROOT, "link"), EXIST);
    fails!(symlink("x", ROOT, "dir"), EXIST);
    fails!(symlink("x", ROOT, "dangling"), EXIST);
    fails!(symlink("x", ROOT, "missing/link"), NOENT);
    fails!(symlink("", ROOT, "empty"), NOENT | INVAL);
    // An absolute target would never resolve here.
    fails!(symlink("/file", ROOT, "absolute"), NOTCAPABLE | PERM);
    let stat = ok!(stat(ROOT, 0, "dangling"));
    assert_eq!((stat.filetype, stat.size), (FILETYPE_SYMBOLIC_LINK, 13));
}
