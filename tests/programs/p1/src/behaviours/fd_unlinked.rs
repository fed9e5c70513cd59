//! A file without a name lives as long as its descriptor.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    ok!(write(fd, b"content"));
    ok!(unlink(ROOT, "file"));
    fails!(stat(ROOT, 0, "file"), NOENT);
    assert_eq!(ok!(filestat(fd)).nlink, 0);
    ok!(seek(fd, 0, WHENCE_SET));
    assert_eq!(rest(fd), b"content");
    ok!(write(fd, b"more"));
    assert_eq!(ok!(filestat(fd)).size, 11);
}
