//! `sock_getaddrinfo`: names and services looked up, and a list in the guest's memory filled.
//!
//! Main function: [`sock_getaddrinfo`]. Names go to the method `resolve`, which writes what it finds to memory of the host's;
//! addresses that are written out, and services, are made sense of here. One invariant: the guest's list is followed no
//! further than there is something to write, and each element is claimed before anything of it is written.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use core::task::{Poll, ready};

use super::{out, thunk};
use crate::argument::{GuestSlice, GuestString};
use crate::call::{Words, finish};
use crate::layout::{Address, Value, W32, Width};
use crate::memory::GuestMemory;
use crate::system::System;
use crate::types::{
    AddrIp, AddressFamily, Addrinfo, AiProtocol, AiSockaddr, Errno, Size, wasmedge::SockType,
};

/// How many addresses of one name are asked for: more than any name has that programs look up.
const MOST: usize = 64;

/// The bytes of an address as `resolve` writes it.
const SIZE: usize = 18;
const _: () = assert!(SIZE as u64 == AddrIp::SIZE[W32::INDEX], "the layout is the text's");

/// The flag by which a guest says that it will listen.
const PASSIVE: u16 = 1;

/// The flag by which a guest asks for the name.
const CANONNAME: u16 = 2;

/// The size of an address as WasmEdge tells it.
const ADDRLEN: Size = 16;

/// What programs that have 26 bytes for an address say.
const UNDERSTATED: Size = 14;

thunk! {
    sock_getaddrinfo(system, w, memory, words) {
        let count_at = out::<Size>(memory, words[7].word())?;
        let node = text(memory, words[0].word(), words[1].word())?;
        let service = text(memory, words[2].word(), words[3].word())?;
        let hints = Hints::load(memory, words[4].word())?;
        let list = Address::load::<W32>(memory, W32::word(words[5].word()))?;
        let room = W32::word(words[6].word());
        if node.is_empty() && service.is_empty() {
            return Poll::Ready(Err(Errno::Noent));
        }
        if room == 0 {
            return Poll::Ready(Err(Errno::Nomem));
        }
        let port = port(&service)?;
        let addresses = if node.is_empty() {
            hints.of_no_host()
        } else if let Ok(address) = node.parse() {
            vec![address]
        } else {
            let mut found = [0; MOST * SIZE];
            let found = GuestMemory::of_host(&mut found);
            let host = GuestString::from_host(&node)?;
            let slice = || GuestSlice::new::<AddrIp, W32>(found, 0, MOST as u64);
            let count = ready!(system.resolve(w, &host, port, slice()?))?;
            (0..count.min(MOST)).filter_map(|index| slice().and_then(|slice| slice.get(index)).ok())
                .filter_map(ip)
                .collect()
        };
        let mut answers = Vec::new();
        for address in addresses.into_iter().filter(|address| hints.wants(address)) {
            answers.extend(hints.kinds()?.iter().map(|kind| (address, *kind)));
        }
        if answers.is_empty() {
            return Poll::Ready(Err(Errno::Noent));
        }
        answers.truncate(usize::try_from(room).unwrap_or(usize::MAX));
        let name = if hints.flags & CANONNAME == 0 { "" } else { &node };
        let count = fill(memory, list.0, &answers, port, name)?;
        count.store::<W32>(memory, count_at)?;
        Poll::Ready(Ok(0))
    }
}

/// A string that may have a NUL at its end, as WasmEdge's guests pass them.
fn text(memory: GuestMemory<'_>, at: u64, len: u64) -> Result<String, Errno> {
    let (at, len) = (W32::word(at), W32::word(len));
    memory.claim(at, len)?;
    let ends = len > 0 && memory.load_u8(at + len - 1)? == 0;
    let text = GuestString::new(memory, at, len - u64::from(ends))?;
    String::from_utf8(text.as_bytes().to_vec()).map_err(|_| Errno::Ilseq)
}

/// What an address is to be, beyond being one of the name's.
struct Hints {
    flags: u16,
    family: AddressFamily,
    kind: SockType,
    protocol: AiProtocol,
}

impl Hints {
    fn load(memory: GuestMemory<'_>, word: u64) -> Result<Self, Errno> {
        let at = W32::word(word);
        let Addrinfo { flags, family, socktype, protocol, .. } = Addrinfo::load::<W32>(memory, at)?;
        let family = match family {
            0 => AddressFamily::Unspec,
            1 => AddressFamily::Inet4,
            2 => AddressFamily::Inet6,
            _ => return Err(Errno::Afnosupport),
        };
        let kind = match socktype {
            0 => SockType::SocketAny,
            1 => SockType::SocketDgram,
            2 => SockType::SocketStream,
            _ => return Err(Errno::Inval),
        };
        // Rust's guests write one byte of it.
        let protocol = match protocol & 0xff {
            0 => AiProtocol::Ip,
            1 => AiProtocol::Tcp,
            2 => AiProtocol::Udp,
            _ => return Err(Errno::Protonosupport),
        };
        Ok(Hints { flags, family, kind, protocol })
    }

    /// Where to listen, or whom to talk to on this machine.
    fn of_no_host(&self) -> Vec<IpAddr> {
        if self.flags & PASSIVE == 0 {
            vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]
        } else {
            vec![Ipv4Addr::UNSPECIFIED.into(), Ipv6Addr::UNSPECIFIED.into()]
        }
    }

    fn wants(&self, address: &IpAddr) -> bool {
        match self.family {
            AddressFamily::Inet4 => address.is_ipv4(),
            AddressFamily::Inet6 => address.is_ipv6(),
            _ => true,
        }
    }

    /// The kinds of socket that an answer is given for.
    fn kinds(&self) -> Result<&'static [(SockType, AiProtocol)], Errno> {
        const STREAM: (SockType, AiProtocol) = (SockType::SocketStream, AiProtocol::Tcp);
        const DGRAM: (SockType, AiProtocol) = (SockType::SocketDgram, AiProtocol::Udp);
        match (self.kind, self.protocol) {
            (SockType::SocketAny, AiProtocol::Ip) => Ok(&[STREAM, DGRAM]),
            (SockType::SocketStream, AiProtocol::Ip | AiProtocol::Tcp)
            | (SockType::SocketAny, AiProtocol::Tcp) => Ok(&[STREAM]),
            (SockType::SocketDgram, AiProtocol::Ip | AiProtocol::Udp)
            | (SockType::SocketAny, AiProtocol::Udp) => Ok(&[DGRAM]),
            _ => Err(Errno::Inval),
        }
    }
}

fn ip(address: AddrIp) -> Option<IpAddr> {
    match address {
        AddrIp::Unspec => None,
        AddrIp::Inet4(address) => Some(Ipv4Addr::from(address.octets).into()),
        AddrIp::Inet6(address) => Some(Ipv6Addr::from(address.octets).into()),
    }
}

/// Fills the list whose first element is at `element`; how many answers it had room for.
fn fill(
    memory: GuestMemory<'_>,
    mut element: u64,
    answers: &[(IpAddr, (SockType, AiProtocol))],
    port: u16,
    name: &str,
) -> Result<Size, Errno> {
    for (index, (address, (kind, protocol))) in answers.iter().enumerate() {
        let mut info = Addrinfo::load::<W32>(memory, element)?;
        let mut place = AiSockaddr::load::<W32>(memory, info.addr.0)?;
        let mut data = port.to_be_bytes().to_vec();
        let family = match address {
            IpAddr::V4(address) => {
                data.extend(address.octets());
                AddressFamily::Inet4
            }
            IpAddr::V6(address) => {
                data.extend(address.octets());
                AddressFamily::Inet6
            }
        };
        if place.data_len < data.len() && place.data_len != UNDERSTATED {
            return Err(Errno::Inval);
        }
        memory.copy_out(place.data.0, &data)?;
        place.family = family as u8;
        place.store::<W32>(memory, info.addr.0)?;
        if index == 0 && !name.is_empty() && info.canonname_len > 0 {
            let len = name.len().min(info.canonname_len - 1);
            memory.copy_out(info.canonname.0, &[&name.as_bytes()[..len], &[0]].concat())?;
        }
        info = Addrinfo {
            family: family as u8,
            socktype: *kind as u8,
            protocol: *protocol as u32,
            addrlen: ADDRLEN,
            ..info
        };
        let is_last = index + 1 == answers.len() || info.next.0 == 0;
        if is_last {
            info.next = Address(0);
        }
        info.store::<W32>(memory, element)?;
        if is_last {
            return Ok(index + 1);
        }
        element = info.next.0;
    }
    Ok(answers.len())
}

/// The port of a service: its number, or a name that IANA has registered and programs look up. None is port 0.
fn port(service: &str) -> Result<u16, Errno> {
    if service.is_empty() {
        return Ok(0);
    }
    if service.bytes().all(|byte| byte.is_ascii_digit()) {
        return service.parse().map_err(|_| Errno::Noent);
    }
    SERVICES.iter().find(|(name, _)| *name == service).map(|(_, port)| *port).ok_or(Errno::Noent)
}

/// Names of services, by IANA's registry. The host's own list is not asked: what a guest is told does not depend on it.
const SERVICES: [(&str, u16); 24] = [
    ("echo", 7),
    ("discard", 9),
    ("daytime", 13),
    ("ftp", 21),
    ("ssh", 22),
    ("telnet", 23),
    ("smtp", 25),
    ("time", 37),
    ("domain", 53),
    ("tftp", 69),
    ("gopher", 70),
    ("finger", 79),
    ("http", 80),
    ("pop3", 110),
    ("ntp", 123),
    ("imap", 143),
    ("snmp", 161),
    ("irc", 194),
    ("ldap", 389),
    ("https", 443),
    ("submission", 587),
    ("ldaps", 636),
    ("imaps", 993),
    ("pop3s", 995),
];
