//! Calls on sockets: opening, naming, connecting and accepting. What moves bytes is in sock_transfer.rs, options in
//! sock_options.rs, who may be talked to and where that is in sock_address.rs.

use std::sync::Arc;
use std::task::Poll;

use waxwing_abi::system::Sock;
use waxwing_abi::types::{
    AddrIp, AddrIp4, AddrIp6, AddrPort, AddressFamily, Clockid, Errno, Fd, Fdflags, Filesize,
    OptionTimestamp, Riflags, Rights, Roflags, Sdflags, Siflags, Size, SockOption, SockProto, SockStatus,
    SockType,
};
use waxwing_abi::{GuestSlice, GuestString, IoVecs};

use super::fd::end_turn;
use super::sock_address::transport;
use super::sock_transfer::RETRY_NANOSECONDS;
use crate::fd_table::{Entry, FdTable, Held, Origin};
use crate::file::{OpenFile, Timed, Want};
use crate::files::{HostSocket, SOCKET};
use crate::generated::unsupported::unsupported_sock;
use crate::net::address::canonical;
use crate::net::{NetAttempt, Transport};
use crate::socket::{Accepted, Group, SocketAddress, SocketKind};
use crate::sys;
use crate::thread::Thread;
use crate::wait::{Interest, Wait};

/// The socket behind `fd`. What is no socket is `notsock`, whatever its rights are.
fn socket(files: &FdTable, fd: Fd, needed: Rights) -> Result<Arc<OpenFile>, Errno> {
    match files.get(fd, needed) {
        Ok(file) => file.socket().map(drop).map(|()| file),
        Err(errno) => Err(files.entry(fd)?.file.socket().err().unwrap_or(errno)),
    }
}

/// The kind of socket that a guest means. 0 is how the oldest libc counts datagrams.
fn kind_meant(kind: SockType) -> SockType {
    match kind {
        SockType::SocketUnused => SockType::SocketDgram,
        kind => kind,
    }
}

/// How many connections one turn of a call may drop that their peers were not to make.
const DROPPED_AT_ONCE: usize = 16;

impl Thread {
    /// The socket behind `fd`.
    pub(super) fn socket(&self, fd: Fd) -> Result<Arc<OpenFile>, Errno> {
        socket(self.files(), fd, Rights::empty())
    }

    /// As [`socket`], for a call that may run again after a sleep.
    pub(super) fn socket_again(&self, w: &Wait, fd: Fd, needed: Rights) -> Result<Arc<OpenFile>, Errno> {
        match w.kept::<Arc<OpenFile>>() {
            Some(file) => Ok(Arc::clone(file)),
            None => socket(self.files(), fd, needed),
        }
    }

    /// As [`socket`], by way of what the thread remembers.
    pub(super) fn socket_at_hand(&mut self, w: &Wait, fd: Fd, needed: Rights) -> Result<Held<'_>, Errno> {
        // What is wrong is looked up anew: the order in which errors come is [`socket`]'s.
        let is_kept = !w.first_turn() || self.files().is_shared();
        if is_kept || !self.file(fd, needed).is_ok_and(|file| file.socket().is_ok()) {
            return self.socket_again(w, fd, needed).map(Held::Counted);
        }
        self.file(fd, needed)
    }

    /// A new socket, which has no descriptor yet.
    pub(super) fn open_socket(
        &self,
        af: AddressFamily,
        kind: SockType,
        sock_proto: SockProto,
    ) -> Result<Arc<OpenFile>, Errno> {
        match af {
            AddressFamily::Unspec => Err(Errno::Afnosupport),
            // The operating system takes them for datagrams.
            AddressFamily::Unix if kind == SockType::SocketRaw => Err(Errno::Protonosupport),
            AddressFamily::Unix => {
                Ok(OpenFile::new(HostSocket::open(af, kind, sock_proto)?, Fdflags::empty()))
            }
            AddressFamily::Inet4 | AddressFamily::Inet6 => {
                let opened = SocketKind { family: af, kind, protocol: sock_proto };
                if transport(opened) == Some(Transport::Raw) {
                    self.ask("sock_open", &NetAttempt::OpenRaw)?;
                }
                self.process().run.network().open(af, kind, sock_proto)
            }
        }
    }

    /// A socket without an address gets one by it, so that it is asked about as binding is.
    pub(super) fn listen(&self, file: &OpenFile, backlog: Size) -> Result<(), Errno> {
        self.ask_before_listening(file)?;
        file.socket()?.listen(u32::try_from(backlog).unwrap_or(u32::MAX))
    }

    /// Puts off a call until its file is ready, or looks again at once when it has just become so.
    fn wait_for(&self, w: &mut Wait, file: &OpenFile, interest: Interest) -> Result<bool, Errno> {
        match file.file().handle() {
            Some(handle) => {
                w.watch(handle, interest);
                Ok(false)
            }
            None => Ok(file.poll(interest, Some(w))?.satisfies(interest)),
        }
    }

    /// A connection that the guest may have. Others are closed.
    fn take_connection(
        &self,
        listener: &OpenFile,
        origin: Origin,
        flags: Fdflags,
    ) -> Result<Accepted, Errno> {
        for _ in 0..DROPPED_AT_ONCE {
            let (file, peer) = listener.socket()?.accept(flags)?;
            let internet = peer.as_ref().and_then(SocketAddress::internet).map(canonical);
            // Who can reach a path that the guest has taken has been asked then.
            let is_asked = internet.is_some() || origin != Origin::Made;
            if !is_asked || self.ask("sock_accept", &NetAttempt::Accept(internet)).is_ok() {
                return Ok((file, peer));
            }
        }
        Err(Errno::Again)
    }
}

impl Sock for Thread {
    unsupported_sock!();

    fn resolve(
        &mut self,
        w: &mut Wait,
        host: &GuestString,
        port: u16,
        addrs: GuestSlice<'_, AddrIp>,
    ) -> Poll<Result<Size, Errno>> {
        self.resolve_name(w, host, port, addrs)
    }

    /// A raw socket is `perm` where the guest may have none.
    fn sock_open(
        &mut self,
        af: AddressFamily,
        socktype: SockType,
        sock_proto: SockProto,
    ) -> Result<Fd, Errno> {
        self.room("sock_open")?;
        let file = self.open_socket(af, kind_meant(socktype), sock_proto)?;
        self.made("sock_open", file, SOCKET)
    }

    /// Pairs have no addresses, so there is one family of them.
    fn sock_pair(
        &mut self,
        af: AddressFamily,
        socktype: SockType,
        sock_proto: SockProto,
    ) -> Result<(Fd, Fd), Errno> {
        match af {
            AddressFamily::Unix | AddressFamily::Unspec => {}
            AddressFamily::Inet4 | AddressFamily::Inet6 => return Err(Errno::Notsup),
        }
        let kind = kind_meant(socktype);
        if kind == SockType::SocketRaw {
            return Err(Errno::Protonosupport);
        }
        self.room("sock_pair")?;
        let (one, other) = HostSocket::pair(kind, sock_proto)?;
        let one = self.made("sock_pair", OpenFile::new(one, Fdflags::empty()), SOCKET)?;
        match self.made("sock_pair", OpenFile::new(other, Fdflags::empty()), SOCKET) {
            Ok(other) => Ok((one, other)),
            Err(errno) => {
                self.files_to_change(one).close(one)?;
                Err(errno)
            }
        }
    }

    fn sock_bind(&mut self, fd: Fd, addr: AddrPort) -> Result<(), Errno> {
        let file = self.socket(fd)?;
        self.bind(&file, &addr)
    }

    fn sock_listen(&mut self, fd: Fd, backlog: Size) -> Result<(), Errno> {
        let file = self.socket(fd)?;
        self.listen(&file, backlog)
    }

    fn sock_accept(&mut self, w: &mut Wait, fd: Fd, flags: Fdflags) -> Poll<Result<(Fd, AddrPort), Errno>> {
        if !(flags - Fdflags::NONBLOCK).is_empty() {
            return Poll::Ready(Err(Errno::Inval));
        }
        let listener = self
            .socket_again(w, fd, Rights::SOCK_ACCEPT)
            .map_err(|errno| self.process().policy().listener("sock_accept", fd, errno))?;
        // A full table is found out before a connection is taken that could only be dropped.
        self.room("sock_accept")?;
        let origin = self.files().entry(fd).map_or(Origin::Stream, |listener| listener.origin);
        let mut accepted = None;
        let done = listener.transfer(w, Interest::READABLE, Want::Connection, |_| {
            accepted = Some(self.take_connection(&listener, origin, flags)?);
            Ok(0)
        });
        let done = end_turn(w, Held::Counted(listener), done);
        match (done, accepted) {
            (Poll::Ready(Ok(_)), Some((file, peer))) => {
                let told = super::sock_address::told_by(&file, peer.as_ref());
                let entry = Entry {
                    file,
                    rights: SOCKET,
                    inheriting: Rights::empty(),
                    cloexec: false,
                    preopen: None,
                    origin,
                };
                Poll::Ready(Ok((self.files().insert(entry)?, told)))
            }
            (Poll::Ready(Err(errno)), _) => Poll::Ready(Err(errno)),
            (Poll::Ready(Ok(_)), None) => Poll::Ready(Err(Errno::Again)),
            (Poll::Pending, _) => Poll::Pending,
        }
    }

    /// A signal ends the wait, not the connecting. A queue that is full is tried again: the operating system can be asked
    /// for no sign that it has room.
    fn sock_connect(&mut self, w: &mut Wait, fd: Fd, addr: AddrPort) -> Poll<Result<(), Errno>> {
        let file = self.socket_again(w, fd, Rights::empty())?;
        let is_unix = matches!(addr, AddrPort::Unix(_));
        let mut begins = w.first_turn();
        loop {
            let connected = self.connect(&file, &addr);
            match connected {
                Err(Errno::Inprogress | Errno::Already) => {}
                Err(Errno::Again) if is_unix => {}
                Err(Errno::Isconn) if !begins => return Poll::Ready(Ok(())),
                connected => return Poll::Ready(connected),
            }
            begins = false;
            if file.is_nonblocking() {
                return Poll::Ready(connected);
            }
            if w.interrupted() {
                return Poll::Ready(Err(Errno::Intr));
            }
            let now = sys::monotonic_now()?;
            let start = w.started(Clockid::Monotonic, now);
            let named = file.timeout(Timed::Connecting).map(|timeout| (timeout, Errno::Timedout));
            // As Linux, which counts connecting as sending.
            let sending = || file.timeout(Timed::Sending).map(|timeout| (timeout, Errno::Inprogress));
            let mut deadline = u64::MAX;
            if let Some((timeout, errno)) = named.or_else(sending) {
                deadline = start.saturating_add(u64::try_from(timeout.as_nanos()).unwrap_or(u64::MAX));
                if now >= deadline {
                    return Poll::Ready(Err(errno));
                }
            }
            if is_unix {
                w.wake_at(deadline.min(now.saturating_add(RETRY_NANOSECONDS)));
            } else {
                if self.wait_for(w, &file, Interest::WRITABLE)? {
                    continue;
                }
                w.wake_at(deadline);
            }
            return end_turn(w, Held::Counted(file), Poll::Pending);
        }
    }

    fn sock_addr_local(&mut self, fd: Fd) -> Result<AddrPort, Errno> {
        let file = self.socket(fd)?;
        let address = file.socket()?.local_address()?;
        Ok(super::sock_address::told_by(&file, address.as_ref()))
    }

    fn sock_addr_peer(&mut self, fd: Fd) -> Result<AddrPort, Errno> {
        let file = self.socket(fd)?;
        let address = file.socket()?.peer_address()?;
        Ok(super::sock_address::told_by(&file, address.as_ref()))
    }

    fn sock_status(&mut self, fd: Fd) -> Result<SockStatus, Errno> {
        self.socket(fd)?.socket()?.status()
    }

    fn sock_shutdown(&mut self, fd: Fd, how: Sdflags) -> Result<(), Errno> {
        let file = socket(self.files(), fd, Rights::SOCK_SHUTDOWN)?;
        file.socket()?.shutdown(how.contains(Sdflags::RD), how.contains(Sdflags::WR))
    }

    fn sock_recv(
        &mut self,
        w: &mut Wait,
        fd: Fd,
        ri_data: &IoVecs<'_>,
        ri_flags: Riflags,
    ) -> Poll<Result<(Size, Roflags), Errno>> {
        self.receive(w, fd, ri_data, ri_flags)
    }

    fn sock_recv_from(
        &mut self,
        w: &mut Wait,
        fd: Fd,
        ri_data: &IoVecs<'_>,
        ri_flags: Riflags,
    ) -> Poll<Result<(Size, Roflags, AddrPort), Errno>> {
        self.receive_from(w, fd, ri_data, ri_flags)
    }

    fn sock_send(
        &mut self,
        w: &mut Wait,
        fd: Fd,
        si_data: &IoVecs<'_>,
        si_flags: Siflags,
    ) -> Poll<Result<Size, Errno>> {
        self.send(w, fd, si_data, si_flags)
    }

    fn sock_send_to(
        &mut self,
        w: &mut Wait,
        fd: Fd,
        si_data: &IoVecs<'_>,
        si_flags: Siflags,
        addr: AddrPort,
    ) -> Poll<Result<Size, Errno>> {
        self.send_to(w, fd, si_data, si_flags, &addr)
    }

    fn sock_send_file(
        &mut self,
        w: &mut Wait,
        out_fd: Fd,
        in_fd: Fd,
        offset: Filesize,
        count: Filesize,
    ) -> Poll<Result<Filesize, Errno>> {
        self.send_file(w, out_fd, in_fd, offset, count)
    }

    fn sock_set_opt_flag(&mut self, fd: Fd, sockopt: SockOption, flag: bool) -> Result<(), Errno> {
        self.set_option_flag(fd, sockopt, flag)
    }

    fn sock_get_opt_flag(&mut self, fd: Fd, sockopt: SockOption) -> Result<bool, Errno> {
        self.option_flag(fd, sockopt)
    }

    fn sock_set_opt_time(
        &mut self,
        fd: Fd,
        sockopt: SockOption,
        timeout: OptionTimestamp,
    ) -> Result<(), Errno> {
        self.set_option_time(fd, sockopt, timeout)
    }

    fn sock_get_opt_time(&mut self, fd: Fd, sockopt: SockOption) -> Result<OptionTimestamp, Errno> {
        self.option_time(fd, sockopt)
    }

    fn sock_set_opt_size(&mut self, fd: Fd, sockopt: SockOption, size: Filesize) -> Result<(), Errno> {
        self.set_option_size(fd, sockopt, size)
    }

    fn sock_get_opt_size(&mut self, fd: Fd, sockopt: SockOption) -> Result<Filesize, Errno> {
        self.option_size(fd, sockopt)
    }

    fn sock_join_multicast_v4(
        &mut self,
        fd: Fd,
        multiaddr: AddrIp4,
        interface: AddrIp4,
    ) -> Result<(), Errno> {
        self.join("sock_join_multicast_v4", fd, Group::V4(multiaddr.octets.into(), interface.octets.into()))
    }

    fn sock_leave_multicast_v4(
        &mut self,
        fd: Fd,
        multiaddr: AddrIp4,
        interface: AddrIp4,
    ) -> Result<(), Errno> {
        self.leave(fd, Group::V4(multiaddr.octets.into(), interface.octets.into()))
    }

    fn sock_join_multicast_v6(&mut self, fd: Fd, multiaddr: AddrIp6, interface: u32) -> Result<(), Errno> {
        self.join("sock_join_multicast_v6", fd, Group::V6(multiaddr.octets.into(), interface))
    }

    fn sock_leave_multicast_v6(&mut self, fd: Fd, multiaddr: AddrIp6, interface: u32) -> Result<(), Errno> {
        self.leave(fd, Group::V6(multiaddr.octets.into(), interface))
    }
}
