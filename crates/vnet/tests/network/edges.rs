//! Who is told of each change of a socket (`EPOLLET`), as Linux tells it.

use std::net::SocketAddr;

use waxwing::abi::types::EpollType;
use waxwing::sys;
use waxwing_vnet::Lan;

use super::{Opened, V4, address_of};

/// Watches sockets for changes.
struct Edges(sys::Epoll);

impl Edges {
    fn of(socket: &Opened) -> Edges {
        let set = sys::Epoll::new().unwrap();
        let handle = socket.0.file().handle().unwrap();
        set.add(handle, EpollType::EPOLLIN | EpollType::EPOLLET, 1).unwrap();
        Edges(set)
    }

    /// Whether it has become readable, or more so, since the last time.
    fn has_come(&self) -> bool {
        let mut told = 0;
        self.0.take(4, |_, _| told += 1).unwrap();
        told > 0
    }

    /// The same, once the other machine has had its turn.
    fn comes(&self) -> bool {
        let handle = self.0.handle();
        sys::wait_for([(handle, true, false)], None, Some(std::time::Duration::from_secs(20))).unwrap();
        self.has_come()
    }
}

#[test]
fn each_arrival_is_told_whether_what_came_before_was_taken_or_not() {
    let lan = Lan::new();
    let (one, other) = (lan.join("one").unwrap(), lan.join("other").unwrap());
    let (listener, port) = Opened::listener(&one, V4);
    let waiting = Edges::of(&listener);
    assert!(!waiting.has_come());
    let to = SocketAddr::new(address_of(&other, "one", V4), port);
    let clients = [Opened::stream(&other, V4), Opened::stream(&other, V4)];
    for client in &clients {
        client.connect(to).unwrap();
        assert!(waiting.comes());
        assert!(!waiting.has_come(), "it is told once");
    }
    let (theirs, _) = listener.accept();
    assert!(!waiting.has_come(), "taking one is no change");

    let edges = Edges::of(&theirs);
    assert!(!edges.has_come());
    for bytes in [&b"some"[..], b"more", b"!"] {
        clients[0].send(bytes).unwrap();
        assert!(edges.comes());
        assert!(!edges.has_come(), "it is told once");
    }
    assert_eq!(theirs.receive(2), Ok(b"so".to_vec()));
    assert!(!edges.has_come(), "there is less");
    clients[0].send(b"?").unwrap();
    assert!(edges.comes());
    assert_eq!(theirs.receive(100), Ok(b"memore!?".to_vec()));
    assert!(!edges.has_come());
    clients[0].send(b"x").unwrap();
    assert!(edges.comes());
    clients[0].socket().shutdown(false, true).unwrap();
    assert!(edges.comes(), "the end is a change");
}

#[test]
fn each_datagram_is_told() {
    let lan = Lan::new();
    let one = lan.join("one").unwrap();
    let (receiver, sender) = (Opened::datagram(&one, V4), Opened::datagram(&one, V4));
    receiver.bind("127.0.0.1:0").unwrap();
    let to = receiver.local().to_string();
    let edges = Edges::of(&receiver);
    for _ in 0..3 {
        sender.send_to(b"longer", &to).unwrap();
        assert!(edges.comes());
        assert!(!edges.has_come(), "it is told once");
    }
    assert_eq!(receiver.receive(10), Ok(b"longer".to_vec()));
    assert!(!edges.has_come());
    sender.send_to(b"", &to).unwrap();
    assert!(edges.comes());
    for _ in 0..3 {
        receiver.receive(10).unwrap();
    }
    assert!(!edges.has_come());
    sender.send_to(b"again", &to).unwrap();
    assert!(edges.comes());
}
