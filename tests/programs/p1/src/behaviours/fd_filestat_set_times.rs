//! Times are kept to the nanosecond, each only when its flag says so.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    let (atim, mtim) = (1_000_000_000_123_456_789, 1_500_000_000_987_654_321);
    ok!(set_times(fd, atim, mtim, FSTFLAGS_ATIM | FSTFLAGS_MTIM));
    let stat = ok!(filestat(fd));
    assert_eq!((stat.atim, stat.mtim), (atim, mtim));
    ok!(set_times(fd, 1, 2, 0));
    let stat = ok!(filestat(fd));
    assert_eq!((stat.atim, stat.mtim), (atim, mtim), "no flag changes nothing");
    ok!(set_times(fd, 5, 7, FSTFLAGS_MTIM));
    let stat = ok!(filestat(fd));
    assert_eq!((stat.atim, stat.mtim), (atim, 7));
    ok!(set_times(fd, 5, 9, FSTFLAGS_ATIM));
    let stat = ok!(filestat(fd));
    assert_eq!((stat.atim, stat.mtim), (5, 7));
    let before = now(CLOCKID_REALTIME);
    ok!(set_times(fd, 0, 0, FSTFLAGS_ATIM_NOW | FSTFLAGS_MTIM));
    let stat = ok!(filestat(fd));
    assert_eq!(stat.mtim, 0);
    assert!(stat.atim + 1_000_000_000 > before, "now was {before}, the file says {}", stat.atim);
    ok!(set_times(fd, 3, 0, FSTFLAGS_ATIM | FSTFLAGS_MTIM_NOW));
    let stat = ok!(filestat(fd));
    assert_eq!(stat.atim, 3);
    assert!(stat.mtim + 1_000_000_000 > before);
}
