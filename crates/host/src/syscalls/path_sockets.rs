//! Sockets that are opened by a path: `tcp+listen://:8080`, `tcp+dial://host:80?nodelay=0`.
//!
//! Some guests' libraries have no other way to a socket: they call `path_open` with a negative descriptor, which no file is
//! reached from. Main type: [`Address`], such a path. One invariant: a socket is made, named and connected by the calls that
//! are there for it, so that whatever they ask and refuse is asked and refused here.
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

use waxwing_abi::system::{Fd as FdCalls, Sock};
use waxwing_abi::types::{
    AddrIp, AddressFamily, Errno, Fd, Fdflags, Fdflagsext, Rights, SockOption, SockProto, SockType,
};
use waxwing_abi::{GuestMemory, GuestSlice, GuestString, Value, W32, Width};

use crate::file::OpenFile;
use crate::files::SOCKET;
use crate::net::address::told;
use crate::socket::SocketAddress;
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

/// A socket that is being connected while its guest waits.
#[derive(Clone)]
struct Dialling {
    fd: Fd,
    file: Arc<OpenFile>,
    to: SocketAddr,
    /// Where to go to if it fails.
    rest: Vec<SocketAddr>,
}

/// What the new descriptor is to have.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    pub(super) rights: Rights,
    pub(super) inheriting: Rights,
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

    /// A new socket for `address`, and what is done to it so far.
    fn socket_for(
        &mut self,
        address: SocketAddr,
        set_up: impl FnOnce(&mut Self, Fd) -> Result<(), Errno>,
    ) -> Result<Fd, Errno> {
        let family = if address.is_ipv4() { AddressFamily::Inet4 } else { AddressFamily::Inet6 };
        let fd = self.sock_open(family, SockType::SocketStream, SockProto::Tcp)?;
        match set_up(self, fd) {
            Ok(()) => Ok(fd),
            Err(errno) => Err(self.give_up(fd, errno)),
        }
    }

    fn give_up(&mut self, fd: Fd, errno: Errno) -> Errno {
        // It may be closed already, by another thread.
        let _ = self.fd_close(fd);
        errno
    }

    fn listen_at(
        &mut self,
        addresses: &[SocketAddr],
        how: &Address<'_>,
        wanted: Wanted,
    ) -> Result<Fd, Errno> {
        let mut last = Errno::Noent;
        for address in addresses {
            let opened = self.socket_for(*address, |thread, fd| {
                thread.sock_set_opt_flag(fd, SockOption::ReuseAddr, how.reuses)?;
                thread.sock_bind(fd, told(Some(&SocketAddress::Internet(*address))))?;
                thread.sock_listen(fd, how.backlog)?;
                thread.hand_over(fd, how, wanted)
            });
            match opened {
                Ok(fd) => return Ok(fd),
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
            let mut is_connected = false;
            let opened = self.socket_for(*address, |thread, fd| {
                thread.sock_set_opt_flag(fd, SockOption::NoDelay, !how.delays)?;
                thread.fd_fdstat_set_flags(fd, Fdflags::NONBLOCK)?;
                is_connected = thread.is_connected(fd, *address)?;
                if is_connected || !how.blocks { thread.hand_over(fd, how, wanted) } else { Ok(()) }
            });
            match opened {
                Ok(fd) if is_connected || !how.blocks => return Poll::Ready(Ok(fd)),
                Ok(fd) => {
                    let file = Arc::clone(&self.files().entry(fd)?.file);
                    let rest = addresses[index + 1..].to_vec();
                    return self.go_on_dialling(w, how, wanted, Dialling { fd, file, to: *address, rest });
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
        let Dialling { fd, file, to, .. } = &dialling;
        let is_ready = file.poll(Interest::WRITABLE, Some(w))?.satisfies(Interest::WRITABLE);
        let connected = if is_ready { self.is_connected(*fd, *to) } else { Ok(false) };
        match connected {
            Ok(true) => Poll::Ready(self.hand_over(*fd, how, wanted).map(|()| *fd)),
            Ok(false) if w.interrupted() => Poll::Ready(Err(self.give_up(*fd, Errno::Intr))),
            Ok(false) => {
                w.keep(dialling);
                Poll::Pending
            }
            Err(errno) => {
                let errno = self.give_up(*fd, errno);
                if dialling.rest.is_empty() {
                    return Poll::Ready(Err(errno));
                }
                self.dial(w, how, wanted, &dialling.rest)
            }
        }
    }

    /// Connects a socket that does not block, or looks how far that is.
    fn is_connected(&mut self, fd: Fd, to: SocketAddr) -> Result<bool, Errno> {
        // What does not block needs no turns of its own.
        match self.sock_connect(&mut Wait::new(), fd, told(Some(&SocketAddress::Internet(to)))) {
            Poll::Ready(Ok(()) | Err(Errno::Isconn)) => Ok(true),
            Poll::Ready(Err(Errno::Inprogress | Errno::Already)) | Poll::Pending => Ok(false),
            Poll::Ready(Err(errno)) => Err(errno),
        }
    }

    /// Gives the guest's descriptor what it asked for.
    fn hand_over(&mut self, fd: Fd, how: &Address<'_>, wanted: Wanted) -> Result<(), Errno> {
        let blocks = if how.blocks { Fdflags::empty() } else { Fdflags::NONBLOCK };
        self.fd_fdstat_set_flags(fd, wanted.status | blocks)?;
        self.fd_fdflags_set(fd, wanted.ext)?;
        // A descriptor of a socket has no other rights than these, whatever is asked for.
        self.fd_fdstat_set_rights(fd, wanted.rights & SOCKET, wanted.inheriting & Rights::empty())
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
