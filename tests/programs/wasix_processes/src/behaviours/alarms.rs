//! Timers: once, over and over, not any more; also where no calls are made.

use std::time::{Duration, Instant};

use crate::handler::{count, install};
use crate::sys::*;

const USR2: u8 = 12;
const ALRM: u8 = 14;

pub fn run() {
    install();
    assert_eq!((alarm(0, 1, false), alarm(ALRM, 0, true)), (Err(INVAL), Ok(())));
    let start = Instant::now();
    alarm(ALRM, 30, false).expect("there is one");
    // Two do not get in each other's way, and a later setting counts.
    alarm(USR2, 10_000, false).expect("there is one");
    alarm(USR2, 60, false).expect("there is one");
    assert_eq!((sleep(Duration::from_secs(50)), count(ALRM), count(USR2)), (Err(INTR), 1, 0));
    assert!(start.elapsed() >= Duration::from_millis(30));
    assert_eq!((sleep(Duration::from_secs(50)), count(ALRM), count(USR2)), (Err(INTR), 1, 1));
    assert!(start.elapsed() >= Duration::from_millis(60) && start.elapsed() < Duration::from_secs(20));
    assert_eq!((sleep(Duration::from_millis(50)), count(ALRM), count(USR2)), (Ok(()), 1, 1));

    let start = Instant::now();
    alarm(ALRM, 5, true).expect("there is one");
    while count(ALRM) < 11 {
        assert_eq!(sleep(Duration::from_secs(50)), Err(INTR));
    }
    assert!(start.elapsed() >= Duration::from_millis(50));
    // In a loop that makes no calls.
    while count(ALRM) < 20 {
        std::hint::black_box(0);
    }
    assert!(start.elapsed() >= Duration::from_millis(95) && start.elapsed() < Duration::from_secs(20));
    alarm(ALRM, 0, false).expect("it is forgotten");
    let _ = sleep(Duration::ZERO);
    let before = count(ALRM);
    assert_eq!((sleep(Duration::from_millis(30)), count(ALRM)), (Ok(()), before));

    // Nobody handles it: it ends the child, which has none of its parent's own.
    let child = play("alarm", &["20"]);
    assert_eq!(wait(child), Status::Signaled(ALRM));
}
