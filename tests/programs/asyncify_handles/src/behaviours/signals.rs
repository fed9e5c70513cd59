//! Signals come to a function of the program, by themselves and by alarms.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::{Duration, Instant};

use waxwing_guest::os::signal::{self, Signal};
use waxwing_guest::os::{process, thread};
use waxwing_guest::wasix;

static CAME: AtomicU32 = AtomicU32::new(0);

fn note(signal: Signal) {
    CAME.fetch_add(u32::from(signal.raw()), Relaxed);
}

waxwing_guest::signal_handler!(note);

pub fn run() {
    signal::listen();
    signal::raise(wasix::SIGNAL_USR1).expect("a signal");
    assert_eq!(CAME.swap(0, Relaxed), 10);
    signal::send(process::id().expect("a number"), wasix::SIGNAL_USR2).expect("a signal");
    thread::send(thread::id().expect("a number"), wasix::SIGNAL_HUP).expect("a signal");
    assert_eq!(CAME.swap(0, Relaxed), 12 + 1);
    // Again and again: the first one may come before the sleep begins.
    signal::alarm(wasix::SIGNAL_ALRM, Duration::from_millis(5), true).expect("an alarm");
    let start = Instant::now();
    assert_eq!(thread::sleep(Duration::from_secs(30)), Err(wasix::ERRNO_INTR));
    assert!(start.elapsed() < Duration::from_secs(20));
    signal::alarm(wasix::SIGNAL_ALRM, Duration::ZERO, true).expect("no more alarms");
    let came = CAME.load(Relaxed);
    assert!(came > 0 && came % 14 == 0, "{came}");
}
