//! Two thousand entries come exactly once through a 4 KiB buffer.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    for n in 0..2000 {
        put(&format!("dir/entry-{n:04}"), b"");
    }
    let found = names(open_dir("dir"));
    assert_eq!(found.len(), 2000);
    for (n, name) in found.iter().enumerate() {
        assert_eq!(*name, format!("entry-{n:04}"));
    }
}
