//! The published crate's options: what was set is read back.

use std::time::Duration;
use wasmedge_wasi_socket::socket::{
    AddressFamily, Socket, SocketOptLevel::SolSocket, SocketOptName, SocketType,
};

pub fn run() {
    let stream = Socket::new(AddressFamily::Inet4, SocketType::Stream).unwrap();
    let datagrams = Socket::new(AddressFamily::Inet4, SocketType::Datagram).unwrap();
    assert!(matches!(stream.r#type(), Ok(SocketType::Stream)));
    assert!(matches!(datagrams.r#type(), Ok(SocketType::Datagram)));

    assert!(!stream.reuse_address().unwrap() && !stream.keepalive().unwrap());
    stream.setsockopt(SolSocket, SocketOptName::SoReuseaddr, 1i32).unwrap();
    stream.setsockopt(SolSocket, SocketOptName::SoKeepalive, 1i32).unwrap();
    assert!(stream.reuse_address().unwrap() && stream.keepalive().unwrap());
    assert!(!datagrams.broadcast().unwrap());
    datagrams.setsockopt(SolSocket, SocketOptName::SoBroadcast, 1i32).unwrap();
    assert!(datagrams.broadcast().unwrap());

    stream.setsockopt(SolSocket, SocketOptName::SoRcvbuf, 32768i32).unwrap();
    stream.setsockopt(SolSocket, SocketOptName::SoSndbuf, 32768i32).unwrap();
    // Linux doubles what it is asked for.
    assert!(stream.recv_buffer_size().unwrap() >= 32768 && stream.send_buffer_size().unwrap() >= 32768);

    assert_eq!((stream.get_recv_timeout().unwrap(), stream.get_send_timeout().unwrap()), (None, None));
    let (short, long) = (Duration::from_millis(20), Duration::from_micros(90_000_007));
    stream.set_recv_timeout(Some(short)).unwrap();
    stream.set_send_timeout(Some(long)).unwrap();
    assert_eq!(stream.get_recv_timeout().unwrap(), Some(short));
    assert_eq!(stream.get_send_timeout().unwrap().map(|time| time.as_secs()), Some(90));
    stream.set_send_timeout(None).unwrap();
    assert_eq!(stream.get_send_timeout().unwrap(), None);

    assert!(!stream.is_listener().unwrap());
    stream.bind(&"127.0.0.1:0".parse().unwrap()).unwrap();
    stream.listen(4).unwrap();
    assert!(stream.is_listener().unwrap());
    stream.take_error().unwrap();
    assert!(!stream.nonblocking().unwrap());
    stream.set_nonblocking(true).unwrap();
    assert!(stream.nonblocking().unwrap());

    assert_eq!(stream.device().unwrap(), None);
    stream.bind_device(None).unwrap();
    assert!(stream.bind_device(Some(b"lo")).is_err());

    // A datagram that does not come in time.
    datagrams.bind(&"127.0.0.1:0".parse().unwrap()).unwrap();
    datagrams.set_recv_timeout(Some(short)).unwrap();
    assert_eq!(datagrams.recv_from(&mut [0; 8]).unwrap_err().kind(), std::io::ErrorKind::WouldBlock);
}
