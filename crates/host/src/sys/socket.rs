//! Sockets. None of these calls ever waits, whatever the socket's own flags say, but [`accept`]: on a listener that
//! blocks, look with [`super::poll_now`] first.
//!
//! Main functions: [`receive`] and [`send`]. One invariant: a peer that is gone costs the host no signal (`SIGPIPE`).
//!
//! # Safety
//! See the Safety section of [`super`].

use std::net::SocketAddr;

use rustix::net::sockopt::socket_type;
use rustix::net::{Shutdown, SocketType};
use waxwing_abi::IoVecs;
use waxwing_abi::types::Errno;

use super::Kind;
use super::transfer::iovecs;
use super::unix::{Handle, count, error};

pub(super) fn socket_kind(handle: &Handle) -> Kind {
    match socket_type(handle) {
        Ok(SocketType::STREAM) => Kind::StreamSocket,
        _ => Kind::DatagramSocket,
    }
}

/// Takes a connection from a listener: the socket, non-blocking, and who is at the other end (`None` for what is not
/// an IP address).
///
/// # Errors
/// As POSIX accept.
pub fn accept(listener: &Handle) -> Result<(Handle, Option<SocketAddr>), Errno> {
    let (fd, peer) = os_accept(listener).map_err(error)?;
    Ok((fd.into(), peer.and_then(|peer| SocketAddr::try_from(peer).ok())))
}

type Accepted = (std::os::fd::OwnedFd, Option<rustix::net::SocketAddrAny>);

#[cfg(target_os = "linux")]
fn os_accept(listener: &Handle) -> rustix::io::Result<Accepted> {
    use rustix::net::{SocketFlags, acceptfrom_with};
    acceptfrom_with(listener, SocketFlags::CLOEXEC | SocketFlags::NONBLOCK)
}

#[cfg(not(target_os = "linux"))]
fn os_accept(listener: &Handle) -> rustix::io::Result<Accepted> {
    let (fd, peer) = rustix::net::acceptfrom(listener)?;
    rustix::io::fcntl_setfd(&fd, rustix::io::FdFlags::CLOEXEC)?;
    rustix::fs::fcntl_setfl(&fd, rustix::fs::OFlags::NONBLOCK)?;
    Ok((fd, peer))
}

fn message(iovs: &IoVecs<'_>) -> libc::msghdr {
    let (base, len) = iovecs(iovs);
    // SAFETY: a header of zeroes and null pointers is a valid one that names nothing.
    let mut message: libc::msghdr = unsafe { core::mem::zeroed() };
    message.msg_iov = base.cast_mut();
    // At most 1,024 (abi), whatever type the system has for it.
    message.msg_iovlen = len.try_into().unwrap_or_default();
    message
}

/// Receives: how many bytes, and whether a datagram was cut (recvmsg). With `peek` they stay in the queue.
///
/// # Errors
/// As POSIX recvmsg; `again` when there is nothing.
pub fn receive(socket: &Handle, iovs: &IoVecs<'_>, peek: bool) -> Result<(usize, bool), Errno> {
    let mut message = message(iovs);
    let flags = libc::MSG_DONTWAIT | if peek { libc::MSG_PEEK } else { 0 };
    // SAFETY: the header is ours, its ranges are claimed guest memory (module Safety section).
    let received = count(|| unsafe { libc::recvmsg(socket.raw(), &raw mut message, flags) })?;
    Ok((received, message.msg_flags & libc::MSG_TRUNC != 0))
}

/// Sends (sendmsg).
///
/// # Errors
/// As POSIX sendmsg; `again` when there is no room.
pub fn send(socket: &Handle, iovs: &IoVecs<'_>) -> Result<usize, Errno> {
    let message = message(iovs);
    #[cfg(target_vendor = "apple")]
    let flags = libc::MSG_DONTWAIT;
    #[cfg(not(target_vendor = "apple"))]
    let flags = libc::MSG_DONTWAIT | libc::MSG_NOSIGNAL;
    // SAFETY: the header is ours, its ranges are claimed guest memory (module Safety section).
    count(|| unsafe { libc::sendmsg(socket.raw(), &raw const message, flags) })
}

/// Ends receiving, sending or both (shutdown).
///
/// # Errors
/// As POSIX shutdown; `inval` when neither is asked for.
pub fn shutdown(socket: &Handle, read: bool, write: bool) -> Result<(), Errno> {
    let how = match (read, write) {
        (true, false) => Shutdown::Read,
        (false, true) => Shutdown::Write,
        (true, true) => Shutdown::Both,
        (false, false) => return Err(Errno::Inval),
    };
    rustix::net::shutdown(socket, how).map_err(error)
}
