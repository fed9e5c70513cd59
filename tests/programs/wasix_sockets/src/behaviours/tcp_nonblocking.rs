//! A socket that does not block: connecting is begun, and told of later.

use super::super::net::*;
use super::super::transcript::Transcript;

pub fn run(t: &mut Transcript) {
    let listener = open(Family::V4, Kind::Stream, 0).unwrap();
    bind(listener, &local_v4(0)).unwrap();
    listen(listener, 5).unwrap();
    set_nonblocking(listener, true);
    t.done("accept with nobody there", accept(listener));
    let at = local(listener).unwrap();

    let client = open(Family::V4, Kind::Stream, 0).unwrap();
    set_nonblocking(client, true);
    t.done("connect", connect(client, &at));
    t.say("it becomes writable", ready(client, true, 5000));
    t.say("its error", last_error(client));
    t.done("once more", connect(client, &at));
    t.done("and then", connect(client, &at));
    t.say("the listener becomes readable", ready(listener, false, 5000));
    let (server, _) = accept(listener).unwrap();
    let mut buf = [0; 8];
    t.done("nothing to receive", recv(client, &mut buf, PLAIN));
    t.done("nothing to read", read(client, &mut buf));
    t.say("readable", ready(client, false, 0));
    send(server, b"now").unwrap();
    t.say("readable", ready(client, false, 5000));
    t.say("received", recv(client, &mut buf, PLAIN));
    let mut sent = 0;
    let end = loop {
        match send(client, &vec![7; 65536]) {
            Ok(more) => sent += more,
            Err(errno) => break errno,
        }
    };
    t.say("there is room for some, and then", (sent > 65536, end));
    t.say("writable", ready(client, true, 0));
    close(server);

    // A port that nobody listens at.
    let unused = open(Family::V4, Kind::Stream, 0).unwrap();
    bind(unused, &local_v4(0)).unwrap();
    let nowhere = local(unused).unwrap();
    let refused = open(Family::V4, Kind::Stream, 0).unwrap();
    set_nonblocking(refused, true);
    t.done("connect to nobody", connect(refused, &nowhere));
    t.say("it becomes writable", ready(refused, true, 5000));
    t.say("its error", last_error(refused));
    t.say("which is told once", last_error(refused));
    t.done("it has no peer", peer(refused));
    let blocking = open(Family::V4, Kind::Stream, 0).unwrap();
    t.done("connect to nobody, waiting", connect(blocking, &nowhere));
    t.say("the error was told", last_error(blocking));
}
