//! What only sockets can do: the behaviour of a kind ([`Socket`]), and what its methods speak of.
//!
//! Where they come from, a [`Network`](crate::Network) says. One invariant: no method waits; what would have to answers
//! `again` (or `inprogress`, of connecting), and whoever may wait asks once more after a sleep.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use waxwing_abi::IoVecs;
use waxwing_abi::types::{
    AddressFamily, Errno, Fdflags, Filesize, Size, SockOption, SockProto, SockStatus, SockType,
};

use crate::dir::Dir;
use crate::file::OpenFile;
use crate::sys::Handle;

/// The address of a socket. One without an address (an unnamed socket of a file system) has none, which is said by `None`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SocketAddress {
    /// Of the Internet.
    Internet(SocketAddr),
    /// In a file system, as the guest that bound it knows the path.
    Unix(UnixPath),
}

impl SocketAddress {
    /// The address, if it is one of the Internet.
    #[must_use]
    pub fn internet(&self) -> Option<SocketAddr> {
        match self {
            SocketAddress::Internet(address) => Some(*address),
            SocketAddress::Unix(_) => None,
        }
    }
}

/// The path of a socket, as a guest said it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UnixPath(Arc<[u8]>);

impl UnixPath {
    /// The longest path, in bytes (Linux's `sun_path`).
    pub const MOST: usize = 108;

    /// As a path of a guest's: UTF-8, as all of them.
    ///
    /// # Errors
    /// `noent` for an empty one (and for names beside the file system, which begin with a NUL: guests have none),
    /// `nametoolong`, `ilseq` when it is not UTF-8.
    pub fn new(path: &[u8]) -> Result<Self, Errno> {
        match path {
            [] | [0, ..] => Err(Errno::Noent),
            path if path.len() > UnixPath::MOST => Err(Errno::Nametoolong),
            path if std::str::from_utf8(path).is_err() || path.contains(&0) => Err(Errno::Ilseq),
            path => Ok(UnixPath(path.into())),
        }
    }

    /// The path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("it was looked at when it was made")
    }
}

/// What a directory has made of a socket's name: [`Dir::bind_socket`].
#[derive(Debug)]
pub struct SocketEntry {
    name: Vec<u8>,
    /// Has to stay open for the name to mean this.
    _dir: Option<Handle>,
}

impl SocketEntry {
    /// What the operating system calls it, and the directory that this begins with.
    pub(crate) fn new(name: Vec<u8>, dir: Option<Handle>) -> Self {
        SocketEntry { name, _dir: dir }
    }

    pub(crate) fn name(&self) -> &[u8] {
        &self.name
    }
}

/// Where to connect or to send to.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Destination<'d> {
    /// An address of the Internet.
    Internet(SocketAddr),
    /// A socket of a file system.
    Unix {
        /// As the guest knows it.
        path: &'d UnixPath,
        /// What [`Dir::socket`] has found there.
        node: &'d Handle,
    },
}

/// What a socket was opened as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SocketKind {
    /// Its addresses.
    pub family: AddressFamily,
    /// Whether it carries a stream, datagrams, packets.
    pub kind: SockType,
    /// Its protocol; `ip` (0) where there is only one that the kind can have.
    pub protocol: SockProto,
}

/// How to receive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReceiveFlags {
    /// What is received stays in the queue.
    pub peek: bool,
    /// The length of a datagram is told as it was sent, also where it is more than there was room for.
    pub whole_length: bool,
}

/// What was received.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// How many bytes; with [`ReceiveFlags::whole_length`] perhaps more than there was room for.
    pub len: Size,
    /// It was a datagram, and there was no room for the rest of it.
    pub is_cut: bool,
}

/// A group, and the interface to receive it at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Of IPv4; the interface by its address, or the system's choice (0.0.0.0).
    V4(Ipv4Addr, Ipv4Addr),
    /// Of IPv6; the interface by its number, or the system's choice (0).
    V6(Ipv6Addr, u32),
}

/// The value of an option. Which of them an option has, [`SockOption`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionValue {
    /// On or off.
    Flag(bool),
    /// Bytes, hops, or another number.
    Number(Filesize),
    /// A time; none is for ever, of lingering that there is none.
    Time(Option<Duration>),
}

/// A socket that was taken from a listener, and the address of its other side.
pub type Accepted = (Arc<OpenFile>, Option<SocketAddress>);

/// What only sockets can do. `again` stands for whatever would have to wait. The defaults are those of a socket that lacks
/// the thing. Time-outs are no affair of its: [`OpenFile`] keeps them, and whoever waits minds them.
///
/// Whether the guest may do it has been asked of its [`NetPolicy`](crate::NetPolicy) before.
pub trait Socket: Send + Sync {
    /// What it was opened as.
    ///
    /// # Errors
    /// When the operating system does not say.
    fn kind(&self) -> Result<SocketKind, Errno>;

    /// Takes an address of its own; port 0 is any free one.
    ///
    /// # Errors
    /// As POSIX bind: `addrinuse`, `addrnotavail`, `inval` when it has one, `afnosupport` for one of another family.
    fn bind(&self, address: SocketAddr) -> Result<(), Errno> {
        let _ = address;
        Err(Errno::Notsup)
    }

    /// Takes `name` in `dir` for an address, which the guest knows as `path`: [`Dir::bind_socket`] makes the entry.
    ///
    /// # Errors
    /// As POSIX bind, and `afnosupport` where its addresses are no paths.
    fn bind_in(&self, dir: &dyn Dir, name: &std::ffi::CStr, path: &UnixPath) -> Result<(), Errno> {
        let _ = (dir, name, path);
        Err(Errno::Afnosupport)
    }

    /// Takes connections from now on, of which `backlog` wait to be taken.
    ///
    /// # Errors
    /// As POSIX listen: `notsup`.
    fn listen(&self, backlog: u32) -> Result<(), Errno> {
        let _ = backlog;
        Err(Errno::Notsup)
    }

    /// Takes a connection, with the status flag `nonblock` if `status` has it, and says who is at its other end.
    ///
    /// # Errors
    /// As POSIX accept: `again`, `inval` when it does not listen, `notsup`.
    fn accept(&self, status: Fdflags) -> Result<Accepted, Errno> {
        let _ = status;
        Err(Errno::Notsup)
    }

    /// Connects. Datagrams go to that address from then on, and come from there only; `None` undoes that.
    ///
    /// # Errors
    /// As POSIX connect of a socket that does not block: `inprogress` when it has begun. Asked again then, with the same address,
    /// it answers `already` while it is on the way, once how it went, and `isconn` after that; it is writable as soon as that is
    /// known. `connrefused`, `netunreach`, `afnosupport`; `again` when it can only be tried later.
    fn connect(&self, to: Option<Destination<'_>>) -> Result<(), Errno> {
        let _ = to;
        Err(Errno::Notsup)
    }

    /// Its own address.
    ///
    /// # Errors
    /// As POSIX getsockname.
    fn local_address(&self) -> Result<Option<SocketAddress>, Errno> {
        Ok(None)
    }

    /// Whether somebody has bound it, so that listening gives it no address that nobody has been asked about. That it has an
    /// address is not enough: what a connection gave it that came to nothing is told still, and is not kept.
    ///
    /// # Errors
    /// As POSIX getsockname.
    fn is_bound(&self) -> Result<bool, Errno> {
        Ok(matches!(self.local_address()?, Some(SocketAddress::Internet(address)) if address.port() != 0))
    }

    /// The address of the other side.
    ///
    /// # Errors
    /// As POSIX getpeername: `notconn`.
    fn peer_address(&self) -> Result<Option<SocketAddress>, Errno> {
        Err(Errno::Notconn)
    }

    /// Receives.
    ///
    /// # Errors
    /// As POSIX recv: `again`, `notconn`, `connreset`.
    fn receive(&self, iovs: &IoVecs<'_>, flags: ReceiveFlags) -> Result<Received, Errno> {
        let _ = (iovs, flags);
        Err(Errno::Notconn)
    }

    /// Receives, and says who has sent it.
    ///
    /// # Errors
    /// As [`receive`](Socket::receive).
    fn receive_from(
        &self,
        iovs: &IoVecs<'_>,
        flags: ReceiveFlags,
    ) -> Result<(Received, Option<SocketAddress>), Errno> {
        self.receive(iovs, flags).map(|received| (received, None))
    }

    /// Sends to the other side. No signal comes of it that there is none.
    ///
    /// # Errors
    /// As POSIX send: `again`, `notconn`, `pipe`, `connreset`, `destaddrreq`, `msgsize`.
    fn send(&self, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        let _ = iovs;
        Err(Errno::Notconn)
    }

    /// Sends to an address.
    ///
    /// # Errors
    /// As POSIX sendto.
    fn send_to(&self, iovs: &IoVecs<'_>, to: Destination<'_>) -> Result<Size, Errno> {
        let _ = (iovs, to);
        Err(Errno::Notsup)
    }

    /// Sends up to `len` bytes of `file` from `offset` on, without their being read: how many, 0 at the file's end.
    ///
    /// # Errors
    /// As [`send`](Socket::send); `notsup` where the bytes have to be read and sent.
    fn send_file(&self, file: &OpenFile, offset: Filesize, len: Size) -> Result<Size, Errno> {
        let _ = (file, offset, len);
        Err(Errno::Notsup)
    }

    /// An option's value.
    ///
    /// # Errors
    /// `noprotoopt` for one that it does not have.
    fn option(&self, option: SockOption) -> Result<OptionValue, Errno> {
        let _ = option;
        Err(Errno::Noprotoopt)
    }

    /// Sets an option.
    ///
    /// # Errors
    /// `noprotoopt` for one that it does not have or that cannot be set, `inval` for a value of another kind and one that it
    /// cannot have.
    fn set_option(&self, option: SockOption, value: OptionValue) -> Result<(), Errno> {
        let _ = (option, value);
        Err(Errno::Noprotoopt)
    }

    /// Receives from now on what is sent to a group.
    ///
    /// # Errors
    /// As Linux setsockopt of `IP_ADD_MEMBERSHIP` and `IPV6_JOIN_GROUP`: `addrinuse`, `nodev`, `inval`, `noprotoopt`.
    fn join(&self, group: Group) -> Result<(), Errno> {
        let _ = group;
        Err(Errno::Noprotoopt)
    }

    /// Receives no more of it.
    ///
    /// # Errors
    /// As Linux setsockopt of `IP_DROP_MEMBERSHIP` and `IPV6_LEAVE_GROUP`: `addrnotavail`, `inval`, `noprotoopt`.
    fn leave(&self, group: Group) -> Result<(), Errno> {
        let _ = group;
        Err(Errno::Noprotoopt)
    }

    /// How far it is.
    ///
    /// # Errors
    /// When the operating system does not say.
    fn status(&self) -> Result<SockStatus, Errno> {
        Ok(SockStatus::Opened)
    }

    /// Ends receiving, sending or both.
    ///
    /// # Errors
    /// As POSIX shutdown: `inval` when neither is asked for, `notconn`.
    fn shutdown(&self, read: bool, write: bool) -> Result<(), Errno> {
        let _ = (read, write);
        Err(Errno::Notconn)
    }
}
