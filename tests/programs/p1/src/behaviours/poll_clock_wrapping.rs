//! The largest relative time-out does not wrap into the past.

use crate::sys::*;

pub fn run() {
    let never = on_clock(1, CLOCKID_MONOTONIC, u64::MAX, 0);
    let soon = on_clock(2, CLOCKID_MONOTONIC, 20_000_000, 0);
    let who: Vec<u64> = ok!(poll(&[never, soon])).iter().map(|event| event.userdata).collect();
    assert_eq!(who, [2]);
    let never = on_clock(3, CLOCKID_REALTIME, u64::MAX, SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME);
    let who: Vec<u64> = ok!(poll(&[never, soon])).iter().map(|event| event.userdata).collect();
    assert_eq!(who, [2]);
}
