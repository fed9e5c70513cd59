//! Unknown clocks are inval, bad result pointers are fault.

use crate::sys::*;

pub fn run() {
    let mut time = 0x55_u64;
    let out = (&raw mut time).addr() as i32;
    for id in [4, 5, 255, -1, i32::MIN] {
        answers!(raw::clock_time_get(id, 0, out), INVAL);
        answers!(raw::clock_res_get(id, out), INVAL);
    }
    assert_eq!(time, 0x55);
    answers!(raw::clock_time_get(0, 0, OUTSIDE), FAULT);
    answers!(raw::clock_res_get(0, -4), FAULT);
}
