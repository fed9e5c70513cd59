//! Directories and pipes tell their kind.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    assert_eq!(ok!(filestat(open_dir("dir"))).filetype, FILETYPE_DIRECTORY);
    assert_eq!(ok!(filestat(ROOT)).filetype, FILETYPE_DIRECTORY);
    for fd in 0..3 {
        let kind = ok!(filestat(fd)).filetype;
        assert!(kind != FILETYPE_REGULAR_FILE && kind != FILETYPE_DIRECTORY, "{fd}: {kind:?}");
    }
}
