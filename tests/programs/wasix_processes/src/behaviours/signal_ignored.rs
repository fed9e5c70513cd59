//! Signals that a program is started to ignore do nothing to it, and nothing to its children.

use crate::sys::*;

pub fn run() {
    assert_eq!(dispositions(), []);
    let args = ["self", "as", "ignoring", "2", "10", "15"];
    let signals = [ignore(15), ignore(10), ignore(9), ignore(2), default(12)];
    // Those that are to be as ever are told first.
    let child = spawn(&args, &[], &signals[..4]).expect("it is started");
    assert_eq!(wait(child), Status::Exited(0));
    let child = spawn(&["self", "as", "sleep"], &[], &signals).expect("it is started");
    for number in [2, 10, 15, 12] {
        kill(child, signal(number)).expect("it is there");
    }
    assert_eq!(wait(child), Status::Signaled(12));
    let child = spawn(&["self", "as", "sleep"], &[], &[ignore(9), ignore(19)]).expect("it is started");
    kill(child, signal(9)).expect("it is there");
    assert_eq!(wait(child), Status::Signaled(9));
}
