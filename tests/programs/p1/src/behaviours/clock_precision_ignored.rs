//! The precision argument is a hint: no value of it fails or blocks.

use crate::sys::*;

pub fn run() {
    for precision in [0, 1, 1_000_000_000, u64::MAX] {
        ok!(unsafe { clock_time_get(CLOCKID_MONOTONIC, precision) });
    }
}
