//! Sockets. None of these calls ever waits, whatever the socket's own flags say, but [`accept`]: on a listener that
//! blocks, look with [`super::poll_now`] first.
//!
//! Main functions: [`open_socket`], [`receive`] and [`send`]. One invariant: a peer that is gone costs the host no signal
//! (`SIGPIPE`), but of [`send_file`], which Linux cannot be told not to send any: Rust programs ignore it.
//!
//! # Safety
//! See the Safety section of [`super`].

use std::os::fd::{FromRawFd, OwnedFd};

use rustix::net::sockopt::socket_type;
use rustix::net::{Shutdown, SocketType};
use waxwing_abi::IoVecs;
use waxwing_abi::types::{AddressFamily, Errno, SockProto, SockType};

use super::socket_name::Name;
use super::transfer::{alone, iovecs};
use super::unix::{Handle, count, error, last_error};
use super::{Kind, Receive, SocketName};

pub(super) fn socket_kind(handle: &Handle) -> Kind {
    match socket_type(handle) {
        Ok(SocketType::STREAM) => Kind::StreamSocket,
        _ => Kind::DatagramSocket,
    }
}

fn family(family: AddressFamily) -> Result<libc::c_int, Errno> {
    match family {
        AddressFamily::Inet4 => Ok(libc::AF_INET),
        AddressFamily::Inet6 => Ok(libc::AF_INET6),
        AddressFamily::Unix => Ok(libc::AF_UNIX),
        AddressFamily::Unspec => Err(Errno::Afnosupport),
    }
}

fn kind(kind: SockType) -> Result<libc::c_int, Errno> {
    match kind {
        SockType::SocketStream => Ok(libc::SOCK_STREAM),
        SockType::SocketDgram => Ok(libc::SOCK_DGRAM),
        SockType::SocketRaw => Ok(libc::SOCK_RAW),
        SockType::SocketSeqpacket => Ok(libc::SOCK_SEQPACKET),
        SockType::SocketUnused => Err(Errno::Inval),
    }
}

/// A new socket, which does not block (socket).
///
/// # Errors
/// As POSIX socket; `afnosupport` and `inval` for what is no family and no kind.
pub fn open_socket(af: AddressFamily, ty: SockType, protocol: SockProto) -> Result<Handle, Errno> {
    let (af, ty) = (family(af)?, kind(ty)?);
    // SAFETY: no pointers.
    let fd = unsafe { libc::socket(af, ty | NEW, libc::c_int::from(protocol.raw())) };
    if fd < 0 {
        return Err(last_error());
    }
    // SAFETY: just opened, and nobody else's.
    ours(unsafe { OwnedFd::from_raw_fd(fd) })
}

/// Two sockets without names that are connected to each other, which do not block (socketpair).
///
/// # Errors
/// As POSIX socketpair.
pub fn socket_pair(ty: SockType, protocol: SockProto) -> Result<(Handle, Handle), Errno> {
    let mut fds = [-1; 2];
    let ty = kind(ty)? | NEW;
    // SAFETY: room of ours for two numbers.
    let made =
        unsafe { libc::socketpair(libc::AF_UNIX, ty, libc::c_int::from(protocol.raw()), fds.as_mut_ptr()) };
    if made < 0 {
        return Err(last_error());
    }
    // SAFETY: just opened, and nobody else's.
    let [one, other] = fds.map(|fd| unsafe { OwnedFd::from_raw_fd(fd) });
    Ok((ours(one)?, ours(other)?))
}

#[cfg(target_os = "linux")]
const NEW: libc::c_int = libc::SOCK_NONBLOCK | libc::SOCK_CLOEXEC;
#[cfg(not(target_os = "linux"))]
const NEW: libc::c_int = 0;

/// A new socket, as all of ours are: closed on exec, non-blocking.
#[cfg_attr(target_os = "linux", expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail"))]
fn ours(fd: OwnedFd) -> Result<Handle, Errno> {
    #[cfg(not(target_os = "linux"))]
    {
        rustix::io::fcntl_setfd(&fd, rustix::io::FdFlags::CLOEXEC).map_err(error)?;
        rustix::fs::fcntl_setfl(&fd, rustix::fs::OFlags::NONBLOCK).map_err(error)?;
    }
    Ok(fd.into())
}

/// Takes a connection from a listener: the socket, non-blocking, and the name of its other end (accept).
///
/// # Errors
/// As POSIX accept.
pub fn accept(listener: &Handle) -> Result<(Handle, SocketName), Errno> {
    let mut name = Name::room();
    let (address, len) = name.as_mut();
    let fd = count(|| {
        // SAFETY: a name of ours, with its length beside it.
        #[cfg(target_os = "linux")]
        let fd = unsafe { libc::accept4(listener.raw(), address, len, NEW) };
        // SAFETY: as above.
        #[cfg(not(target_os = "linux"))]
        let fd = unsafe { libc::accept(listener.raw(), address, len) };
        fd as isize
    })?;
    let fd = libc::c_int::try_from(fd).map_err(|_| Errno::Badf)?;
    // SAFETY: just opened, and nobody else's.
    Ok((ours(unsafe { OwnedFd::from_raw_fd(fd) })?, name.read()))
}

/// Gives a socket a name of its own (bind).
///
/// # Errors
/// As POSIX bind.
pub fn bind(socket: &Handle, to: &SocketName) -> Result<(), Errno> {
    let name = Name::of(to)?;
    let (address, len) = name.as_raw();
    // SAFETY: a name of ours, of that length.
    done(unsafe { libc::bind(socket.raw(), address, len) })
}

/// Connects a socket; [`SocketName::Unnamed`] undoes what connecting has done to one of datagrams (connect).
///
/// # Errors
/// As POSIX connect of a socket that does not block.
pub fn connect(socket: &Handle, to: &SocketName) -> Result<(), Errno> {
    let name = Name::of(to)?;
    let (address, len) = name.as_raw();
    // SAFETY: a name of ours, of that length.
    done(unsafe { libc::connect(socket.raw(), address, len) })
}

/// Has a socket take connections, of which `backlog` may wait (listen).
///
/// # Errors
/// As POSIX listen.
pub fn listen(socket: &Handle, backlog: u32) -> Result<(), Errno> {
    let backlog = libc::c_int::try_from(backlog).unwrap_or(libc::c_int::MAX);
    // SAFETY: no pointers.
    done(unsafe { libc::listen(socket.raw(), backlog) })
}

pub(super) fn done(answer: libc::c_int) -> Result<(), Errno> {
    if answer < 0 { Err(last_error()) } else { Ok(()) }
}

/// A socket's own name (getsockname).
///
/// # Errors
/// As POSIX getsockname.
pub fn local_name(socket: &Handle) -> Result<SocketName, Errno> {
    let mut name = Name::room();
    let (address, len) = name.as_mut();
    // SAFETY: a name of ours, with its length beside it.
    done(unsafe { libc::getsockname(socket.raw(), address, len) })?;
    Ok(name.read())
}

/// The name of the other side (getpeername).
///
/// # Errors
/// As POSIX getpeername.
pub fn peer_name(socket: &Handle) -> Result<SocketName, Errno> {
    let mut name = Name::room();
    let (address, len) = name.as_mut();
    // SAFETY: a name of ours, with its length beside it.
    done(unsafe { libc::getpeername(socket.raw(), address, len) })?;
    Ok(name.read())
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

/// Receives: how many bytes, and whether a datagram was cut (recv, recvmsg). With [`Receive::WHOLE_LENGTH`], which is for
/// datagrams, the length that it had.
///
/// # Errors
/// As POSIX recvmsg; `again` when there is nothing.
#[inline]
pub fn receive(socket: &Handle, iovs: &IoVecs<'_>, how: Receive) -> Result<(usize, bool), Errno> {
    if let Some((base, len)) = alone(iovs)
        && how == Receive::STREAM
    {
        // SAFETY: claimed guest memory (module Safety section).
        let received = count(|| unsafe { libc::recv(socket.raw(), base, len, libc::MSG_DONTWAIT) });
        return received.map(|received| (received, false));
    }
    #[cfg(target_os = "linux")]
    if let Some((base, len)) = alone(iovs) {
        let flags = one_range_flags(how);
        // SAFETY: claimed guest memory (module Safety section).
        let received = count(|| unsafe { libc::recv(socket.raw(), base, len, flags) })?;
        return Ok(one_range(received, len, how));
    }
    receive_message(socket, message(iovs), how)
}

/// A message of one range costs the kernel less without a header. Whether one was cut is then told by its length, which Linux
/// says of datagrams if it is asked to; of a stream it would throw bytes away.
#[cfg(target_os = "linux")]
fn one_range_flags(how: Receive) -> libc::c_int {
    let peek = if how.contains(Receive::PEEK) { libc::MSG_PEEK } else { 0 };
    let length = if how.contains(Receive::DATAGRAM) { libc::MSG_TRUNC } else { 0 };
    libc::MSG_DONTWAIT | peek | length
}

/// How much of a message of `received` bytes has come, and whether it was cut.
#[cfg(target_os = "linux")]
fn one_range(received: usize, room: usize, how: Receive) -> (usize, bool) {
    let told = if how.contains(Receive::WHOLE_LENGTH) { received } else { received.min(room) };
    (told, received > room)
}

/// As [`receive`], and the name of the sender (recvfrom, recvmsg).
///
/// # Errors
/// As [`receive`].
pub fn receive_from(
    socket: &Handle,
    iovs: &IoVecs<'_>,
    how: Receive,
) -> Result<((usize, bool), SocketName), Errno> {
    let mut name = Name::room();
    #[cfg(target_os = "linux")]
    if let Some((base, room)) = alone(iovs) {
        let (flags, all) = (one_range_flags(how), name.len());
        let (address, len) = name.as_mut();
        let received = count(|| {
            *len = all;
            // SAFETY: claimed guest memory (module Safety section), and a name of ours with its length beside it.
            unsafe { libc::recvfrom(socket.raw(), base, room, flags, address, len) }
        })?;
        return Ok((one_range(received, room, how), name.read()));
    }
    let mut message = message(iovs);
    let (address, len) = name.as_mut();
    message.msg_name = address.cast();
    message.msg_namelen = *len;
    let received = receive_message(socket, message, how)?;
    // What is not written stays the family of no address.
    Ok((received, name.read_whole()))
}

fn receive_message(socket: &Handle, mut message: libc::msghdr, how: Receive) -> Result<(usize, bool), Errno> {
    let mut flags = libc::MSG_DONTWAIT;
    if how.contains(Receive::PEEK) {
        flags |= libc::MSG_PEEK;
    }
    // Of a stream, it would throw bytes away.
    if how.contains(Receive::WHOLE_LENGTH) {
        flags |= libc::MSG_TRUNC;
    }
    let name_len = message.msg_namelen;
    let received = count(|| {
        message.msg_namelen = name_len;
        // SAFETY: the header is ours, its ranges are claimed guest memory (module Safety section), its name is its caller's.
        unsafe { libc::recvmsg(socket.raw(), &raw mut message, flags) }
    })?;
    Ok((received, message.msg_flags & libc::MSG_TRUNC != 0))
}

#[cfg(target_vendor = "apple")]
const SEND: libc::c_int = libc::MSG_DONTWAIT;
#[cfg(not(target_vendor = "apple"))]
const SEND: libc::c_int = libc::MSG_DONTWAIT | libc::MSG_NOSIGNAL;

/// Sends (send, sendmsg).
///
/// # Errors
/// As POSIX sendmsg; `again` when there is no room.
#[inline]
pub fn send(socket: &Handle, iovs: &IoVecs<'_>) -> Result<usize, Errno> {
    if let Some((base, len)) = alone(iovs) {
        // SAFETY: claimed guest memory (module Safety section).
        return count(|| unsafe { libc::send(socket.raw(), base, len, SEND) });
    }
    let message = message(iovs);
    // SAFETY: the header is ours, its ranges are claimed guest memory (module Safety section).
    count(|| unsafe { libc::sendmsg(socket.raw(), &raw const message, SEND) })
}

/// Sends to a name (sendto, sendmsg).
///
/// # Errors
/// As POSIX sendmsg; `again` when there is no room.
pub fn send_to(socket: &Handle, iovs: &IoVecs<'_>, to: &SocketName) -> Result<usize, Errno> {
    let name = Name::of(to)?;
    let (address, len) = name.as_raw();
    if let Some((base, room)) = alone(iovs) {
        // SAFETY: claimed guest memory (module Safety section), and a name of ours of that length.
        return count(|| unsafe { libc::sendto(socket.raw(), base, room, SEND, address, len) });
    }
    let mut message = message(iovs);
    (message.msg_name, message.msg_namelen) = (address.cast_mut().cast(), len);
    // SAFETY: the header and the name are ours, its ranges are claimed guest memory (module Safety section).
    count(|| unsafe { libc::sendmsg(socket.raw(), &raw const message, SEND) })
}

/// Sends up to `len` bytes of a file from `offset` on, whose own position stays (sendfile); how many, 0 at its end.
///
/// # Errors
/// As Linux sendfile; `notsup` where the file or the system cannot do it.
#[cfg(target_os = "linux")]
pub fn send_file(socket: &Handle, file: &Handle, offset: u64, len: usize) -> Result<usize, Errno> {
    let mut offset = offset;
    match rustix::io::retry_on_intr(|| rustix::fs::sendfile(socket, file, Some(&mut offset), len)) {
        Ok(sent) => Ok(sent),
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::SPIPE) => {
            Err(Errno::Notsup)
        }
        Err(other) => Err(error(other)),
    }
}

/// Sends bytes of a file.
///
/// # Errors
/// Always `notsup`: the bytes have to be read and sent.
#[cfg(not(target_os = "linux"))]
pub fn send_file(_: &Handle, _: &Handle, _: u64, _: usize) -> Result<usize, Errno> {
    Err(Errno::Notsup)
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
