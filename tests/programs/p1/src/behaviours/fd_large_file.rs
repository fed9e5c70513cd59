//! Offsets beyond 32 bits work everywhere.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    let far = 5 << 30;
    ok!(set_size(fd, far));
    assert_eq!(ok!(seek(fd, 0, WHENCE_END)), far);
    ok!(write(fd, b"far"));
    assert_eq!(ok!(tell(fd)), far + 3);
    let mut buf = [0xaa; 6];
    assert_eq!(ok!(pread(fd, &mut buf, far - 3)), 6);
    assert_eq!(&buf, b"\0\0\0far");
    assert_eq!(ok!(stat(ROOT, 0, "file")).size, far + 3);
    ok!(set_size(fd, 0));
}
