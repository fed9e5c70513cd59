//! A fork on another thread than the first: the child has that one alone, with its thread-locals and its stack.

use crate::sys::*;
use std::cell::Cell as Local;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;

thread_local! {
    static MARK: Local<usize> = const { Local::new(0) };
}

static RUNNING: AtomicUsize = AtomicUsize::new(0);

pub fn run() {
    let own = pid();
    let barrier = Arc::new(Barrier::new(2));
    // One that runs all the time, and is not in the children.
    let runner = thread::spawn({
        let barrier = Arc::clone(&barrier);
        move || {
            barrier.wait();
            loop {
                RUNNING.fetch_add(1, Ordering::SeqCst);
                thread::yield_now();
            }
        }
    });
    barrier.wait();
    // One after the other: a child has memory as it was, and another thread may have been about to allocate.
    for number in 1..4usize {
        let forker = thread::spawn(move || {
            MARK.set(number);
            let local = vec![number; 100];
            let child = fork();
            if child == 0 {
                assert_eq!((MARK.get(), local.iter().sum::<usize>()), (number, 100 * number));
                assert_ne!(pid(), own);
                let before = RUNNING.load(Ordering::SeqCst);
                for _ in 0..100 {
                    thread::yield_now();
                }
                assert_eq!(RUNNING.load(Ordering::SeqCst), before);
                // It can have threads of its own.
                let sum: usize = (0..4)
                    .map(|part| thread::spawn(move || MARK.get() + part))
                    .map(|thread| thread.join().unwrap())
                    .sum();
                exit((10 * number + sum) as u32);
            }
            assert_eq!(MARK.get(), number);
            (child, wait(child))
        });
        let (child, ended) = forker.join().unwrap();
        assert_eq!(ended, Ok((child, Status::Exited((10 * number + 6) as u16))));
    }
    let before = RUNNING.load(Ordering::SeqCst);
    while RUNNING.load(Ordering::SeqCst) == before {
        thread::yield_now();
    }
    drop(runner);
    // Ends the thread that still runs.
    exit(0);
}
