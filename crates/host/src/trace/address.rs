//! Addresses as people write them: `127.0.0.1:80` for a record of octets and a port.
//!
//! Main type: [`Address`]. One invariant: what does not look like an address is none, and is written as what it is.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

use super::value::Value;

/// What stands in a union of addresses.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address {
    Ip(IpAddr),
    Port(SocketAddr),
    Cidr(IpAddr, u64),
    /// The beginning of a path, and how long it is.
    Path(Vec<u8>, u64),
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Address::Ip(address) => address.fmt(f),
            Address::Port(address) => address.fmt(f),
            Address::Cidr(address, prefix) => write!(f, "{address}/{prefix}"),
            Address::Path(path, _) => write!(f, "{}", path.escape_ascii()),
        }
    }
}

impl Address {
    /// Reads the payload of a case.
    pub(super) fn read(case: &str, payload: Value<'_>) -> Option<Self> {
        let Value::Record(mut fields) = payload else { return None };
        match (case, fields.next()?, fields.next()) {
            ("inet4" | "inet6", ("octets", _), _) => ip(payload).map(Address::Ip),
            ("inet4" | "inet6", ("port", Value::Unsigned(port)), Some(("addr", addr))) => {
                Some(Address::Port(SocketAddr::new(ip(addr)?, u16::try_from(port).ok()?)))
            }
            ("inet4" | "inet6", ("addr", addr), Some(("prefix", Value::Unsigned(prefix)))) => {
                Some(Address::Cidr(ip(addr)?, prefix))
            }
            ("unix", ("path", Value::List(path)), None) => {
                // A NUL is behind it, unless it fills its place.
                let bytes: Vec<u8> = path.map_while(octet).take_while(|byte| *byte != 0).collect();
                let more = if bytes.len() == path.count() { path.left_out() } else { 0 };
                let len = bytes.len() as u64 + more;
                Some(Address::Path(bytes, len))
            }
            _ => None,
        }
    }
}

/// The address of a record that begins with its octets.
fn ip(record: Value<'_>) -> Option<IpAddr> {
    let Value::Record(mut fields) = record else { return None };
    let Some(("octets", Value::List(octets))) = fields.next() else { return None };
    let octets: Vec<u8> = octets.map(octet).collect::<Option<_>>()?;
    let v4 = <[u8; 4]>::try_from(&octets[..]).map(IpAddr::from);
    v4.or_else(|_| <[u8; 16]>::try_from(&octets[..]).map(IpAddr::from)).ok()
}

fn octet(value: Value<'_>) -> Option<u8> {
    match value {
        Value::Unsigned(octet) => u8::try_from(octet).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use waxwing_abi::types::{
        AddrIp, AddrIp4, AddrIp4Port, AddrIp6, AddrIp6Bare, AddrIp6Port, AddrPort, AddrUnix,
    };

    use crate::trace::tape::{Put, Tape};
    use crate::trace::value::Part;

    fn told(value: &dyn Put) -> String {
        let mut tape = Tape::default();
        value.put(&mut tape);
        let mut text = String::new();
        crate::trace::write_value(Part::new(&tape, 0).value(), &mut text).unwrap();
        text
    }

    #[test]
    fn addresses_look_as_they_are_written() {
        let v4 = AddrIp4 { octets: [127, 0, 0, 1] };
        let mut v6 = [0; 16];
        v6[15] = 1;
        let bare = AddrIp6Bare { octets: v6 };
        let v6 = AddrIp6 { octets: v6, flow_info1: 0, flow_info0: 0, scope_id1: 0, scope_id0: 0 };
        assert_eq!(told(&AddrIp::Inet4(v4)), "127.0.0.1");
        assert_eq!(told(&AddrIp::Inet6(bare)), "::1");
        assert_eq!(told(&AddrPort::Inet4(AddrIp4Port { port: 80, addr: v4 })), "127.0.0.1:80");
        assert_eq!(told(&AddrPort::Inet6(AddrIp6Port { port: 80, addr: v6 })), "[::1]:80");
        assert_eq!(told(&AddrPort::Unspec), "unspec");
        let mut path = [0; 108];
        path[..9].copy_from_slice(b"/run/\"\n\x1bx");
        assert_eq!(told(&AddrPort::Unix(AddrUnix { path })), "\"/run/\\\"\\n\\x1bx\"");
    }
}
