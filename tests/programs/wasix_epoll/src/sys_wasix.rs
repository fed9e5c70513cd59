//! The calls as functions that answer `Result<T, u16>`, an errno's number being the error. The published `wasix` crate makes
//! them; the guest's data are made of one number and have to come back as they were.

use std::time::Duration;

use published as wasix;

pub type Fd = u32;

pub type Result<T> = core::result::Result<T, u16>;

/// What came, and the number that was given with the descriptor.
pub type Told = (u32, u64);

pub const IN: u32 = wasix::EPOLL_TYPE_EPOLLIN;
pub const OUT: u32 = wasix::EPOLL_TYPE_EPOLLOUT;
pub const RDHUP: u32 = wasix::EPOLL_TYPE_EPOLLRDHUP;
pub const PRI: u32 = wasix::EPOLL_TYPE_EPOLLPRI;
pub const ERR: u32 = wasix::EPOLL_TYPE_EPOLLERR;
pub const HUP: u32 = wasix::EPOLL_TYPE_EPOLLHUP;
pub const ET: u32 = wasix::EPOLL_TYPE_EPOLLET;
pub const ONESHOT: u32 = wasix::EPOLL_TYPE_EPOLLONESHOT;

macro_rules! errnos {
    ($($short:ident = $long:ident),* $(,)?) => { $(pub const $short: u16 = wasix::$long.raw();)* };
}
errnos! {
    BADF = ERRNO_BADF, EXIST = ERRNO_EXIST, INTR = ERRNO_INTR, INVAL = ERRNO_INVAL, LOOP = ERRNO_LOOP, NOENT = ERRNO_NOENT,
    PERM = ERRNO_PERM,
}

mod raw {
    #[link(wasm_import_module = "wasix_32v1")]
    unsafe extern "C" {
        pub fn epoll_ctl(epfd: u32, op: u32, fd: u32, event: *const super::wasix::EpollEvent) -> i32;
        pub fn epoll_wait(
            epfd: u32,
            events: *mut super::wasix::EpollEvent,
            maxevents: i32,
            timeout: u64,
            count: *mut usize,
        ) -> i32;
    }
}

fn answer(errno: i32) -> Result<()> {
    if errno == 0 { Ok(()) } else { Err(errno.try_into().expect("an errno is 16 bits")) }
}

/// Data with something of the number in each of their parts.
fn data(mark: u64) -> wasix::EpollData {
    let high = mark.rotate_left(32) as u32;
    wasix::EpollData { ptr: !(mark as usize), fd: mark as u32, data1: high ^ 0x5555_5555, data2: mark }
}

pub fn create() -> Fd {
    unsafe { wasix::epoll_create() }.expect("a set is made")
}

fn control(set: Fd, op: u32, fd: Fd, events: u32, mark: u64) -> Result<()> {
    let event = wasix::EpollEvent { events, data: data(mark) };
    answer(unsafe { raw::epoll_ctl(set, op, fd, &event) })
}

pub fn add(set: Fd, fd: Fd, events: u32, mark: u64) -> Result<()> {
    // The number of the published interface, and that of C's programs.
    control(set, u32::from(mark % 2 == 0), fd, events, mark)
}

pub fn remove(set: Fd, fd: Fd) -> Result<()> {
    answer(unsafe { raw::epoll_ctl(set, 2, fd, std::ptr::null()) })
}

pub fn change(set: Fd, fd: Fd, events: u32, mark: u64) -> Result<()> {
    control(set, 3, fd, events, mark)
}

/// What comes within `timeout`, `None` being for ever; at most `most`.
pub fn wait(set: Fd, most: i32, timeout: Option<Duration>) -> Result<Vec<Told>> {
    let nothing = wasix::EpollEvent { events: 0, data: data(0) };
    let mut events = vec![nothing; most.clamp(1, 2000) as usize];
    let timeout = timeout.map_or(u64::MAX, |timeout| timeout.as_nanos() as u64);
    let mut count = usize::MAX;
    answer(unsafe { raw::epoll_wait(set, events.as_mut_ptr(), most, timeout, &mut count) })?;
    let told = |event: &wasix::EpollEvent| {
        let (came, whole) = (event.data, data(event.data.data2));
        assert_eq!((came.ptr, came.fd, came.data1), (whole.ptr, whole.fd, whole.data1), "data come back whole");
        (event.events, came.data2)
    };
    Ok(events[..count].iter().map(told).collect())
}

/// The end to read, and the end to write.
pub fn pipe() -> (Fd, Fd) {
    unsafe { wasix::fd_pipe() }.expect("a pipe is made")
}

/// Two sockets that are connected.
pub fn pair() -> (Fd, Fd) {
    let pair = unsafe {
        wasix::sock_pair(wasix::ADDRESS_FAMILY_UNIX, wasix::SOCK_TYPE_SOCKET_STREAM, wasix::SOCK_PROTO_IP)
    };
    pair.expect("a pair is made")
}

/// Sends no more.
pub fn shut(fd: Fd) {
    unsafe { wasi::sock_shutdown(fd, wasi::SDFLAGS_WR) }.expect("it is shut");
}

pub fn counter(count: u64) -> Fd {
    unsafe { wasix::fd_event(count, 0) }.expect("an event is made")
}

pub fn give(fd: Fd, bytes: &[u8]) {
    let iovs = [wasi::Ciovec { buf: bytes.as_ptr(), buf_len: bytes.len() }];
    let written = unsafe { wasi::fd_write(fd, &iovs) };
    assert_eq!(written.map_err(|errno| errno.raw()), Ok(bytes.len()));
}

/// Reads so many bytes at most.
pub fn take(fd: Fd, most: usize) -> Vec<u8> {
    let mut bytes = vec![0; most];
    let iovs = [wasi::Iovec { buf: bytes.as_mut_ptr(), buf_len: most }];
    let read = unsafe { wasi::fd_read(fd, &iovs) }.expect("it is read");
    bytes.truncate(read);
    bytes
}

/// Writes until there is no room.
pub fn fill(fd: Fd) {
    unsafe { wasi::fd_fdstat_set_flags(fd, wasi::FDFLAGS_NONBLOCK) }.expect("it may be set");
    let bytes = [7; 4096];
    let iovs = [wasi::Ciovec { buf: bytes.as_ptr(), buf_len: bytes.len() }];
    while unsafe { wasi::fd_write(fd, &iovs) }.is_ok() {}
}

pub fn close(fd: Fd) {
    unsafe { wasi::fd_close(fd) }.expect("it is closed");
}

/// Another descriptor of the same open file, with the lowest free number from `least` on.
pub fn copy(fd: Fd, least: Fd) -> Fd {
    unsafe { wasix::fd_dup2(fd, least, wasix::BOOL_FALSE) }.expect("it is copied")
}

/// A regular file, open to be read and written.
pub fn regular() -> Fd {
    let rights = wasi::RIGHTS_FD_READ | wasi::RIGHTS_FD_WRITE | wasi::RIGHTS_POLL_FD_READWRITE;
    unsafe { wasi::path_open(3, 0, "tmp/regular", wasi::OFLAGS_CREAT, rights, 0, 0) }.expect("it is opened")
}

/// An open directory.
pub fn directory() -> Fd {
    let rights = wasi::RIGHTS_FD_READDIR | wasi::RIGHTS_POLL_FD_READWRITE;
    unsafe { wasi::path_open(3, 0, "tmp", wasi::OFLAGS_DIRECTORY, rights, 0, 0) }.expect("it is opened")
}

/// Whether it can be read, as poll says.
pub fn is_readable(fd: Fd) -> bool {
    let fd_read = wasi::SubscriptionFdReadwrite { file_descriptor: fd };
    let read = wasi::Subscription {
        userdata: 1,
        u: wasi::SubscriptionU { tag: wasi::EVENTTYPE_FD_READ.raw(), u: wasi::SubscriptionUU { fd_read } },
    };
    let clock =
        wasi::SubscriptionClock { id: wasi::CLOCKID_MONOTONIC, timeout: 0, precision: 0, flags: 0 };
    let now = wasi::Subscription {
        userdata: 2,
        u: wasi::SubscriptionU { tag: wasi::EVENTTYPE_CLOCK.raw(), u: wasi::SubscriptionUU { clock } },
    };
    let mut events: [wasi::Event; 2] = unsafe { std::mem::zeroed() };
    let count = unsafe { wasi::poll_oneoff([read, now].as_ptr(), events.as_mut_ptr(), 2) }.expect("it polls");
    events[..count].iter().any(|event| event.userdata == 1 && event.error == wasi::ERRNO_SUCCESS)
}

#[unsafe(export_name = "__wasm_signal")]
extern "C" fn handle(_: i32) {}

/// Has a signal come that is handled, once.
pub fn alarm(after: Duration) {
    unsafe { wasix::callback_signal("__wasm_signal") };
    unsafe { wasix::proc_raise_interval(wasix::SIGNAL_ALRM, after.as_nanos() as u64, wasix::BOOL_FALSE) }
        .expect("an alarm is set");
}
