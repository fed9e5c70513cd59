//! A machine on the network: its interface, its addresses and its sockets.
//!
//! Main type: [`Machine`]. TCP, routes and neighbours are smoltcp's; which guest's socket something is for is decided here, frame by
//! frame, so that sockets have families, queues of connections, groups and peers as POSIX has them. One invariant: whatever
//! changes a socket's state is followed by [`Machine::update`] before the network is unlocked.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use smoltcp::iface::{Config, Interface, PollResult, Route, SocketHandle, SocketSet};
use smoltcp::socket::tcp;
use smoltcp::time::{Duration, Instant};
use smoltcp::wire::{EthernetAddress, IpAddress, IpCidr, IpEndpoint, Ipv4Cidr, Ipv6Cidr};
use waxwing::abi::types::{AddressFamily, Errno};

use crate::beacon::Ready;
use crate::datagram::Datagram;
use crate::dhcp::{self, Leases};
use crate::frame::{What, look};
use crate::names;
use crate::neighbors::{Directory, Neighbors, telling};
use crate::stream::Stream;
use crate::wire::Wire;

/// The number of a guest's socket.
pub(crate) type Id = u64;

/// How many frames one turn looks at and sends: what is left is for the next.
const TURN: usize = 4096;

/// How long what a guest has closed may go on.
const ORPHANED: Duration = Duration::from_secs(60);

/// The ports that are given to who asks for none.
const EPHEMERAL: std::ops::Range<u16> = 32_768..61_000;

/// The network of IPv6 that all machines are in, and the one of IPv4 where nobody has given an address (RFC 3927).
const NETWORK_V6: [u8; 8] = *b"\xfdwaxwin\0";
const LINK_LOCAL_BITS: u8 = 16;

/// A machine.
pub(crate) struct Machine {
    /// How others find it.
    pub(crate) name: String,
    pub(crate) iface: Interface,
    /// The routes, as its interface has them too.
    pub(crate) routes: Vec<Route>,
    pub(crate) wire: Wire,
    pub(crate) sockets: SocketSet<'static>,
    pub(crate) streams: HashMap<Id, Stream>,
    pub(crate) datagrams: HashMap<Id, Datagram>,
    /// How many sockets there may be, those that guests have closed and connections nobody has accepted included.
    pub(crate) most: usize,
    /// Connections of which no guest knows any more, and when they are forgotten.
    orphans: Vec<(SocketHandle, Instant)>,
    pub(crate) dhcp: dhcp::Client,
    /// What it gives others, if it is the router.
    pub(crate) leases: Option<Leases>,
    pub(crate) answers: names::Answers,
    directory: Directory,
    neighbors: Neighbors,
    last: Id,
    next_port: u16,
}

impl Machine {
    /// A machine with addresses that it has given itself.
    pub(crate) fn new(
        name: &str,
        hardware: EthernetAddress,
        seed: u64,
        most: usize,
        directory: Directory,
        now: Instant,
    ) -> Self {
        let [.., a, b, c] = hardware.0;
        let own_v4 = Ipv4Addr::new(169, 254, 1 + b % 254, c);
        let [n0, n1, n2, n3, n4, n5, n6, n7] = NETWORK_V6;
        let own_v6 = Ipv6Addr::from([
            n0,
            n1,
            n2,
            n3,
            n4,
            n5,
            n6,
            n7,
            2,
            hardware.0[1],
            hardware.0[2],
            0xff,
            0xfe,
            a,
            b,
            c,
        ]);
        let addresses = [IpCidr::new(own_v4.into(), LINK_LOCAL_BITS), IpCidr::new(own_v6.into(), 64)];
        let mut machine = Machine::bare(name, hardware, seed, most, directory, now);
        machine.set_addresses(&addresses);
        let _ = machine.iface.join_multicast_group(names::GROUP);
        machine
    }

    /// The router, which gives others their addresses.
    pub(crate) fn router(hardware: EthernetAddress, seed: u64, directory: Directory, now: Instant) -> Self {
        let mut machine = Machine::bare("router", hardware, seed, 16, directory, now);
        machine.set_addresses(&[IpCidr::new(dhcp::ROUTER.into(), dhcp::BITS)]);
        machine.leases = Some(Leases::default());
        machine
    }

    fn bare(
        name: &str,
        hardware: EthernetAddress,
        seed: u64,
        most: usize,
        directory: Directory,
        now: Instant,
    ) -> Self {
        let mut wire = Wire::new(hardware);
        let mut config = Config::new(hardware.into());
        config.random_seed = seed;
        let iface = Interface::new(config, &mut wire, now);
        let ports = EPHEMERAL.end - EPHEMERAL.start;
        Machine {
            name: name.to_ascii_lowercase(),
            iface,
            routes: Vec::new(),
            wire,
            sockets: SocketSet::new(Vec::new()),
            streams: HashMap::new(),
            datagrams: HashMap::new(),
            most,
            orphans: Vec::new(),
            dhcp: dhcp::Client::default(),
            leases: None,
            answers: names::Answers::default(),
            directory,
            neighbors: Neighbors::default(),
            last: 0,
            next_port: EPHEMERAL.start + u16::try_from(seed % u64::from(ports)).unwrap_or(0),
        }
    }

    /// Its addresses but those of its loopback, the first choice first.
    pub(crate) fn addresses(&self) -> Vec<IpCidr> {
        let is_outer = |cidr: &&IpCidr| !IpAddr::from(cidr.address()).is_loopback();
        self.iface.ip_addrs().iter().filter(is_outer).copied().collect()
    }

    /// Gives it these addresses beside those of its loopback. As many as there is room for: `false` when there are more.
    pub(crate) fn set_addresses(&mut self, addresses: &[IpCidr]) -> bool {
        let loopback = [
            IpCidr::Ipv4(Ipv4Cidr::new(Ipv4Addr::LOCALHOST, 8)),
            IpCidr::Ipv6(Ipv6Cidr::new(Ipv6Addr::LOCALHOST, 128)),
        ];
        let mut fits = true;
        self.iface.update_ip_addrs(|own| {
            if addresses.len() + loopback.len() > own.capacity() {
                fits = false;
                return;
            }
            own.clear();
            // The first of them is where packets come from that leave the network.
            own.extend(addresses.iter().chain(&loopback).copied());
        });
        self.wire.own = self.iface.ip_addrs().iter().map(|cidr| cidr.address().into()).collect();
        self.directory.set(self.wire.address, self.wire.own.iter().copied());
        // Its interface has forgotten them.
        self.neighbors = Neighbors::default();
        fits
    }

    /// Whether packets get there: it is in a network of the machine's, or there is a route.
    pub(crate) fn reaches(&self, address: IpAddr, now: Instant) -> bool {
        self.is_near(address) || self.has_route(&address.into(), now)
    }

    fn has_route(&self, address: &IpAddress, now: Instant) -> bool {
        self.routes.iter().any(|route| {
            route.cidr.contains_addr(address) && route.expires_at.is_none_or(|until| now < until)
        })
    }

    /// Whether this is everybody's address in a network of the machine's.
    pub(crate) fn is_broadcast(&self, address: IpAddr) -> bool {
        let IpAddr::V4(address) = address else { return false };
        address.is_broadcast()
            || self.iface.ip_addrs().iter().any(|cidr| match cidr {
                IpCidr::Ipv4(cidr) => !cidr.address().is_loopback() && cidr.broadcast() == Some(address),
                IpCidr::Ipv6(_) => false,
            })
    }

    /// A number for a new socket.
    ///
    /// # Errors
    /// `nobufs` when there are as many as there may be.
    pub(crate) fn number(&mut self) -> Result<Id, Errno> {
        self.make_room()?;
        Ok(self.number_anyway())
    }

    /// A number for a socket that is counted already.
    pub(crate) fn number_anyway(&mut self) -> Id {
        self.last += 1;
        self.last
    }

    /// Makes sure that there may be one socket more: what only waits for late segments goes.
    ///
    /// # Errors
    /// `nobufs`.
    pub(crate) fn make_room(&mut self) -> Result<(), Errno> {
        let waiting: usize = self.streams.values().map(Stream::waiting).sum();
        if self.streams.len() + self.datagrams.len() + waiting + self.orphans.len() < self.most {
            return Ok(());
        }
        let is_done = |(handle, _): &(SocketHandle, _)| {
            self.sockets.get::<tcp::Socket<'_>>(*handle).state() == tcp::State::TimeWait
        };
        let oldest = self.orphans.iter().position(is_done).ok_or(Errno::Nobufs)?;
        let (handle, _) = self.orphans.remove(oldest);
        self.sockets.remove(handle);
        Ok(())
    }

    /// The port that is asked for, or one that is free, if `address` can have it.
    ///
    /// # Errors
    /// `addrinuse`.
    pub(crate) fn port(&mut self, port: u16, is_free: impl Fn(&Machine, u16) -> bool) -> Result<u16, Errno> {
        if port != 0 {
            return if is_free(self, port) { Ok(port) } else { Err(Errno::Addrinuse) };
        }
        for _ in EPHEMERAL {
            let port = self.next_port;
            self.next_port = if port + 1 < EPHEMERAL.end { port + 1 } else { EPHEMERAL.start };
            let is_orphan = self.orphans.iter().any(|(handle, _)| {
                let local = self.sockets.get::<tcp::Socket<'_>>(*handle).local_endpoint();
                local.is_some_and(|local| local.port == port)
            });
            if !is_orphan && is_free(self, port) {
                return Ok(port);
            }
        }
        Err(Errno::Addrinuse)
    }

    /// Nobody knows a connection any more: it ends by itself.
    pub(crate) fn orphan(&mut self, handle: SocketHandle, now: Instant) {
        let socket = self.sockets.get_mut::<tcp::Socket<'_>>(handle);
        socket.set_timeout(Some(ORPHANED));
        socket.set_keep_alive(None);
        self.orphans.push((handle, now + ORPHANED));
    }

    /// Looks at what has come and sends what is to go. Whether there is more to do.
    pub(crate) fn turn(&mut self, now: Instant) -> bool {
        self.iface.poll_maintenance(now);
        for _ in 0..TURN {
            while self.iface.poll_egress(now, &mut self.wire, &mut self.sockets) != PollResult::None
                && self.wire.going.len() < TURN
            {}
            if !self.wire.has_come() {
                return false;
            }
            self.ingest(now);
        }
        true
    }

    /// Looks at the frame that came first.
    fn ingest(&mut self, now: Instant) {
        let Some(bytes) = self.wire.take() else { return };
        let Some(frame) = look(&bytes) else { return };
        if frame.to != self.wire.address && frame.to.is_unicast() {
            return;
        }
        // Whoever sends it something is where that comes from.
        if let Some((from, _)) = frame.what.ends()
            && self.is_near(from)
            && self.neighbors.is_due(from, frame.from, now)
        {
            self.tell(from, frame.from, now);
        }
        let mut began = None;
        match frame.what {
            What::Udp { from, to, payload } if !self.dhcp.wants(from, to) => {
                let is_wanted = self.serves(from, to, payload, now) || self.deliver(from, to, payload);
                // Who sent the machine what nobody wants is told so, by smoltcp.
                if is_wanted || !self.wire.is_own(to.ip()) {
                    return;
                }
            }
            What::Unwanted { from, to } => return self.unwanted(from, to),
            What::Tcp { from, to, begins: true } => match self.begins(from, to) {
                Ok(handle) => began = handle,
                Err(_) => return,
            },
            _ => {}
        }
        self.wire.put_back(bytes);
        self.iface.poll_ingress_single(now, &mut self.wire, &mut self.sockets);
        if let Some((listener, handle)) = began
            && self.sockets.get::<tcp::Socket<'_>>(handle).state() == tcp::State::Listen
        {
            // It was no segment after all.
            self.sockets.remove(handle);
            if let Some(stream) = self.streams.get_mut(&listener) {
                stream.forget(handle);
            }
        }
    }

    /// Whether it is in a network of the machine's.
    fn is_near(&self, address: IpAddr) -> bool {
        let address = IpAddress::from(address);
        self.iface.ip_addrs().iter().any(|cidr| cidr.contains_addr(&address))
    }

    /// Tells the machine that `address` is `there`.
    fn tell(&mut self, address: IpAddr, there: EthernetAddress, now: Instant) {
        let Some(own) = self.iface.get_source_address(&address.into()) else { return };
        let Some(frame) = telling(address, there, (own.into(), self.wire.address)) else { return };
        self.wire.put_back(frame);
        self.iface.poll_ingress_single(now, &mut self.wire, &mut self.sockets);
    }

    /// Something is to go to `to`: has the machine know where that is, if the network knows.
    pub(crate) fn meet(&mut self, to: IpAddr, now: Instant) {
        if to.is_multicast() || self.is_broadcast(to) {
            return;
        }
        let way = self.routes.iter().find(|route| route.cidr.contains_addr(&to.into()));
        let next = match way {
            Some(way) if !self.is_near(to) => way.via_router.into(),
            _ => to,
        };
        let there = if self.wire.is_own(next) { Some(self.wire.address) } else { self.directory.find(next) };
        if let Some(there) = there
            && self.is_near(next)
            && self.neighbors.is_due(next, there, now)
        {
            self.tell(next, there, now);
        }
    }

    /// What the machine itself answers.
    fn serves(&mut self, from: SocketAddr, to: SocketAddr, payload: &[u8], now: Instant) -> bool {
        if self.leases.is_some() {
            if let Some(answer) = self.leases.as_mut().and_then(|leases| leases.answer(to, payload, now)) {
                self.send_as(SocketAddr::new(dhcp::ROUTER.into(), dhcp::SERVER), dhcp::EVERYBODY, &answer);
            }
            return true;
        }
        if to.port() != names::PORT || to.ip() != IpAddr::V4(names::GROUP) {
            return false;
        }
        let own: Vec<IpAddr> = self.addresses().iter().map(|cidr| cidr.address().into()).collect();
        if self.reaches(from.ip(), now)
            && let Some(answer) = names::answer(payload, &self.name, &own)
            && let Some(address) = self.iface.get_source_address(&from.ip().into())
        {
            self.send_as(SocketAddr::new(address.into(), names::PORT), from, &answer);
        }
        true
    }

    /// What has become of the sockets. Whether something has to be sent because of it.
    pub(crate) fn update(&mut self, now: Instant) -> bool {
        let mut acts = self.update_lease();
        for stream in self.streams.values_mut() {
            acts |= stream.update(&mut self.sockets, now);
        }
        for datagram in self.datagrams.values() {
            datagram.show(&self.sockets);
        }
        let sockets = &mut self.sockets;
        self.orphans.retain(|(handle, until)| {
            let socket = sockets.get::<tcp::Socket<'_>>(*handle);
            let is_over = socket.state() == tcp::State::Closed && socket.local_endpoint().is_none();
            let stays = !is_over && now < *until;
            if !stays {
                sockets.remove(*handle);
            }
            stays
        });
        acts
    }

    /// Whether sockets that are closed have sent what has not arrived.
    pub(crate) fn is_sending(&self) -> bool {
        self.orphans.iter().any(|(handle, _)| {
            let socket = self.sockets.get::<tcp::Socket<'_>>(*handle);
            let ends =
                matches!(socket.state(), tcp::State::FinWait1 | tcp::State::LastAck | tcp::State::Closing);
            socket.send_queue() > 0 || ends
        })
    }

    /// Nothing is done any more: who waits is to find out.
    pub(crate) fn show_down(&self) {
        let streams = self.streams.values().filter_map(|stream| stream.beacon.as_ref());
        for beacon in streams.chain(self.datagrams.values().filter_map(|datagram| datagram.beacon.as_ref())) {
            beacon.show(Ready { readable: true, writable: true, ..Ready::default() });
        }
    }

    /// When it has to be looked at next.
    pub(crate) fn next(&mut self, now: Instant) -> Option<Instant> {
        let orphans = self.orphans.iter().map(|(_, until)| *until).min();
        let connecting = self.streams.values().filter_map(Stream::deadline).min();
        [self.iface.poll_at(now, &self.sockets), orphans, connecting].into_iter().flatten().min()
    }
}

/// An address in the terms of smoltcp.
pub(crate) fn endpoint(address: SocketAddr) -> IpEndpoint {
    IpEndpoint::new(address.ip().into(), address.port())
}

/// An address of smoltcp's as a socket of this family has it.
pub(crate) fn address(endpoint: IpEndpoint, family: AddressFamily) -> SocketAddr {
    as_family(SocketAddr::new(endpoint.addr.into(), endpoint.port), family)
}

/// An address as a socket of this family has it: those of IPv4 are mapped for one of IPv6.
pub(crate) fn as_family(address: SocketAddr, family: AddressFamily) -> SocketAddr {
    match (address.ip(), family) {
        (IpAddr::V4(v4), AddressFamily::Inet6) => SocketAddr::new(v4.to_ipv6_mapped().into(), address.port()),
        _ => address,
    }
}

/// An address that a guest said to a socket of this family, unmapped.
///
/// # Errors
/// `afnosupport` for one of another family, `netunreach` for one of IPv4 where the guest wants none.
pub(crate) fn meant(address: SocketAddr, family: AddressFamily, only_v6: bool) -> Result<SocketAddr, Errno> {
    let canonical = SocketAddr::new(address.ip().to_canonical(), address.port());
    match (address.ip(), family) {
        (IpAddr::V4(_), AddressFamily::Inet4) => Ok(address),
        (IpAddr::V6(_), AddressFamily::Inet6) if canonical.is_ipv4() && only_v6 => Err(Errno::Netunreach),
        (IpAddr::V6(_), AddressFamily::Inet6) => Ok(canonical),
        _ => Err(Errno::Afnosupport),
    }
}

/// Where a guest means to go that says "anywhere": to itself.
pub(crate) fn somewhere(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

/// Whether a socket of this family that is bound to `bound` gets what is sent to `to`.
pub(crate) fn receives(bound: SocketAddr, family: AddressFamily, only_v6: bool, to: SocketAddr) -> bool {
    let is_family = match to.ip() {
        IpAddr::V4(_) => family == AddressFamily::Inet4 || !only_v6,
        IpAddr::V6(_) => family == AddressFamily::Inet6,
    };
    bound.port() == to.port() && is_family && (bound.ip().is_unspecified() || bound.ip() == to.ip())
}

/// Whether two sockets that are bound to these would get the same: each with whether it is one of IPv6 that wants no IPv4.
pub(crate) fn overlap(one: (SocketAddr, bool), other: (SocketAddr, bool)) -> bool {
    let ((one, one_only), (other, other_only)) = (one, other);
    let spans = |ip: IpAddr, only: bool| ip.is_ipv6() && ip.is_unspecified() && !only;
    one.port() == other.port()
        && match (one.ip().is_ipv4(), other.ip().is_ipv4()) {
            (true, false) => spans(other.ip(), other_only),
            (false, true) => spans(one.ip(), one_only),
            _ => one.ip().is_unspecified() || other.ip().is_unspecified() || one.ip() == other.ip(),
        }
}

impl Drop for Machine {
    fn drop(&mut self) {
        self.directory.set(self.wire.address, std::iter::empty());
    }
}
