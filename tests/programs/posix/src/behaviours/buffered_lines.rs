//! Buffered reading and writing, as ordinary programs do it.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    let mut out = BufWriter::new(File::create(t.at("lines")).expect("created"));
    for n in 0..5000 {
        writeln!(out, "line {n} {}", "x".repeat(n % 50)).expect("written");
    }
    t.done("flush", out.flush());
    drop(out);
    t.stat("lines", true);
    let lines = BufReader::new(File::open(t.at("lines")).expect("opened")).lines();
    let longest = lines.map(|line| line.expect("a line")).max_by_key(|line| line.len());
    t.say("longest", longest);
    let mut reader = BufReader::new(File::open(t.at("lines")).expect("opened"));
    t.note("seek", reader.seek(SeekFrom::Start(1000)));
    let mut line = String::new();
    t.note("line", reader.read_line(&mut line));
    t.say("line", line);
    t.note("at", reader.stream_position());
}
