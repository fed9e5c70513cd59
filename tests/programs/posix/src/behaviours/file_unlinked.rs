//! A file lives on without its name.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(true)
        .open(t.at("file"))
        .expect("file");
    t.note("write", file.write(b"before"));
    t.done("remove", fs::remove_file(t.at("file")));
    t.stat("file", true);
    t.note("write", file.write(b" after"));
    t.note("rewind", file.rewind());
    let mut text = String::new();
    t.note("read", file.read_to_string(&mut text));
    t.say("text", text);
    t.note("metadata", file.metadata().map(|stat| shape(&stat)));
    t.put("file", "new");
    t.note("still", file.metadata().map(|stat| stat.len()));
    t.content("file");
}
