//! IPv6, and one socket for both families.

use super::super::fixtures::{connected, datagrams, listening};
use super::super::net::*;
use super::super::transcript::Transcript;

pub fn run(t: &mut Transcript) {
    let mut buf = [0; 16];
    let (one, other) = connected(Family::V6);
    t.say("its address", local(one).map(|addr| addr.host()));
    t.say("sent", send(one, b"six"));
    t.say("received", recv(other, &mut buf, PLAIN));
    let (here, at) = datagrams(Family::V6);
    t.say("sent to itself", send_to(here, b"me", &at));
    let from = recv_from(here, &mut buf, PLAIN).map(|(len, is_cut, from)| (len, is_cut, from == at));
    t.say("received", from);

    let both = open(Family::V6, Kind::Stream, 0).unwrap();
    t.done("both families", set_flag(both, Opt::OnlyV6, false));
    t.done("bind to all", bind(both, &Addr::V6(ANY_V6, 0, 0)));
    t.done("too late to change", set_flag(both, Opt::OnlyV6, true));
    t.done("listen", listen(both, 5));
    let port = local(both).unwrap().port();
    for (what, family, addr) in [("IPv4", Family::V4, local_v4(port)), ("IPv6", Family::V6, local_v6(port))] {
        let client = open(family, Kind::Stream, 0).unwrap();
        t.done(&format!("connect by {what}"), connect(client, &addr));
        let (server, from) = accept(both).unwrap();
        t.say("who came", from.host());
        t.say("where", local(server).map(|addr| addr.host()));
    }
    close(both);

    let six = open(Family::V6, Kind::Stream, 0).unwrap();
    t.done("one family", set_flag(six, Opt::OnlyV6, true));
    t.say("it is kept", flag(six, Opt::OnlyV6));
    bind(six, &Addr::V6(ANY_V6, 0, 0)).unwrap();
    listen(six, 5).unwrap();
    let port = local(six).unwrap().port();
    let four = open(Family::V4, Kind::Stream, 0).unwrap();
    t.done("connect by IPv4", connect(four, &local_v4(port)));
    let six = open(Family::V6, Kind::Stream, 0).unwrap();
    t.done("connect by IPv6", connect(six, &local_v6(port)));

    let (_, at) = listening(Family::V4);
    let [a, b, c, d] = [127, 0, 0, 1];
    let mapped = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, a, b, c, d];
    let client = open(Family::V6, Kind::Stream, 0).unwrap();
    t.done("connect to IPv4 as IPv6", connect(client, &Addr::V6(mapped, at.port(), 0)));
    t.say("its peer", peer(client).map(|addr| addr.host()));
    let four = open(Family::V4, Kind::Stream, 0).unwrap();
    t.done("an address of the wrong family", connect(four, &local_v6(at.port())));
    t.done("bound to one", bind(four, &local_v6(0)));
}
