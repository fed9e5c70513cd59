//! Pairs of sockets, and what each kind keeps of the bounds of messages.

use super::super::net::*;
use super::super::transcript::Transcript;

pub fn run(t: &mut Transcript) {
    for kind in [Kind::Stream, Kind::Dgram, Kind::Seqpacket] {
        let (one, other) = pair(kind).unwrap();
        t.say("a pair", (kind, filetype(one), filetype(other)));
        t.say("without addresses", (local(one), peer(one)));
        t.say("sent", (send(one, b"first"), send(one, b"second")));
        let mut buf = [0; 32];
        t.say("received", recv(other, &mut buf[..3], PLAIN));
        t.say("received", recv(other, &mut buf, PLAIN));
        t.say("back", write(other, b"back"));
        t.say("read", read(one, &mut buf));
        t.done("shut", shutdown(one, false, true));
        if kind != Kind::Dgram {
            t.say("the rest", recv(other, &mut buf, PLAIN));
        }
        if kind != Kind::Stream {
            t.done("nothing more is sent", send(one, b"x"));
        }
        close(other);
        t.say("the other is gone", recv(one, &mut buf, DONTWAIT));
        close(one);
    }
}
