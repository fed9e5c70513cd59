//! An empty standard input is at its end at once.

use crate::sys::*;

pub fn run() {
    assert_eq!(ok!(read(0, &mut [0; 4])), 0);
    assert_eq!(ok!(read(0, &mut [0; 4])), 0);
}
