//! The flags of a descriptor, which its copies do not share.

use crate::sys::*;

pub fn run() {
    let file = open("file", CLOEXEC).unwrap();
    let copy = dup(file).unwrap();
    assert_eq!((fdflags(file), fdflags(copy), fdflags(ROOT), fdflags(0)), (Ok(CLOEXEC), Ok(0), Ok(0), Ok(0)));
    assert_eq!((set_fdflags(file, 0), set_fdflags(copy, CLOEXEC)), (Ok(()), Ok(())));
    assert_eq!((fdflags(file), fdflags(copy)), (Ok(0), Ok(CLOEXEC)));
    // What is moved keeps them.
    assert_eq!(renumber(copy, 9), Ok(()));
    assert_eq!((fdflags(copy), fdflags(9)), (Err(BADF), Ok(CLOEXEC)));

    assert_eq!((fdflags(99), set_fdflags(99, 0)), (Err(BADF), Err(BADF)));
    assert_eq!(set_fdflags(file, 2), Err(INVAL));
    assert_eq!(fdflags(file), Ok(0));
    unsafe { wasi::fd_fdstat_set_rights(file, wasi::RIGHTS_FD_READ, 0) }.unwrap();
    assert_eq!((set_fdflags(file, CLOEXEC), fdflags(file)), (Err(NOTCAPABLE), Ok(0)));
    assert_eq!(answer(unsafe { raw::fd_fdflags_get(file, OUTSIDE.cast()) }, ()), Err(FAULT));
}
