//! cur is 0, end is 1, set is 2.

use crate::sys::*;

pub fn run() {
    let fd = create("file", b"0123456789");
    assert_eq!(seek(fd, 4, WHENCE_SET), Ok(4));
    assert_eq!(seek(fd, 3, WHENCE_CUR), Ok(7));
    assert_eq!(seek(fd, -2, WHENCE_END), Ok(8));
    assert_eq!(rest(fd), b"89");
    assert_eq!(seek(fd, -11, WHENCE_END), Err(INVAL));
    assert_eq!(seek(fd, 0, 3), Err(INVAL));
    let mut position = 0_u64;
    ok!(raw::fd_tell(fd, at(&mut position)));
    assert_eq!(position, 10);
}
