//! The links of /proc that jump elsewhere are not followed.
//! Run with the preopen `/proc/self`.

use crate::sys::*;

pub fn run() {
    for path in ["cwd", "cwd/Cargo.toml", "root", "root/etc/passwd", "exe", "fd/0"] {
        fails!(path_open(ROOT, FOLLOW, path, 0, RIGHTS_FD_READ, 0, 0), LOOP | NOTCAPABLE | PERM | ACCES);
        fails!(stat(ROOT, FOLLOW, path), LOOP | NOTCAPABLE | PERM | ACCES);
    }
    // What is no link works.
    let fd = ok!(path_open(ROOT, 0, "status", 0, RIGHTS_FD_READ, 0, 0));
    assert!(rest(fd).starts_with(b"Name:"));
}
