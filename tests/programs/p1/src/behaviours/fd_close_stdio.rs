//! The standard descriptors can be closed like any other.

use crate::sys::*;

pub fn run() {
    for fd in [0, 1] {
        ok!(close(fd));
        fails!(fdstat(fd), BADF);
    }
    let mut byte = [0];
    fails!(read(0, &mut byte), BADF);
    fails!(write(1, b"lost"), BADF);
}
