//! A cookie never handed out ends the listing, starts it or is inval, and harms nothing.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    put("dir/file", b"");
    let dir = open_dir("dir");
    let mut buf = [0; 512];
    for cookie in [12_345, 1 << 40, 1 << 63, u64::MAX] {
        match readdir(dir, &mut buf, cookie) {
            Ok(used) => assert!(used <= buf.len()),
            Err(errno) => assert_eq!(errno, INVAL),
        }
    }
    assert_eq!(names(dir), ["file"]);
}
