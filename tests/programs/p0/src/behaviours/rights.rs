//! A directory holds none but preview0's 29 rights; given up, they never come back.

use crate::sys::*;

pub fn run() {
    let mut stat = [0_u64; 3];
    ok!(raw::fd_fdstat_get(ROOT, at(&mut stat)));
    assert_eq!(stat[0] as u8, DIR);
    assert_eq!(stat[1] & !(ALL_RIGHTS as u64), 0, "a right preview0 does not know");
    let fd = create("file", b"content");
    ok!(raw::fd_fdstat_set_rights(fd, 2, 0));
    ok!(raw::fd_fdstat_get(fd, at(&mut stat)));
    assert_eq!((stat[0] as u8, stat[1], stat[2]), (REGULAR_FILE, 2, 0));
    answers!(raw::fd_fdstat_set_rights(fd, 2 | 64, 0), NOTCAPABLE);
    assert_eq!(write(fd, b"x").is_err(), true);
}
