//! Syncing files and directories.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    let mut file = File::create(t.at("file")).expect("file");
    t.note("write", file.write(b"content"));
    t.done("sync_all", file.sync_all());
    t.done("sync_data", file.sync_data());
    t.done("flush", file.flush());
    t.content("file");
}
