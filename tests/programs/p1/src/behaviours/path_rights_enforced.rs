//! Each path call needs its right of the directory.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    put("dir/file", b"content");
    ok!(symlink("file", ROOT, "dir/symlink"));
    let without = |right: Rights| {
        let fd = open_dir("dir");
        ok!(set_rights(fd, DIR_RIGHTS & !right, FILE_RIGHTS));
        fd
    };
    fails!(mkdir(without(RIGHTS_PATH_CREATE_DIRECTORY), "d"), NOTCAPABLE);
    fails!(rmdir(without(RIGHTS_PATH_REMOVE_DIRECTORY), "d"), NOTCAPABLE);
    fails!(unlink(without(RIGHTS_PATH_UNLINK_FILE), "file"), NOTCAPABLE);
    fails!(symlink("x", without(RIGHTS_PATH_SYMLINK), "l"), NOTCAPABLE);
    fails!(readlink(without(RIGHTS_PATH_READLINK), "symlink", 10), NOTCAPABLE);
    fails!(stat(without(RIGHTS_PATH_FILESTAT_GET), 0, "file"), NOTCAPABLE);
    let untimed = without(RIGHTS_PATH_FILESTAT_SET_TIMES);
    fails!(path_set_times(untimed, 0, "file", 0, 0, FSTFLAGS_ATIM), NOTCAPABLE);
    fails!(link(without(RIGHTS_PATH_LINK_SOURCE), 0, "file", ROOT, "x"), NOTCAPABLE);
    fails!(link(ROOT, 0, "dir/file", without(RIGHTS_PATH_LINK_TARGET), "x"), NOTCAPABLE);
    fails!(rename(without(RIGHTS_PATH_RENAME_SOURCE), "file", ROOT, "x"), NOTCAPABLE);
    fails!(rename(ROOT, "dir/file", without(RIGHTS_PATH_RENAME_TARGET), "x"), NOTCAPABLE);
    fails!(readdir(without(RIGHTS_FD_READDIR), &mut [0; 64], 0), NOTCAPABLE);
    fails!(path_open(without(RIGHTS_PATH_OPEN), 0, "file", 0, RIGHTS_FD_READ, 0, 0), NOTCAPABLE);
    let no_create = without(RIGHTS_PATH_CREATE_FILE);
    fails!(path_open(no_create, 0, "new", CREAT, RIGHTS_FD_READ, 0, 0), NOTCAPABLE);
    // Who may cut files once they are open may also open them cut: neither right, or it is allowed.
    let no_trunc = without(RIGHTS_PATH_FILESTAT_SET_SIZE);
    let not_cut = FILE_RIGHTS & !RIGHTS_FD_FILESTAT_SET_SIZE;
    ok!(set_rights(no_trunc, DIR_RIGHTS & !RIGHTS_PATH_FILESTAT_SET_SIZE, not_cut));
    fails!(path_open(no_trunc, 0, "file", TRUNC, RIGHTS_FD_WRITE, 0, 0), NOTCAPABLE | PERM);
    assert_eq!(get("dir/file"), b"content");
    assert_eq!(names(open_dir("dir")), ["file", "symlink"]);
}
