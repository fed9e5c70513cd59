//! Up to 1,024 buffers are one call; 1,025 are inval.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    let source: Vec<u8> = (0..1024_u32).map(|n| n as u8).collect();
    let parts: Vec<&[u8]> = source.chunks(1).collect();
    assert_eq!(ok!(writev(fd, &parts)), 1024);
    let mut copy = vec![0; 1024];
    let mut parts: Vec<&mut [u8]> = copy.chunks_mut(1).collect();
    assert_eq!(ok!(preadv(fd, &mut parts, 0)), 1024);
    assert_eq!(copy, source);
    let one = [0_u8];
    let iovs = vec![ciovec(&one); 1025];
    fails!(unsafe { wasi::fd_write(fd, &iovs) }, INVAL);
    fails!(unsafe { wasi::fd_pwrite(fd, &iovs, 0) }, INVAL);
    assert_eq!(ok!(tell(fd)), 1024);
}
