//! Data on standard input is seen; reading it leaves the end, which is ready too.
//! Run with the pipe `data` on standard input.

use crate::sys::*;

pub fn run() {
    let far = on_clock(1, CLOCKID_MONOTONIC, 10_000_000_000, 0);
    let events = ok!(poll(&[far, on_read(2, 0)]));
    assert_eq!((events.len(), events[0].userdata, events[0].error), (1, 2, SUCCESS));
    assert_eq!(events[0].type_, EVENTTYPE_FD_READ);
    assert!(events[0].fd_readwrite.nbytes <= 4, "{} bytes", events[0].fd_readwrite.nbytes);
    assert_eq!(rest(0), b"data");
    let events = ok!(poll(&[far, on_read(3, 0)]));
    assert_eq!((events.len(), events[0].userdata, events[0].error), (1, 3, SUCCESS));
    assert_eq!(ok!(read(0, &mut [0])), 0);
}
