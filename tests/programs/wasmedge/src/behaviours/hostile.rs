//! Addresses and lengths that lie nowhere: each call is told so before it does anything.

use crate::raw::*;

pub fn run() {
    let fd = open(INET4, DGRAM).unwrap();
    let good = [127, 0, 0, 1];
    let address = Address::of(&good);
    let outside = OUTSIDE as *const u8;
    let beyond = |len| Address { buf: good.as_ptr(), len };
    let nowhere = Address { buf: outside, len: 4 };
    unsafe {
        assert_eq!(both::sock_open(INET4, STREAM, OUTSIDE as *mut Fd), FAULT);
        assert_eq!(both::sock_open(9, STREAM, &mut 0), INVAL);
        assert_eq!(both::sock_open(INET4, 9, &mut 0), INVAL);
        for call in [both::sock_bind, both::sock_connect] {
            assert_eq!(call(fd, outside.cast(), 0), FAULT);
            assert_eq!(call(fd, &nowhere, 0), FAULT);
            assert_eq!(call(fd, &beyond(usize::MAX), 0), FAULT);
            for len in [0, 1, 3, 5, 15, 17, 127, 129] {
                assert_eq!(call(fd, &beyond(len), 0), INVAL, "{len}");
            }
            assert_eq!(call(fd, &address, 65536), INVAL);
            assert_eq!((call(0, &address, 0), call(99, &address, 0)), (NOTSOCK, BADF));
        }
        bind(fd, &good, 0).unwrap();
        let (mut n, mut roflags, mut port16) = (55, 55, 55);
        let data = IoVec::of(b"x");
        let bad_data = IoVec { buf: good.as_ptr(), len: usize::MAX };
        let out = OUTSIDE as *mut usize;
        assert_eq!(both::sock_send_to(fd, outside.cast(), 1, &address, 1, 0, &mut n), FAULT);
        assert_eq!(both::sock_send_to(fd, &bad_data, 1, &address, 1, 0, &mut n), FAULT);
        assert_eq!(both::sock_send_to(fd, &data, usize::MAX, &address, 1, 0, &mut n), INVAL);
        assert_eq!(both::sock_send_to(fd, &data, 1, &nowhere, 1, 0, &mut n), FAULT);
        assert_eq!(both::sock_send_to(fd, &data, 1, &address, 1, 0, out), FAULT);

        // A datagram that is there stays there until a call is right.
        let mut sent = 0;
        let errno = both::sock_send_to(fd, &data, 1, &address, port(fd), 0, &mut sent);
        assert_eq!((errno, sent), (0, 1));
        let (mut room, mut from) = ([0; 8], [0; 4]);
        let data = IoVec::room(&mut room);
        let address = Address::room(&mut from);
        let flags = out.cast();
        assert_eq!(v1::sock_recv_from(fd, &data, 1, &nowhere, 0, &mut n, &mut roflags), FAULT);
        assert_eq!(v1::sock_recv_from(fd, &data, 1, &beyond(5), 0, &mut n, &mut roflags), INVAL);
        assert_eq!(v1::sock_recv_from(fd, &data, 1, &address, 0, out, &mut roflags), FAULT);
        assert_eq!(v1::sock_recv_from(fd, &data, 1, &address, 0, &mut n, flags), FAULT);
        let short = out.cast();
        assert_eq!(v2::sock_recv_from(fd, &data, 1, &address, 0, short, &mut n, &mut roflags), FAULT);
        assert_eq!(v2::sock_recv_from(fd, &bad_data, 1, &address, 0, &mut port16, &mut n, &mut roflags), FAULT);
        assert_eq!((n, roflags, port16), (55, 55, 55));
        assert_eq!(v2::sock_recv_from(fd, &data, 1, &address, 0, &mut port16, &mut n, &mut roflags), 0);
        assert_eq!((n, roflags, u32::from(port16)), (1, 0, port(fd)));

        let (mut kind, mut port) = (55, 55);
        let word = out.cast();
        for call in [v1::sock_getlocaladdr, v1::sock_getpeeraddr] {
            assert_eq!(call(fd, outside.cast(), &mut kind, &mut port), FAULT);
            assert_eq!(call(fd, &nowhere, &mut kind, &mut port), FAULT);
            assert_eq!(call(fd, &address, word, &mut port), FAULT);
            assert_eq!(call(fd, &address, &mut kind, word), FAULT);
            assert_eq!(call(0, &address, &mut kind, &mut port), NOTSOCK);
        }
        let mut storage = Storage::EMPTY;
        for call in [v2::sock_getlocaladdr, v2::sock_getpeeraddr] {
            assert_eq!(call(fd, outside.cast(), &mut port), FAULT);
            assert_eq!(call(fd, &nowhere, &mut port), FAULT);
            assert_eq!(call(fd, &storage.room(), word), FAULT);
            assert_eq!(call(99, &storage.room(), &mut port), BADF);
        }
        assert_eq!((kind, port), (55, 55));
        assert_eq!(v1::sock_accept(fd, word), FAULT);
        assert_eq!(v2::sock_accept(fd, 0, word), FAULT);
    }
    close(fd);
}
