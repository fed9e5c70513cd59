//! Buffers, arrays and results outside memory are fault, and nothing moves.

use crate::sys::*;

pub fn run() {
    put("file", b"0123456789");
    let file = open("file");
    let fd = file as i32;
    let mut n = 0_u32;
    let out = (&raw mut n).addr() as i32;
    // The array itself.
    answers!(raw::fd_read(fd, OUTSIDE, 1, out), FAULT);
    answers!(raw::fd_write(fd, -8, 2, out), FAULT);
    // A buffer; the second of two, so that the first must not have been used.
    let mut buf = [7_u8; 4];
    let good = [buf.as_mut_ptr().addr() as u32, 4];
    for bad in [[OUTSIDE as u32, 1], [0xffff_ffff, 1], [1024, 0xffff_ffff], [0x8000_0000, 0x8000_0000]] {
        let iovs = [good, bad];
        let at = iovs.as_ptr().addr() as i32;
        answers!(raw::fd_read(fd, at, 2, out), FAULT | INVAL);
        answers!(raw::fd_write(fd, at, 2, out), FAULT | INVAL);
        answers!(raw::fd_pread(fd, at, 2, 0, out), FAULT | INVAL);
        answers!(raw::fd_pwrite(fd, at, 2, 0, out), FAULT | INVAL);
    }
    // The result.
    let iovs = [good];
    let at = iovs.as_ptr().addr() as i32;
    answers!(raw::fd_write(fd, at, 1, OUTSIDE), FAULT);
    answers!(raw::fd_read(fd, at, 1, -2), FAULT);
    assert_eq!(buf, [7; 4]);
    assert_eq!(ok!(tell(file)), 0);
    assert_eq!(get("file"), b"0123456789");
}
