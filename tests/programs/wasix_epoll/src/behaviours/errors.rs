//! What is wrong is said, and in which order.

use super::super::sys::*;
use std::time::Duration;

/// No descriptor.
const NONE: Fd = 999_999;

pub fn run() {
    let now = Some(Duration::ZERO);
    let set = create();
    let (read, write) = pipe();
    add(set, read, IN, 1).expect("added");
    assert_eq!(add(set, read, IN, 2), Err(EXIST));
    assert_eq!(add(set, read, OUT, 3), Err(EXIST));
    assert_eq!(change(set, write, OUT, 4), Err(NOENT));
    assert_eq!(remove(set, write), Err(NOENT));

    for (set, fd) in [(set, NONE), (NONE, read), (NONE, NONE)] {
        assert_eq!(add(set, fd, IN, 5), Err(BADF));
        assert_eq!(change(set, fd, IN, 5), Err(BADF));
        assert_eq!(remove(set, fd), Err(BADF));
    }
    // Neither itself, nor by another descriptor.
    let again = copy(set, 0);
    for (set, fd) in [(set, set), (set, again), (again, set)] {
        assert_eq!(add(set, fd, IN, 6), Err(INVAL));
        assert_eq!(remove(set, fd), Err(INVAL));
    }
    // What is no set.
    assert_eq!(add(read, write, OUT, 7), Err(INVAL));
    assert_eq!(remove(read, write), Err(INVAL));
    assert_eq!(wait(read, 4, now), Err(INVAL));
    assert_eq!(wait(NONE, 4, now), Err(BADF));
    for most in [0, -1, i32::MIN] {
        assert_eq!(wait(set, most, now), Err(INVAL));
    }

    // What is always ready has nothing to wait for.
    for file in [regular(), directory()] {
        assert_eq!(add(set, file, IN, 8), Err(PERM));
        assert_eq!(change(set, file, IN, 9), Err(PERM));
        assert_eq!(remove(set, file), Err(PERM));
        assert_eq!(add(read, file, IN, 10), Err(PERM), "of no set either");
        close(file);
    }

    remove(set, read).expect("removed");
    assert_eq!(remove(set, read), Err(NOENT));
    add(set, read, IN, 11).expect("added again");
    give(write, b"x");
    assert_eq!(wait(set, 4, now), Ok(vec![(IN, 11)]));
}
