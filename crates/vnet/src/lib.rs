//! A network of the guests' own, for [`waxwing`]: TCP, UDP, names and DHCP between guests of one run, which never touch the host's
//! network, and between runs that are joined by a bridge.
//!
//! [`Lan`] is the network. What joins it is a machine, [`VirtualNetwork`], which
//! [`Builder::network`](waxwing::Builder::network) gives to a process and all that it starts: they have one loopback and one set of
//! addresses, as the processes of a machine have. TCP/IP is smoltcp's, with one interface to each machine.
//!
//! What a guest may do is for its [`NetPolicy`](waxwing::NetPolicy) to say, here as with the host's network.

#![deny(missing_docs)]
#![cfg(unix)]

mod lan;
mod network;
mod socket;

mod beacon;
mod datagram;
mod interface;
mod listener;
mod machine;
mod options;
mod stream;

mod bridge;
mod dhcp;
mod frame;
mod names;
mod neighbors;
mod wire;

pub use lan::{Lan, LanOptions};
pub use network::VirtualNetwork;
