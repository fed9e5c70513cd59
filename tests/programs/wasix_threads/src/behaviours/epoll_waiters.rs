//! Several threads that wait for one set: each change is told to one of them, and nobody sleeps over it.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::sys::*;

const THREADS: u64 = 4;
const ROUNDS: u32 = 200;
/// Has its reader end.
const LAST: u64 = 99;

pub fn run() {
    let set = set();
    let events: Vec<u32> = (0..3).map(|_| counter(0)).collect();
    for (event, mark) in events.iter().zip(0..) {
        add(set, *event, IN | ET, mark).expect("added");
    }
    let told = Arc::new(AtomicU32::new(0));
    let waiters: Vec<_> = (0..THREADS)
        .map(|_| {
            let told = Arc::clone(&told);
            thread::spawn(move || loop {
                for (events, mark) in wait_set(set, 2, None).expect("it waits") {
                    assert_eq!(events, IN);
                    if mark == LAST {
                        return;
                    }
                    told.fetch_add(1, Ordering::SeqCst);
                }
            })
        })
        .collect();
    for round in 1..=ROUNDS {
        give(events[round as usize % events.len()]);
        let mut naps = 0;
        while told.load(Ordering::SeqCst) < round {
            sleep(Duration::from_millis(1)).expect("it sleeps");
            naps += 1;
            assert!(naps < 20_000, "round {round} was slept over");
        }
        assert_eq!(told.load(Ordering::SeqCst), round, "once");
    }
    // What stays ready is told to all of them.
    add(set, counter(1), IN, LAST).expect("added");
    waiters.into_iter().for_each(|waiter| waiter.join().expect("no panic"));
}
