//! Where the snapshot cannot be written, nothing is saved.

use crate::sys::*;

const FAULT: u16 = 21;

pub fn run() {
    assert_eq!(try_setjmp(0xffff_0000 as *mut Snapshot), Err(FAULT));
    let mut stack = snapshot();
    assert_eq!(setjmp(&mut stack), 0);
}
