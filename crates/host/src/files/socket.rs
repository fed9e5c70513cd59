//! Sockets of the host: those that guests open, listeners that were handed in, and the connections taken from them.
//!
//! Main type: [`HostSocket`]. One invariant: it never waits in the operating system, whatever the socket's own flags
//! say.

mod names;

use std::ffi::CStr;
use std::net::SocketAddr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use waxwing_abi::IoVecs;
use waxwing_abi::types::{
    AddressFamily, Errno, Fdflags, Filesize, Filestat, Filetype, Rights, Size, SockOption, SockProto,
    SockStatus, SockType,
};

use self::names::Names;
use super::SOCKET;
use crate::dir::Dir;
use crate::file::{At, File, OpenFile};
use crate::socket::{
    Accepted, Destination, Group, OptionValue, ReceiveFlags, Received, Socket, SocketAddress, SocketKind,
    UnixPath,
};
use crate::sys::{self, Handle, Receive, SocketName};
use crate::wait::{Interest, Readiness, Wait};

/// A socket of the host.
#[derive(Debug)]
pub(crate) struct HostSocket {
    handle: Handle,
    /// It is ours alone, so it does not block.
    is_ours: bool,
    kind: OnceLock<SocketKind>,
    progress: AtomicU8,
    /// It was bound by a call to do so, or came so.
    is_bound: AtomicBool,
    /// It was connected to somebody, and not from them again.
    has_peer: AtomicBool,
    /// How long a guest wants closing to wait, in nanoseconds; [`NO_LINGERING`]. Nothing waits for it: the operating system
    /// goes on sending.
    linger: AtomicU64,
    /// The paths that it and the other side have as addresses.
    names: Names,
}

// How far a connection is.
const FRESH: u8 = 0;
const CONNECTING: u8 = 1;
const CONNECTED: u8 = 2;

const NO_LINGERING: u64 = u64::MAX;

impl HostSocket {
    /// The socket behind `handle`, which others may have too: a listener, a connection or a datagram socket.
    #[must_use]
    pub(crate) fn new(handle: Handle) -> Self {
        HostSocket {
            handle,
            is_ours: false,
            kind: OnceLock::new(),
            progress: AtomicU8::new(FRESH),
            is_bound: AtomicBool::new(true),
            has_peer: AtomicBool::new(true),
            linger: AtomicU64::new(NO_LINGERING),
            names: Names::default(),
        }
    }

    fn ours(handle: Handle, kind: Option<SocketKind>, progress: u8) -> Self {
        HostSocket {
            is_ours: true,
            kind: kind.map_or_else(OnceLock::new, OnceLock::from),
            progress: progress.into(),
            is_bound: AtomicBool::new(false),
            has_peer: AtomicBool::new(progress == CONNECTED),
            ..HostSocket::new(handle)
        }
    }

    /// A new one.
    ///
    /// # Errors
    /// As POSIX socket.
    pub(crate) fn open(
        family: AddressFamily,
        kind: SockType,
        protocol: SockProto,
    ) -> Result<HostSocket, Errno> {
        let handle = sys::open_socket(family, kind, protocol)?;
        Ok(HostSocket::ours(handle, Some(SocketKind { family, kind, protocol }), FRESH))
    }

    /// Two new ones without addresses, connected to each other.
    ///
    /// # Errors
    /// As POSIX socketpair.
    pub(crate) fn pair(kind: SockType, protocol: SockProto) -> Result<(HostSocket, HostSocket), Errno> {
        let (one, other) = sys::socket_pair(kind, protocol)?;
        let kind = SocketKind { family: AddressFamily::Unix, kind, protocol };
        let ours = |handle| HostSocket::ours(handle, Some(kind), CONNECTED);
        Ok((ours(one), ours(other)))
    }

    fn known(&self) -> Result<SocketKind, Errno> {
        match self.kind.get() {
            Some(kind) => Ok(*kind),
            None => {
                let (family, kind, protocol) = sys::socket_description(&self.handle)?;
                Ok(*self.kind.get_or_init(|| SocketKind { family, kind, protocol }))
            }
        }
    }

    fn is_stream_socket(&self) -> bool {
        matches!(self.known(), Ok(SocketKind { kind: SockType::SocketStream, .. }))
    }

    /// Whether it carries messages to and from one other socket, or a stream.
    fn has_connections(&self) -> Result<bool, Errno> {
        Ok(matches!(self.known()?.kind, SockType::SocketStream | SockType::SocketSeqpacket))
    }

    /// Whether there is somebody to send to. Linux gives a datagram socket an address before it finds that there is not, and
    /// from then on everybody can send to it: that it may have one nobody was asked.
    fn has_somewhere_to_send(&self) -> Result<(), Errno> {
        if self.has_peer.load(Relaxed) {
            return Ok(());
        }
        let SocketKind { family, kind, .. } = self.known()?;
        let is_internet = matches!(family, AddressFamily::Inet4 | AddressFamily::Inet6);
        if is_internet && kind == SockType::SocketDgram { Err(Errno::Destaddrreq) } else { Ok(()) }
    }

    fn is_v6(&self) -> bool {
        matches!(self.known(), Ok(SocketKind { family: AddressFamily::Inet6, .. }))
    }

    fn how(&self, flags: ReceiveFlags) -> Receive {
        let mut how = if self.is_stream_socket() {
            Receive::STREAM
        } else if flags.whole_length {
            Receive::DATAGRAM.with(Receive::WHOLE_LENGTH)
        } else {
            Receive::DATAGRAM
        };
        if flags.peek {
            how = how.with(Receive::PEEK);
        }
        how
    }

    /// The address behind a name of the system's.
    fn address(name: SocketName) -> Option<SocketAddress> {
        match name {
            SocketName::Internet(address) => Some(SocketAddress::Internet(address)),
            SocketName::Path(path) => names::path_of(&path).map(SocketAddress::Unix),
            SocketName::Unnamed => None,
        }
    }

    /// The system's name for where to go to.
    fn destination(to: Option<Destination<'_>>) -> SocketName {
        match to {
            None => SocketName::Unnamed,
            Some(Destination::Internet(address)) => SocketName::Internet(address),
            Some(Destination::Unix { node, .. }) => sys::name_of(node),
        }
    }
}

impl File for HostSocket {
    fn filetype(&self) -> Result<Filetype, Errno> {
        Ok(match self.known()?.kind {
            SockType::SocketStream => Filetype::SocketStream,
            SockType::SocketRaw => Filetype::SocketRaw,
            SockType::SocketSeqpacket => Filetype::SocketSeqpacket,
            SockType::SocketDgram | SockType::SocketUnused => Filetype::SocketDgram,
        })
    }

    fn rights(&self) -> Result<Rights, Errno> {
        Ok(SOCKET)
    }

    fn filestat(&self) -> Result<Filestat, Errno> {
        Ok(Filestat { filetype: self.filetype()?, ..sys::filestat(&self.handle)? })
    }

    /// As read(2), and unlike recv(2), one of no bytes asks for none, so it does not wait for any.
    fn read(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        match at {
            At::Offset(_) => Err(Errno::Spipe),
            At::Cursor if iovs.is_empty() => Ok(0),
            // What is cut of a datagram is lost without a word.
            At::Cursor => sys::receive(&self.handle, iovs, Receive::STREAM).map(|(received, _)| received),
        }
    }

    fn write(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        match at {
            At::Offset(_) => Err(Errno::Spipe),
            At::Cursor => Socket::send(self, iovs),
        }
    }

    fn poll(&self, interest: Interest, wait: Option<&mut Wait>) -> Result<Readiness, Errno> {
        super::poll_handle(&self.handle, interest, wait)
    }

    fn handle(&self) -> Option<&Handle> {
        Some(&self.handle)
    }

    /// There may be room to send something that is too little for poll(2) to tell.
    fn is_ready_when_polled(&self, interest: Interest) -> bool {
        interest == Interest::READABLE
    }

    fn has_ended(&self) -> bool {
        !self.is_stream_socket() && sys::is_shut_for_reading(&self.handle) == Ok(true)
    }

    fn is_stream(&self) -> bool {
        self.is_stream_socket()
    }

    fn as_socket(&self) -> Option<&dyn Socket> {
        Some(self)
    }
}

impl Socket for HostSocket {
    fn kind(&self) -> Result<SocketKind, Errno> {
        self.known()
    }

    fn bind(&self, address: SocketAddr) -> Result<(), Errno> {
        sys::bind(&self.handle, &SocketName::Internet(address))?;
        self.is_bound.store(true, Relaxed);
        Ok(())
    }

    fn bind_in(&self, dir: &dyn Dir, name: &CStr, path: &UnixPath) -> Result<(), Errno> {
        if self.known()?.family != AddressFamily::Unix {
            return Err(Errno::Afnosupport);
        }
        if self.names.local().is_some() {
            return Err(Errno::Inval);
        }
        self.names.bind(dir.bind_socket(name, &self.handle)?, path);
        Ok(())
    }

    fn listen(&self, backlog: u32) -> Result<(), Errno> {
        sys::listen(&self.handle, backlog)
    }

    /// Somebody else may share an inherited listener and have it block, so it is looked at first.
    fn accept(&self, status: Fdflags) -> Result<Accepted, Errno> {
        let may_block = || Ok(!self.is_ours && !sys::status_flags(&self.handle)?.contains(Fdflags::NONBLOCK));
        if may_block()? && !sys::poll_now(&self.handle, true, false)?.any() {
            return Err(Errno::Again);
        }
        let (handle, peer) = sys::accept(&self.handle)?;
        let accepted = HostSocket::ours(handle, self.kind.get().copied(), CONNECTED);
        let peer = HostSocket::address(peer);
        accepted.names.resemble(&self.names, peer.as_ref());
        Ok((OpenFile::new(accepted, status.intersection(Fdflags::NONBLOCK)), peer))
    }

    fn connect(&self, to: Option<Destination<'_>>) -> Result<(), Errno> {
        if !self.is_ours && self.has_connections()? {
            // It may block, and there is no asking it not to.
            return Err(Errno::Notsup);
        }
        let connected = sys::connect(&self.handle, &HostSocket::destination(to));
        let progress = match connected {
            Ok(()) => CONNECTED,
            Err(Errno::Inprogress) => CONNECTING,
            Err(errno) => {
                if errno != Errno::Isconn && self.progress.load(Relaxed) == FRESH {
                    self.progress.store(CONNECTING, Relaxed);
                }
                return Err(errno);
            }
        };
        self.progress.store(progress, Relaxed);
        self.has_peer.store(to.is_some(), Relaxed);
        let path = match to {
            Some(Destination::Unix { path, .. }) => Some(path),
            _ => None,
        };
        self.names.connect(path);
        connected
    }

    fn is_bound(&self) -> Result<bool, Errno> {
        Ok(self.is_bound.load(Relaxed))
    }

    fn local_address(&self) -> Result<Option<SocketAddress>, Errno> {
        if let Some(path) = self.names.local() {
            return Ok(Some(SocketAddress::Unix(path)));
        }
        sys::local_name(&self.handle).map(HostSocket::address)
    }

    fn peer_address(&self) -> Result<Option<SocketAddress>, Errno> {
        let name = sys::peer_name(&self.handle)?;
        if let Some(path) = self.names.peer() {
            return Ok(Some(SocketAddress::Unix(path)));
        }
        Ok(HostSocket::address(name))
    }

    fn receive(&self, iovs: &IoVecs<'_>, flags: ReceiveFlags) -> Result<Received, Errno> {
        let (len, is_cut) = sys::receive(&self.handle, iovs, self.how(flags))?;
        Ok(Received { len, is_cut })
    }

    fn receive_from(
        &self,
        iovs: &IoVecs<'_>,
        flags: ReceiveFlags,
    ) -> Result<(Received, Option<SocketAddress>), Errno> {
        let ((len, is_cut), name) = sys::receive_from(&self.handle, iovs, self.how(flags))?;
        Ok((Received { len, is_cut }, HostSocket::address(name)))
    }

    fn send(&self, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        self.has_somewhere_to_send()?;
        sys::send(&self.handle, iovs)
    }

    fn send_to(&self, iovs: &IoVecs<'_>, to: Destination<'_>) -> Result<Size, Errno> {
        sys::send_to(&self.handle, iovs, &HostSocket::destination(Some(to)))
    }

    fn send_file(&self, file: &OpenFile, offset: Filesize, len: Size) -> Result<Size, Errno> {
        match file.file().handle() {
            Some(handle) if file.file().filetype()? == Filetype::RegularFile => {
                self.has_somewhere_to_send()?;
                sys::send_file(&self.handle, handle, offset, len)
            }
            _ => Err(Errno::Notsup),
        }
    }

    fn option(&self, option: SockOption) -> Result<OptionValue, Errno> {
        let number = || sys::socket_option(&self.handle, option, self.is_v6());
        let unsigned = |number: i32| u64::try_from(number).map_err(|_| Errno::Inval);
        match option {
            // No socket of the Internet has it.
            SockOption::Promiscuous => Ok(OptionValue::Flag(false)),
            SockOption::Linger => Ok(OptionValue::Time(match self.linger.load(Relaxed) {
                NO_LINGERING => None,
                linger => Some(Duration::from_nanos(linger)),
            })),
            SockOption::LastError => {
                let error = sys::take_socket_error(&self.handle)?;
                Ok(OptionValue::Number(error.map_or(0, |errno| errno.raw().into())))
            }
            SockOption::Type => Ok(OptionValue::Number(self.known()?.kind.raw().into())),
            SockOption::RecvBufSize
            | SockOption::SendBufSize
            | SockOption::RecvLowat
            | SockOption::SendLowat
            | SockOption::Ttl
            | SockOption::MulticastTtlV4
            | SockOption::Proto => Ok(OptionValue::Number(unsigned(number()?)?)),
            _ => Ok(OptionValue::Flag(number()? != 0)),
        }
    }

    fn set_option(&self, option: SockOption, value: OptionValue) -> Result<(), Errno> {
        let read_only = matches!(
            option,
            SockOption::Listening | SockOption::LastError | SockOption::Type | SockOption::Proto
        );
        let number = match (option, value) {
            _ if read_only => return Err(Errno::Noprotoopt),
            // That is an interface's affair, and nobody's who has only a socket.
            (SockOption::Promiscuous, OptionValue::Flag(on)) => {
                return if on { Err(Errno::Notsup) } else { Ok(()) };
            }
            (SockOption::Linger, OptionValue::Time(linger)) => {
                sys::set_reset_on_close(&self.handle, linger == Some(Duration::ZERO))?;
                let linger = linger.map_or(NO_LINGERING, |linger| {
                    u64::try_from(linger.as_nanos()).unwrap_or(NO_LINGERING).min(NO_LINGERING - 1)
                });
                self.linger.store(linger, Relaxed);
                return Ok(());
            }
            (_, OptionValue::Flag(on)) => i32::from(on),
            (_, OptionValue::Number(number)) => i32::try_from(number).map_err(|_| Errno::Inval)?,
            (_, OptionValue::Time(_)) => return Err(Errno::Inval),
        };
        sys::set_socket_option(&self.handle, option, self.is_v6(), number)
    }

    fn join(&self, group: Group) -> Result<(), Errno> {
        match group {
            Group::V4(group, interface) => sys::set_membership_v4(&self.handle, group, interface, true),
            Group::V6(group, interface) => sys::set_membership_v6(&self.handle, group, interface, true),
        }
    }

    fn leave(&self, group: Group) -> Result<(), Errno> {
        match group {
            Group::V4(group, interface) => sys::set_membership_v4(&self.handle, group, interface, false),
            Group::V6(group, interface) => sys::set_membership_v6(&self.handle, group, interface, false),
        }
    }

    fn status(&self) -> Result<SockStatus, Errno> {
        if !self.has_connections()? {
            return Ok(SockStatus::Opened);
        }
        if matches!(self.option(SockOption::Listening), Ok(OptionValue::Flag(true))) {
            return Ok(SockStatus::Opened);
        }
        let seen = sys::poll_now(&self.handle, false, true)?;
        Ok(match (self.progress.load(Relaxed), sys::peer_name(&self.handle)) {
            (_, Ok(_)) if seen.hangup() => SockStatus::Closed,
            (_, Ok(_)) => SockStatus::Opened,
            (FRESH, _) => SockStatus::Opening,
            (CONNECTED, _) => SockStatus::Closed,
            _ if seen.any() => SockStatus::Failed,
            _ => SockStatus::Opening,
        })
    }

    fn shutdown(&self, read: bool, write: bool) -> Result<(), Errno> {
        sys::shutdown(&self.handle, read, write)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::net::{TcpListener, TcpStream, UdpSocket};

    use super::*;
    use crate::sys::testing::Memory;

    fn receive(socket: &dyn Socket, len: usize, peek: bool) -> Result<(Vec<u8>, bool), Errno> {
        let (received, mut bytes) = Memory::new(64)
            .iovecs(&vec![0; len], |iovs| socket.receive(iovs, ReceiveFlags { peek, whole_length: false }));
        let received = received?;
        bytes.truncate(received.len);
        Ok((bytes, received.is_cut))
    }

    fn send(socket: &dyn Socket, bytes: &[u8]) -> Result<Size, Errno> {
        Memory::new(64).iovecs(bytes, |iovs| socket.send(iovs)).0
    }

    #[test]
    fn a_listener_that_blocks_does_not_hold_us_and_a_connection_works() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let addr = listener.local_addr().unwrap();
        let listener = OpenFile::new(HostSocket::new(listener.into()), Fdflags::empty());
        assert_eq!(listener.file().filetype(), Ok(Filetype::SocketStream));
        assert_eq!(listener.socket().unwrap().accept(Fdflags::empty()).err(), Some(Errno::Again));
        assert!(!listener.poll(Interest::READABLE, None).unwrap().readable);

        let client = TcpStream::connect(addr).unwrap();
        let client_addr = client.local_addr().unwrap();
        assert!(listener.poll(Interest::READABLE, None).unwrap().readable);
        let (server, peer) = listener.socket().unwrap().accept(Fdflags::NONBLOCK).unwrap();
        assert_eq!(peer, Some(SocketAddress::Internet(client_addr)));
        assert!(server.is_nonblocking());
        let client = OpenFile::new(HostSocket::new(client.into()), Fdflags::empty());
        let (server, client) = (server.socket().unwrap(), client.socket().unwrap());
        assert_eq!(receive(server, 10, false), Err(Errno::Again));
        assert_eq!(send(client, b"hello"), Ok(5));
        assert_eq!(receive(server, 4, true), Ok((b"hell".to_vec(), false)));
        assert_eq!(receive(server, 10, false), Ok((b"hello".to_vec(), false)));
        assert_eq!(client.shutdown(false, false), Err(Errno::Inval));
        assert_eq!(client.shutdown(false, true), Ok(()));
        assert_eq!(receive(server, 10, false), Ok((Vec::new(), false)));
        assert_eq!(send(client, b"more"), Err(Errno::Pipe));
    }

    fn opened(kind: SockType) -> HostSocket {
        HostSocket::open(AddressFamily::Inet4, kind, SockProto::Ip).unwrap()
    }

    fn port(socket: &HostSocket) -> u16 {
        match socket.local_address().unwrap() {
            Some(SocketAddress::Internet(address)) => address.port(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_has_nowhere_to_send_to_gets_no_address_by_trying() {
        let socket = opened(SockType::SocketDgram);
        assert_eq!(send(&socket, b"x"), Err(Errno::Destaddrreq));
        let (written, _) = Memory::new(64).iovecs(b"x", |iovs| socket.write(At::Cursor, iovs));
        assert_eq!(written, Err(Errno::Destaddrreq));
        assert_eq!(port(&socket), 0);
        let peer = UdpSocket::bind("127.0.0.1:0").unwrap();
        socket.connect(Some(Destination::Internet(peer.local_addr().unwrap()))).unwrap();
        assert_eq!(send(&socket, b"x"), Ok(1));
        socket.connect(None).unwrap();
        assert_eq!(send(&socket, b"x"), Err(Errno::Destaddrreq));
        assert_eq!(port(&socket), 0);
    }

    #[test]
    fn an_address_left_by_a_connection_is_none_that_was_bound() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let to = Destination::Internet(listener.local_addr().unwrap());
        let socket = opened(SockType::SocketStream);
        assert_eq!(socket.is_bound(), Ok(false));
        assert!(matches!(socket.connect(Some(to)), Ok(()) | Err(Errno::Inprogress)));
        assert_eq!((port(&socket) != 0, socket.is_bound()), (true, Ok(false)));
        let accepted = loop {
            match HostSocket::new(listener.try_clone().unwrap().into()).accept(Fdflags::empty()) {
                Ok((file, _)) => break file,
                Err(errno) => assert_eq!(errno, Errno::Again),
            }
        };
        assert_eq!(accepted.socket().unwrap().is_bound(), Ok(false));
        let bound = opened(SockType::SocketStream);
        bound.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        assert_eq!(bound.is_bound(), Ok(true));
    }

    #[test]
    fn a_datagram_that_is_cut_says_so() {
        let (ours, theirs) =
            (UdpSocket::bind("127.0.0.1:0").unwrap(), UdpSocket::bind("127.0.0.1:0").unwrap());
        ours.connect(theirs.local_addr().unwrap()).unwrap();
        theirs.connect(ours.local_addr().unwrap()).unwrap();
        let (ours, theirs) = (HostSocket::new(ours.into()), HostSocket::new(theirs.into()));
        assert_eq!(ours.filetype(), Ok(Filetype::SocketDgram));
        assert_eq!(ours.filestat().unwrap().filetype, Filetype::SocketDgram);
        assert_eq!(send(&ours, b"0123456789"), Ok(10));
        assert_eq!(receive(&theirs, 4, true), Ok((b"0123".to_vec(), true)));
        assert_eq!(receive(&theirs, 10, false), Ok((b"0123456789".to_vec(), false)));
        assert!(!ours.is_stream());
    }
}
