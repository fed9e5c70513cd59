//! Making and reading symlinks.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    t.put("file", "content");
    for (target, link) in [
        ("file", "plain"),
        ("dir/../file", "dotted"),
        ("./file", "dot"),
        ("nothing/here", "dangling"),
        ("trailing/", "slash"),
        ("name with spaces → ü", "unicode"),
    ] {
        t.done(link, symlink(target, &t.at(link)));
        t.note("  reads", fs::read_link(t.at(link)));
        t.content(link);
    }
    t.done("exists", symlink("x", &t.at("file")));
    t.done("exists as link", symlink("x", &t.at("dangling")));
    t.done("parent missing", symlink("x", &t.at("missing/link")));
    t.done("empty", symlink("", &t.at("empty")));
    t.note("read a file", fs::read_link(t.at("file")));
    t.note("read nothing", fs::read_link(t.at("missing")));
    let long = "l".repeat(1000);
    t.done("long", symlink(&long, &t.at("long")));
    t.note("  reads", fs::read_link(t.at("long")).map(|target| target.as_os_str() == &*long));
}
