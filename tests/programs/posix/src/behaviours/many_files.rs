//! A thousand files made, renamed, read and removed.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    t.done("create", fs::create_dir(t.at("dir")));
    for n in 0..1000 {
        t.put(&format!("dir/{n}"), format!("number {n}"));
    }
    for n in (0..1000).step_by(3) {
        fs::rename(t.at(&format!("dir/{n}")), t.at(&format!("dir/renamed-{n}"))).expect("renamed");
    }
    for n in (1..1000).step_by(3) {
        fs::remove_file(t.at(&format!("dir/{n}"))).expect("removed");
    }
    t.list("dir");
    let mut total = 0;
    for entry in fs::read_dir(t.at("dir")).expect("listed") {
        total += fs::read_to_string(entry.expect("an entry").path()).expect("read").len();
    }
    t.say("total", total);
}
