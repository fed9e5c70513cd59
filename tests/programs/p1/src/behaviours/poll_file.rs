//! Regular files are always ready, to read and to write.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    ok!(write(fd, b"content"));
    ok!(seek(fd, 0, WHENCE_SET));
    let far = on_clock(1, CLOCKID_MONOTONIC, 3_600_000_000_000, 0);
    let mut events = ok!(poll(&[on_read(2, fd), far, on_write(3, fd)]));
    events.sort_by_key(|event| event.userdata);
    let shape: Vec<_> = events.iter().map(|event| (event.userdata, event.error, event.type_)).collect();
    assert_eq!(shape, [(2, SUCCESS, EVENTTYPE_FD_READ), (3, SUCCESS, EVENTTYPE_FD_WRITE)]);
    // At the end of the file it is still ready: reading answers 0 at once.
    ok!(seek(fd, 0, WHENCE_END));
    assert_eq!(ok!(poll(&[on_read(2, fd), far])).len(), 1);
}
