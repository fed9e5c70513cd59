//! Waiting for one child while another has ended: no reason to wake, and none to compute meanwhile.

use crate::handler::{count, install};
use crate::sys::*;

const USR1: u8 = 10;
const ALRM: u8 = 14;
const CHLD: u8 = 17;

/// What the thread has computed, in milliseconds.
fn computed() -> u64 {
    unsafe { wasi::clock_time_get(wasi::CLOCKID_THREAD_CPUTIME_ID, 1) }.expect("there is such a clock")
        / 1_000_000
}

pub fn run() {
    install();
    let wanted = play("alarm", &["500"]);
    let other = play("exit", &["3"]);
    let before = computed();
    assert_eq!(wait(wanted), Status::Signaled(ALRM));
    assert!(computed() - before < 200, "{} ms", computed() - before);
    assert!(count(CHLD) > 0);
    assert_eq!(wait(other), Status::Exited(3));

    // Any other signal is a reason.
    let wanted = play("sleep", &[]);
    let other = play("exit", &["3"]);
    alarm(USR1, 100, false).expect("there is one");
    assert_eq!((join(Some(wanted), 0), count(USR1)), (Err(INTR), 1));
    assert_eq!(wait(other), Status::Exited(3));
    kill(wanted, signal(9)).expect("it is there");
    assert_eq!(wait(wanted), Status::Signaled(9));
}
