//! A process that is stopped does nothing until it goes on, or is killed; its parent is told.

use std::time::Duration;

use crate::sys::*;

/// How many bytes come in a while.
fn ticks(fd: Fd) -> usize {
    let _ = sleep(Duration::from_millis(40));
    match read(fd) {
        Ok(some) => some.len(),
        Err(AGAIN) => 0,
        Err(errno) => panic!("{errno}"),
    }
}

pub fn run() {
    let (reader, writer) = pipe();
    set_nonblocking(reader);
    let child = play("tick", &[&writer.to_string()]);
    while ticks(reader) == 0 {}
    for (number, round) in [(19, 0), (20, 1), (21, 2), (22, 3)] {
        kill(child, signal(number)).expect("it is there");
        assert_eq!(join(Some(child), JOIN_FLAGS_WAKE_STOPPED), Ok((Some(child), Status::Stopped(number))));
        // Once; and who does not ask is not told.
        for flags in [0, JOIN_FLAGS_WAKE_STOPPED] {
            assert_eq!(join(None, JOIN_FLAGS_NON_BLOCKING | flags), Ok((Some(0), Status::Nothing)));
        }
        ticks(reader);
        assert_eq!((ticks(reader), ticks(reader)), (0, 0), "{round}");
        kill(child, signal(18)).expect("it is there");
        while ticks(reader) == 0 {}
    }
    // What would end it waits until it goes on.
    kill(child, signal(19)).expect("it is there");
    kill(child, signal(15)).expect("it is there");
    assert_eq!(join(None, JOIN_FLAGS_NON_BLOCKING), Ok((Some(0), Status::Nothing)));
    kill(child, signal(18)).expect("it is there");
    assert_eq!(wait(child), Status::Signaled(15));

    for role in ["sleep", "compute"] {
        let child = play(role, &[]);
        kill(child, signal(19)).expect("it is there");
        kill(child, signal(9)).expect("it is there");
        assert_eq!(wait(child), Status::Signaled(9));
    }
}
