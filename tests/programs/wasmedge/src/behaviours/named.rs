//! Version 2 by names of its own, and `epoll_oneoff`.

use crate::raw::named::*;
use crate::raw::*;

pub fn run() {
    let loopback = Storage::inet4([127, 0, 0, 1]);
    let (mut listener, mut client, mut server) = (0, 0, 0);
    let (mut storage, mut port) = (Storage::EMPTY, 0);
    unsafe {
        assert_eq!(sock_open_v2(INET4, STREAM, &mut listener), 0);
        assert_eq!(sock_bind_v2(listener, &loopback.address(), 0), 0);
        assert_eq!(sock_listen_v2(listener, 4), 0);
        assert_eq!(sock_getlocaladdr_v2(listener, &storage.room(), &mut port), 0);
        assert_eq!(sock_open_v2(INET4, STREAM, &mut client), 0);
        assert_eq!(sock_connect_v2(client, &loopback.address(), port), 0);
        assert_eq!(sock_accept_v2(listener, 0, &mut server), 0);
    }
    let mut peer_port = 0;
    assert_eq!(unsafe { sock_getpeeraddr_v2(client, &storage.room(), &mut peer_port) }, 0);
    assert_eq!(peer_port, port);

    let (mut sent, mut received, mut roflags) = (0, 0, 0);
    let mut buffer = [0; 8];
    unsafe {
        assert_eq!(sock_send_v2(client, &IoVec::of(b"stream"), 1, 0, &mut sent), 0);
        assert_eq!(sock_recv_v2(server, &IoVec::room(&mut buffer), 1, 0, &mut received, &mut roflags), 0);
    }
    assert_eq!((sent, received, &buffer[..6]), (6, 6, &b"stream"[..]));

    let (mut one, mut other, mut to, mut from) = (0, 0, 0, 0);
    unsafe {
        for fd in [&mut one, &mut other] {
            assert_eq!(sock_open_v2(INET4, DGRAM, fd), 0);
            assert_eq!(sock_bind_v2(*fd, &loopback.address(), 0), 0);
        }
        assert_eq!(sock_getlocaladdr_v2(one, &storage.room(), &mut to), 0);
        let data = IoVec::of(b"dgram");
        assert_eq!(sock_send_to_v2(other, &data, 1, &loopback.address(), to, 0, &mut sent), 0);
        let (data, place) = (IoVec::room(&mut buffer), storage.room());
        let errno = sock_recv_from_v2(one, &data, 1, &place, 0, &mut from, &mut received, &mut roflags);
        assert_eq!(errno, 0);
    }
    assert_eq!((sent, received, &buffer[..5]), (5, 5, &b"dgram"[..]));
    assert_eq!(u32::from(from), crate::raw::port(other));

    // As poll_oneoff, as often as it is asked.
    let subscription = |fd, userdata| wasi::Subscription {
        userdata,
        u: wasi::SubscriptionU {
            tag: wasi::EVENTTYPE_FD_READ.raw(),
            u: wasi::SubscriptionUU { fd_read: wasi::SubscriptionFdReadwrite { file_descriptor: fd } },
        },
    };
    assert_eq!(send(client, b"more"), Ok(4));
    let subscriptions = [subscription(server, 7), subscription(one, 8)];
    for _ in 0..2 {
        let mut events: [wasi::Event; 2] = unsafe { std::mem::zeroed() };
        let mut happened = 0;
        let errno =
            unsafe { epoll_oneoff(subscriptions.as_ptr(), events.as_mut_ptr(), 2, &mut happened) };
        assert_eq!((errno, happened, events[0].userdata), (0, 1, 7));
    }
}
