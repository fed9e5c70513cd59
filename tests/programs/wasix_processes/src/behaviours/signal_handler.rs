//! A handler runs at the end of the call that it comes in, ends waiting, and waits itself while signals are blocked.

use std::time::{Duration, Instant};

use crate::handler::{count, install};
use crate::sys::*;

const USR1: u8 = 10;
const CHLD: u8 = 17;

pub fn run() {
    install();
    assert_eq!((raise(USR1), count(USR1)), (Ok(()), 1));
    assert_eq!((kill(pid(), signal(USR1)), count(USR1)), (Ok(()), 2));
    assert_eq!((raise(0), kill(pid(), signal(0)), count(USR1)), (Ok(()), Ok(()), 2));

    // Blocked: they stay pending, each once, and end no sleep.
    name_handler("__wasm_signal_blocked");
    assert_eq!((raise(USR1), kill(pid(), signal(USR1)), raise(15)), (Ok(()), Ok(()), Ok(())));
    assert_eq!((sleep(Duration::from_millis(5)), count(USR1), count(15)), (Ok(()), 2, 0));
    install();
    assert_eq!((count(USR1), count(15)), (4, 1));

    // A sleep ends for it.
    alarm(USR1, 20, false).expect("there is one");
    let start = Instant::now();
    assert_eq!(sleep(Duration::from_secs(100)), Err(INTR));
    assert!(start.elapsed() < Duration::from_secs(20) && count(USR1) == 5);

    // A child's end is told; and it alone does not end the wait for another.
    let (slow, quick) = (play("sleep", &[]), play("exit", &["1"]));
    alarm(15, 300, false).expect("there is one");
    assert_eq!(join(Some(slow), 0), Err(INTR));
    assert_eq!((count(CHLD), count(15)), (1, 2));
    assert_eq!(wait(quick), Status::Exited(1));
    kill(slow, signal(9)).expect("it is there");
    assert_eq!(wait(slow), Status::Signaled(9));
    assert_eq!((sleep(Duration::ZERO), count(CHLD)), (Ok(()), 2));
}
