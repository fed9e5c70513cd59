//! With append every write goes to the end, whatever the offset was.

use crate::sys::*;

pub fn run() {
    put("file", b"start");
    let fd = ok!(path_open(ROOT, 0, "file", 0, FILE_RIGHTS, 0, FDFLAGS_APPEND));
    assert_eq!(ok!(tell(fd)), 0);
    ok!(write(fd, b"-one"));
    assert_eq!(ok!(tell(fd)), 9);
    let other = open("file");
    ok!(seek(other, 0, WHENCE_END));
    ok!(write(other, b"-other"));
    ok!(write(fd, b"-two"));
    ok!(seek(fd, 0, WHENCE_SET));
    ok!(write(fd, b"-three"));
    assert_eq!(get("file"), b"start-one-other-two-three");
    ok!(seek(fd, 0, WHENCE_SET));
    assert_eq!(rest(fd), b"start-one-other-two-three", "reading starts where the offset is");
}
