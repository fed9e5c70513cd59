//! Datagrams: their bounds, their senders, and connections that are none.

use super::super::fixtures::datagrams;
use super::super::net::*;
use super::super::transcript::Transcript;

pub fn run(t: &mut Transcript) {
    let (one, at_one) = datagrams(Family::V4);
    let (two, at_two) = datagrams(Family::V4);
    t.say("its kind", filetype(one));
    t.say("its address", at_one.host());
    let mut buf = [0; 16];
    t.done("send to nobody", send(one, b"x"));
    t.done("listen", listen(one, 1));
    t.done("accept", accept(one));
    t.say("sent", send_to(one, b"first", &at_two));
    t.say("sent", send_to(one, b"", &at_two));
    t.say("sent", send_to(one, b"0123456789", &at_two));
    t.say("sent", send_to(one, b"0123456789", &at_two));
    t.say("sent", send_to(one, b"0123456789", &at_two));
    let (len, is_cut, from) = recv_from(two, &mut buf, PEEK).unwrap();
    t.say("a look at one", (len, is_cut, from == at_one));
    let (len, is_cut, from) = recv_from(two, &mut buf, PLAIN).unwrap();
    t.say("one", (len, is_cut, from == at_one, &buf[..len]));
    t.say("an empty one", recv(two, &mut buf, PLAIN));
    t.say("one that is cut", recv(two, &mut buf[..4], PLAIN));
    t.say("one that is cut, whose length is told", recv(two, &mut buf[..4], WHOLE));
    t.say("all of one is one", recv(two, &mut buf, WAITALL));
    t.done("no more", recv(two, &mut buf, DONTWAIT));
    t.done("too long a one", send_to(one, &vec![0; 66_000], &at_two));

    t.done("connect", connect(two, &at_one));
    t.say("its peer is the other", peer(two) == Ok(at_one.clone()));
    t.say("sent to the peer", send(two, b"to one"));
    t.say("received", recv(one, &mut buf, PLAIN));
    let (three, _) = datagrams(Family::V4);
    t.say("sent by a third", send_to(three, b"from elsewhere", &at_two));
    t.say("sent by the peer", send_to(one, b"from one", &at_two));
    t.say("only that arrives", recv(two, &mut buf, PLAIN));
    t.done("no more", recv(two, &mut buf, DONTWAIT));
    t.done("disconnect", connect(two, &Addr::None));
    t.done("no peer", peer(two));
    t.done("send to nobody", send(two, b"x"));

    let fresh = open(Family::V4, Kind::Dgram, 17).unwrap();
    t.say("an address of none", local(fresh).map(|addr| addr.host()));
    t.say("sent without one", send_to(fresh, b"hi", &at_one));
    t.say("it has one then", local(fresh).unwrap().port() != 0);
    let (_, _, from) = recv_from(one, &mut buf, PLAIN).unwrap();
    t.say("and is answered there", send_to(one, b"you", &from));
    t.say("received", recv(fresh, &mut buf, PLAIN));
    let client = open(Family::V4, Kind::Dgram, 0).unwrap();
    t.done("connect without an address", connect(client, &at_one));
    t.say("gives it one", local(client).map(|addr| addr.host()));
    close(one);
    t.say("sent to who has gone", send(client, b"x"));
    t.say("it is told", ready(client, false, 5000));
    t.done("that nobody is there", recv(client, &mut buf, PLAIN));
    t.done("a shut one", shutdown(client, true, true));
    t.say("reads the end", recv(client, &mut buf, DONTWAIT));
}
