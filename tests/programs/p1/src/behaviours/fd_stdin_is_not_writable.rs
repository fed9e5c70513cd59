//! Standard input cannot be written, standard output cannot be read.

use crate::sys::*;

pub fn run() {
    fails!(write(0, b"x"), BADF | NOTCAPABLE);
    fails!(read(1, &mut [0]), BADF | NOTCAPABLE);
}
