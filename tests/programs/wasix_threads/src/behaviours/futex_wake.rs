//! A wake is for one of those who sleep on this word, or for all of them; it is told whether there was one.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use crate::sys::*;

static WORD: AtomicU32 = AtomicU32::new(0);
static OTHER: AtomicU32 = AtomicU32::new(0);
static RETURNED: AtomicU32 = AtomicU32::new(0);

/// Wakes until somebody was there to be woken.
fn wake_until(mut wake: impl FnMut() -> Result<bool>) {
    while !wake().expect("it wakes") {
        sleep(Duration::from_millis(1)).expect("it sleeps");
    }
}

fn returned_are(count: u32) {
    for _ in 0..5000 {
        if RETURNED.load(Ordering::SeqCst) >= count {
            break;
        }
        sleep(Duration::from_millis(1)).expect("it sleeps");
    }
    sleep(Duration::from_millis(20)).expect("it sleeps");
    assert_eq!(RETURNED.load(Ordering::SeqCst), count);
}

pub fn run() {
    let sleep_on = |word: &'static AtomicU32| {
        thread::spawn(move || {
            assert_eq!(wait(word, 0, Some(Duration::from_secs(30))), Ok(true));
            RETURNED.fetch_add(1, Ordering::SeqCst);
        })
    };
    let sleepers: Vec<_> = (0..4).map(|_| sleep_on(&WORD)).collect();
    let other = sleep_on(&OTHER);
    // By now all of them sleep, most likely; none returns unasked in any case.
    sleep(Duration::from_millis(100)).expect("it sleeps");
    assert_eq!(RETURNED.load(Ordering::SeqCst), 0);
    wake_until(|| wake(&WORD));
    returned_are(1);
    wake_until(|| wake(&WORD));
    returned_are(2);
    // The word is still what they sleep for, so whoever comes late would sleep on.
    WORD.store(1, Ordering::SeqCst);
    wake_all(&WORD).expect("it wakes");
    returned_are(4);
    wake_until(|| wake_all(&OTHER));
    returned_are(5);
    for thread in sleepers.into_iter().chain([other]) {
        thread.join().expect("it was woken");
    }
    assert_eq!((wake(&WORD), wake_all(&OTHER)), (Ok(false), Ok(false)));
}
