//! A descriptor is in a set until the last descriptor of its open file is closed.

use super::super::sys::*;
use std::time::Duration;

pub fn run() {
    let now = Some(Duration::ZERO);
    let set = create();

    // The last one.
    let event = counter(1);
    add(set, event, IN, 1).expect("added");
    assert_eq!(wait(set, 4, now), Ok(vec![(IN, 1)]));
    close(event);
    assert_eq!(wait(set, 4, now), Ok(vec![]));
    // The number stands for something else now.
    let other = counter(1);
    assert_eq!(other, event, "it was free");
    assert_eq!(wait(set, 4, now), Ok(vec![]));
    assert_eq!(change(set, other, IN, 2), Err(NOENT));
    add(set, other, IN, 3).expect("added");
    assert_eq!(wait(set, 4, now), Ok(vec![(IN, 3)]));
    remove(set, other).expect("removed");

    // Not the last one: it stays, by a number that is no way to it any more.
    let event = counter(1);
    let again = copy(event, 0);
    add(set, event, IN, 4).expect("added");
    close(event);
    assert_eq!(wait(set, 4, now), Ok(vec![(IN, 4)]));
    assert_eq!(remove(set, again), Err(NOENT), "it is another descriptor");
    take(again, 8);
    assert_eq!(wait(set, 4, now), Ok(vec![]));
    give(again, &1_u64.to_le_bytes());
    assert_eq!(wait(set, 4, now), Ok(vec![(IN, 4)]));
    // The number again, for the same open file: it is there.
    let back = copy(again, event);
    assert_eq!(back, event);
    assert_eq!(add(set, back, IN, 5), Err(EXIST));
    change(set, back, IN, 6).expect("changed");
    assert_eq!(wait(set, 4, now), Ok(vec![(IN, 6)]));
    close(back);
    close(again);
    assert_eq!(wait(set, 4, now), Ok(vec![]));

    // Two descriptors of one open file are two members.
    let event = counter(1);
    let again = copy(event, 0);
    add(set, event, IN, 7).expect("added");
    add(set, again, IN | ONESHOT, 8).expect("added");
    let mut told = wait(set, 4, now).expect("told");
    told.sort();
    assert_eq!(told, [(IN, 7), (IN, 8)]);
    assert_eq!(wait(set, 4, now), Ok(vec![(IN, 7)]), "the other was told once");
    remove(set, event).expect("removed");
    change(set, again, IN, 9).expect("changed");
    assert_eq!(wait(set, 4, now), Ok(vec![(IN, 9)]));
    close(again);
    assert_eq!(wait(set, 4, now), Ok(vec![(IN, 9)]), "it is open");
    close(event);
    assert_eq!(wait(set, 4, now), Ok(vec![]));

    // A set is closed with descriptors in it.
    let event = counter(1);
    add(set, event, IN, 10).expect("added");
    close(set);
    close(event);
}
