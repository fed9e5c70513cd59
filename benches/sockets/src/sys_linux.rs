//! The native twin's calls. Main type: [`Fault`]. Safety: pointers come from references that outlive the call.

use std::io;
use std::mem;
use std::ptr;

pub type Fd = libc::c_int;

pub enum Kind {
    Stream,
    Datagrams,
}

/// Why an operation did not do what it should.
#[derive(Debug)]
#[expect(dead_code, reason = "it is printed")]
pub enum Fault {
    Os(io::Error),
    Short { wanted: usize, got: usize },
}

fn answer(result: i32) -> Result<i32, Fault> {
    if result < 0 { Err(Fault::Os(io::Error::last_os_error())) } else { Ok(result) }
}

fn count(result: isize) -> Result<usize, Fault> {
    usize::try_from(result).map_err(|_| Fault::Os(io::Error::last_os_error()))
}

pub fn now() -> u64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: one timespec, written by the call.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &raw mut time) };
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

const ADDRESS: libc::socklen_t = size_of::<libc::sockaddr_in>() as libc::socklen_t;

/// The loopback.
fn address(port: u16) -> libc::sockaddr_in {
    // SAFETY: zeroes are an address.
    let mut address: libc::sockaddr_in = unsafe { mem::zeroed() };
    address.sin_family = libc::AF_INET as libc::sa_family_t;
    address.sin_port = port.to_be();
    address.sin_addr.s_addr = libc::INADDR_LOOPBACK.to_be();
    address
}

pub fn open(kind: Kind) -> Result<Fd, Fault> {
    let kind = match kind {
        Kind::Stream => libc::SOCK_STREAM,
        Kind::Datagrams => libc::SOCK_DGRAM,
    };
    // SAFETY: no pointers.
    answer(unsafe { libc::socket(libc::AF_INET, kind, 0) })
}

pub fn bind(fd: Fd) -> Result<(), Fault> {
    let address = address(0);
    // SAFETY: an address of that length.
    answer(unsafe { libc::bind(fd, (&raw const address).cast(), ADDRESS) }).map(drop)
}

pub fn listen(fd: Fd, backlog: usize) -> Result<(), Fault> {
    // SAFETY: no pointers.
    answer(unsafe { libc::listen(fd, backlog as i32) }).map(drop)
}

/// A set of descriptors to wait for.
pub fn epoll() -> Result<Fd, Fault> {
    // SAFETY: no pointers.
    answer(unsafe { libc::epoll_create1(0) })
}

/// Adds one to a set, to wait until something can be read.
pub fn watch(set: Fd, fd: Fd) -> Result<(), Fault> {
    let mut event = libc::epoll_event { events: libc::EPOLLIN as u32, u64: fd as u64 };
    // SAFETY: an event.
    answer(unsafe { libc::epoll_ctl(set, libc::EPOLL_CTL_ADD, fd, &raw mut event) }).map(drop)
}

/// Waits for one of a set.
pub fn wait(set: Fd) -> Result<Fd, Fault> {
    let mut events = [libc::epoll_event { events: 0, u64: 0 }; 16];
    // SAFETY: room for so many events.
    answer(unsafe { libc::epoll_wait(set, events.as_mut_ptr(), 16, -1) })?;
    Ok(events[0].u64 as Fd)
}

pub fn port(fd: Fd) -> Result<u16, Fault> {
    let (mut address, mut len) = (address(0), ADDRESS);
    // SAFETY: room for an address of that length.
    answer(unsafe { libc::getsockname(fd, (&raw mut address).cast(), &raw mut len) })?;
    Ok(u16::from_be(address.sin_port))
}

pub fn connect(fd: Fd, port: u16) -> Result<(), Fault> {
    let address = address(port);
    // SAFETY: an address of that length.
    answer(unsafe { libc::connect(fd, (&raw const address).cast(), ADDRESS) }).map(drop)
}

pub fn accept(fd: Fd) -> Result<Fd, Fault> {
    let (mut address, mut len) = (address(0), ADDRESS);
    // SAFETY: room for an address of that length.
    answer(unsafe { libc::accept(fd, (&raw mut address).cast(), &raw mut len) })
}

pub fn send(fd: Fd, bytes: &[u8]) -> Result<usize, Fault> {
    // SAFETY: a range of that length.
    count(unsafe { libc::send(fd, bytes.as_ptr().cast(), bytes.len(), libc::MSG_NOSIGNAL) })
}

pub fn receive(fd: Fd, bytes: &mut [u8]) -> Result<usize, Fault> {
    // SAFETY: a range of that length.
    count(unsafe { libc::recv(fd, bytes.as_mut_ptr().cast(), bytes.len(), 0) })
}

pub fn send_to(fd: Fd, bytes: &[u8], port: u16) -> Result<usize, Fault> {
    let address = address(port);
    // SAFETY: a range and an address of these lengths.
    count(unsafe {
        libc::sendto(fd, bytes.as_ptr().cast(), bytes.len(), 0, (&raw const address).cast(), ADDRESS)
    })
}

pub fn receive_from(fd: Fd, bytes: &mut [u8]) -> Result<usize, Fault> {
    let (mut address, mut len) = (address(0), ADDRESS);
    // SAFETY: a range, and room for an address, of these lengths.
    count(unsafe {
        let address = (&raw mut address).cast();
        libc::recvfrom(fd, bytes.as_mut_ptr().cast(), bytes.len(), 0, address, &raw mut len)
    })
}

fn set<T>(fd: Fd, level: i32, name: i32, value: T) -> Result<(), Fault> {
    let len = size_of::<T>() as libc::socklen_t;
    // SAFETY: a value of that length.
    answer(unsafe { libc::setsockopt(fd, level, name, ptr::from_ref(&value).cast(), len) }).map(drop)
}

pub fn no_delay(fd: Fd) -> Result<(), Fault> {
    set(fd, libc::IPPROTO_TCP, libc::TCP_NODELAY, 1_i32)
}

pub fn reset_on_close(fd: Fd) -> Result<(), Fault> {
    set(fd, libc::SOL_SOCKET, libc::SO_LINGER, libc::linger { l_onoff: 1, l_linger: 0 })
}

pub fn close(fd: Fd) -> Result<(), Fault> {
    // SAFETY: no pointers; the descriptor is this program's.
    answer(unsafe { libc::close(fd) }).map(drop)
}
