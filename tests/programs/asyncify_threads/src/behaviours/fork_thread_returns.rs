//! A child that was forked on a thread and returns from it has ended with 0, and the parent's thread goes on.

use crate::sys::*;
use std::thread;

pub fn run() {
    let (child, is_parent) = thread::spawn(|| {
        let child = fork();
        (child, child != 0)
    })
    .join()
    .unwrap();
    // Only the parent is here: who would join the thread is not in the child.
    assert!(is_parent);
    assert_eq!(wait(child), Ok((child, Status::Exited(0))));
}
