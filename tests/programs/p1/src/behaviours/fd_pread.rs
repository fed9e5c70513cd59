//! Reading at an offset leaves the descriptor's own offset alone.

use crate::sys::*;

pub fn run() {
    put("file", b"0123456789");
    let fd = open("file");
    ok!(seek(fd, 3, WHENCE_SET));
    let mut buf = [0; 4];
    assert_eq!(ok!(pread(fd, &mut buf, 5)), 4);
    assert_eq!(&buf, b"5678");
    let (mut a, mut b) = ([0; 2], [0; 2]);
    assert_eq!(ok!(preadv(fd, &mut [&mut a, &mut b], 0)), 4);
    assert_eq!((&a, &b), (b"01", b"23"));
    assert_eq!(ok!(pread(fd, &mut buf, 8)), 2);
    assert_eq!(ok!(pread(fd, &mut buf, 1 << 40)), 0);
    assert_eq!(ok!(tell(fd)), 3);
}
