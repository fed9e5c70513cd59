//! Any number of threads wait for another's end, which may be over; a thread does not wait for itself.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use crate::sys::*;

static TID: AtomicU32 = AtomicU32::new(0);
static GO: AtomicU32 = AtomicU32::new(0);
static JOINED: AtomicU32 = AtomicU32::new(0);

pub fn run() {
    let target = thread::spawn(|| {
        let tid = thread_id();
        assert_eq!(join(tid), Err(DEADLK));
        TID.store(tid, Ordering::SeqCst);
        wake_all(&TID).expect("it wakes");
        while GO.load(Ordering::SeqCst) == 0 {
            wait(&GO, 0, None).expect("it waits");
        }
    });
    while TID.load(Ordering::SeqCst) == 0 {
        wait(&TID, 0, None).expect("it waits");
    }
    let tid = TID.load(Ordering::SeqCst);
    assert_ne!(tid, thread_id());
    let joiners: Vec<_> = (0..3)
        .map(|_| {
            thread::spawn(move || {
                assert_eq!(join(tid), Ok(()));
                assert_eq!(GO.load(Ordering::SeqCst), 1);
                JOINED.fetch_add(1, Ordering::SeqCst);
            })
        })
        .collect();
    sleep(Duration::from_millis(50)).expect("it sleeps");
    assert_eq!(JOINED.load(Ordering::SeqCst), 0);
    GO.store(1, Ordering::SeqCst);
    wake_all(&GO).expect("it wakes");
    assert_eq!(join(tid), Ok(()));
    // It has ended, and that stays so.
    assert_eq!((join(tid), join(tid)), (Ok(()), Ok(())));
    for joiner in joiners {
        joiner.join().expect("it saw the end");
    }
    target.join().expect("it ended");
    assert_eq!(JOINED.load(Ordering::SeqCst), 3);

    assert_eq!(join(thread_id()), Err(DEADLK));
    for nobody in [0, 0x1fff_ffff, u32::MAX] {
        assert_eq!(join(nobody), Err(SRCH), "{nobody}");
    }
}
