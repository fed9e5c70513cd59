//! Writing past the end fills the gap with zeros.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    ok!(seek(fd, 5, WHENCE_SET));
    assert_eq!(ok!(filestat(fd)).size, 0, "seeking alone does not grow the file");
    ok!(write(fd, b"x"));
    assert_eq!(get("file"), b"\0\0\0\0\0x");
}
