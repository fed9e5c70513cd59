//! What sockets there are, and which there are not.

use super::super::net::*;
use super::super::transcript::Transcript;

pub fn run(t: &mut Transcript) {
    for family in [Family::V4, Family::V6, Family::Unix] {
        for kind in [Kind::Stream, Kind::Dgram, Kind::Seqpacket] {
            for proto in [0, 6, 17, 255] {
                let opened = open(family, kind, proto);
                t.say(&format!("{family:?} {kind:?} {proto}"), opened.map(filetype));
                if let Ok(socket) = opened {
                    t.say("its protocol", size(socket, Opt::Proto));
                    close(socket);
                }
            }
        }
    }
    // Only who may is given one.
    t.say("raw", open(Family::V4, Kind::Raw, 1).map(filetype));
}
