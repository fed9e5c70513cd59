//! The published crate's streams: listening, connecting, both directions, addresses, the end of one direction.

use std::io::{Read, Write};
use wasmedge_wasi_socket::{Shutdown, TcpListener, TcpStream};

pub fn run() {
    let listener = TcpListener::bind("127.0.0.1:0", false).unwrap();
    let address = listener.local_addr().unwrap();
    assert_ne!(address.port(), 0);

    let mut client = TcpStream::connect(address).unwrap();
    let (mut server, peer) = listener.accept(false).unwrap();
    assert_eq!(peer, client.local_addr().unwrap());
    assert_eq!((client.peer_addr().unwrap(), server.local_addr().unwrap()), (address, address));

    client.write_all(b"hello").unwrap();
    let mut buffer = [0; 16];
    assert_eq!(server.read(&mut buffer).unwrap(), 5);
    assert_eq!(&buffer[..5], b"hello");
    server.write_all(b"and back").unwrap();
    server.shutdown(Shutdown::Write).unwrap();
    let mut text = String::new();
    client.read_to_string(&mut text).unwrap();
    assert_eq!(text, "and back");

    // A connection that does not block.
    let client = TcpStream::connect(address).unwrap();
    let (mut server, _) = listener.accept(true).unwrap();
    let error = server.read(&mut buffer).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::WouldBlock);
    drop(client);

    // Nobody listens there any more.
    drop(listener);
    let error = TcpStream::connect(address).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::ConnectionRefused);
}
