//! Streams.

use std::collections::HashSet;
use std::net::SocketAddr;
use std::thread;

use waxwing::abi::types::{Errno, Fdflags, SockOption, SockStatus};
use waxwing::{Interest, Network, OptionValue};
use waxwing_vnet::{Lan, LanOptions};

use super::{Opened, V4, V6, address_of, byte};

#[test]
fn two_machines_find_each_other_by_name_and_talk() {
    let lan = Lan::new();
    let (server, client) = (lan.join("server").unwrap(), lan.join("client").unwrap());
    for family in [V4, V6] {
        let (listener, port) = Opened::listener(&server, family);
        assert!(!listener.readiness().readable);
        assert_eq!(listener.socket().accept(Fdflags::empty()).err(), Some(Errno::Again));
        let to = SocketAddr::new(address_of(&client, "Server.", family), port);
        let ours = Opened::stream(&client, family);
        ours.connect(to).unwrap();
        let (theirs, peer) = listener.accept();
        assert_eq!((ours.peer(), ours.local()), (Ok(to), peer));
        assert_eq!(theirs.local(), to);
        assert_eq!(peer.ip(), address_of(&server, "client", family));

        assert_eq!(ours.receive(10), Err(Errno::Again));
        assert_eq!(ours.send(b"hello"), Ok(5));
        assert_eq!(theirs.await_bytes(3), b"hel");
        assert_eq!(theirs.await_bytes(10), b"lo");
        // Half of it ends, and the other half goes on.
        ours.socket().shutdown(false, true).unwrap();
        assert_eq!(ours.send(b"more"), Err(Errno::Pipe));
        assert_eq!(theirs.await_bytes(10), b"");
        assert_eq!(theirs.send(b"bye"), Ok(3));
        drop(theirs);
        assert_eq!(ours.await_bytes(10), b"bye");
        assert_eq!(ours.await_bytes(10), b"");
        assert_eq!(ours.begin(to), Err(Errno::Isconn));
    }
    assert_eq!(client.resolve("nobody"), Err(Errno::Noent));
}

#[test]
fn a_machine_has_a_loopback_of_its_own() {
    let lan = Lan::new();
    let (one, other) = (lan.join("one").unwrap(), lan.join("other").unwrap());
    let listener = Opened::stream(&one, V4);
    listener.bind("127.0.0.1:80").unwrap();
    listener.socket().listen(1).unwrap();
    let to = "127.0.0.1:80".parse().unwrap();
    let ours = Opened::stream(&one, V4);
    ours.connect(to).unwrap();
    assert_eq!(listener.accept().1, ours.local());
    // "Anywhere" is here; the other machine's loopback is another.
    Opened::stream(&one, V4).connect("0.0.0.0:80".parse().unwrap()).unwrap();
    assert_eq!(Opened::stream(&other, V4).connect(to), Err(Errno::Connrefused));
    // Nobody reaches a loopback from outside.
    let outside = SocketAddr::new(address_of(&other, "one", V4), 80);
    assert_eq!(Opened::stream(&other, V4).connect(outside), Err(Errno::Connrefused));
}

#[test]
fn a_listener_of_ipv6_takes_ipv4_as_well_unless_it_wants_none() {
    let network = Lan::new().join("one").unwrap();
    let (listener, port) = Opened::listener(&network, V6);
    let ours = Opened::stream(&network, V4);
    ours.connect(SocketAddr::new("127.0.0.1".parse().unwrap(), port)).unwrap();
    let (theirs, peer) = listener.accept();
    assert_eq!(theirs.local().to_string(), format!("[::ffff:127.0.0.1]:{port}"));
    assert_eq!(peer.to_string(), format!("[::ffff:127.0.0.1]:{}", ours.local().port()));
    let mapped = Opened::stream(&network, V6);
    mapped.connect(theirs.local()).unwrap();

    let only = Opened::stream(&network, V6);
    only.socket().set_option(SockOption::OnlyV6, OptionValue::Flag(true)).unwrap();
    only.bind("[::]:81").unwrap();
    only.socket().listen(1).unwrap();
    let v4 = Opened::stream(&network, V4);
    assert_eq!(v4.connect("127.0.0.1:81".parse().unwrap()), Err(Errno::Connrefused));
    // So both versions can have the port.
    let other = Opened::stream(&network, V4);
    other.bind("0.0.0.0:81").unwrap();
    other.socket().listen(1).unwrap();
    v4.connect("127.0.0.1:81".parse().unwrap()).unwrap();
    Opened::stream(&network, V6).connect("[::1]:81".parse().unwrap()).unwrap();
    assert!(other.readiness().readable && only.readiness().readable);
}

#[test]
fn what_cannot_be_connected_or_bound_says_why() {
    let network = Lan::new().join("one").unwrap();
    let stream = Opened::stream(&network, V4);
    assert_eq!(stream.connect("127.0.0.1:9".parse().unwrap()), Err(Errno::Connrefused));
    assert_eq!(stream.connect("192.0.2.1:9".parse().unwrap()), Err(Errno::Netunreach));
    assert_eq!(stream.begin("[::1]:9".parse().unwrap()), Err(Errno::Afnosupport));
    assert_eq!(stream.peer(), Err(Errno::Notconn));
    assert_eq!(stream.receive(1), Err(Errno::Notconn));
    assert_eq!(stream.send(b"x"), Err(Errno::Notconn));
    let stream = Opened::stream(&network, V4);
    assert_eq!(stream.bind("192.0.2.1:9"), Err(Errno::Addrnotavail));
    stream.bind("0.0.0.0:9").unwrap();
    assert_eq!(stream.bind("0.0.0.0:10"), Err(Errno::Inval));
    assert_eq!(Opened::stream(&network, V4).bind("127.0.0.1:9"), Err(Errno::Addrinuse));
    assert_eq!(Opened::stream(&network, V6).bind("[::]:9"), Err(Errno::Addrinuse));
    Opened::datagram(&network, V4).bind("127.0.0.1:9").unwrap();
}

/// Nobody answers there: another machine of the link's network that does not exist.
#[test]
fn a_connection_to_nobody_is_in_progress_and_can_be_given_up() {
    let network = Lan::new().join("one").unwrap();
    let stream = Opened::stream(&network, V4);
    let nobody = "169.254.255.254:80".parse().unwrap();
    assert_eq!(stream.begin(nobody), Err(Errno::Inprogress));
    assert_eq!(stream.begin(nobody), Err(Errno::Already));
    assert_eq!(stream.socket().status(), Ok(SockStatus::Opening));
    let readiness = stream.readiness();
    assert!(!readiness.readable && !readiness.writable);
}

#[test]
fn many_bytes_arrive_whole_and_in_order() {
    let lan = Lan::new();
    let (server, client) = (lan.join("server").unwrap(), lan.join("client").unwrap());
    for (from, name) in [(&client, "server"), (&server, "localhost")] {
        let (listener, port) = Opened::listener(&server, V4);
        let ours = Opened::stream(from, V4);
        ours.connect(SocketAddr::new(address_of(from, name, V4), port)).unwrap();
        let (theirs, _) = listener.accept();
        let bytes: Vec<u8> = (0..8 << 20).map(|n: usize| byte(n.wrapping_mul(40_503) >> 11)).collect();
        let expected = bytes.clone();
        let sending = thread::spawn(move || {
            let mut at = 0;
            while at < bytes.len() {
                match ours.send(&bytes[at..bytes.len().min(at + 100_000)]) {
                    Ok(sent) => at += sent,
                    Err(Errno::Again) => ours.wait(Interest::WRITABLE),
                    Err(errno) => panic!("{errno}"),
                }
            }
        });
        let mut received = Vec::new();
        while received.len() < expected.len() {
            let more = theirs.await_bytes(77_777);
            assert!(!more.is_empty(), "it ended after {} bytes", received.len());
            received.extend(more);
        }
        assert!(received == expected);
        sending.join().unwrap();
        assert_eq!(theirs.await_bytes(1), b"");
    }
}

#[test]
fn who_closes_what_it_has_not_read_resets_the_connection() {
    let network = Lan::new().join("one").unwrap();
    let (listener, port) = Opened::listener(&network, V4);
    let to = SocketAddr::new("127.0.0.1".parse().unwrap(), port);
    let ours = Opened::stream(&network, V4);
    ours.connect(to).unwrap();
    let (theirs, _) = listener.accept();
    ours.send(b"unread").unwrap();
    drop(theirs);
    ours.wait(Interest::READABLE);
    assert!(ours.readiness().hangup);
    assert_eq!(ours.receive(1), Err(Errno::Connreset));
    assert_eq!(ours.receive(1), Ok(Vec::new()));
    assert_eq!(ours.send(b"x"), Err(Errno::Pipe));
    assert_eq!(ours.socket().status(), Ok(SockStatus::Closed));
    // One that is reset before it is accepted is accepted, and says so.
    let resets = Opened::stream(&network, V4);
    resets.connect(to).unwrap();
    resets
        .socket()
        .set_option(SockOption::Linger, OptionValue::Time(Some(std::time::Duration::ZERO)))
        .unwrap();
    let local = resets.local();
    drop(resets);
    let (accepted, peer) = listener.accept();
    assert_eq!(peer, local);
    assert_eq!(accepted.receive(1), Err(Errno::Connreset));
    // A listener that is closed resets those who wait.
    let waits = Opened::stream(&network, V4);
    waits.connect(to).unwrap();
    drop(listener);
    waits.wait(Interest::READABLE);
    assert_eq!(waits.receive(1), Err(Errno::Connreset));
    assert_eq!(Opened::stream(&network, V4).connect(to), Err(Errno::Connrefused));
}

#[test]
fn a_queue_has_as_much_room_as_was_said() {
    let network = Lan::new().join("one").unwrap();
    let listener = Opened::stream(&network, V4);
    listener.socket().listen(2).unwrap();
    let to = SocketAddr::new("127.0.0.1".parse().unwrap(), listener.local().port());
    let all: Vec<Opened> = (0..3).map(|_| Opened::stream(&network, V4)).collect();
    for ours in &all {
        assert_eq!(ours.begin(to), Err(Errno::Inprogress));
    }
    assert_eq!((all[0].begin(to), all[1].begin(to)), (Ok(()), Ok(())));
    assert_eq!(all[2].begin(to), Err(Errno::Already));
    // When there is room it is tried again, by itself.
    let accepted = [listener.accept(), listener.accept()];
    all[2].wait(Interest::WRITABLE);
    assert_eq!(all[2].begin(to), Ok(()));
    let (third, peer) = listener.accept();
    assert_eq!(peer, all[2].local());
    drop((third, accepted));
}

#[test]
fn a_machine_has_so_many_sockets_and_no_more() {
    let lan = Lan::with_options(LanOptions { sockets: 40, ..LanOptions::default() }).unwrap();
    let network = lan.join("one").unwrap();
    let open =
        || network.open(V4, waxwing::abi::types::SockType::SocketStream, waxwing::abi::types::SockProto::Ip);
    let all: Vec<_> = (0..40).map(|_| open().unwrap()).collect();
    assert_eq!(open().err(), Some(Errno::Nobufs));
    drop(all);
    // What is closed makes room, though the connections that it was go on for a while.
    let (listener, port) = Opened::listener(&network, V4);
    let to = SocketAddr::new("127.0.0.1".parse().unwrap(), port);
    let mut ports = HashSet::new();
    for _ in 0..200 {
        let ours = Opened::stream(&network, V4);
        ours.connect(to).unwrap();
        ports.insert(ours.local().port());
        let (theirs, _) = listener.accept();
        drop(ours);
        assert_eq!(theirs.await_bytes(1), b"");
    }
    assert_eq!(ports.len(), 200);
}

#[test]
fn options_are_read_back() {
    let network = Lan::new().join("one").unwrap();
    let stream = Opened::stream(&network, V6);
    let socket = stream.socket();
    for (option, value) in [
        (SockOption::NoDelay, OptionValue::Flag(true)),
        (SockOption::KeepAlive, OptionValue::Flag(true)),
        (SockOption::ReuseAddr, OptionValue::Flag(true)),
        (SockOption::OnlyV6, OptionValue::Flag(true)),
        (SockOption::RecvBufSize, OptionValue::Number(65_536)),
        (SockOption::SendBufSize, OptionValue::Number(32_768)),
        (SockOption::Ttl, OptionValue::Number(3)),
        (SockOption::Linger, OptionValue::Time(Some(std::time::Duration::from_secs(2)))),
    ] {
        assert_ne!(socket.option(option), Ok(value), "{option:?}");
        socket.set_option(option, value).unwrap();
        assert_eq!(socket.option(option), Ok(value), "{option:?}");
    }
    assert_eq!(socket.option(SockOption::Listening), Ok(OptionValue::Flag(false)));
    socket.listen(1).unwrap();
    assert_eq!(socket.option(SockOption::Listening), Ok(OptionValue::Flag(true)));
    assert_eq!(socket.set_option(SockOption::Listening, OptionValue::Flag(false)), Err(Errno::Noprotoopt));
    assert_eq!(socket.set_option(SockOption::Ttl, OptionValue::Number(0)), Err(Errno::Inval));
    assert_eq!(socket.set_option(SockOption::OnlyV6, OptionValue::Flag(false)), Err(Errno::Inval));
}
