//! Standard streams that are not terminals do not claim to be one.
//! Run with pipes: isatty in every libc is "character device without seek and tell".

use crate::sys::*;

pub fn run() {
    for fd in 0..3 {
        let stat = ok!(fdstat(fd));
        let tty = stat.fs_filetype == FILETYPE_CHARACTER_DEVICE
            && stat.fs_rights_base & (RIGHTS_FD_SEEK | RIGHTS_FD_TELL) == 0;
        assert!(!tty, "descriptor {fd} looks like a terminal: {stat:?}");
    }
    assert_ne!(ok!(fdstat(0)).fs_rights_base & RIGHTS_FD_READ, 0);
    assert_ne!(ok!(fdstat(1)).fs_rights_base & RIGHTS_FD_WRITE, 0);
    assert_ne!(ok!(fdstat(2)).fs_rights_base & RIGHTS_FD_WRITE, 0);
}
