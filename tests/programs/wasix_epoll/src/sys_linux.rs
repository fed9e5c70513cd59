//! The same calls of Linux, in the guest's numbers.

use std::os::fd::{FromRawFd as _, IntoRawFd as _, OwnedFd};
use std::time::Duration;

pub type Fd = u32;

pub type Result<T> = core::result::Result<T, u16>;

/// What came, and the number that was given with the descriptor.
pub type Told = (u32, u64);

pub const IN: u32 = 1;
pub const OUT: u32 = 2;
pub const RDHUP: u32 = 4;
pub const PRI: u32 = 8;
pub const ERR: u32 = 16;
pub const HUP: u32 = 32;
pub const ET: u32 = 64;
pub const ONESHOT: u32 = 128;

const FLAGS: [(u32, libc::c_int); 8] = [
    (IN, libc::EPOLLIN),
    (OUT, libc::EPOLLOUT),
    (RDHUP, libc::EPOLLRDHUP),
    (PRI, libc::EPOLLPRI),
    (ERR, libc::EPOLLERR),
    (HUP, libc::EPOLLHUP),
    (ET, libc::EPOLLET),
    (ONESHOT, libc::EPOLLONESHOT),
];

pub const BADF: u16 = 8;
pub const EXIST: u16 = 20;
pub const INTR: u16 = 27;
pub const INVAL: u16 = 28;
pub const LOOP: u16 = 32;
pub const NOENT: u16 = 44;
pub const PERM: u16 = 63;

const ERRNOS: [(u16, libc::c_int); 7] = [
    (BADF, libc::EBADF),
    (EXIST, libc::EEXIST),
    (INTR, libc::EINTR),
    (INVAL, libc::EINVAL),
    (LOOP, libc::ELOOP),
    (NOENT, libc::ENOENT),
    (PERM, libc::EPERM),
];

fn raw(fd: Fd) -> libc::c_int {
    fd.try_into().unwrap_or(-1)
}

fn answer<T: TryInto<u32>>(value: T) -> Result<u32> {
    value.try_into().map_err(|_| {
        let code = std::io::Error::last_os_error().raw_os_error();
        ERRNOS.iter().find(|(_, os)| Some(*os) == code).map_or(u16::MAX, |(errno, _)| *errno)
    })
}

pub fn create() -> Fd {
    // SAFETY: nothing is pointed to.
    answer(unsafe { libc::epoll_create1(libc::EPOLL_CLOEXEC) }).expect("a set is made")
}

fn control(set: Fd, op: libc::c_int, fd: Fd, events: u32, mark: u64) -> Result<()> {
    let os = FLAGS.iter().filter(|(flag, _)| events & flag != 0).fold(0, |all, (_, os)| all | os);
    let mut event = libc::epoll_event { events: os.cast_unsigned(), u64: mark };
    // SAFETY: the event is live.
    answer(unsafe { libc::epoll_ctl(raw(set), op, raw(fd), &raw mut event) }).map(drop)
}

pub fn add(set: Fd, fd: Fd, events: u32, mark: u64) -> Result<()> {
    control(set, libc::EPOLL_CTL_ADD, fd, events, mark)
}

pub fn remove(set: Fd, fd: Fd) -> Result<()> {
    control(set, libc::EPOLL_CTL_DEL, fd, 0, 0)
}

pub fn change(set: Fd, fd: Fd, events: u32, mark: u64) -> Result<()> {
    control(set, libc::EPOLL_CTL_MOD, fd, events, mark)
}

/// What comes within `timeout`, `None` being for ever; at most `most`.
pub fn wait(set: Fd, most: i32, timeout: Option<Duration>) -> Result<Vec<Told>> {
    let mut events =
        vec![libc::epoll_event { events: 0, u64: 0 }; most.clamp(1, 2000).cast_unsigned() as usize];
    let timeout = timeout.map_or(-1, |timeout| i32::try_from(timeout.as_millis()).expect("a short time"));
    // SAFETY: there is room for as many.
    let count = answer(unsafe { libc::epoll_wait(raw(set), events.as_mut_ptr(), most, timeout) })?;
    let told = |event: &libc::epoll_event| {
        let (came, mark) = (event.events, event.u64);
        let seen = FLAGS.iter().filter(|(_, os)| came & os.cast_unsigned() != 0);
        (seen.fold(0, |all, (flag, _)| all | flag), mark)
    };
    Ok(events[..count as usize].iter().map(told).collect())
}

/// The end to read, and the end to write.
pub fn pipe() -> (Fd, Fd) {
    let (read, write) = std::io::pipe().expect("a pipe is made");
    let number = |end: OwnedFd| end.into_raw_fd().cast_unsigned();
    (number(read.into()), number(write.into()))
}

/// Two sockets that are connected.
pub fn pair() -> (Fd, Fd) {
    let (one, other) = std::os::unix::net::UnixStream::pair().expect("a pair is made");
    let number = |end: OwnedFd| end.into_raw_fd().cast_unsigned();
    (number(one.into()), number(other.into()))
}

/// Sends no more.
pub fn shut(fd: Fd) {
    // SAFETY: nothing is pointed to.
    answer(unsafe { libc::shutdown(raw(fd), libc::SHUT_WR) }).expect("it is shut");
}

pub fn counter(count: u64) -> Fd {
    // SAFETY: nothing is pointed to.
    answer(unsafe { libc::eventfd(count.try_into().expect("a small count"), 0) }).expect("an event is made")
}

pub fn give(fd: Fd, bytes: &[u8]) {
    // SAFETY: the bytes are live.
    let written = unsafe { libc::write(raw(fd), bytes.as_ptr().cast(), bytes.len()) };
    assert_eq!(usize::try_from(written), Ok(bytes.len()));
}

/// Reads so many bytes at most.
pub fn take(fd: Fd, most: usize) -> Vec<u8> {
    let mut bytes = vec![0; most];
    // SAFETY: there is room for as many.
    let read = unsafe { libc::read(raw(fd), bytes.as_mut_ptr().cast(), most) };
    bytes.truncate(read.try_into().expect("it is read"));
    bytes
}

/// Writes until there is no room.
pub fn fill(fd: Fd) {
    let bytes = [7_u8; 4096];
    // SAFETY: nothing is pointed to, and then live bytes.
    unsafe {
        libc::fcntl(raw(fd), libc::F_SETFL, libc::O_NONBLOCK);
        while libc::write(raw(fd), bytes.as_ptr().cast(), bytes.len()) > 0 {}
    }
}

pub fn close(fd: Fd) {
    // SAFETY: it is a behaviour's own.
    drop(unsafe { OwnedFd::from_raw_fd(raw(fd)) });
}

/// Another descriptor of the same open file, with the lowest free number from `least` on.
pub fn copy(fd: Fd, least: Fd) -> Fd {
    // SAFETY: nothing is pointed to.
    answer(unsafe { libc::fcntl(raw(fd), libc::F_DUPFD_CLOEXEC, raw(least)) }).expect("it is copied")
}

/// A regular file, open to be read and written.
pub fn regular() -> Fd {
    tempfile::tempfile().expect("it is opened").into_raw_fd().cast_unsigned()
}

/// An open directory.
pub fn directory() -> Fd {
    std::fs::File::open("/").expect("it is opened").into_raw_fd().cast_unsigned()
}

/// Whether it can be read, as poll says.
pub fn is_readable(fd: Fd) -> bool {
    let mut asked = libc::pollfd { fd: raw(fd), events: libc::POLLIN, revents: 0 };
    // SAFETY: one of them, which is live.
    unsafe { libc::poll(&raw mut asked, 1, 0) == 1 }
}

extern "C" fn handle(_: libc::c_int) {}

/// Has a signal come that is handled, once: to the thread that asks for it.
pub fn alarm(after: Duration) {
    let handler = handle as extern "C" fn(libc::c_int) as libc::sighandler_t;
    // SAFETY: the handler does nothing.
    unsafe { libc::signal(libc::SIGALRM, handler) };
    // SAFETY: it asks for nothing.
    let own = unsafe { libc::pthread_self() };
    std::thread::spawn(move || {
        std::thread::sleep(after);
        // SAFETY: the thread waits for the signal.
        unsafe { libc::pthread_kill(own, libc::SIGALRM) }
    });
}
