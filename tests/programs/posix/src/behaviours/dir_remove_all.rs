//! Removing a tree, without following the links in it.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    t.done("create", fs::create_dir_all(t.at("tree/a/b")));
    t.done("keep", fs::create_dir(t.at("keep")));
    t.put("keep/file", "kept");
    t.put("tree/a/file", "x");
    t.put("tree/a/b/file", "x");
    t.done("link", symlink("../../keep", &t.at("tree/a/link")));
    t.list("tree/a/link");
    t.done("remove all", fs::remove_dir_all(t.at("tree")));
    t.stat("tree", false);
    t.content("keep/file");
    t.done("missing", fs::remove_dir_all(t.at("tree")));
    t.done("a file", fs::remove_dir_all(t.at("keep/file")));
}
