//! Two descriptors of one directory are read independently.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    for n in 0..10 {
        put(&format!("dir/{n}"), b"");
    }
    let (first, second) = (open_dir("dir"), open_dir("dir"));
    let mut buf = [0; 100];
    let used = ok!(readdir(first, &mut buf, 0));
    let cookie = entries(&buf[..used]).0.last().unwrap().next;
    assert_eq!(names(second).len(), 10);
    let used = ok!(readdir(first, &mut buf, cookie));
    let (next, _) = entries(&buf[..used]);
    assert!(!next.is_empty());
    ok!(close(second));
    assert_eq!(names(first).len(), 10);
}
