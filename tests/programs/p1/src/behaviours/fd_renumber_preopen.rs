//! A preopen can be replaced, and is then no preopen.

use crate::sys::*;

pub fn run() {
    let file = create("file");
    ok!(renumber(file, ROOT));
    fails!(preopen_name(ROOT), BADF | NOTSUP);
    assert_eq!(ok!(fdstat(ROOT)).fs_filetype, FILETYPE_REGULAR_FILE);
    assert_eq!(ok!(write(ROOT, b"x")), 1);
}
