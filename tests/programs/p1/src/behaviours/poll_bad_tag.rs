//! A subscription of no known type is inval.

use crate::sys::*;

pub fn run() {
    let mut sub = on_clock(1, CLOCKID_MONOTONIC, 0, 0);
    sub.u.tag = 9;
    match poll(&[sub]) {
        Err(errno) => assert_eq!(errno, INVAL),
        Ok(events) => assert_eq!((events.len(), events[0].error), (1, INVAL)),
    }
}
