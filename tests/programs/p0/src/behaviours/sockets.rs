//! Socket calls on a file are notsock or notcapable.

use crate::sys::*;

pub fn run() {
    let fd = create("file", b"");
    let mut iov = [0_u32; 2];
    let (mut n, mut flags) = (0_u32, 0_u32);
    let calls = unsafe {
        [
            raw::sock_recv(fd, at(&mut iov), 1, 0, at(&mut n), at(&mut flags)),
            raw::sock_send(fd, at(&mut iov), 1, 0, at(&mut n)),
            raw::sock_shutdown(fd, 1),
        ]
    };
    assert!(calls.iter().all(|errno| [NOTSOCK, NOTCAPABLE].contains(errno)), "{calls:?}");
    answers!(raw::sock_shutdown(999, 1), BADF);
}
