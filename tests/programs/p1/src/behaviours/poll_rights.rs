//! A descriptor without the right to be polled is notcapable in its event.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    ok!(set_rights(fd, FILE_RIGHTS & !RIGHTS_POLL_FD_READWRITE, 0));
    let events = ok!(poll(&[on_read(1, fd)]));
    assert_eq!((events.len(), events[0].error), (1, NOTCAPABLE));
}
