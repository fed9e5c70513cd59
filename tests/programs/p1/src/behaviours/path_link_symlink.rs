//! Without following, the link itself is linked.

use crate::sys::*;

pub fn run() {
    put("file", b"");
    ok!(symlink("file", ROOT, "link"));
    ok!(link(ROOT, NOFOLLOW, "link", ROOT, "second"));
    assert_eq!(ok!(stat(ROOT, 0, "second")).filetype, FILETYPE_SYMBOLIC_LINK);
    assert_eq!(ok!(readlink(ROOT, "second", 16)), b"file");
    assert_eq!(ok!(stat(ROOT, 0, "file")).nlink, 1);
}
