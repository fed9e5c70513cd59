//! No subscriptions are inval.

use crate::sys::*;

pub fn run() {
    let mut n = 0_u32;
    answers!(raw::poll_oneoff(1024, 1024, 0, at(&mut n)), INVAL);
}
