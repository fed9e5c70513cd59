//! A path call on a file's descriptor is notdir or notcapable.

use crate::sys::*;

pub fn run() {
    let file = create("file");
    fails!(path_open(file, 0, "x", CREAT, 0, 0, 0), NOTDIR | NOTCAPABLE);
    fails!(stat(file, 0, "x"), NOTDIR | NOTCAPABLE);
    fails!(mkdir(file, "x"), NOTDIR | NOTCAPABLE);
    fails!(unlink(file, "x"), NOTDIR | NOTCAPABLE);
    fails!(rmdir(file, "x"), NOTDIR | NOTCAPABLE);
    fails!(symlink("x", file, "x"), NOTDIR | NOTCAPABLE);
    fails!(readlink(file, "x", 8), NOTDIR | NOTCAPABLE);
    fails!(rename(file, "x", ROOT, "y"), NOTDIR | NOTCAPABLE);
    fails!(link(file, 0, "x", ROOT, "y"), NOTDIR | NOTCAPABLE);
    fails!(stat(1, 0, "x"), NOTDIR | NOTCAPABLE);
}
