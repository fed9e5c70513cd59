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
    handle: Arc<Handle>,
    kind: OnceLock<Kind>,
}

impl HostSocket {
    /// The socket behind `handle`: a listener, a connection or a datagram socket.
    #[must_use]
    pub(crate) fn new(handle: Handle) -> Self {
        HostSocket { handle: Arc::new(handle), kind: OnceLock::new() }
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
            At::Cursor | At::End => sys::receive(&self.handle, iovs, false).map(|(received, _)| received),
        }
    }

    fn write(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        match at {
            At::Offset(_) => Err(Errno::Spipe),
            At::Cursor | At::End => sys::send(&self.handle, iovs),
        }
    }

    fn poll(&self, interest: Interest, wait: Option<&mut Wait>) -> Result<Readiness, Errno> {
        super::poll_handle(&self.handle, interest, wait)
    }

    fn handle(&self) -> Option<&Arc<Handle>> {
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
