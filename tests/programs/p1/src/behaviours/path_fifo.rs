//! Opening a FIFO nobody has open returns at once.
//! Run in a directory that holds the FIFO `fifo`.

use crate::sys::*;

pub fn run() {
    assert_ne!(ok!(stat(ROOT, 0, "fifo")).filetype, FILETYPE_REGULAR_FILE);
    let start = now(CLOCKID_MONOTONIC);
    let fd = ok!(path_open(ROOT, 0, "fifo", 0, RIGHTS_FD_READ, 0, FDFLAGS_NONBLOCK));
    assert!(now(CLOCKID_MONOTONIC) - start < 5_000_000_000);
    // No writer: the end, or nothing yet.
    match read(fd, &mut [0]) {
        Ok(n) => assert_eq!(n, 0),
        Err(errno) => assert_eq!(errno, AGAIN),
    }
}
