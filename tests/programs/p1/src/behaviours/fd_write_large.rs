//! A megabyte goes through one descriptor and comes back the same.

use crate::sys::*;

pub fn run() {
    let source: Vec<u8> = (0..1_000_003_u32).map(|n| (n ^ (n >> 8)) as u8).collect();
    let fd = create("file");
    let mut at = 0;
    while at < source.len() {
        let n = ok!(write(fd, &source[at..]));
        assert_ne!(n, 0);
        at += n;
    }
    assert_eq!(ok!(filestat(fd)).size, source.len() as u64);
    assert!(get("file") == source, "the bytes differ");
}
