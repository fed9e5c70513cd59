//! With nothing pending a nonblocking listener answers again.
//! Run with a listener as descriptor 3 that nobody connects to.

use crate::sys::*;

pub fn run() {
    let listener = 3;
    ok!(set_flags(listener, FDFLAGS_NONBLOCK));
    fails!(accept(listener, 0), AGAIN);
    fails!(accept(listener, FDFLAGS_NONBLOCK), AGAIN);
    let soon = on_clock(1, CLOCKID_MONOTONIC, 20_000_000, 0);
    let who: Vec<u64> = ok!(poll(&[soon, on_read(2, listener)])).iter().map(|e| e.userdata).collect();
    assert_eq!(who, [1]);
    answers!(raw::sock_accept(listener as i32, FDFLAGS_APPEND.into(), 1024), INVAL);
    answers!(raw::sock_accept(listener as i32, 0, OUTSIDE), FAULT);
}
