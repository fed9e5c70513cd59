//! An empty directory has two entries, and then ends.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    let dir = open_dir("dir");
    let mut buf = [0; 256];
    let used = ok!(readdir(dir, &mut buf, 0));
    let (all, _) = entries(&buf[..used]);
    assert_eq!(all.len(), 2);
    assert_eq!(ok!(readdir(dir, &mut buf, all[1].next)), 0);
    // From the cookie of the first comes the second.
    let used = ok!(readdir(dir, &mut buf, all[0].next));
    assert_eq!(entries(&buf[..used]).0, all[1..]);
}
