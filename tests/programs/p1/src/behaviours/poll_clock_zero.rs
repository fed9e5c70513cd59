//! A relative time-out of 0 is ready at once.

use crate::sys::*;

pub fn run() {
    let start = now(CLOCKID_MONOTONIC);
    for _ in 0..100 {
        let events = ok!(poll(&[on_clock(1, CLOCKID_MONOTONIC, 0, 0)]));
        assert_eq!((events.len(), events[0].userdata), (1, 1));
    }
    assert!(now(CLOCKID_MONOTONIC) - start < 5_000_000_000);
}
