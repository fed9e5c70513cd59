//! Entries are laid out as in preview1.

use crate::sys::*;
use alloc::vec::Vec;

pub fn run() {
    assert_eq!(on_path(raw::path_create_directory, "dir"), 0);
    create("dir/one", b"");
    let dir = open("dir", DIRECTORY, 1 << 14, 0).expect("path_open");
    let mut buf = [0_u8; 512];
    let mut used = 0_u32;
    ok!(raw::fd_readdir(dir, at(&mut buf), 512, 0, at(&mut used)));
    assert_eq!(used, 3 * 24 + 1 + 2 + 3);
    let mut names = Vec::new();
    let mut from = 0;
    while from < used as usize {
        let len = buf[from + 16] as usize;
        names.push((&buf[from + 24..from + 24 + len], buf[from + 20]));
        from += 24 + len;
    }
    names.sort();
    assert_eq!(names, [(b".".as_slice(), DIR), (b"..", DIR), (b"one", REGULAR_FILE)]);
}
