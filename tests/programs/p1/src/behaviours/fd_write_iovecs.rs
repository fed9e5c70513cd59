//! Several buffers are written in order.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    assert_eq!(ok!(writev(fd, &[b"ab", b"", b"cde", b"f"])), 6);
    assert_eq!(get("file"), b"abcdef");
    assert_eq!(ok!(tell(fd)), 6);
}
