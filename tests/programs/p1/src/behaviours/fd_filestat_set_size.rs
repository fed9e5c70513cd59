//! Files grow with zeros and shrink; the offset stays.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    ok!(write(fd, b"0123456789"));
    ok!(set_size(fd, 4));
    assert_eq!(ok!(filestat(fd)).size, 4);
    assert_eq!(ok!(tell(fd)), 10);
    ok!(set_size(fd, 8));
    assert_eq!(get("file"), b"0123\0\0\0\0");
    ok!(write(fd, b"x"));
    assert_eq!(get("file"), b"0123\0\0\0\0\0\0x");
    ok!(set_size(fd, 0));
    assert_eq!(get("file"), b"");
    fails!(set_size(fd, u64::MAX), INVAL | FBIG);
    fails!(set_size(fd, 1 << 63), INVAL | FBIG);
    let reader = ok!(path_open(ROOT, 0, "file", 0, RIGHTS_FD_READ, 0, 0));
    fails!(set_size(reader, 1), INVAL | BADF | NOTCAPABLE);
    fails!(set_size(ROOT, 1), ISDIR | INVAL | BADF | NOTCAPABLE);
}
