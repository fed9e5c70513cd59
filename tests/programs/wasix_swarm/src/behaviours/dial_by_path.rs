//! A thread that dials by a path and has to wait, while another closes whatever descriptor it might have and opens others in its
//! place: what it is answered is the connection.

use crate::fixtures::listening;
use crate::net::*;
use std::thread;
use std::time::Duration;

pub fn run(_: usize) {
    let (listener, addr) = listening(Family::V4);
    // So few may wait to be accepted: the system drops the first packets of more, and its clients ask again after a second.
    listen(listener, 0).unwrap();
    let mut waiting = Vec::new();
    loop {
        let client = open(Family::V4, Kind::Stream, 0).unwrap();
        set_nonblocking(client, true);
        assert_eq!(connect(client, &addr), Err("EINPROGRESS"));
        waiting.push(client);
        if !ready(client, true, 50) {
            break;
        }
        assert!(waiting.len() < 10, "the queue is never full");
    }
    let (first, second) = pair(Kind::Stream).unwrap();
    close(first);
    close(second);
    let path = format!("tcp+dial://127.0.0.1:{}?nonblock=0", addr.port());
    let dialling = thread::spawn(move || {
        unsafe { wasi::path_open(-1i32 as Fd, 0, &path, 0, u64::MAX, 0, 0) }.map_err(|errno| errno.raw())
    });
    thread::sleep(Duration::from_millis(100));
    assert!(!dialling.is_finished(), "it waits");
    // What the numbers of descriptors stand for from now on.
    for fd in first.min(second)..=first.max(second) {
        let _ = unsafe { wasi::fd_close(fd) };
    }
    let (mine, other) = pair(Kind::Stream).unwrap();
    while !dialling.is_finished() {
        if ready(listener, false, 10) {
            let (server, _) = accept(listener).unwrap();
            send(server, b"hello").unwrap();
        }
    }
    let dialled = dialling.join().unwrap().expect("connected");
    assert_eq!(peer(dialled), Ok(addr));
    assert!(dialled != mine && dialled != other);
    if ready(listener, false, 0) {
        let (server, _) = accept(listener).unwrap();
        send(server, b"hello").unwrap();
    }
    let mut buf = [0; 8];
    assert_eq!((recv(dialled, &mut buf, PLAIN), &buf[..5]), (Ok((5, false)), &b"hello"[..]));
    // The others are what they were.
    send(mine, b"pair").unwrap();
    assert_eq!(recv(other, &mut buf, PLAIN), Ok((4, false)));
}
