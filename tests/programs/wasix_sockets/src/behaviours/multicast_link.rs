//! Groups of IPv4 and IPv6 on an interface of its own address and number, and one socket for both families there. Where there is
//! no such interface, that is what is told.

use super::super::net::*;
use super::super::transcript::Transcript;

const HERE: [u8; 4] = [10, 77, 0, 1];
const NUMBER: u32 = 77;
const GROUP_V4: [u8; 4] = [239, 255, 77, 89];
const GROUP_V6: [u8; 16] = [0xff, 0x12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x77, 0x77, 0x88, 0x89];

pub fn run(t: &mut Transcript) {
    let members = [Family::V4, Family::V4, Family::V6, Family::V6].map(|family| {
        let any = if family == Family::V4 { Addr::V4([0; 4], 0) } else { Addr::V6(ANY_V6, 0, 0) };
        let member = open(family, Kind::Dgram, 0).unwrap();
        bind(member, &any).unwrap();
        member
    });
    let [one, other, one_v6, other_v6] = members;
    t.done("join", set_member_v4(one, GROUP_V4, HERE, true));
    t.done("the other joins another interface", set_member_v4(other, GROUP_V4, [127, 0, 0, 1], true));
    t.done("join by number", set_member_v6(one_v6, GROUP_V6, NUMBER, true));
    t.done("the other joins another interface", set_member_v6(other_v6, GROUP_V6, 1, true));
    let sender = open(Family::V4, Kind::Dgram, 0).unwrap();
    t.done("bind to the interface", bind(sender, &Addr::V4(HERE, 0)));
    let sender_v6 = open(Family::V6, Kind::Dgram, 0).unwrap();
    for round in ["joined", "left"] {
        let port = |member| local(member).unwrap().port();
        t.say("sent", send_to(sender, b"four", &Addr::V4(GROUP_V4, port(one))));
        t.say(round, arrives(one));
        t.say("sent", send_to(sender_v6, b"six", &Addr::V6(GROUP_V6, port(one_v6), NUMBER)));
        t.say(round, arrives(one_v6));
        t.say("sent", send_to(sender_v6, b"six", &Addr::V6(GROUP_V6, port(other_v6), NUMBER)));
        t.say("at another interface", arrives(other_v6));
        t.done("leave", set_member_v4(one, GROUP_V4, HERE, false));
        t.done("leave", set_member_v6(one_v6, GROUP_V6, NUMBER, false));
    }
    let both = open(Family::V6, Kind::Stream, 0).unwrap();
    set_flag(both, Opt::OnlyV6, false).unwrap();
    bind(both, &Addr::V6(ANY_V6, 0, 0)).unwrap();
    listen(both, 5).unwrap();
    let client = open(Family::V4, Kind::Stream, 0).unwrap();
    if t.done("bind to the interface", bind(client, &Addr::V4(HERE, 0))).is_some() {
        t.done("connect by IPv4", connect(client, &Addr::V4(HERE, local(both).unwrap().port())));
        let (server, from) = accept(both).unwrap();
        t.say("who came", from.host());
        t.say("where", local(server).map(|addr| addr.host()));
    }
}

fn arrives(member: Fd) -> Option<Vec<u8>> {
    let mut buf = [0; 16];
    let (len, _) = ready(member, false, 300).then(|| recv(member, &mut buf, DONTWAIT).ok())??;
    Some(buf[..len].to_vec())
}
