//! Groups of IPv4 and IPv6, on the loopback.

use super::super::net::*;
use super::super::transcript::Transcript;

const GROUP_V4: [u8; 4] = [239, 255, 77, 88];
const LOOPBACK: [u8; 4] = [127, 0, 0, 1];
const GROUP_V6: [u8; 16] = [0xff, 0x11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x77, 0x77, 0x88, 0x88];

pub fn run(t: &mut Transcript) {
    let mut buf = [0; 16];
    let member = open(Family::V4, Kind::Dgram, 0).unwrap();
    t.done("bind to all", bind(member, &Addr::V4([0; 4], 0)));
    let port = local(member).unwrap().port();
    t.done("what is no group", set_member_v4(member, LOOPBACK, LOOPBACK, true));
    t.done("leave without having joined", set_member_v4(member, GROUP_V4, LOOPBACK, false));
    t.done("join", set_member_v4(member, GROUP_V4, LOOPBACK, true));
    t.done("join again", set_member_v4(member, GROUP_V4, LOOPBACK, true));
    t.done("an interface of nobody's", set_member_v4(member, GROUP_V4, [192, 0, 2, 1], true));
    // A sender that is bound to the loopback sends to groups by that.
    let sender = open(Family::V4, Kind::Dgram, 0).unwrap();
    bind(sender, &Addr::V4(LOOPBACK, 0)).unwrap();
    set_member_v4(sender, GROUP_V4, LOOPBACK, true).unwrap();
    let sent = send_to(sender, b"to all", &Addr::V4(GROUP_V4, port));
    t.say("sent", sent);
    let arrives = sent.is_ok() && ready(member, false, 2000);
    t.say("arrives", arrives);
    if arrives {
        t.say("received", recv(member, &mut buf, DONTWAIT));
    }
    t.done("leave", set_member_v4(member, GROUP_V4, LOOPBACK, false));
    t.done("leave again", set_member_v4(member, GROUP_V4, LOOPBACK, false));

    // The loopback is interface number 1.
    let member = open(Family::V6, Kind::Dgram, 0).unwrap();
    bind(member, &Addr::V6(ANY_V6, 0, 0)).unwrap();
    let port = local(member).unwrap().port();
    t.done("what is no group", set_member_v6(member, LOOPBACK_V6, 1, true));
    t.done("leave without having joined", set_member_v6(member, GROUP_V6, 1, false));
    t.done("join", set_member_v6(member, GROUP_V6, 1, true));
    t.done("an interface that is not there", set_member_v6(member, GROUP_V6, 4_000_000, true));
    let sender = open(Family::V6, Kind::Dgram, 0).unwrap();
    let sent = send_to(sender, b"to all of six", &Addr::V6(GROUP_V6, port, 1));
    t.say("sent", sent);
    let arrives = sent.is_ok() && ready(member, false, 2000);
    t.say("arrives", arrives);
    if arrives {
        t.say("received", recv(member, &mut buf, DONTWAIT));
    }
    t.done("leave", set_member_v6(member, GROUP_V6, 1, false));
    if arrives {
        send_to(sender, b"to nobody", &Addr::V6(GROUP_V6, port, 1)).unwrap();
        t.say("arrives no more", ready(member, false, 50));
    }
    let stream = open(Family::Unix, Kind::Stream, 0).unwrap();
    t.done("a socket without groups", set_member_v4(stream, GROUP_V4, LOOPBACK, true));
}
