//! Kind and length of everything, by every spelling.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    t.put("file", "12345");
    t.done("create", fs::create_dir(t.at("dir")));
    t.put("dir/inner", "1");
    t.done("link", symlink("file", &t.at("link")));
    t.done("dir link", symlink("dir", &t.at("dirlink")));
    t.done("dangling", symlink("nothing", &t.at("dangling")));
    for path in [
        "file",
        "./file",
        "dir/../file",
        "file/",
        "file/.",
        "file/..",
        "dir",
        "dir/",
        "dir/.",
        "dir/inner",
        "link",
        "link/",
        "dirlink",
        "dirlink/",
        "dirlink/.",
        "dirlink/inner",
        "dirlink/../file",
        "dangling",
        "dangling/",
        "dangling/x",
        "missing",
        "missing/..",
        "",
    ] {
        t.stat(path, true);
        t.stat(path, false);
    }
}
