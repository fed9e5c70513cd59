//! Streams that listen, and the connections that wait to be accepted.
//!
//! Main type: [`Queue`]. A socket of smoltcp takes one connection; so one is made for each that somebody begins with a listener of a
//! guest's. One invariant: a queue has no more of them than its guest has said.

use std::collections::VecDeque;
use std::net::SocketAddr;

use smoltcp::iface::{SocketHandle, SocketSet};
use smoltcp::socket::tcp::State;
use smoltcp::time::Duration;
use smoltcp::wire::{IpEndpoint, IpListenEndpoint};
use waxwing::abi::types::{AddressFamily, Errno};

use crate::machine::{Id, Machine, address, endpoint, overlap, receives};
use crate::stream::{At, Connection, Stream, Tcp, any, tcp_socket};

/// How long somebody who begins one with a listener may.
const GREET: Duration = Duration::from_secs(30);

/// The most connections that wait to be accepted.
const BACKLOG: usize = 128;

/// Connections that wait to be accepted.
#[derive(Default)]
pub(crate) struct Queue {
    pub(crate) room: usize,
    begun: Vec<SocketHandle>,
    /// With the addresses of both sides: one that was reset meanwhile has none, and is accepted all the same.
    ready: VecDeque<(SocketHandle, IpEndpoint, IpEndpoint)>,
}

impl Queue {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.begun.len() + self.ready.len()
    }

    /// Whether one can be accepted.
    pub(crate) fn ready_len(&self) -> usize {
        self.ready.len()
    }

    /// One that was to begin did not.
    pub(crate) fn forget(&mut self, handle: SocketHandle) {
        self.begun.retain(|begun| *begun != handle);
    }

    /// All of them.
    pub(crate) fn all(self) -> impl Iterator<Item = SocketHandle> {
        self.begun.into_iter().chain(self.ready.into_iter().map(|(handle, ..)| handle))
    }

    /// Those that are there come to be accepted; those that were given up go.
    pub(crate) fn update(&mut self, sockets: &mut SocketSet<'static>) {
        let ready = &mut self.ready;
        self.begun.retain(|handle| {
            let socket = sockets.get::<Tcp>(*handle);
            match (socket.state(), socket.local_endpoint(), socket.remote_endpoint()) {
                (State::SynReceived, ..) => return true,
                (State::Closed | State::Listen, ..) | (_, None, _) | (_, _, None) => {
                    sockets.remove(*handle);
                }
                (_, Some(local), Some(peer)) => ready.push_back((*handle, local, peer)),
            }
            false
        });
    }
}

impl Machine {
    pub(crate) fn listen(&mut self, id: Id, backlog: u32) -> Result<(), Errno> {
        let room = usize::try_from(backlog).unwrap_or(BACKLOG).clamp(1, BACKLOG);
        let stream = self.stream(id)?;
        match &mut stream.at {
            At::Listening(queue) => {
                queue.room = room;
                return Ok(());
            }
            At::Fresh => {}
            At::Connecting { .. } | At::Connected(_) => return Err(Errno::Inval),
        }
        let bound = match stream.bound {
            Some(bound) => bound,
            None => {
                let address = any(stream.family, 0);
                self.bind_stream(id, address)?;
                self.stream(id)?.bound.ok_or(Errno::Inval)?
            }
        };
        // Others may be bound there who have not listened either.
        let is_taken = self.streams.iter().any(|(other_id, other)| {
            let own_only = self.streams.get(&id).is_some_and(|own| own.options.only_v6);
            *other_id != id
                && other.is_listening()
                && other.bound.is_some_and(|other_bound| {
                    overlap((bound, own_only), (other_bound, other.options.only_v6))
                })
        });
        if is_taken {
            return Err(Errno::Addrinuse);
        }
        self.stream(id)?.at = At::Listening(Queue { room, ..Queue::default() });
        Ok(())
    }

    /// Somebody begins a connection: makes a socket for it, if a guest listens there and has room. None where nobody does.
    ///
    /// # Errors
    /// `nobufs` when there is no room: the other side will try again.
    pub(crate) fn begins(
        &mut self,
        from: SocketAddr,
        to: SocketAddr,
    ) -> Result<Option<(Id, SocketHandle)>, Errno> {
        let ends = (Some(endpoint(to)), Some(endpoint(from)));
        let is_known = self.sockets.iter().any(|(_, socket)| match socket {
            smoltcp::socket::Socket::Tcp(socket) => {
                (socket.local_endpoint(), socket.remote_endpoint()) == ends
            }
            _ => false,
        });
        if is_known {
            return Ok(None);
        }
        let listeners = self.streams.iter().filter(|(_, stream)| {
            stream.is_listening()
                && stream
                    .bound
                    .is_some_and(|bound| receives(bound, stream.family, stream.options.only_v6, to))
        });
        let Some(id) = listeners.max_by_key(|(_, stream)| rank(stream)).map(|(id, _)| *id) else {
            return Ok(None);
        };
        self.make_room()?;
        let stream = self.streams.get_mut(&id).ok_or(Errno::Badf)?;
        let options = stream.options.clone();
        let At::Listening(queue) = &mut stream.at else { return Ok(None) };
        if queue.len() >= queue.room {
            return Err(Errno::Nobufs);
        }
        let mut socket = tcp_socket(&options);
        socket.set_timeout(Some(GREET));
        let at = IpListenEndpoint { addr: Some(to.ip().into()), port: to.port() };
        socket.listen(at).map_err(|_| Errno::Inval)?;
        let handle = self.sockets.add(socket);
        queue.begun.push(handle);
        Ok(Some((id, handle)))
    }

    /// A connection that waited to be accepted, and its peer.
    pub(crate) fn accept(&mut self, id: Id) -> Result<(Id, SocketAddr), Errno> {
        let stream = self.stream(id)?;
        let (family, options) = (stream.family, stream.options.clone());
        let At::Listening(queue) = &mut stream.at else { return Err(Errno::Inval) };
        let (handle, local, peer) = queue.ready.pop_front().ok_or(Errno::Again)?;
        self.sockets.get_mut::<Tcp>(handle).set_timeout(None);
        let mut stream = Stream::new(family);
        stream.options = options;
        let (bound, local, peer) = (local, address(local, family), address(peer, family));
        stream.bound = Some(SocketAddr::new(bound.addr.into(), bound.port));
        let mut connection = Connection::new(handle, local, peer);
        connection.is_told = true;
        stream.at = At::Connected(connection);
        // It is counted already, as one that waits.
        let accepted = self.number_anyway();
        self.streams.insert(accepted, stream);
        Ok((accepted, peer))
    }
}

/// Of several listeners that take a connection, the one that says most.
fn rank(stream: &Stream) -> (bool, bool) {
    (stream.bound.is_some_and(|bound| !bound.ip().is_unspecified()), stream.family == AddressFamily::Inet4)
}
