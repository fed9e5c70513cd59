//! Reading at or past the end gives 0 bytes and touches nothing.

use crate::sys::*;

pub fn run() {
    put("file", b"abc");
    let fd = open("file");
    let mut buf = [0xaa; 8];
    assert_eq!(ok!(read(fd, &mut buf)), 3);
    assert_eq!(&buf, b"abc\xaa\xaa\xaa\xaa\xaa");
    assert_eq!(ok!(read(fd, &mut buf)), 0);
    ok!(seek(fd, 100, WHENCE_SET));
    assert_eq!(ok!(read(fd, &mut buf)), 0);
    assert_eq!(ok!(tell(fd)), 100);
    assert_eq!(&buf, b"abc\xaa\xaa\xaa\xaa\xaa");
    assert_eq!(ok!(pread(fd, &mut buf, 3)), 0);
}
