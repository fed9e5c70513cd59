//! A guest's socket on a machine.
//!
//! Main type: [`VirtualSocket`]. One invariant: what it is at is kept by its machine, under the network's lock; what is kept here
//! never changes, but for its beacon, which is made when somebody first waits.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};

use waxwing::abi::IoVecs;
use waxwing::abi::types::{
    AddressFamily, Errno, Fdflags, Filestat, Filetype, Size, SockOption, SockProto, SockStatus, SockType,
};
use waxwing::sys::Handle;
use waxwing::{
    Accepted, At, Destination, File, Group, Interest, OpenFile, OptionValue, Readiness, ReceiveFlags,
    Received, Socket, SocketAddress, SocketKind, Wait,
};

use crate::beacon::{Beacon, Ready};
use crate::datagram::LONGEST;
use crate::lan::Place;
use crate::machine::{Id, Machine, as_family};
use crate::stream::Began;

/// What a socket carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Stream,
    Datagram,
}

/// A guest's socket.
pub(crate) struct VirtualSocket {
    place: Arc<Place>,
    id: Id,
    kind: Kind,
    family: AddressFamily,
    beacon: OnceLock<Arc<Beacon>>,
}

impl VirtualSocket {
    pub(crate) fn new(place: Arc<Place>, id: Id, kind: Kind, family: AddressFamily) -> Self {
        VirtualSocket { place, id, kind, family, beacon: OnceLock::new() }
    }

    fn ready(&self, machine: &mut Machine) -> Result<(Ready, usize), Errno> {
        match self.kind {
            Kind::Stream => {
                let stream = machine.streams.get(&self.id).ok_or(Errno::Badf)?;
                Ok(stream.ready(&machine.sockets))
            }
            Kind::Datagram => {
                let datagram = machine.datagrams.get(&self.id).ok_or(Errno::Badf)?;
                Ok(datagram.ready(&machine.sockets))
            }
        }
    }

    /// What shows the operating system how ready it is.
    ///
    /// # Errors
    /// `mfile`: the host has no descriptor left.
    fn beacon(&self) -> Result<&Beacon, Errno> {
        if let Some(beacon) = self.beacon.get() {
            return Ok(beacon);
        }
        let made = Arc::new(Beacon::new()?);
        self.place.look(|machine, _| {
            let beacon = self.beacon.get_or_init(|| made);
            beacon.show(self.ready(machine)?.0);
            let place = match self.kind {
                Kind::Stream => &mut machine.stream(self.id)?.beacon,
                Kind::Datagram => &mut machine.datagram(self.id)?.beacon,
            };
            *place = Some(Arc::clone(beacon));
            Ok(())
        })?;
        self.beacon.get().map(Arc::as_ref).ok_or(Errno::Mfile)
    }

    /// Whether it is an option of other kinds of sockets. Linux tells that otherwise to who reads than to who sets it.
    fn lacks(&self, option: SockOption) -> bool {
        match option {
            SockOption::OnlyV6 | SockOption::MulticastLoopV6 => self.family == AddressFamily::Inet4,
            SockOption::NoDelay => self.kind == Kind::Datagram,
            _ => false,
        }
    }

    fn receive_any(
        &self,
        iovs: &IoVecs<'_>,
        flags: ReceiveFlags,
    ) -> Result<(Received, Option<SocketAddress>), Errno> {
        self.place.with(|machine, _| {
            let received = self.receive_of(machine, iovs, flags);
            // Before anything comes in its place, which then shows.
            if let Some(beacon) = self.beacon.get() {
                beacon.show(self.ready(machine)?.0);
            }
            received
        })
    }

    fn receive_of(
        &self,
        machine: &mut Machine,
        iovs: &IoVecs<'_>,
        flags: ReceiveFlags,
    ) -> Result<(Received, Option<SocketAddress>), Errno> {
        match self.kind {
            Kind::Stream => {
                let stream = machine.streams.get_mut(&self.id).ok_or(Errno::Badf)?;
                let len = stream.receive(&mut machine.sockets, iovs, flags.peek)?;
                Ok((Received { len, is_cut: false }, None))
            }
            Kind::Datagram => {
                let datagram = machine.datagram(self.id)?;
                let (from, bytes) = datagram.receive(flags.peek)?;
                let copied = iovs.copy_out(&bytes);
                let is_cut = copied < bytes.len();
                let len = if flags.whole_length { bytes.len() } else { copied };
                Ok((Received { len, is_cut }, Some(SocketAddress::Internet(from))))
            }
        }
    }

    fn send_any(&self, iovs: &IoVecs<'_>, to: Option<SocketAddr>) -> Result<Size, Errno> {
        match self.kind {
            // As Linux, which minds no address then.
            Kind::Stream => self.place.with(|machine, _| {
                let stream = machine.streams.get_mut(&self.id).ok_or(Errno::Badf)?;
                stream.send(&mut machine.sockets, iovs)
            }),
            Kind::Datagram => {
                let len = iovs.total_len();
                if len > LONGEST {
                    return Err(Errno::Msgsize);
                }
                let mut payload = vec![0; len];
                let len = iovs.copy_in(&mut payload);
                self.place.with(|machine, now| machine.send_datagram(self.id, to, &payload[..len], now))?;
                Ok(len)
            }
        }
    }
}

impl Drop for VirtualSocket {
    fn drop(&mut self) {
        // Of a network that is down nothing is left to close.
        let _ = self.place.with(|machine, now| {
            match self.kind {
                Kind::Stream => machine.close_stream(self.id, now),
                Kind::Datagram => machine.close_datagram(self.id),
            }
            Ok(())
        });
    }
}

fn internet(to: Destination<'_>) -> Result<SocketAddr, Errno> {
    match to {
        Destination::Internet(address) => Ok(address),
        _ => Err(Errno::Afnosupport),
    }
}

impl File for VirtualSocket {
    fn filestat(&self) -> Result<Filestat, Errno> {
        let filetype = match self.kind {
            Kind::Stream => Filetype::SocketStream,
            Kind::Datagram => Filetype::SocketDgram,
        };
        Ok(Filestat { ino: self.id, ..Filestat::of(filetype, 0) })
    }

    fn filetype(&self) -> Result<Filetype, Errno> {
        self.filestat().map(|stat| stat.filetype)
    }

    fn read(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        match at {
            At::Offset(_) => Err(Errno::Spipe),
            At::Cursor if iovs.is_empty() => Ok(0),
            At::Cursor => self.receive(iovs, ReceiveFlags::default()).map(|received| received.len),
        }
    }

    fn write(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        match at {
            At::Offset(_) => Err(Errno::Spipe),
            At::Cursor => self.send(iovs),
        }
    }

    fn poll(&self, interest: Interest, wait: Option<&mut Wait>) -> Result<Readiness, Errno> {
        let readiness = |machine: &mut Machine, _| {
            let (ready, available) = self.ready(machine)?;
            let (readable, writable) = (ready.readable, ready.writable);
            Ok(Readiness { readable, writable, hangup: ready.over, available: available as u64 })
        };
        let seen = self.place.look(readiness)?;
        if let Some(wait) = wait
            && !seen.satisfies(interest)
        {
            wait.watch(self.beacon()?.handle(), interest);
        }
        Ok(seen)
    }

    fn handle(&self) -> Option<&Handle> {
        self.beacon().ok().map(Beacon::handle)
    }

    fn has_ended(&self) -> bool {
        let ended = |machine: &mut Machine, _| machine.datagram(self.id).map(|datagram| datagram.no_read);
        self.kind == Kind::Datagram && self.place.look(ended) == Ok(true)
    }

    fn is_stream(&self) -> bool {
        self.kind == Kind::Stream
    }

    fn as_socket(&self) -> Option<&dyn Socket> {
        Some(self)
    }
}

impl Socket for VirtualSocket {
    fn kind(&self) -> Result<SocketKind, Errno> {
        let (kind, protocol) = match self.kind {
            Kind::Stream => (SockType::SocketStream, SockProto::Tcp),
            Kind::Datagram => (SockType::SocketDgram, SockProto::Udp),
        };
        Ok(SocketKind { family: self.family, kind, protocol })
    }

    fn bind(&self, address: SocketAddr) -> Result<(), Errno> {
        self.place.with(|machine, _| match self.kind {
            Kind::Stream => machine.bind_stream(self.id, address),
            Kind::Datagram => machine.bind_datagram(self.id, address),
        })
    }

    fn listen(&self, backlog: u32) -> Result<(), Errno> {
        match self.kind {
            Kind::Stream => self.place.with(|machine, _| machine.listen(self.id, backlog)),
            Kind::Datagram => Err(Errno::Notsup),
        }
    }

    fn accept(&self, status: Fdflags) -> Result<Accepted, Errno> {
        if self.kind == Kind::Datagram {
            return Err(Errno::Notsup);
        }
        let (id, peer) = self.place.with(|machine, _| machine.accept(self.id))?;
        let accepted = VirtualSocket::new(Arc::clone(&self.place), id, Kind::Stream, self.family);
        let file = OpenFile::new(accepted, status.intersection(Fdflags::NONBLOCK));
        Ok((file, Some(SocketAddress::Internet(peer))))
    }

    fn connect(&self, to: Option<Destination<'_>>) -> Result<(), Errno> {
        let to = to.map(internet).transpose()?;
        match self.kind {
            Kind::Datagram => self.place.with(|machine, now| machine.connect_datagram(self.id, to, now)),
            Kind::Stream => {
                let to = to.ok_or(Errno::Afnosupport)?;
                // As on Linux it is told when it is asked for again, however soon it was done.
                match self.place.with(|machine, now| machine.connect(self.id, to, now))? {
                    Began::Told => Ok(()),
                    Began::Now => Err(Errno::Inprogress),
                }
            }
        }
    }

    fn local_address(&self) -> Result<Option<SocketAddress>, Errno> {
        let local = self.place.look(|machine, _| match self.kind {
            Kind::Stream => machine.stream(self.id).map(|stream| stream.local()),
            Kind::Datagram => machine.datagram(self.id).map(|datagram| datagram.local()),
        })?;
        Ok(Some(SocketAddress::Internet(local)))
    }

    fn peer_address(&self) -> Result<Option<SocketAddress>, Errno> {
        let peer = self.place.look(|machine, _| match self.kind {
            Kind::Stream => machine.stream(self.id)?.peer(),
            Kind::Datagram => machine.datagram(self.id)?.peer.ok_or(Errno::Notconn),
        })?;
        Ok(Some(SocketAddress::Internet(as_family(peer, self.family))))
    }

    fn receive(&self, iovs: &IoVecs<'_>, flags: ReceiveFlags) -> Result<Received, Errno> {
        self.receive_any(iovs, flags).map(|(received, _)| received)
    }

    fn receive_from(
        &self,
        iovs: &IoVecs<'_>,
        flags: ReceiveFlags,
    ) -> Result<(Received, Option<SocketAddress>), Errno> {
        self.receive_any(iovs, flags)
    }

    fn send(&self, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        self.send_any(iovs, None)
    }

    fn send_to(&self, iovs: &IoVecs<'_>, to: Destination<'_>) -> Result<Size, Errno> {
        self.send_any(iovs, Some(internet(to)?))
    }

    fn option(&self, option: SockOption) -> Result<OptionValue, Errno> {
        let kind = self.kind()?;
        self.place.look(|machine, _| {
            let (options, error, listens) = match self.kind {
                Kind::Stream => {
                    let stream = machine.stream(self.id)?;
                    let listens = stream.is_listening();
                    (&mut stream.options, &mut stream.error, listens)
                }
                Kind::Datagram => {
                    let datagram = machine.datagram(self.id)?;
                    (&mut datagram.options, &mut datagram.error, false)
                }
            };
            match option {
                SockOption::Listening => Ok(OptionValue::Flag(listens)),
                SockOption::LastError => {
                    Ok(OptionValue::Number(error.take().map_or(0, |errno| errno.raw().into())))
                }
                SockOption::Type => Ok(OptionValue::Number(kind.kind.raw().into())),
                SockOption::Proto => Ok(OptionValue::Number(kind.protocol.raw().into())),
                option if self.lacks(option) => Err(Errno::Notsup),
                option => options.get(option),
            }
        })
    }

    fn set_option(&self, option: SockOption, value: OptionValue) -> Result<(), Errno> {
        if self.lacks(option) {
            return Err(Errno::Noprotoopt);
        }
        self.place.with(|machine, _| match self.kind {
            Kind::Stream => {
                let stream = machine.streams.get_mut(&self.id).ok_or(Errno::Badf)?;
                match option {
                    SockOption::OnlyV6 if stream.bound.is_some() => return Err(Errno::Inval),
                    // As Linux, which has it read and not set.
                    SockOption::MulticastTtlV4 => return Err(Errno::Inval),
                    option => stream.options.set(option, value)?,
                }
                stream.apply(&mut machine.sockets);
                Ok(())
            }
            Kind::Datagram => {
                let datagram = machine.datagram(self.id)?;
                match option {
                    SockOption::OnlyV6 if datagram.bound.is_some() => Err(Errno::Inval),
                    option => datagram.options.set(option, value),
                }
            }
        })
    }

    fn join(&self, group: Group) -> Result<(), Errno> {
        match self.kind {
            Kind::Stream => Err(Errno::Noprotoopt),
            Kind::Datagram => self.place.with(|machine, _| machine.join(self.id, group)),
        }
    }

    fn leave(&self, group: Group) -> Result<(), Errno> {
        match self.kind {
            Kind::Stream => Err(Errno::Noprotoopt),
            Kind::Datagram => self.place.with(|machine, _| machine.leave(self.id, group)),
        }
    }

    fn status(&self) -> Result<SockStatus, Errno> {
        match self.kind {
            Kind::Stream => {
                self.place.look(|machine, _| machine.stream(self.id).map(|stream| stream.status()))
            }
            Kind::Datagram => Ok(SockStatus::Opened),
        }
    }

    fn shutdown(&self, read: bool, write: bool) -> Result<(), Errno> {
        if !read && !write {
            return Err(Errno::Inval);
        }
        self.place.with(|machine, _| match self.kind {
            Kind::Stream => {
                let stream = machine.streams.get_mut(&self.id).ok_or(Errno::Badf)?;
                stream.shutdown(&mut machine.sockets, read, write)
            }
            Kind::Datagram => {
                let datagram = machine.datagram(self.id)?;
                datagram.no_read |= read;
                datagram.no_write |= write;
                // As Linux, which tells so of one that it has shut nevertheless.
                datagram.peer.map(drop).ok_or(Errno::Notconn)
            }
        })
    }
}
