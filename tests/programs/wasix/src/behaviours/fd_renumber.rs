//! A program of WASIX may move a descriptor to a number that is closed: its libc makes dup2 of that. Run with a limit of
//! 32 open descriptors.

use crate::sys::*;

pub fn run() {
    let file = open("file", 0).unwrap();
    assert_eq!(write(file, b"abc"), Ok(3));
    assert_eq!(renumber(file, 17), Ok(()));
    assert_eq!((tell(file), tell(17)), (Err(BADF), Ok(3)));
    // Over another, which is closed.
    let other = open("other", 0).unwrap();
    let copy = dup(other).unwrap();
    assert_eq!((other, copy), (4, 5));
    assert_eq!(renumber(17, copy), Ok(()));
    assert_eq!((tell(other), tell(copy), tell(17)), (Ok(0), Ok(3), Err(BADF)));

    assert_eq!(renumber(copy, copy), Ok(()));
    assert_eq!(renumber(17, 17), Err(BADF));
    assert_eq!((renumber(17, 18), renumber(17, copy)), (Err(BADF), Err(BADF)));
    assert_eq!((renumber(copy, 32), renumber(copy, Fd::MAX)), (Err(BADF), Err(BADF)));
    assert_eq!(tell(copy), Ok(3));
}
