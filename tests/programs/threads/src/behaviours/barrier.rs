//! Threads meet at a barrier, many times; one of them is told that it leads, each time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};

const THREADS: usize = 6;
const ROUNDS: usize = 50;

pub fn run() {
    let barrier = Arc::new(Barrier::new(THREADS));
    let (arrived, led) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let threads: Vec<_> = (0..THREADS)
        .map(|_| {
            let (barrier, arrived, led) = (Arc::clone(&barrier), Arc::clone(&arrived), Arc::clone(&led));
            std::thread::spawn(move || {
                for round in 1..=ROUNDS {
                    arrived.fetch_add(1, Ordering::SeqCst);
                    led.fetch_add(usize::from(barrier.wait().is_leader()), Ordering::SeqCst);
                    assert!(arrived.load(Ordering::SeqCst) >= round * THREADS);
                    barrier.wait();
                }
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    assert_eq!(led.load(Ordering::SeqCst), ROUNDS);
}
