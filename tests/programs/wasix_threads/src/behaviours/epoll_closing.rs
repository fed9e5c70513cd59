//! What other threads close, add and make ready while one waits.

use std::thread;
use std::time::Duration;

use crate::sys::*;

pub fn run() {
    let set = set();
    let (first, second) = (counter(0), counter(0));
    add(set, first, IN, 1).expect("added");
    let waiter = thread::spawn(move || wait_set(set, 4, None));
    sleep(Duration::from_millis(20)).expect("it sleeps");
    // It is in the set no more, and nothing comes of it.
    close(first);
    let other = counter(1);
    assert_eq!(other, first, "the number was free");
    sleep(Duration::from_millis(20)).expect("it sleeps");
    // A set may be changed while somebody waits for it.
    add(set, second, IN, 2).expect("added");
    sleep(Duration::from_millis(20)).expect("it sleeps");
    assert!(!waiter.is_finished());
    give(second);
    assert_eq!(waiter.join().expect("no panic"), Ok(vec![(IN, 2)]));
    assert_eq!(take(second), 1);

    // So may the set be closed: who waits for it goes on.
    let waiter = thread::spawn(move || wait_set(set, 4, Some(Duration::from_secs(30))));
    sleep(Duration::from_millis(20)).expect("it sleeps");
    close(set);
    let third = counter(0);
    assert_eq!(third, set, "the number was free");
    sleep(Duration::from_millis(20)).expect("it sleeps");
    give(second);
    assert_eq!(waiter.join().expect("no panic"), Ok(vec![(IN, 2)]));
    assert_eq!(add(set, second, IN, 3), Err(INVAL), "it is a counter now");
}
