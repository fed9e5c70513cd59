//! The standard streams, and whatever else was open before Waxwing came: descriptions that are shared with a shell or
//! a supervisor, so that not even a flag of them may be changed.
//!
//! Main type: [`Stdio`]. One invariant: no read or write on it can hold the host's thread: regular files do not block;
//! everything else is asked not to wait by the call itself, or, where that is not to be had, looked at first and
//! written in pieces that fit.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use std::net::SocketAddr;

use waxwing_abi::IoVecs;
use waxwing_abi::types::{
    Advice, Errno, Fdflags, Filedelta, Filesize, Filestat, Filetype, Rights, Size, Whence,
};

use super::rights;
use crate::file::{At, File, OpenFile, Socket};
use crate::sys::{self, Handle, Kind};
use crate::wait::{Interest, Readiness, Wait};

/// A stream that was open before.
#[derive(Debug)]
pub(crate) struct Stdio {
    handle: Arc<Handle>,
    kind: OnceLock<Kind>,
    status: OnceLock<Fdflags>,
    /// The kernel cannot be asked not to wait for this one.
    look_first: AtomicBool,
}

impl Stdio {
    /// The stream behind `handle`. Nothing is asked of it before it is used.
    #[must_use]
    pub(crate) fn new(handle: Handle) -> Self {
        Stdio {
            handle: Arc::new(handle),
            kind: OnceLock::new(),
            status: OnceLock::new(),
            look_first: AtomicBool::new(false),
        }
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

    fn is_socket(&self) -> bool {
        matches!(self.kind(), Ok(Kind::StreamSocket | Kind::DatagramSocket))
    }
}

impl File for Stdio {
    fn filetype(&self) -> Result<Filetype, Errno> {
        self.kind().map(rights::filetype)
    }

    fn rights(&self) -> Result<Rights, Errno> {
        self.kind().map(rights::of)
    }

    fn filestat(&self) -> Result<Filestat, Errno> {
        let stat = sys::filestat(&self.handle)?;
        let filetype = if stat.filetype == Filetype::SocketStream { self.filetype()? } else { stat.filetype };
        Ok(Filestat { filetype, ..stat })
    }

    fn read(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        match (at, self.kind()?) {
            (At::Offset(offset), _) => sys::read_at(&self.handle, iovs, offset),
            (_, Kind::Regular | Kind::Block | Kind::Directory) => sys::read(&self.handle, iovs),
            (_, Kind::StreamSocket | Kind::DatagramSocket) => {
                sys::receive(&self.handle, iovs, false).map(|(received, _)| received)
            }
            _ => {
                if !self.look_first.load(Ordering::Relaxed) {
                    match sys::read_nowait(&self.handle, iovs) {
                        Err(Errno::Notsup) => self.look_first.store(true, Ordering::Relaxed),
                        answer => return answer,
                    }
                }
                if sys::poll_now(&self.handle, true, false)?.any() {
                    sys::read(&self.handle, iovs)
                } else {
                    Err(Errno::Again)
                }
            }
        }
    }

    fn write(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        match (at, self.kind()?) {
            (At::Offset(offset), _) => sys::write_at(&self.handle, iovs, offset),
            (_, Kind::Regular | Kind::Block | Kind::Directory) => sys::write(&self.handle, iovs),
            (_, Kind::StreamSocket | Kind::DatagramSocket) => sys::send(&self.handle, iovs),
            _ => {
                if !self.look_first.load(Ordering::Relaxed) {
                    match sys::write_nowait(&self.handle, iovs) {
                        Err(Errno::Notsup) => self.look_first.store(true, Ordering::Relaxed),
                        answer => return answer,
                    }
                }
                if !sys::poll_now(&self.handle, false, true)?.any() {
                    return Err(Errno::Again);
                }
                if iovs.total_len() <= sys::PIPE_BUF {
                    sys::write(&self.handle, iovs)
                } else {
                    sys::write(&self.handle, &iovs.truncate(sys::PIPE_BUF))
                }
            }
        }
    }

    fn seek(&self, delta: Filedelta, whence: Whence) -> Result<Filesize, Errno> {
        match self.kind()? {
            Kind::Terminal => Err(Errno::Spipe),
            Kind::Directory => Err(Errno::Badf),
            _ => sys::seek(&self.handle, delta, whence),
        }
    }

    fn set_size(&self, size: Filesize) -> Result<(), Errno> {
        sys::set_size(&self.handle, size)
    }

    fn set_times(&self, times: sys::SetTimes) -> Result<(), Errno> {
        sys::set_times(&self.handle, times)
    }

    fn allocate(&self, offset: Filesize, len: Filesize) -> Result<(), Errno> {
        sys::allocate(&self.handle, offset, len)
    }

    fn advise(&self, offset: Filesize, len: Filesize, advice: Advice) -> Result<(), Errno> {
        sys::advise(&self.handle, offset, len, advice)
    }

    fn sync(&self, data_only: bool) -> Result<(), Errno> {
        sys::sync(&self.handle, data_only)
    }

    /// Append and sync as its opener chose them. Whether its opener wants to wait is no affair of the guest's.
    fn inherited_status(&self) -> Result<Fdflags, Errno> {
        match self.status.get() {
            Some(status) => Ok(*status),
            None => {
                let status = sys::status_flags(&self.handle)?.difference(Fdflags::NONBLOCK);
                Ok(*self.status.get_or_init(|| status))
            }
        }
    }

    fn poll(&self, interest: Interest, wait: Option<&mut Wait>) -> Result<Readiness, Errno> {
        match self.kind()? {
            Kind::Regular | Kind::Directory | Kind::Block => Ok(Readiness::ALWAYS),
            _ => super::poll_handle(&self.handle, interest, wait),
        }
    }

    fn handle(&self) -> Option<&Arc<Handle>> {
        Some(&self.handle)
    }

    fn is_stream(&self) -> bool {
        !matches!(self.kind(), Ok(Kind::Regular | Kind::Block | Kind::DatagramSocket))
    }

    fn as_socket(&self) -> Option<&dyn Socket> {
        if self.is_socket() { Some(self) } else { None }
    }
}

impl Socket for Stdio {
    fn accept(&self, status: Fdflags) -> Result<(Arc<OpenFile>, Option<SocketAddr>), Errno> {
        super::accept_from(&self.handle, status)
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
