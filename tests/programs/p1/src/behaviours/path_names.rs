//! Every name Unix allows works; NUL and what is not UTF-8 is refused.

use crate::sys::*;

pub fn run() {
    for name in ["x", "two words", "ünïcödé-→", "-dash", "...", "a\\b", "new\nline", "*?[]", "~"] {
        put(name, name.as_bytes());
        assert_eq!(get(name), name.as_bytes());
    }
    assert_eq!(names(ROOT).len(), 9);
    fails!(stat(ROOT, 0, "x\0"), INVAL | ILSEQ | NOENT);
    fails!(path_open(ROOT, 0, "x\0y", CREAT, RIGHTS_FD_WRITE, 0, 0), INVAL | ILSEQ | NOENT);
    fails!(mkdir(ROOT, "\0"), INVAL | ILSEQ | NOENT);
    for bytes in [b"\xff".as_slice(), b"a\xc3", b"\xed\xa0\x80", b"dir/\x80"] {
        let (at, len) = (bytes.as_ptr().addr() as i32, bytes.len() as i32);
        answers!(raw::path_create_directory(3, at, len), ILSEQ | INVAL);
        answers!(raw::path_unlink_file(3, at, len), ILSEQ | INVAL);
    }
    assert_eq!(names(ROOT).len(), 9);
}
