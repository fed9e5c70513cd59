//! Subscriptions, events and result outside memory are fault.

use crate::sys::*;

pub fn run() {
    let sub = on_clock(1, CLOCKID_MONOTONIC, 0, 0);
    let mut event = [0_u64; 4];
    let mut n = 0_u32;
    let (sub, event) = ((&raw const sub).addr() as i32, event.as_mut_ptr().addr() as i32);
    let n = (&raw mut n).addr() as i32;
    answers!(raw::poll_oneoff(OUTSIDE, event, 1, n), FAULT);
    answers!(raw::poll_oneoff(sub, OUTSIDE, 1, n), FAULT);
    answers!(raw::poll_oneoff(sub, event, 1, OUTSIDE), FAULT);
    answers!(raw::poll_oneoff(sub, event, -1, n), FAULT | INVAL);
    answers!(raw::poll_oneoff(sub, event, i32::MAX, n), FAULT | INVAL);
}
