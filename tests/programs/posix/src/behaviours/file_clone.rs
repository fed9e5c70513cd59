//! A cloned handle shares the position, a second open does not.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    t.put("file", "0123456789");
    let mut first = File::open(t.at("file")).expect("file");
    let mut other = File::open(t.at("file")).expect("file");
    let mut buf = [0; 3];
    t.note("read", first.read(&mut buf));
    t.say("bytes", buf);
    t.note("other at", other.stream_position());
    t.note("other reads", other.read(&mut buf));
    t.say("bytes", buf);
    t.note("first at", first.stream_position());
}
