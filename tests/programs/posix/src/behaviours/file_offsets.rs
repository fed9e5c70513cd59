//! Reading and writing at offsets leaves the position.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    t.put("file", "0123456789");
    let mut file = OpenOptions::new().read(true).write(true).open(t.at("file")).expect("file");
    t.note("seek", file.seek(SeekFrom::Start(2)));
    for offset in [0, 5, 9, 10, 100, u64::MAX >> 1, u64::MAX] {
        let mut buf = [0; 4];
        let n = t.note(&format!("read at {offset}"), read_at(&file, &mut buf, offset));
        t.say("  bytes", &buf[..n.unwrap_or(0)]);
    }
    for offset in [1, 8, 12] {
        t.note(&format!("write at {offset}"), write_at(&file, b"abc", offset));
    }
    t.note("at", file.stream_position());
    t.content("file");
    let appending = OpenOptions::new().append(true).open(t.at("file")).expect("file");
    t.note("write at on append", write_at(&appending, b"APP", 0));
    t.content("file");
}
