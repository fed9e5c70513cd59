//! DHCP (RFC 2131): the addresses that the router gives, and a machine's lease of one.
//!
//! Main types: [`Leases`], the router's side, and [`Client`], a machine's. One invariant: an address is leased to one hardware
//! address at a time, and there are never more than [`MOST`] leases, whoever asks.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, SocketAddrV4};

use smoltcp::iface::SocketHandle;
use smoltcp::socket::dhcpv4;
use smoltcp::time::{Duration, Instant};
use smoltcp::wire::{DhcpMessageType, DhcpPacket, DhcpRepr, EthernetAddress, IpCidr, Ipv4Cidr};

use crate::interface::default_v4;
use crate::machine::Machine;

/// The router's address, and how many of its bits name the network.
pub(crate) const ROUTER: Ipv4Addr = Ipv4Addr::new(10, 87, 0, 1);
pub(crate) const BITS: u8 = 16;
const MASK: Ipv4Addr = Ipv4Addr::new(255, 255, 0, 0);

/// The port of who gives addresses, and where those are who ask.
pub(crate) const SERVER: u16 = 67;
const CLIENT: u16 = 68;
pub(crate) const EVERYBODY: SocketAddr = SocketAddr::V4(SocketAddrV4::new(Ipv4Addr::BROADCAST, CLIENT));

/// How many addresses are leased at once, and the first of them.
const MOST: u32 = 4096;
const FIRST: Ipv4Addr = Ipv4Addr::new(10, 87, 1, 0);

/// For how long.
const LEASE: Duration = Duration::from_secs(3600);

/// How long an address is kept for somebody to whom it was offered.
const OFFER: Duration = Duration::from_secs(60);

/// What the router has leased: to whom which address, and until when.
#[derive(Debug, Default)]
pub(crate) struct Leases(HashMap<EthernetAddress, (Ipv4Addr, Instant)>);

impl Leases {
    /// What to answer to everybody, if anything.
    pub(crate) fn answer(&mut self, to: SocketAddr, payload: &[u8], now: Instant) -> Option<Vec<u8>> {
        if to.port() != SERVER {
            return None;
        }
        let packet = DhcpPacket::new_checked(payload).ok()?;
        let asked = DhcpRepr::parse(&packet).ok()?;
        let who = asked.client_hardware_address;
        if !who.is_unicast() {
            return None;
        }
        let is_other = asked.server_identifier.is_some_and(|server| server != ROUTER);
        let wanted = asked.requested_ip.or_else(|| Some(asked.client_ip).filter(|ip| !ip.is_unspecified()));
        let (message_type, address) = match asked.message_type {
            DhcpMessageType::Discover => (DhcpMessageType::Offer, self.lease(who, wanted, now, OFFER)?),
            DhcpMessageType::Request if is_other => {
                self.0.remove(&who);
                return None;
            }
            DhcpMessageType::Request => match self.lease(who, wanted, now, LEASE) {
                Some(address) if Some(address) == wanted => (DhcpMessageType::Ack, address),
                _ => (DhcpMessageType::Nak, Ipv4Addr::UNSPECIFIED),
            },
            DhcpMessageType::Release | DhcpMessageType::Decline => {
                self.0.remove(&who);
                return None;
            }
            _ => return None,
        };
        let gives = message_type != DhcpMessageType::Nak;
        let seconds = u32::try_from(LEASE.secs()).ok();
        let answer = DhcpRepr {
            message_type,
            transaction_id: asked.transaction_id,
            secs: 0,
            client_hardware_address: who,
            client_ip: Ipv4Addr::UNSPECIFIED,
            your_ip: address,
            server_ip: ROUTER,
            router: gives.then_some(ROUTER),
            subnet_mask: gives.then_some(MASK),
            relay_agent_ip: Ipv4Addr::UNSPECIFIED,
            broadcast: true,
            requested_ip: None,
            client_identifier: None,
            server_identifier: Some(ROUTER),
            parameter_request_list: None,
            dns_servers: None,
            max_size: None,
            lease_duration: seconds.filter(|_| gives),
            renew_duration: None,
            rebind_duration: None,
            additional_options: &[],
        };
        let mut bytes = vec![0; answer.buffer_len()];
        answer.emit(&mut DhcpPacket::new_unchecked(&mut bytes[..])).ok()?;
        Some(bytes)
    }

    /// An address for `who`: the one that it has, the one that it wants, or a free one.
    fn lease(
        &mut self,
        who: EthernetAddress,
        wanted: Option<Ipv4Addr>,
        now: Instant,
        time: Duration,
    ) -> Option<Ipv4Addr> {
        self.0.retain(|_, (_, until)| now < *until);
        let first = u32::from(FIRST);
        let pool = first..first + MOST;
        let is_free = |address: u32| !self.0.values().any(|(leased, _)| u32::from(*leased) == address);
        let own = self.0.get(&who).map(|(leased, _)| *leased);
        let wanted =
            wanted.filter(|wanted| pool.contains(&u32::from(*wanted)) && is_free(u32::from(*wanted)));
        let address = own.or(wanted).or_else(|| {
            // The same one for the same machine, where that is possible.
            let [.., b, c] = who.0;
            let start = u32::from(u16::from_be_bytes([b, c])) % MOST;
            (0..MOST)
                .map(|step| first + (start + step) % MOST)
                .find(|address| is_free(*address))
                .map(Ipv4Addr::from)
        })?;
        let until = self.0.get(&who).map_or(now, |(_, until)| *until).max(now + time);
        self.0.insert(who, (address, until));
        Some(address)
    }
}

/// A machine's side.
#[derive(Debug, Default)]
pub(crate) struct Client {
    socket: Option<SocketHandle>,
    lease: Option<Ipv4Cidr>,
    router: Option<Ipv4Addr>,
    /// How many leases it has had.
    pub(crate) had: u64,
}

impl Client {
    /// Whether a datagram is for it.
    pub(crate) fn wants(&self, from: SocketAddr, to: SocketAddr) -> bool {
        self.socket.is_some() && from.port() == SERVER && to.port() == CLIENT
    }

    /// The address that it has.
    pub(crate) fn lease(&self) -> Option<IpAddr> {
        self.lease.map(|lease| lease.address().into())
    }
}

impl Machine {
    /// Asks for an address. It is asked for again, and renewed, until the machine says that it wants none.
    pub(crate) fn ask_for_lease(&mut self) {
        match self.dhcp.socket {
            Some(handle) => self.sockets.get_mut::<dhcpv4::Socket<'_>>(handle).reset(),
            None => {
                let mut socket = dhcpv4::Socket::new();
                let mut retry = dhcpv4::RetryConfig::default();
                retry.discover_timeout = Duration::from_secs(1);
                retry.initial_request_timeout = Duration::from_secs(1);
                socket.set_retry_config(retry);
                self.dhcp.socket = Some(self.sockets.add(socket));
            }
        }
    }

    /// Wants no address any more.
    pub(crate) fn drop_lease(&mut self) {
        if let Some(handle) = self.dhcp.socket.take() {
            self.sockets.remove(handle);
        }
        self.set_lease(None);
    }

    /// Sees whether the lease has changed.
    pub(crate) fn update_lease(&mut self) -> bool {
        let Some(handle) = self.dhcp.socket else { return false };
        let lease = match self.sockets.get_mut::<dhcpv4::Socket<'_>>(handle).poll() {
            None => return false,
            Some(dhcpv4::Event::Deconfigured) => None,
            Some(dhcpv4::Event::Configured(config)) => Some((config.address, config.router)),
        };
        self.set_lease(lease);
        self.dhcp.had += u64::from(lease.is_some());
        true
    }

    /// Puts a lease in the place of the one that there was.
    fn set_lease(&mut self, lease: Option<(Ipv4Cidr, Option<Ipv4Addr>)>) {
        let old = self.dhcp.lease.take().map(IpCidr::Ipv4);
        let mut addresses: Vec<IpCidr> =
            self.addresses().into_iter().filter(|cidr| Some(*cidr) != old).collect();
        if let Some(router) = self.dhcp.router.take() {
            self.remove_routes(|route| {
                route.cidr == default_v4() && IpAddr::from(route.via_router) == router
            });
        }
        if let Some((address, router)) = lease {
            addresses.retain(|cidr| cidr.address() != address.address().into());
            addresses.insert(0, IpCidr::Ipv4(address));
            if self.set_addresses(&addresses) {
                self.dhcp.lease = Some(address);
            }
            if let Some(router) = router
                && self.set_gateway(router.into()).is_ok()
            {
                self.dhcp.router = Some(router);
            }
        } else {
            self.set_addresses(&addresses);
        }
    }
}
