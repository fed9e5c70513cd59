//! The interface of a guest's network: its addresses and routes, and what is done about them.
//!
//! One invariant: nothing of it is told or changed that the guest's policy was not asked about.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use waxwing_abi::system::Port;
use waxwing_abi::types::{
    Addr, AddrCidr, AddrIp4, AddrIp4Cidr, AddrIp6, AddrIp6Cidr, Errno, HardwareAddress, OptionTimestamp,
    Route, Size, StreamSecurity,
};
use waxwing_abi::{GuestPtr, GuestString, Value};

use crate::generated::unsupported::unsupported_port;
use crate::net::{self, Errand, NetAttempt, Network};
use crate::thread::Thread;
use crate::wait::Wait;

/// An address as the guest is told it.
fn told(address: IpAddr) -> Addr {
    match address {
        IpAddr::V4(address) => Addr::Inet4(AddrIp4 { octets: address.octets() }),
        IpAddr::V6(address) => Addr::Inet6(told_v6(address)),
    }
}

fn told_v6(address: Ipv6Addr) -> AddrIp6 {
    AddrIp6 { octets: address.octets(), flow_info1: 0, flow_info0: 0, scope_id1: 0, scope_id0: 0 }
}

fn told_cidr(cidr: net::Cidr) -> AddrCidr {
    let prefix = cidr.prefix;
    match cidr.address {
        IpAddr::V4(address) => {
            AddrCidr::Inet4(AddrIp4Cidr { addr: AddrIp4 { octets: address.octets() }, prefix })
        }
        IpAddr::V6(address) => AddrCidr::Inet6(AddrIp6Cidr { addr: told_v6(address), prefix }),
    }
}

fn told_time(time: Option<Duration>) -> OptionTimestamp {
    time.map_or(OptionTimestamp::None, |time| {
        OptionTimestamp::Some(u64::try_from(time.as_nanos()).unwrap_or(u64::MAX))
    })
}

/// An address as the guest said it.
///
/// # Errors
/// `afnosupport` for what is none of the Internet.
fn said(address: &Addr) -> Result<IpAddr, Errno> {
    match address {
        Addr::Inet4(address) => Ok(Ipv4Addr::from(address.octets).into()),
        Addr::Inet6(address) => Ok(Ipv6Addr::from(address.octets).into()),
        Addr::Unspec | Addr::Unix(_) => Err(Errno::Afnosupport),
    }
}

fn said_cidr(cidr: &AddrCidr) -> Result<net::Cidr, Errno> {
    let (address, prefix, bits) = match cidr {
        AddrCidr::Inet4(cidr) => (Ipv4Addr::from(cidr.addr.octets).into(), cidr.prefix, 32),
        AddrCidr::Inet6(cidr) => (Ipv6Addr::from(cidr.addr.octets).into(), cidr.prefix, 128),
        AddrCidr::Unspec | AddrCidr::Unix(_) => return Err(Errno::Afnosupport),
    };
    if prefix > bits { Err(Errno::Inval) } else { Ok(net::Cidr { address, prefix }) }
}

fn said_time(time: OptionTimestamp) -> Option<Duration> {
    match time {
        OptionTimestamp::None => None,
        OptionTimestamp::Some(nanoseconds) => Some(Duration::from_nanos(nanoseconds)),
    }
}

/// Writes a list whose room the guest has said, and says how long it is.
///
/// # Errors
/// `overflow` when it is longer: then nothing of it is written.
fn list<T: Value + Clone>(items: &[T], to: GuestPtr<'_, T>, count: GuestPtr<'_, Size>) -> Result<(), Errno> {
    let room = count.load()?;
    count.store(&items.len())?;
    if items.len() > room {
        return Err(Errno::Overflow);
    }
    // The last one first: what is beyond memory is found out before anything is written.
    for (index, item) in items.iter().enumerate().rev() {
        to.element(index)?.store(item)?;
    }
    Ok(())
}

impl Thread {
    /// Its network, if the guest may know and change it.
    fn interface(&self, call: &'static str) -> Result<Arc<dyn Network>, Errno> {
        self.ask(call, &NetAttempt::Interface)?;
        Ok(self.process().run.network_shared())
    }

    /// Does what may take long, while the guest waits.
    fn wait_for_network(
        &self,
        w: &mut Wait,
        call: &'static str,
        what: impl FnOnce(&dyn Network) -> Result<(), Errno> + Send + 'static,
    ) -> Poll<Result<(), Errno>> {
        if let Some(errand) = w.kept::<Errand>() {
            return match errand.outcome() {
                Some(outcome) => Poll::Ready(outcome),
                None if w.interrupted() => Poll::Ready(Err(Errno::Intr)),
                None => Poll::Pending,
            };
        }
        let network = self.interface(call)?;
        w.keep(self.process().run.errand(self.shared(), move || what(&*network))?);
        Poll::Pending
    }
}

impl Port for Thread {
    unsupported_port!();

    fn port_bridge(
        &mut self,
        w: &mut Wait,
        network: &GuestString,
        token: &GuestString,
        security: StreamSecurity,
    ) -> Poll<Result<(), Errno>> {
        let (name, token) = (network.as_str().to_owned(), token.as_str().to_owned());
        self.wait_for_network(w, "port_bridge", move |network| network.bridge(&name, &token, security))
    }

    fn port_unbridge(&mut self) -> Result<(), Errno> {
        self.interface("port_unbridge")?.unbridge()
    }

    fn port_dhcp_acquire(&mut self, w: &mut Wait) -> Poll<Result<(), Errno>> {
        self.wait_for_network(w, "port_dhcp_acquire", |network| network.acquire_address())
    }

    fn port_addr_add(&mut self, addr: AddrCidr) -> Result<(), Errno> {
        self.interface("port_addr_add")?.add_address(said_cidr(&addr)?)
    }

    fn port_addr_remove(&mut self, addr: Addr) -> Result<(), Errno> {
        self.interface("port_addr_remove")?.remove_address(said(&addr)?)
    }

    fn port_addr_clear(&mut self) -> Result<(), Errno> {
        self.interface("port_addr_clear")?.clear_addresses()
    }

    fn port_mac(&mut self) -> Result<HardwareAddress, Errno> {
        Ok(HardwareAddress { octets: self.interface("port_mac")?.hardware_address()? })
    }

    fn port_addr_list(
        &mut self,
        addrs: GuestPtr<'_, AddrCidr>,
        naddrs: GuestPtr<'_, Size>,
    ) -> Result<(), Errno> {
        let addresses = self.interface("port_addr_list")?.addresses()?;
        list(&addresses.into_iter().map(told_cidr).collect::<Vec<_>>(), addrs, naddrs)
    }

    fn port_gateway_set(&mut self, addr: Addr) -> Result<(), Errno> {
        self.interface("port_gateway_set")?.set_gateway(said(&addr)?)
    }

    fn port_route_add(
        &mut self,
        cidr: AddrCidr,
        via_router: Addr,
        preferred_until: OptionTimestamp,
        expires_at: OptionTimestamp,
    ) -> Result<(), Errno> {
        let route = net::Route {
            network: said_cidr(&cidr)?,
            router: said(&via_router)?,
            preferred_until: said_time(preferred_until),
            expires_at: said_time(expires_at),
        };
        self.interface("port_route_add")?.add_route(route)
    }

    fn port_route_remove(&mut self, cidr: Addr) -> Result<(), Errno> {
        self.interface("port_route_remove")?.remove_route(said(&cidr)?)
    }

    fn port_route_clear(&mut self) -> Result<(), Errno> {
        self.interface("port_route_clear")?.clear_routes()
    }

    fn port_route_list(
        &mut self,
        routes: GuestPtr<'_, Route>,
        nroutes: GuestPtr<'_, Size>,
    ) -> Result<(), Errno> {
        let told = |route: net::Route| Route {
            cidr: told_cidr(route.network),
            via_router: told(route.router),
            preferred_until: told_time(route.preferred_until),
            expires_at: told_time(route.expires_at),
        };
        let found = self.interface("port_route_list")?.routes()?;
        list(&found.into_iter().map(told).collect::<Vec<_>>(), routes, nroutes)
    }
}
