//! Open files: the behaviour of a kind ([`File`], with [`Dir`] and [`Socket`] behind it), and what sits between a
//! descriptor and that behaviour ([`OpenFile`]: status flags and, where the operating system does not keep it, the
//! position).
//!
//! One invariant: a file never sleeps. What would block answers `again`; whoever may wait asks [`OpenFile::transfer`]
//! to do it again after a sleep.

use std::ffi::CStr;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;

use waxwing_abi::types::{
    Advice, Dircookie, Errno, Fdflags, Filedelta, Filesize, Filestat, Filetype, Rights, Size, Whence,
};
use waxwing_abi::{IoVecs, OutBytes};

use crate::sys::{self, Handle, OpenHow, SetTimes};
use crate::wait::{Interest, Readiness, Wait};

/// Where in a file to read or write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// At the file's own position, which moves.
    Cursor,
    /// At this offset; the file's own position stays.
    Offset(Filesize),
    /// At its end: only for files that keep no position of their own.
    End,
}

/// The behaviour of one kind of file. The defaults say what POSIX says of a kind that lacks the thing.
pub trait File: Send + Sync {
    /// What kind it is, in the guest's terms.
    ///
    /// # Errors
    /// When the operating system does not say.
    fn filetype(&self) -> Result<Filetype, Errno>;

    /// The rights that mean something for this kind.
    ///
    /// # Errors
    /// When the operating system does not say what kind it is.
    fn rights(&self) -> Result<Rights, Errno>;

    /// What is known of it.
    ///
    /// # Errors
    /// As POSIX fstat.
    fn filestat(&self) -> Result<Filestat, Errno>;

    /// Whether it keeps its own position (or has none); otherwise [`OpenFile`] keeps it.
    fn keeps_cursor(&self) -> bool {
        true
    }

    /// The handle that the operating system reads and writes this file by, position and all, if there is nothing else to
    /// mind: [`OpenFile`] then uses it by itself.
    fn direct(&self) -> Option<&Handle> {
        None
    }

    /// Reads; `again` where it would have to wait.
    ///
    /// # Errors
    /// As POSIX read and pread.
    fn read(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        let _ = (at, iovs);
        Err(Errno::Badf)
    }

    /// Writes; `again` where it would have to wait.
    ///
    /// # Errors
    /// As POSIX write and pwrite.
    fn write(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        let _ = (at, iovs);
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

    /// What the operating system can watch in its place, if its readiness is known there.
    fn handle(&self) -> Option<&Arc<Handle>> {
        None
    }

    /// Whether a write that was cut short goes on when there is room again (pipes, terminals, streams).
    fn is_stream(&self) -> bool {
        false
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

/// A directory: each call names one entry of it and follows nothing.
pub trait Dir: Send + Sync {
    /// Opens an entry: `loop` for a symbolic link, or `notdir` when a directory is asked for.
    ///
    /// # Errors
    /// As POSIX openat with `O_NOFOLLOW`.
    fn open(&self, name: &CStr, how: &OpenHow) -> Result<Arc<OpenFile>, Errno>;

    /// The subdirectory `name`, to name entries of.
    ///
    /// # Errors
    /// `notdir` for anything else, a symbolic link included.
    fn enter(&self, name: &CStr) -> Result<Arc<dyn Dir>, Errno>;

    /// Where the symbolic link `name` leads.
    ///
    /// # Errors
    /// `inval` for anything else.
    fn link_target(&self, name: &CStr) -> Result<Vec<u8>, Errno>;

    /// What is known of an entry.
    ///
    /// # Errors
    /// As POSIX fstatat.
    fn filestat(&self, name: &CStr) -> Result<Filestat, Errno>;

    /// Sets an entry's times.
    ///
    /// # Errors
    /// As POSIX utimensat.
    fn set_times(&self, name: &CStr, times: SetTimes) -> Result<(), Errno>;

    /// Makes a directory.
    ///
    /// # Errors
    /// As POSIX mkdirat.
    fn create_directory(&self, name: &CStr) -> Result<(), Errno>;

    /// Removes a directory.
    ///
    /// # Errors
    /// As POSIX rmdir.
    fn remove_directory(&self, name: &CStr) -> Result<(), Errno>;

    /// Removes an entry that is no directory.
    ///
    /// # Errors
    /// As Linux unlink.
    fn unlink(&self, name: &CStr) -> Result<(), Errno>;

    /// Makes a symbolic link.
    ///
    /// # Errors
    /// As POSIX symlinkat.
    fn symlink(&self, target: &CStr, name: &CStr) -> Result<(), Errno>;

    /// Reads where a symbolic link leads into the guest's buffer, cut to what fits.
    ///
    /// # Errors
    /// As POSIX readlinkat.
    fn read_link(&self, name: &CStr, to: &mut OutBytes<'_>) -> Result<Size, Errno>;

    /// Renames an entry, perhaps into another directory.
    ///
    /// # Errors
    /// As POSIX rename; `xdev` into a directory of another kind.
    fn rename(&self, name: &CStr, to: &dyn Dir, new_name: &CStr) -> Result<(), Errno>;

    /// Gives an entry a second name, perhaps in another directory.
    ///
    /// # Errors
    /// As POSIX linkat; `xdev` into a directory of another kind.
    fn link(&self, name: &CStr, to: &dyn Dir, new_name: &CStr) -> Result<(), Errno>;

    /// Writes entries from `cookie` on into the guest's buffer, the last one cut to fill it.
    ///
    /// # Errors
    /// As POSIX getdents; `inval` for a cookie that names nothing.
    fn read_entries(&self, cookie: Dircookie, to: &mut OutBytes<'_>) -> Result<(), Errno>;

    /// Opens what a whole path beneath it leads to, where the operating system can keep it there; `None` says that the
    /// path has to be walked.
    ///
    /// # Errors
    /// As POSIX openat; `notcapable` when the path leads out.
    fn open_path(&self, path: &CStr, how: &OpenHow) -> Result<Option<Arc<OpenFile>>, Errno> {
        let _ = (path, how);
        Ok(None)
    }

    /// The directory that a whole path beneath it leads to, on the same terms.
    ///
    /// # Errors
    /// As POSIX openat; `notcapable` when the path leads out.
    fn enter_path(&self, path: &[u8]) -> Result<Option<Arc<dyn Dir>>, Errno> {
        let _ = path;
        Ok(None)
    }

    /// What is known of what a whole path beneath it leads to, on the same terms.
    ///
    /// # Errors
    /// As POSIX fstatat; `notcapable` when the path leads out.
    fn filestat_path(&self, path: &CStr, follow: bool) -> Result<Option<Filestat>, Errno> {
        let _ = (path, follow);
        Ok(None)
    }

    /// What the operating system knows it by, for moving entries into it.
    ///
    /// # Errors
    /// `rofs` when nothing may be changed, `xdev` when it is no directory of the operating system's.
    fn changeable(&self) -> Result<&Handle, Errno> {
        Err(Errno::Xdev)
    }
}

/// What only sockets can do. `again` stands for whatever would have to wait.
pub trait Socket: Send + Sync {
    /// Takes a connection, and says who is at its other end if that is an Internet address.
    ///
    /// # Errors
    /// As POSIX accept.
    fn accept(&self, status: Fdflags) -> Result<(Arc<OpenFile>, Option<SocketAddr>), Errno>;

    /// Receives, and says whether a datagram was cut.
    ///
    /// # Errors
    /// As POSIX recvmsg.
    fn receive(&self, iovs: &IoVecs<'_>, peek: bool) -> Result<(Size, bool), Errno>;

    /// Sends.
    ///
    /// # Errors
    /// As POSIX sendmsg.
    fn send(&self, iovs: &IoVecs<'_>) -> Result<Size, Errno>;

    /// Ends receiving, sending or both.
    ///
    /// # Errors
    /// As POSIX shutdown.
    fn shutdown(&self, read: bool, write: bool) -> Result<(), Errno>;
}

/// An open file description: what descriptors that are copies of each other share.
pub struct OpenFile<F: ?Sized = dyn File> {
    status: AtomicU16,
    /// The position, for files that keep none.
    cursor: Mutex<Filesize>,
    file: F,
}

impl<F: File + 'static> OpenFile<F> {
    /// Opens `file` with these status flags.
    #[must_use]
    pub fn new(file: F, status: Fdflags) -> Arc<OpenFile> {
        Arc::new(OpenFile { status: AtomicU16::new(status.bits()), cursor: Mutex::new(0), file })
    }
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

    /// Reads at the position, which moves.
    ///
    /// # Errors
    /// As POSIX read; `again` where it would have to wait.
    #[inline(always)]
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
    #[inline(always)]
    pub fn write(&self, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        if let Some(handle) = self.file.direct() {
            return sys::write(handle, iovs);
        }
        if self.file.keeps_cursor() {
            return self.file.write(At::Cursor, iovs);
        }
        let mut cursor = self.cursor();
        let append = self.own_status().contains(Fdflags::APPEND);
        let moved = self.file.write(if append { At::End } else { At::Offset(*cursor) }, iovs)?;
        *cursor = if append { self.file.filestat()?.size } else { *cursor + moved as Filesize };
        Ok(moved)
    }

    /// Reads at `offset`; the position stays.
    ///
    /// # Errors
    /// As POSIX pread; `again` where it would have to wait.
    #[inline(always)]
    pub fn read_at(&self, iovs: &IoVecs<'_>, offset: Filesize) -> Result<Size, Errno> {
        match self.file.direct() {
            Some(handle) => sys::read_at(handle, iovs, offset),
            None => self.file.read(At::Offset(offset), iovs),
        }
    }

    /// Writes at `offset`; the position stays. (On Linux, a host file that appends does so here as well.)
    ///
    /// # Errors
    /// As POSIX pwrite; `again` where it would have to wait.
    #[inline(always)]
    pub fn write_at(&self, iovs: &IoVecs<'_>, offset: Filesize) -> Result<Size, Errno> {
        match self.file.direct() {
            Some(handle) => sys::write_at(handle, iovs, offset),
            None => self.file.write(At::Offset(offset), iovs),
        }
    }

    /// Moves the position; where it is now.
    ///
    /// # Errors
    /// As POSIX lseek: `inval` before the start, `overflow` beyond what the guest can say, `spipe` where there is none.
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
        let to =
            from.checked_add_signed(delta).ok_or(if delta < 0 { Errno::Inval } else { Errno::Overflow })?;
        if Filedelta::try_from(to).is_err() {
            return Err(Errno::Overflow);
        }
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
            (Ok(moved), Want::Some) => Poll::Ready(Ok(done + moved)),
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
                Want::Some => false,
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
            if w.interrupted() {
                return Poll::Ready(settle(w.done(), Err(Errno::Intr)));
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
mod tests {
    use std::collections::VecDeque;

    use super::*;
    use crate::sys::testing::Memory;

    /// A file in memory that keeps no position, as those of a memory file system will be.
    #[derive(Default)]
    struct Held(Mutex<Vec<u8>>);

    impl File for Held {
        fn filetype(&self) -> Result<Filetype, Errno> {
            Ok(Filetype::RegularFile)
        }

        fn rights(&self) -> Result<Rights, Errno> {
            Ok(Rights::all())
        }

        fn filestat(&self) -> Result<Filestat, Errno> {
            let size = self.0.lock().unwrap().len() as u64;
            let filetype = Filetype::RegularFile;
            Ok(Filestat { dev: 0, ino: 0, filetype, nlink: 1, size, atim: 0, mtim: 0, ctim: 0 })
        }

        fn keeps_cursor(&self) -> bool {
            false
        }

        fn read(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
            let At::Offset(offset) = at else { return Err(Errno::Io) };
            let bytes = self.0.lock().unwrap();
            Ok(iovs.copy_out(bytes.get(usize::try_from(offset).unwrap()..).unwrap_or(&[])))
        }

        fn write(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
            let mut bytes = self.0.lock().unwrap();
            let start = match at {
                At::Offset(offset) => usize::try_from(offset).unwrap(),
                At::End => bytes.len(),
                At::Cursor => return Err(Errno::Io),
            };
            let end = start + iovs.total_len();
            if bytes.len() < end {
                bytes.resize(end, 0);
            }
            Ok(iovs.copy_in(&mut bytes[start..end]))
        }

        fn set_status(&self, _: Fdflags, _: Fdflags) -> Result<(), Errno> {
            Ok(())
        }
    }

    #[test]
    fn a_position_is_kept_for_files_that_keep_none() {
        let file = OpenFile::new(Held::default(), Fdflags::empty());
        let write = |bytes: &[u8]| Memory::new(64).iovecs(bytes, |iovs| file.write(iovs)).0;
        let read = |len| Memory::new(64).iovecs(&vec![0; len], |iovs| file.read(iovs));
        assert_eq!(write(b"hello"), Ok(5));
        assert_eq!(write(b", world"), Ok(7));
        assert_eq!(file.seek(-7, Whence::Cur), Ok(5));
        assert_eq!(read(2), (Ok(2), b", ".to_vec()));
        assert_eq!(file.seek(0, Whence::Cur), Ok(7));
        assert_eq!(file.seek(-5, Whence::End), Ok(7));
        assert_eq!(read(9), (Ok(5), b"world\0\0\0\0".to_vec()));
        assert_eq!(file.seek(-13, Whence::Cur), Err(Errno::Inval));
        assert_eq!(file.seek(i64::MAX, Whence::Cur), Err(Errno::Overflow));
        assert_eq!(file.seek(0, Whence::Cur), Ok(12));
        let at = Memory::new(64).iovecs(&[0; 4], |iovs| file.read_at(iovs, 1));
        assert_eq!(at, (Ok(4), b"ello".to_vec()));
        assert_eq!(file.seek(0, Whence::Cur), Ok(12));

        file.set_status(Fdflags::APPEND).unwrap();
        file.seek(0, Whence::Set).unwrap();
        assert_eq!(write(b"!"), Ok(1));
        assert_eq!(file.seek(0, Whence::Cur), Ok(13));
        file.set_status(Fdflags::empty()).unwrap();
        file.seek(0, Whence::Set).unwrap();
        assert_eq!(write(b"J"), Ok(1));
        assert_eq!(file.seek(0, Whence::Cur), Ok(1));
    }

    /// A stream that gives the answers it was told to.
    struct Told {
        answers: Mutex<VecDeque<Result<Size, Errno>>>,
        stream: bool,
    }

    impl File for Told {
        fn filetype(&self) -> Result<Filetype, Errno> {
            Ok(Filetype::Unknown)
        }

        fn rights(&self) -> Result<Rights, Errno> {
            Ok(Rights::all())
        }

        fn filestat(&self) -> Result<Filestat, Errno> {
            Err(Errno::Io)
        }

        fn write(&self, _: At, _: &IoVecs<'_>) -> Result<Size, Errno> {
            self.answers.lock().unwrap().pop_front().unwrap()
        }

        fn poll(&self, _: Interest, _: Option<&mut Wait>) -> Result<Readiness, Errno> {
            Ok(Readiness::default())
        }

        fn is_stream(&self) -> bool {
            self.stream
        }
    }

    /// Turns of a write of ten bytes, each with one answer, until it is done.
    fn turns(status: Fdflags, stream: bool, answers: &[Result<Size, Errno>]) -> (usize, Result<Size, Errno>) {
        let answers = Mutex::new(answers.iter().copied().collect());
        let file = OpenFile::new(Told { answers, stream }, status);
        let mut w = Wait::new();
        let mut memory = Memory::new(64);
        for turn in 1.. {
            let (result, _) = memory.iovecs(&[7; 10], |iovs| {
                file.transfer(&mut w, Interest::WRITABLE, Want::AllOfStream(10), |done| {
                    let left = iovs.skip(done);
                    assert_eq!(left.total_len(), 10 - done);
                    file.write(&left)
                })
            });
            if let Poll::Ready(result) = result {
                return (turn, result);
            }
        }
        unreachable!()
    }

    #[test]
    fn a_blocking_write_to_a_stream_writes_all_or_stops_for_a_reason() {
        let (again, pipe) = (Err(Errno::Again), Err(Errno::Pipe));
        let waits = Fdflags::empty();
        assert_eq!(turns(waits, true, &[Ok(10)]), (1, Ok(10)));
        assert_eq!(turns(waits, true, &[again, Ok(4), again, Ok(6)]), (4, Ok(10)));
        // Bytes that were moved beat the error that came after them.
        assert_eq!(turns(waits, true, &[Ok(4), pipe]), (2, Ok(4)));
        assert_eq!(turns(waits, true, &[pipe]), (1, pipe));
        // A regular file that takes less has no room for more.
        assert_eq!(turns(waits, false, &[Ok(4)]), (1, Ok(4)));
        assert_eq!(turns(Fdflags::NONBLOCK, true, &[Ok(4)]), (1, Ok(4)));
        assert_eq!(turns(Fdflags::NONBLOCK, true, &[again]), (1, again));
    }
}
