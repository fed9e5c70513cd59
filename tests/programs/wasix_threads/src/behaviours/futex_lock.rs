//! A lock made of a futex loses no wake: four threads take turns thousands of times, and none sleeps for ever.

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use crate::sys::*;

const THREADS: u32 = 4;
const ROUNDS: u32 = 3000;

/// 0 is free, 1 is taken, 2 is taken and wanted.
static LOCK: AtomicU32 = AtomicU32::new(0);

struct Count(UnsafeCell<u32>);

// Only who has the lock touches it.
unsafe impl Sync for Count {}

static COUNT: Count = Count(UnsafeCell::new(0));

fn lock() {
    if LOCK.compare_exchange(0, 1, Ordering::SeqCst, Ordering::SeqCst).is_ok() {
        return;
    }
    while LOCK.swap(2, Ordering::SeqCst) != 0 {
        assert_eq!(wait(&LOCK, 2, None), Ok(true));
    }
}

fn unlock() {
    if LOCK.swap(0, Ordering::SeqCst) == 2 {
        wake(&LOCK).expect("it wakes");
    }
}

pub fn run() {
    let threads: Vec<_> = (0..THREADS)
        .map(|_| {
            thread::spawn(|| {
                for round in 0..ROUNDS {
                    lock();
                    let count = unsafe { COUNT.0.get().read() };
                    if round % 8 == 0 {
                        // Whoever wants it meanwhile has to sleep.
                        thread::yield_now();
                    }
                    unsafe { COUNT.0.get().write(count + 1) };
                    unlock();
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().expect("it ended");
    }
    assert_eq!(unsafe { COUNT.0.get().read() }, THREADS * ROUNDS);
}
