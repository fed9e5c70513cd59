//! An absolute time is waited for on the clock it belongs to.

use crate::sys::*;

pub fn run() {
    for id in [CLOCKID_MONOTONIC, CLOCKID_REALTIME] {
        let start = now(CLOCKID_MONOTONIC);
        let at = now(id) + 30_000_000;
        let events = ok!(poll(&[on_clock(2, id, at, SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME)]));
        assert_eq!((events.len(), events[0].userdata, events[0].error), (1, 2, SUCCESS));
        assert!(now(id) >= at, "woke {} ns early", at - now(id));
        assert!(now(CLOCKID_MONOTONIC) - start < 20_000_000_000);
    }
}
