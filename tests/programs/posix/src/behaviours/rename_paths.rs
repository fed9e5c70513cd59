//! Renaming across directories, into oneself, onto the same file.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    t.done("create", fs::create_dir_all(t.at("a/b")));
    t.done("create", fs::create_dir(t.at("c")));
    t.put("a/file", "content");
    for (from, to) in [
        ("a/file", "c/file"),
        ("c/file", "c/file"),
        ("c/file", "./c/../c/renamed"),
        ("a", "a/b/a"),
        ("a", "a/new"),
        ("a/b", "a"),
        ("a/b", "b"),
        ("c", "b/c"),
        ("b/c/renamed", "missing/x"),
        ("b/c/renamed", "b/c/renamed/x"),
        ("b/.", "x"),
        ("b", "."),
        (".", "x"),
    ] {
        t.done(&format!("{from} -> {to}"), fs::rename(t.at(from), t.at(to)));
    }
    t.list("");
    t.list("b");
    t.list("b/c");
    t.done("link", fs::hard_link(t.at("b/c/renamed"), t.at("same")));
    t.done("onto its other name", fs::rename(t.at("b/c/renamed"), t.at("same")));
    t.content("b/c/renamed");
    t.content("same");
}
