//! Two preopens are worlds of their own, and files move between them.
//! Run with the preopens `sandbox` and `/second`.

use crate::sys::*;

pub fn run() {
    let other = 4;
    put("file", b"content");
    fails!(stat(other, 0, "file"), NOENT);
    ok!(rename(ROOT, "file", other, "moved"));
    assert!(names(ROOT).is_empty());
    assert_eq!(names(other), ["moved"]);
    ok!(link(other, 0, "moved", ROOT, "linked"));
    assert_eq!(get("linked"), b"content");
}
