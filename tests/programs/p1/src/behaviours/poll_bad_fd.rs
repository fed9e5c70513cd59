//! A descriptor that is not open is badf in its event; the call succeeds.

use crate::sys::*;

pub fn run() {
    let events = ok!(poll(&[on_read(7, 999)]));
    assert_eq!((events.len(), events[0].userdata, events[0].error), (1, 7, BADF));
    assert_eq!(events[0].type_, EVENTTYPE_FD_READ);
    let far = on_clock(9, CLOCKID_MONOTONIC, 3_600_000_000_000, 0);
    let events = ok!(poll(&[far, on_write(8, u32::MAX)]));
    assert_eq!((events.len(), events[0].userdata, events[0].error), (1, 8, BADF));
    assert_eq!(events[0].type_, EVENTTYPE_FD_WRITE);
}
