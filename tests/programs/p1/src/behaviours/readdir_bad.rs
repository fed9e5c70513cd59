//! Files are no directories, and buffers outside memory are fault.

use crate::sys::*;

pub fn run() {
    let file = create("file");
    let mut buf = [0; 64];
    fails!(readdir(file, &mut buf, 0), NOTDIR | BADF | NOTCAPABLE);
    fails!(readdir(0, &mut buf, 0), NOTDIR | BADF | NOTCAPABLE);
    let mut used = 0_u32;
    let out = (&raw mut used).addr() as i32;
    answers!(raw::fd_readdir(ROOT as i32, OUTSIDE, 64, 0, out), FAULT);
    answers!(raw::fd_readdir(ROOT as i32, buf.as_mut_ptr().addr() as i32, -1, 0, out), FAULT);
    answers!(raw::fd_readdir(ROOT as i32, buf.as_mut_ptr().addr() as i32, 64, 0, OUTSIDE), FAULT);
}
