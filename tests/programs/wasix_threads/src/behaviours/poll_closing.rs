//! `poll_oneoff` stays with the files that it was called for, whatever other threads do with their descriptors.

use std::thread;
use std::time::Duration;

use crate::sys::*;

pub fn run() {
    let (first, second) = (counter(0), counter(0));
    let waiter = thread::spawn(move || poll(&[first, second]));
    sleep(Duration::from_millis(20)).expect("it sleeps");
    close(first);
    // The number stands for what is ready; the poll is not about that.
    let other = counter(1);
    assert_eq!(other, first, "the number was free");
    sleep(Duration::from_millis(20)).expect("it sleeps");
    assert!(!waiter.is_finished());
    give(second);
    assert_eq!(waiter.join().expect("no panic"), Ok(vec![(1, 0)]));
    assert_eq!(poll(&[first, second]), Ok(vec![(0, 0), (1, 0)]));
    close(other);
    assert_eq!(poll(&[first, second]), Ok(vec![(0, 8), (1, 0)]), "badf of one");

    // Many, one of which comes.
    let many: Vec<u32> = (0..500).map(|_| counter(0)).collect();
    let waiter = thread::spawn({
        let many = many.clone();
        move || poll(&many)
    });
    sleep(Duration::from_millis(20)).expect("it sleeps");
    many[..100].iter().copied().for_each(close);
    give(many[400]);
    assert_eq!(waiter.join().expect("no panic"), Ok(vec![(400, 0)]));
}
