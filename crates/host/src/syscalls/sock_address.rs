//! Where a guest's sockets are and go to, and whether they may: what the bodies of calls in sock.rs are made of.
//!
//! One invariant: the policy is asked about the very address that the socket is then given, before it is.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use waxwing_abi::GuestString;
use waxwing_abi::types::{AddrPort, AddrUnix, AddressFamily, Errno, Fd, SockOption, SockProto, SockType};

use crate::file::OpenFile;
use crate::files::HostDir;
use crate::mount::{self, Placed};
use crate::net::address::{canonical, canonical_ip, definite, said, told};
use crate::net::{NetAttempt, Transport};
use crate::resolve::Place;
use crate::socket::{Destination, Group, OptionValue, Socket, SocketAddress, SocketKind, UnixPath};
use crate::sys::Handle;
use crate::thread::Thread;
use crate::world::World;

/// How a socket's bytes travel; none for what leaves no host.
pub(super) fn transport(SocketKind { family, kind, protocol }: SocketKind) -> Option<Transport> {
    if matches!(family, AddressFamily::Unix | AddressFamily::Unspec) {
        return None;
    }
    Some(match (kind, protocol) {
        (SockType::SocketStream, SockProto::Ip | SockProto::Tcp | SockProto::Mptcp) => Transport::Tcp,
        (SockType::SocketDgram, SockProto::Ip | SockProto::Udp) => Transport::Udp,
        _ => Transport::Raw,
    })
}

/// An address as the guest is told it. A socket of a file system that has none has an empty path.
pub(super) fn told_by(file: &OpenFile, address: Option<&SocketAddress>) -> AddrPort {
    let kind = || file.socket().and_then(Socket::kind);
    match address {
        None if kind().is_ok_and(|kind| kind.family == AddressFamily::Unix) => {
            AddrPort::Unix(AddrUnix { path: [0; UnixPath::MOST] })
        }
        address => told(address),
    }
}

/// Where to go to, as it was found.
pub(super) enum Found {
    Internet(SocketAddr),
    Unix(UnixPath, Handle),
}

impl Found {
    pub(super) fn destination(&self) -> Destination<'_> {
        match self {
            Found::Internet(address) => Destination::Internet(*address),
            Found::Unix(path, node) => Destination::Unix { path, node },
        }
    }
}

/// The path of a place from the top of the guest's tree, if it is in a directory of the host's.
fn on_the_host(place: &Place<'_>) -> Option<String> {
    let placed = mount::placed(place.dir());
    let is_host = placed.map_or(place.dir(), Placed::dir).downcast_ref::<HostDir>().is_some();
    is_host.then(|| {
        let dir = placed.map_or_else(Vec::new, Placed::path);
        let dir = if dir == b"/" { Vec::new() } else { dir };
        let path = [&dir[..], b"/", place.name().to_bytes()].concat();
        String::from_utf8_lossy(&path).into_owned()
    })
}

impl Thread {
    /// Asks the policy.
    ///
    /// # Errors
    /// `acces` (`perm` for raw sockets) when it refuses.
    pub(super) fn ask(&self, call: &'static str, attempt: &NetAttempt<'_>) -> Result<(), Errno> {
        if self.process().run.may(attempt) {
            return Ok(());
        }
        let errno = if *attempt == NetAttempt::OpenRaw { Errno::Perm } else { Errno::Acces };
        Err(self.process().policy().network(call, attempt, errno))
    }

    /// The tree that paths of sockets are in.
    fn tree(&self) -> Result<&World, Errno> {
        self.process().world.as_ref().ok_or(Errno::Afnosupport)
    }

    /// Binds a socket to an address.
    pub(super) fn bind(&self, file: &OpenFile, address: &AddrPort) -> Result<(), Errno> {
        let socket = file.socket()?;
        match said(address)? {
            None => Err(Errno::Afnosupport),
            Some(SocketAddress::Internet(address)) => {
                self.ask_before_binding("sock_bind", socket, address)?;
                socket.bind(address)
            }
            Some(SocketAddress::Unix(path)) => {
                let world = self.tree()?;
                world.with_entry(&GuestString::from_host(path.as_str())?, |place| {
                    if let Some(path) = on_the_host(place) {
                        self.ask("sock_bind", &NetAttempt::BindUnix(&path))?;
                    }
                    socket.bind_in(place.dir(), place.name(), &path)
                })
            }
        }
    }

    /// A socket of IPv6 that takes IPv4 as well is bound to both.
    fn ask_before_binding(
        &self,
        call: &'static str,
        socket: &dyn Socket,
        address: SocketAddr,
    ) -> Result<(), Errno> {
        let transport = transport(socket.kind()?).ok_or(Errno::Afnosupport)?;
        self.ask(call, &NetAttempt::Bind(transport, canonical(address)))?;
        let is_any = matches!(address.ip(), IpAddr::V6(ip) if ip.is_unspecified());
        if is_any && socket.option(SockOption::OnlyV6) == Ok(OptionValue::Flag(false)) {
            let any = SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), address.port());
            self.ask(call, &NetAttempt::Bind(transport, any))?;
        }
        Ok(())
    }

    /// Asks about the address that a socket without one gets when it is to listen.
    pub(super) fn ask_before_listening(&self, file: &OpenFile) -> Result<(), Errno> {
        let socket = file.socket()?;
        if socket.is_bound()? {
            return Ok(());
        }
        let any: IpAddr = match socket.kind()?.family {
            AddressFamily::Inet4 => Ipv4Addr::UNSPECIFIED.into(),
            AddressFamily::Inet6 => Ipv6Addr::UNSPECIFIED.into(),
            AddressFamily::Unix | AddressFamily::Unspec => return Ok(()),
        };
        self.ask_before_binding("sock_listen", socket, SocketAddr::new(any, 0))
    }

    /// Finds where an address is, if the guest may go there; `None` is nowhere.
    pub(super) fn find(
        &self,
        call: &'static str,
        socket: &dyn Socket,
        address: &AddrPort,
    ) -> Result<Option<Found>, Errno> {
        match said(address)? {
            None => Ok(None),
            Some(SocketAddress::Internet(address)) => {
                let transport = transport(socket.kind()?).ok_or(Errno::Afnosupport)?;
                let address = definite(address);
                self.ask(call, &NetAttempt::Connect(transport, canonical(address)))?;
                Ok(Some(Found::Internet(address)))
            }
            Some(SocketAddress::Unix(path)) => {
                if socket.kind()?.family != AddressFamily::Unix {
                    return Err(Errno::Afnosupport);
                }
                let node = self.tree()?.with_object(&GuestString::from_host(path.as_str())?, |place| {
                    if let Some(path) = on_the_host(place) {
                        self.ask(call, &NetAttempt::ConnectUnix(&path))?;
                    }
                    place.dir().socket(place.name())
                })?;
                Ok(Some(Found::Unix(path, node)))
            }
        }
    }

    /// Connects a socket to an address, or sees how that goes which it has begun. The address is asked about each time: it
    /// is read from the guest's memory each time, and other threads write there.
    pub(super) fn connect(&self, file: &OpenFile, address: &AddrPort) -> Result<(), Errno> {
        let socket = file.socket()?;
        let found = self.find("sock_connect", socket, address)?;
        socket.connect(found.as_ref().map(Found::destination))
    }

    /// Joins a group.
    pub(super) fn join(&self, call: &'static str, fd: Fd, group: Group) -> Result<(), Errno> {
        let file = self.socket(fd)?;
        let address = match group {
            Group::V4(group, _) => group.into(),
            Group::V6(group, _) => group.into(),
        };
        self.ask(call, &NetAttempt::Join(canonical_ip(address)))?;
        file.socket()?.join(group)
    }

    /// Leaves a group.
    pub(super) fn leave(&self, fd: Fd, group: Group) -> Result<(), Errno> {
        self.socket(fd)?.socket()?.leave(group)
    }
}
