//! Many sockets on one address.

use super::super::net::*;
use super::super::transcript::Transcript;

pub fn run(t: &mut Transcript) {
    let first = open(Family::V4, Kind::Dgram, 0).unwrap();
    set_flag(first, Opt::ReusePort, true).unwrap();
    bind(first, &local_v4(0)).unwrap();
    let at = local(first).unwrap();
    let alone = open(Family::V4, Kind::Dgram, 0).unwrap();
    t.done("one that shares nothing", bind(alone, &at));
    let more: Vec<Fd> = (0..4)
        .map(|_| {
            let socket = open(Family::V4, Kind::Dgram, 0).unwrap();
            set_flag(socket, Opt::ReusePort, true).unwrap();
            bind(socket, &at).unwrap();
            socket
        })
        .collect();
    let sockets: Vec<Fd> = [first].into_iter().chain(more).collect();
    for _ in 0..50 {
        let sender = open(Family::V4, Kind::Dgram, 0).unwrap();
        send_to(sender, b"to one of them", &at).unwrap();
        close(sender);
    }
    let mut arrived = 0;
    let mut buf = [0; 32];
    for socket in sockets {
        while recv(socket, &mut buf, DONTWAIT).is_ok() {
            arrived += 1;
        }
    }
    t.say("arrived at one of them each", arrived);

    let taken = open(Family::V4, Kind::Stream, 0).unwrap();
    bind(taken, &local_v4(0)).unwrap();
    listen(taken, 1).unwrap();
    let other = open(Family::V4, Kind::Stream, 0).unwrap();
    t.done("an address that is taken", bind(other, &local(taken).unwrap()));
    t.done("an address of nobody's here", bind(other, &Addr::V4([192, 0, 2, 1], 0)));
}
