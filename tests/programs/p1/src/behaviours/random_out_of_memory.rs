//! A buffer that is not all inside memory is refused with fault.

use crate::sys::*;

pub fn run() {
    answers!(raw::random_get(OUTSIDE, 16), FAULT);
    answers!(raw::random_get(1024, -1), FAULT);
    let mut byte = [7_u8; 1];
    answers!(raw::random_get(byte.as_mut_ptr().addr() as i32, i32::MAX), FAULT);
    assert_eq!(byte, [7], "a refused call writes nothing");
}
