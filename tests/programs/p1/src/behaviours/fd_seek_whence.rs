//! The three kinds of seeking, forwards, backwards and past the end.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    ok!(write(fd, b"0123456789"));
    assert_eq!(ok!(seek(fd, 4, WHENCE_SET)), 4);
    assert_eq!(ok!(seek(fd, 3, WHENCE_CUR)), 7);
    assert_eq!(ok!(seek(fd, -2, WHENCE_CUR)), 5);
    assert_eq!(ok!(seek(fd, 0, WHENCE_CUR)), 5);
    assert_eq!(ok!(seek(fd, -1, WHENCE_END)), 9);
    assert_eq!(rest(fd), b"9");
    assert_eq!(ok!(seek(fd, 5, WHENCE_END)), 15);
    assert_eq!(ok!(tell(fd)), 15);
    assert_eq!(ok!(filestat(fd)).size, 10);
}
