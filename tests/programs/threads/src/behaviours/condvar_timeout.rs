//! Waiting for a condition with a time-out: the time that it takes, and a wake that comes before it.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

pub fn run() {
    let shared = Arc::new((Mutex::new(false), Condvar::new()));
    let (lock, condition) = &*shared;
    let start = Instant::now();
    let (guard, result) =
        condition.wait_timeout_while(lock.lock().unwrap(), Duration::from_millis(30), |set| !*set).unwrap();
    assert!(result.timed_out() && !*guard && start.elapsed() >= Duration::from_millis(30));
    drop(guard);

    let waker = thread::spawn({
        let shared = Arc::clone(&shared);
        move || {
            thread::sleep(Duration::from_millis(5));
            *shared.0.lock().unwrap() = true;
            shared.1.notify_one();
        }
    });
    let (guard, result) =
        condition.wait_timeout_while(lock.lock().unwrap(), Duration::from_secs(50), |set| !*set).unwrap();
    assert!(!result.timed_out() && *guard && start.elapsed() < Duration::from_secs(20));
    drop(guard);
    waker.join().unwrap();

    // At the edge of the time-out, whoever is woken is woken and whoever is not has waited.
    for _ in 0..200 {
        *lock.lock().unwrap() = false;
        let waker = thread::spawn({
            let shared = Arc::clone(&shared);
            move || {
                *shared.0.lock().unwrap() = true;
                shared.1.notify_all();
            }
        });
        let wait = Duration::from_micros(50);
        let (guard, result) = condition.wait_timeout_while(lock.lock().unwrap(), wait, |set| !*set).unwrap();
        assert_eq!(result.timed_out(), !*guard);
        drop(guard);
        waker.join().unwrap();
    }
}
