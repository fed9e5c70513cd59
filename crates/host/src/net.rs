//! Who a guest may talk to.
//!
//! Main types: [`NetPolicy`], and [`NetAttempt`], what it is asked about. Invariants: it is asked before anything is sent and
//! before the guest learns that there is anybody, about the very address that the operating system is then given or has
//! named; and IPv6 addresses that stand for IPv4 ones are told to it as those.

pub(crate) mod address;
mod dns;
mod errand;
mod lookups;
mod names;
mod network;
mod rules;

use std::fmt;
use std::net::{IpAddr, SocketAddr};

pub use dns::DnsResolver;
pub(crate) use errand::{Errand, Errands};
pub(crate) use lookups::{Asked, Lookups};
pub(crate) use names::{Host, each_once, in_hosts};
pub use names::{Resolver, SystemResolver};
pub(crate) use network::resolver;
pub use network::{Cidr, HostNetwork, Network, Route};
pub use rules::{NetRules, NetRulesError};

/// How bytes travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Transport {
    /// Streams of TCP.
    Tcp,
    /// Datagrams of UDP.
    Udp,
    /// Packets of another protocol, or with headers that the guest writes.
    Raw,
}

impl fmt::Display for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Transport::Tcp => "tcp",
            Transport::Udp => "udp",
            Transport::Raw => "raw",
        })
    }
}

/// What a guest is about to do on the network.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NetAttempt<'a> {
    /// To get a connection that this peer has made to a listening socket (`None` for what has no Internet address). One that
    /// it does not get is closed, and the guest waits for another.
    Accept(Option<SocketAddr>),
    /// To take an address of its own: port 0 is any free one.
    Bind(Transport, SocketAddr),
    /// To connect to this address, or to send a datagram there.
    Connect(Transport, SocketAddr),
    /// To get the datagrams that are sent to this group.
    Join(IpAddr),
    /// To ask what addresses a name has.
    Resolve(&'a str),
    /// To open a socket for [`Transport::Raw`].
    OpenRaw,
    /// To be told what addresses and routes its network has, or to change them.
    Interface,
    /// To take a path for the address of a socket, in a directory of the host's: of a guest with a tree, from its top. What
    /// is in memory alone is nobody else's affair, and not asked about.
    BindUnix(&'a str),
    /// To connect to the socket at a path, or to send a datagram there, on the same terms.
    ConnectUnix(&'a str),
}

/// What an embedder allows a guest on the network. Any `Fn(&NetAttempt<'_>) -> bool` is one. Without one a guest may accept
/// from the listening sockets it was given, and nothing else.
pub trait NetPolicy: Send + Sync {
    /// Whether the guest may do it.
    fn allows(&self, attempt: &NetAttempt<'_>) -> bool;

    /// The rule by which it refuses this, if nothing else that could be granted would allow it: it is told to who reads
    /// denials ([`crate::Reason::Rule`]).
    fn refused_by(&self, attempt: &NetAttempt<'_>) -> Option<String> {
        let _ = attempt;
        None
    }

    /// Whether it allows nothing: a guest that then wants to accept has no listening socket but what it was given, and who
    /// reads denials is told so ([`crate::Reason::NoListener`]).
    fn allows_nothing(&self) -> bool {
        false
    }

    /// Is told what addresses a name has that it let the guest ask for: whoever allows a name allows those.
    fn resolved(&self, name: &str, addresses: &[IpAddr]) {
        let _ = (name, addresses);
    }
}

impl<F: Fn(&NetAttempt<'_>) -> bool + Send + Sync> NetPolicy for F {
    fn allows(&self, attempt: &NetAttempt<'_>) -> bool {
        self(attempt)
    }
}
