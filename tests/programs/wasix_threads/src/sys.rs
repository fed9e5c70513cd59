//! The calls as functions that answer `Result<T, u16>`, an errno's number being the error.

use std::sync::atomic::AtomicU32;
use std::time::Duration;

pub type Result<T> = core::result::Result<T, u16>;

pub const DEADLK: u16 = 16;
pub const FAULT: u16 = 21;
pub const INVAL: u16 = 28;
pub const SRCH: u16 = 71;
/// Where no memory is.
pub const OUTSIDE: usize = 0xffff_0000;

/// A time to wait, or none.
#[repr(C)]
pub struct Timeout {
    is_some: u8,
    nanoseconds: u64,
}

pub mod raw {
    use super::Timeout;

    #[link(wasm_import_module = "wasix_32v1")]
    unsafe extern "C" {
        pub fn futex_wait(futex: *const u32, expected: u32, timeout: *const Timeout, woken: *mut u8) -> i32;
        pub fn futex_wake(futex: *const u32, woken: *mut u8) -> i32;
        pub fn futex_wake_all(futex: *const u32, woken: *mut u8) -> i32;
        pub fn thread_id(tid: *mut u32) -> i32;
        pub fn thread_join(tid: u32) -> i32;
        pub fn thread_parallelism(count: *mut usize) -> i32;
        pub fn thread_signal(tid: u32, signal: i32) -> i32;
        pub fn thread_sleep(nanoseconds: u64) -> i32;
    }
}

pub fn answer(errno: i32) -> Result<()> {
    if errno == 0 { Ok(()) } else { Err(errno.try_into().expect("an errno is 16 bits")) }
}

fn truth(errno: i32, woken: u8) -> Result<bool> {
    answer(errno)?;
    match woken {
        0 => Ok(false),
        1 => Ok(true),
        other => panic!("{other} is neither true nor false"),
    }
}

/// Whether it was woken, or found another value, before the time was up.
pub fn wait(futex: &AtomicU32, expected: u32, timeout: Option<Duration>) -> Result<bool> {
    wait_at(futex.as_ptr(), expected, timeout)
}

pub fn wait_at(futex: *const u32, expected: u32, timeout: Option<Duration>) -> Result<bool> {
    let nanoseconds = timeout.map_or(0, |timeout| timeout.as_nanos().try_into().expect("a short time"));
    let timeout = Timeout { is_some: timeout.is_some().into(), nanoseconds };
    let mut woken = 9;
    let errno = unsafe { raw::futex_wait(futex, expected, &timeout, &mut woken) };
    truth(errno, woken)
}

/// Whether somebody slept there.
pub fn wake(futex: &AtomicU32) -> Result<bool> {
    wake_at(futex.as_ptr())
}

pub fn wake_at(futex: *const u32) -> Result<bool> {
    let mut woken = 9;
    let errno = unsafe { raw::futex_wake(futex, &mut woken) };
    truth(errno, woken)
}

pub fn wake_all(futex: &AtomicU32) -> Result<bool> {
    let mut woken = 9;
    let errno = unsafe { raw::futex_wake_all(futex.as_ptr(), &mut woken) };
    truth(errno, woken)
}

pub fn thread_id() -> u32 {
    let mut tid = 0;
    answer(unsafe { raw::thread_id(&mut tid) }).expect("a thread knows itself");
    tid
}

pub fn join(tid: u32) -> Result<()> {
    answer(unsafe { raw::thread_join(tid) })
}

pub fn sleep(time: Duration) -> Result<()> {
    answer(unsafe { raw::thread_sleep(time.as_nanos().try_into().expect("a short time")) })
}
