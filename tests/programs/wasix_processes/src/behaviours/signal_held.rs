//! A signal that comes while its own handler runs waits for that to end; another one does not.

use std::time::Duration;

use crate::handler::{count, deepest, slowly};
use crate::sys::*;

const USR1: u8 = 10;
const USR2: u8 = 12;
const ALRM: u8 = 14;

pub fn run() {
    // Sent by the handler to itself: at once the other one, and the same one afterwards.
    slowly(&[USR1, USR2]);
    raise(USR1).expect("there is one");
    assert_eq!((count(USR1), count(USR2), deepest()), (2, 1, 1));

    // More often than it takes: in calls, and in a loop that makes none.
    alarm(ALRM, 1, true).expect("there is one");
    while count(ALRM) < 30 {
        let _ = sleep(Duration::from_millis(1));
    }
    alarm(ALRM, 1, true).expect("there is one");
    while count(ALRM) < 60 {
        std::hint::black_box(0);
    }
    assert_eq!(deepest(), 1);

    // It is as it was when all of that is over.
    let _ = sleep(Duration::from_millis(5));
    let before = count(ALRM);
    alarm(ALRM, 20, false).expect("there is one");
    assert_eq!((sleep(Duration::from_secs(50)), count(ALRM)), (Err(27), before + 1));
}
