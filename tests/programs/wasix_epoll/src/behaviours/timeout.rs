//! How long it waits.

use super::super::sys::*;
use std::time::{Duration, Instant};

pub fn run() {
    let set = create();
    let event = counter(0);
    add(set, event, IN, 1).expect("added");
    for timeout in [0, 1, 30] {
        let timeout = Duration::from_millis(timeout);
        let start = Instant::now();
        assert_eq!(wait(set, 4, Some(timeout)), Ok(vec![]));
        assert!(start.elapsed() >= timeout, "{:?} of {timeout:?}", start.elapsed());
    }
    give(event, &1_u64.to_le_bytes());
    for timeout in [None, Some(Duration::from_secs(3000))] {
        let start = Instant::now();
        assert_eq!(wait(set, 4, timeout), Ok(vec![(IN, 1)]));
        assert!(start.elapsed() < Duration::from_secs(20));
    }
}
