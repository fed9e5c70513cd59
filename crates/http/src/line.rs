//! Connections, with TLS or without.
//!
//! Main type: [`Line`].

use std::io::{self, Read, Write};
use std::time::{Duration, Instant};

use rustls::pki_types::ServerName;
use rustls::{ClientConnection, StreamOwned};
use waxwing::abi::types::Errno;
use waxwing::{Interest, Stream};

use crate::tls::Trust;

/// How long a server that has answered may take nothing until it is taken for one that does not want the rest: there are those that
/// answer piece by piece as they read.
const STALLED: Duration = Duration::from_secs(1);

/// A connection that can be talked by.
#[derive(Debug)]
pub(crate) enum Line {
    Plain(Stream),
    Secure(Box<StreamOwned<ClientConnection, Stream>>),
}

/// Agrees with the server on TLS, if there is to be any.
///
/// # Errors
/// `proto` when there is no agreement: the server has no certificate that is trusted, say.
pub(crate) fn open(
    mut connection: Stream,
    is_secure: bool,
    host: &str,
    trust: &Trust,
) -> Result<Line, Errno> {
    if !is_secure {
        return Ok(Line::Plain(connection));
    }
    let name = ServerName::try_from(host.to_owned()).map_err(|_| Errno::Inval)?;
    let mut tls = ClientConnection::new(trust.config(), name).map_err(|_| Errno::Proto)?;
    while tls.is_handshaking() {
        tls.complete_io(&mut connection).map_err(|error| errno(&error))?;
    }
    Ok(Line::Secure(Box::new(StreamOwned::new(tls, connection))))
}

/// What an error in talking stands for.
pub(crate) fn errno(error: &io::Error) -> Errno {
    match error.get_ref() {
        Some(inner) if inner.is::<rustls::Error>() => Errno::Proto,
        _ => Stream::errno(error),
    }
}

impl Line {
    /// Whether it waits, or answers [`io::ErrorKind::WouldBlock`] instead.
    pub(crate) fn set_waiting(&mut self, waits: bool) {
        match self {
            Line::Plain(stream) => stream.set_waiting(waits),
            Line::Secure(tls) => tls.sock.set_waiting(waits),
        }
    }

    /// Sends all of this, unless the server has said something and takes no more ([`STALLED`]), or takes nothing ever again; whether
    /// that is so.
    ///
    /// # Errors
    /// Of the guest: it is gone.
    pub(crate) fn send(&mut self, mut bytes: &[u8]) -> io::Result<bool> {
        self.set_waiting(false);
        let mut moved = Instant::now();
        let heard = loop {
            let sent = if bytes.is_empty() { self.flush().map(|()| 0) } else { self.write(bytes) };
            match sent {
                Ok(_) if bytes.is_empty() => break Ok(false),
                Ok(len) => (bytes, moved) = (&bytes[len..], Instant::now()),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    if moved.elapsed() >= STALLED && self.has_input() {
                        break Ok(true);
                    }
                    if let Err(errno) = Stream::wait(&[(self.stream(), Interest::WRITABLE)], Some(STALLED)) {
                        break Err(io::Error::other(errno));
                    }
                }
                Err(error) if Stream::errno(&error) == Errno::Canceled => break Err(error),
                // It may have said why.
                Err(_) => break Ok(true),
            }
        };
        self.set_waiting(true);
        heard
    }

    /// Whether there is something to be read. What TLS has to say for itself is nothing.
    fn has_input(&mut self) -> bool {
        match self {
            Line::Plain(stream) => stream.is_readable(),
            Line::Secure(tls) => loop {
                // It may have come while something was sent. What is wrong with it is told to who reads.
                match tls.conn.process_new_packets() {
                    Ok(state) if state.plaintext_bytes_to_read() == 0 && !state.peer_has_closed() => {}
                    _ => return true,
                }
                match tls.conn.read_tls(&mut tls.sock) {
                    Ok(0) => return true,
                    Ok(_) => {}
                    Err(error) => return error.kind() != io::ErrorKind::WouldBlock,
                }
            },
        }
    }

    fn stream(&self) -> &Stream {
        match self {
            Line::Plain(stream) => stream,
            Line::Secure(tls) => &tls.sock,
        }
    }

    /// Whether it has bytes to send that the connection did not take yet.
    pub(crate) fn wants_write(&self) -> bool {
        match self {
            Line::Plain(_) => false,
            Line::Secure(tls) => tls.conn.wants_write(),
        }
    }
}

impl Read for Line {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        match self {
            Line::Plain(stream) => stream.read(to),
            Line::Secure(tls) => tls.read(to),
        }
    }
}

impl Write for Line {
    fn write(&mut self, from: &[u8]) -> io::Result<usize> {
        match self {
            Line::Plain(stream) => stream.write(from),
            Line::Secure(tls) => tls.write(from),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Line::Plain(stream) => stream.flush(),
            Line::Secure(tls) => tls.flush(),
        }
    }
}
