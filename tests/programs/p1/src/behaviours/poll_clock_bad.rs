//! An unknown clock is inval in its event, and does not hide the other events.

use crate::sys::*;

pub fn run() {
    let mut bad = on_clock(5, CLOCKID_MONOTONIC, 1_000_000_000, 0);
    // SAFETY: a clock id is the first 4 bytes of the payload, 16 bytes into the subscription.
    unsafe { (&raw mut bad).cast::<u8>().add(16).cast::<u32>().write(77) };
    let events = ok!(poll(&[bad]));
    assert_eq!((events.len(), events[0].userdata, events[0].error), (1, 5, INVAL));
    let mut events = ok!(poll(&[bad, on_clock(6, CLOCKID_MONOTONIC, 0, 0)]));
    events.sort_by_key(|event| event.userdata);
    assert_eq!((events[0].userdata, events[0].error), (5, INVAL));
    if let Some(second) = events.get(1) {
        assert_eq!((second.userdata, second.error), (6, SUCCESS));
    }
}
