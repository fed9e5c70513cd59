//! Datagrams in the file system.

use super::super::net::*;
use super::super::transcript::Transcript;
use std::fs;

pub fn run(t: &mut Transcript) {
    let [at_one, at_two] = ["one", "two"].map(|name| Addr::Unix(t.at(name)));
    let one = open(Family::Unix, Kind::Dgram, 0).unwrap();
    let two = open(Family::Unix, Kind::Dgram, 0).unwrap();
    t.done("sent to nobody", send_to(one, b"x", &at_two));
    bind(one, &at_one).unwrap();
    bind(two, &at_two).unwrap();
    let mut buf = [0; 16];
    t.say("sent", send_to(one, b"0123456789", &at_two));
    t.say("sent", send_to(one, b"0123456789", &at_two));
    t.say(
        "received",
        recv_from(two, &mut buf, PLAIN).map(|(len, is_cut, from)| (len, is_cut, from == at_one)),
    );
    t.say("cut", recv(two, &mut buf[..4], WHOLE));
    t.done("no more", recv(two, &mut buf, DONTWAIT));
    let nameless = open(Family::Unix, Kind::Dgram, 0).unwrap();
    t.done("connect", connect(nameless, &at_one));
    t.say("its peer", peer(nameless) == Ok(at_one.clone()));
    t.say("sent", send(nameless, b"nobody"));
    t.say("received", recv_from(one, &mut buf, PLAIN).map(|(len, is_cut, _)| (len, is_cut)));
    t.done("disconnect", connect(nameless, &Addr::None));
    t.done("no peer", peer(nameless));
    // Only somebody else makes room, so that waiting for it takes as long as it is allowed to.
    set_time(one, Opt::SendTimeout, Some(50_000_000)).unwrap();
    while send_now_to(one, &at_two) {}
    t.say("full, and then there is room", recv(two, &mut buf, PLAIN).is_ok());
    t.say("sent", send_to(one, b"last", &at_two));
    let stream = open(Family::Unix, Kind::Stream, 0).unwrap();
    t.done("a stream to datagrams", connect(stream, &at_one));
    close(two);
    t.done("sent to who has gone", send_to(one, b"x", &at_two));
    for name in ["one", "two"] {
        fs::remove_file(t.at(name)).unwrap();
    }
}

/// Sends without waiting, as far as there is room.
fn send_now_to(from: Fd, to: &Addr) -> bool {
    set_nonblocking(from, true);
    let sent = send_to(from, b"more", to);
    set_nonblocking(from, false);
    match sent {
        Ok(_) => true,
        Err("EAGAIN") => false,
        Err(errno) => panic!("{errno}"),
    }
}
