//! A child has its parent's handler, and none of the signals that wait for its parent.

use crate::sys::*;

static mut TAKEN: usize = 0;
static mut FORKED: Pid = 0;

/// `SIGCHLD`, which comes when a child ends.
const CHLD: u8 = 17;

fn count(signal: u8) {
    if signal != CHLD {
        unsafe { TAKEN += 1 };
    }
}

/// Forks, which comes back here in both.
fn fork_here(signal: u8) {
    if signal == USR1 {
        raise(USR2);
        unsafe { FORKED = fork() };
    }
    count(signal);
}

pub fn run() {
    on_signals(count);
    let child = fork();
    if child == 0 {
        assert_eq!(unsafe { TAKEN }, 0);
        raise(USR1);
        exit(10 + unsafe { TAKEN } as u32);
    }
    assert_eq!(wait(child), Ok((child, Status::Exited(11))));
    assert_eq!(unsafe { TAKEN }, 0);

    // A child that waits is reached.
    let (reader, writer) = pipe();
    let child = fork();
    if child == 0 {
        drop(writer);
        assert_eq!(hear(reader), "");
        exit(20 + unsafe { TAKEN } as u32);
    }
    kill(child, USR1).unwrap();
    drop(writer);
    let ended = wait(child);
    // With the signal, or before it came.
    assert!(matches!(ended, Ok((_, Status::Exited(20 | 21)))), "{ended:?}");

    on_signals(fork_here);
    raise(USR1);
    if unsafe { FORKED } == 0 {
        exit(30 + unsafe { TAKEN } as u32);
    }
    assert_eq!(unsafe { TAKEN }, 2);
    let child = unsafe { FORKED };
    assert_eq!(wait(child), Ok((child, Status::Exited(32))));
}
