//! What several behaviours begin with.

use super::net::*;

/// The loopback of a family, with a free port.
pub fn loopback(family: Family) -> Addr {
    match family {
        Family::V4 => local_v4(0),
        Family::V6 => local_v6(0),
        Family::Unix => panic!("a path is needed"),
    }
}

/// A listener at the loopback, and its address.
pub fn listening(family: Family) -> (Fd, Addr) {
    let listener = open(family, Kind::Stream, 0).unwrap();
    bind(listener, &loopback(family)).unwrap();
    listen(listener, 4096).unwrap();
    (listener, local(listener).unwrap())
}

/// Both ends of a connection over the loopback.
pub fn connected(family: Family) -> (Fd, Fd) {
    let (listener, addr) = listening(family);
    let client = open(family, Kind::Stream, 0).unwrap();
    connect(client, &addr).unwrap();
    let (server, _) = accept(listener).unwrap();
    close(listener);
    (client, server)
}

/// A socket of datagrams at the loopback, and its address.
pub fn datagrams(family: Family) -> (Fd, Addr) {
    let socket = open(family, Kind::Dgram, 0).unwrap();
    bind(socket, &loopback(family)).unwrap();
    (socket, local(socket).unwrap())
}
