//! Loops end with loop, long chains that end are followed.

use crate::sys::*;

pub fn run() {
    ok!(symlink("self", ROOT, "self"));
    ok!(symlink("pong", ROOT, "ping"));
    ok!(symlink("ping", ROOT, "pong"));
    for path in ["self", "ping", "self/x", "ping/x"] {
        fails!(path_open(ROOT, FOLLOW, path, 0, RIGHTS_FD_READ, 0, 0), LOOP);
        fails!(stat(ROOT, FOLLOW, path), LOOP);
    }
    fails!(mkdir(ROOT, "self/x"), LOOP);
    fails!(unlink(ROOT, "ping/x"), LOOP);
    put("end", b"reached");
    ok!(symlink("end", ROOT, "link-0"));
    for n in 1..30 {
        ok!(symlink(&format!("link-{}", n - 1), ROOT, &format!("link-{n}")));
    }
    assert_eq!(get("link-29"), b"reached");
}
