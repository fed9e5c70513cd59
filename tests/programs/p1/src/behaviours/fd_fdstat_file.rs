//! A file's descriptor tells its kind, no flags, and the rights that were asked for.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    let stat = ok!(fdstat(fd));
    assert_eq!(stat.fs_filetype, FILETYPE_REGULAR_FILE);
    assert_eq!(stat.fs_flags, 0);
    assert_eq!(stat.fs_rights_base, FILE_RIGHTS);
    assert_eq!(stat.fs_rights_inheriting, 0);
    let fd = ok!(path_open(ROOT, 0, "file", 0, RIGHTS_FD_READ | RIGHTS_FD_SEEK, 0, FDFLAGS_APPEND));
    let stat = ok!(fdstat(fd));
    assert_eq!(stat.fs_flags & FDFLAGS_APPEND, FDFLAGS_APPEND);
    assert_eq!(stat.fs_rights_base & FILE_RIGHTS, RIGHTS_FD_READ | RIGHTS_FD_SEEK);
    answers!(raw::fd_fdstat_get(fd as i32, OUTSIDE), FAULT);
}
