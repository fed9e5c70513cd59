//! Subscriptions are 56 bytes apart, and events tell reading from writing.

use crate::sys::*;
use alloc::vec::Vec;

pub fn run() {
    let fd = create("file", b"x");
    let far = on_clock(1, 1, 3_600_000_000_000, 0);
    let mut events = poll(&[far, on_read(2, fd), on_write(3, fd), on_write(4, 999)]).expect("poll_oneoff");
    events.sort_by_key(|event| event.userdata);
    let shape: Vec<_> = events.iter().map(|event| (event.userdata, event.errno, event.kind)).collect();
    assert!(shape == [(2, 0, 1), (3, 0, 2), (4, 8, 2)] || shape == [(4, 8, 2)], "{shape:?}");
    let mut events = poll(&[far, on_read(2, fd), on_write(3, fd)]).expect("poll_oneoff");
    events.sort_by_key(|event| event.userdata);
    let shape: Vec<_> = events.iter().map(|event| (event.userdata, event.errno, event.kind)).collect();
    assert_eq!(shape, [(2, 0, 1), (3, 0, 2)]);
}
