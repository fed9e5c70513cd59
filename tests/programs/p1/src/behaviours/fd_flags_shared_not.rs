//! Two opens of one file have flags and offsets of their own.

use crate::sys::*;

pub fn run() {
    let first = create("file");
    let second = open("file");
    ok!(write(first, b"hello"));
    assert_eq!(ok!(tell(second)), 0);
    ok!(set_flags(first, FDFLAGS_APPEND));
    assert_eq!(ok!(fdstat(second)).fs_flags, 0);
    let mut buf = [0; 5];
    assert_eq!(ok!(read(second, &mut buf)), 5);
    assert_eq!(&buf, b"hello");
    ok!(close(first));
    assert_eq!(ok!(tell(second)), 5, "closing one leaves the other alone");
}
