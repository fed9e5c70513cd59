//! A child in its parent's memory, with descriptors of its own, until it ends; then the parent goes on where it was.

use crate::sys::*;
use std::hint::black_box;
use std::os::fd::AsRawFd;

/// As a libc has it: the child returns from here, and writes over the frame.
#[inline(never)]
fn wrapped(mark: u64) -> (u64, Pid) {
    let frame = black_box([mark; 32]);
    let child = vfork().unwrap();
    (frame.iter().sum(), child)
}

#[inline(never)]
fn overwrite(depth: u64) -> u64 {
    let frame = black_box([depth; 64]);
    if depth == 0 { 0 } else { overwrite(depth - 1) + frame[3] }
}

pub fn run() {
    let own = pid();
    let mut shared = Cell::new(1);
    let (reader, writer) = pipe();
    let local = black_box(5);
    let (sum, child) = wrapped(3);
    assert_eq!(sum, 3 * 32);
    if child == 0 {
        assert_ne!(pid(), own);
        assert_eq!(parent(), own);
        assert_eq!(overwrite(50), 50 * 51 / 2);
        shared.add(1);
        unsafe { wasi::fd_close(writer.as_raw_fd() as u32) }.unwrap();
        unsafe { wasi::fd_close(0) }.unwrap();
        exit(41);
    }
    assert_eq!((pid(), local, shared.get()), (own, 5, 2));
    assert_eq!(wait(child), Ok((child, Status::Exited(41))));
    // They were the child's.
    let mut writer = writer;
    say(&mut writer, "still open");
    drop(writer);
    assert_eq!(hear(reader), "still open");
    unsafe { wasi::fd_fdstat_get(0) }.unwrap();

    for number in 0..50 {
        let child = vfork().unwrap();
        if child == 0 {
            shared.add(1);
            exit(number);
        }
        assert_eq!(wait(0), Ok((child, Status::Exited(number as u16))));
    }
    assert_eq!(shared.get(), 52);

    // A child whose main function returns has ended with 0.
    let child = vfork().unwrap();
    if child == 0 {
        return;
    }
    assert_eq!(wait(child), Ok((child, Status::Exited(0))));
    // With a code, so that the child's end is not taken for the parent's.
    exit(9);
}
