//! Polling no subscriptions is inval.

use crate::sys::*;

pub fn run() {
    fails!(poll(&[]), INVAL);
    let mut n = 0x55_u32;
    answers!(raw::poll_oneoff(1024, 1024, 0, (&raw mut n).addr() as i32), INVAL);
    assert_eq!(n, 0x55);
}
