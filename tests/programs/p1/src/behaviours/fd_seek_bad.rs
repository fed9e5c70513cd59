//! Negative results, overflow and unknown kinds are inval and leave the offset.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    ok!(write(fd, b"0123456789"));
    ok!(seek(fd, 4, WHENCE_SET));
    fails!(seek(fd, -1, WHENCE_SET), INVAL);
    fails!(seek(fd, -5, WHENCE_CUR), INVAL);
    fails!(seek(fd, -11, WHENCE_END), INVAL);
    fails!(seek(fd, i64::MIN, WHENCE_SET), INVAL);
    fails!(seek(fd, i64::MIN, WHENCE_CUR), INVAL);
    fails!(seek(fd, i64::MAX, WHENCE_CUR), INVAL);
    fails!(seek(fd, i64::MAX, WHENCE_END), INVAL);
    let mut out = 0_u64;
    for whence in [3, 4, 255] {
        answers!(raw::fd_seek(fd as i32, 0, whence, (&raw mut out).addr() as i32), INVAL);
    }
    answers!(raw::fd_seek(fd as i32, 1, 0, OUTSIDE), FAULT);
    assert_eq!(ok!(tell(fd)), 4);
}
