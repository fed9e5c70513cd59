//! Appending goes to the end whoever else writes.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    t.put("log", "start");
    let mut first = OpenOptions::new().append(true).open(t.at("log")).expect("log");
    let mut second = OpenOptions::new().append(true).read(true).open(t.at("log")).expect("log");
    for round in 0..3 {
        t.note("first", first.write(format!(" a{round}").as_bytes()));
        t.note("second", second.write(format!(" b{round}").as_bytes()));
        t.note("seek", second.seek(SeekFrom::Start(round)));
        t.note("first at", first.stream_position());
        t.note("second at", second.stream_position());
    }
    let mut text = String::new();
    t.note("read", second.read_to_string(&mut text));
    t.content("log");
    t.done("truncate", first.set_len(2));
    t.note("append", first.write(b"X"));
    t.content("log");
}
