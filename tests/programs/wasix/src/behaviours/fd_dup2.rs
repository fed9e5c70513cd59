//! `fd_dup2` takes the lowest free number from one on, as `F_DUPFD` does. Run with a limit of 32 open descriptors.

use crate::sys::*;

pub fn run() {
    let file = open("file", 0).unwrap();
    assert_eq!(dup2(file, 0, false), Ok(5));
    assert_eq!(dup2(file, 20, true), Ok(20));
    assert_eq!(dup2(file, 20, false), Ok(21));
    assert_eq!((fdflags(20), fdflags(21), fdflags(file)), (Ok(CLOEXEC), Ok(0), Ok(0)));
    assert_eq!(write(file, b"abc"), Ok(3));
    assert_eq!((tell(20), tell(21)), (Ok(3), Ok(3)));
    // The numbers between stay free for others.
    assert_eq!(open("other", 0), Ok(6));

    assert_eq!(dup2(file, 31, false), Ok(31));
    assert_eq!(dup2(file, 31, false), Err(MFILE));
    assert_eq!(dup2(file, 32, false), Err(INVAL));
    assert_eq!(dup2(file, Fd::MAX, false), Err(INVAL));
    assert_eq!(dup2(30, 0, false), Err(BADF));
    assert_eq!(answer(unsafe { raw::fd_dup2(file, 0, 0, OUTSIDE) }, ()), Err(FAULT));

    let mut open = 10;
    while dup(file).is_ok() {
        open += 1;
    }
    assert_eq!(open, 32);
    assert_eq!((dup(file), dup2(file, 0, false)), (Err(MFILE), Err(MFILE)));
    close(9).unwrap();
    assert_eq!(dup2(file, 0, false), Ok(9));
}
