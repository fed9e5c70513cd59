//! A directory cannot be opened for writing.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    fails!(path_open(ROOT, 0, "dir", 0, RIGHTS_FD_WRITE, 0, 0), ISDIR);
    fails!(path_open(ROOT, 0, "dir", 0, RIGHTS_FD_READ | RIGHTS_FD_WRITE, 0, 0), ISDIR);
    fails!(path_open(ROOT, 0, "dir", CREAT, RIGHTS_FD_WRITE, 0, 0), ISDIR);
}
