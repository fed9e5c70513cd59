//! Writing at an offset leaves the descriptor's own offset alone.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    ok!(write(fd, b"0123456789"));
    ok!(seek(fd, 3, WHENCE_SET));
    assert_eq!(ok!(pwrite(fd, b"ab", 7)), 2);
    assert_eq!(ok!(pwritev(fd, &[b"x", b"yz"], 0)), 3);
    assert_eq!(ok!(pwrite(fd, b"end", 12)), 3);
    assert_eq!(ok!(tell(fd)), 3);
    assert_eq!(get("file"), b"xyz3456ab9\0\0end");
}
