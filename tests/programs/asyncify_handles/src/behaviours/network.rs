//! A connection and datagrams by way of this machine, and names.

use std::io::Read as _;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use waxwing_guest::os::net::{TcpListener, TcpStream, UdpSocket, lookup};
use waxwing_guest::os::poll::{Entry, Interest, poll};
use waxwing_guest::wasix;

const ANY: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

pub fn run() {
    let listener = TcpListener::bind(ANY).expect("a listener");
    let address = listener.local_addr().expect("an address");
    assert_eq!(address.ip(), ANY.ip());
    assert_ne!(address.port(), 0);
    let mut client = TcpStream::connect(address).expect("a connection");
    let mut incoming = [Entry::new(&listener, Interest::Read)];
    assert_eq!(poll(&mut incoming, None), Ok(1));
    let (server, from) = listener.accept().expect("the connection");
    assert_eq!(from, client.local_addr().expect("an address"));
    assert_eq!(client.peer_addr(), Ok(address));
    client.set_nodelay(true).expect("an option");
    client.write_all(b"hello").expect("room");
    let mut bytes = [0; 16];
    assert_eq!(server.read(&mut bytes), Ok(5));
    server.write_all(b"and back").expect("room");
    server.finish().expect("the end");
    let mut text = String::new();
    client.read_to_string(&mut text).expect("the end");
    assert_eq!(text, "and back");
    server.set_read_timeout(Some(Duration::from_millis(10))).expect("an option");
    assert_eq!(server.read(&mut bytes), Err(wasix::ERRNO_AGAIN));
    listener.set_nonblocking(true).expect("it can");
    assert_eq!(listener.accept().err(), Some(wasix::ERRNO_AGAIN));

    let (one, other) = (UdpSocket::bind(ANY).expect("a socket"), UdpSocket::bind(ANY).expect("a socket"));
    let address = other.local_addr().expect("an address");
    assert_eq!(one.send_to(b"datagram", address), Ok(8));
    assert_eq!(other.recv_from(&mut bytes), Ok((8, one.local_addr().expect("an address"))));
    assert_eq!(&bytes[..8], b"datagram");

    let mut found = [ANY.ip(); 4];
    assert_eq!(lookup("127.0.0.1", &mut found), Ok(1));
    assert_eq!(found[0], ANY.ip());
}
