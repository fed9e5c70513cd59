//! A machine's end of the wire.
//!
//! Main type: [`Wire`]. A machine has one interface for the network and for itself: a frame for its own hardware address comes
//! back, and so does its question who has an address of its own. So one TCP serves both, and what a machine says to itself leaves
//! it never. One invariant: at most [`MOST`] frames of others wait; more are lost, as they are on a wire.

use std::collections::VecDeque;
use std::net::IpAddr;

use smoltcp::phy::{Device, DeviceCapabilities, Medium, RxToken, TxToken};
use smoltcp::time::Instant;
use smoltcp::wire::EthernetAddress;

use crate::frame::{FRAME, What, look};

/// How many frames of others wait to be looked at.
pub(crate) const MOST: usize = 1024;

/// How many bytes they have.
const MOST_BYTES: usize = 4 << 20;

/// A machine's end of the wire.
#[derive(Debug)]
pub(crate) struct Wire {
    pub(crate) address: EthernetAddress,
    /// The machine's own addresses.
    pub(crate) own: Vec<IpAddr>,
    coming: VecDeque<Vec<u8>>,
    coming_bytes: usize,
    /// What leaves the machine.
    pub(crate) going: VecDeque<Vec<u8>>,
}

impl Wire {
    pub(crate) fn new(address: EthernetAddress) -> Self {
        Wire { address, own: Vec::new(), coming: VecDeque::new(), coming_bytes: 0, going: VecDeque::new() }
    }

    /// Whether this address is the machine's own.
    pub(crate) fn is_own(&self, address: IpAddr) -> bool {
        address.is_loopback() || self.own.contains(&address)
    }

    /// A frame of somebody else's comes. What says that it comes from the machine itself, or is about addresses that no other has,
    /// is dropped.
    pub(crate) fn comes(&mut self, bytes: &[u8]) {
        let Some(frame) = look(bytes) else { return };
        let lies = frame.from == self.address
            || !frame.from.is_unicast()
            || matches!(frame.what, What::Asks(address) if address.is_loopback())
            || frame.what.ends().is_some_and(|(from, to)| self.is_own(from) || to.is_loopback());
        let fits = self.coming.len() < MOST && self.coming_bytes + bytes.len() <= MOST_BYTES;
        if !lies && fits {
            self.push(bytes.to_vec());
        }
    }

    fn push(&mut self, frame: Vec<u8>) {
        self.coming_bytes += frame.len();
        self.coming.push_back(frame);
    }

    /// Whether a frame waits.
    pub(crate) fn has_come(&self) -> bool {
        !self.coming.is_empty()
    }

    /// Takes the frame that came first.
    pub(crate) fn take(&mut self) -> Option<Vec<u8>> {
        let frame = self.coming.pop_front()?;
        self.coming_bytes -= frame.len();
        Some(frame)
    }

    /// Puts it back to be taken next.
    pub(crate) fn put_back(&mut self, frame: Vec<u8>) {
        self.coming_bytes += frame.len();
        self.coming.push_front(frame);
    }

    /// A frame of the machine's.
    fn send(&mut self, bytes: Vec<u8>) {
        let Some(frame) = look(&bytes) else { return };
        let asks_itself = matches!(frame.what, What::Asks(address) if self.is_own(address));
        if frame.to == self.address || asks_itself {
            self.push(bytes);
        } else if !frame.what.ends().is_some_and(|(from, to)| from.is_loopback() || to.is_loopback()) {
            self.going.push_back(bytes);
        }
    }
}

/// A frame that has come.
#[derive(Debug)]
pub(crate) struct Coming(Vec<u8>);

/// Room for a frame.
#[derive(Debug)]
pub(crate) struct Going<'w>(&'w mut Wire);

impl RxToken for Coming {
    fn consume<R, F: FnOnce(&[u8]) -> R>(self, look: F) -> R {
        look(&self.0)
    }
}

impl TxToken for Going<'_> {
    fn consume<R, F: FnOnce(&mut [u8]) -> R>(self, len: usize, fill: F) -> R {
        let mut frame = vec![0; len];
        let filled = fill(&mut frame);
        self.0.send(frame);
        filled
    }
}

impl Device for Wire {
    type RxToken<'w> = Coming;
    type TxToken<'w> = Going<'w>;

    fn receive(&mut self, _: Instant) -> Option<(Coming, Going<'_>)> {
        let frame = self.take()?;
        Some((Coming(frame), Going(self)))
    }

    fn transmit(&mut self, _: Instant) -> Option<Going<'_>> {
        Some(Going(self))
    }

    fn capabilities(&self) -> DeviceCapabilities {
        let mut capabilities = DeviceCapabilities::default();
        capabilities.medium = Medium::Ethernet;
        capabilities.max_transmission_unit = FRAME;
        capabilities
    }
}
