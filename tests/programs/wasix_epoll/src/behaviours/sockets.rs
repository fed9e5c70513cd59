//! The halves of a connection.

use super::super::sys::*;
use std::time::Duration;

pub fn run() {
    let now = Some(Duration::ZERO);
    let set = create();
    let (one, other) = pair();
    add(set, one, IN | OUT | RDHUP | PRI, 1).expect("added");
    add(set, other, IN | ET, 2).expect("added");
    assert_eq!(wait(set, 4, now), Ok(vec![(OUT, 1)]));
    give(one, b"x");
    let mut told = wait(set, 4, now).expect("told");
    told.sort_by_key(|(_, mark)| *mark);
    assert_eq!(told, [(OUT, 1), (IN, 2)]);
    give(other, b"y");
    assert_eq!(wait(set, 4, now), Ok(vec![(IN | OUT, 1)]));
    assert_eq!(take(one, 4), b"y");
    remove(set, other).expect("removed");
    assert_eq!(take(other, 4), b"x");
    shut(other);
    assert_eq!(wait(set, 4, now), Ok(vec![(IN | OUT | RDHUP, 1)]), "nothing more comes");
    change(set, one, RDHUP | ONESHOT, 3).expect("changed");
    assert_eq!(wait(set, 4, now), Ok(vec![(RDHUP, 3)]));
    assert_eq!(wait(set, 4, now), Ok(vec![]));
    change(set, one, IN, 4).expect("changed");
    close(other);
    assert_eq!(wait(set, 4, now), Ok(vec![(IN | HUP, 4)]));
}
