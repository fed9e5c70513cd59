//! A link's target comes back byte for byte, cut to the buffer, without a NUL.

use crate::sys::*;

pub fn run() {
    ok!(symlink("some/target-→", ROOT, "link"));
    let target = "some/target-→".as_bytes();
    assert_eq!(ok!(readlink(ROOT, "link", 64)), target);
    assert_eq!(ok!(readlink(ROOT, "link", target.len())), target);
    assert_eq!(ok!(readlink(ROOT, "link", target.len() - 1)), &target[..target.len() - 1]);
    assert_eq!(ok!(readlink(ROOT, "link", 1)), b"s");
    let mut buf = [0xaa; 64];
    let used = ok!(unsafe { path_readlink(ROOT, "link", buf.as_mut_ptr(), buf.len()) });
    assert!(buf[used..].iter().all(|byte| *byte == 0xaa), "bytes after the target changed");
    put("file", b"");
    fails!(readlink(ROOT, "file", 8), INVAL);
    fails!(readlink(ROOT, ".", 8), INVAL);
    fails!(readlink(ROOT, "missing", 8), NOENT);
    fails!(readlink(ROOT, "file/x", 8), NOTDIR);
    let (at, len) = ("link".as_ptr().addr() as i32, 4);
    let mut out = 0_u32;
    answers!(raw::path_readlink(3, at, len, OUTSIDE, 16, (&raw mut out).addr() as i32), FAULT);
}
