//! Names of hosts: which texts are names at all, and who knows their addresses.
//!
//! Main type: [`Resolver`]. One invariant: what is written as a number is no name. It is never looked up, and no rule about names
//! is ever asked about it: whoever could have a number looked up as a name would get around the rules about addresses.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use waxwing_abi::types::Errno;

use crate::sys;

/// Who knows the addresses of names. [`Builder::resolver`](crate::Builder::resolver) puts one in the place of the host's.
pub trait Resolver: Send + Sync {
    /// The addresses of a name, which is in small letters and has no dot at its end; the best first. It is called on a thread of
    /// its own, several at once, and may take its time: a guest that does not wait for the answer any more is not kept.
    ///
    /// # Errors
    /// `noent` when it has none, `again` when that cannot be found out now, `io` when it can never be.
    fn resolve(&self, name: &str) -> Result<Vec<IpAddr>, Errno>;
}

/// The host's own resolver: its hosts file, its name servers, and whatever else it is set up to ask (getaddrinfo(3),
/// nsswitch.conf(5)).
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemResolver;

impl Resolver for SystemResolver {
    fn resolve(&self, name: &str) -> Result<Vec<IpAddr>, Errno> {
        sys::addresses_of(name)
    }
}

/// What a guest asks the address of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Host {
    /// An address, in one of the ways to write one.
    Address(IpAddr),
    /// A name, in small letters and without the dot at its end.
    Name(String),
}

impl Host {
    /// Reads what was asked for. Addresses of version 4 may be written as inet_aton(3) reads them: of one to four parts, each
    /// decimal, octal (`0`) or hexadecimal (`0x`). Those of version 6 may have a scope, which is left out.
    ///
    /// # Errors
    /// `noent` for what can be neither: no name has other characters than letters, digits, `_` and, inside, `-` between its dots, parts of
    /// more than 63 of them, more than 253 in all, or a number for its last part. (Other scripts have names in these letters, by
    /// RFC 5891; it is for the guest to write them so.)
    pub(crate) fn read(text: &str) -> Result<Self, Errno> {
        if let Some(address) = address(text) {
            return Ok(Host::Address(address));
        }
        name(text).map(Host::Name).ok_or(Errno::Noent)
    }
}

/// The address that a text is, if it is one.
pub(crate) fn address(text: &str) -> Option<IpAddr> {
    if text.contains(':') {
        let text = text.split_once('%').map_or(text, |(address, _)| address);
        return text.parse::<Ipv6Addr>().ok().map(IpAddr::V6);
    }
    let parts: Vec<u64> = text.split('.').map(part).collect::<Option<_>>()?;
    let (last, before) = parts.split_last()?;
    if before.len() > 3 || before.iter().any(|part| *part > 0xff) || *last >> (8 * (4 - before.len())) != 0 {
        return None;
    }
    let high = before.iter().fold(0, |high, part| high << 8 | part);
    let bits = u32::try_from(high << (8 * (4 - before.len())) | last).ok()?;
    Some(IpAddr::V4(Ipv4Addr::from_bits(bits)))
}

/// A part of an address of version 4, as inet_aton(3) reads it.
fn part(text: &str) -> Option<u64> {
    let (digits, radix) = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => (&text[2..], 16),
        [b'0', _, ..] => (&text[1..], 8),
        _ => (text, 10),
    };
    // A sign is no digit; and what fits in no address need not fit in the number.
    let is_number = !digits.is_empty() && digits.len() <= 16 && digits.chars().all(|c| c.is_digit(radix));
    is_number.then(|| u64::from_str_radix(digits, radix).ok()).flatten()
}

/// A name as it is compared: in small letters, without the dot at its end. None if the text can be no name.
pub(crate) fn name(text: &str) -> Option<String> {
    let text = text.strip_suffix('.').unwrap_or(text);
    let is_part = |part: &str| {
        (1..=63).contains(&part.len())
            && part.bytes().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_'))
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    let last = text.rsplit('.').next().unwrap_or_default();
    let is_name = text.len() <= 253 && text.split('.').all(is_part) && !looks_like_a_number(last);
    is_name.then(|| text.to_ascii_lowercase())
}

/// As browsers tell numbers from names: by their last part.
fn looks_like_a_number(part: &str) -> bool {
    let hex = part.strip_prefix("0x").or_else(|| part.strip_prefix("0X"));
    part.bytes().all(|c| c.is_ascii_digit())
        || hex.is_some_and(|digits| digits.bytes().all(|c| c.is_ascii_hexdigit()))
}

/// The addresses that a hosts file (hosts(5)) gives a name, in its order.
pub(crate) fn in_hosts(text: &str, name: &str) -> Vec<IpAddr> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut words = line.split('#').next().unwrap_or_default().split_ascii_whitespace();
        let Some(address) = words.next().and_then(address) else { continue };
        let is_it = |word: &str| word.strip_suffix('.').unwrap_or(word).eq_ignore_ascii_case(name);
        if words.any(is_it) && !found.contains(&address) {
            found.push(address);
        }
    }
    found
}

/// How many addresses of a name are told.
const MOST: usize = 256;

/// Each address once, in the order in which they came; those of version 6 that stand for one of version 4 as that.
///
/// # Errors
/// `noent` when there is none.
pub(crate) fn each_once(found: Vec<IpAddr>) -> Result<Vec<IpAddr>, Errno> {
    let mut addresses = Vec::new();
    for address in found.into_iter().map(|address| address.to_canonical()) {
        if addresses.len() < MOST && !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    if addresses.is_empty() { Err(Errno::Noent) } else { Ok(addresses) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_addresses_however_they_are_written() {
        for (text, expected) in [
            ("127.0.0.1", "127.0.0.1"),
            ("127.1", "127.0.0.1"),
            ("127.0.1", "127.0.0.1"),
            ("2130706433", "127.0.0.1"),
            ("0x7f000001", "127.0.0.1"),
            ("0x7F.1", "127.0.0.1"),
            ("017700000001", "127.0.0.1"),
            ("0177.0.0.01", "127.0.0.1"),
            ("0", "0.0.0.0"),
            ("10.65535", "10.0.255.255"),
            ("4294967295", "255.255.255.255"),
            ("::1", "::1"),
            ("::ffff:127.0.0.1", "::ffff:127.0.0.1"),
            ("fe80::1%eth0", "fe80::1"),
        ] {
            assert_eq!(Host::read(text), Ok(Host::Address(ip(expected))), "{text}");
        }
    }

    #[test]
    fn what_is_nearly_a_number_is_no_name_either() {
        for text in [
            "",
            ".",
            "..",
            "a..b",
            ".a",
            "256.1.1.1",
            "1.2.3.4.5",
            "4294967296",
            "0x",
            "0xg.1",
            "08",
            "1.2.3.",
            "a.1",
            "a.0x7f",
            "::g",
            "[::1]",
            "+1",
            "1.2.3.-4",
            "a b",
            "a/b",
            "a\\.b",
            "ex\u{e4}mple.com",
            "\u{ff45}vil.com",
            "99999999999999999999",
            "0x10000000000000001",
        ] {
            assert_eq!(Host::read(text), Err(Errno::Noent), "{text}");
        }
        let label = "a".repeat(64);
        assert_eq!(Host::read(&label), Err(Errno::Noent));
        assert_eq!(Host::read(&[&label[1..]; 4].join(".")), Err(Errno::Noent));
        assert!(Host::read(&[&label[1..]; 3].join(".")).is_ok());
    }

    #[test]
    fn names_are_compared_in_one_form() {
        for (text, expected) in [
            ("Example.COM.", "example.com"),
            ("localhost", "localhost"),
            ("_sip._tcp.a-b.example", "_sip._tcp.a-b.example"),
            ("1.2.3.a", "1.2.3.a"),
            ("xn--bcher-kva.example", "xn--bcher-kva.example"),
        ] {
            assert_eq!(Host::read(text), Ok(Host::Name(expected.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_hosts_file_gives_all_addresses_of_a_name() {
        let text = "# 10.0.0.1 no\n127.0.0.1\tlocalhost  Here # there\n::1 localhost\nbad localhost\n\n10.0.0.9\n\
                    127.0.0.1 localhost\n192.0.2.1 here.\r\n";
        assert_eq!(in_hosts(text, "localhost"), [ip("127.0.0.1"), ip("::1")]);
        assert_eq!(in_hosts(text, "here"), [ip("127.0.0.1"), ip("192.0.2.1")]);
        assert!(in_hosts(text, "there").is_empty() && in_hosts(text, "no").is_empty());
    }

    #[test]
    fn each_address_is_told_once() {
        let found = ["10.0.0.2", "::ffff:10.0.0.1", "10.0.0.2", "10.0.0.1", "::1"].map(ip);
        assert_eq!(each_once(found.into()).unwrap(), ["10.0.0.2", "10.0.0.1", "::1"].map(ip));
        assert_eq!(each_once(Vec::new()), Err(Errno::Noent));
        let many = (0..1000u32).map(|number| IpAddr::V4(Ipv4Addr::from_bits(number))).collect();
        assert_eq!(each_once(many).unwrap().len(), MOST);
    }
}
