//! Open files: the behaviour of a kind ([`File`], with [`Dir`] (dir.rs) and [`Socket`] (socket.rs) behind it), and what sits between a
//! descriptor and that behaviour ([`OpenFile`]: status flags and, where the operating system does not keep it, the
//! position).
//!
//! One invariant: a file never sleeps. What would block answers `again`; whoever may wait asks [`OpenFile::transfer`]
//! to do it again after a sleep.

use std::any::Any;
use std::sync::atomic::{AtomicU16, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::task::Poll;
use std::time::Duration;

use waxwing_abi::IoVecs;
use waxwing_abi::types::{
    Advice, Errno, Fd, Fdflags, Filedelta, Filesize, Filestat, Filetype, Rights, Size, Whence,
};

use crate::dir::Dir;
use crate::expectation::Expectation;
use crate::socket::Socket;
use crate::sys::{self, Handle, SetTimes};
use crate::wait::{Interest, Readiness, Wait};
use crate::watchers::Watchers;

/// Where in a file to read or write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// At the file's own position, which moves.
    Cursor,
    /// At this offset, in bytes; the file's own position stays.
    Offset(Filesize),
}

/// The behaviour of one kind of file. Only [`filestat`](File::filestat) has to be there: the defaults say what POSIX says
/// of a kind that lacks the thing.
///
/// Files of an embedder's own are given to guests by way of a [`Dir`] that opens them. One that can be read anywhere says
/// so by [`keeps_cursor`](File::keeps_cursor) and answers [`read`](File::read) with [`At::Offset`]; for contents that are
/// all there when it is opened there is [`ReadOnlyFile`](crate::ReadOnlyFile). Bytes go to and come from the guest by
/// [`IoVecs::copy_out`], [`IoVecs::copy_in`] and [`IoVecs::cursor`]: a guest's other threads may write its memory
/// meanwhile, so there is no Rust slice of it. Calls may come from several threads at once. None may sleep: a file that has
/// nothing to give yet answers `again`, and wakes those whom [`poll`](File::poll) was asked to register.
pub trait File: Send + Sync {
    /// What is known of it: kind, size in bytes, times in nanoseconds since 1970, and the two numbers, device and serial,
    /// that tell it from every other file a guest can see ([`Filestat::of`] leaves both 0).
    ///
    /// # Errors
    /// As POSIX fstat.
    fn filestat(&self) -> Result<Filestat, Errno>;

    /// What kind it is, in the guest's terms: as [`filestat`](File::filestat) says.
    ///
    /// # Errors
    /// When the operating system does not say.
    fn filetype(&self) -> Result<Filetype, Errno> {
        self.filestat().map(|stat| stat.filetype)
    }

    /// The rights that mean something for this kind: those of its [`filetype`](File::filetype). A descriptor never reports
    /// others.
    ///
    /// # Errors
    /// When the operating system does not say what kind it is.
    fn rights(&self) -> Result<Rights, Errno> {
        self.filetype().map(crate::files::rights_of)
    }

    /// Whether it keeps its own position (or has none); otherwise [`OpenFile`] keeps it, and no [`At::Cursor`] is ever
    /// asked for.
    fn keeps_cursor(&self) -> bool {
        true
    }

    /// The handle that the operating system reads and writes this file by, position and all, if there is nothing else to
    /// mind: it is then used by itself.
    fn direct(&self) -> Option<&Handle> {
        None
    }

    /// Reads as much as there is, up to the length of `iovs`; how many bytes, 0 at the end. `again` where it would have to
    /// wait.
    ///
    /// # Errors
    /// As POSIX read and pread.
    fn read(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        let _ = (at, iovs);
        Err(Errno::Badf)
    }

    /// Writes as much as there is room for; how many bytes. `again` where it would have to wait. Whether the descriptor may
    /// write has been looked at before.
    ///
    /// # Errors
    /// As POSIX write and pwrite.
    fn write(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        let _ = (at, iovs);
        Err(Errno::Badf)
    }

    /// Writes at its end, wherever others have moved it to; how many bytes, and where the last of them ends. Only files
    /// that keep no position are asked: others know themselves whether they append.
    ///
    /// # Errors
    /// As POSIX write.
    fn append(&self, iovs: &IoVecs<'_>) -> Result<(Size, Filesize), Errno> {
        let _ = iovs;
        Err(Errno::Badf)
    }

    /// Moves its own position.
    ///
    /// # Errors
    /// As POSIX lseek.
    fn seek(&self, delta: Filedelta, whence: Whence) -> Result<Filesize, Errno> {
        let _ = (delta, whence);
        Err(Errno::Spipe)
    }

    /// Cuts or extends it.
    ///
    /// # Errors
    /// As POSIX ftruncate.
    fn set_size(&self, size: Filesize) -> Result<(), Errno> {
        let _ = size;
        Err(Errno::Inval)
    }

    /// Sets its times.
    ///
    /// # Errors
    /// As POSIX futimens.
    fn set_times(&self, times: SetTimes) -> Result<(), Errno> {
        let _ = times;
        Err(Errno::Notsup)
    }

    /// Reserves room.
    ///
    /// # Errors
    /// As POSIX posix_fallocate.
    fn allocate(&self, offset: Filesize, len: Filesize) -> Result<(), Errno> {
        let _ = (offset, len);
        Err(Errno::Spipe)
    }

    /// Is told how it will be used.
    ///
    /// # Errors
    /// As POSIX posix_fadvise.
    fn advise(&self, offset: Filesize, len: Filesize, advice: Advice) -> Result<(), Errno> {
        let _ = (offset, len, advice);
        Err(Errno::Spipe)
    }

    /// Is written to its device.
    ///
    /// # Errors
    /// As POSIX fsync.
    fn sync(&self, data_only: bool) -> Result<(), Errno> {
        let _ = data_only;
        Err(Errno::Inval)
    }

    /// The status flags it came with, for files that somebody else opened.
    ///
    /// # Errors
    /// When the operating system does not say.
    fn inherited_status(&self) -> Result<Fdflags, Errno> {
        Ok(Fdflags::empty())
    }

    /// Takes note of changed status flags, before they count. `nonblock` is no affair of the file's.
    ///
    /// # Errors
    /// `notsup` for a change that cannot be made.
    fn set_status(&self, old: Fdflags, new: Fdflags) -> Result<(), Errno> {
        if changed(old, new).is_empty() { Ok(()) } else { Err(Errno::Notsup) }
    }

    /// Says what it is ready for; when that is not what is asked for and there is a wait, registers with it.
    ///
    /// # Errors
    /// When the operating system does not say.
    fn poll(&self, interest: Interest, wait: Option<&mut Wait>) -> Result<Readiness, Errno> {
        let _ = (interest, wait);
        Ok(Readiness::ALWAYS)
    }

    /// What the operating system can watch in its place, if its readiness is known there. What has none can be in a set of
    /// descriptors (`epoll_ctl`) only if it is always ready.
    fn handle(&self) -> Option<&Handle> {
        None
    }

    /// Whether its [`handle`](File::handle) is ready exactly when a transfer of at least one byte would not block, as a pipe's is,
    /// and of a socket one that receives: who expects that it would may sleep without having tried.
    fn is_ready_when_polled(&self, interest: Interest) -> bool {
        let _ = interest;
        false
    }

    /// Whether nothing will ever be read that is not there yet, though a read answers `again`: who waits for it is told the end
    /// (0 bytes). Sockets of datagrams that are shut for reading are so, which Linux tells those alone who wait. It is asked
    /// when a sleep is over that ought to have brought something.
    fn has_ended(&self) -> bool {
        false
    }

    /// Whether a write that was cut short goes on when there is room again (pipes, terminals, streams).
    fn is_stream(&self) -> bool {
        false
    }

    /// The descriptor of the calling process that it stands for, as `/dev/stdin` does: who opens it in a tree gets that one's
    /// open file instead.
    fn stands_for(&self) -> Option<Fd> {
        None
    }

    /// Itself, for calls that are about one kind alone.
    fn as_any(&self) -> Option<&dyn Any> {
        None
    }

    /// Its directory half, if it is one.
    fn as_dir(&self) -> Option<&dyn Dir> {
        None
    }

    /// Its socket half, if it is one.
    fn as_socket(&self) -> Option<&dyn Socket> {
        None
    }
}

/// An open file description: what descriptors that are copies of each other share.
pub struct OpenFile<F: ?Sized = dyn File> {
    status: AtomicU16,
    /// The position, for files that keep none.
    cursor: Mutex<Filesize>,
    /// What it was opened as, if somebody wants to tell.
    name: OnceLock<Arc<str>>,
    /// How long calls on it wait, if that was ever said.
    timeouts: OnceLock<Box<Timeouts>>,
    /// Whether reads will have to wait, and writes.
    expected: [Expectation; 2],
    /// The sets that it is in. They are told before the file is closed.
    watchers: Watchers,
    file: F,
}

/// How long calls on a socket wait, in nanoseconds.
#[derive(Debug)]
struct Timeouts([AtomicU64; 4]);

/// What there is a time-out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timed {
    /// Receiving.
    Receiving,
    /// Sending.
    Sending,
    /// Connecting.
    Connecting,
    /// Accepting.
    Accepting,
}

/// For ever.
const FOR_EVER: u64 = u64::MAX;

impl Default for Timeouts {
    fn default() -> Self {
        Timeouts([const { AtomicU64::new(FOR_EVER) }; 4])
    }
}

impl<F: File + 'static> OpenFile<F> {
    /// Opens `file` with these status flags.
    #[must_use]
    pub fn new(file: F, status: Fdflags) -> Arc<OpenFile> {
        Arc::new(OpenFile {
            status: AtomicU16::new(status.bits()),
            cursor: Mutex::new(0),
            name: OnceLock::new(),
            timeouts: OnceLock::new(),
            expected: Default::default(),
            watchers: Watchers::default(),
            file,
        })
    }
}

/// Where an offset is beyond what POSIX can say, that comes before all else.
fn within(offset: Filesize) -> Result<Filesize, Errno> {
    Filedelta::try_from(offset).map(|_| offset).map_err(|_| Errno::Inval)
}

/// The flags that differ, `nonblock` aside.
pub(crate) fn changed(old: Fdflags, new: Fdflags) -> Fdflags {
    (old | new) - (old & new) - Fdflags::NONBLOCK
}

/// How much of a transfer a blocking call waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Want {
    /// Whatever comes first.
    Some,
    /// This many bytes in all, if it is a stream; a regular file that takes less has its reason.
    AllOfStream(Size),
    /// A connection.
    Connection,
}

/// Bytes moved beat an error: what a transfer says that moved `done` bytes before `result`.
pub(crate) fn settle(done: Size, result: Result<Size, Errno>) -> Result<Size, Errno> {
    match result {
        Ok(moved) => Ok(done + moved),
        Err(_) if done > 0 => Ok(done),
        Err(errno) => Err(errno),
    }
}

impl OpenFile {
    /// The file behind it.
    #[must_use]
    pub fn file(&self) -> &dyn File {
        &self.file
    }

    /// What it was opened as, if that was said.
    pub(crate) fn name(&self) -> Option<Arc<str>> {
        self.name.get().cloned()
    }

    /// Says what it was opened as; the first name stays.
    pub(crate) fn set_name(&self, name: &str) {
        self.name.get_or_init(|| name.into());
    }

    /// Its directory half.
    ///
    /// # Errors
    /// `notdir` when it has none.
    pub fn dir(&self) -> Result<&dyn Dir, Errno> {
        self.file.as_dir().ok_or(Errno::Notdir)
    }

    /// Its socket half.
    ///
    /// # Errors
    /// `notsock` when it has none.
    pub fn socket(&self) -> Result<&dyn Socket, Errno> {
        self.file.as_socket().ok_or(Errno::Notsock)
    }

    fn own_status(&self) -> Fdflags {
        Fdflags::from_bits_truncate(self.status.load(Ordering::Relaxed))
    }

    /// Its status flags, those it came with included.
    ///
    /// # Errors
    /// When the operating system does not say.
    pub fn status(&self) -> Result<Fdflags, Errno> {
        Ok(self.own_status() | self.file.inherited_status()?)
    }

    /// Whether the guest wants `again` instead of waiting.
    #[must_use]
    pub fn is_nonblocking(&self) -> bool {
        self.own_status().contains(Fdflags::NONBLOCK)
    }

    /// Changes its status flags.
    ///
    /// # Errors
    /// `notsup` for a change that cannot be made.
    pub fn set_status(&self, new: Fdflags) -> Result<(), Errno> {
        self.file.set_status(self.status()?, new)?;
        self.status.store(new.bits(), Ordering::Relaxed);
        Ok(())
    }

    fn cursor(&self) -> std::sync::MutexGuard<'_, Filesize> {
        self.cursor.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The handle of [`File::direct`].
    #[inline(always)]
    pub(crate) fn direct(&self) -> Option<&Handle> {
        self.file.direct()
    }

    /// Reads at the position, which moves.
    ///
    /// # Errors
    /// As POSIX read; `again` where it would have to wait.
    pub fn read(&self, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        if let Some(handle) = self.file.direct() {
            return sys::read(handle, iovs);
        }
        if self.file.keeps_cursor() {
            return self.file.read(At::Cursor, iovs);
        }
        let mut cursor = self.cursor();
        let moved = self.file.read(At::Offset(*cursor), iovs)?;
        *cursor += moved as Filesize;
        Ok(moved)
    }

    /// Writes at the position (or the end, when appending), which moves.
    ///
    /// # Errors
    /// As POSIX write; `again` where it would have to wait.
    pub fn write(&self, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        if let Some(handle) = self.file.direct() {
            return sys::write(handle, iovs);
        }
        if self.file.keeps_cursor() {
            return self.file.write(At::Cursor, iovs);
        }
        let mut cursor = self.cursor();
        if self.own_status().contains(Fdflags::APPEND) {
            let (moved, end) = self.file.append(iovs)?;
            *cursor = end;
            return Ok(moved);
        }
        let moved = self.file.write(At::Offset(*cursor), iovs)?;
        *cursor += moved as Filesize;
        Ok(moved)
    }

    /// Reads at `offset`; the position stays.
    ///
    /// # Errors
    /// As POSIX pread; `again` where it would have to wait.
    pub fn read_at(&self, iovs: &IoVecs<'_>, offset: Filesize) -> Result<Size, Errno> {
        match self.file.direct() {
            Some(handle) => sys::read_at(handle, iovs, offset),
            None => self.file.read(At::Offset(within(offset)?), iovs),
        }
    }

    /// Writes at `offset`; the position stays. A file that appends does so here as well, as on Linux.
    ///
    /// # Errors
    /// As POSIX pwrite; `again` where it would have to wait.
    pub fn write_at(&self, iovs: &IoVecs<'_>, offset: Filesize) -> Result<Size, Errno> {
        match self.file.direct() {
            Some(handle) => sys::write_at(handle, iovs, offset),
            None if self.own_status().contains(Fdflags::APPEND) && !self.file.keeps_cursor() => {
                within(offset)?;
                self.file.append(iovs).map(|(moved, _)| moved)
            }
            None => self.file.write(At::Offset(within(offset)?), iovs),
        }
    }

    /// Moves the position; where it is now.
    ///
    /// # Errors
    /// As Linux lseek: `inval` before the start and beyond what an offset can say (where POSIX has `overflow`), `spipe`
    /// where there is none.
    #[inline]
    pub fn seek(&self, delta: Filedelta, whence: Whence) -> Result<Filesize, Errno> {
        if let Some(handle) = self.file.direct() {
            return sys::seek(handle, delta, whence);
        }
        if self.file.keeps_cursor() {
            return self.file.seek(delta, whence);
        }
        let mut cursor = self.cursor();
        let from = match whence {
            Whence::Set => 0,
            Whence::Cur => *cursor,
            Whence::End => self.file.filestat()?.size,
        };
        let to = from.checked_add_signed(delta).ok_or(Errno::Inval)?;
        Filedelta::try_from(to).map_err(|_| Errno::Inval)?;
        *cursor = to;
        Ok(to)
    }

    /// Says what it is ready for; when that is not what is asked for and there is a wait, registers with it.
    ///
    /// # Errors
    /// When the operating system does not say.
    pub fn poll(&self, interest: Interest, wait: Option<&mut Wait>) -> Result<Readiness, Errno> {
        self.file.poll(interest, wait)
    }

    /// How long a call on it waits; `None` is for ever.
    #[must_use]
    pub fn timeout(&self, of: Timed) -> Option<Duration> {
        let timeout = self.timeouts.get()?.0[of as usize].load(Ordering::Relaxed);
        (timeout != FOR_EVER).then(|| Duration::from_nanos(timeout))
    }

    /// Sets how long calls on it wait from now on, whoever has it; `None` is for ever, and so is no time at all, as of POSIX
    /// `SO_RCVTIMEO`.
    pub fn set_timeout(&self, of: Timed, timeout: Option<Duration>) {
        let timeout = timeout
            .filter(|timeout| !timeout.is_zero())
            .map_or(FOR_EVER, |timeout| u64::try_from(timeout.as_nanos()).unwrap_or(FOR_EVER));
        if timeout != FOR_EVER || self.timeouts.get().is_some() {
            self.timeouts.get_or_init(Box::default).0[of as usize].store(timeout, Ordering::Relaxed);
        }
    }

    /// How long a call waits, and what it answers then: as POSIX, where POSIX has the time-out.
    fn patience(&self, interest: Interest, want: Want) -> Option<(Duration, Errno)> {
        self.timeouts.get()?;
        let accepting = || Some((self.timeout(Timed::Accepting)?, Errno::Timedout));
        match want {
            Want::Connection if let Some(patience) = accepting() => Some(patience),
            _ if interest.readable => Some((self.timeout(Timed::Receiving)?, Errno::Again)),
            _ => Some((self.timeout(Timed::Sending)?, Errno::Again)),
        }
    }

    /// The sets that it is in.
    pub(crate) fn watchers(&self) -> &Watchers {
        &self.watchers
    }

    /// Whether its transfers in this direction will have to wait.
    #[inline(always)]
    pub(crate) fn expected(&self, interest: Interest) -> &Expectation {
        &self.expected[usize::from(interest.writable)]
    }

    /// Whether the transfer of at least one byte that begins is expected to wait; then it has been registered, and is first tried
    /// after a sleep.
    pub(crate) fn sleeps_first(&self, w: &mut Wait, interest: Interest) -> bool {
        let may_wait = !self.is_nonblocking() && self.timeouts.get().is_none();
        if !w.first_turn() || !may_wait || !self.expected(interest).take() {
            return false;
        }
        let handle = self.file.handle();
        handle.into_iter().for_each(|handle| w.watch(handle, interest));
        handle.is_some()
    }

    /// One turn of a call that moves bytes. `attempt` is given how many have been moved by earlier turns; when it would
    /// have to wait, or has moved fewer than wanted, and the guest lets it wait, the call goes on after a sleep.
    pub(crate) fn transfer(
        &self,
        w: &mut Wait,
        interest: Interest,
        want: Want,
        mut attempt: impl FnMut(Size) -> Result<Size, Errno>,
    ) -> Poll<Result<Size, Errno>> {
        let first = attempt(w.done());
        self.transfer_from(first, w, interest, want, attempt)
    }

    /// As [`OpenFile::transfer`], with the outcome of the turn's first attempt: most often there is no other, and it
    /// becomes part of the caller.
    #[inline(always)]
    pub(crate) fn transfer_from(
        &self,
        first: Result<Size, Errno>,
        w: &mut Wait,
        interest: Interest,
        want: Want,
        mut attempt: impl FnMut(Size) -> Result<Size, Errno>,
    ) -> Poll<Result<Size, Errno>> {
        let done = w.done();
        match (first, want) {
            (Ok(moved), Want::Some | Want::Connection) => Poll::Ready(Ok(done + moved)),
            (Ok(moved), Want::AllOfStream(all)) if done + moved >= all => Poll::Ready(Ok(done + moved)),
            (first, want) => self.transfer_on(first, w, interest, want, &mut attempt),
        }
    }

    /// What becomes of a transfer whose first attempt was not all of it.
    #[cold]
    fn transfer_on(
        &self,
        mut result: Result<Size, Errno>,
        w: &mut Wait,
        interest: Interest,
        want: Want,
        attempt: &mut dyn FnMut(Size) -> Result<Size, Errno>,
    ) -> Poll<Result<Size, Errno>> {
        loop {
            let done = w.done();
            let wanted = |moved: Size| match want {
                Want::Some | Want::Connection => false,
                Want::AllOfStream(all) => done + moved < all && self.file.is_stream(),
            };
            match result {
                Err(Errno::Again) => {}
                Ok(moved) if moved > 0 && wanted(moved) => w.add_done(moved),
                result => return Poll::Ready(settle(done, result)),
            }
            if self.is_nonblocking() {
                return Poll::Ready(settle(w.done(), Err(Errno::Again)));
            }
            if interest.readable && !w.first_turn() && self.file.has_ended() {
                return Poll::Ready(Ok(w.done()));
            }
            if w.interrupted() {
                return Poll::Ready(settle(w.done(), Err(Errno::Intr)));
            }
            if let Some((timeout, errno)) = self.patience(interest, want) {
                w.timeout(Some(timeout))?;
                if w.expired()? {
                    return Poll::Ready(settle(w.done(), Err(errno)));
                }
            }
            if w.first_turn() && self.file.is_ready_when_polled(interest) {
                self.expected(interest).learn(true);
            }
            // A system handle stays ready until it is read, so the sleep sees what comes before it; anything else has to
            // be asked once more after it knows that somebody waits.
            match self.file.handle() {
                Some(handle) => w.watch(handle, interest),
                None if self.file.poll(interest, Some(&mut *w))?.satisfies(interest) => {
                    result = attempt(w.done());
                    continue;
                }
                None => {}
            }
            return Poll::Pending;
        }
    }
}

impl std::fmt::Debug for OpenFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenFile").field("status", &self.own_status()).finish_non_exhaustive()
    }
}

#[cfg(all(test, unix))]
mod tests;
