//! Growing and shrinking, and what happens to positions.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    t.put("file", "0123456789");
    let mut file = OpenOptions::new().read(true).write(true).open(t.at("file")).expect("file");
    t.note("seek", file.seek(SeekFrom::Start(8)));
    for len in [4, 0, 6, 12, 3] {
        t.done(&format!("set_len {len}"), file.set_len(len));
        t.note("at", file.stream_position());
        t.content("file");
    }
    t.note("write", file.write(b"x"));
    t.content("file");
    t.done("huge", file.set_len(i64::MAX as u64));
    t.stat("file", true);
}
