//! Hard links of everything to everywhere.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    t.put("file", "content");
    t.done("create", fs::create_dir(t.at("dir")));
    t.done("symlink", symlink("file", &t.at("link")));
    t.done("dangling", symlink("nothing", &t.at("dangling")));
    for (from, to) in [
        ("file", "dir/second"),
        ("file", "dir/second"),
        ("file", "file"),
        ("file", "dir"),
        ("dir", "dir2"),
        ("missing", "x"),
        ("file", "missing/x"),
        ("file/", "x"),
        ("file", "x/"),
        ("link", "link2"),
        ("dangling", "dangling2"),
        ("file", "dangling"),
    ] {
        t.done(&format!("{from} -> {to}"), fs::hard_link(t.at(from), t.at(to)));
    }
    t.list("");
    t.stat("link2", false);
    t.done("write", fs::write(t.at("dir/second"), "changed"));
    t.content("file");
    t.done("remove", fs::remove_file(t.at("file")));
    t.content("dir/second");
}
