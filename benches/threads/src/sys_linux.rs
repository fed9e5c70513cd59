//! The native twin's calls. Main type: [`Fault`]. Safety: pointers come from references that outlive the call.

use std::io;
use std::ptr;
use std::sync::atomic::AtomicU32;

use super::Pipe;

pub type Fd = libc::c_int;

/// Why an operation did not do what it should.
#[derive(Debug)]
#[expect(dead_code, reason = "it is printed")]
pub enum Fault {
    Os(io::Error),
    Panicked,
}

fn answer(result: i64) -> Result<(), Fault> {
    if result < 0 { Err(Fault::Os(io::Error::last_os_error())) } else { Ok(()) }
}

pub fn now() -> u64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: one timespec, written by the call.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &raw mut time) };
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

/// Sleeps while the word has this value.
pub fn futex_wait(word: &AtomicU32, value: u32) -> Result<(), Fault> {
    let operation = libc::FUTEX_WAIT | libc::FUTEX_PRIVATE_FLAG;
    let forever = ptr::null::<libc::timespec>();
    // SAFETY: a word that outlives the call.
    let result = unsafe { libc::syscall(libc::SYS_futex, word.as_ptr(), operation, value, forever) };
    match answer(result) {
        // It has changed before.
        Err(Fault::Os(error)) if error.raw_os_error() == Some(libc::EAGAIN) => Ok(()),
        result => result,
    }
}

/// Wakes one that sleeps on the word.
pub fn futex_wake(word: &AtomicU32) -> Result<(), Fault> {
    let operation = libc::FUTEX_WAKE | libc::FUTEX_PRIVATE_FLAG;
    // SAFETY: a word that outlives the call.
    answer(unsafe { libc::syscall(libc::SYS_futex, word.as_ptr(), operation, 1) })
}

pub fn pipe() -> Result<Pipe, Fault> {
    let mut ends = [0; 2];
    // SAFETY: room for two descriptors.
    answer(i64::from(unsafe { libc::pipe(ends.as_mut_ptr()) }))?;
    Ok((ends[0], ends[1]))
}

pub fn read(fd: Fd) -> Result<(), Fault> {
    let mut byte = 0u8;
    // SAFETY: room for one byte.
    answer(unsafe { libc::read(fd, ptr::from_mut(&mut byte).cast(), 1) } as i64)
}

pub fn write(fd: Fd, bytes: &[u8; 1]) -> Result<(), Fault> {
    // SAFETY: one byte.
    answer(unsafe { libc::write(fd, bytes.as_ptr().cast(), 1) } as i64)
}

pub fn sleep(nanoseconds: u64) -> Result<(), Fault> {
    let time = libc::timespec { tv_sec: 0, tv_nsec: nanoseconds.cast_signed() };
    // SAFETY: a timespec that outlives the call.
    answer(i64::from(unsafe { libc::clock_nanosleep(libc::CLOCK_MONOTONIC, 0, &time, ptr::null_mut()) }))
}
