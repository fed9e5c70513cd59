//! The end of a process ends the waits of its threads at once, those for ever too.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use crate::sys::*;

static WORD: AtomicU32 = AtomicU32::new(0);
static SLEEPING: AtomicU32 = AtomicU32::new(0);

pub fn run() {
    for _ in 0..3 {
        thread::spawn(|| {
            SLEEPING.fetch_add(1, Ordering::SeqCst);
            let woken = wait(&WORD, 0, None);
            panic!("it returned {woken:?}");
        });
    }
    while SLEEPING.load(Ordering::SeqCst) < 3 {
        sleep(Duration::from_millis(1)).expect("it sleeps");
    }
    sleep(Duration::from_millis(20)).expect("it sleeps");
    std::process::exit(23);
}
