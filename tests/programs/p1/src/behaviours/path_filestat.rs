//! path_filestat_get tells the same as the open file, for every spelling of the path.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    put("dir/file", b"content");
    let ino = ok!(filestat(open("dir/file"))).ino;
    for path in ["dir/file", "./dir/file", "dir//file", "dir/./file", "dir/../dir/file"] {
        let stat = ok!(stat(ROOT, 0, path));
        assert_eq!(
            (stat.filetype, stat.size, stat.nlink, stat.ino),
            (FILETYPE_REGULAR_FILE, 7, 1, ino),
            "{path}"
        );
    }
    for path in ["dir", "dir/", "dir/.", "dir/../dir//", "."] {
        assert_eq!(ok!(stat(ROOT, 0, path)).filetype, FILETYPE_DIRECTORY, "{path}");
    }
    fails!(stat(ROOT, 0, "dir/file/"), NOTDIR);
    fails!(stat(ROOT, 0, "dir/file/."), NOTDIR);
    fails!(stat(ROOT, 0, "dir/missing"), NOENT);
    fails!(stat(ROOT, 0, ""), NOENT | INVAL);
    let (at, len) = ("dir".as_ptr().addr() as i32, 3);
    answers!(raw::path_filestat_get(3, 0, at, len, OUTSIDE), FAULT);
}
