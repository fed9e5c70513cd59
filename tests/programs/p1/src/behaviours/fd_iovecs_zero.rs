//! No buffers, or only empty ones, move nothing.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    ok!(write(fd, b"abc"));
    ok!(seek(fd, 1, WHENCE_SET));
    assert_eq!(ok!(readv(fd, &mut [])), 0);
    assert_eq!(ok!(writev(fd, &[])), 0);
    assert_eq!(ok!(preadv(fd, &mut [], 0)), 0);
    assert_eq!(ok!(pwritev(fd, &[], 0)), 0);
    assert_eq!(ok!(read(fd, &mut [])), 0);
    assert_eq!(ok!(write(fd, &[])), 0);
    assert_eq!(ok!(tell(fd)), 1);
    assert_eq!(ok!(writev(1, &[])), 0);
    assert_eq!(get("file"), b"abc");
}
