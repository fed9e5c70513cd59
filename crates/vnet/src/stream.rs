//! Streams of TCP: what a guest's socket is at, over the sockets of smoltcp that carry it.
//!
//! Main type: [`Stream`]; listener.rs has those that listen. One invariant: each socket of smoltcp belongs to one stream, to one listener's
//! queue, or to the orphans of its machine.

use std::net::SocketAddr;
use std::sync::Arc;

use smoltcp::iface::{SocketHandle, SocketSet};
use smoltcp::socket::tcp::{self, RecvError, State};
use smoltcp::time::{Duration, Instant};
use smoltcp::wire::IpListenEndpoint;
use waxwing::abi::IoVecs;
use waxwing::abi::types::{AddressFamily, Errno, SockStatus};

use crate::beacon::{Beacon, Ready};
use crate::listener::Queue;
use crate::machine::{Id, Machine, address, as_family, endpoint, meant, overlap, somewhere};
use crate::options::Options;

/// How long a connection may take to begin.
const CONNECT: Duration = Duration::from_secs(75);

/// How often a connection is tried that is to be kept alive.
const KEEP_ALIVE: Duration = Duration::from_secs(75);

/// A stream.
pub(crate) struct Stream {
    pub(crate) family: AddressFamily,
    pub(crate) options: Options,
    /// Where it is bound to.
    pub(crate) bound: Option<SocketAddr>,
    pub(crate) at: At,
    /// What is wrong, until somebody is told.
    pub(crate) error: Option<Errno>,
    pub(crate) beacon: Option<Arc<Beacon>>,
}

/// How far it is.
pub(crate) enum At {
    Fresh,
    Listening(Queue),
    Connecting { handle: SocketHandle, until: Instant },
    Connected(Connection),
}

/// What came of connecting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Began {
    /// It has begun.
    Now,
    /// It is connected, and nobody had been told.
    Told,
}

/// A connection.
pub(crate) struct Connection {
    pub(crate) handle: SocketHandle,
    local: SocketAddr,
    peer: SocketAddr,
    /// The guest knows that it is connected.
    pub(crate) is_told: bool,
    no_read: bool,
    no_write: bool,
    /// The other side sends no more.
    ended: bool,
    /// It is over, and why has been noted.
    over: bool,
}

pub(crate) type Tcp = tcp::Socket<'static>;

impl Stream {
    pub(crate) fn new(family: AddressFamily) -> Self {
        Stream { family, options: Options::default(), bound: None, at: At::Fresh, error: None, beacon: None }
    }

    /// How many connections wait in its queue.
    pub(crate) fn waiting(&self) -> usize {
        match &self.at {
            At::Listening(queue) => queue.len(),
            _ => 0,
        }
    }

    /// When something has to happen of itself.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        match self.at {
            At::Connecting { until, .. } => Some(until),
            _ => None,
        }
    }

    /// Somebody who was to begin a connection did not.
    pub(crate) fn forget(&mut self, handle: SocketHandle) {
        if let At::Listening(queue) = &mut self.at {
            queue.forget(handle);
        }
    }

    /// What it is ready for, and how many bytes can be received.
    pub(crate) fn ready(&self, sockets: &SocketSet<'static>) -> (Ready, usize) {
        let failed = self.error.is_some();
        match &self.at {
            At::Fresh => (Ready { readable: failed, writable: true, ..Ready::default() }, 0),
            At::Listening(queue) => {
                let waiting = queue.ready_len();
                (Ready { readable: waiting > 0, waiting, ..Ready::default() }, 0)
            }
            At::Connecting { .. } => (Ready::default(), 0),
            At::Connected(connection) => {
                let socket = sockets.get::<Tcp>(connection.handle);
                let ended = connection.no_read || !socket.may_recv();
                let closed = connection.no_write || !socket.may_send();
                let ready = Ready {
                    readable: failed || ended || socket.can_recv(),
                    waiting: socket.recv_queue(),
                    writable: failed || closed || socket.can_send(),
                    // An end that has come behind bytes which nobody has taken yet, too.
                    no_more: ended
                        || matches!(socket.state(), State::CloseWait | State::LastAck | State::Closing),
                    over: ended && closed,
                };
                (ready, socket.recv_queue())
            }
        }
    }

    /// Looks at what has become of it; whether something has to be sent because of it.
    pub(crate) fn update(&mut self, sockets: &mut SocketSet<'static>, now: Instant) -> bool {
        let mut acts = false;
        match &mut self.at {
            At::Fresh => {}
            At::Listening(queue) => queue.update(sockets),
            At::Connecting { handle, until } => {
                let socket = sockets.get_mut::<Tcp>(*handle);
                match socket.state() {
                    State::SynSent | State::SynReceived if now < *until => {}
                    State::SynSent | State::SynReceived | State::Closed | State::Listen => {
                        let timed_out = now >= *until;
                        self.error = Some(if timed_out { Errno::Timedout } else { Errno::Connrefused });
                        sockets.remove(*handle);
                        self.at = At::Fresh;
                    }
                    _ => {
                        let ends = (socket.local_endpoint(), socket.remote_endpoint());
                        if let (Some(local), Some(peer)) = ends {
                            let (local, peer) = (address(local, self.family), address(peer, self.family));
                            self.at = At::Connected(Connection::new(*handle, local, peer));
                        }
                        acts = true;
                    }
                }
            }
            At::Connected(connection) => {
                let socket = sockets.get_mut::<Tcp>(connection.handle);
                match socket.state() {
                    State::CloseWait | State::LastAck | State::Closing | State::TimeWait => {
                        connection.ended = true
                    }
                    State::Closed if !connection.over => {
                        connection.over = true;
                        if !connection.ended {
                            self.error = Some(Errno::Connreset);
                        }
                    }
                    _ => {}
                }
            }
        }
        if let Some(beacon) = &self.beacon {
            beacon.show(self.ready(sockets).0);
        }
        acts
    }

    /// Has the connection behave as its options say.
    pub(crate) fn apply(&self, sockets: &mut SocketSet<'static>) {
        let (At::Connecting { handle, .. } | At::Connected(Connection { handle, .. })) = self.at else {
            return;
        };
        apply(&self.options, sockets.get_mut::<Tcp>(handle));
    }

    /// Its own address.
    pub(crate) fn local(&self) -> SocketAddr {
        match (&self.at, self.bound) {
            (At::Connected(connection), _) => connection.local,
            (_, Some(bound)) => as_family(bound, self.family),
            (_, None) => as_family(any(self.family, 0), self.family),
        }
    }

    /// The address of the other side.
    ///
    /// # Errors
    /// `notconn`.
    pub(crate) fn peer(&self) -> Result<SocketAddr, Errno> {
        match &self.at {
            At::Connected(connection) if !connection.over => Ok(connection.peer),
            _ => Err(Errno::Notconn),
        }
    }

    pub(crate) fn is_listening(&self) -> bool {
        matches!(self.at, At::Listening(_))
    }

    pub(crate) fn status(&self) -> SockStatus {
        match &self.at {
            At::Fresh if self.error.is_some() => SockStatus::Failed,
            At::Fresh | At::Connecting { .. } => SockStatus::Opening,
            At::Connected(connection) if connection.over => SockStatus::Closed,
            At::Listening(_) | At::Connected(_) => SockStatus::Opened,
        }
    }

    fn connection(&mut self) -> Result<&mut Connection, Errno> {
        match &mut self.at {
            At::Connected(connection) => Ok(connection),
            At::Connecting { .. } => Err(Errno::Again),
            At::Fresh | At::Listening(_) => Err(Errno::Notconn),
        }
    }

    /// Receives; 0 at the end.
    pub(crate) fn receive(
        &mut self,
        sockets: &mut SocketSet<'static>,
        iovs: &IoVecs<'_>,
        peek: bool,
    ) -> Result<usize, Errno> {
        let failed = self.error;
        let connection = self.connection()?;
        if connection.no_read {
            return Ok(0);
        }
        let socket = sockets.get_mut::<Tcp>(connection.handle);
        let wanted = iovs.total_len();
        if wanted == 0 {
            return Ok(0);
        }
        let received = if peek {
            socket.peek(wanted).map(|bytes| iovs.copy_out(bytes))
        } else {
            // The bytes may be in two pieces.
            let first = socket.recv(|bytes| {
                let copied = iovs.copy_out(bytes);
                (copied, copied)
            });
            match first {
                Ok(first @ 1..) if first < wanted && socket.can_recv() => {
                    let rest = iovs.skip(first);
                    let second = socket.recv(|bytes| {
                        let copied = rest.copy_out(bytes);
                        (copied, copied)
                    });
                    Ok(first + second.unwrap_or(0))
                }
                first => first,
            }
        };
        match received {
            Ok(0) => Err(Errno::Again),
            Ok(received) => Ok(received),
            Err(RecvError::Finished) => Ok(0),
            Err(RecvError::InvalidState) => match failed {
                Some(errno) => {
                    self.error = None;
                    Err(errno)
                }
                None => Ok(0),
            },
        }
    }

    /// Sends as much as there is room for.
    pub(crate) fn send(
        &mut self,
        sockets: &mut SocketSet<'static>,
        iovs: &IoVecs<'_>,
    ) -> Result<usize, Errno> {
        if let Some(errno) = self.error.take() {
            return Err(errno);
        }
        let connection = self.connection()?;
        let socket = sockets.get_mut::<Tcp>(connection.handle);
        if connection.no_write || !socket.may_send() {
            return Err(Errno::Pipe);
        }
        let wanted = iovs.total_len();
        let mut sent = 0;
        while sent < wanted && socket.can_send() {
            let rest = iovs.skip(sent);
            let copied = socket.send(|room| {
                let len = room.len().min(wanted - sent);
                let copied = rest.copy_in(&mut room[..len]);
                (copied, copied)
            });
            match copied {
                Ok(copied @ 1..) => sent += copied,
                _ => break,
            }
        }
        if sent == 0 && wanted > 0 { Err(Errno::Again) } else { Ok(sent) }
    }

    /// Ends receiving, sending or both.
    pub(crate) fn shutdown(
        &mut self,
        sockets: &mut SocketSet<'static>,
        read: bool,
        write: bool,
    ) -> Result<(), Errno> {
        let connection = match self.connection() {
            Ok(connection) if !connection.over => connection,
            _ => return Err(Errno::Notconn),
        };
        connection.no_read |= read;
        if write && !connection.no_write {
            connection.no_write = true;
            sockets.get_mut::<Tcp>(connection.handle).close();
        }
        Ok(())
    }
}

impl Connection {
    pub(crate) fn new(handle: SocketHandle, local: SocketAddr, peer: SocketAddr) -> Self {
        Connection {
            handle,
            local,
            peer,
            is_told: false,
            no_read: false,
            no_write: false,
            ended: false,
            over: false,
        }
    }
}

/// Any address of a family.
pub(crate) fn any(family: AddressFamily, port: u16) -> SocketAddr {
    match family {
        AddressFamily::Inet6 => SocketAddr::new(std::net::Ipv6Addr::UNSPECIFIED.into(), port),
        _ => SocketAddr::new(std::net::Ipv4Addr::UNSPECIFIED.into(), port),
    }
}

fn apply(options: &Options, socket: &mut Tcp) {
    socket.set_nagle_enabled(!options.no_delay);
    socket.set_hop_limit(Some(options.ttl));
    socket.set_keep_alive(options.keep_alive.then_some(KEEP_ALIVE));
    // Nothing is gained by waiting for more to acknowledge: there is no wire.
    socket.set_ack_delay(None);
}

pub(crate) fn tcp_socket(options: &Options) -> Tcp {
    let buffer = |room| tcp::SocketBuffer::new(vec![0; room]);
    let mut socket = Tcp::new(buffer(options.recv_room), buffer(options.send_room));
    apply(options, &mut socket);
    socket
}

impl Machine {
    pub(crate) fn stream(&mut self, id: Id) -> Result<&mut Stream, Errno> {
        self.streams.get_mut(&id).ok_or(Errno::Badf)
    }

    /// Whether a stream that wants to be bound there can be.
    fn has_port_for_stream(&self, id: Id, wanted: SocketAddr, port: u16) -> bool {
        let Some(own) = self.streams.get(&id) else { return false };
        let wanted = (SocketAddr::new(wanted.ip(), port), own.options.only_v6);
        !self.streams.iter().any(|(other_id, other)| {
            let is_shared = own.options.reuse_addr && other.options.reuse_addr && !other.is_listening();
            let overlaps = other.bound.is_some_and(|bound| overlap(wanted, (bound, other.options.only_v6)));
            *other_id != id && overlaps && !is_shared
        })
    }

    pub(crate) fn bind_stream(&mut self, id: Id, address: SocketAddr) -> Result<(), Errno> {
        let stream = self.stream(id)?;
        let wanted = meant(address, stream.family, stream.options.only_v6)?;
        if stream.bound.is_some() || !matches!(stream.at, At::Fresh) {
            return Err(Errno::Inval);
        }
        if !wanted.ip().is_unspecified() && !self.iface.has_ip_addr(wanted.ip()) {
            return Err(Errno::Addrnotavail);
        }
        let port = self.port(wanted.port(), |machine, port| machine.has_port_for_stream(id, wanted, port))?;
        self.stream(id)?.bound = Some(SocketAddr::new(wanted.ip(), port));
        Ok(())
    }

    /// Connects, or says how that goes which was begun.
    pub(crate) fn connect(&mut self, id: Id, to: SocketAddr, now: Instant) -> Result<Began, Errno> {
        let stream = self.stream(id)?;
        match &mut stream.at {
            At::Listening(_) => return Err(Errno::Isconn),
            At::Connecting { .. } => return Err(Errno::Already),
            At::Connected(connection) => {
                return if std::mem::replace(&mut connection.is_told, true) {
                    Err(Errno::Isconn)
                } else {
                    Ok(Began::Told)
                };
            }
            At::Fresh => {}
        }
        if let Some(errno) = stream.error.take() {
            return Err(errno);
        }
        let to = somewhere(meant(to, stream.family, stream.options.only_v6)?);
        let (options, family) = (stream.options.clone(), stream.family);
        let bound = match stream.bound {
            Some(bound) => bound,
            None => {
                self.bind_stream(id, any(family, 0))?;
                self.stream(id)?.bound.ok_or(Errno::Addrnotavail)?
            }
        };
        if to.port() == 0 || to.ip().is_multicast() || self.is_broadcast(to.ip()) {
            return Err(if to.port() == 0 { Errno::Connrefused } else { Errno::Netunreach });
        }
        if !self.reaches(to.ip(), now) {
            return Err(Errno::Netunreach);
        }
        // To itself from itself, so that it finds its way back.
        let own = if self.wire.is_own(to.ip()) { Some(to.ip()) } else { None };
        let own = if bound.ip().is_unspecified() { own } else { Some(bound.ip()) };
        let local = IpListenEndpoint { addr: own.map(Into::into), port: bound.port() };
        self.meet(to.ip(), now);
        let mut socket = tcp_socket(&options);
        socket.connect(self.iface.context(), endpoint(to), local).map_err(|_| Errno::Addrnotavail)?;
        let handle = self.sockets.add(socket);
        self.stream(id)?.at = At::Connecting { handle, until: now + CONNECT };
        Ok(Began::Now)
    }

    /// A guest has closed it. What was sent goes on; who has not read what came tells the other side so.
    pub(crate) fn close_stream(&mut self, id: Id, now: Instant) {
        let Some(stream) = self.streams.remove(&id) else { return };
        match stream.at {
            At::Fresh => {}
            At::Listening(queue) => {
                for handle in queue.all() {
                    self.sockets.get_mut::<Tcp>(handle).abort();
                    self.orphan(handle, now);
                }
            }
            At::Connecting { handle, .. } => {
                self.sockets.get_mut::<Tcp>(handle).abort();
                self.orphan(handle, now);
            }
            At::Connected(connection) => {
                let socket = self.sockets.get_mut::<Tcp>(connection.handle);
                if socket.recv_queue() > 0 || stream.options.linger == Some(std::time::Duration::ZERO) {
                    socket.abort();
                } else {
                    socket.close();
                }
                self.orphan(connection.handle, now);
            }
        }
    }
}
