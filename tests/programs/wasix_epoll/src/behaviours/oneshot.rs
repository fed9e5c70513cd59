//! With `oneshot` it is told once, until it is changed.

use super::super::sys::*;
use std::time::Duration;

pub fn run() {
    let now = Some(Duration::ZERO);
    let set = create();
    let event = counter(1);
    add(set, event, IN | ONESHOT, 1).expect("added");
    assert_eq!(wait(set, 4, now), Ok(vec![(IN, 1)]));
    give(event, &1_u64.to_le_bytes());
    assert_eq!(wait(set, 4, now), Ok(vec![]));
    assert_eq!(add(set, event, IN, 2), Err(EXIST), "it is still there");
    change(set, event, IN | ONESHOT, 3).expect("changed");
    assert_eq!(wait(set, 4, now), Ok(vec![(IN, 3)]));
    assert_eq!(wait(set, 4, now), Ok(vec![]));
    change(set, event, IN | ET | ONESHOT, 4).expect("changed");
    assert_eq!(wait(set, 4, now), Ok(vec![(IN, 4)]));
    change(set, event, IN, 5).expect("changed");
    assert_eq!(wait(set, 4, now), Ok(vec![(IN, 5)]));
    assert_eq!(wait(set, 4, now), Ok(vec![(IN, 5)]));
}
