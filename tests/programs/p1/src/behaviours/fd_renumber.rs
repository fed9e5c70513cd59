//! Renumbering replaces the target with the source, offset and all, and frees the source.

use crate::sys::*;

pub fn run() {
    let from = create("from");
    let to = create("to");
    ok!(write(from, b"0123456789"));
    ok!(seek(from, 4, WHENCE_SET));
    ok!(renumber(from, to));
    fails!(fdstat(from), BADF);
    assert_eq!(ok!(tell(to)), 4);
    assert_eq!(rest(to), b"456789");
    ok!(renumber(to, to));
    assert_eq!(ok!(tell(to)), 10);
    fails!(renumber(to, 1000), BADF);
    fails!(renumber(1000, to), BADF);
    assert_eq!(ok!(tell(to)), 10, "a failed call leaves the target alone");
}
