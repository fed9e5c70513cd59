//! The guest's calls: the raw imports. Main type: [`Fault`]. Safety: pointers come from references that outlive the call.

use std::ptr;
use std::sync::atomic::AtomicU32;

use super::Pipe;

pub type Fd = u32;

/// Why an operation did not do what it should.
#[derive(Debug)]
#[expect(dead_code, reason = "it is printed")]
pub enum Fault {
    Errno(u32),
    Panicked,
}

fn answer(errno: u32) -> Result<(), Fault> {
    if errno == 0 { Ok(()) } else { Err(Fault::Errno(errno)) }
}

#[repr(C)]
struct Range {
    at: *const u8,
    len: usize,
}

/// No time-out: the tag of an optional timestamp, and room for one.
#[repr(C, align(8))]
struct Never([u8; 16]);

mod raw {
    #[link(wasm_import_module = "wasix_32v1")]
    unsafe extern "C" {
        pub fn futex_wait(word: *const u32, value: u32, timeout: *const super::Never, woken: *mut u8) -> u32;
        pub fn futex_wake(word: *const u32, woken: *mut u8) -> u32;
        pub fn fd_pipe(read: *mut u32, write: *mut u32) -> u32;
        pub fn thread_sleep(nanoseconds: u64) -> u32;
    }

    #[link(wasm_import_module = "wasi_snapshot_preview1")]
    unsafe extern "C" {
        pub fn clock_time_get(clock: u32, precision: u64, time: *mut u64) -> u32;
        pub fn fd_read(fd: u32, ranges: *const super::Range, count: usize, read: *mut usize) -> u32;
        pub fn fd_write(fd: u32, ranges: *const super::Range, count: usize, written: *mut usize) -> u32;
    }
}

pub fn now() -> u64 {
    let mut time = 0;
    // SAFETY: room for the time.
    unsafe { raw::clock_time_get(1, 1, &mut time) };
    time
}

/// Sleeps while the word has this value.
pub fn futex_wait(word: &AtomicU32, value: u32) -> Result<(), Fault> {
    let mut woken = 0;
    // SAFETY: references that outlive the call.
    answer(unsafe { raw::futex_wait(word.as_ptr(), value, &Never([0; 16]), &mut woken) })
}

/// Wakes one that sleeps on the word.
pub fn futex_wake(word: &AtomicU32) -> Result<(), Fault> {
    let mut woken = 0;
    // SAFETY: references that outlive the call.
    answer(unsafe { raw::futex_wake(word.as_ptr(), &mut woken) })
}

pub fn pipe() -> Result<Pipe, Fault> {
    let mut ends = (0, 0);
    // SAFETY: room for two descriptors.
    answer(unsafe { raw::fd_pipe(&mut ends.0, &mut ends.1) })?;
    Ok(ends)
}

pub fn read(fd: Fd) -> Result<(), Fault> {
    let (mut byte, mut read) = (0u8, 0);
    let range = Range { at: ptr::from_mut(&mut byte), len: 1 };
    // SAFETY: a range of one byte.
    answer(unsafe { raw::fd_read(fd, &range, 1, &mut read) })
}

pub fn write(fd: Fd, bytes: &[u8; 1]) -> Result<(), Fault> {
    let mut written = 0;
    let range = Range { at: bytes.as_ptr(), len: 1 };
    // SAFETY: a range of one byte.
    answer(unsafe { raw::fd_write(fd, &range, 1, &mut written) })
}

pub fn sleep(nanoseconds: u64) -> Result<(), Fault> {
    // SAFETY: no memory is involved.
    answer(unsafe { raw::thread_sleep(nanoseconds) })
}
