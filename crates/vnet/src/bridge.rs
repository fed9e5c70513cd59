//! Bridges: frames to and from other runs, over a Unix socket.
//!
//! Main type: [`Bridge`]. Of those who join a network the first listens; it is asked by the others for what it asks of itself, the
//! token. What goes over the socket, numbers little-endian: who joins sends `WAXB`, a byte 1 (the version), the token's length as u16
//! and the token, and is answered a byte, 0 for welcome; from then on both send frames, each with its length as u32 before it. One
//! invariant: of one who sends anything else nothing is kept, and nobody can have more than [`WAITING`] bytes wait for them.

use std::fs;
use std::io::{self, Read, Write};
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use smoltcp::time::Instant;
use waxwing::abi::types::Errno;

use crate::frame::{FRAME, HEADER};

/// How many runs may join the one that listens.
const MOST: usize = 32;

/// The longest token, in bytes.
pub(crate) const TOKEN: usize = 1024;

/// How much waits for one who does not read, in bytes: frames beyond it are lost.
const WAITING: usize = 4 << 20;

/// How long greeting may take.
const GREETING: Duration = Duration::from_secs(5);

const MAGIC: [u8; 5] = *b"WAXB\x01";
const WELCOME: u8 = 0;
const REFUSED: u8 = 1;

/// How much is read at a time, in bytes, and how often before others have their turn.
const PIECE: usize = 64 << 10;
const PIECES: usize = 16;

/// A bridge.
pub(crate) struct Bridge {
    role: Role,
    peers: Vec<Peer>,
}

enum Role {
    Listens { listener: UnixListener, path: PathBuf, token: Vec<u8> },
    Joined,
}

/// Another run.
struct Peer {
    stream: UnixStream,
    /// Until when it may greet; none when it has.
    greets_until: Option<Instant>,
    coming: Vec<u8>,
    going: Vec<u8>,
    gone: bool,
}

/// A way of asking about what a bridge waits for.
pub(crate) struct Waits<'b> {
    pub(crate) stream: std::os::fd::BorrowedFd<'b>,
    pub(crate) writes: bool,
}

impl Bridge {
    /// Joins whoever listens at `path`, or else listens there. It may take [`GREETING`].
    ///
    /// # Errors
    /// `acces` when the token is another, `timedout`, `inval` for one that is too long; as POSIX connect and bind.
    pub(crate) fn join(path: &Path, token: &[u8]) -> Result<Bridge, Errno> {
        if token.len() > TOKEN {
            return Err(Errno::Inval);
        }
        // Twice, should the one that listened end just now.
        for _ in 0..2 {
            match UnixStream::connect(path) {
                Ok(stream) => return Bridge::greet(stream, token).map_err(errno)?,
                Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => {
                    // Left by one that has ended. Only a socket is ever removed.
                    if fs::symlink_metadata(path).is_ok_and(|found| found.file_type().is_socket()) {
                        let _ = fs::remove_file(path);
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(errno(error)),
            }
            match UnixListener::bind(path) {
                Ok(listener) => {
                    let listens = || {
                        fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
                        listener.set_nonblocking(true)
                    };
                    listens().map_err(errno)?;
                    let role = Role::Listens { listener, path: path.to_owned(), token: token.to_vec() };
                    return Ok(Bridge { role, peers: Vec::new() });
                }
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
                Err(error) => return Err(errno(error)),
            }
        }
        Err(Errno::Addrinuse)
    }

    /// Shows the token.
    fn greet(mut stream: UnixStream, token: &[u8]) -> io::Result<Result<Bridge, Errno>> {
        stream.set_read_timeout(Some(GREETING))?;
        stream.set_write_timeout(Some(GREETING))?;
        let len = u16::try_from(token.len()).map_err(|_| io::ErrorKind::InvalidInput)?;
        stream.write_all(&[&MAGIC[..], &len.to_le_bytes(), token].concat())?;
        let mut answer = [REFUSED];
        stream.read_exact(&mut answer)?;
        if answer != [WELCOME] {
            return Ok(Err(Errno::Acces));
        }
        stream.set_nonblocking(true)?;
        Ok(Ok(Bridge { role: Role::Joined, peers: vec![Peer::new(stream, None)] }))
    }

    /// Whether it has joined another, which then is the one to give addresses.
    pub(crate) fn has_joined(&self) -> bool {
        matches!(self.role, Role::Joined)
    }

    /// Whether nobody is at its other side and nobody can come to be.
    pub(crate) fn is_over(&self) -> bool {
        self.has_joined() && self.peers.is_empty()
    }

    /// Whether anybody is at its other side.
    pub(crate) fn is_used(&self) -> bool {
        self.peers.iter().any(|peer| peer.greets_until.is_none())
    }

    /// Takes in what has come, and sends what waits. Each frame goes to `frame`; those of one to all others as well.
    pub(crate) fn turn(&mut self, now: Instant, mut frame: impl FnMut(&[u8])) {
        if let Role::Listens { listener, .. } = &self.role {
            while let Ok((stream, _)) = listener.accept() {
                let fits = self.peers.len() < MOST && stream.set_nonblocking(true).is_ok();
                if fits {
                    self.peers.push(Peer::new(stream, Some(now + GREETING.into())));
                }
            }
        }
        for index in 0..self.peers.len() {
            let token = match &self.role {
                Role::Listens { token, .. } => &token[..],
                Role::Joined => &[],
            };
            let peer = &mut self.peers[index];
            peer.receive();
            peer.be_greeted(token, now);
            for bytes in peer.frames() {
                frame(&bytes);
                for (_, other) in self.peers.iter_mut().enumerate().filter(|(other, _)| *other != index) {
                    other.send(&bytes);
                }
            }
        }
        for peer in &mut self.peers {
            peer.flush();
        }
        self.peers.retain(|peer| !peer.gone);
    }

    /// Sends a frame to all.
    pub(crate) fn send(&mut self, frame: &[u8]) {
        for peer in &mut self.peers {
            peer.send(frame);
        }
    }

    /// Whether frames wait to be sent.
    pub(crate) fn has_waiting(&self) -> bool {
        self.peers.iter().any(|peer| !peer.going.is_empty())
    }

    /// What it waits for.
    pub(crate) fn waits(&self) -> impl Iterator<Item = Waits<'_>> {
        use std::os::fd::AsFd;
        let listener = match &self.role {
            Role::Listens { listener, .. } => Some(Waits { stream: listener.as_fd(), writes: false }),
            Role::Joined => None,
        };
        let peers = self
            .peers
            .iter()
            .map(|peer| Waits { stream: peer.stream.as_fd(), writes: !peer.going.is_empty() });
        listener.into_iter().chain(peers)
    }

    /// When somebody's time to greet is over.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        self.peers.iter().filter_map(|peer| peer.greets_until).min()
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        if let Role::Listens { path, .. } = &self.role {
            let _ = fs::remove_file(path);
        }
    }
}

impl Peer {
    fn new(stream: UnixStream, greets_until: Option<Instant>) -> Self {
        Peer { stream, greets_until, coming: Vec::new(), going: Vec::new(), gone: false }
    }

    fn receive(&mut self) {
        let mut piece = vec![0; PIECE];
        for _ in 0..PIECES {
            match self.stream.read(&mut piece) {
                Ok(0) => self.gone = true,
                Ok(len) => {
                    self.coming.extend_from_slice(&piece[..len]);
                    continue;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(_) => self.gone = true,
            }
            return;
        }
    }

    /// Takes its greeting, if it has to and has sent it.
    fn be_greeted(&mut self, token: &[u8], now: Instant) {
        let Some(until) = self.greets_until else { return };
        let begin = self.coming.len().min(MAGIC.len());
        if self.coming[..begin] != MAGIC[..begin] || now >= until {
            self.gone = true;
        }
        let Some(len) = self.coming.get(MAGIC.len()..MAGIC.len() + 2) else { return };
        let len = usize::from(u16::from_le_bytes([len[0], len[1]]));
        let shown = MAGIC.len() + 2..MAGIC.len() + 2 + len;
        if len > TOKEN {
            self.gone = true;
        }
        if self.gone {
            return;
        }
        let Some(bytes) = self.coming.get(shown.clone()) else { return };
        let is_right = is_same(bytes, token);
        self.coming.drain(..shown.end);
        self.going.push(if is_right { WELCOME } else { REFUSED });
        self.flush();
        self.greets_until = None;
        self.gone |= !is_right;
    }

    /// The frames that are whole.
    fn frames(&mut self) -> Vec<Vec<u8>> {
        let mut frames = Vec::new();
        let mut at = 0;
        while !self.gone && self.greets_until.is_none() {
            let rest = &self.coming[at..];
            let Some(len) = rest.get(..4).and_then(|len| len.try_into().ok()).map(u32::from_le_bytes) else {
                break;
            };
            let len = usize::try_from(len).ok().filter(|len| (HEADER..=FRAME).contains(len));
            let Some(len) = len else {
                self.gone = true;
                break;
            };
            let Some(frame) = rest.get(4..4 + len) else { break };
            frames.push(frame.to_vec());
            at += 4 + len;
        }
        self.coming.drain(..at);
        frames
    }

    fn send(&mut self, frame: &[u8]) {
        let Ok(len) = u32::try_from(frame.len()) else { return };
        if self.gone || self.greets_until.is_some() || self.going.len() + 4 + frame.len() > WAITING {
            return;
        }
        self.going.extend_from_slice(&len.to_le_bytes());
        self.going.extend_from_slice(frame);
        self.flush();
    }

    fn flush(&mut self) {
        let mut sent = 0;
        while sent < self.going.len() {
            match self.stream.write(&self.going[sent..]) {
                Ok(len) => sent += len,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(_) => {
                    self.gone = true;
                    break;
                }
            }
        }
        self.going.drain(..sent);
    }
}

/// Compares in a time that does not tell how much of it is right.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).fold(0, |differ, (one, other)| differ | (one ^ other)) == 0
}

fn errno(error: io::Error) -> Errno {
    match error.kind() {
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut => Errno::Timedout,
        io::ErrorKind::PermissionDenied => Errno::Acces,
        io::ErrorKind::NotFound => Errno::Noent,
        io::ErrorKind::InvalidInput => Errno::Nametoolong,
        io::ErrorKind::AddrInUse => Errno::Addrinuse,
        io::ErrorKind::UnexpectedEof | io::ErrorKind::BrokenPipe => Errno::Connreset,
        io::ErrorKind::ConnectionReset => Errno::Connreset,
        _ => Errno::Io,
    }
}
