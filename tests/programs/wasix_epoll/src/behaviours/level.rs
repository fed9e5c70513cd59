//! What is ready is told each time, as long as it is.

use super::super::sys::*;
use std::time::Duration;

pub fn run() {
    let set = create();
    let (read, write) = pipe();
    assert_eq!(wait(set, 4, Some(Duration::ZERO)), Ok(vec![]), "an empty set");
    add(set, read, IN, 1).expect("added");
    add(set, write, OUT, 2).expect("added");
    assert_eq!(wait(set, 4, Some(Duration::ZERO)), Ok(vec![(OUT, 2)]));
    give(write, b"abc");
    for _ in 0..3 {
        let mut told = wait(set, 4, None).expect("told");
        told.sort();
        assert_eq!(told, [(IN, 1), (OUT, 2)]);
    }
    assert_eq!(take(read, 2), b"ab");
    assert_eq!(wait(set, 4, None).expect("told").len(), 2, "there is one left");
    assert_eq!(take(read, 2), b"c");
    assert_eq!(wait(set, 4, Some(Duration::ZERO)), Ok(vec![(OUT, 2)]));

    // Something else, or nothing: what is over is told all the same.
    change(set, write, 0, 3).expect("changed");
    assert_eq!(wait(set, 4, Some(Duration::ZERO)), Ok(vec![]));
    fill(write);
    change(set, write, OUT, 4).expect("changed");
    assert_eq!(wait(set, 4, Some(Duration::ZERO)), Ok(vec![(IN, 1)]), "it is full");
    remove(set, read).expect("removed");
    assert_eq!(wait(set, 4, Some(Duration::ZERO)), Ok(vec![]));
    close(read);
    assert_eq!(wait(set, 4, None), Ok(vec![(ERR, 4)]), "nobody reads it");

    let (read, write) = pipe();
    add(set, read, 0, 5).expect("added");
    close(write);
    let told = wait(set, 4, None).expect("told");
    assert!(told.contains(&(HUP, 5)), "{told:?}");
}
