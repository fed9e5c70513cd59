//! A clock's subscription has its id at 24 and its time-out at 32.

use crate::sys::*;

pub fn run() {
    let start = now(1);
    let events = poll(&[on_clock(7, 1, 30_000_000, 0)]).expect("poll_oneoff");
    assert!(now(1) - start >= 29_000_000, "woke after {} ns", now(1) - start);
    assert_eq!((events.len(), events[0].userdata, events[0].errno, events[0].kind), (1, 7, 0, 0));
    // Absolute: the flags stand at 48.
    let when = now(0) + 20_000_000;
    let events = poll(&[on_clock(8, 0, when, 1)]).expect("poll_oneoff");
    assert!(now(0) >= when);
    assert_eq!((events.len(), events[0].userdata), (1, 8));
}
