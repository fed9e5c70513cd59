//! Files and directories can be synced.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    ok!(write(fd, b"content"));
    ok!(sync(fd));
    ok!(datasync(fd));
    ok!(mkdir(ROOT, "dir"));
    ok!(sync(open_dir("dir")));
    assert_eq!(get("file"), b"content");
}
