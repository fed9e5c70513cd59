//! A hard link is the same file under a second name.

use crate::sys::*;

pub fn run() {
    put("file", b"content");
    ok!(mkdir(ROOT, "dir"));
    ok!(link(ROOT, 0, "file", ROOT, "dir/second"));
    let (first, second) = (ok!(stat(ROOT, 0, "file")), ok!(stat(ROOT, 0, "dir/second")));
    assert_eq!((first.ino, first.nlink), (second.ino, 2));
    ok!(write(open("dir/second"), b"CON"));
    assert_eq!(get("file"), b"CONtent");
    ok!(unlink(ROOT, "file"));
    assert_eq!(ok!(stat(ROOT, 0, "dir/second")).nlink, 1);
    let dir = open_dir("dir");
    ok!(link(dir, 0, "second", ROOT, "third"));
    assert_eq!(get("third"), b"CONtent");
}
