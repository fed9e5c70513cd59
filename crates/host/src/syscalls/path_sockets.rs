//! Sockets that are opened by a path: `tcp+listen://:8080`, `tcp+dial://host:80?nodelay=0`.
//!
//! Some guests' libraries have no other way to a socket: they call `path_open` with a negative descriptor, which no file is
//! reached from. Main type: [`Address`], such a path. One invariant: a socket is made, named and connected by what the calls
//! that are there for it are made of, so that whatever they ask and refuse is asked and refused here.
//!
//! | part | is | or else |
//! |---|---|---|
//! | network | `tcp` (IPv4 where there is a choice), `tcp4`, `tcp6` | |
//! | operation | `+listen`, `+dial`; `:listen`, `:dial` as older texts have it | |
//! | host | a name, an address, none for any | |
//! | `nonblock` | whether calls on it answer `again` instead of waiting | 1 |
//! | `nodelay` | whether what is written is sent at once; not of listening sockets | 1 |
//! | `reuseaddr` | whether an address just left may be taken; not of dialling ones | 1 |
//! | `backlog` | how many connections may be in the queue | 128 |
//!
//! Dialling that does not block answers the descriptor of a socket that may still be connecting: it becomes writable then, and
//! `last_error` tells the rest. (The answer is not `inprogress`, with which a guest could be told no descriptor.)

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::task::Poll;

use waxwing_abi::system::Sock;
use waxwing_abi::types::{
    AddrIp, AddressFamily, Errno, Fd, Fdflags, Fdflagsext, Rights, SockOption, SockProto, SockType,
};
use waxwing_abi::{GuestMemory, GuestSlice, GuestString, Value, W32, Width};

use crate::fd_table::{Entry, Origin};
use crate::file::OpenFile;
use crate::files::SOCKET;
use crate::net::address::told;
use crate::socket::{OptionValue, SocketAddress};
use crate::thread::Thread;
use crate::wait::{Interest, Wait};

/// How many addresses of a name are tried.
const MOST: usize = 16;

/// How many connections may be in the queue, unless the path says.
const BACKLOG: usize = 128;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operation {
    Listen,
    Dial,
}

/// What a path says of a socket.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address<'p> {
    operation: Operation,
    /// `None` is any, IPv4 rather than IPv6.
    family: Option<AddressFamily>,
    host: &'p str,
    port: &'p str,
    blocks: bool,
    delays: bool,
    reuses: bool,
    backlog: usize,
}

impl<'p> Address<'p> {
    /// What `path` says, if it is such a path; what cannot be made sense of in its options counts as not said.
    pub(super) fn parse(path: &'p str) -> Option<Self> {
        let (scheme, rest) = path.split_once("://")?;
        let (network, operation) = scheme.split_once(['+', ':'])?;
        let family = match network {
            "tcp" => None,
            "tcp4" => Some(AddressFamily::Inet4),
            "tcp6" => Some(AddressFamily::Inet6),
            _ => return None,
        };
        let operation = match operation {
            "listen" => Operation::Listen,
            "dial" => Operation::Dial,
            _ => return None,
        };
        let rest = rest.split_once('#').map_or(rest, |(before, _)| before);
        let (authority, options) = rest.split_once('?').unwrap_or((rest, ""));
        let authority = authority.split_once('/').map_or(authority, |(before, _)| before);
        let (host, port) = authority.rsplit_once(':').unwrap_or((authority, ""));
        let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
        let mut address = Address {
            operation,
            family,
            host,
            port,
            blocks: false,
            delays: false,
            reuses: true,
            backlog: BACKLOG,
        };
        for (name, value) in options.split('&').filter_map(|option| option.split_once('=')) {
            let flag = match value {
                "1" | "t" | "true" | "yes" => Some(true),
                "0" | "f" | "false" | "no" => Some(false),
                _ => None,
            };
            match (name, flag) {
                ("nonblock", Some(flag)) => address.blocks = !flag,
                ("nodelay", Some(flag)) => address.delays = !flag,
                ("reuseaddr", Some(flag)) => address.reuses = flag,
                ("backlog", _) => address.backlog = value.parse().unwrap_or(address.backlog),
                _ => {}
            }
        }
        Some(address)
    }

    /// The address that is written out, if one is.
    fn literal(&self) -> Option<IpAddr> {
        match (self.host, self.family) {
            ("", Some(AddressFamily::Inet6)) => Some(Ipv6Addr::UNSPECIFIED.into()),
            ("", _) => Some(Ipv4Addr::UNSPECIFIED.into()),
            (host, _) => host.parse().ok(),
        }
    }

    /// Those of a host's addresses that are of the network, in the order to try them.
    fn suitable(&self, addresses: impl IntoIterator<Item = IpAddr>) -> Vec<IpAddr> {
        let (v4, v6): (Vec<_>, Vec<_>) = addresses.into_iter().partition(IpAddr::is_ipv4);
        match self.family {
            Some(AddressFamily::Inet4) => v4,
            Some(_) if v6.is_empty() => v4.into_iter().map(mapped).collect(),
            Some(_) => v6,
            None => [v4, v6].concat(),
        }
    }
}

/// An address of IPv4 as IPv6 has it.
fn mapped(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(address) => address.to_ipv6_mapped().into(),
        IpAddr::V6(_) => address,
    }
}

/// A socket that is being connected while its guest waits. It has no descriptor yet: other threads could close that, and its
/// number could come to stand for another file.
#[derive(Clone)]
struct Dialling {
    file: Arc<OpenFile>,
    to: SocketAddr,
    /// Where to go to if it fails.
    rest: Vec<SocketAddr>,
}

/// What the new descriptor is to have.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    pub(super) rights: Rights,
    pub(super) status: Fdflags,
    pub(super) ext: Fdflagsext,
}

impl Thread {
    /// Opens a socket, for `path_open`.
    ///
    /// # Errors
    /// `inval` for a port that is none, `noent` for a host that is none, and what the calls on sockets answer.
    #[cold]
    pub(super) fn open_address(
        &mut self,
        w: &mut Wait,
        address: &Address<'_>,
        wanted: Wanted,
    ) -> Poll<Result<Fd, Errno>> {
        if let Some(dialling) = w.kept::<Dialling>().cloned() {
            return self.go_on_dialling(w, address, wanted, dialling);
        }
        if w.first_turn() {
            self.room("path_open")?;
        }
        let port = address.port.parse().map_err(|_| Errno::Inval)?;
        let found = match address.literal() {
            Some(literal) => vec![literal],
            None => std::task::ready!(self.addresses_of(w, address.host, port))?,
        };
        let addresses: Vec<SocketAddr> =
            address.suitable(found).into_iter().map(|ip| SocketAddr::new(ip, port)).collect();
        match address.operation {
            Operation::Listen => Poll::Ready(self.listen_at(&addresses, address, wanted)),
            Operation::Dial => self.dial(w, address, wanted, &addresses),
        }
    }

    fn addresses_of(&mut self, w: &mut Wait, host: &str, port: u16) -> Poll<Result<Vec<IpAddr>, Errno>> {
        let host = GuestString::from_host(host)?;
        let size = usize::try_from(AddrIp::SIZE[W32::INDEX]).map_err(|_| Errno::Nomem)?;
        let mut found = vec![0; MOST * size];
        let found = GuestMemory::of_host(&mut found);
        let slice = || GuestSlice::new::<AddrIp, W32>(found, 0, MOST as u64);
        let count = std::task::ready!(self.resolve(w, &host, port, slice()?))?;
        let slice = slice()?;
        let address = |index| {
            Ok(match slice.get(index)? {
                AddrIp::Unspec => None,
                AddrIp::Inet4(address) => Some(IpAddr::from(address.octets)),
                AddrIp::Inet6(address) => Some(IpAddr::from(address.octets)),
            })
        };
        Poll::Ready((0..count.min(MOST)).map(address).filter_map(Result::transpose).collect())
    }

    /// A new socket of streams to or from `address`, with an option switched.
    fn stream_for(
        &self,
        address: SocketAddr,
        option: SockOption,
        is_on: bool,
    ) -> Result<Arc<OpenFile>, Errno> {
        let family = if address.is_ipv4() { AddressFamily::Inet4 } else { AddressFamily::Inet6 };
        let file = self.open_socket(family, SockType::SocketStream, SockProto::Tcp)?;
        file.socket()?.set_option(option, OptionValue::Flag(is_on))?;
        Ok(file)
    }

    fn listen_at(
        &mut self,
        addresses: &[SocketAddr],
        how: &Address<'_>,
        wanted: Wanted,
    ) -> Result<Fd, Errno> {
        let mut last = Errno::Noent;
        for address in addresses {
            let listening = self.stream_for(*address, SockOption::ReuseAddr, how.reuses).and_then(|file| {
                self.bind(&file, &told(Some(&SocketAddress::Internet(*address))))?;
                self.listen(&file, how.backlog)?;
                Ok(file)
            });
            match listening {
                Ok(file) => return self.hand_over(file, how, wanted),
                Err(errno) => last = errno,
            }
        }
        Err(last)
    }

    /// Tries the addresses one after the other, and waits for one that does not answer at once if it is to.
    fn dial(
        &mut self,
        w: &mut Wait,
        how: &Address<'_>,
        wanted: Wanted,
        addresses: &[SocketAddr],
    ) -> Poll<Result<Fd, Errno>> {
        let mut last = Errno::Noent;
        for (index, address) in addresses.iter().enumerate() {
            let begun = self
                .stream_for(*address, SockOption::NoDelay, !how.delays)
                .and_then(|file| Ok((self.is_connected(&file, *address)?, file)));
            match begun {
                Ok((is_connected, file)) if is_connected || !how.blocks => {
                    return Poll::Ready(self.hand_over(file, how, wanted));
                }
                Ok((_, file)) => {
                    let rest = addresses[index + 1..].to_vec();
                    return self.go_on_dialling(w, how, wanted, Dialling { file, to: *address, rest });
                }
                Err(errno) => last = errno,
            }
        }
        Poll::Ready(Err(last))
    }

    fn go_on_dialling(
        &mut self,
        w: &mut Wait,
        how: &Address<'_>,
        wanted: Wanted,
        dialling: Dialling,
    ) -> Poll<Result<Fd, Errno>> {
        let Dialling { file, to, rest } = &dialling;
        let is_ready = file.poll(Interest::WRITABLE, Some(w))?.satisfies(Interest::WRITABLE);
        let connected = if is_ready { self.is_connected(file, *to) } else { Ok(false) };
        match connected {
            Ok(true) => Poll::Ready(self.hand_over(dialling.file, how, wanted)),
            Ok(false) if w.interrupted() => Poll::Ready(Err(Errno::Intr)),
            Ok(false) => {
                w.keep(dialling);
                Poll::Pending
            }
            Err(errno) if rest.is_empty() => Poll::Ready(Err(errno)),
            Err(_) => self.dial(w, how, wanted, rest),
        }
    }

    /// Connects a socket, or looks how far that is.
    fn is_connected(&self, file: &OpenFile, to: SocketAddr) -> Result<bool, Errno> {
        match self.connect(file, &told(Some(&SocketAddress::Internet(to)))) {
            Ok(()) | Err(Errno::Isconn) => Ok(true),
            Err(Errno::Inprogress | Errno::Already) => Ok(false),
            Err(errno) => Err(errno),
        }
    }

    /// Gives the guest a descriptor, with what it asked for.
    fn hand_over(&mut self, file: Arc<OpenFile>, how: &Address<'_>, wanted: Wanted) -> Result<Fd, Errno> {
        self.room("path_open")?;
        let blocks = if how.blocks { Fdflags::empty() } else { Fdflags::NONBLOCK };
        file.set_status(wanted.status | blocks)?;
        self.files().insert(Entry {
            file,
            // A descriptor of a socket has no other rights than these, whatever is asked for.
            rights: wanted.rights & SOCKET,
            inheriting: Rights::empty(),
            cloexec: wanted.ext.contains(Fdflagsext::CLOEXEC),
            preopen: None,
            origin: Origin::Made,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(operation: Operation, host: &'static str, port: &'static str) -> Address<'static> {
        Address {
            operation,
            family: None,
            host,
            port,
            blocks: false,
            delays: false,
            reuses: true,
            backlog: BACKLOG,
        }
    }

    #[test]
    fn a_path_is_an_address_when_it_says_so() {
        use Operation::{Dial, Listen};
        let check = |path, expected| assert_eq!(Address::parse(path), expected, "{path}");
        check("tcp+listen://:8080", Some(plain(Listen, "", "8080")));
        check("tcp:listen://:8080", Some(plain(Listen, "", "8080")));
        check("tcp+dial://example.com:80", Some(plain(Dial, "example.com", "80")));
        check("tcp:dial://example.com:80/", Some(plain(Dial, "example.com", "80")));
        check("tcp+dial://[::1]:80#there", Some(plain(Dial, "::1", "80")));
        check("tcp+dial://host", Some(plain(Dial, "host", "")));
        let v6 = Address { family: Some(AddressFamily::Inet6), ..plain(Listen, "", "0") };
        check("tcp6+listen://:0", Some(v6));
        let v4 = Address { family: Some(AddressFamily::Inet4), ..plain(Dial, "a", "1") };
        check("tcp4+dial://a:1", Some(v4));
        for other in
            ["tcp://:80", "udp+listen://:80", "tcp+serve://:80", "tcp+listen:/:80", "", "://", "file"]
        {
            check(other, None);
        }
    }

    #[test]
    fn options_that_mean_nothing_are_as_if_they_were_not_there() {
        let check = |options, expected| {
            let path = format!("tcp+listen://:1?{options}");
            assert_eq!(Address::parse(&path), Some(expected), "{options}");
        };
        let usual = || plain(Operation::Listen, "", "1");
        check("", usual());
        check("nonblock=0", Address { blocks: true, ..usual() });
        check("nonblock=no&backlog=1024", Address { blocks: true, backlog: 1024, ..usual() });
        check("nonblock=true&nodelay=false", Address { delays: true, ..usual() });
        check("reuseaddr=0&reuseaddr=x", Address { reuses: false, ..usual() });
        check("backlog=-1&backlog=many&nonblock=2&other=1&nonblock", usual());
    }

    #[test]
    fn addresses_are_tried_in_the_order_of_the_network() {
        let check = |network: &str, found: &[&str], expected: &[&str]| {
            let path = format!("{network}+dial://host:1");
            let address = Address::parse(&path).expect("it is one");
            let ips = |texts: &[&str]| -> Vec<IpAddr> {
                texts.iter().map(|text| text.parse().expect("an address")).collect()
            };
            assert_eq!(address.suitable(ips(found)), ips(expected), "{network} {found:?}");
        };
        check("tcp", &["::1", "127.0.0.1"], &["127.0.0.1", "::1"]);
        check("tcp", &["::1"], &["::1"]);
        check("tcp4", &["::1", "127.0.0.1"], &["127.0.0.1"]);
        check("tcp6", &["127.0.0.1", "::1"], &["::1"]);
        check("tcp6", &["127.0.0.1"], &["::ffff:127.0.0.1"]);
        check("tcp4", &["::1"], &[]);
    }
}
