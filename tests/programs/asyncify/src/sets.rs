//! Sets of descriptors to wait for.

use wasix::x;

pub type Fd = u32;

pub const IN: u32 = x::EPOLL_TYPE_EPOLLIN;
pub const HUP: u32 = x::EPOLL_TYPE_EPOLLHUP;
pub const ET: u32 = x::EPOLL_TYPE_EPOLLET;
pub const ONESHOT: u32 = x::EPOLL_TYPE_EPOLLONESHOT;

pub const NOENT: u16 = 44;
pub const EXIST: u16 = 20;

#[link(wasm_import_module = "wasix_32v1")]
unsafe extern "C" {
    fn epoll_ctl(set: Fd, op: u32, fd: Fd, event: *const x::EpollEvent) -> i32;
    fn epoll_wait(set: Fd, events: *mut x::EpollEvent, most: i32, timeout: u64, count: *mut usize) -> i32;
}

pub fn create() -> Fd {
    unsafe { x::epoll_create() }.expect("a set is made")
}

fn event(events: u32, mark: u64) -> x::EpollEvent {
    x::EpollEvent { events, data: x::EpollData { ptr: 0, fd: 0, data1: 0, data2: mark } }
}

fn answer(errno: i32) -> Result<(), u16> {
    if errno == 0 { Ok(()) } else { Err(errno as u16) }
}

pub fn add(set: Fd, fd: Fd, events: u32, mark: u64) -> Result<(), u16> {
    answer(unsafe { epoll_ctl(set, 1, fd, &event(events, mark)) })
}

pub fn remove(set: Fd, fd: Fd) -> Result<(), u16> {
    answer(unsafe { epoll_ctl(set, 2, fd, std::ptr::null()) })
}

pub fn change(set: Fd, fd: Fd, events: u32, mark: u64) -> Result<(), u16> {
    answer(unsafe { epoll_ctl(set, 3, fd, &event(events, mark)) })
}

/// What comes within so many milliseconds, and with which number it was added; sorted by that.
pub fn told(set: Fd, milliseconds: u64) -> Result<Vec<(u32, u64)>, u16> {
    let mut events = [event(0, 0); 8];
    let mut count = 0;
    answer(unsafe { epoll_wait(set, events.as_mut_ptr(), 8, milliseconds * 1_000_000, &mut count) })?;
    let mut told: Vec<_> = events[..count].iter().map(|event| (event.events, event.data.data2)).collect();
    told.sort_by_key(|(_, mark)| *mark);
    Ok(told)
}
