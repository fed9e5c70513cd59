//! What is asked about before anything is done: each line is allowed or refused by who runs the program.

use super::super::net::*;
use super::super::transcript::Transcript;

pub fn run(t: &mut Transcript) {
    let v4 = |kind| open(Family::V4, kind, 0).unwrap();
    let v6 = |kind| open(Family::V6, kind, 0).unwrap();
    let mapped = |last: u8| [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 127, 0, 0, last];
    t.done("bind to 127.0.0.1", bind(v4(Kind::Stream), &local_v4(0)));
    t.done("bind to 0.0.0.0", bind(v4(Kind::Stream), &Addr::V4([0; 4], 0)));
    t.done("bind to ::ffff:127.0.0.1", bind(v6(Kind::Stream), &Addr::V6(mapped(1), 0, 0)));
    t.done("bind to ::1", bind(v6(Kind::Stream), &local_v6(0)));
    t.done("bind to ::", bind(v6(Kind::Dgram), &Addr::V6(ANY_V6, 0, 0)));
    t.done("listen without an address", listen(v4(Kind::Stream), 1));
    let listener = v4(Kind::Stream);
    let at = match bind(listener, &local_v4(0)) {
        Ok(()) => {
            listen(listener, 1).unwrap();
            local(listener).unwrap()
        }
        Err(_) => local_v4(9),
    };
    t.done("connect to 127.0.0.1", connect(v4(Kind::Stream), &at));
    t.done("connect to 127.0.0.2", connect(v4(Kind::Stream), &Addr::V4([127, 0, 0, 2], at.port())));
    t.done("connect to ::ffff:127.0.0.1", connect(v6(Kind::Stream), &Addr::V6(mapped(1), at.port(), 0)));
    t.done("connect to ::ffff:127.0.0.2", connect(v6(Kind::Stream), &Addr::V6(mapped(2), at.port(), 0)));
    t.done("connect to ::1", connect(v6(Kind::Dgram), &local_v6(9)));
    t.done("send to 127.0.0.1", send_to(v4(Kind::Dgram), b"x", &local_v4(9)));
    t.done("send to 127.0.0.2", send_to(v4(Kind::Dgram), b"x", &Addr::V4([127, 0, 0, 2], 9)));
    t.done("connect to 127.0.0.2", connect(v4(Kind::Dgram), &Addr::V4([127, 0, 0, 2], 9)));
    t.done("join 239.255.1.1", set_member_v4(v4(Kind::Dgram), [239, 255, 1, 1], [127, 0, 0, 1], true));
    let group = [0xff, 0x11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9];
    t.done("join ff11::9", set_member_v6(v6(Kind::Dgram), group, 1, true));
    t.done("raw", open(Family::V4, Kind::Raw, 1));
    t.done("datagrams of another protocol", open(Family::V4, Kind::Dgram, 1));
    let unix = open(Family::Unix, Kind::Stream, 0).unwrap();
    let path = Addr::Unix(t.at("socket"));
    let bound = bind(unix, &path);
    t.done("bind to a path", bound);
    if bound.is_ok() {
        listen(unix, 1).unwrap();
        t.done("connect to a path", connect(open(Family::Unix, Kind::Stream, 0).unwrap(), &path));
        std::fs::remove_file(t.at("socket")).unwrap();
    } else {
        t.done("connect to a path", connect(open(Family::Unix, Kind::Stream, 0).unwrap(), &path));
    }
    t.done("a pair", pair(Kind::Stream));
}
