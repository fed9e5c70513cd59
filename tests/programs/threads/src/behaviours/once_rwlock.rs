//! What is made once, and locks for many readers or one writer.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock, RwLock};
use std::thread;

static MADE: AtomicUsize = AtomicUsize::new(0);
static ONCE: OnceLock<usize> = OnceLock::new();

pub fn run() {
    let lock = Arc::new(RwLock::new((0u64, 0u64)));
    thread::scope(|scope| {
        for number in 0..8 {
            let lock = &lock;
            scope.spawn(move || {
                let made = *ONCE.get_or_init(|| {
                    thread::yield_now();
                    MADE.fetch_add(1, Ordering::SeqCst) + 41
                });
                assert_eq!(made, 41);
                for _ in 0..300 {
                    if number % 4 == 0 {
                        let mut both = lock.write().unwrap();
                        both.0 += 1;
                        if both.0 % 16 == 0 {
                            thread::yield_now();
                        }
                        both.1 += 1;
                    } else {
                        let both = lock.read().unwrap();
                        assert_eq!(both.0, both.1);
                    }
                }
            });
        }
    });
    assert_eq!((MADE.load(Ordering::SeqCst), *lock.read().unwrap()), (1, (600, 600)));
}
