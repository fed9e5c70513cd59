//! Arrays of buffers and results need no alignment.

use crate::sys::*;

pub fn run() {
    put("file", b"0123456789");
    let fd = open("file") as i32;
    let mut buf = [0_u8; 4];
    let mut space = [0_u8; 64];
    let base = space.as_mut_ptr().addr();
    let odd = base + 1 - base % 2;
    let at = odd - base;
    space[at..at + 4].copy_from_slice(&(buf.as_mut_ptr().addr() as u32).to_le_bytes());
    space[at + 4..at + 8].copy_from_slice(&4_u32.to_le_bytes());
    answers!(raw::fd_read(fd, odd as i32, 1, odd as i32 + 16), SUCCESS);
    assert_eq!(space[at + 16..at + 20], 4_u32.to_le_bytes());
    assert_eq!(&buf, b"0123");
}
