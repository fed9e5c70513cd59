//! What a WASIX guest sees of files.

use std::fs;
use std::path::Path;

use crate::check::{Case, Stdin};

/// A directory for the top, and two to lie over places in it.
fn fill(top: &Path) {
    for dir in ["root/a/b", "root/etc"] {
        fs::create_dir_all(top.join(dir)).expect("created");
    }
    for (file, text) in [("root/a/b/file", "in b"), ("root/etc/own", "its own"), ("two/other", "in two")] {
        fs::write(top.join(file), text).expect("written");
    }
}

fn tree(case: Case) -> Case {
    case.dirs(&[("one", "/m/one"), ("root", "/"), ("two", "/m/two:ro")]).setup(fill)
}

tests! { wasix_world, foreach_wasix_world:
    cwd { .and(tree) }
    devices { .dirs(&[]).stdin(Stdin::File(b"0123456789")).stdout("to stdout\n") }
    names { .dirs(&[]) }
    root_descriptor { .and(tree) }
    tree_alone { .dirs(&[]) }
    tree_mounts { .and(tree) }
    tree_paths { .and(tree) }
}
