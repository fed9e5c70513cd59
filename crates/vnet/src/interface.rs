//! The addresses and routes of a machine, as `port_*` lists and changes them.
//!
//! One invariant: the interface and the list of routes that the machine keeps of it are changed together.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::{SystemTime, UNIX_EPOCH};

use smoltcp::iface::Route;
use smoltcp::time::{Duration, Instant};
use smoltcp::wire::{IpCidr, Ipv4Cidr, Ipv6Cidr};
use waxwing::Cidr;
use waxwing::abi::types::Errno;

use crate::machine::Machine;

/// Everything of IPv4.
pub(crate) fn default_v4() -> IpCidr {
    IpCidr::Ipv4(Ipv4Cidr::new(Ipv4Addr::UNSPECIFIED, 0))
}

fn default_v6() -> IpCidr {
    IpCidr::Ipv6(Ipv6Cidr::new(Ipv6Addr::UNSPECIFIED, 0))
}

/// An address with its network, in the terms of smoltcp.
///
/// # Errors
/// `inval` for a network of more bits than an address has.
fn said(cidr: Cidr) -> Result<IpCidr, Errno> {
    let bits = if cidr.address.is_ipv4() { 32 } else { 128 };
    if cidr.prefix > bits { Err(Errno::Inval) } else { Ok(IpCidr::new(cidr.address.into(), cidr.prefix)) }
}

fn told(cidr: &IpCidr) -> Cidr {
    Cidr { address: cidr.address().into(), prefix: cidr.prefix_len() }
}

/// Whether a machine can have this address.
fn is_one(address: IpAddr) -> bool {
    let is_everybody = matches!(address, IpAddr::V4(address) if address.is_broadcast());
    !address.is_unspecified() && !address.is_multicast() && !address.is_loopback() && !is_everybody
}

/// When, since 1970, in the time that the network keeps.
fn instant(since_1970: std::time::Duration, now: Instant) -> Instant {
    let wall = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let left = Duration::from(since_1970.saturating_sub(wall).min(std::time::Duration::from_secs(1 << 32)));
    now + left
}

fn since_1970(instant: Instant, now: Instant) -> std::time::Duration {
    let wall = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    if now < instant { wall + std::time::Duration::from(instant - now) } else { wall }
}

impl Machine {
    /// All of its addresses.
    pub(crate) fn list_addresses(&self) -> Vec<Cidr> {
        self.iface.ip_addrs().iter().map(told).collect()
    }

    pub(crate) fn add_address(&mut self, cidr: Cidr) -> Result<(), Errno> {
        let added = said(cidr)?;
        if !is_one(cidr.address) {
            return Err(Errno::Inval);
        }
        let mut addresses = self.addresses();
        if addresses.iter().any(|own| own.address() == added.address()) {
            return Err(Errno::Exist);
        }
        addresses.push(added);
        if self.set_addresses(&addresses) { Ok(()) } else { Err(Errno::Nobufs) }
    }

    pub(crate) fn remove_address(&mut self, address: IpAddr) -> Result<(), Errno> {
        if self.dhcp.lease() == Some(address) {
            self.drop_lease();
            return Ok(());
        }
        let addresses = self.addresses();
        let left: Vec<_> =
            addresses.iter().filter(|own| IpAddr::from(own.address()) != address).copied().collect();
        if left.len() == addresses.len() {
            return Err(Errno::Addrnotavail);
        }
        self.set_addresses(&left);
        Ok(())
    }

    /// Removes all but those of its loopback.
    pub(crate) fn clear_addresses(&mut self) {
        self.drop_lease();
        self.set_addresses(&[]);
    }

    pub(crate) fn list_routes(&self, now: Instant) -> Vec<waxwing::Route> {
        let told = |route: &Route| waxwing::Route {
            network: told(&route.cidr),
            router: route.via_router.into(),
            preferred_until: route.preferred_until.map(|until| since_1970(until, now)),
            expires_at: route.expires_at.map(|until| since_1970(until, now)),
        };
        self.routes
            .iter()
            .filter(|route| route.expires_at.is_none_or(|until| now < until))
            .map(told)
            .collect()
    }

    pub(crate) fn add_route(&mut self, route: waxwing::Route, now: Instant) -> Result<(), Errno> {
        let cidr = said(route.network)?;
        if !is_one(route.router) || route.router.is_ipv4() != route.network.address.is_ipv4() {
            return Err(Errno::Inval);
        }
        self.remove_routes(|old| old.expires_at.is_some_and(|until| until <= now));
        let added = Route {
            cidr,
            via_router: route.router.into(),
            preferred_until: route.preferred_until.map(|until| instant(until, now)),
            expires_at: route.expires_at.map(|until| instant(until, now)),
        };
        if self.routes.iter().any(|old| old.cidr == cidr && old.via_router == added.via_router) {
            return Err(Errno::Exist);
        }
        self.push_route(added)
    }

    fn push_route(&mut self, route: Route) -> Result<(), Errno> {
        let mut fits = true;
        self.iface.routes_mut().update(|routes| fits = routes.push(route).is_ok());
        if !fits {
            return Err(Errno::Nobufs);
        }
        self.routes.push(route);
        Ok(())
    }

    /// Removes routes; whether there were any.
    pub(crate) fn remove_routes(&mut self, is_gone: impl Fn(&Route) -> bool) -> bool {
        let before = self.routes.len();
        self.routes.retain(|route| !is_gone(route));
        self.iface.routes_mut().update(|routes| routes.retain(|route| !is_gone(route)));
        self.routes.len() < before
    }

    /// Sets the way to everything that no route leads to.
    pub(crate) fn set_gateway(&mut self, router: IpAddr) -> Result<(), Errno> {
        if !is_one(router) {
            return Err(Errno::Inval);
        }
        let cidr = if router.is_ipv4() { default_v4() } else { default_v6() };
        self.remove_routes(|route| route.cidr == cidr);
        self.push_route(Route { cidr, via_router: router.into(), preferred_until: None, expires_at: None })
    }
}
