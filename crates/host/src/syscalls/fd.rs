//! Calls on descriptors.

use std::sync::Arc;
use std::task::Poll;

use waxwing_abi::system::Fd as FdCalls;
use waxwing_abi::types::{
    Advice, Dircookie, Errno, Eventfdflags, Fd, Fdflags, Fdflagsext, Fdstat, Filedelta, Filesize, Filestat,
    Fstflags, Prestat, PrestatDir, Rights, Size, Timestamp, Whence,
};
use waxwing_abi::{IoVecs, OutBytes};

use crate::dir::Entries;
use crate::fd_table::{Entry, FdTable, Held, Origin};
use crate::file::{At, OpenFile, Want};
use crate::files::{Event, Pipe, STREAM};
use crate::generated::unsupported::unsupported_fd;
use crate::policy::Grant;
use crate::process::{ExitStatus, Process};
use crate::signal;
use crate::sys::{self, SetTime, SetTimes};
use crate::thread::Thread;
use crate::wait::{Interest, Wait};

/// Reading and writing at an offset needs the right to move there as well.
const PREAD: Rights = Rights::FD_READ.union(Rights::FD_SEEK);
const PWRITE: Rights = Rights::FD_WRITE.union(Rights::FD_SEEK);

impl Thread {
    pub(super) fn files(&self) -> &FdTable {
        &self.process().files
    }

    /// Nobody reads what the guest writes to `fd`. As POSIX write, for what it made itself; of what it was given, whoever
    /// gave it says whether that ends it.
    #[cold]
    pub(super) fn broken_pipe(&self, fd: Fd) {
        let process = self.process();
        if self.files().entry(fd).is_ok_and(|entry| entry.origin == Origin::Made) {
            // The signal is one, and the thread is there.
            let _ = process.signal_thread(self.tid(), signal::PIPE);
        } else if process.signals.ends_on_broken_pipe && matches!(fd, 1 | 2) {
            process.end(ExitStatus::Signaled(signal::PIPE));
        }
    }

    /// A descriptor for what the guest has made.
    pub(super) fn made(&self, call: &'static str, file: Arc<OpenFile>, rights: Rights) -> Result<Fd, Errno> {
        self.room(call)?;
        self.files().insert(Entry {
            file,
            rights,
            inheriting: Rights::empty(),
            cloexec: false,
            preopen: None,
            origin: Origin::Made,
        })
    }

    /// Puts on record what was refused of an open file.
    #[cold]
    fn denied(&self, call: &'static str, fd: Fd, errno: Errno) -> Errno {
        self.process().policy().descriptor(call, fd, self.files(), errno)
    }

    /// Whether one more descriptor has room, so that a call can say so before it changes anything.
    pub(super) fn room(&self, call: &'static str) -> Result<(), Errno> {
        room(self.process(), call)
    }

    /// The descriptors, to close or change `fd`.
    pub(super) fn files_to_change(&mut self, fd: Fd) -> &FdTable {
        self.recent.forget(fd);
        self.recent_dir.forget(fd);
        self.files()
    }

    /// Makes ready for another thread of the process.
    pub(super) fn share_files(&mut self) {
        let Thread { process, recent, recent_dir, .. } = self;
        process.files.share([recent, recent_dir]);
    }

    /// The open file behind `fd`, which must have all of `needed`.
    #[inline]
    pub(super) fn file(&mut self, fd: Fd, needed: Rights) -> Result<Held<'_>, Errno> {
        let Thread { process, recent, .. } = self;
        process.files.hold(fd, needed, recent)
    }

    /// The file of a call that may run again after a sleep: each turn is about the file that the first one was about.
    #[inline(always)]
    pub(super) fn file_again(&mut self, w: &Wait, fd: Fd, needed: Rights) -> Result<Held<'_>, Errno> {
        match w.kept::<Arc<OpenFile>>() {
            Some(file) => Ok(Held::Counted(Arc::clone(file))),
            None => self.file(fd, needed),
        }
    }
}

/// Most transfers are with what the thread has used last, which is the kernel's own, and nothing has to be waited for: nothing is
/// left to do after the system call, whose result stays in a register. The rest is here.
impl Thread {
    /// A turn of a read whose first attempt has failed, or is still to be made.
    #[inline(never)]
    fn read_on(
        &mut self,
        w: &mut Wait,
        fd: Fd,
        at: At,
        iovs: &IoVecs<'_>,
        first: Option<Errno>,
    ) -> Poll<Result<Size, Errno>> {
        let needed = if at == At::Cursor { Rights::FD_READ } else { PREAD };
        let read = |file: &OpenFile| match at {
            At::Cursor => file.read(iovs),
            At::Offset(offset) => file.read_at(iovs, offset),
        };
        let file = self.file_again(w, fd, needed)?;
        let first = match first {
            Some(errno) => Err(errno),
            None if at == At::Cursor && iovs.total_len() > 0 && file.sleeps_first(w, Interest::READABLE) => {
                return end_turn(w, file, Poll::Pending);
            }
            None => read(&file),
        };
        if first.is_ok() && w.first_turn() {
            file.expected(Interest::READABLE).learn(false);
        }
        let turn = file.transfer_from(first, w, Interest::READABLE, Want::Some, |_| read(&file));
        end_turn(w, file, turn)
    }

    /// A turn of a write on the same terms. A first attempt that wrote not all is one of these, too.
    #[inline(never)]
    fn write_on(
        &mut self,
        w: &mut Wait,
        fd: Fd,
        at: At,
        iovs: &IoVecs<'_>,
        first: Option<Result<Size, Errno>>,
    ) -> Poll<Result<Size, Errno>> {
        let (needed, want) = match at {
            At::Cursor => (Rights::FD_WRITE, Want::AllOfStream(iovs.total_len())),
            At::Offset(_) => (PWRITE, Want::Some),
        };
        let write = |file: &OpenFile, done: Size| match at {
            At::Cursor if done == 0 => file.write(iovs),
            At::Cursor => file.write(&iovs.skip(done)),
            At::Offset(offset) => file.write_at(iovs, offset),
        };
        let file = self.file_again(w, fd, needed)?;
        let first = match first {
            Some(first) => first,
            None if at == At::Cursor && iovs.total_len() > 0 && file.sleeps_first(w, Interest::WRITABLE) => {
                return end_turn(w, file, Poll::Pending);
            }
            None => write(&file, w.done()),
        };
        if first.is_ok() && w.first_turn() {
            file.expected(Interest::WRITABLE).learn(false);
        }
        let turn = file.transfer_from(first, w, Interest::WRITABLE, want, |done| write(&file, done));
        let result = end_turn(w, file, turn);
        if let Poll::Ready(Err(Errno::Pipe)) = result
            && at == At::Cursor
        {
            self.broken_pipe(fd);
        }
        result
    }

    /// The file, at the first turn of a call on what the thread has used last.
    #[inline(always)]
    fn at_hand(&self, w: &Wait, fd: Fd, needed: Rights) -> Option<&OpenFile> {
        if w.first_turn() { self.recent.get(fd, needed) } else { None }
    }
}

/// Ends a turn of a call on `file`. One that goes on stays with it, if anybody else could close it.
#[inline(always)]
pub(super) fn end_turn<T>(w: &mut Wait, file: Held<'_>, turn: Poll<T>) -> Poll<T> {
    if turn.is_pending()
        && let Held::Counted(file) = file
    {
        w.keep(file);
    }
    turn
}

impl FdCalls for Thread {
    unsupported_fd!();

    fn fd_advise(&mut self, fd: Fd, offset: Filesize, len: Filesize, advice: Advice) -> Result<(), Errno> {
        self.file(fd, Rights::FD_ADVISE)?.file().advise(offset, len, advice)
    }

    fn fd_allocate(&mut self, fd: Fd, offset: Filesize, len: Filesize) -> Result<(), Errno> {
        let allocated = self.file(fd, Rights::FD_ALLOCATE)?.file().allocate(offset, len);
        allocated.map_err(|errno| self.denied("fd_allocate", fd, errno))
    }

    #[inline(always)]
    fn fd_close(&mut self, fd: Fd) -> Result<(), Errno> {
        self.files_to_change(fd).close(fd)
    }

    fn fd_datasync(&mut self, fd: Fd) -> Result<(), Errno> {
        self.file(fd, Rights::FD_DATASYNC)?.file().sync(true)
    }

    fn fd_dup(&mut self, fd: Fd) -> Result<Fd, Errno> {
        self.files().entry(fd)?;
        self.room("fd_dup")?;
        self.files().duplicate(fd, 0, false)
    }

    fn fd_dup2(&mut self, fd: Fd, min_result_fd: Fd, cloexec: bool) -> Result<Fd, Errno> {
        self.files().entry(fd)?;
        self.room("fd_dup2")?;
        self.files().duplicate(fd, min_result_fd, cloexec)
    }

    fn fd_event(&mut self, initial_val: u64, flags: Eventfdflags) -> Result<Fd, Errno> {
        self.room("fd_event")?;
        let event = Event::new(initial_val, flags.contains(Eventfdflags::SEMAPHORE))?;
        let status =
            if flags.contains(Eventfdflags::NONBLOCK) { Fdflags::NONBLOCK } else { Fdflags::empty() };
        self.made("fd_event", OpenFile::new(event, status), STREAM)
    }

    fn fd_fdflags_get(&mut self, fd: Fd) -> Result<Fdflagsext, Errno> {
        let cloexec = self.files().entry(fd)?.cloexec;
        Ok(if cloexec { Fdflagsext::CLOEXEC } else { Fdflagsext::empty() })
    }

    fn fd_fdflags_set(&mut self, fd: Fd, flags: Fdflagsext) -> Result<(), Errno> {
        self.files_to_change(fd).set_cloexec(fd, flags.contains(Fdflagsext::CLOEXEC))
    }

    fn fd_fdstat_get(&mut self, fd: Fd) -> Result<Fdstat, Errno> {
        let entry = self.files().entry(fd)?;
        let file = entry.file.file();
        Ok(Fdstat {
            fs_filetype: file.filetype()?,
            fs_flags: entry.file.status()?,
            fs_rights_base: entry.rights & file.rights()?,
            fs_rights_inheriting: entry.inheriting,
        })
    }

    fn fd_fdstat_set_flags(&mut self, fd: Fd, flags: Fdflags) -> Result<(), Errno> {
        self.file(fd, Rights::FD_FDSTAT_SET_FLAGS)?.set_status(flags)
    }

    fn fd_fdstat_set_rights(
        &mut self,
        fd: Fd,
        fs_rights_base: Rights,
        fs_rights_inheriting: Rights,
    ) -> Result<(), Errno> {
        self.files_to_change(fd).set_rights(fd, fs_rights_base, fs_rights_inheriting)
    }

    fn fd_filestat_get(&mut self, fd: Fd) -> Result<Filestat, Errno> {
        self.file(fd, Rights::FD_FILESTAT_GET)?.file().filestat()
    }

    fn fd_filestat_set_size(&mut self, fd: Fd, size: Filesize) -> Result<(), Errno> {
        let set = self.file(fd, Rights::FD_FILESTAT_SET_SIZE)?.file().set_size(size);
        set.map_err(|errno| self.denied("fd_filestat_set_size", fd, errno))
    }

    fn fd_filestat_set_times(
        &mut self,
        fd: Fd,
        atim: Timestamp,
        mtim: Timestamp,
        fst_flags: Fstflags,
    ) -> Result<(), Errno> {
        let times = set_times(atim, mtim, fst_flags)?;
        let set = self.file(fd, Rights::FD_FILESTAT_SET_TIMES)?.file().set_times(times);
        set.map_err(|errno| self.denied("fd_filestat_set_times", fd, errno))
    }

    fn fd_pipe(&mut self) -> Result<(Fd, Fd), Errno> {
        self.room("fd_pipe")?;
        let (read, write) = Pipe::pair()?;
        let read = OpenFile::new(read, Fdflags::empty());
        let read = self.made("fd_pipe", read, STREAM.difference(Rights::FD_WRITE))?;
        let write = OpenFile::new(write, Fdflags::empty());
        match self.made("fd_pipe", write, STREAM.difference(Rights::FD_READ)) {
            Ok(write) => Ok((read, write)),
            Err(errno) => {
                self.files_to_change(read).close(read)?;
                Err(errno)
            }
        }
    }

    #[inline(always)]
    fn fd_pread(
        &mut self,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
        offset: Filesize,
    ) -> Poll<Result<Size, Errno>> {
        let first = match self.at_hand(w, fd, PREAD).and_then(OpenFile::direct) {
            None => None,
            Some(handle) => match sys::read_at(handle, iovs, offset) {
                Ok(read) => return Poll::Ready(Ok(read)),
                Err(errno) => Some(errno),
            },
        };
        self.read_on(w, fd, At::Offset(offset), iovs, first)
    }

    fn fd_prestat_dir_name(&mut self, fd: Fd, mut path: OutBytes<'_>) -> Result<(), Errno> {
        let name = self.files().entry(fd)?.preopen.ok_or(Errno::Badf)?;
        if path.capacity() < name.len() {
            return Err(Errno::Nametoolong);
        }
        path.push(name.as_bytes());
        Ok(())
    }

    fn fd_prestat_get(&mut self, fd: Fd) -> Result<Prestat, Errno> {
        let name = self.files().entry(fd).and_then(|entry| entry.preopen.ok_or(Errno::Badf));
        let name = name.map_err(|errno| self.process().policy().no_directory(fd, errno))?;
        let pr_name_len = name.len().try_into().map_err(|_| Errno::Overflow)?;
        Ok(Prestat::Dir(PrestatDir { pr_name_len }))
    }

    #[inline(always)]
    fn fd_pwrite(
        &mut self,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
        offset: Filesize,
    ) -> Poll<Result<Size, Errno>> {
        let first = match self.at_hand(w, fd, PWRITE).and_then(OpenFile::direct) {
            None => None,
            Some(handle) => match sys::write_at(handle, iovs, offset) {
                Ok(written) => return Poll::Ready(Ok(written)),
                Err(errno) => Some(Err(errno)),
            },
        };
        self.write_on(w, fd, At::Offset(offset), iovs, first)
    }

    #[inline(always)]
    fn fd_read(&mut self, w: &mut Wait, fd: Fd, iovs: &IoVecs<'_>) -> Poll<Result<Size, Errno>> {
        let at_hand = self.at_hand(w, fd, Rights::FD_READ);
        let at_hand = at_hand.filter(|file| !file.expected(Interest::READABLE).is_any());
        let first = match at_hand.and_then(OpenFile::direct) {
            None => None,
            Some(handle) => match sys::read(handle, iovs) {
                Ok(read) => return Poll::Ready(Ok(read)),
                Err(errno) => Some(errno),
            },
        };
        self.read_on(w, fd, At::Cursor, iovs, first)
    }

    fn fd_readdir(&mut self, fd: Fd, mut buf: OutBytes<'_>, cookie: Dircookie) -> Result<Size, Errno> {
        self.file(fd, Rights::FD_READDIR)?.dir()?.read_entries(cookie, &mut Entries::new(&mut buf))?;
        Ok(buf.written())
    }

    fn fd_renumber(&mut self, fd: Fd, to: Fd) -> Result<(), Errno> {
        self.recent.forget(to);
        self.recent_dir.forget(to);
        let anywhere = self.image.module.is_wasix();
        self.files_to_change(fd).renumber(fd, to, anywhere)
    }

    /// Asking where the position is needs no right to move it.
    #[inline(always)]
    fn fd_seek(&mut self, fd: Fd, offset: Filedelta, whence: Whence) -> Result<Filesize, Errno> {
        if offset == 0 && whence == Whence::Cur {
            return self.fd_tell(fd);
        }
        self.file(fd, Rights::FD_SEEK)?.seek(offset, whence)
    }

    fn fd_sync(&mut self, fd: Fd) -> Result<(), Errno> {
        self.file(fd, Rights::FD_SYNC)?.file().sync(false)
    }

    /// The right to seek implies the right to tell.
    #[inline(always)]
    fn fd_tell(&mut self, fd: Fd) -> Result<Filesize, Errno> {
        if let Ok(file) = self.file(fd, Rights::FD_TELL) {
            return file.seek(0, Whence::Cur);
        }
        self.file(fd, Rights::FD_SEEK)?.seek(0, Whence::Cur)
    }

    #[inline(always)]
    fn fd_write(&mut self, w: &mut Wait, fd: Fd, iovs: &IoVecs<'_>) -> Poll<Result<Size, Errno>> {
        let at_hand = self.at_hand(w, fd, Rights::FD_WRITE);
        let at_hand = at_hand.filter(|file| !file.expected(Interest::WRITABLE).is_any());
        let first = match at_hand.and_then(OpenFile::direct) {
            None => None,
            Some(handle) => match sys::write(handle, iovs) {
                Ok(written) if written == iovs.total_len() => return Poll::Ready(Ok(written)),
                first => Some(first),
            },
        };
        self.write_on(w, fd, At::Cursor, iovs, first)
    }
}

/// Whether one more descriptor has room, so that a call can say so before it changes anything.
pub(super) fn room(process: &Process, call: &'static str) -> Result<(), Errno> {
    process.files.has_room().map_err(|errno| {
        let grant = Grant::OpenFiles { limit: process.limits().open_files };
        process.policy().limit(call, grant, errno)
    })
}

/// What the flags and times of `fd_filestat_set_times` and its kin ask for.
pub(super) fn set_times(atim: Timestamp, mtim: Timestamp, flags: Fstflags) -> Result<SetTimes, Errno> {
    let set = |to, given, now| match (flags.contains(given), flags.contains(now)) {
        (true, true) => Err(Errno::Inval),
        (true, false) => Ok(SetTime::To(to)),
        (false, true) => Ok(SetTime::Now),
        (false, false) => Ok(SetTime::Keep),
    };
    Ok(SetTimes {
        atim: set(atim, Fstflags::ATIM, Fstflags::ATIM_NOW)?,
        mtim: set(mtim, Fstflags::MTIM, Fstflags::MTIM_NOW)?,
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::sys::testing::Memory;
    use crate::thread::ThreadShared;

    #[test]
    fn a_time_is_given_or_now_but_not_both() {
        assert_eq!(
            set_times(1, 2, Fstflags::ATIM | Fstflags::MTIM_NOW),
            Ok(SetTimes { atim: SetTime::To(1), mtim: SetTime::Now })
        );
        assert_eq!(
            set_times(1, 2, Fstflags::empty()),
            Ok(SetTimes { atim: SetTime::Keep, mtim: SetTime::Keep })
        );
        assert_eq!(set_times(1, 2, Fstflags::ATIM | Fstflags::ATIM_NOW), Err(Errno::Inval));
        assert_eq!(set_times(1, 2, Fstflags::MTIM | Fstflags::MTIM_NOW), Err(Errno::Inval));
    }

    /// A turn of a read of one byte, as the call makes it.
    fn turn(file: &OpenFile, w: &mut Wait) -> Poll<Result<Size, Errno>> {
        if file.sleeps_first(w, Interest::READABLE) {
            return Poll::Pending;
        }
        let read = |_| Memory::new(64).iovecs(&[0], |iovs| file.read(iovs)).0;
        file.transfer(w, Interest::READABLE, Want::Some, read)
    }

    #[test]
    fn who_had_to_wait_sleeps_first_and_never_over_what_is_there() {
        let (read, write) = Pipe::pair().unwrap();
        let (read, write) = (OpenFile::new(read, Fdflags::empty()), OpenFile::new(write, Fdflags::empty()));
        let give = || Memory::new(64).iovecs(b"x", |iovs| write.write(iovs)).0.unwrap();
        let thread = ThreadShared::new(1);
        for expects in [false, true] {
            let mut w = Wait::new();
            assert_eq!(read.expected(Interest::READABLE).is_any(), expects);
            assert_eq!(turn(&read, &mut w), Poll::Pending);
            give();
            // There is nobody to wake it but the byte.
            crate::wait::sleep(&mut w, &thread).unwrap();
            assert_eq!(turn(&read, &mut w), Poll::Ready(Ok(1)));
        }

        // It looks this time, and then expects two to wait.
        assert_eq!(turn(&read, &mut Wait::new()), Poll::Pending);
        // A signal comes first: the guess is no wait of its own.
        thread.signal(true);
        let mut w = Wait::new();
        assert!(read.sleeps_first(&mut w, Interest::READABLE));
        crate::wait::sleep(&mut w, &thread).unwrap();
        assert!(!read.sleeps_first(&mut w, Interest::READABLE), "once");
        assert_eq!(turn(&read, &mut w), Poll::Ready(Err(Errno::Intr)));

        // Who does not wait is not expected to.
        read.set_status(Fdflags::NONBLOCK).unwrap();
        assert_eq!(turn(&read, &mut Wait::new()), Poll::Ready(Err(Errno::Again)));
    }
}
