//! A directory lists `.`, `..` and its entries once each, with kinds and inodes.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    put("dir/file", b"x");
    ok!(mkdir(ROOT, "dir/sub"));
    ok!(symlink("file", ROOT, "dir/link"));
    let dir = open_dir("dir");
    let mut buf = [0; 1024];
    let used = ok!(readdir(dir, &mut buf, 0));
    assert!(used < buf.len());
    let (mut all, at) = entries(&buf[..used]);
    assert_eq!(at, used, "no bytes between or after the entries");
    all.sort_by(|a, b| a.name.cmp(&b.name));
    let shape: Vec<(&str, u8)> = all.iter().map(|entry| (entry.name.as_str(), entry.kind)).collect();
    let (d, f, l) = (FILETYPE_DIRECTORY.raw(), FILETYPE_REGULAR_FILE.raw(), FILETYPE_SYMBOLIC_LINK.raw());
    assert_eq!(shape, [(".", d), ("..", d), ("file", f), ("link", l), ("sub", d)]);
    for entry in &all {
        // What lies above a preopen is not told, so `..` may have any inode.
        if entry.name != ".." {
            let stat = ok!(stat(dir, 0, &entry.name));
            assert_eq!(entry.ino, stat.ino, "{}", entry.name);
        }
    }
}
