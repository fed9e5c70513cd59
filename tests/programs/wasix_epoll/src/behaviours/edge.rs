//! With `et` a change is told once.

use super::super::sys::*;
use std::time::Duration;

pub fn run() {
    let now = Some(Duration::ZERO);
    let set = create();
    let (read, write) = pipe();
    give(write, b"abc");
    add(set, read, IN | ET, 1).expect("added");
    assert_eq!(wait(set, 4, now), Ok(vec![(IN, 1)]), "it was there before");
    assert_eq!(wait(set, 4, now), Ok(vec![]));
    assert_eq!(take(read, 1), b"a");
    assert_eq!(wait(set, 4, now), Ok(vec![]), "reading is no change");
    give(write, b"d");
    assert_eq!(wait(set, 4, now), Ok(vec![(IN, 1)]));
    assert_eq!(wait(set, 4, now), Ok(vec![]));
    // Changing it looks anew.
    change(set, read, IN | ET, 2).expect("changed");
    assert_eq!(wait(set, 4, now), Ok(vec![(IN, 2)]));
    close(write);
    let told = wait(set, 4, now).expect("told");
    assert_eq!(told, [(IN | HUP, 2)]);
    assert_eq!(wait(set, 4, now), Ok(vec![]));

    // A counter is changed by each that adds to it.
    let event = counter(0);
    add(set, event, IN | OUT | ET, 3).expect("added");
    assert_eq!(wait(set, 4, now), Ok(vec![(OUT, 3)]));
    for _ in 0..3 {
        give(event, &1_u64.to_le_bytes());
        assert_eq!(wait(set, 4, now), Ok(vec![(IN | OUT, 3)]));
        assert_eq!(wait(set, 4, now), Ok(vec![]));
    }
    assert_eq!(take(event, 8), 3_u64.to_le_bytes());
}
