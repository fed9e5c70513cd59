//! Writing moves a file's times forward, reading does not change mtim.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    ok!(write(fd, b"content"));
    ok!(set_times(fd, 0, 1_000_000_000, FSTFLAGS_MTIM));
    ok!(seek(fd, 0, WHENCE_SET));
    ok!(read(fd, &mut [0; 4]));
    assert_eq!(ok!(filestat(fd)).mtim, 1_000_000_000);
    ok!(write(fd, b"x"));
    assert!(ok!(filestat(fd)).mtim > 1_600_000_000_000_000_000);
}
