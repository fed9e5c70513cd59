//! The standard streams, and whatever else was open before Waxwing came: descriptions that are shared with a shell or
//! a supervisor, so that not even a flag of them may be changed.
//!
//! Main type: [`Stdio`]. One invariant: no read or write on it can hold the host's thread: regular files do not block;
//! everything else is asked not to wait by the call itself, or, where that is not to be had, looked at first and
//! written in pieces that fit.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use waxwing_abi::IoVecs;
use waxwing_abi::types::{
    Advice, Errno, Fdflags, Filedelta, Filesize, Filestat, Filetype, Rights, Size, Whence,
};

use super::{HostSocket, rights};
use crate::file::{At, File};
use crate::socket::Socket;
use crate::sys::{self, Handle, Kind, Receive};
use crate::wait::{Interest, Readiness, Wait};

/// A stream that was open before.
#[derive(Debug)]
pub(crate) struct Stdio {
    handle: Handle,
    kind: OnceLock<Kind>,
    status: OnceLock<Fdflags>,
    /// The kernel cannot be asked not to wait for this one.
    look_first: AtomicBool,
    /// A terminal's other description, ours alone, to write to without waiting; none where there is none to be had.
    ours: OnceLock<Option<Handle>>,
    /// It as a socket, if it is one.
    socket: OnceLock<HostSocket>,
}

impl Stdio {
    /// The stream behind `handle`. Nothing is asked of it before it is used.
    #[must_use]
    pub(crate) fn new(handle: Handle) -> Self {
        Stdio {
            handle,
            kind: OnceLock::new(),
            status: OnceLock::new(),
            look_first: AtomicBool::new(false),
            ours: OnceLock::new(),
            socket: OnceLock::new(),
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

    fn ours(&self) -> Option<&Handle> {
        let reopen = || match self.kind() {
            Ok(Kind::Terminal) => sys::reopen_terminal(&self.handle).ok(),
            _ => None,
        };
        self.ours.get_or_init(reopen).as_ref()
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
            (_, Kind::StreamSocket | Kind::DatagramSocket) if iovs.is_empty() => Ok(0),
            (_, Kind::StreamSocket | Kind::DatagramSocket) => {
                sys::receive(&self.handle, iovs, Receive::STREAM).map(|(received, _)| received)
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
                // Ready is a terminal that has room for one byte; a write of more would wait for its reader.
                if let Some(ours) = self.ours() {
                    return sys::write(ours, iovs);
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

    fn handle(&self) -> Option<&Handle> {
        Some(&self.handle)
    }

    fn is_ready_when_polled(&self, _: Interest) -> bool {
        matches!(self.kind(), Ok(Kind::Pipe))
    }

    fn is_stream(&self) -> bool {
        !matches!(self.kind(), Ok(Kind::Regular | Kind::Block | Kind::DatagramSocket))
    }

    fn as_socket(&self) -> Option<&dyn Socket> {
        let socket = || HostSocket::new(self.handle.alias());
        if self.is_socket() { self.socket.get_or_init(socket).as_socket() } else { None }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs::File as HostFile;
    use std::io::{PipeReader, PipeWriter, Read, Seek};
    use std::os::fd::OwnedFd;
    use std::sync::Arc;

    use super::*;
    use crate::file::OpenFile;
    use crate::sys::testing::Memory;

    fn stream(fd: impl Into<OwnedFd>) -> Arc<OpenFile> {
        OpenFile::new(Stdio::new(Handle::from(fd.into())), Fdflags::empty())
    }

    fn pipe() -> (PipeReader, PipeWriter) {
        std::io::pipe().unwrap()
    }

    fn read(file: &OpenFile, len: usize) -> Result<Vec<u8>, Errno> {
        let (read, mut bytes) = Memory::new(len + 16).iovecs(&vec![0; len], |iovs| file.read(iovs));
        bytes.truncate(read?);
        Ok(bytes)
    }

    fn write(file: &OpenFile, bytes: &[u8]) -> Result<Size, Errno> {
        Memory::new(bytes.len() + 16).iovecs(bytes, |iovs| file.write(iovs)).0
    }

    #[test]
    fn a_blocking_pipe_never_holds_the_host_and_keeps_its_flags() {
        let (reader, writer) = pipe();
        let watch = Handle::from(OwnedFd::from(reader.try_clone().unwrap()));
        let (input, output) = (stream(reader), stream(writer));
        assert_eq!(read(&input, 10), Err(Errno::Again));
        assert_eq!(write(&output, b"hello"), Ok(5));
        assert_eq!(read(&input, 10), Ok(b"hello".to_vec()));
        let mut full = 0;
        let end = loop {
            match write(&output, &[1; 30_000]) {
                Ok(written) => full += written,
                Err(errno) => break errno,
            }
        };
        assert_eq!(end, Errno::Again);
        assert!((32_768..=1 << 20).contains(&full), "{full}");
        assert!(!output.poll(Interest::WRITABLE, None).unwrap().writable);
        assert!(!sys::status_flags(&watch).unwrap().contains(Fdflags::NONBLOCK));
        assert_eq!(input.seek(0, Whence::Cur), Err(Errno::Spipe));
        assert_eq!(input.socket().err(), Some(Errno::Notsock));
        drop(output);
        while !read(&input, 30_000).unwrap().is_empty() {}
        assert!(input.poll(Interest::READABLE, None).unwrap().hangup);
    }

    #[test]
    fn where_the_kernel_cannot_be_asked_it_is_looked_first() {
        let (reader, writer) = pipe();
        let (input, output) =
            (Stdio::new(OwnedFd::from(reader).into()), Stdio::new(OwnedFd::from(writer).into()));
        input.look_first.store(true, Ordering::Relaxed);
        output.look_first.store(true, Ordering::Relaxed);
        let (input, output) =
            (OpenFile::new(input, Fdflags::empty()), OpenFile::new(output, Fdflags::empty()));
        assert_eq!(read(&input, 10), Err(Errno::Again));
        assert_eq!(write(&output, &[1; 10_000]), Ok(sys::PIPE_BUF));
        assert_eq!(read(&input, 10_000).map(|bytes| bytes.len()), Ok(sys::PIPE_BUF));
        while write(&output, &[1; 4096]).is_ok() {}
        assert_eq!(write(&output, &[1; 4096]), Err(Errno::Again));
    }

    #[test]
    fn a_terminal_that_nobody_reads_holds_nobody() {
        let Some((screen, terminal)) = sys::testing::terminal() else { return };
        let watch = Handle::from(terminal.try_clone().unwrap());
        let output = stream(terminal);
        let (done, wait) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            // (The kernel may make room a moment later.)
            let refused = std::iter::repeat_with(|| write(&output, &[b'x'; 4000])).find_map(Result::err);
            done.send(refused).unwrap();
        });
        let end = wait.recv_timeout(std::time::Duration::from_secs(20));
        assert_eq!(end, Ok(Some(Errno::Again)), "the write waits for the screen");
        assert!(!sys::status_flags(&watch).unwrap().contains(Fdflags::NONBLOCK));
        drop(screen);
    }

    #[test]
    fn a_regular_file_goes_by_its_own_position() {
        let mut file = tempfile::tempfile().unwrap();
        let output = stream(file.try_clone().unwrap());
        assert_eq!(write(&output, b"one "), Ok(4));
        assert_eq!(write(&output, b"two"), Ok(3));
        assert_eq!(output.seek(0, Whence::Cur), Ok(7));
        let mut text = String::new();
        file.rewind().unwrap();
        file.read_to_string(&mut text).unwrap();
        assert_eq!(text, "one two");
        assert_eq!(output.poll(Interest::READABLE, None), Ok(Readiness::ALWAYS));
        // Its flags are its opener's, but waiting is the guest's own affair.
        assert_eq!(output.set_status(Fdflags::APPEND), Err(Errno::Notsup));
        assert_eq!(output.set_status(Fdflags::NONBLOCK), Ok(()));
        assert!(output.is_nonblocking());
    }

    #[test]
    fn only_a_terminal_can_neither_seek_nor_tell() {
        let position = Rights::FD_SEEK | Rights::FD_TELL;
        let null = stream(HostFile::options().read(true).write(true).open("/dev/null").unwrap());
        assert_eq!(null.file().filetype(), Ok(Filetype::CharacterDevice));
        assert!(null.file().rights().unwrap().contains(position));
        assert_eq!(write(&null, b"gone"), Ok(4));
        assert_eq!(read(&null, 4), Ok(Vec::new()));
        // The master end of a new pseudo-terminal is a terminal as well.
        if let Ok(terminal) = HostFile::options().read(true).write(true).open("/dev/ptmx") {
            let terminal = stream(terminal);
            assert_eq!(terminal.file().filetype(), Ok(Filetype::CharacterDevice));
            assert!(!terminal.file().rights().unwrap().intersects(position));
            assert_eq!(terminal.seek(0, Whence::Cur), Err(Errno::Spipe));
            assert_eq!(read(&terminal, 4), Err(Errno::Again));
        }
    }

    #[test]
    fn a_socket_handed_in_as_a_stream_is_a_socket() {
        let (ours, theirs) = std::os::unix::net::UnixStream::pair().unwrap();
        let (ours, theirs) = (stream(ours), stream(theirs));
        assert_eq!(ours.file().filetype(), Ok(Filetype::SocketStream));
        assert_eq!(read(&ours, 4), Err(Errno::Again));
        assert_eq!(read(&ours, 0), Ok(Vec::new()));
        assert_eq!(write(&theirs, b"hi"), Ok(2));
        assert_eq!(read(&ours, 4), Ok(b"hi".to_vec()));
        assert_eq!(theirs.socket().unwrap().shutdown(false, true), Ok(()));
        assert_eq!(read(&ours, 4), Ok(Vec::new()));
    }
}
