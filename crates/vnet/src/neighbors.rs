//! Who is where: what a machine learns of others without asking.
//!
//! smoltcp asks for one unknown neighbour a second, which is much where a whole network is in one process. So a machine is told
//! of its neighbours: of those on its own network before it sends to them, and of whoever has just sent it something. It is told as
//! the protocols tell it, by an answer of ARP's or of neighbour discovery's. One invariant: who is where is only ever what frames of
//! that sender have said, or what the network knows itself.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use smoltcp::phy::ChecksumCapabilities;
use smoltcp::time::{Duration, Instant};
use smoltcp::wire::{
    ArpOperation, ArpPacket, ArpRepr, EthernetAddress, EthernetFrame, EthernetProtocol, EthernetRepr,
    Icmpv6Packet, Icmpv6Repr, IpProtocol, Ipv6Packet, Ipv6Repr, NdiscNeighborFlags, NdiscRepr,
};

/// How long what was told is good: half of the time for which smoltcp keeps it.
const GOOD: Duration = Duration::from_secs(30);

/// How many neighbours are remembered.
const MOST: usize = 256;

/// Which addresses the machines of a network have. A clone is the same.
#[derive(Clone, Debug, Default)]
pub(crate) struct Directory(Arc<Mutex<HashMap<IpAddr, EthernetAddress>>>);

impl Directory {
    fn lock(&self) -> MutexGuard<'_, HashMap<IpAddr, EthernetAddress>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A machine has these addresses, and no others.
    pub(crate) fn set(&self, machine: EthernetAddress, addresses: impl Iterator<Item = IpAddr>) {
        let mut known = self.lock();
        known.retain(|_, owner| *owner != machine);
        known.extend(addresses.filter(|address| !address.is_loopback()).map(|address| (address, machine)));
    }

    /// Who has this address.
    pub(crate) fn find(&self, address: IpAddr) -> Option<EthernetAddress> {
        self.lock().get(&address).copied()
    }
}

/// What a machine was told.
#[derive(Debug, Default)]
pub(crate) struct Neighbors(HashMap<IpAddr, (EthernetAddress, Instant)>);

impl Neighbors {
    /// Whether it has to be told that `address` is there; it is taken to be told.
    pub(crate) fn is_due(&mut self, address: IpAddr, there: EthernetAddress, now: Instant) -> bool {
        let knows = self.0.get(&address).is_some_and(|(known, since)| *known == there && now < *since + GOOD);
        if !knows {
            if self.0.len() >= MOST {
                self.0.clear();
            }
            self.0.insert(address, (there, now));
        }
        !knows
    }
}

/// A frame that tells the machine at `own` that `address` is `there`.
pub(crate) fn telling(
    address: IpAddr,
    there: EthernetAddress,
    own: (IpAddr, EthernetAddress),
) -> Option<Vec<u8>> {
    match (address, own.0) {
        (IpAddr::V4(address), IpAddr::V4(own_address)) => {
            let answer = ArpRepr::EthernetIpv4 {
                operation: ArpOperation::Reply,
                source_hardware_addr: there,
                source_protocol_addr: address,
                target_hardware_addr: own.1,
                target_protocol_addr: own_address,
            };
            let mut bytes = framed(there, own.1, EthernetProtocol::Arp, answer.buffer_len());
            let mut frame = EthernetFrame::new_unchecked(&mut bytes[..]);
            answer.emit(&mut ArpPacket::new_unchecked(frame.payload_mut()));
            Some(bytes)
        }
        (IpAddr::V6(address), IpAddr::V6(own_address)) => {
            let answer = Icmpv6Repr::Ndisc(NdiscRepr::NeighborAdvert {
                flags: NdiscNeighborFlags::SOLICITED | NdiscNeighborFlags::OVERRIDE,
                target_addr: address,
                lladdr: Some(there.into()),
            });
            let packet = Ipv6Repr {
                src_addr: address,
                dst_addr: own_address,
                next_header: IpProtocol::Icmpv6,
                payload_len: answer.buffer_len(),
                hop_limit: 255,
            };
            let len = packet.buffer_len() + answer.buffer_len();
            let mut bytes = framed(there, own.1, EthernetProtocol::Ipv6, len);
            let mut frame = EthernetFrame::new_unchecked(&mut bytes[..]);
            let mut ip = Ipv6Packet::new_unchecked(frame.payload_mut());
            packet.emit(&mut ip);
            let mut message = Icmpv6Packet::new_unchecked(ip.payload_mut());
            answer.emit(&address, &own_address, &mut message, &ChecksumCapabilities::default());
            Some(bytes)
        }
        _ => None,
    }
}

/// A frame with room for `len` bytes.
fn framed(from: EthernetAddress, to: EthernetAddress, ethertype: EthernetProtocol, len: usize) -> Vec<u8> {
    let header = EthernetRepr { src_addr: from, dst_addr: to, ethertype };
    let mut bytes = vec![0; header.buffer_len() + len];
    header.emit(&mut EthernetFrame::new_unchecked(&mut bytes[..]));
    bytes
}
