//! 2^32-1 buffers are refused without looking at them all.

use crate::sys::*;

pub fn run() {
    let fd = create("file") as i32;
    let mut n = 0x55_u32;
    let out = (&raw mut n).addr() as i32;
    for count in [-1, i32::MAX, i32::MIN, 1 << 29] {
        answers!(raw::fd_read(fd, 1024, count, out), INVAL | FAULT);
        answers!(raw::fd_write(fd, 1024, count, out), INVAL | FAULT);
        answers!(raw::fd_pread(fd, 1024, count, 0, out), INVAL | FAULT);
        answers!(raw::fd_pwrite(fd, 1024, count, 0, out), INVAL | FAULT);
    }
    assert_eq!(n, 0x55);
}
