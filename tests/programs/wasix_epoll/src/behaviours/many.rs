//! Many descriptors, of which few are ready; and more ready than there is room for.

use super::super::sys::*;
use std::time::Duration;

const MANY: u64 = 1000;

pub fn run() {
    let now = Some(Duration::ZERO);
    let set = create();
    let events: Vec<Fd> = (0..MANY).map(|_| counter(0)).collect();
    for (mark, event) in (0..).zip(&events) {
        add(set, *event, IN, mark).expect("added");
    }
    assert_eq!(wait(set, 64, now), Ok(vec![]));
    for (mark, event) in (0..).zip(&events).step_by(333) {
        give(*event, &1_u64.to_le_bytes());
        assert_eq!(wait(set, 64, None), Ok(vec![(IN, mark)]));
        take(*event, 8);
    }
    for event in &events[..100] {
        give(*event, &1_u64.to_le_bytes());
    }
    // Nobody is forgotten while others are told.
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..34 {
        let told = wait(set, 3, now).expect("told");
        assert_eq!(told.len(), 3);
        seen.extend(told.iter().map(|(_, mark)| *mark));
    }
    assert_eq!(seen, (0..100).collect());
    let told = wait(set, 1500, now).expect("told");
    assert_eq!(told.len(), 100);
    events.into_iter().for_each(close);
    assert_eq!(wait(set, 64, now), Ok(vec![]));
}
