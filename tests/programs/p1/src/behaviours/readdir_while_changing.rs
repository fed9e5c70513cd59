//! Entries that stay are seen exactly once while others come and go.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    for n in 0..200 {
        put(&format!("dir/stay-{n:03}"), b"");
        put(&format!("dir/gone-{n:03}"), b"");
    }
    let dir = open_dir("dir");
    let mut seen = Vec::new();
    let mut buf = [0; 300];
    let mut cookie = 0;
    let mut round = 0;
    loop {
        let used = ok!(readdir(dir, &mut buf, cookie));
        let (found, _) = entries(&buf[..used]);
        if let Some(last) = found.last() {
            cookie = last.next;
        }
        seen.extend(found.into_iter().map(|entry| entry.name));
        if used < buf.len() {
            break;
        }
        if round < 200 {
            ok!(unlink(ROOT, &format!("dir/gone-{round:03}")));
            put(&format!("dir/new-{round:03}"), b"");
        }
        round += 1;
        assert!(round < 1000, "the listing never ends");
    }
    let mut stayed: Vec<&String> = seen.iter().filter(|name| name.starts_with("stay-")).collect();
    stayed.sort();
    let expected: Vec<String> = (0..200).map(|n| format!("stay-{n:03}")).collect();
    assert!(stayed.iter().copied().eq(expected.iter()), "{} of 200 were seen", stayed.len());
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), all, "an entry was seen twice");
}
