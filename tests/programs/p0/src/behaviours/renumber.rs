//! Renumbering moves a descriptor onto another.

use crate::sys::*;

pub fn run() {
    let from = create("from", b"abc");
    let to = create("to", b"");
    ok!(raw::fd_renumber(from, to));
    assert_eq!(seek(to, 0, WHENCE_CUR), Ok(3));
    answers!(raw::fd_close(from), BADF);
}
