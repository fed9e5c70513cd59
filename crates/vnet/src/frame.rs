//! What is in an Ethernet frame: looked at before a machine's TCP/IP gets it, since frames come from others too.
//!
//! Main function: [`look`]. One invariant: it answers `None` for whatever is not whole, and never panics.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use smoltcp::wire::{
    ArpOperation, ArpPacket, EthernetAddress, EthernetFrame, EthernetProtocol, Icmpv4Message, Icmpv4Packet,
    Icmpv6Message, Icmpv6Packet, IpProtocol, Ipv4Packet, Ipv6Packet, TcpPacket, UdpPacket,
};

/// The most bytes of a packet in a frame: what IPv4 can have, since there is no wire that would allow less.
pub(crate) const PACKET: usize = 65_535;
/// The bytes before the packet.
pub(crate) const HEADER: usize = 14;
/// The most bytes of a frame.
pub(crate) const FRAME: usize = PACKET + HEADER;

/// A frame.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Frame<'f> {
    pub(crate) from: EthernetAddress,
    pub(crate) to: EthernetAddress,
    pub(crate) what: What<'f>,
}

/// What is in it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum What<'f> {
    /// Somebody asks who has this address.
    Asks(IpAddr),
    /// A segment; whether it begins a connection.
    Tcp { from: SocketAddr, to: SocketAddr, begins: bool },
    /// A datagram, whose checksum is right.
    Udp { from: SocketAddr, to: SocketAddr, payload: &'f [u8] },
    /// Nobody at `to` wanted what came from `from`.
    Unwanted { from: SocketAddr, to: SocketAddr },
    /// Another packet between these.
    Packet { from: IpAddr, to: IpAddr },
    /// Nothing of the above.
    Other,
}

impl What<'_> {
    /// Between whom it is.
    pub(crate) fn ends(&self) -> Option<(IpAddr, IpAddr)> {
        match *self {
            What::Tcp { from, to, .. } | What::Udp { from, to, .. } => Some((from.ip(), to.ip())),
            What::Packet { from, to } => Some((from, to)),
            What::Asks(_) | What::Unwanted { .. } | What::Other => None,
        }
    }
}

/// Looks at a frame. What is a piece of a packet is none: nobody here sends pieces.
pub(crate) fn look(bytes: &[u8]) -> Option<Frame<'_>> {
    if bytes.len() > FRAME {
        return None;
    }
    let frame = EthernetFrame::new_checked(bytes).ok()?;
    let what = match frame.ethertype() {
        EthernetProtocol::Arp => {
            let arp = ArpPacket::new_checked(frame.payload()).ok()?;
            match <[u8; 4]>::try_from(arp.target_protocol_addr()) {
                Ok(target) if arp.operation() == ArpOperation::Request => {
                    What::Asks(Ipv4Addr::from(target).into())
                }
                _ => What::Other,
            }
        }
        EthernetProtocol::Ipv4 => {
            let packet = Ipv4Packet::new_checked(frame.payload()).ok()?;
            if packet.more_frags() || packet.frag_offset() != 0 || !packet.verify_checksum() {
                return None;
            }
            let ends = (packet.src_addr().into(), packet.dst_addr().into());
            inside(ends, packet.next_header(), packet.payload())?
        }
        EthernetProtocol::Ipv6 => {
            let packet = Ipv6Packet::new_checked(frame.payload()).ok()?;
            inside(
                (packet.src_addr().into(), packet.dst_addr().into()),
                packet.next_header(),
                packet.payload(),
            )?
        }
        _ => What::Other,
    };
    Some(Frame { from: frame.src_addr(), to: frame.dst_addr(), what })
}

/// What is in a packet.
fn inside(ends: (IpAddr, IpAddr), protocol: IpProtocol, payload: &[u8]) -> Option<What<'_>> {
    let (from, to) = ends;
    Some(match protocol {
        IpProtocol::Tcp => {
            let segment = TcpPacket::new_checked(payload).ok()?;
            What::Tcp {
                from: SocketAddr::new(from, segment.src_port()),
                to: SocketAddr::new(to, segment.dst_port()),
                begins: segment.syn() && !segment.ack() && !segment.rst(),
            }
        }
        IpProtocol::Udp => {
            let datagram = UdpPacket::new_checked(payload).ok()?;
            if !datagram.verify_checksum(&from.into(), &to.into()) {
                return None;
            }
            What::Udp {
                from: SocketAddr::new(from, datagram.src_port()),
                to: SocketAddr::new(to, datagram.dst_port()),
                payload: datagram.payload(),
            }
        }
        IpProtocol::Icmp => {
            let message = Icmpv4Packet::new_checked(payload).ok()?;
            unwanted_v4(&message).unwrap_or(What::Packet { from, to })
        }
        IpProtocol::Icmpv6 => {
            let message = Icmpv6Packet::new_checked(payload).ok()?;
            match message.msg_type() {
                Icmpv6Message::NeighborSolicit => What::Asks(message.target_addr().into()),
                _ => What::Packet { from, to },
            }
        }
        _ => What::Packet { from, to },
    })
}

/// Who sent the datagram that nobody wanted, and to whom.
fn unwanted_v4(message: &Icmpv4Packet<&[u8]>) -> Option<What<'static>> {
    const PORT_UNREACHABLE: u8 = 3;
    if message.msg_type() != Icmpv4Message::DstUnreachable || message.msg_code() != PORT_UNREACHABLE {
        return None;
    }
    let packet = Ipv4Packet::new_unchecked(message.data());
    let header = usize::from(message.data().first()? & 15) * 4;
    let ports: [u8; 4] = message.data().get(header..)?.get(..4)?.try_into().ok()?;
    if header < 20 || packet.next_header() != IpProtocol::Udp {
        return None;
    }
    let port = |at: usize| u16::from_be_bytes([ports[at], ports[at + 1]]);
    Some(What::Unwanted {
        from: SocketAddr::new(packet.src_addr().into(), port(0)),
        to: SocketAddr::new(packet.dst_addr().into(), port(2)),
    })
}
