//! All six kinds of advice are taken on files; others are inval.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    ok!(write(fd, b"content"));
    for advice in
        [ADVICE_NORMAL, ADVICE_SEQUENTIAL, ADVICE_RANDOM, ADVICE_WILLNEED, ADVICE_DONTNEED, ADVICE_NOREUSE]
    {
        ok!(advise(fd, 0, 0, advice));
        ok!(advise(fd, 3, 100, advice));
    }
    for advice in [6, 255] {
        answers!(raw::fd_advise(fd as i32, 0, 0, advice), INVAL);
    }
    assert_eq!(get("file"), b"content");
}
