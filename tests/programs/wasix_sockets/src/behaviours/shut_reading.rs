//! Receiving from sockets of messages that were shut for reading: who waits is told the end, and who does not is told that
//! there is nothing.

use super::super::fixtures::datagrams;
use super::super::net::*;
use super::super::transcript::Transcript;
use std::time::{Duration, Instant};

pub fn run(t: &mut Transcript) {
    let (one, at_one) = datagrams(Family::V4);
    let (two, at_two) = datagrams(Family::V4);
    let unconnected = open(Family::V4, Kind::Dgram, 0).unwrap();
    t.done("shut one without a peer", shutdown(unconnected, true, false));
    reads_the_end(t, "of one without a peer", unconnected);

    connect(one, &at_two).unwrap();
    t.say("sent before", (send_to(two, b"before", &at_one), send_to(two, b"again", &at_one)));
    t.done("shut for writing", shutdown(two, false, true));
    t.done("shut for reading", shutdown(one, true, false));
    let mut buf = [0; 16];
    t.say("what was there is received", recv(one, &mut buf, PLAIN));
    t.say("and read", read(one, &mut buf));
    reads_the_end(t, "of one with a peer", one);
    let from = recv_from(one, &mut buf, PLAIN);
    t.say("from nobody", from);
    t.say("it is told again and again", (0..100).all(|_| recv(one, &mut buf, PLAIN) == Ok((0, false))));
    set_time(one, Opt::RecvTimeout, Some(5_000_000_000)).unwrap();
    let start = Instant::now();
    t.say("with a time-out", recv(one, &mut buf, PLAIN));
    t.say("which did not pass", start.elapsed() < Duration::from_secs(4));
    t.say("a look", recv(one, &mut buf, PEEK));
    t.say("its length", recv(one, &mut buf, WHOLE));
    set_nonblocking(one, true);
    t.done("one that does not wait", recv(one, &mut buf, PLAIN));
    t.done("which reads", read(one, &mut buf));

    for kind in [Kind::Dgram, Kind::Seqpacket] {
        let (one, _other) = pair(kind).unwrap();
        t.done("shut one of a pair", shutdown(one, true, false));
        reads_the_end(t, "of it", one);
    }
}

fn reads_the_end(t: &mut Transcript, what: &str, socket: Fd) {
    let mut buf = [0; 16];
    t.say(&format!("readable, {what}"), ready(socket, false, 0));
    t.say("received without waiting", recv(socket, &mut buf, DONTWAIT));
    t.say("received", recv(socket, &mut buf, PLAIN));
    t.say("read", read(socket, &mut buf));
}
