//! The same descriptor may be subscribed to twice.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    let events = ok!(poll(&[on_read(1, fd), on_read(2, fd), on_write(3, fd)]));
    let mut who: Vec<u64> = events.iter().map(|event| event.userdata).collect();
    who.sort_unstable();
    assert_eq!(who, [1, 2, 3]);
}
