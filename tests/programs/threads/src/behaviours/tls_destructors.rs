//! What a thread has of its own is dropped at its end, before who joins it goes on.

use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

static DROPPED: AtomicUsize = AtomicUsize::new(0);

struct Counted(usize);

impl Drop for Counted {
    fn drop(&mut self) {
        // Others that are still there can be used, or are known to be gone.
        let _ = OTHER.try_with(|other| other.set(other.get() + 1));
        DROPPED.fetch_add(self.0, Ordering::SeqCst);
    }
}

thread_local! {
    static OTHER: Cell<usize> = const { Cell::new(0) };
    static KEPT: RefCell<Vec<Counted>> = const { RefCell::new(Vec::new()) };
    static HELD: RefCell<Option<Arc<()>>> = const { RefCell::new(None) };
}

pub fn run() {
    let held = Arc::new(());
    for round in 1..=20 {
        let threads: Vec<_> = (0..4)
            .map(|_| {
                let held = Arc::clone(&held);
                thread::spawn(move || {
                    KEPT.with_borrow_mut(|kept| kept.extend([Counted(1), Counted(10)]));
                    HELD.set(Some(held));
                })
            })
            .collect();
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        assert_eq!((DROPPED.load(Ordering::SeqCst), Arc::strong_count(&held)), (round * 44, 1));
    }
}
