//! fd_filestat_get tells kind, size, links and times of an open file.

use crate::sys::*;

pub fn run() {
    let before = now(CLOCKID_REALTIME);
    let fd = create("file");
    let empty = ok!(filestat(fd));
    assert_eq!(empty.filetype, FILETYPE_REGULAR_FILE);
    assert_eq!((empty.size, empty.nlink), (0, 1));
    ok!(write(fd, b"hello"));
    let written = ok!(filestat(fd));
    assert_eq!(written.size, 5);
    assert_eq!((written.dev, written.ino), (empty.dev, empty.ino));
    assert_ne!(written.ino, 0);
    // File systems stamp with the kernel's tick, which may lag the clock a little.
    for time in [written.mtim, written.ctim] {
        assert!(time + 1_000_000_000 > before, "time {time} lies before the test's start {before}");
    }
    let by_path = ok!(stat(ROOT, 0, "file"));
    assert_eq!(by_path.ino, written.ino);
    assert_eq!(by_path.size, 5);
    ok!(link(ROOT, 0, "file", ROOT, "other"));
    assert_eq!(ok!(filestat(fd)).nlink, 2);
    answers!(raw::fd_filestat_get(fd as i32, OUTSIDE), FAULT);
}
