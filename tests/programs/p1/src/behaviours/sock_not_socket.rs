//! Socket calls on what is no socket say notsock or notcapable; on nothing, badf.

use crate::sys::*;

pub fn run() {
    let file = create("file");
    for fd in [file, ROOT, 0] {
        fails!(accept(fd, 0), NOTSOCK | NOTCAPABLE);
        fails!(recv(fd, &mut [0], 0), NOTSOCK | NOTCAPABLE);
        fails!(send(fd, b"x"), NOTSOCK | NOTCAPABLE);
        fails!(shutdown(fd, SDFLAGS_WR), NOTSOCK | NOTCAPABLE);
    }
    fails!(accept(999, 0), BADF);
    fails!(recv(999, &mut [0], 0), BADF);
    fails!(send(999, b"x"), BADF);
    fails!(shutdown(999, SDFLAGS_WR), BADF);
}
