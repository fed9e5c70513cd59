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

// Sets of descriptors

/// What is waited for, and the guest's data: one number of theirs.
#[repr(C)]
#[derive(Clone, Copy, Default)]
pub struct EpollEvent {
    pub events: u32,
    pub unused: [u32; 5],
    pub mark: u64,
}

pub const IN: u32 = 1;
pub const ET: u32 = 64;
pub const ADD: u32 = 1;

#[repr(C)]
struct Range {
    at: *mut u8,
    len: usize,
}

mod files {
    #[link(wasm_import_module = "wasix_32v1")]
    unsafe extern "C" {
        pub fn epoll_create(set: *mut u32) -> i32;
        pub fn epoll_ctl(set: u32, op: u32, fd: u32, event: *const super::EpollEvent) -> i32;
        pub fn epoll_wait(set: u32, events: *mut super::EpollEvent, most: i32, timeout: u64, count: *mut usize) -> i32;
        pub fn fd_event(count: u64, flags: i32, fd: *mut u32) -> i32;
    }

    #[link(wasm_import_module = "wasi_snapshot_preview1")]
    unsafe extern "C" {
        pub fn fd_close(fd: u32) -> i32;
        pub fn fd_read(fd: u32, ranges: *const super::Range, count: usize, read: *mut usize) -> i32;
        pub fn fd_write(fd: u32, ranges: *const super::Range, count: usize, written: *mut usize) -> i32;
        pub fn poll_oneoff(subs: *const super::Subscription, events: *mut [u64; 4], count: usize, told: *mut usize) -> i32;
    }
}

pub fn set() -> u32 {
    let mut set = 0;
    answer(unsafe { files::epoll_create(&mut set) }).expect("a set is made");
    set
}

pub fn add(set: u32, fd: u32, events: u32, mark: u64) -> Result<()> {
    let event = EpollEvent { events, mark, ..EpollEvent::default() };
    answer(unsafe { files::epoll_ctl(set, ADD, fd, &event) })
}

/// What comes within `timeout`, `None` being for ever; at most `most`.
pub fn wait_set(set: u32, most: i32, timeout: Option<Duration>) -> Result<Vec<(u32, u64)>> {
    let mut events = vec![EpollEvent::default(); most as usize];
    let timeout = timeout.map_or(u64::MAX, |timeout| timeout.as_nanos() as u64);
    let mut count = 0;
    answer(unsafe { files::epoll_wait(set, events.as_mut_ptr(), most, timeout, &mut count) })?;
    Ok(events[..count].iter().map(|event| (event.events, event.mark)).collect())
}

pub fn counter(count: u64) -> u32 {
    let mut fd = 0;
    answer(unsafe { files::fd_event(count, 0, &mut fd) }).expect("an event is made");
    fd
}

pub fn close(fd: u32) {
    answer(unsafe { files::fd_close(fd) }).expect("it is closed");
}

pub fn give(fd: u32) {
    let mut one = 1_u64.to_le_bytes();
    let mut written = 0;
    let range = Range { at: one.as_mut_ptr(), len: one.len() };
    answer(unsafe { files::fd_write(fd, &range, 1, &mut written) }).expect("it is added");
}

pub fn take(fd: u32) -> u64 {
    let mut count = [0; 8];
    let mut read = 0;
    let range = Range { at: count.as_mut_ptr(), len: count.len() };
    answer(unsafe { files::fd_read(fd, &range, 1, &mut read) }).expect("it is taken");
    u64::from_le_bytes(count)
}

/// Until a descriptor can be read.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Subscription {
    mark: u64,
    tag: u64,
    fd: u32,
    unused: [u32; 7],
}

/// Which of the descriptors can be read, by their places, with errnos.
pub fn poll(fds: &[u32]) -> Result<Vec<(u64, u16)>> {
    let subs = fds.iter().zip(0..).map(|(fd, mark)| Subscription { mark, tag: 1, fd: *fd, unused: [0; 7] });
    let subs: Vec<Subscription> = subs.collect();
    let mut events = vec![[0; 4]; subs.len()];
    let mut count = 0;
    answer(unsafe { files::poll_oneoff(subs.as_ptr(), events.as_mut_ptr(), subs.len(), &mut count) })?;
    Ok(events[..count].iter().map(|event| (event[0], event[1] as u16)).collect())
}
