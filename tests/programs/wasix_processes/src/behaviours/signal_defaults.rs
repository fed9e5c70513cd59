//! What signals do to a program that says nothing of them, and to whom they go.

use std::time::Duration;

use crate::sys::*;

pub fn run() {
    for number in (1..32).filter(|number| ![17, 18, 19, 20, 21, 22, 23, 28].contains(number)) {
        let child = play(if number % 2 == 0 { "compute" } else { "sleep" }, &[]);
        assert_eq!(kill(child, signal(number)), Ok(()));
        assert_eq!(wait(child), Status::Signaled(number));
    }
    let child = play("sleep", &[]);
    for number in [17, 18, 23, 28] {
        assert_eq!(kill(child, signal(number)), Ok(()));
        assert_eq!(raise(number), Ok(()));
    }
    assert_eq!(join(Some(child), JOIN_FLAGS_NON_BLOCKING), Ok((Some(0), Status::Nothing)));
    assert_eq!((kill(child, signal(32)), kill(child, signal(255))), (Err(INVAL), Err(INVAL)));
    assert_eq!((kill(9999, signal(15)), kill(9999, signal(0))), (Err(SRCH), Err(SRCH)));

    // All, and those that come from one: a group's number comes negated.
    assert_eq!((kill(0, signal(0)), kill(0, signal(28))), (Ok(()), Ok(())));
    assert_eq!(kill(9999u32.wrapping_neg(), signal(0)), Err(SRCH));
    assert_eq!(kill(child.wrapping_neg(), signal(15)), Ok(()));
    assert_eq!(wait(child), Status::Signaled(15));
    let children = [play("sleep", &[]), play("compute", &[])];
    assert_eq!(kill(u32::MAX, signal(10)), Ok(()));
    assert_eq!(children.map(wait), [Status::Signaled(10), Status::Signaled(10)]);
    assert_eq!(sleep(Duration::from_millis(1)), Ok(()));
}
