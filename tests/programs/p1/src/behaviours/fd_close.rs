//! Closing frees the number once; the next close of it is badf.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    ok!(close(fd));
    fails!(close(fd), BADF);
    fails!(write(fd, b"x"), BADF);
    fails!(tell(fd), BADF);
}
