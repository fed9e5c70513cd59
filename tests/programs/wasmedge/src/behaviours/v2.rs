//! Version 2 by its imports: addresses of 128 bytes with their family, `sock_accept` with flags, a sender's port.

use crate::raw::*;

fn local(fd: Fd) -> Result<(Storage, u32), Errno> {
    let (mut storage, mut port) = (Storage::EMPTY, 0);
    let errno = unsafe { v2::sock_getlocaladdr(fd, &storage.room(), &mut port) };
    answer(errno, (storage, port))
}

fn peer(fd: Fd) -> Result<(Storage, u32), Errno> {
    let (mut storage, mut port) = (Storage::EMPTY, 0);
    let errno = unsafe { v2::sock_getpeeraddr(fd, &storage.room(), &mut port) };
    answer(errno, (storage, port))
}

fn is_loopback(storage: &Storage) -> bool {
    storage.family == u16::from(INET4) && storage.bytes[..4] == [127, 0, 0, 1]
}

pub fn run() {
    let loopback = Storage::inet4([127, 0, 0, 1]);
    let listener = open(INET4, STREAM).unwrap();
    assert_eq!(unsafe { both::sock_bind(listener, &loopback.address(), 0) }, 0);
    listen(listener).unwrap();
    let (address, port) = local(listener).unwrap();
    assert!(is_loopback(&address));
    assert_eq!(peer(listener).map(|(_, port)| port), Err(NOTCONN));
    // Only the 128 bytes will do here.
    let mut written = 7;
    let errno = unsafe { v2::sock_getlocaladdr(listener, &Address::room(&mut [0; 16]), &mut written) };
    assert_eq!((errno, written), (INVAL, 7));

    let client = open(INET4, STREAM).unwrap();
    assert_eq!(unsafe { both::sock_connect(client, &loopback.address(), port) }, 0);
    let mut server = 0;
    let nonblock = wasi::FDFLAGS_NONBLOCK;
    assert_eq!(unsafe { v2::sock_accept(listener, nonblock, &mut server) }, 0);
    assert_eq!(receive(server), Err(AGAIN));
    let (address, from) = peer(server).unwrap();
    assert!(is_loopback(&address));
    assert_eq!(from, local(client).unwrap().1);
    assert_eq!((send(client, b"hello"), receive(server)), (Ok(5), Ok(b"hello".to_vec())));
    unsafe { wasi::fd_fdstat_set_flags(listener, nonblock) }.unwrap();
    assert_eq!(unsafe { v2::sock_accept(listener, 0, &mut server) }, AGAIN);

    let (one, other) = (open(INET4, DGRAM).unwrap(), open(INET4, DGRAM).unwrap());
    for fd in [one, other] {
        assert_eq!(unsafe { both::sock_bind(fd, &loopback.address(), 0) }, 0);
    }
    let (mut sent, to) = (0, local(one).unwrap().1);
    let pieces = [IoVec::of(b"in "), IoVec::of(b"pieces")];
    let errno = unsafe {
        both::sock_send_to(other, pieces.as_ptr(), 2, &loopback.address(), to, 0, &mut sent)
    };
    assert_eq!((errno, sent), (0, 9));
    let (mut buffer, mut storage) = ([0; 4], Storage::EMPTY);
    let (mut port, mut received, mut roflags) = (0, 0, 0);
    let mut receive_from = |flags| unsafe {
        let (data, from) = (IoVec::room(&mut buffer), storage.room());
        v2::sock_recv_from(one, &data, 1, &from, flags, &mut port, &mut received, &mut roflags)
    };
    // A look first; what is cut is said.
    assert_eq!(receive_from(wasi::RIFLAGS_RECV_PEEK), 0);
    assert_eq!(receive_from(0), 0);
    assert_eq!((received, roflags), (4, wasi::ROFLAGS_RECV_DATA_TRUNCATED));
    assert!(is_loopback(&storage));
    assert_eq!((&buffer, u32::from(port)), (b"in p", local(other).unwrap().1));

    // The port has sixteen bits.
    assert_eq!(unsafe { both::sock_connect(client, &loopback.address(), 0x1_0050) }, INVAL);
    // A family that is none.
    let strange = Storage { family: 9, ..loopback };
    assert_eq!(unsafe { both::sock_bind(open(INET4, STREAM).unwrap(), &strange.address(), 0) }, INVAL);
}
