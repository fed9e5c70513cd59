//! Calls for files answer badf, isdir or notcapable on a directory, and change nothing.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    let dir = open_dir("dir");
    let mut buf = [0; 8];
    fails!(read(dir, &mut buf), ISDIR | BADF | NOTCAPABLE);
    fails!(pread(dir, &mut buf, 0), ISDIR | BADF | NOTCAPABLE);
    fails!(write(dir, &buf), ISDIR | BADF | NOTCAPABLE);
    fails!(pwrite(dir, &buf, 0), ISDIR | BADF | NOTCAPABLE);
    fails!(seek(dir, 0, WHENCE_SET), ISDIR | BADF | NOTCAPABLE);
    fails!(seek(dir, 0, WHENCE_CUR), ISDIR | BADF | NOTCAPABLE);
    fails!(tell(dir), ISDIR | BADF | NOTCAPABLE);
    fails!(set_size(dir, 0), ISDIR | BADF | NOTCAPABLE | INVAL);
    fails!(allocate(dir, 0, 1), ISDIR | BADF | NOTCAPABLE);
}
