//! Paths through symlinks, loops and chains.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    t.done("create", fs::create_dir_all(t.at("a/b")));
    t.put("a/file", "in a");
    t.put("file", "at top");
    t.done("down", symlink("a/b", &t.at("down")));
    t.done("up", symlink("..", &t.at("a/b/up")));
    t.done("self", symlink("self", &t.at("self")));
    t.done("ping", symlink("pong", &t.at("ping")));
    t.done("pong", symlink("ping", &t.at("pong")));
    t.done("inner loop", symlink("a/../loop", &t.at("loop")));
    for path in [
        "down/../file",
        "down/up/file",
        "a/b/up/../file",
        "down/up/b/up/b/../file",
        "self",
        "ping",
        "loop",
        "self/x",
        "ping/..",
    ] {
        t.content(path);
        t.stat(path, true);
    }
    t.put("end", "the end");
    t.done("link 0", symlink("end", &t.at("link0")));
    for n in 1..=45 {
        symlink(&format!("link{}", n - 1), &t.at(&format!("link{n}"))).expect("linked");
    }
    for n in [1, 20, 38, 39, 40, 41, 45] {
        t.content(&format!("link{n}"));
    }
    t.done("write through", fs::write(t.at("link3"), "changed"));
    t.content("end");
    t.done("create through", symlink("created", &t.at("new")).and_then(|()| fs::write(t.at("new"), "x")));
    t.content("created");
}
