//! Who a guest may talk to, as far as its embedder decides it.
//!
//! Main type: [`NetPolicy`]. One invariant: it is asked about the address that the operating system names, before the guest
//! learns that there is anybody.

use std::net::SocketAddr;

/// What an embedder allows on the sockets that it has given a guest. Any `Fn(Option<SocketAddr>) -> bool` is one.
pub trait NetPolicy: Send + Sync {
    /// Whether the guest gets a connection that `peer` has made to a listening socket (`None` for what has no Internet address).
    /// One that it does not get is closed, and the guest waits for another.
    fn accepts(&self, peer: Option<SocketAddr>) -> bool;
}

impl<F: Fn(Option<SocketAddr>) -> bool + Send + Sync> NetPolicy for F {
    fn accepts(&self, peer: Option<SocketAddr>) -> bool {
        self(peer)
    }
}
