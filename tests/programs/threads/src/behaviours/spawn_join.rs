//! Threads start, have locals of their own, and hand back what they made.

use std::cell::Cell;

pub fn run() {
    thread_local!(static MARK: Cell<usize> = const { Cell::new(0) });
    MARK.set(99);
    let threads: Vec<_> = (0..8)
        .map(|n| {
            std::thread::spawn(move || {
                assert_eq!(MARK.get(), 0, "a thread's local starts afresh");
                MARK.set(n);
                std::thread::yield_now();
                (MARK.get(), format!("thread {n}"))
            })
        })
        .collect();
    for (n, thread) in threads.into_iter().enumerate() {
        assert_eq!(thread.join().expect("joined"), (n, format!("thread {n}")));
    }
    assert_eq!(MARK.get(), 99);
}
