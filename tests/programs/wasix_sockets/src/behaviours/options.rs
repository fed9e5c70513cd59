//! Every option of several kinds of sockets: what it is, what can be set, what it is then.

use super::super::net::*;
use super::super::transcript::Transcript;

pub fn run(t: &mut Transcript) {
    for (family, kind) in [
        (Family::V4, Kind::Stream),
        (Family::V4, Kind::Dgram),
        (Family::V6, Kind::Stream),
        (Family::V6, Kind::Dgram),
        (Family::Unix, Kind::Stream),
        (Family::Unix, Kind::Dgram),
        (Family::Unix, Kind::Seqpacket),
    ] {
        let socket = open(family, kind, 0).unwrap();
        t.say("a socket", (family, kind));
        for option in FLAGS {
            t.say(&format!("{option:?}"), flag(socket, option));
            if option != Opt::Listening {
                t.say("set on", set_flag(socket, option, true));
                t.say("it is", flag(socket, option));
                t.say("set off", set_flag(socket, option, false));
                t.say("it is", flag(socket, option));
            }
        }
        for option in SIZES {
            // A kind is a number of the interface's own.
            if option != Opt::Type {
                t.say(&format!("{option:?}"), size(socket, option));
            }
            let values: &[u64] = match option {
                Opt::RecvBufSize | Opt::SendBufSize => &[8192, 1, 100_000],
                Opt::RecvLowat | Opt::SendLowat => &[5],
                Opt::Ttl | Opt::MulticastTtlV4 => &[9, 255, 256],
                _ => &[],
            };
            for value in values {
                t.say(&format!("set to {value}"), set_size(socket, option, *value));
                t.say("it is", size(socket, option));
            }
        }
        close(socket);
    }
    let socket = open(Family::V4, Kind::Stream, 0).unwrap();
    t.say("more than a number holds", set_size(socket, Opt::SendBufSize, 1 << 40));
    t.say("the protocol", size(socket, Opt::Proto));
}
