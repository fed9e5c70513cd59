//! Whole files are written and read back.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    let at = t.at("file");
    let written = fs::write(&at, "hello\nworld\n");
    t.done("write", written);
    t.content("file");
    t.done("overwrite", fs::write(&at, "short"));
    t.content("file");
    t.done("copy", fs::copy(&at, t.at("copy")).map(|_| ()));
    t.content("copy");
    t.note("empty", fs::write(t.at("empty"), "").and_then(|()| fs::read(t.at("empty"))));
    t.content("missing");
    t.content("");
    t.done("write a directory", fs::write(t.at(""), "x"));
    t.done("write below a file", fs::write(t.at("file/below"), "x"));
}
