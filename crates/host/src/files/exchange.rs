//! What a guest has of a request to a web server, or of a web socket.
//!
//! Main type: [`ExchangeEnd`]. One invariant: it is a socket of the operating system's in everything but its end: who comes to that
//! is told what went wrong, if something did.

use std::any::Any;
use std::sync::Arc;

use waxwing_abi::IoVecs;
use waxwing_abi::types::{
    Errno, Filestat, Filetype, Rights, Size, SockOption, SockProto, SockStatus, SockType,
};

use super::{HostSocket, SOCKET};
use crate::file::{At, File, OpenFile};
use crate::http::{Exchange, LONGEST_MESSAGE};
use crate::socket::{OptionValue, ReceiveFlags, Received, Socket, SocketAddress, SocketKind};
use crate::sys::Handle;
use crate::wait::{Interest, Readiness, Wait};

/// What it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The request's body, to be written.
    Request,
    /// The answer's body, to be read.
    Response,
    /// The answer's headers, to be read.
    Headers,
    /// The messages of a web socket, one for each read and write.
    Messages,
}

/// The guest's end of one part.
#[derive(Debug)]
pub(crate) struct ExchangeEnd {
    socket: HostSocket,
    part: Part,
    exchange: Arc<Exchange>,
}

impl ExchangeEnd {
    /// A new one for the guest, and the other end.
    ///
    /// # Errors
    /// As POSIX socketpair.
    pub(crate) fn pair(part: Part, exchange: &Arc<Exchange>) -> Result<(ExchangeEnd, HostSocket), Errno> {
        let is_messages = part == Part::Messages;
        let kind = if is_messages { SockType::SocketSeqpacket } else { SockType::SocketStream };
        let (socket, other) = HostSocket::pair(kind, SockProto::Ip)?;
        if is_messages {
            // As much as there may be: what does not fit then is refused, message by message.
            let room = OptionValue::Number(LONGEST_MESSAGE as u64);
            for end in [&socket, &other] {
                let _ = end.set_option(SockOption::SendBufSize, room);
            }
        }
        Ok((ExchangeEnd { socket, part, exchange: Arc::clone(exchange) }, other))
    }

    /// The exchange of a request that it is an end of.
    pub(crate) fn request(&self) -> Option<&Arc<Exchange>> {
        (self.part != Part::Messages).then_some(&self.exchange)
    }

    /// What went wrong, as far as it concerns who reads or writes here.
    fn failure(&self) -> Option<Errno> {
        match self.part {
            Part::Headers => self.exchange.status()?.err(),
            Part::Request | Part::Response | Part::Messages => self.exchange.outcome()?.err(),
        }
    }

    /// What is received is `len` bytes: of none there may be a reason.
    fn told<T>(&self, received: T, len: Size, asked: Size) -> Result<T, Errno> {
        match self.failure() {
            Some(errno) if len == 0 && asked > 0 => Err(errno),
            _ => Ok(received),
        }
    }

    fn is_allowed(&self, right: Rights) -> Result<(), Errno> {
        if self.rights()?.contains(right) { Ok(()) } else { Err(Errno::Badf) }
    }
}

/// The operating system tells once that the other end did not take all that was written. That is no news to who reads, and what is
/// there to be read still is.
fn unbroken<T>(receive: impl Fn() -> Result<T, Errno>) -> Result<T, Errno> {
    match receive() {
        Err(Errno::Connreset) => receive(),
        received => received,
    }
}

impl File for ExchangeEnd {
    fn filestat(&self) -> Result<Filestat, Errno> {
        self.socket.filestat()
    }

    fn filetype(&self) -> Result<Filetype, Errno> {
        self.socket.filetype()
    }

    fn rights(&self) -> Result<Rights, Errno> {
        Ok(match self.part {
            Part::Request => SOCKET - Rights::FD_READ,
            Part::Response | Part::Headers => SOCKET - Rights::FD_WRITE,
            Part::Messages => SOCKET,
        })
    }

    fn read(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        self.is_allowed(Rights::FD_READ)?;
        let len = unbroken(|| self.socket.read(at, iovs))?;
        self.told(len, len, iovs.total_len())
    }

    fn write(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        match at {
            At::Offset(_) => Err(Errno::Spipe),
            At::Cursor => Socket::send(self, iovs),
        }
    }

    fn poll(&self, interest: Interest, wait: Option<&mut Wait>) -> Result<Readiness, Errno> {
        self.socket.poll(interest, wait)
    }

    fn handle(&self) -> Option<&Handle> {
        self.socket.handle()
    }

    fn is_ready_when_polled(&self, interest: Interest) -> bool {
        self.socket.is_ready_when_polled(interest)
    }

    fn has_ended(&self) -> bool {
        self.socket.has_ended()
    }

    fn is_stream(&self) -> bool {
        self.socket.is_stream()
    }

    fn as_any(&self) -> Option<&dyn Any> {
        Some(self)
    }

    fn as_socket(&self) -> Option<&dyn Socket> {
        Some(self)
    }
}

impl Socket for ExchangeEnd {
    fn kind(&self) -> Result<SocketKind, Errno> {
        self.socket.kind()
    }

    fn peer_address(&self) -> Result<Option<SocketAddress>, Errno> {
        Ok(None)
    }

    fn receive(&self, iovs: &IoVecs<'_>, flags: ReceiveFlags) -> Result<Received, Errno> {
        self.is_allowed(Rights::FD_READ)?;
        let received = unbroken(|| self.socket.receive(iovs, flags))?;
        self.told(received, received.len, iovs.total_len())
    }

    /// An empty message would look like the end, and is none. That nobody takes it any more ends no guest: of a pipe it did not make
    /// it does not expect that.
    fn send(&self, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        self.is_allowed(Rights::FD_WRITE)?;
        if iovs.is_empty() {
            return Ok(0);
        }
        if self.part == Part::Messages && iovs.total_len() > LONGEST_MESSAGE {
            return Err(Errno::Msgsize);
        }
        match self.socket.send(iovs) {
            Err(Errno::Pipe | Errno::Connreset) => Err(self.failure().unwrap_or(Errno::Notconn)),
            sent => sent,
        }
    }

    /// A file's bytes would be cut into messages anyhow.
    fn send_file(&self, file: &OpenFile, offset: u64, len: Size) -> Result<Size, Errno> {
        match self.part {
            Part::Request => self.socket.send_file(file, offset, len),
            Part::Response | Part::Headers | Part::Messages => Err(Errno::Notsup),
        }
    }

    fn option(&self, option: SockOption) -> Result<OptionValue, Errno> {
        self.socket.option(option)
    }

    fn status(&self) -> Result<SockStatus, Errno> {
        self.socket.status()
    }

    fn shutdown(&self, read: bool, write: bool) -> Result<(), Errno> {
        self.socket.shutdown(read, write)
    }
}
