//! Writing, reading, at offsets, appending, sizes.

use crate::sys::*;

pub fn run() {
    let fd = create("file", b"0123456789");
    let mut bytes = *b"ab";
    let mut iov = [at(&mut bytes), 2];
    let mut n = 0_u32;
    ok!(raw::fd_pwrite(fd, at(&mut iov), 1, 3, at(&mut n)));
    assert_eq!(n, 2);
    ok!(raw::fd_pread(fd, at(&mut iov), 1, 8, at(&mut n)));
    assert_eq!((n, &bytes), (2, b"89"));
    assert_eq!(get("file"), b"012ab56789");
    ok!(raw::fd_fdstat_set_flags(fd, APPEND));
    assert_eq!(seek(fd, 0, WHENCE_SET), Ok(0));
    assert_eq!(write(fd, b"end"), Ok(3));
    assert_eq!(get("file"), b"012ab56789end");
    ok!(raw::fd_filestat_set_size(fd, 4));
    assert_eq!(get("file"), b"012a");
    ok!(raw::fd_sync(fd));
    ok!(raw::fd_datasync(fd));
    ok!(raw::fd_advise(fd, 0, 0, 1));
    ok!(raw::fd_allocate(fd, 0, 6));
    assert_eq!(get("file"), b"012a\0\0");
    ok!(raw::fd_close(fd));
    answers!(raw::fd_close(fd), BADF);
}
