//! Names up to 255 bytes work; longer ones and endless paths are nametoolong.

use crate::sys::*;

pub fn run() {
    let longest = "n".repeat(255);
    put(&longest, b"content");
    assert_eq!(get(&longest), b"content");
    assert_eq!(names(ROOT), [longest.as_str()]);
    fails!(stat(ROOT, 0, &"n".repeat(256)), NAMETOOLONG);
    fails!(path_open(ROOT, 0, &"n".repeat(256), CREAT, RIGHTS_FD_WRITE, 0, 0), NAMETOOLONG);
    fails!(mkdir(ROOT, &"n".repeat(300)), NAMETOOLONG);
    fails!(stat(ROOT, 0, &"d/".repeat(3000)), NAMETOOLONG);
    fails!(path_open(ROOT, 0, &"x".repeat(100_000), CREAT, RIGHTS_FD_WRITE, 0, 0), NAMETOOLONG);
    // Long, but it is the file.
    assert_eq!(ok!(stat(ROOT, 0, &format!("{}{longest}", "./".repeat(1500)))).size, 7);
}
