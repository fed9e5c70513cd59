//! Lengths that sum beyond 32 bits are inval although each buffer is inside memory.

use crate::sys::*;

pub fn run() {
    put("file", b"0123456789");
    let fd = open("file");
    let mut big = vec![0_u8; 8 << 20];
    let iovs = vec![iovec(&mut big); 1024];
    fails!(unsafe { wasi::fd_read(fd, &iovs) }, INVAL);
    fails!(unsafe { wasi::fd_pread(fd, &iovs, 0) }, INVAL);
    let iovs = vec![ciovec(&big); 1024];
    fails!(unsafe { wasi::fd_write(fd, &iovs) }, INVAL);
    fails!(unsafe { wasi::fd_pwrite(fd, &iovs, 0) }, INVAL);
    assert_eq!(ok!(tell(fd)), 0);
    assert_eq!(get("file"), b"0123456789");
}
