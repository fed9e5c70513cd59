//! A signal that is handled ends a wait, unless something has come.

use super::super::sys::*;
use std::time::{Duration, Instant};

pub fn run() {
    let set = create();
    let event = counter(0);
    add(set, event, IN, 1).expect("added");
    for timeout in [None, Some(Duration::from_secs(3000))] {
        alarm(Duration::from_millis(20));
        let start = Instant::now();
        assert_eq!(wait(set, 4, timeout), Err(INTR));
        assert!(start.elapsed() < Duration::from_secs(20));
    }
    assert_eq!(wait(set, 4, Some(Duration::ZERO)), Ok(vec![]));
    give(event, &1_u64.to_le_bytes());
    assert_eq!(wait(set, 4, None), Ok(vec![(IN, 1)]));
}
