//! Of many clocks the shortest wakes, and only what is due is reported.

use crate::sys::*;

pub fn run() {
    let far = 3_600_000_000_000;
    let mut subs: Vec<Subscription> = (0..50).map(|n| on_clock(n, CLOCKID_MONOTONIC, far, 0)).collect();
    subs[17] = on_clock(17, CLOCKID_REALTIME, 10_000_000, 0);
    let start = now(CLOCKID_MONOTONIC);
    let events = ok!(poll(&subs));
    assert!(now(CLOCKID_MONOTONIC) - start < 20_000_000_000);
    let who: Vec<u64> = events.iter().map(|event| event.userdata).collect();
    assert_eq!(who, [17]);
    subs[3] = on_clock(3, CLOCKID_MONOTONIC, 0, 0);
    subs[4] = on_clock(4, CLOCKID_MONOTONIC, 0, 0);
    let mut who: Vec<u64> = ok!(poll(&subs)).iter().map(|event| event.userdata).collect();
    who.sort_unstable();
    assert_eq!(who, [3, 4]);
}
