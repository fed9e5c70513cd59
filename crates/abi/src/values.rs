//! What the written types can do besides: an error as Rust knows errors, a file's facts without most of them, and older kinds
//! and addresses of sockets made into newer ones.

use core::fmt;

use crate::types::{
    Addr, AddrCidr, AddrIp6, AddrIp6Cidr, AddrIp6Port, AddrPort, AddrUnix, AddrUnixCidr, AddrUnixPort, Errno,
    Filesize, Filestat, Filetype, SockType, wasix_legacy,
};

impl fmt::Display for Errno {
    /// Its name in the interface.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl core::error::Error for Errno {}

impl Filestat {
    /// What is known of a file of this kind and size (in bytes) with one name: its numbers and times are 0.
    #[must_use]
    pub const fn of(filetype: Filetype, size: Filesize) -> Self {
        Filestat { dev: 0, ino: 0, filetype, nlink: 1, size, atim: 0, mtim: 0, ctim: 0 }
    }
}

/// Kinds of sockets as WASIX 0.11 counted them.
impl From<wasix_legacy::SockType> for SockType {
    fn from(kind: wasix_legacy::SockType) -> Self {
        match kind {
            wasix_legacy::SockType::SocketDgram => SockType::SocketDgram,
            wasix_legacy::SockType::SocketStream => SockType::SocketStream,
            wasix_legacy::SockType::SocketRaw => SockType::SocketRaw,
            wasix_legacy::SockType::SocketSeqpacket => SockType::SocketSeqpacket,
        }
    }
}

/// An address of IPv6 as WASIX 0.11 had it: without flow and scope.
impl From<wasix_legacy::AddrIp6> for AddrIp6 {
    fn from(wasix_legacy::AddrIp6 { octets }: wasix_legacy::AddrIp6) -> Self {
        AddrIp6 { octets, flow_info1: 0, flow_info0: 0, scope_id1: 0, scope_id0: 0 }
    }
}

impl From<AddrIp6> for wasix_legacy::AddrIp6 {
    fn from(AddrIp6 { octets, .. }: AddrIp6) -> Self {
        wasix_legacy::AddrIp6 { octets }
    }
}

/// A path of sixteen bytes.
impl From<wasix_legacy::AddrUnix> for AddrUnix {
    fn from(short: wasix_legacy::AddrUnix) -> Self {
        let mut path = [0; 108];
        path[..short.path.len()].copy_from_slice(&short.path);
        AddrUnix { path }
    }
}

impl From<AddrUnix> for wasix_legacy::AddrUnix {
    fn from(long: AddrUnix) -> Self {
        wasix_legacy::AddrUnix { path: std::array::from_fn(|index| long.path[index]) }
    }
}

impl From<wasix_legacy::AddrPort> for AddrPort {
    fn from(address: wasix_legacy::AddrPort) -> Self {
        match address {
            wasix_legacy::AddrPort::Unspec => AddrPort::Unspec,
            wasix_legacy::AddrPort::Inet4(address) => AddrPort::Inet4(address),
            wasix_legacy::AddrPort::Inet6(wasix_legacy::AddrIp6Port { port, addr }) => {
                AddrPort::Inet6(AddrIp6Port { port, addr: addr.into() })
            }
            wasix_legacy::AddrPort::Unix(AddrUnixPort { addr, .. }) => AddrPort::Unix(addr.into()),
        }
    }
}

impl From<AddrPort> for wasix_legacy::AddrPort {
    fn from(address: AddrPort) -> Self {
        match address {
            AddrPort::Unspec => wasix_legacy::AddrPort::Unspec,
            AddrPort::Inet4(address) => wasix_legacy::AddrPort::Inet4(address),
            AddrPort::Inet6(AddrIp6Port { port, addr }) => {
                wasix_legacy::AddrPort::Inet6(wasix_legacy::AddrIp6Port { port, addr: addr.into() })
            }
            AddrPort::Unix(addr) => wasix_legacy::AddrPort::Unix(AddrUnixPort { port: 0, addr: addr.into() }),
        }
    }
}

impl From<wasix_legacy::Addr> for Addr {
    fn from(address: wasix_legacy::Addr) -> Self {
        match address {
            wasix_legacy::Addr::Unspec => Addr::Unspec,
            wasix_legacy::Addr::Inet4(address) => Addr::Inet4(address),
            wasix_legacy::Addr::Inet6(address) => Addr::Inet6(address.into()),
            wasix_legacy::Addr::Unix(address) => Addr::Unix(address.into()),
        }
    }
}

impl From<Addr> for wasix_legacy::Addr {
    fn from(address: Addr) -> Self {
        match address {
            Addr::Unspec => wasix_legacy::Addr::Unspec,
            Addr::Inet4(address) => wasix_legacy::Addr::Inet4(address),
            Addr::Inet6(address) => wasix_legacy::Addr::Inet6(address.into()),
            Addr::Unix(address) => wasix_legacy::Addr::Unix(address.into()),
        }
    }
}

impl From<wasix_legacy::AddrCidr> for AddrCidr {
    fn from(network: wasix_legacy::AddrCidr) -> Self {
        match network {
            wasix_legacy::AddrCidr::Unspec => AddrCidr::Unspec,
            wasix_legacy::AddrCidr::Inet4(network) => AddrCidr::Inet4(network),
            wasix_legacy::AddrCidr::Inet6(wasix_legacy::AddrIp6Cidr { addr, prefix }) => {
                AddrCidr::Inet6(AddrIp6Cidr { addr: addr.into(), prefix })
            }
            wasix_legacy::AddrCidr::Unix(_) => AddrCidr::Unix(AddrUnixCidr { unused: 0 }),
        }
    }
}

impl From<AddrCidr> for wasix_legacy::AddrCidr {
    fn from(network: AddrCidr) -> Self {
        match network {
            AddrCidr::Unspec => wasix_legacy::AddrCidr::Unspec,
            AddrCidr::Inet4(network) => wasix_legacy::AddrCidr::Inet4(network),
            AddrCidr::Inet6(AddrIp6Cidr { addr, prefix }) => {
                wasix_legacy::AddrCidr::Inet6(wasix_legacy::AddrIp6Cidr { addr: addr.into(), prefix })
            }
            AddrCidr::Unix(_) => {
                let addr = wasix_legacy::AddrUnix { path: [0; 16] };
                wasix_legacy::AddrCidr::Unix(wasix_legacy::AddrUnixCidr { addr, prefix: 0 })
            }
        }
    }
}
