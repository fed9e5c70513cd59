//! Connections, with TLS or without.
//!
//! Main type: [`Line`].

use std::io::{self, Read, Write};

use rustls::pki_types::ServerName;
use rustls::{ClientConnection, StreamOwned};
use waxwing::Stream;
use waxwing::abi::types::Errno;

use crate::tls::Trust;

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
    /// Has it answer [`io::ErrorKind::WouldBlock`] instead of waiting.
    pub(crate) fn never_wait(&mut self) {
        match self {
            Line::Plain(stream) => stream.never_wait(),
            Line::Secure(tls) => tls.sock.never_wait(),
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
