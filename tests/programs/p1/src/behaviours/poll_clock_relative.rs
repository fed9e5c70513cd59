//! A relative time-out sleeps that long and gives one clock event.

use crate::sys::*;

pub fn run() {
    for id in [CLOCKID_MONOTONIC, CLOCKID_REALTIME] {
        let start = now(CLOCKID_MONOTONIC);
        let events = ok!(poll(&[on_clock(0xfeed_face_0123, id, 30_000_000, 0)]));
        let slept = now(CLOCKID_MONOTONIC) - start;
        assert_eq!(events.len(), 1);
        assert_eq!(events[0].userdata, 0xfeed_face_0123);
        assert_eq!(events[0].error, SUCCESS);
        assert_eq!(events[0].type_, EVENTTYPE_CLOCK);
        assert!(slept >= 29_000_000, "slept {slept} ns");
        assert!(slept < 20_000_000_000, "slept {slept} ns");
    }
}
