//! A thousand descriptors can be open at once, each with its own offset.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    ok!(write(fd, &[b'x'; 1000]));
    let fds: Vec<Fd> = (0..1000).map(|_| ok!(path_open(ROOT, 0, "file", 0, FILE_RIGHTS, 0, 0))).collect();
    for (n, fd) in (0..).zip(&fds) {
        assert_eq!(ok!(seek(*fd, n, WHENCE_SET)), n as u64);
    }
    for (n, fd) in (0..).zip(&fds) {
        assert_eq!(ok!(tell(*fd)), n);
        ok!(close(*fd));
    }
}
