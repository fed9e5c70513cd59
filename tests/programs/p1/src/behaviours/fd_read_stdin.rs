//! Standard input is read to its end, and 0 after that for ever.
//! Run with `hello, stdin` on standard input.

use crate::sys::*;

pub fn run() {
    assert_eq!(rest(0), b"hello, stdin");
    assert_eq!(ok!(read(0, &mut [0; 4])), 0);
}
