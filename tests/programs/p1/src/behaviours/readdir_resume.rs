//! Any cookie handed out can be returned to, in any order.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    for n in 0..20 {
        put(&format!("dir/{n:02}"), b"");
    }
    let dir = open_dir("dir");
    let mut buf = [0; 4096];
    let used = ok!(readdir(dir, &mut buf, 0));
    let (all, _) = entries(&buf[..used]);
    assert_eq!(all.len(), 22);
    for (n, entry) in all.iter().enumerate().rev() {
        let used = ok!(readdir(dir, &mut buf, entry.next));
        assert_eq!(entries(&buf[..used]).0, all[n + 1..], "after {}", entry.name);
    }
    let mut cookies: Vec<u64> = all.iter().map(|entry| entry.next).collect();
    cookies.sort_unstable();
    cookies.dedup();
    assert_eq!(cookies.len(), all.len(), "two entries share a cookie");
    assert!(!cookies.contains(&0), "0 is the start");
}
