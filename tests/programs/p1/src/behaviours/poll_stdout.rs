//! Standard output with room is ready to write.

use crate::sys::*;

pub fn run() {
    let far = on_clock(1, CLOCKID_MONOTONIC, 10_000_000_000, 0);
    let events = ok!(poll(&[on_write(2, 1), far]));
    assert_eq!((events.len(), events[0].userdata, events[0].error), (1, 2, SUCCESS));
    assert_eq!(events[0].type_, EVENTTYPE_FD_WRITE);
}
