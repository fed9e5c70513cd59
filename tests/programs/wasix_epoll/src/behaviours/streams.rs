//! A standard stream that is a pipe, and its copy.

use super::super::sys::*;
use std::time::Duration;

pub fn run() {
    let now = Some(Duration::ZERO);
    let set = create();
    let again = copy(0, 0);
    // A pipe has no half that could be shut, and no urgent data.
    add(set, 0, IN | PRI | RDHUP, 1).expect("added");
    add(set, again, IN | ET, 2).expect("added");
    let mut told = wait(set, 4, None).expect("told");
    told.sort_by_key(|(_, mark)| *mark);
    assert_eq!(told, [(IN | HUP, 1), (IN | HUP, 2)]);
    assert_eq!(wait(set, 4, now), Ok(vec![(IN | HUP, 1)]));
    assert_eq!(take(0, 16), b"some");
    assert_eq!(wait(set, 4, now), Ok(vec![(HUP, 1)]));
    close(0);
    assert_eq!(wait(set, 4, now), Ok(vec![(HUP, 1)]));
    close(again);
    assert_eq!(wait(set, 4, now), Ok(vec![]));
}
