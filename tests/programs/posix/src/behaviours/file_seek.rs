//! Positions after seeks, reads and writes of every kind.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    t.put("file", "0123456789");
    let mut file = OpenOptions::new().read(true).write(true).open(t.at("file")).expect("file");
    let seeks = [
        SeekFrom::Start(3),
        SeekFrom::Current(4),
        SeekFrom::Current(-6),
        SeekFrom::Current(-2),
        SeekFrom::End(-1),
        SeekFrom::End(0),
        SeekFrom::End(-11),
        SeekFrom::End(20),
        SeekFrom::Start(0),
        SeekFrom::Start(u64::MAX),
        SeekFrom::Current(i64::MIN),
    ];
    for to in seeks {
        t.note(&format!("seek {to:?}"), file.seek(to));
        let mut buf = [0; 2];
        let n = t.note("  read", file.read(&mut buf)).unwrap_or(0);
        t.say("  bytes", &buf[..n]);
        t.note("  at", file.stream_position());
    }
    t.note("far", file.seek(SeekFrom::Start(15)));
    t.note("write", file.write(b"end"));
    t.note("rewind", file.rewind());
    let mut all = Vec::new();
    t.note("read all", file.read_to_end(&mut all));
    t.say("all", all);
}
