//! A directory's descriptor tells so, and holds no rights to seek or tell.

use crate::sys::*;

pub fn run() {
    let stat = ok!(fdstat(ROOT));
    assert_eq!(stat.fs_filetype, FILETYPE_DIRECTORY);
    assert_eq!(stat.fs_rights_base & DIR_RIGHTS, DIR_RIGHTS);
    assert_eq!(stat.fs_rights_base & (RIGHTS_FD_SEEK | RIGHTS_FD_TELL), 0);
    let wanted = DIR_RIGHTS | FILE_RIGHTS;
    assert_eq!(stat.fs_rights_inheriting & wanted, wanted);
    ok!(mkdir(ROOT, "dir"));
    let stat = ok!(fdstat(open_dir("dir")));
    assert_eq!(stat.fs_filetype, FILETYPE_DIRECTORY);
    assert_eq!(stat.fs_rights_base & (RIGHTS_FD_SEEK | RIGHTS_FD_TELL), 0);
}
