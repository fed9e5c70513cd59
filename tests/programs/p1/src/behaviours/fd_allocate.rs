//! Allocation grows a file and never shrinks it.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    ok!(write(fd, b"0123456789"));
    ok!(allocate(fd, 0, 4));
    assert_eq!(ok!(filestat(fd)).size, 10);
    ok!(allocate(fd, 5, 100));
    assert_eq!(ok!(filestat(fd)).size, 105);
    assert_eq!(&get("file")[..12], b"0123456789\0\0");
    assert_eq!(ok!(tell(fd)), 10);
    fails!(allocate(fd, u64::MAX, 2), INVAL | FBIG);
    fails!(allocate(fd, i64::MAX as u64, 100), INVAL | FBIG);
    fails!(allocate(fd, 0, 0), INVAL);
    fails!(allocate(ROOT, 0, 1), NOTCAPABLE | BADF | ISDIR);
}
