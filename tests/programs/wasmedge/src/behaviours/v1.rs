//! Version 1 by its imports: bare addresses of 4 and 16 bytes, `sock_accept` without flags, a sender without a port.

use crate::raw::*;

fn local(fd: Fd, room: &mut [u8]) -> Result<(u32, u32), Errno> {
    let (mut kind, mut port) = (0, 0);
    let errno = unsafe { v1::sock_getlocaladdr(fd, &Address::room(room), &mut kind, &mut port) };
    answer(errno, (kind, port))
}

fn peer(fd: Fd, room: &mut [u8]) -> Result<(u32, u32), Errno> {
    let (mut kind, mut port) = (0, 0);
    let errno = unsafe { v1::sock_getpeeraddr(fd, &Address::room(room), &mut kind, &mut port) };
    answer(errno, (kind, port))
}

pub fn run() {
    let (listener, port) = listener();
    let mut octets = [0xaa; 16];
    assert_eq!(local(listener, &mut octets), Ok((4, port)));
    assert_eq!((&octets[..4], octets[4]), (&[127, 0, 0, 1][..], 0xaa));
    let mut octets = [0; 4];
    assert_eq!(local(listener, &mut octets), Ok((4, port)));
    assert_eq!(octets, [127, 0, 0, 1]);
    assert_eq!(local(listener, &mut [0; 128]), Err(INVAL));
    assert_eq!(peer(listener, &mut octets), Err(NOTCONN));

    let client = open(INET4, STREAM).unwrap();
    connect(client, &[127, 0, 0, 1], port).unwrap();
    let mut server = 0;
    assert_eq!(unsafe { v1::sock_accept(listener, &mut server) }, 0);
    assert_eq!(peer(client, &mut octets), Ok((4, port)));
    assert_eq!(peer(server, &mut octets).unwrap().1, local(client, &mut [0; 4]).unwrap().1);
    assert_eq!((send(client, b"to you"), receive(server)), (Ok(6), Ok(b"to you".to_vec())));
    assert_eq!((send(server, b"to me"), receive(client)), (Ok(5), Ok(b"to me".to_vec())));
    assert_eq!(unsafe { both::sock_shutdown(server, 2) }, 0);
    assert_eq!(receive(client), Ok(Vec::new()));

    // Datagrams: whose they are is told, but not from which port.
    let (one, other) = (open(INET4, DGRAM).unwrap(), open(INET4, DGRAM).unwrap());
    bind(one, &[127, 0, 0, 1], 0).unwrap();
    bind(other, &[127, 0, 0, 1], 0).unwrap();
    let mut sent = 0;
    let to = [127, 0, 0, 1];
    let errno = unsafe {
        let to = Address::of(&to);
        both::sock_send_to(other, &IoVec::of(b"datagram"), 1, &to, crate::raw::port(one), 0, &mut sent)
    };
    assert_eq!((errno, sent), (0, 8));
    let (mut buffer, mut from) = ([0; 32], [0; 16]);
    let (mut received, mut roflags) = (0, 9);
    let errno = unsafe {
        let from = Address::room(&mut from);
        v1::sock_recv_from(one, &IoVec::room(&mut buffer), 1, &from, 0, &mut received, &mut roflags)
    };
    assert_eq!((errno, received, roflags), (0, 8, 0));
    assert_eq!((&buffer[..8], &from[..4]), (&b"datagram"[..], &[127, 0, 0, 1][..]));

    // IPv6, where the host has it.
    let v6 = open(INET6, STREAM).unwrap();
    let mut loopback = [0; 16];
    loopback[15] = 1;
    if bind(v6, &loopback, 0).is_ok() {
        let mut octets = [0xaa; 16];
        assert_eq!(local(v6, &mut octets).map(|(kind, _)| kind), Ok(6));
        assert_eq!(octets, loopback);
        assert_eq!(local(v6, &mut [0; 4]), Err(NOMEM));
        listen(v6).unwrap();
        let client = open(INET6, STREAM).unwrap();
        connect(client, &loopback, local(v6, &mut octets).unwrap().1).unwrap();
        assert_eq!(unsafe { v1::sock_accept(v6, &mut server) }, 0);
        assert_eq!(peer(server, &mut octets).map(|(kind, _)| kind), Ok(6));
        assert_eq!(octets, loopback);
    }
    // An address of another family than the socket's.
    assert!(connect(open(INET4, STREAM).unwrap(), &loopback, 1).is_err());
}

