//! Offsets beyond 2^63-1 are inval for pread and pwrite.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    let mut buf = [0; 4];
    for offset in [1 << 63, u64::MAX] {
        fails!(pread(fd, &mut buf, offset), INVAL);
        fails!(pwrite(fd, &buf, offset), INVAL | FBIG);
    }
    assert_eq!(ok!(filestat(fd)).size, 0);
}
