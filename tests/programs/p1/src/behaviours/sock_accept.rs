//! An inherited listener accepts, receives, peeks, sends and shuts down.
//! Run with a listener as descriptor 3; the other side sends `ping`, reads to the end, closes.

use crate::sys::*;

pub fn run() {
    let listener = 3;
    assert_eq!(ok!(fdstat(listener)).fs_filetype, FILETYPE_SOCKET_STREAM);
    fails!(preopen_name(listener), BADF | NOTSUP);
    fails!(recv(listener, &mut [0], 0), NOTCONN | INVAL | NOTCAPABLE);
    let far = on_clock(1, CLOCKID_MONOTONIC, 20_000_000_000, 0);
    let events = ok!(poll(&[far, on_read(2, listener)]));
    assert_eq!((events.len(), events[0].userdata, events[0].error), (1, 2, SUCCESS));
    let socket = ok!(accept(listener, 0));
    let stat = ok!(fdstat(socket));
    assert_eq!((stat.fs_filetype, stat.fs_flags), (FILETYPE_SOCKET_STREAM, 0));

    let mut buf = [0; 16];
    assert_eq!(ok!(recv(socket, &mut buf[..2], RIFLAGS_RECV_PEEK)).0, 2);
    assert_eq!(&buf[..2], b"pi");
    assert_eq!(ok!(recv(socket, &mut buf[..4], RIFLAGS_RECV_WAITALL)), (4, 0));
    assert_eq!(&buf[..4], b"ping");
    assert_eq!(ok!(send(socket, b"pong ")), 5);
    // A socket reads and writes like any descriptor.
    assert_eq!(ok!(writev(socket, &[b"and ", b"more"])), 8);
    fails!(seek(socket, 0, WHENCE_CUR), SPIPE | NOTCAPABLE);
    ok!(shutdown(socket, SDFLAGS_WR));
    fails!(send(socket, b"x"), PIPE);
    // The other side closes after our end.
    assert_eq!(ok!(read(socket, &mut buf)), 0);
    answers!(raw::sock_shutdown(socket as i32, 0), INVAL);
    answers!(raw::sock_shutdown(socket as i32, 4), INVAL);
    ok!(close(socket));
}
