//! How children ended: their codes, the signals that ended them, and what is said where there is none.

use std::time::Duration;

use crate::sys::*;

pub fn run() {
    assert_eq!(join(None, 0), Err(CHILD));
    assert_eq!(join(None, JOIN_FLAGS_NON_BLOCKING), Err(CHILD));
    for (code, seen) in [("0", 0), ("7", 7), ("255", 255), ("256", 0), ("4294967295", 255), ("80", 80)] {
        let child = play("exit", &[code]);
        assert_eq!(parent(child), Ok(pid()));
        assert_eq!(wait(child), Status::Exited(seen), "{code}");
        assert_eq!(join(Some(child), 0), Err(CHILD));
        assert_eq!((parent(child), kill(child, signal(0))), (Err(BADF), Err(SRCH)));
    }
    assert_eq!(wait(play("trap", &[])), Status::Signaled(6));

    // One that runs is not ready; then others are, each once.
    let sleeper = play("sleep", &[]);
    for wanted in [None, Some(0), Some(sleeper)] {
        assert_eq!(join(wanted, JOIN_FLAGS_NON_BLOCKING), Ok((Some(0), Status::Nothing)));
    }
    assert_eq!(join(Some(pid()), 0), Err(CHILD));
    assert_eq!(join(Some(9999), 0), Err(CHILD));
    let mut others: Vec<Pid> = ["1", "2", "3"].map(|code| play("exit", &[code])).into();
    for _ in 0..3 {
        let (found, status) = join(None, 0).expect("there are some");
        let index = others.iter().position(|other| Some(*other) == found).expect("it is one of them");
        others.remove(index);
        assert!(matches!(status, Status::Exited(1..4)), "{status:?}");
    }
    assert_eq!((kill(sleeper, signal(0)), kill(sleeper, signal(9))), (Ok(()), Ok(())));
    while join(Some(sleeper), JOIN_FLAGS_NON_BLOCKING) == Ok((Some(0), Status::Nothing)) {
        sleep(Duration::from_millis(1)).expect("it sleeps");
    }
    assert_eq!(join(None, 0), Err(CHILD));
    let mut wanted = OptionPid { tag: 9, u: OptionPidU { none: 0 } };
    assert_eq!(unsafe { proc_join(&mut wanted, 0) }.err().map(|errno| errno.raw()), Some(INVAL));
    assert_eq!(unsafe { proc_snapshot() }.err().map(|errno| errno.raw()), None);
}
