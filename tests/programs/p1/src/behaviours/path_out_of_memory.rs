//! Paths outside memory are fault.

use crate::sys::*;

pub fn run() {
    for (at, len) in [(OUTSIDE, 4), (-2, 4), (1024, -1), (1024, i32::MAX)] {
        answers!(raw::path_create_directory(3, at, len), FAULT | NAMETOOLONG);
        answers!(raw::path_unlink_file(3, at, len), FAULT | NAMETOOLONG);
        answers!(raw::path_remove_directory(3, at, len), FAULT | NAMETOOLONG);
        let mut out = [0_u64; 8];
        let out = out.as_mut_ptr().addr() as i32;
        answers!(raw::path_filestat_get(3, 0, at, len, out), FAULT | NAMETOOLONG);
        answers!(raw::path_open(3, 0, at, len, 0, 0, 0, 0, out), FAULT | NAMETOOLONG);
        let name = "x".as_ptr().addr() as i32;
        answers!(raw::path_symlink(at, len, 3, name, 1), FAULT | NAMETOOLONG);
        answers!(raw::path_rename(3, name, 1, 3, at, len), FAULT | NAMETOOLONG);
        answers!(raw::path_link(3, 0, at, len, 3, name, 1), FAULT | NAMETOOLONG);
    }
    assert!(names(ROOT).is_empty());
}
