//! Where a guest's network comes from: its sockets, the addresses of names, and the interface that it sees.
//!
//! Main types: [`Network`], and [`HostNetwork`], the host's own. One invariant: a network is not asked whether the guest may;
//! that was asked of its [`NetPolicy`](crate::NetPolicy) before. Sockets of a guest's file system (`unix`) are no part of it.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use waxwing_abi::types::{AddressFamily, Errno, Fdflags, SockProto, SockType, StreamSecurity};

use super::names::{Resolver, SystemResolver};
use crate::file::OpenFile;
use crate::files::HostSocket;
use crate::sys;

/// An address with the network that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cidr {
    /// The address.
    pub address: IpAddr,
    /// How many of its bits name the network.
    pub prefix: u8,
}

/// By what way a network is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// What is reached.
    pub network: Cidr,
    /// By way of which router; the unspecified address for none.
    pub router: IpAddr,
    /// Until when it is the first choice, since 1970.
    pub preferred_until: Option<Duration>,
    /// Until when it holds, since 1970.
    pub expires_at: Option<Duration>,
}

/// Where a guest's network comes from. [`Builder::network`](crate::Builder::network) puts one in the place of the host's.
///
/// Sockets are files with a [`Socket`](crate::Socket) half. Calls come from several threads at once; only
/// [`resolve`](Network::resolve), [`bridge`](Network::bridge) and [`acquire_address`](Network::acquire_address) may wait.
///
/// The interface that it has is described, and changed, by the methods that are about addresses and routes (calls `port_*`).
/// The defaults describe none and refuse changes.
pub trait Network: Send + Sync {
    /// A new socket.
    ///
    /// # Errors
    /// As POSIX socket: `afnosupport`, `protonosupport`, `prototype`, `perm` for raw ones, `mfile`.
    fn open(
        &self,
        family: AddressFamily,
        kind: SockType,
        protocol: SockProto,
    ) -> Result<Arc<OpenFile>, Errno>;

    /// The addresses of a name, each once, the best first. It may take long: nothing of the guest's waits in here.
    ///
    /// # Errors
    /// `noent` when there are none, `again` when that cannot be found out now.
    fn resolve(&self, name: &str) -> Result<Vec<IpAddr>, Errno>;

    /// Joins another network by way of a bridge, to which `token` is shown.
    ///
    /// # Errors
    /// `perm` where that is not the guest's to change; `notsup`.
    fn bridge(&self, network: &str, token: &str, security: StreamSecurity) -> Result<(), Errno> {
        let _ = (network, token, security);
        Err(Errno::Perm)
    }

    /// Leaves the bridge.
    ///
    /// # Errors
    /// `perm`, `notsup`.
    fn unbridge(&self) -> Result<(), Errno> {
        Err(Errno::Perm)
    }

    /// Takes the address that the network gives it (DHCP), and the way out of it.
    ///
    /// # Errors
    /// `perm`, `notsup`, `timedout`.
    fn acquire_address(&self) -> Result<(), Errno> {
        Err(Errno::Perm)
    }

    /// The hardware address of its interface.
    ///
    /// # Errors
    /// `notsup` when it has none.
    fn hardware_address(&self) -> Result<[u8; 6], Errno> {
        Err(Errno::Notsup)
    }

    /// The addresses of its interface.
    ///
    /// # Errors
    /// `notsup`.
    fn addresses(&self) -> Result<Vec<Cidr>, Errno> {
        Err(Errno::Notsup)
    }

    /// Adds an address.
    ///
    /// # Errors
    /// `perm`, `notsup`, `exist`.
    fn add_address(&self, address: Cidr) -> Result<(), Errno> {
        let _ = address;
        Err(Errno::Perm)
    }

    /// Removes an address.
    ///
    /// # Errors
    /// `perm`, `notsup`, `addrnotavail`.
    fn remove_address(&self, address: IpAddr) -> Result<(), Errno> {
        let _ = address;
        Err(Errno::Perm)
    }

    /// Removes all addresses.
    ///
    /// # Errors
    /// `perm`, `notsup`.
    fn clear_addresses(&self) -> Result<(), Errno> {
        Err(Errno::Perm)
    }

    /// The routes.
    ///
    /// # Errors
    /// `notsup`.
    fn routes(&self) -> Result<Vec<Route>, Errno> {
        Err(Errno::Notsup)
    }

    /// Adds a route.
    ///
    /// # Errors
    /// `perm`, `notsup`, `exist`.
    fn add_route(&self, route: Route) -> Result<(), Errno> {
        let _ = route;
        Err(Errno::Perm)
    }

    /// Removes the routes by way of a router.
    ///
    /// # Errors
    /// `perm`, `notsup`, `noent`.
    fn remove_route(&self, router: IpAddr) -> Result<(), Errno> {
        let _ = router;
        Err(Errno::Perm)
    }

    /// Removes all routes.
    ///
    /// # Errors
    /// `perm`, `notsup`.
    fn clear_routes(&self) -> Result<(), Errno> {
        Err(Errno::Perm)
    }

    /// Sets the way to everything that no route leads to.
    ///
    /// # Errors
    /// `perm`, `notsup`.
    fn set_gateway(&self, router: IpAddr) -> Result<(), Errno> {
        let _ = router;
        Err(Errno::Perm)
    }
}

/// The network of the host: sockets of the operating system's, and its resolver.
#[derive(Clone, Copy, Debug, Default)]
pub struct HostNetwork;

impl Network for HostNetwork {
    fn open(
        &self,
        family: AddressFamily,
        kind: SockType,
        protocol: SockProto,
    ) -> Result<Arc<OpenFile>, Errno> {
        match family {
            AddressFamily::Inet4 | AddressFamily::Inet6 => {}
            AddressFamily::Unspec | AddressFamily::Unix => return Err(Errno::Afnosupport),
        }
        Ok(OpenFile::new(HostSocket::open(family, kind, protocol)?, Fdflags::empty()))
    }

    fn resolve(&self, name: &str) -> Result<Vec<IpAddr>, Errno> {
        SystemResolver.resolve(name)
    }

    fn hardware_address(&self) -> Result<[u8; 6], Errno> {
        sys::hardware_address()
    }

    /// Those of all interfaces.
    fn addresses(&self) -> Result<Vec<Cidr>, Errno> {
        let addresses = sys::interface_addresses()?;
        Ok(addresses.into_iter().map(|(address, prefix)| Cidr { address, prefix }).collect())
    }

    /// Those of Linux. The router of a network that the host is in is the unspecified address.
    fn routes(&self) -> Result<Vec<Route>, Errno> {
        let route = |((address, prefix), router)| Route {
            network: Cidr { address, prefix },
            router,
            preferred_until: None,
            expires_at: None,
        };
        Ok(sys::ways()?.into_iter().map(route).collect())
    }
}

/// Who knows the addresses of names for a guest: `said`, if somebody has said who, or else its network.
pub(crate) fn resolver(
    said: &Option<Arc<dyn Resolver>>,
    network: &Option<Arc<dyn Network>>,
) -> Arc<dyn Resolver> {
    struct Of(Arc<dyn Network>);

    impl Resolver for Of {
        fn resolve(&self, name: &str) -> Result<Vec<IpAddr>, Errno> {
            self.0.resolve(name)
        }
    }

    match (said, network) {
        (Some(said), _) => Arc::clone(said),
        (None, Some(network)) => Arc::new(Of(Arc::clone(network))),
        (None, None) => Arc::new(SystemResolver),
    }
}
