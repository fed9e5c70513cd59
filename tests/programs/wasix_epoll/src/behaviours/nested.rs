//! Sets within sets, to a depth.

use super::super::sys::*;
use std::time::Duration;

pub fn run() {
    let now = Some(Duration::ZERO);
    // Each in the next.
    let sets: Vec<Fd> = (0..5).map(|_| create()).collect();
    let event = counter(0);
    add(sets[0], event, IN, 7).expect("added");
    for (depth, pair) in sets.windows(2).enumerate() {
        add(pair[1], pair[0], IN, depth as u64).expect("added");
    }
    for set in &sets {
        assert_eq!(wait(*set, 4, now), Ok(vec![]));
        assert!(!is_readable(*set));
    }
    let sixth = create();
    assert_eq!(add(sixth, sets[4], IN, 1), Err(LOOP), "too deep");
    // Who would contain itself.
    for set in &sets[1..] {
        assert_eq!(add(sets[0], *set, IN, 1), Err(LOOP));
    }

    give(event, &1_u64.to_le_bytes());
    for (depth, set) in sets.iter().enumerate().rev() {
        assert!(is_readable(*set), "so is the set of depth {depth}");
        let told = wait(*set, 4, now).expect("told");
        assert_eq!(told, [(IN, if depth == 0 { 7 } else { depth as u64 - 1 })]);
    }
    take(event, 8);
    for set in &sets {
        assert!(!is_readable(*set));
        assert_eq!(wait(*set, 4, now), Ok(vec![]));
    }
    // A set that is closed is in none.
    close(sets[3]);
    add(sixth, sets[4], IN, 1).expect("not so deep any more");
    give(event, &1_u64.to_le_bytes());
    assert_eq!(wait(sixth, 4, now), Ok(vec![]));
    assert_eq!(wait(sets[2], 4, now), Ok(vec![(IN, 1)]));
}
