//! A machine as a guest's network.
//!
//! Main type: [`VirtualNetwork`].

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use waxwing::abi::types::{AddressFamily, Errno, Fdflags, SockProto, SockType, StreamSecurity};
use waxwing::{Cidr, Network, OpenFile, Route};

use crate::datagram::Datagram;
use crate::lan::Place;
use crate::machine::Id;
use crate::names::{self, Of, ask};
use crate::socket::{Kind, VirtualSocket};
use crate::stream::Stream;

/// How long others have to answer for their names, and how often they are asked: over a bridge frames may be lost.
const ANSWERS: Duration = Duration::from_millis(300);
const QUESTIONS: usize = 3;

/// How long a lease may take.
const LEASE: Duration = Duration::from_secs(10);

/// A machine on a [`Lan`](crate::Lan): the network of a process and all that it starts. It has sockets for streams and datagrams, of
/// IPv4 and IPv6, and the interface that `port_*` describes and changes.
///
/// Names are those of the machines on its network, as they have joined it, and `localhost` with all names below it.
///
/// A clone is the same machine. It leaves the network when nobody has it any more, and none of its sockets.
#[derive(Clone)]
pub struct VirtualNetwork(Arc<Place>);

impl VirtualNetwork {
    pub(crate) fn new(place: Place) -> Self {
        VirtualNetwork(Arc::new(place))
    }

    /// Asks the other machines.
    fn ask(&self, name: &str) -> Result<Vec<IpAddr>, Errno> {
        let id = self.0.with(|machine, _| {
            let id = machine.number()?;
            machine.datagrams.insert(id, Datagram::new(AddressFamily::Inet4));
            Ok(id)
        })?;
        let asker = Asker { place: &self.0, id };
        let number = u16::try_from(id & 0xffff).unwrap_or(0);
        let to = SocketAddr::new(names::GROUP.into(), names::PORT);
        let mut found = [None, None];
        for _ in 0..QUESTIONS {
            for (place, of) in [Of::V4, Of::V6].into_iter().enumerate() {
                if found[place].is_none() {
                    let question = ask(number ^ u16::from(of == Of::V6), name, of).ok_or(Errno::Noent)?;
                    asker.place.with(|machine, _| machine.ask_from_all(id, to, &question))?;
                }
            }
            // Machines in here have answered by now, if they will.
            let time = if asker.place.has_others() { ANSWERS } else { Duration::ZERO };
            asker.place.wait(time, |machine, _| {
                while let Ok((_, answer)) = machine.datagram(id)?.receive(false) {
                    for (place, of) in [Of::V4, Of::V6].into_iter().enumerate() {
                        let number = number ^ u16::from(of == Of::V6);
                        found[place] =
                            found[place].take().or_else(|| names::addresses(&answer, number, name));
                    }
                }
                Ok(found.iter().all(Option::is_some).then_some(()))
            })?;
            if found.iter().all(Option::is_some) || time.is_zero() {
                break;
            }
        }
        let found: Vec<IpAddr> = found.into_iter().flatten().flatten().collect();
        if found.is_empty() { Err(Errno::Noent) } else { Ok(found) }
    }
}

/// A socket that is closed when nobody waits for its answers any more.
struct Asker<'p> {
    place: &'p Place,
    id: Id,
}

impl Drop for Asker<'_> {
    fn drop(&mut self) {
        let _ = self.place.with(|machine, _| {
            machine.close_datagram(self.id);
            Ok(())
        });
    }
}

impl Network for VirtualNetwork {
    /// Raw sockets are `perm`: what they are for is done by `port_*`.
    fn open(
        &self,
        family: AddressFamily,
        kind: SockType,
        protocol: SockProto,
    ) -> Result<Arc<OpenFile>, Errno> {
        if !matches!(family, AddressFamily::Inet4 | AddressFamily::Inet6) {
            return Err(Errno::Afnosupport);
        }
        let kind = match (kind, protocol) {
            (SockType::SocketStream, SockProto::Ip | SockProto::Tcp) => Kind::Stream,
            (SockType::SocketDgram | SockType::SocketUnused, SockProto::Ip | SockProto::Udp) => {
                Kind::Datagram
            }
            (SockType::SocketRaw, _) => return Err(Errno::Perm),
            _ => return Err(Errno::Protonosupport),
        };
        let id = self.0.with(|machine, _| {
            let id = machine.number()?;
            match kind {
                Kind::Stream => drop(machine.streams.insert(id, Stream::new(family))),
                Kind::Datagram => drop(machine.datagrams.insert(id, Datagram::new(family))),
            }
            Ok(id)
        })?;
        Ok(OpenFile::new(VirtualSocket::new(Arc::clone(&self.0), id, kind, family), Fdflags::empty()))
    }

    fn resolve(&self, name: &str) -> Result<Vec<IpAddr>, Errno> {
        let name = name.strip_suffix('.').unwrap_or(name);
        let lower = name.to_ascii_lowercase();
        if !names::is_name(name) {
            return Err(Errno::Noent);
        }
        if lower == "localhost" || lower.ends_with(".localhost") {
            return Ok(vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]);
        }
        let own = self.0.look(|machine, _| {
            let own = machine.addresses().iter().map(|cidr| cidr.address().into()).collect::<Vec<_>>();
            Ok((machine.name == lower).then_some(own))
        })?;
        match own {
            Some(own) if own.is_empty() => Ok(vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]),
            Some(own) => Ok(own),
            None => self.ask(name),
        }
    }

    /// `network` is the name of a bridge that the network was given. Frames are not encrypted: whoever can read the socket of
    /// a bridge can read them. Asking for more is `notsup`.
    fn bridge(&self, network: &str, token: &str, security: StreamSecurity) -> Result<(), Errno> {
        let plain = StreamSecurity::UNENCRYPTED;
        if !security.is_empty() && !security.contains(plain) {
            return Err(Errno::Notsup);
        }
        self.0.shared().bridge(network, token)
    }

    fn unbridge(&self) -> Result<(), Errno> {
        self.0.shared().unbridge()
    }

    fn acquire_address(&self) -> Result<(), Errno> {
        let had = self.0.with(|machine, _| {
            machine.ask_for_lease();
            Ok(machine.dhcp.had)
        })?;
        let leased = self.0.wait(LEASE, |machine, _| Ok((machine.dhcp.had > had).then_some(())))?;
        if leased.is_none() {
            self.0.with(|machine, _| {
                machine.drop_lease();
                Ok(())
            })?;
        }
        leased.ok_or(Errno::Timedout)
    }

    fn hardware_address(&self) -> Result<[u8; 6], Errno> {
        self.0.look(|machine, _| Ok(machine.wire.address.0))
    }

    fn addresses(&self) -> Result<Vec<Cidr>, Errno> {
        self.0.look(|machine, _| Ok(machine.list_addresses()))
    }

    fn add_address(&self, address: Cidr) -> Result<(), Errno> {
        self.0.with(|machine, _| machine.add_address(address))
    }

    fn remove_address(&self, address: IpAddr) -> Result<(), Errno> {
        self.0.with(|machine, _| machine.remove_address(address))
    }

    fn clear_addresses(&self) -> Result<(), Errno> {
        self.0.with(|machine, _| {
            machine.clear_addresses();
            Ok(())
        })
    }

    fn routes(&self) -> Result<Vec<Route>, Errno> {
        self.0.look(|machine, now| Ok(machine.list_routes(now)))
    }

    fn add_route(&self, route: Route) -> Result<(), Errno> {
        self.0.with(|machine, now| machine.add_route(route, now))
    }

    fn remove_route(&self, router: IpAddr) -> Result<(), Errno> {
        self.0.with(|machine, _| {
            let was = machine.remove_routes(|route| IpAddr::from(route.via_router) == router);
            if was { Ok(()) } else { Err(Errno::Noent) }
        })
    }

    fn clear_routes(&self) -> Result<(), Errno> {
        self.0.with(|machine, _| {
            machine.remove_routes(|_| true);
            Ok(())
        })
    }

    fn set_gateway(&self, router: IpAddr) -> Result<(), Errno> {
        self.0.with(|machine, _| machine.set_gateway(router))
    }
}
