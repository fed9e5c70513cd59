//! Results that do not fit the memory are refused with fault.

use crate::sys::*;

pub fn run() {
    answers!(raw::args_sizes_get(OUTSIDE, 0), FAULT);
    answers!(raw::args_sizes_get(1024, OUTSIDE), FAULT);
    let mut space = [0_u8; 256];
    let inside = space.as_mut_ptr().addr() as i32;
    answers!(raw::args_get(OUTSIDE, inside), FAULT);
    answers!(raw::args_get(inside, OUTSIDE), FAULT);
    answers!(raw::environ_sizes_get(OUTSIDE, inside), FAULT);
    answers!(raw::environ_get(inside, OUTSIDE), FAULT);
}
