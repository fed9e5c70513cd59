//! Addresses, between what a guest says of them and what the standard library does.
//!
//! Main functions: [`told`] and [`said`]. One invariant: what goes to a [`NetPolicy`](crate::NetPolicy) goes by
//! [`canonical`] first, so that an IPv4 address is one however it is written.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

use waxwing_abi::types::{
    AddrIp, AddrIp4, AddrIp4Port, AddrIp6, AddrIp6Bare, AddrIp6Port, AddrPort, AddrUnix, Errno,
};

use crate::socket::{SocketAddress, UnixPath};

/// An address as the guest is told it; `unspec` where there is none. Ports are numbers in the guest's order, whatever older
/// hosts do.
#[must_use]
pub(crate) fn told(address: Option<&SocketAddress>) -> AddrPort {
    match address {
        None => AddrPort::Unspec,
        Some(SocketAddress::Internet(SocketAddr::V4(address))) => {
            AddrPort::Inet4(AddrIp4Port { port: address.port(), addr: from_v4(*address.ip()) })
        }
        Some(SocketAddress::Internet(SocketAddr::V6(address))) => {
            let (flow_info1, flow_info0) = halves(address.flowinfo());
            let (scope_id1, scope_id0) = halves(address.scope_id());
            let octets = address.ip().octets();
            AddrPort::Inet6(AddrIp6Port {
                port: address.port(),
                addr: AddrIp6 { octets, flow_info1, flow_info0, scope_id1, scope_id0 },
            })
        }
        Some(SocketAddress::Unix(unix)) => {
            let mut path = [0; UnixPath::MOST];
            path[..unix.as_str().len()].copy_from_slice(unix.as_str().as_bytes());
            AddrPort::Unix(AddrUnix { path })
        }
    }
}

/// An address as the guest said it; `None` for none.
///
/// # Errors
/// As [`UnixPath::new`].
pub(crate) fn said(address: &AddrPort) -> Result<Option<SocketAddress>, Errno> {
    Ok(match address {
        AddrPort::Unspec => None,
        AddrPort::Inet4(AddrIp4Port { port, addr }) => {
            Some(SocketAddress::Internet(SocketAddrV4::new(v4(addr), *port).into()))
        }
        AddrPort::Inet6(AddrIp6Port { port, addr }) => {
            let flow = whole(addr.flow_info1, addr.flow_info0);
            let scope = whole(addr.scope_id1, addr.scope_id0);
            Some(SocketAddress::Internet(SocketAddrV6::new(v6(addr), *port, flow, scope).into()))
        }
        AddrPort::Unix(AddrUnix { path }) => {
            let end = path.iter().position(|byte| *byte == 0).unwrap_or(path.len());
            Some(SocketAddress::Unix(UnixPath::new(&path[..end])?))
        }
    })
}

/// Where one gets who goes to an address: who goes to that of nobody in particular gets to this machine. To which of its
/// addresses depends on the socket's own, so the system is never left to choose: it is given the one that was asked about.
#[must_use]
pub(crate) fn definite(mut address: SocketAddr) -> SocketAddr {
    address.set_ip(definite_ip(address.ip()));
    address
}

/// As [`definite`], without a port.
#[must_use]
pub(crate) fn definite_ip(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.to_ipv4_mapped().is_some_and(|ip| ip.is_unspecified()) => {
            Ipv4Addr::LOCALHOST.to_ipv6_mapped().into()
        }
        definite => definite,
    }
}

/// An address of IPv4.
#[must_use]
pub(crate) fn v4(address: &AddrIp4) -> Ipv4Addr {
    address.octets.into()
}

/// An address of IPv6, its flow and scope aside.
#[must_use]
pub(crate) fn v6(address: &AddrIp6) -> Ipv6Addr {
    address.octets.into()
}

fn from_v4(address: Ipv4Addr) -> AddrIp4 {
    AddrIp4 { octets: address.octets() }
}

/// An address without a port, as the guest is told it.
#[must_use]
pub(crate) fn told_ip(address: IpAddr) -> AddrIp {
    match address {
        IpAddr::V4(address) => AddrIp::Inet4(from_v4(address)),
        IpAddr::V6(address) => AddrIp::Inet6(AddrIp6Bare { octets: address.octets() }),
    }
}

/// The address that an address stands for: of those of IPv6 that are IPv4 ones (::ffff:0:0/96), these.
#[must_use]
pub(crate) fn canonical(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(canonical_ip(address.ip()), address.port())
}

/// As [`canonical`], without a port.
#[must_use]
pub(crate) fn canonical_ip(address: IpAddr) -> IpAddr {
    address.to_canonical()
}

/// A number as the interface has it: its upper half, its lower half.
fn halves(word: u32) -> (u16, u16) {
    let [a, b, c, d] = word.to_be_bytes();
    (u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]))
}

fn whole(upper: u16, lower: u16) -> u32 {
    u32::from(upper) << 16 | u32::from(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_goes_to_nobody_in_particular_goes_to_one_address_of_this_machine() {
        let at = |text: &str| text.parse::<SocketAddr>().unwrap();
        for (said, meant) in [
            ("0.0.0.0:1", "127.0.0.1:1"),
            ("[::]:2", "[::1]:2"),
            ("[::ffff:0.0.0.0]:3", "[::ffff:127.0.0.1]:3"),
            ("192.0.2.1:4", "192.0.2.1:4"),
            ("[fe80::1%7]:5", "[fe80::1%7]:5"),
        ] {
            assert_eq!(definite(at(said)), at(meant));
        }
    }

    #[test]
    fn an_address_is_told_as_it_was_said() {
        for text in ["1.2.3.4:5", "[::1]:80", "[fe80::1%7]:65535", "[::ffff:1.2.3.4]:0"] {
            let address = SocketAddress::Internet(text.parse().unwrap());
            assert_eq!(said(&told(Some(&address))), Ok(Some(address)), "{text}");
        }
        for path in ["/tmp/socket", "a", &"b".repeat(108)] {
            let address = SocketAddress::Unix(UnixPath::new(path.as_bytes()).unwrap());
            assert_eq!(said(&told(Some(&address))), Ok(Some(address)), "{path}");
        }
        assert_eq!(said(&told(None)), Ok(None));
    }

    #[test]
    fn what_is_no_path_of_a_file_system_is_refused() {
        let unix = |start: &[u8]| {
            let mut path = [0; 108];
            path[..start.len()].copy_from_slice(start);
            said(&AddrPort::Unix(AddrUnix { path }))
        };
        assert_eq!(unix(b""), Err(Errno::Noent));
        assert_eq!(unix(b"\0abstract"), Err(Errno::Noent));
        assert_eq!(unix(b"\xff"), Err(Errno::Ilseq));
        assert_eq!(UnixPath::new(&[b'a'; 109]), Err(Errno::Nametoolong));
    }

    #[test]
    fn addresses_of_ipv4_are_that_however_they_are_written() {
        let canonical = |text: &str| canonical(text.parse().unwrap()).to_string();
        assert_eq!(canonical("[::ffff:127.0.0.1]:80"), "127.0.0.1:80");
        assert_eq!(canonical("[::1]:80"), "[::1]:80");
        assert_eq!(canonical("[::127.0.0.1]:80"), "[::7f00:1]:80");
        assert_eq!(canonical("10.0.0.1:80"), "10.0.0.1:80");
    }
}
