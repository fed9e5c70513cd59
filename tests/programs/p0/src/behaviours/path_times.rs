//! Times by path.

use crate::sys::*;

pub fn run() {
    create("file", b"");
    let name = "file".as_ptr().expose_provenance() as i32;
    ok!(raw::path_filestat_set_times(ROOT, 0, name, 4, 5, 6, 1 | 4));
    let stat = stat("file", 0).expect("path_filestat_get");
    assert_eq!((stat.atim, stat.mtim), (5, 6));
}
