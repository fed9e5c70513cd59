//! A directory changed between two listings.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    t.done("create", fs::create_dir(t.at("dir")));
    for n in 0..20 {
        t.put(&format!("dir/{n:02}"), "");
    }
    t.list("dir");
    for n in (0..20).step_by(2) {
        t.done("remove", fs::remove_file(t.at(&format!("dir/{n:02}"))));
    }
    t.put("dir/new", "");
    t.list("dir");
    // Removing what is being listed is the usual way to empty a directory.
    let mut removed = 0;
    for entry in fs::read_dir(t.at("dir")).expect("listed") {
        fs::remove_file(entry.expect("an entry").path()).expect("removed");
        removed += 1;
    }
    t.say("removed", removed);
    t.list("dir");
    t.done("remove", fs::remove_dir(t.at("dir")));
}
