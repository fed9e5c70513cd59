//! A silent pipe does not wake; the clock beside it does.
//! Run with a pipe on standard input that stays open and empty.

use crate::sys::*;

pub fn run() {
    let start = now(CLOCKID_MONOTONIC);
    let events = ok!(poll(&[on_read(1, 0), on_clock(2, CLOCKID_MONOTONIC, 30_000_000, 0)]));
    let who: Vec<u64> = events.iter().map(|event| event.userdata).collect();
    assert_eq!(who, [2]);
    assert!(now(CLOCKID_MONOTONIC) - start >= 29_000_000);
}
