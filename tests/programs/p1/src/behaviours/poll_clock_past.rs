//! An absolute time in the past is ready at once, 0 as well.

use crate::sys::*;

pub fn run() {
    let start = now(CLOCKID_MONOTONIC);
    for id in [CLOCKID_MONOTONIC, CLOCKID_REALTIME] {
        for at in [0, 1, now(id) - 1] {
            let events = ok!(poll(&[on_clock(3, id, at, SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME)]));
            assert_eq!((events.len(), events[0].error), (1, SUCCESS));
        }
    }
    assert!(now(CLOCKID_MONOTONIC) - start < 5_000_000_000);
}
