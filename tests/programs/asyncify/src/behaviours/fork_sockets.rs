//! Sockets are shared by parent and child, and closed for good when neither has them. Of them exec closes what is to be closed.

use crate::net::*;
use crate::sys::{Status, exec, exit, fork, wait, written};

const PROGRAM: &str = "self";

pub fn run() {
    let listener = open(Family::V4, Kind::Stream, 0).unwrap();
    bind(listener, &local_v4(0)).unwrap();
    listen(listener, 5).unwrap();
    let addr = local(listener).unwrap();
    let mut buf = [0; 64];

    // Children take connections from a listener of their parent's, which has closed its own.
    let children = [fork_serving(listener), fork_serving(listener)];
    close(listener);
    for _ in children {
        let client = open(Family::V4, Kind::Stream, 0).unwrap();
        connect(client, &addr).unwrap();
        send(client, b"ask").unwrap();
        assert_eq!((recv(client, &mut buf, PLAIN), &buf[..3]), (Ok((3, false)), &b"ASK"[..]));
        assert_eq!(recv(client, &mut buf, PLAIN), Ok((0, false)));
        close(client);
    }
    for child in children {
        assert_eq!(wait(child), Ok((child, Status::Exited(0))));
    }
    let client = open(Family::V4, Kind::Stream, 0).unwrap();
    assert_eq!(connect(client, &addr), Err("ECONNREFUSED"));

    // Options, flags and what was received are the socket's, not the process's.
    let (one, other) = pair(Kind::Stream).unwrap();
    let child = fork();
    if child == 0 {
        set_nonblocking(one, true);
        set_time(one, Opt::SendTimeout, Some(5_000_000)).unwrap();
        send(other, b"12").unwrap();
        assert_eq!(recv(one, &mut buf[..1], PLAIN), Ok((1, false)));
        exit(0);
    }
    assert_eq!(wait(child), Ok((child, Status::Exited(0))));
    assert_eq!(time(one, Opt::SendTimeout), Ok(Some(5_000_000)));
    assert_eq!((recv(one, &mut buf, PLAIN), buf[0]), (Ok((1, false)), b'2'));
    assert_eq!(recv(one, &mut buf, PLAIN), Err("EAGAIN"));
    set_nonblocking(one, false);

    // What is shut in one is shut in both; what is closed in one is not.
    let child = fork();
    if child == 0 {
        close(other);
        send(one, b"last").unwrap();
        shutdown(one, false, true).unwrap();
        exit(0);
    }
    assert_eq!(wait(child), Ok((child, Status::Exited(0))));
    assert_eq!(recv(other, &mut buf, PLAIN), Ok((4, false)));
    assert_eq!(recv(other, &mut buf, PLAIN), Ok((0, false)));
    close(other);

    // A program that a child becomes has the sockets that are not closed on exec.
    let (one, other) = pair(Kind::Stream).unwrap();
    let child = fork();
    if child == 0 {
        exec(PROGRAM, one, "through a socket").unwrap();
    }
    close(one);
    let expected = written(child, "through a socket");
    assert_eq!(recv(other, &mut buf[..expected.len()], WAITALL), Ok((expected.len(), false)));
    assert_eq!(&buf[..expected.len()], expected.as_bytes());
    assert_eq!(recv(other, &mut buf, PLAIN), Ok((0, false)));
    assert_eq!(wait(child), Ok((child, Status::Exited(77))));
}

/// A child that answers one connection.
fn fork_serving(listener: Fd) -> u32 {
    let child = fork();
    if child == 0 {
        let (server, _) = accept(listener).unwrap();
        let mut buf = [0; 8];
        let (len, _) = recv(server, &mut buf, PLAIN).unwrap();
        send(server, &buf[..len].to_ascii_uppercase()).unwrap();
        exit(0);
    }
    child
}
