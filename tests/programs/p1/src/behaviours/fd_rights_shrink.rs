//! Rights can be given up and never come back.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    ok!(set_rights(fd, FILE_RIGHTS, 0));
    let less = RIGHTS_FD_READ | RIGHTS_FD_SEEK | RIGHTS_FD_TELL;
    ok!(set_rights(fd, less, 0));
    let stat = ok!(fdstat(fd));
    assert_eq!((stat.fs_rights_base, stat.fs_rights_inheriting), (less, 0));
    fails!(set_rights(fd, less | RIGHTS_FD_WRITE, 0), NOTCAPABLE);
    fails!(set_rights(fd, less, RIGHTS_FD_READ), NOTCAPABLE);
    assert_eq!(ok!(fdstat(fd)).fs_rights_base, less, "a refused change changes nothing");
    fails!(write(fd, b"x"), NOTCAPABLE | BADF);
    ok!(set_rights(fd, 0, 0));
    fails!(read(fd, &mut [0]), NOTCAPABLE | BADF);
    fails!(seek(fd, 0, WHENCE_SET), NOTCAPABLE | BADF);
    ok!(close(fd));
}
