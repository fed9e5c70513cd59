//! Several buffers are filled in order, also of length 0 among them.

use crate::sys::*;

pub fn run() {
    put("file", b"0123456789");
    let fd = open("file");
    let (mut a, mut b, mut c, mut d) = ([0; 3], [0; 0], [0; 4], [0xaa; 8]);
    let n = ok!(readv(fd, &mut [&mut a, &mut b, &mut c, &mut d]));
    // A short read is allowed, but not from a small regular file that has the bytes.
    assert_eq!(n, 10);
    assert_eq!((&a, &c, &d), (b"012", b"3456", b"789\xaa\xaa\xaa\xaa\xaa"));
    assert_eq!(ok!(tell(fd)), 10);
}
