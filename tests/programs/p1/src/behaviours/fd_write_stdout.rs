//! Every byte value reaches standard output and standard error unchanged.

use crate::sys::*;

pub fn run() {
    let all: Vec<u8> = (0..=255).collect();
    assert_eq!(ok!(writev(1, &[&all[..100], &all[100..]])), 256);
    assert_eq!(ok!(write(2, b"err\0or\n")), 7);
}
