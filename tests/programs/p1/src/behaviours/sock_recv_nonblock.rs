//! A nonblocking connection answers again until data comes, and the end makes it ready.
//! Run with a listener as descriptor 3; the other side sends `one` after 50 ms, then closes.

use crate::sys::*;

pub fn run() {
    let socket = ok!(accept(3, FDFLAGS_NONBLOCK));
    assert_eq!(ok!(fdstat(socket)).fs_flags & FDFLAGS_NONBLOCK, FDFLAGS_NONBLOCK);
    let mut buf = [0; 16];
    let mut waited = 0;
    let n = loop {
        match recv(socket, &mut buf, 0) {
            Ok((n, _)) => break n,
            Err(errno) => assert_eq!(errno, AGAIN),
        }
        waited += 1;
        let events = ok!(poll(&[on_read(1, socket)]));
        assert_eq!((events.len(), events[0].error), (1, SUCCESS));
        assert!(events[0].fd_readwrite.nbytes <= 3);
    };
    assert!(waited >= 1, "data was there before it was sent");
    assert_eq!(&buf[..n], b"one");
    let events = ok!(poll(&[on_read(1, socket)]));
    assert_eq!((events.len(), events[0].error), (1, SUCCESS));
    assert_eq!(ok!(recv(socket, &mut buf, 0)).0, 0);
}
