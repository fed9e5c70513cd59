//! Looking at bytes, waiting for all of them, and not waiting at all.

use super::super::fixtures::connected;
use super::super::net::*;
use super::super::transcript::Transcript;

pub fn run(t: &mut Transcript) {
    let (one, other) = connected(Family::V4);
    let mut buf = [0; 32];
    t.done("there is nothing", recv(one, &mut buf, DONTWAIT));
    send(other, b"0123456789").unwrap();
    t.say("a look", recv(one, &mut buf[..4], PEEK));
    t.say("another look", recv(one, &mut buf, Flags { dontwait: true, ..PEEK }));
    t.say("all that was asked for", recv(one, &mut buf[..6], WAITALL));
    send(other, b"abcdef").unwrap();
    t.say("all of two", recv(one, &mut buf[..10], WAITALL));
    t.say("they are", &buf[..10]);
    send(other, b"rest").unwrap();
    shutdown(other, false, true).unwrap();
    t.say("all there will be", recv(one, &mut buf, WAITALL));
    t.say("of a stream nothing is cut", recv(one, &mut buf, PLAIN));
    t.say("nothing is sent", send(one, b""));
    let from = recv_from(one, &mut buf, PLAIN).map(|(len, is_cut, _)| (len, is_cut));
    t.say("the end, from somebody", from);
}
