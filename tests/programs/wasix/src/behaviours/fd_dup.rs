//! Copies of a descriptor: the lowest free number, the same open file, rights of their own, closed one by one.

use crate::sys::*;

pub fn run() {
    let file = open("file", CLOEXEC).unwrap();
    let other = open("other", 0).unwrap();
    assert_eq!((file, other), (4, 5));
    close(other).unwrap();
    let copy = dup(file).unwrap();
    assert_eq!(copy, 5);
    assert_eq!((fdflags(file), fdflags(copy)), (Ok(CLOEXEC), Ok(0)));

    // One position for both.
    assert_eq!(write(file, b"hello, world"), Ok(12));
    assert_eq!((tell(copy), seek(copy, 7), tell(file)), (Ok(12), Ok(7), Ok(7)));
    assert_eq!(take(file), Ok(b"world".to_vec()));
    // So are the status flags.
    set_nonblocking(copy);
    assert_eq!(fdstat(file).unwrap().fs_flags, wasi::FDFLAGS_NONBLOCK);
    let rights = fdstat(copy).unwrap().fs_rights_base;
    assert_eq!(rights, fdstat(file).unwrap().fs_rights_base);
    // Rights are each one's own.
    unsafe { wasi::fd_fdstat_set_rights(copy, wasi::RIGHTS_FD_SEEK, 0) }.unwrap();
    assert_eq!((read(copy, &mut [0]), read(file, &mut [0])), (Err(BADF), Ok(0)));
    let poor = dup(copy).unwrap();
    assert_eq!((poor, write(poor, b"x")), (6, Err(BADF)));

    close(file).unwrap();
    assert_eq!((tell(file), seek(copy, 3), tell(poor)), (Err(BADF), Ok(3), Ok(3)));
    // A copy of a directory leads to the same files.
    let root = dup(ROOT).unwrap();
    assert_eq!(root, file);
    assert_eq!(unsafe { wasi::path_filestat_get(root, 0, "file") }.unwrap().size, 12);

    assert_eq!((dup(99), dup(Fd::MAX)), (Err(BADF), Err(BADF)));
    // Nothing is opened for an answer that cannot be given.
    assert_eq!(answer(unsafe { raw::fd_dup(copy, OUTSIDE) }, ()), Err(FAULT));
    assert_eq!(dup(copy), Ok(7));
}
