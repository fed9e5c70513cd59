//! Datagrams.

use std::net::SocketAddr;

use waxwing::abi::types::{Errno, SockOption};
use waxwing::{Group, OptionValue, ReceiveFlags};
use waxwing_vnet::Lan;

use super::{Opened, V4, V6, address_of, byte, with_bytes};

#[test]
fn datagrams_go_from_machine_to_machine_and_back() {
    let lan = Lan::new();
    let (one, other) = (lan.join("one").unwrap(), lan.join("other").unwrap());
    for family in [V4, V6] {
        let ours = Opened::datagram(&one, family);
        ours.bind(if family == V4 { "0.0.0.0:53" } else { "[::]:54" }).unwrap();
        let theirs = Opened::datagram(&other, family);
        let to = SocketAddr::new(address_of(&other, "one", family), ours.local().port());
        assert_eq!(ours.receive(1), Err(Errno::Again));
        assert_eq!(theirs.send_to(b"ping", &to.to_string()), Ok(4));
        assert_eq!(theirs.send_to(b"", &to.to_string()), Ok(0));
        ours.wait(waxwing::Interest::READABLE);
        let (bytes, from) = ours.receive_from(10).unwrap();
        assert_eq!(bytes, b"ping");
        assert_eq!(from, SocketAddr::new(address_of(&one, "other", family), theirs.local().port()));
        assert_eq!(ours.receive_from(10).unwrap().0, b"");
        // As long as they can be.
        let longest = if family == V4 { 65_507 } else { 65_487 };
        let long: Vec<u8> = (0..longest).map(byte).collect();
        assert_eq!(ours.send_to(&long, &from.to_string()), Ok(longest));
        assert_eq!(theirs.await_bytes(70_000), long);
        assert_eq!(ours.send_to(&vec![0; longest + 1], &from.to_string()), Err(Errno::Msgsize));
    }
}

#[test]
fn a_datagram_that_is_cut_says_so_and_can_be_looked_at_first() {
    let network = Lan::new().join("one").unwrap();
    let ours = Opened::datagram(&network, V4);
    ours.bind("127.0.0.1:7").unwrap();
    ours.send_to(b"0123456789", "127.0.0.1:7").unwrap();
    let receive = |len: usize, peek, whole_length| {
        let flags = ReceiveFlags { peek, whole_length };
        let (received, bytes) = with_bytes(&vec![0; len], |iovs| ours.socket().receive(iovs, flags));
        let received = received.unwrap();
        (received.len, received.is_cut, bytes)
    };
    assert_eq!(receive(4, true, false), (4, true, b"0123".to_vec()));
    assert_eq!(receive(4, true, true), (10, true, b"0123".to_vec()));
    assert_eq!(receive(10, false, false), (10, false, b"0123456789".to_vec()));
    assert_eq!(ours.receive(1), Err(Errno::Again));
}

#[test]
fn a_connected_socket_hears_its_peer_alone_and_that_there_is_none() {
    let lan = Lan::new();
    let (one, other) = (lan.join("one").unwrap(), lan.join("other").unwrap());
    for (from, name) in [(&one, "localhost"), (&other, "one")] {
        let nobody = SocketAddr::new(address_of(from, name, V4), 9);
        let ours = Opened::datagram(from, V4);
        ours.begin(nobody).unwrap();
        assert_eq!(ours.peer(), Ok(nobody));
        assert_eq!(ours.send(b"x"), Ok(1));
        ours.wait(waxwing::Interest::READABLE);
        assert_eq!(ours.receive(1), Err(Errno::Connrefused));
        assert_eq!(ours.receive(1), Err(Errno::Again));
    }
    let ours = Opened::datagram(&one, V4);
    ours.bind("127.0.0.1:7").unwrap();
    ours.begin("127.0.0.1:8".parse().unwrap()).unwrap();
    let stranger = Opened::datagram(&one, V4);
    assert_eq!(stranger.send_to(b"x", "127.0.0.1:7"), Ok(1));
    assert_eq!(ours.receive(1), Err(Errno::Again));
    ours.socket().connect(None).unwrap();
    assert_eq!(stranger.send_to(b"x", "127.0.0.1:7"), Ok(1));
    assert_eq!(ours.receive(9), Ok(b"x".to_vec()));
    assert_eq!(ours.send(b"x"), Err(Errno::Destaddrreq));
}

#[test]
fn a_group_reaches_all_who_are_in_it_on_all_machines() {
    let lan = Lan::new();
    let (one, other, third) =
        (lan.join("one").unwrap(), lan.join("other").unwrap(), lan.join("third").unwrap());
    for (family, group, any) in [(V4, "239.1.2.3", "0.0.0.0:700"), (V6, "ff15::7", "[::]:701")] {
        let member = |network, joins: bool| {
            let socket = Opened::datagram(network, family);
            socket.socket().set_option(SockOption::ReuseAddr, OptionValue::Flag(true)).unwrap();
            socket.bind(any).unwrap();
            let group = match group.parse().unwrap() {
                std::net::IpAddr::V4(group) => Group::V4(group, std::net::Ipv4Addr::UNSPECIFIED),
                std::net::IpAddr::V6(group) => Group::V6(group, 0),
            };
            if joins {
                socket.socket().join(group).unwrap();
                assert_eq!(socket.socket().join(group), Err(Errno::Addrinuse));
            }
            (socket, group)
        };
        let members = [member(&one, true), member(&one, true), member(&other, true)];
        let (stranger, _) = member(&third, false);
        let sender = Opened::datagram(&one, family);
        let to = SocketAddr::new(group.parse().unwrap(), members[0].0.local().port()).to_string();
        sender.send_to(b"all", &to).unwrap();
        for (member, _) in &members {
            assert_eq!(member.receive(9), Ok(b"all".to_vec()));
            assert_eq!(member.receive(9), Err(Errno::Again));
        }
        assert_eq!(stranger.receive(9), Err(Errno::Again));
        // Who does not want to hear itself does not.
        let option = if family == V4 { SockOption::MulticastLoopV4 } else { SockOption::MulticastLoopV6 };
        sender.socket().set_option(option, OptionValue::Flag(false)).unwrap();
        sender.send_to(b"others", &to).unwrap();
        assert_eq!(members[0].0.receive(9), Err(Errno::Again));
        assert_eq!(members[2].0.receive(9), Ok(b"others".to_vec()));
        // And who has left it hears no more.
        members[2].0.socket().leave(members[2].1).unwrap();
        assert_eq!(members[2].0.socket().leave(members[2].1), Err(Errno::Addrnotavail));
        sender.send_to(b"gone", &to).unwrap();
        assert_eq!(members[2].0.receive(9), Err(Errno::Again));
    }
}

#[test]
fn everybody_is_reached_by_who_says_that_it_means_to() {
    let lan = Lan::new();
    let (one, other) = (lan.join("one").unwrap(), lan.join("other").unwrap());
    let hears = [Opened::datagram(&one, V4), Opened::datagram(&other, V4)];
    for socket in &hears {
        socket.bind("0.0.0.0:7").unwrap();
    }
    let sender = Opened::datagram(&one, V4);
    for everybody in ["255.255.255.255:7", "169.254.255.255:7"] {
        sender.socket().set_option(SockOption::Broadcast, OptionValue::Flag(false)).unwrap();
        assert_eq!(sender.send_to(b"x", everybody), Err(Errno::Acces));
        sender.socket().set_option(SockOption::Broadcast, OptionValue::Flag(true)).unwrap();
        assert_eq!(sender.send_to(b"x", everybody), Ok(1));
        for socket in &hears {
            assert_eq!(socket.receive(9), Ok(b"x".to_vec()), "{everybody}");
        }
    }
}

#[test]
fn what_nobody_receives_takes_no_more_room_than_there_is() {
    let network = Lan::new().join("one").unwrap();
    let ours = Opened::datagram(&network, V4);
    ours.bind("127.0.0.1:7").unwrap();
    ours.socket().set_option(SockOption::RecvBufSize, OptionValue::Number(10_000)).unwrap();
    for _ in 0..100 {
        assert_eq!(ours.send_to(&[7; 900], "127.0.0.1:7"), Ok(900));
    }
    let mut came = 0;
    while ours.receive(1000).is_ok() {
        came += 1;
    }
    assert!((5..=11).contains(&came), "{came}");
}
