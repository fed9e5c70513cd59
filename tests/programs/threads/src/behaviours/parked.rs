//! Threads that park until another unparks them, and a permit that is there before.

use std::thread::{self, Thread};
use std::time::{Duration, Instant};

pub fn run() {
    thread::current().unpark();
    thread::park();
    let start = Instant::now();
    thread::park_timeout(Duration::from_millis(20));
    assert!(start.elapsed() >= Duration::from_millis(20));

    // Two threads hand the turn to and fro.
    fn play(other: Thread, turn: &std::sync::atomic::AtomicU32, side: u32) {
        use std::sync::atomic::Ordering;
        for round in 0..500 {
            while turn.load(Ordering::SeqCst) != 2 * round + side {
                thread::park();
            }
            turn.store(2 * round + side + 1, Ordering::SeqCst);
            other.unpark();
        }
    }
    let turn = std::sync::Arc::new(std::sync::atomic::AtomicU32::new(0));
    let main = thread::current();
    let other = thread::spawn({
        let turn = std::sync::Arc::clone(&turn);
        move || play(main, &turn, 1)
    });
    play(other.thread().clone(), &turn, 0);
    other.join().unwrap();
    assert_eq!(turn.load(std::sync::atomic::Ordering::SeqCst), 1000);
}
