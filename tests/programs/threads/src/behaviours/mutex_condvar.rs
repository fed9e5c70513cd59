//! A bounded queue between producers and consumers loses and repeats nothing.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

pub fn run() {
    let shared = Arc::new((Mutex::new(VecDeque::new()), Condvar::new(), Condvar::new()));
    let producers = (0..3_u64).map(|base| {
        let shared = Arc::clone(&shared);
        std::thread::spawn(move || {
            let (queue, filled, emptied) = &*shared;
            for n in 0..500 {
                let mut queue = queue.lock().unwrap();
                while queue.len() >= 4 {
                    queue = emptied.wait(queue).unwrap();
                }
                queue.push_back(base * 1000 + n);
                filled.notify_one();
            }
        })
    });
    let producers: Vec<_> = producers.collect();
    let (queue, filled, emptied) = &*shared;
    let mut sum = 0;
    for _ in 0..1500 {
        let mut queue = queue.lock().unwrap();
        while queue.is_empty() {
            queue = filled.wait(queue).unwrap();
        }
        sum += queue.pop_front().unwrap();
        emptied.notify_all();
    }
    producers.into_iter().for_each(|thread| thread.join().unwrap());
    assert_eq!(sum, (0..3).map(|base| (0..500).map(|n| base * 1000 + n).sum::<u64>()).sum());
    let started = Instant::now();
    let guard = queue.lock().unwrap();
    let (guard, timed_out) = filled.wait_timeout(guard, Duration::from_millis(30)).unwrap();
    drop(guard);
    assert!(timed_out.timed_out() && started.elapsed() >= Duration::from_millis(29));
}
