//! Removing directories: empty, full, missing, not one.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    t.done("create", fs::create_dir_all(t.at("dir/sub")));
    t.put("dir/file", "x");
    t.done("full", fs::remove_dir(t.at("dir")));
    t.done("file as dir", fs::remove_dir(t.at("dir/file")));
    t.done("dir as file", fs::remove_file(t.at("dir/sub")));
    t.done("missing", fs::remove_dir(t.at("missing")));
    t.done("missing file", fs::remove_file(t.at("missing")));
    t.done("empty", fs::remove_dir(t.at("dir/sub/")));
    t.done("file with a slash", fs::remove_file(t.at("dir/file/")));
    t.done("file", fs::remove_file(t.at("dir/file")));
    t.done("now empty", fs::remove_dir(t.at("dir")));
    t.done("dot", fs::create_dir(t.at("d")).and_then(|()| fs::remove_dir(t.at("d/."))));
    t.list("");
}
