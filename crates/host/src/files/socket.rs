//! Sockets of the host: listeners that were handed in, and the connections taken from them.
//!
//! Main type: [`HostSocket`]. One invariant: it never waits in the operating system, whatever the socket's own flags
//! say.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};

use waxwing_abi::IoVecs;
use waxwing_abi::types::{Errno, Fdflags, Filestat, Filetype, Rights, Size};

use super::{SOCKET, rights};
use crate::file::{At, File, OpenFile, Socket};
use crate::sys::{self, Handle, Kind};
use crate::wait::{Interest, Readiness, Wait};

/// A socket of the host.
#[derive(Debug)]
pub(crate) struct HostSocket {
    handle: Handle,
    kind: OnceLock<Kind>,
}

impl HostSocket {
    /// The socket behind `handle`: a listener, a connection or a datagram socket.
    #[must_use]
    pub(crate) fn new(handle: Handle) -> Self {
        HostSocket { handle, kind: OnceLock::new() }
    }

    fn kind(&self) -> Result<Kind, Errno> {
        match self.kind.get() {
            Some(kind) => Ok(*kind),
            None => {
                let kind = sys::kind(&self.handle)?;
                Ok(*self.kind.get_or_init(|| kind))
            }
        }
    }
}

/// Takes a connection from `listener`. Somebody else may share it and have it block, so it is looked at first.
pub(super) fn accept_from(
    listener: &Handle,
    status: Fdflags,
) -> Result<(Arc<OpenFile>, Option<SocketAddr>), Errno> {
    let blocks = !sys::status_flags(listener)?.contains(Fdflags::NONBLOCK);
    if blocks && !sys::poll_now(listener, true, false)?.any() {
        return Err(Errno::Again);
    }
    let (handle, peer) = sys::accept(listener)?;
    let status = status.intersection(Fdflags::NONBLOCK);
    Ok((OpenFile::new(HostSocket::new(handle), status), peer))
}

impl File for HostSocket {
    fn filetype(&self) -> Result<Filetype, Errno> {
        self.kind().map(rights::filetype)
    }

    fn rights(&self) -> Result<Rights, Errno> {
        Ok(SOCKET)
    }

    fn filestat(&self) -> Result<Filestat, Errno> {
        Ok(Filestat { filetype: self.filetype()?, ..sys::filestat(&self.handle)? })
    }

    fn read(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        match at {
            At::Offset(_) => Err(Errno::Spipe),
            At::Cursor => super::read_socket(&self.handle, iovs),
        }
    }

    fn write(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        match at {
            At::Offset(_) => Err(Errno::Spipe),
            At::Cursor => sys::send(&self.handle, iovs),
        }
    }

    fn poll(&self, interest: Interest, wait: Option<&mut Wait>) -> Result<Readiness, Errno> {
        super::poll_handle(&self.handle, interest, wait)
    }

    fn handle(&self) -> Option<&Handle> {
        Some(&self.handle)
    }

    fn is_stream(&self) -> bool {
        matches!(self.kind(), Ok(Kind::StreamSocket))
    }

    fn as_socket(&self) -> Option<&dyn Socket> {
        Some(self)
    }
}

impl Socket for HostSocket {
    fn accept(&self, status: Fdflags) -> Result<(Arc<OpenFile>, Option<SocketAddr>), Errno> {
        accept_from(&self.handle, status)
    }

    fn receive(&self, iovs: &IoVecs<'_>, peek: bool) -> Result<(Size, bool), Errno> {
        sys::receive(&self.handle, iovs, peek)
    }

    fn send(&self, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        sys::send(&self.handle, iovs)
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
        let (received, mut bytes) = Memory::new(64).iovecs(&vec![0; len], |iovs| socket.receive(iovs, peek));
        let (count, cut) = received?;
        bytes.truncate(count);
        Ok((bytes, cut))
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
        assert_eq!(peer, Some(client_addr));
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
