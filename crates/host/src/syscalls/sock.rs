//! Calls on sockets that a preview guest knows: those that were handed in, and what they take.

use std::sync::Arc;
use std::task::Poll;

use waxwing_abi::system::Sock;
use waxwing_abi::types::{
    AddrIp, AddrPort, Errno, Fd, Fdflags, Riflags, Rights, Roflags, Sdflags, Siflags, Size,
};
use waxwing_abi::{GuestSlice, GuestString, IoVecs};

use super::fd::end_turn;
use crate::fd_table::{Entry, FdTable, Held, Origin};
use crate::file::{OpenFile, Want};
use crate::files::SOCKET;
use crate::generated::unsupported::unsupported_sock;
use crate::net::NetAttempt;
use crate::net::address::{canonical, told};
use crate::socket::{ReceiveFlags, SocketAddress};
use crate::thread::Thread;
use crate::wait::{Interest, Wait};

/// The socket behind `fd`. What is no socket is `notsock`, whatever its rights are.
fn socket(files: &FdTable, fd: Fd, needed: Rights) -> Result<Arc<OpenFile>, Errno> {
    let entry = files.entry(fd)?;
    entry.file.socket()?;
    files.get(fd, needed)
}

impl Thread {
    /// As [`socket`], for a call that may run again after a sleep.
    fn socket_again(&self, w: &Wait, fd: Fd, needed: Rights) -> Result<Arc<OpenFile>, Errno> {
        match w.kept::<Arc<OpenFile>>() {
            Some(file) => Ok(Arc::clone(file)),
            None => socket(self.files(), fd, needed),
        }
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

    fn sock_accept(&mut self, w: &mut Wait, fd: Fd, flags: Fdflags) -> Poll<Result<(Fd, AddrPort), Errno>> {
        if !(flags - Fdflags::NONBLOCK).is_empty() {
            return Poll::Ready(Err(Errno::Inval));
        }
        let listener = self
            .socket_again(w, fd, Rights::SOCK_ACCEPT)
            .map_err(|errno| self.process().policy().listener("sock_accept", fd, errno))?;
        // A full table is found out before a connection is taken that could only be dropped.
        self.room("sock_accept")?;
        let mut accepted = None;
        let done = listener.transfer(w, Interest::READABLE, Want::Some, |_| {
            accepted = Some(loop {
                let (file, peer) = listener.socket()?.accept(flags)?;
                let internet = peer.as_ref().and_then(SocketAddress::internet).map(canonical);
                let attempt = NetAttempt::Accept(internet);
                if self.process().may(&attempt) {
                    break (file, peer);
                }
                self.process().policy().network("sock_accept", &attempt, Errno::Acces);
            });
            Ok(0)
        });
        let done = end_turn(w, Held::Counted(listener), done);
        match (done, accepted) {
            (Poll::Ready(Ok(_)), Some((file, peer))) => {
                let entry = Entry {
                    file,
                    rights: SOCKET,
                    inheriting: Rights::empty(),
                    cloexec: false,
                    preopen: None,
                    origin: self.files().entry(fd).map_or(Origin::Stream, |listener| listener.origin),
                };
                Poll::Ready(Ok((self.files().insert(entry)?, told(peer.as_ref()))))
            }
            (Poll::Ready(Err(errno)), _) => Poll::Ready(Err(errno)),
            (Poll::Ready(Ok(_)), None) => Poll::Ready(Err(Errno::Again)),
            (Poll::Pending, _) => Poll::Pending,
        }
    }

    /// With `recv_waitall`, what comes in pieces is put together; what is only looked at comes as it is.
    fn sock_recv(
        &mut self,
        w: &mut Wait,
        fd: Fd,
        ri_data: &IoVecs<'_>,
        ri_flags: Riflags,
    ) -> Poll<Result<(Size, Roflags), Errno>> {
        let file = self.socket_again(w, fd, Rights::FD_READ)?;
        let peek = ri_flags.contains(Riflags::RECV_PEEK);
        let all = ri_flags.contains(Riflags::RECV_WAITALL) && !peek;
        let mut cut = false;
        let want = if all { Want::AllOfStream(ri_data.total_len()) } else { Want::Some };
        let mut attempt = |done: Size| {
            let socket = file.socket()?;
            let flags = ReceiveFlags { peek, whole_length: false };
            let received = if done == 0 {
                socket.receive(ri_data, flags)
            } else {
                socket.receive(&ri_data.skip(done), flags)
            }?;
            cut = received.is_cut;
            Ok(received.len)
        };
        let received = if ri_flags.contains(Riflags::RECV_DONT_WAIT) {
            Poll::Ready(attempt(0))
        } else {
            file.transfer(w, Interest::READABLE, want, attempt)
        };
        end_turn(w, Held::Counted(file), received)
            .map_ok(|received| (received, if cut { Roflags::RECV_DATA_TRUNCATED } else { Roflags::empty() }))
    }

    fn sock_send(
        &mut self,
        w: &mut Wait,
        fd: Fd,
        si_data: &IoVecs<'_>,
        si_flags: Siflags,
    ) -> Poll<Result<Size, Errno>> {
        let file = self.socket_again(w, fd, Rights::FD_WRITE)?;
        let attempt = |done: Size| match done {
            0 => file.socket()?.send(si_data),
            done => file.socket()?.send(&si_data.skip(done)),
        };
        if si_flags.contains(Siflags::SEND_DONT_WAIT) {
            return Poll::Ready(attempt(0));
        }
        let sent = file.transfer(w, Interest::WRITABLE, Want::AllOfStream(si_data.total_len()), attempt);
        end_turn(w, Held::Counted(file), sent)
    }

    fn sock_shutdown(&mut self, fd: Fd, how: Sdflags) -> Result<(), Errno> {
        let file = socket(self.files(), fd, Rights::SOCK_SHUTDOWN)?;
        file.socket()?.shutdown(how.contains(Sdflags::RD), how.contains(Sdflags::WR))
    }
}
