//! Starting again at 0 shows what the directory holds now.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    put("dir/old", b"");
    let dir = open_dir("dir");
    assert_eq!(names(dir), ["old"]);
    put("dir/new", b"");
    ok!(unlink(ROOT, "dir/old"));
    assert_eq!(names(dir), ["new"]);
}
