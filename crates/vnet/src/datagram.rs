//! Datagrams of UDP: to whom they go is decided here. What goes to another machine goes by a socket of smoltcp's, which finds the way.
//!
//! Main type: [`Datagram`]. One invariant: what waits to be received has no more bytes than the socket has room for; more is lost,
//! as POSIX lets it be.

use std::collections::VecDeque;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use smoltcp::iface::{SocketHandle, SocketSet};
use smoltcp::socket::udp;
use smoltcp::time::Instant;
use smoltcp::wire::IpListenEndpoint;
use waxwing::Group;
use waxwing::abi::types::{AddressFamily, Errno};

use crate::beacon::{Beacon, Ready};
use crate::frame::PACKET;
use crate::machine::{Id, Machine, as_family, endpoint, meant, overlap, receives, somewhere};
use crate::options::Options;
use crate::stream::any;

/// The longest datagram, in bytes, and the longest of IPv6, whose packets have a longer header: they are not sent in pieces.
pub(crate) const LONGEST: usize = PACKET - 20 - 8;
const LONGEST_V6: usize = PACKET - 40 - 8;

/// What is counted for a datagram beside its bytes, so that empty ones take room as well.
const OVERHEAD: usize = 64;

/// How many datagrams wait for their way to be found, and the bytes that they have.
const GOING: usize = 64;
const GOING_BYTES: usize = 128 << 10;

/// How many groups a socket may be in.
const GROUPS: usize = 32;

/// A socket for datagrams.
pub(crate) struct Datagram {
    pub(crate) family: AddressFamily,
    pub(crate) options: Options,
    pub(crate) bound: Option<SocketAddr>,
    pub(crate) peer: Option<SocketAddr>,
    /// What has come: from whom, and what.
    queue: VecDeque<(SocketAddr, Arc<[u8]>)>,
    queued: usize,
    groups: Vec<IpAddr>,
    sender: Option<SocketHandle>,
    pub(crate) error: Option<Errno>,
    pub(crate) no_read: bool,
    pub(crate) no_write: bool,
    pub(crate) beacon: Option<Arc<Beacon>>,
}

impl Datagram {
    pub(crate) fn new(family: AddressFamily) -> Self {
        Datagram {
            family,
            options: Options::default(),
            bound: None,
            peer: None,
            queue: VecDeque::new(),
            queued: 0,
            groups: Vec::new(),
            sender: None,
            error: None,
            no_read: false,
            no_write: false,
            beacon: None,
        }
    }

    /// What it is ready for, and how many bytes can be received.
    pub(crate) fn ready(&self, sockets: &SocketSet<'static>) -> (Ready, usize) {
        let can_send = self.sender.is_none_or(|handle| sockets.get::<udp::Socket<'_>>(handle).can_send());
        let failed = self.error.is_some();
        let ready = Ready {
            readable: failed || self.no_read || !self.queue.is_empty(),
            waiting: self.queue.len(),
            writable: failed || self.no_write || can_send,
            ..Ready::default()
        };
        (ready, self.queue.front().map_or(0, |(_, bytes)| bytes.len()))
    }

    pub(crate) fn show(&self, sockets: &SocketSet<'static>) {
        if let Some(beacon) = &self.beacon {
            beacon.show(self.ready(sockets).0);
        }
    }

    fn takes(&mut self, from: SocketAddr, bytes: &Arc<[u8]>) {
        let len = bytes.len() + OVERHEAD;
        if !self.no_read && self.queued + len <= self.options.recv_room {
            self.queued += len;
            self.queue.push_back((from, Arc::clone(bytes)));
        }
    }

    /// What came first: from whom, and what.
    ///
    /// # Errors
    /// `again` when nothing has come; what went wrong since somebody was told.
    pub(crate) fn receive(&mut self, peek: bool) -> Result<(SocketAddr, Arc<[u8]>), Errno> {
        if let Some(errno) = self.error.take() {
            return Err(errno);
        }
        let (from, bytes) = self.queue.front().ok_or(Errno::Again)?;
        let received = (as_family(*from, self.family), Arc::clone(bytes));
        if !peek {
            self.queued -= received.1.len() + OVERHEAD;
            self.queue.pop_front();
        }
        Ok(received)
    }

    /// Its own address.
    pub(crate) fn local(&self) -> SocketAddr {
        as_family(self.bound.unwrap_or_else(|| any(self.family, 0)), self.family)
    }

    fn receives(&self, from: SocketAddr, to: SocketAddr) -> bool {
        let is_bound = self.bound.is_some_and(|bound| receives(bound, self.family, self.options.only_v6, to));
        is_bound && self.peer.is_none_or(|peer| peer == from)
    }
}

impl Machine {
    pub(crate) fn datagram(&mut self, id: Id) -> Result<&mut Datagram, Errno> {
        self.datagrams.get_mut(&id).ok_or(Errno::Badf)
    }

    pub(crate) fn bind_datagram(&mut self, id: Id, address: SocketAddr) -> Result<(), Errno> {
        let own = self.datagram(id)?;
        let wanted = meant(address, own.family, own.options.only_v6)?;
        if own.bound.is_some() {
            return Err(Errno::Inval);
        }
        let ip = wanted.ip();
        let may =
            ip.is_unspecified() || ip.is_multicast() || self.is_broadcast(ip) || self.iface.has_ip_addr(ip);
        if !may {
            return Err(Errno::Addrnotavail);
        }
        let port = self.port(wanted.port(), |machine, port| {
            let Some(own) = machine.datagrams.get(&id) else { return false };
            let wanted = (SocketAddr::new(ip, port), own.options.only_v6);
            !machine.datagrams.iter().any(|(other_id, other)| {
                let shares = |one: &Options, other: &Options| {
                    (one.reuse_addr && other.reuse_addr) || (one.reuse_port && other.reuse_port)
                };
                *other_id != id
                    && other.bound.is_some_and(|bound| overlap(wanted, (bound, other.options.only_v6)))
                    && !shares(&own.options, &other.options)
            })
        })?;
        self.datagram(id)?.bound = Some(SocketAddr::new(ip, port));
        Ok(())
    }

    /// Sets where datagrams go to and come from; `None` undoes it.
    pub(crate) fn connect_datagram(
        &mut self,
        id: Id,
        to: Option<SocketAddr>,
        now: Instant,
    ) -> Result<(), Errno> {
        let own = self.datagram(id)?;
        let Some(to) = to else {
            own.peer = None;
            return Ok(());
        };
        let to = somewhere(meant(to, own.family, own.options.only_v6)?);
        let may_broadcast = own.options.broadcast;
        if self.is_broadcast(to.ip()) && !may_broadcast {
            return Err(Errno::Acces);
        }
        let source = self.source(to.ip(), now)?;
        let family = self.datagram(id)?.family;
        if self.datagram(id)?.bound.is_none() {
            self.bind_datagram(id, any(family, 0))?;
        }
        let own = self.datagram(id)?;
        // As on Linux it has an address from then on.
        own.bound = own.bound.map(|bound| {
            if bound.ip().is_unspecified() { SocketAddr::new(source, bound.port()) } else { bound }
        });
        own.peer = Some(to);
        Ok(())
    }

    /// The address of the machine's from which something goes there.
    ///
    /// # Errors
    /// `netunreach`.
    fn source(&self, to: IpAddr, now: Instant) -> Result<IpAddr, Errno> {
        if self.wire.is_own(to) {
            return Ok(to);
        }
        if !to.is_multicast() && !self.is_broadcast(to) && !self.reaches(to, now) {
            return Err(Errno::Netunreach);
        }
        self.iface.get_source_address(&to.into()).map(Into::into).ok_or(Errno::Netunreach)
    }

    /// Sends a datagram.
    pub(crate) fn send_datagram(
        &mut self,
        id: Id,
        to: Option<SocketAddr>,
        payload: &[u8],
        now: Instant,
    ) -> Result<(), Errno> {
        let own = self.datagram(id)?;
        if let Some(errno) = own.error.take() {
            return Err(errno);
        }
        if own.no_write {
            return Err(Errno::Pipe);
        }
        let to = match to {
            Some(to) => somewhere(meant(to, own.family, own.options.only_v6)?),
            None => own.peer.ok_or(Errno::Destaddrreq)?,
        };
        if to.port() == 0 {
            return Err(Errno::Inval);
        }
        if payload.len() > if to.is_ipv4() { LONGEST } else { LONGEST_V6 } {
            return Err(Errno::Msgsize);
        }
        let (family, may_broadcast, ttl) = (own.family, own.options.broadcast, own.options.ttl);
        let multicast_ttl = own.options.multicast_ttl;
        let loops = if to.is_ipv4() { own.options.loop_v4 } else { own.options.loop_v6 };
        let is_broadcast = self.is_broadcast(to.ip());
        if is_broadcast && !may_broadcast {
            return Err(Errno::Acces);
        }
        let source = self.source(to.ip(), now)?;
        if self.datagram(id)?.bound.is_none() {
            self.bind_datagram(id, any(family, 0))?;
        }
        let bound = self.datagram(id)?.bound.ok_or(Errno::Addrnotavail)?;
        let keeps =
            bound.ip().is_unspecified() || bound.ip().is_multicast() || bound.ip().is_ipv4() != to.is_ipv4();
        let from = SocketAddr::new(if keeps { source } else { bound.ip() }, bound.port());
        if self.wire.is_own(to.ip()) {
            if !self.deliver(from, to, payload) {
                self.unwanted(from, to);
            }
            return Ok(());
        }
        let is_multicast = to.ip().is_multicast();
        self.meet(to.ip(), now);
        self.send_out(id, from, to, payload, if is_multicast { multicast_ttl } else { ttl })?;
        if is_broadcast || (is_multicast && loops) {
            self.deliver(from, to, payload);
        }
        Ok(())
    }

    /// Sends a datagram to others.
    fn send_out(
        &mut self,
        id: Id,
        from: SocketAddr,
        to: SocketAddr,
        payload: &[u8],
        ttl: u8,
    ) -> Result<(), Errno> {
        if ttl == 0 {
            return Ok(());
        }
        let sender = match self.datagram(id)?.sender {
            Some(sender) => sender,
            None => {
                let sender = self.sockets.add(sender(from.port())?);
                self.datagram(id)?.sender = Some(sender);
                sender
            }
        };
        let socket = self.sockets.get_mut::<udp::Socket<'_>>(sender);
        socket.set_hop_limit(Some(ttl));
        let mut metadata = udp::UdpMetadata::from(endpoint(to));
        metadata.local_address = Some(from.ip().into());
        socket.send_slice(payload, metadata).map_err(|_| Errno::Again)
    }

    /// Sends a datagram to a group from each of the machine's addresses: of those who hear it some may reach one only.
    pub(crate) fn ask_from_all(&mut self, id: Id, to: SocketAddr, payload: &[u8]) -> Result<(), Errno> {
        if self.datagram(id)?.bound.is_none() {
            self.bind_datagram(id, any(AddressFamily::Inet4, 0))?;
        }
        let port = self.datagram(id)?.local().port();
        for own in self.addresses() {
            let own = IpAddr::from(own.address());
            if own.is_ipv4() == to.is_ipv4() {
                self.send_out(id, SocketAddr::new(own, port), to, payload, 1)?;
            }
        }
        Ok(())
    }

    /// Sends a datagram of the machine's own.
    pub(crate) fn send_as(&mut self, from: SocketAddr, to: SocketAddr, payload: &[u8]) {
        let handle = match self.answers.sender {
            Some(handle) => handle,
            None => {
                let Ok(socket) = sender(from.port()) else { return };
                *self.answers.sender.insert(self.sockets.add(socket))
            }
        };
        let mut metadata = udp::UdpMetadata::from(endpoint(to));
        metadata.local_address = Some(from.ip().into());
        // Where there is no room it is lost, and asked for again.
        let _ = self.sockets.get_mut::<udp::Socket<'_>>(handle).send_slice(payload, metadata);
    }

    /// Gives a datagram to those who are to have it; whether anybody was.
    pub(crate) fn deliver(&mut self, from: SocketAddr, to: SocketAddr, payload: &[u8]) -> bool {
        let is_many = to.ip().is_multicast() || self.is_broadcast(to.ip());
        let is_ours = match to.ip().is_multicast() {
            true => self.iface.has_multicast_group(to.ip()),
            false => is_many || self.wire.is_own(to.ip()),
        };
        if !is_ours {
            return false;
        }
        let bytes: Arc<[u8]> = payload.into();
        let takers = self.datagrams.iter_mut().filter(|(_, datagram)| datagram.receives(from, to));
        if is_many {
            let mut any = false;
            for (_, datagram) in takers {
                datagram.takes(from, &bytes);
                any = true;
            }
            return any;
        }
        // Of several, the one that says most, or else that came last.
        let best = takers.max_by_key(|(id, datagram)| {
            let bound = datagram.bound.is_some_and(|bound| !bound.ip().is_unspecified());
            (datagram.peer.is_some(), bound, datagram.family == AddressFamily::Inet4, **id)
        });
        best.map(|(_, datagram)| datagram.takes(from, &bytes)).is_some()
    }

    /// Nobody at `to` wants what a guest has sent from `from`.
    pub(crate) fn unwanted(&mut self, from: SocketAddr, to: SocketAddr) {
        for datagram in self.datagrams.values_mut() {
            if datagram.peer == Some(to) && datagram.bound.is_some_and(|bound| bound.port() == from.port()) {
                datagram.error = Some(Errno::Connrefused);
            }
        }
    }

    pub(crate) fn join(&mut self, id: Id, group: Group) -> Result<(), Errno> {
        let group = self.group(id, group)?;
        let own = self.datagram(id)?;
        if own.groups.contains(&group) {
            return Err(Errno::Addrinuse);
        }
        if own.groups.len() >= GROUPS {
            return Err(Errno::Nobufs);
        }
        self.iface.join_multicast_group(group).map_err(|_| Errno::Nobufs)?;
        self.datagram(id)?.groups.push(group);
        Ok(())
    }

    pub(crate) fn leave(&mut self, id: Id, group: Group) -> Result<(), Errno> {
        let group = self.group(id, group)?;
        let own = self.datagram(id)?;
        let place = own.groups.iter().position(|other| *other == group).ok_or(Errno::Addrnotavail)?;
        own.groups.swap_remove(place);
        self.leave_unused(group);
        Ok(())
    }

    /// The group, if the interface is the machine's.
    fn group(&self, id: Id, group: Group) -> Result<IpAddr, Errno> {
        let own = self.datagrams.get(&id).ok_or(Errno::Badf)?;
        let group: IpAddr = match group {
            Group::V4(group, at) if at.is_unspecified() || self.wire.is_own(at.into()) => group.into(),
            Group::V4(..) => return Err(Errno::Nodev),
            Group::V6(_, 2..) => return Err(Errno::Nodev),
            Group::V6(..) if own.family != AddressFamily::Inet6 => return Err(Errno::Noprotoopt),
            Group::V6(group, _) => group.into(),
        };
        if group.is_multicast() { Ok(group) } else { Err(Errno::Inval) }
    }

    /// The machine leaves a group that no socket is in any more.
    fn leave_unused(&mut self, group: IpAddr) {
        let is_used = self.datagrams.values().any(|datagram| datagram.groups.contains(&group));
        if !is_used && group != IpAddr::V4(crate::names::GROUP) {
            let _ = self.iface.leave_multicast_group(group);
        }
    }

    /// A guest has closed it. What waits for its way to be found is lost.
    pub(crate) fn close_datagram(&mut self, id: Id) {
        let Some(datagram) = self.datagrams.remove(&id) else { return };
        if let Some(sender) = datagram.sender {
            self.sockets.remove(sender);
        }
        for group in datagram.groups {
            self.leave_unused(group);
        }
    }
}

/// A socket of smoltcp's that sends, and receives nothing.
fn sender(port: u16) -> Result<udp::Socket<'static>, Errno> {
    let none = || udp::PacketBuffer::new(Vec::new(), Vec::new());
    let going = udp::PacketBuffer::new(vec![udp::PacketMetadata::EMPTY; GOING], vec![0; GOING_BYTES]);
    let mut socket = udp::Socket::new(none(), going);
    socket.bind(IpListenEndpoint { addr: None, port }).map_err(|_| Errno::Addrnotavail)?;
    Ok(socket)
}
