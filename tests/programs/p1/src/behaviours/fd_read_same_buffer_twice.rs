//! Two iovecs may name the same memory.

use crate::sys::*;

pub fn run() {
    put("file", b"0123456789");
    let fd = open("file");
    let mut buf = [0; 5];
    let iov = iovec(&mut buf);
    let iovs = [iov, iov];
    assert_eq!(ok!(unsafe { wasi::fd_read(fd, &iovs) }), 10);
    assert_eq!(&buf, b"56789");
}
