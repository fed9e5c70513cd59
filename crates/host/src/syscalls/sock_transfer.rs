//! Receiving and sending: what the bodies of calls in sock.rs are made of.

use std::sync::Arc;
use std::task::Poll;

use waxwing_abi::IoVecs;
use waxwing_abi::types::{AddrPort, Errno, Fd, Filesize, Riflags, Rights, Roflags, Siflags, Size, SockType};

use super::fd::end_turn;
use super::sock_address::{Found, told_by};
use crate::fd_table::Held;
use crate::file::{OpenFile, Want};
use crate::socket::ReceiveFlags;
use crate::sys;
use crate::thread::Thread;
use crate::wait::{Interest, Wait};

/// How much of a file one turn of a call sends, in bytes: between turns it is seen whether the guest is wanted.
const TURN: Size = 8 << 20;

/// How much of a file that the operating system does not know is sent at a time, in bytes.
const PIECE: Size = 64 << 10;

/// How long a call waits before it tries again what the operating system has no way to wait for, in nanoseconds: room in a socket
/// that this one is not connected to, or in the queue of one that listens at a path.
pub(super) const RETRY_NANOSECONDS: u64 = 1_000_000;

impl Thread {
    /// With `recv_waitall`, what comes in pieces is put together; what is only looked at comes as it is.
    pub(super) fn receive(
        &mut self,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
        flags: Riflags,
    ) -> Poll<Result<(Size, Roflags), Errno>> {
        let how = how(flags);
        let mut is_cut = false;
        let turn = self.receive_by(w, fd, iovs, flags, |file, iovs| {
            let received = file.socket()?.receive(iovs, how)?;
            is_cut = received.is_cut;
            Ok(received.len)
        });
        turn.map_ok(|received| (received, roflags(is_cut)))
    }

    /// Of a connection, the sender is the other side.
    pub(super) fn receive_from(
        &mut self,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
        flags: Riflags,
    ) -> Poll<Result<(Size, Roflags, AddrPort), Errno>> {
        let how = how(flags);
        let mut is_cut = false;
        let mut sender = AddrPort::Unspec;
        let turn = self.receive_by(w, fd, iovs, flags, |file, iovs| {
            let socket = file.socket()?;
            let (received, mut from) = socket.receive_from(iovs, how)?;
            if from.is_none() && matches!(socket.kind()?.kind, SockType::SocketStream) {
                from = socket.peer_address().ok().flatten().filter(|peer| peer.internet().is_some());
            }
            sender = told_by(file, from.as_ref());
            is_cut = received.is_cut;
            Ok(received.len)
        });
        turn.map_ok(|received| (received, roflags(is_cut), sender))
    }

    fn receive_by(
        &mut self,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
        flags: Riflags,
        mut receive: impl FnMut(&OpenFile, &IoVecs<'_>) -> Result<Size, Errno>,
    ) -> Poll<Result<Size, Errno>> {
        let file = self.socket_at_hand(w, fd, Rights::FD_READ)?;
        let all = flags.contains(Riflags::RECV_WAITALL) && !flags.contains(Riflags::RECV_PEEK);
        let want = if all { Want::AllOfStream(iovs.total_len()) } else { Want::Some };
        let mut attempt = |done: Size| {
            if done == 0 { receive(&file, iovs) } else { receive(&file, &iovs.skip(done)) }
        };
        if flags.contains(Riflags::RECV_DONT_WAIT) {
            return Poll::Ready(attempt(0));
        }
        if iovs.total_len() > 0 && file.sleeps_first(w, Interest::READABLE) {
            return end_turn(w, file, Poll::Pending);
        }
        let first = attempt(w.done());
        if first.is_ok() && w.first_turn() {
            file.expected(Interest::READABLE).learn(false);
        }
        let turn = file.transfer_from(first, w, Interest::READABLE, want, attempt);
        end_turn(w, file, turn)
    }

    /// Where nobody receives any more, the guest gets the signal that writing to a pipe without readers would give it.
    pub(super) fn send(
        &mut self,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
        flags: Siflags,
    ) -> Poll<Result<Size, Errno>> {
        let file = self.socket_at_hand(w, fd, Rights::FD_WRITE)?;
        let attempt = |done: Size| match done {
            0 => file.socket()?.send(iovs),
            done => file.socket()?.send(&iovs.skip(done)),
        };
        let turn = if flags.contains(Siflags::SEND_DONT_WAIT) {
            Poll::Ready(attempt(0))
        } else {
            file.transfer(w, Interest::WRITABLE, Want::AllOfStream(iovs.total_len()), attempt)
        };
        let is_broken = turn == Poll::Ready(Err(Errno::Pipe)) && file.file().is_stream();
        let turn = end_turn(w, file, turn);
        if is_broken {
            self.broken_pipe(fd);
        }
        turn
    }

    /// Without an address, as [`Thread::send`].
    pub(super) fn send_to(
        &mut self,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
        flags: Siflags,
        address: &AddrPort,
    ) -> Poll<Result<Size, Errno>> {
        let file = self.socket_again(w, fd, Rights::FD_WRITE)?;
        let Some(found) = self.find("sock_send_to", file.socket()?, address)? else {
            return self.send(w, fd, iovs, flags);
        };
        let attempt = |done: Size| file.socket()?.send_to(&iovs.skip(done), found.destination());
        if flags.contains(Siflags::SEND_DONT_WAIT) {
            return Poll::Ready(attempt(0));
        }
        if let Found::Unix(..) = found {
            let sent = attempt(0);
            if sent != Err(Errno::Again) || file.is_nonblocking() {
                return Poll::Ready(sent);
            }
            if w.interrupted() {
                return Poll::Ready(Err(Errno::Intr));
            }
            w.wake_at(sys::monotonic_now()?.saturating_add(RETRY_NANOSECONDS));
            return end_turn(w, Held::Counted(file), Poll::Pending);
        }
        let turn = file.transfer(w, Interest::WRITABLE, Want::AllOfStream(iovs.total_len()), attempt);
        end_turn(w, Held::Counted(file), turn)
    }

    /// The file's own position stays; its end ends the sending.
    pub(super) fn send_file(
        &mut self,
        w: &mut Wait,
        out_fd: Fd,
        in_fd: Fd,
        offset: Filesize,
        count: Filesize,
    ) -> Poll<Result<Filesize, Errno>> {
        /// The socket and the file that the first turn was about.
        type Both = (Arc<OpenFile>, Arc<OpenFile>);
        let (out, file) = match w.kept::<Both>() {
            Some((out, file)) => (Arc::clone(out), Arc::clone(file)),
            None => {
                let out = self.socket_again(w, out_fd, Rights::FD_WRITE)?;
                (out, self.files().get(in_fd, Rights::FD_READ)?)
            }
        };
        let count = Size::try_from(count).unwrap_or(Size::MAX);
        let attempt = |done: Size| {
            let mut sent = 0;
            while done + sent < count && sent < TURN {
                let left = (count - done - sent).min(TURN);
                let from = offset.checked_add((done + sent) as Filesize).ok_or(Errno::Inval)?;
                match send_piece(&out, &file, from, left) {
                    Ok(0) => break,
                    Ok(piece) => sent += piece,
                    Err(_) if sent > 0 => break,
                    Err(errno) => return Err(errno),
                }
                if !out.file().is_stream() {
                    break;
                }
            }
            Ok(sent)
        };
        let turn = out.transfer(w, Interest::WRITABLE, Want::AllOfStream(count), attempt);
        match turn {
            Poll::Pending => w.keep((out, file)),
            Poll::Ready(Err(Errno::Pipe)) if out.file().is_stream() => self.broken_pipe(out_fd),
            Poll::Ready(_) => {}
        }
        turn.map_ok(|sent| sent as Filesize)
    }
}

/// Sends some bytes of `file`: how many, 0 at its end.
fn send_piece(out: &OpenFile, file: &OpenFile, from: Filesize, len: Size) -> Result<Size, Errno> {
    match out.socket()?.send_file(file, from, len) {
        Err(Errno::Notsup) => sys::with_staging(len.min(PIECE), |iovs| match file.read_at(iovs, from)? {
            0 => Ok(0),
            read => out.socket()?.send(&iovs.truncate(read)),
        }),
        sent => sent,
    }
}

fn how(flags: Riflags) -> ReceiveFlags {
    ReceiveFlags {
        peek: flags.contains(Riflags::RECV_PEEK),
        whole_length: flags.contains(Riflags::RECV_DATA_TRUNCATED),
    }
}

fn roflags(is_cut: bool) -> Roflags {
    if is_cut { Roflags::RECV_DATA_TRUNCATED } else { Roflags::empty() }
}
