//! A connection that is thrown away, and one whose other side is gone.

use super::super::fixtures::connected;
use super::super::net::*;
use super::super::transcript::Transcript;

pub fn run(t: &mut Transcript) {
    let (one, other) = connected(Family::V4);
    t.done("no lingering at all", set_time(other, Opt::Linger, Some(0)));
    t.say("it is kept", time(other, Opt::Linger));
    close(other);
    let mut buf = [0; 8];
    t.say("readable", ready(one, false, 5000));
    t.done("the connection is reset", recv(one, &mut buf, PLAIN));
    t.say("and then there is an end", recv(one, &mut buf, PLAIN));
    close(one);

    let (one, other) = connected(Family::V4);
    t.done("lingering for two seconds", set_time(other, Opt::Linger, Some(2_000_000_000)));
    t.say("it is kept", time(other, Opt::Linger));
    t.done("and for none", set_time(other, Opt::Linger, None));
    t.say("that is kept, too", time(other, Opt::Linger));
    send(one, b"unread").unwrap();
    t.say("there is something to read", ready(other, false, 5000));
    close(other);
    t.say("the other side closed with something unread", ready(one, false, 5000));
    t.done("which resets it", recv(one, &mut buf, PLAIN));
}
