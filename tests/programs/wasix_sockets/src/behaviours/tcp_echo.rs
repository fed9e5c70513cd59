//! A connection over TCP: who is at which end, bytes both ways, and how it ends.

use super::super::net::*;
use super::super::transcript::Transcript;

pub fn run(t: &mut Transcript) {
    let listener = open(Family::V4, Kind::Stream, 0).unwrap();
    t.say("its kind", filetype(listener));
    t.say("how far it is", status(listener));
    t.done("a listener that is not bound accepts", accept(listener));
    t.done("a peer before connecting", peer(listener));
    t.done("bind", bind(listener, &local_v4(0)));
    t.done("bind again", bind(listener, &local_v4(0)));
    t.done("listen", listen(listener, 5));
    t.say("listening", flag(listener, Opt::Listening));
    t.say("how far the listener is", status(listener));
    let at = local(listener).unwrap();
    t.say("the listener's address", at.host());

    let client = open(Family::V4, Kind::Stream, 6).unwrap();
    t.done("connect", connect(client, &at));
    t.done("connect again", connect(client, &at));
    let (server, from) = accept(listener).unwrap();
    t.say("who connected is the client", Ok(from) == local(client));
    t.say("the server's own address is the listener's", local(server).as_ref() == Ok(&at));
    t.say("the client's peer is the listener", peer(client) == Ok(at));
    t.say("the server's peer is the client", peer(server) == local(client));
    t.say("how far the client is", status(client));

    let mut buf = [0; 16];
    t.say("sent", send(client, b"hello"));
    t.say("received", recv(server, &mut buf, PLAIN));
    t.say("it is", &buf[..5]);
    t.say("written", write(server, b"and back"));
    t.say("read", read(client, &mut buf));
    t.say("it is", &buf[..8]);
    t.say("nothing is read of nothing", read(client, &mut []));

    t.done("the client has said all", shutdown(client, false, true));
    t.say("the server reads the end", read(server, &mut buf));
    t.say("and again", recv(server, &mut buf, PLAIN));
    t.say("the other half still works", write(server, b"late"));
    t.say("the client reads", read(client, &mut buf));
    t.done("shutdown of nothing", shutdown(client, false, false));
    close(server);
    t.say("the end of the other half", recv(client, &mut buf, PLAIN));
    close(client);
    close(listener);
}
