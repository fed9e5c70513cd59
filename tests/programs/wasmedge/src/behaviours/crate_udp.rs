//! The published crate's datagrams: boundaries, the sender's address, a datagram that is cut.

use wasmedge_wasi_socket::socket::{AddressFamily, Socket, SocketType};
use wasmedge_wasi_socket::UdpSocket;

pub fn run() {
    let one = UdpSocket::bind("127.0.0.1:0").unwrap();
    let other = Socket::new(AddressFamily::Inet4, SocketType::Datagram).unwrap();
    other.bind(&"127.0.0.1:0".parse().unwrap()).unwrap();
    let address = other.get_local().unwrap();

    assert_eq!(one.send_to(b"first", address).unwrap(), 5);
    assert_eq!(one.send_to(b"second one", address).unwrap(), 10);
    let mut buffer = [0; 64];
    let (received, sender) = other.recv_from(&mut buffer).unwrap();
    assert_eq!(&buffer[..received], b"first");
    let (received, again) = other.recv_from(&mut buffer[..6]).unwrap();
    assert_eq!((&buffer[..received], again), (&b"second"[..], sender));

    // The sender is where an answer reaches it.
    other.send_to(b"thanks", sender).unwrap();
    let (received, back) = one.recv_from(&mut buffer).unwrap();
    assert_eq!((&buffer[..received], back), (&b"thanks"[..], address));
}
