//! Making directories, one and many levels.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    t.done("create", fs::create_dir(t.at("dir")));
    t.done("again", fs::create_dir(t.at("dir")));
    t.done("below nothing", fs::create_dir(t.at("no/dir")));
    t.done("all", fs::create_dir_all(t.at("a/b/c/d")));
    t.done("all again", fs::create_dir_all(t.at("a/b/c/d")));
    t.put("file", "");
    t.done("over a file", fs::create_dir(t.at("file")));
    t.done("below a file", fs::create_dir(t.at("file/dir")));
    t.done("all over a file", fs::create_dir_all(t.at("file/x/y")));
    t.done("trailing slash", fs::create_dir(t.at("slash/")));
    t.done("dot", fs::create_dir(t.at("dir/.")));
    t.done("dot dot", fs::create_dir(t.at("dir/../sibling")));
    t.list("");
    t.list("a/b/c");
}
