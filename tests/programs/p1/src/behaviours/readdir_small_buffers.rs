//! With any buffer that holds one entry, all entries come exactly once.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    let expected: Vec<String> = (0..30).map(|n| format!("{:0width$}", n, width = 2 + n % 20)).collect();
    for name in &expected {
        put(&format!("dir/{name}"), b"");
    }
    let mut expected = expected;
    expected.sort();
    let dir = open_dir("dir");
    for capacity in [46, 47, 50, 63, 64, 65, 100, 127, 500, 4096] {
        let found: Vec<String> = list_with(dir, capacity).into_iter().map(|entry| entry.name).collect();
        assert_eq!(found, expected, "with {capacity} bytes");
    }
}
