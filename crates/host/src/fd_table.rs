//! Descriptors: the numbers by which a guest names its open files, and what it may do by each.
//!
//! Main type: [`FdTable`]. One invariant: no lock is held over a system call; an open file is closed after the table has
//! forgotten it, and a file in use by another thread's call stays open until that call is done.

use std::ops::Deref;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use waxwing_abi::types::{Errno, Fd, Fdflags, Rights};

use crate::dir::Dir;
use crate::file::{File, OpenFile};
use crate::files::{DIRECTORY, HostSocket, PREVIEW1, SOCKET, Stdio};
use crate::sys::Handle;

/// What a descriptor stands for.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The open file, shared with copies of the descriptor.
    pub(crate) file: Arc<OpenFile>,
    /// What may be done by this descriptor.
    pub(crate) rights: Rights,
    /// What may be done by descriptors that are opened by it.
    pub(crate) inheriting: Rights,
    /// Not handed on to a program that takes this one's place, or is started.
    pub(crate) cloexec: bool,
    /// The name by which the guest finds it at its start, if it is a preopened directory.
    pub(crate) preopen: Option<Arc<str>>,
    /// By which of the things that the guest was given it came to it.
    pub(crate) origin: Origin,
}

/// Which of the things that a guest was given a descriptor comes from, over whatever other descriptors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Origin {
    /// A standard stream.
    #[default]
    Stream,
    /// The directory of this number, counted from 0 as they were given.
    Directory(u32),
    /// The listening socket of this number, counted from 0 as they were given.
    Listener(u32),
    /// The connection of this number, counted from 0 as they were given.
    Connection(u32),
    /// None: the guest made it, as pipes and events are made.
    Made,
    /// The tree of a WASIX guest, where none of the directories that were given lies over it.
    World,
}

impl Origin {
    pub(crate) fn directory(number: usize) -> Origin {
        Origin::Directory(u32::try_from(number).unwrap_or(u32::MAX))
    }
}

/// The descriptors of one process.
#[derive(Debug)]
pub(crate) struct FdTable {
    entries: RwLock<Entries>,
    /// How many descriptors are open; changed with `entries` locked.
    open: AtomicUsize,
    limit: usize,
    /// More than one thread uses it.
    is_shared: AtomicBool,
}

/// The descriptor that a thread used last, so that its next call on it takes no lock and counts no reference.
///
/// It keeps the file open, which nobody may notice: so it stays empty once a table is shared between threads, and is
/// forgotten before its own thread closes or changes the descriptor.
#[derive(Debug, Default)]
pub(crate) struct Recent {
    fd: Fd,
    rights: Rights,
    inheriting: Rights,
    origin: Origin,
    file: Option<Arc<OpenFile>>,
}

impl Recent {
    /// The file behind `fd`, if that is what it remembers and it has all of `needed`.
    #[inline(always)]
    pub(crate) fn get(&self, fd: Fd, needed: Rights) -> Option<&OpenFile> {
        self.file.as_deref().filter(|_| self.fd == fd && self.rights.contains(needed))
    }

    /// Forgets `fd`, if that is what it remembers.
    #[inline]
    pub(crate) fn forget(&mut self, fd: Fd) {
        if self.fd == fd {
            self.file = None;
        }
    }
}

/// An open file in use by one call.
pub(crate) enum Held<'r> {
    /// Kept by the thread.
    Recent(&'r OpenFile),
    /// Kept by the call.
    Counted(Arc<OpenFile>),
}

impl Deref for Held<'_> {
    type Target = OpenFile;

    #[inline]
    fn deref(&self) -> &OpenFile {
        match self {
            Held::Recent(file) => file,
            Held::Counted(file) => file,
        }
    }
}

/// A directory in use by one call, with what its descriptor allows.
pub(crate) struct HeldDir<'r> {
    file: Held<'r>,
    /// What may be done by the descriptor.
    pub(crate) rights: Rights,
    /// What may be done by descriptors that are opened by it.
    pub(crate) inheriting: Rights,
    /// What was given that it comes from.
    pub(crate) origin: Origin,
}

impl HeldDir<'_> {
    /// The directory.
    ///
    /// # Errors
    /// `notdir` when it is none.
    #[inline]
    pub(crate) fn dir(&self) -> Result<&dyn Dir, Errno> {
        self.file.dir()
    }
}

impl From<Entry> for HeldDir<'_> {
    fn from(entry: Entry) -> Self {
        let Entry { file, rights, inheriting, origin, .. } = entry;
        HeldDir { file: Held::Counted(file), rights, inheriting, origin }
    }
}

#[derive(Clone, Debug, Default)]
struct Entries {
    slots: Vec<Option<Entry>>,
    /// No number below it is free.
    lowest: usize,
}

/// The last of the three standard streams.
const STANDARD_ERROR: Fd = 2;

/// How many descriptors there may be whatever the limit is (the kernel's own `fs.nr_open`): a guest that says a large number has
/// a table made that reaches up to it.
const MOST: usize = 1 << 20;

fn index(fd: Fd) -> usize {
    usize::try_from(fd).unwrap_or(usize::MAX)
}

impl Entries {
    fn get(&self, fd: Fd) -> Result<&Entry, Errno> {
        self.slots.get(index(fd)).and_then(Option::as_ref).ok_or(Errno::Badf)
    }

    fn get_mut(&mut self, fd: Fd) -> Result<&mut Entry, Errno> {
        self.slots.get_mut(index(fd)).and_then(Option::as_mut).ok_or(Errno::Badf)
    }

    /// The lowest free number from `least` on.
    fn free(&self, least: usize) -> usize {
        let from = self.lowest.max(least);
        let taken = self.slots.iter().skip(from).take_while(|slot| slot.is_some()).count();
        from + taken
    }

    fn take(&mut self, fd: Fd) -> Result<Entry, Errno> {
        let entry = self.slots.get_mut(index(fd)).and_then(Option::take).ok_or(Errno::Badf)?;
        self.lowest = self.lowest.min(index(fd));
        Ok(entry)
    }

    fn put(&mut self, number: usize, entry: Entry) -> Option<Entry> {
        if self.slots.len() <= number {
            self.slots.resize_with(number + 1, || None);
        }
        if number == self.lowest {
            self.lowest += 1;
        }
        self.slots[number].replace(entry)
    }
}

impl FdTable {
    /// An empty table for at most `limit` descriptors.
    #[must_use]
    pub(crate) fn new(limit: usize) -> Self {
        FdTable {
            entries: RwLock::default(),
            open: AtomicUsize::new(0),
            limit: limit.min(MOST),
            is_shared: AtomicBool::new(false),
        }
    }

    /// A table whose first three descriptors are the standard streams: 0 to read, 1 and 2 to write.
    ///
    /// # Errors
    /// `mfile` when `limit` is less than three.
    pub(crate) fn with_stdio(limit: usize, streams: [Arc<OpenFile>; 3]) -> Result<Self, Errno> {
        let table = FdTable::new(limit);
        for (file, direction) in
            streams.into_iter().zip([Rights::FD_READ, Rights::FD_WRITE, Rights::FD_WRITE])
        {
            let rights = (PREVIEW1 - (Rights::FD_READ | Rights::FD_WRITE)) | direction;
            table.insert(Entry {
                file,
                rights,
                inheriting: Rights::empty(),
                cloexec: false,
                preopen: None,
                origin: Origin::Stream,
            })?;
        }
        Ok(table)
    }

    fn read(&self) -> RwLockReadGuard<'_, Entries> {
        self.entries.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Entries> {
        self.entries.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes how many are open. The lock that its caller has makes it one step.
    fn count(&self, change: impl FnOnce(usize) -> usize) {
        self.open.store(change(self.open.load(Ordering::Relaxed)), Ordering::Relaxed);
    }

    /// The open file behind `fd`, which must have all of `needed`.
    ///
    /// # Errors
    /// `badf` when there is none; what [`refusal`] says when a right is missing.
    #[inline]
    pub(crate) fn get(&self, fd: Fd, needed: Rights) -> Result<Arc<OpenFile>, Errno> {
        let entries = self.read();
        let entry = entries.get(fd)?;
        let file = Arc::clone(&entry.file);
        if entry.rights.contains(needed) {
            return Ok(file);
        }
        let missing = needed - entry.rights;
        drop(entries);
        Err(refusal(file.file(), missing))
    }

    /// As [`FdTable::get`], by way of what the calling thread remembers.
    ///
    /// # Errors
    /// As [`FdTable::get`].
    #[inline]
    pub(crate) fn hold<'r>(&self, fd: Fd, needed: Rights, recent: &'r mut Recent) -> Result<Held<'r>, Errno> {
        if recent.get(fd, needed).is_none()
            && let Some(file) = self.remember(fd, needed, recent)?
        {
            return Ok(Held::Counted(file));
        }
        recent.file.as_deref().map(Held::Recent).ok_or(Errno::Badf)
    }

    /// Looks `fd` up for `recent`, which keeps its file; or gives the file to a thread that is to remember none.
    #[inline(never)]
    fn remember(&self, fd: Fd, needed: Rights, recent: &mut Recent) -> Result<Option<Arc<OpenFile>>, Errno> {
        let file = self.get(fd, needed)?;
        if self.is_shared.load(Ordering::Relaxed) {
            return Ok(Some(file));
        }
        let Entry { rights, inheriting, origin, .. } = self.entry(fd)?;
        *recent = Recent { fd, rights, inheriting, origin, file: Some(file) };
        Ok(None)
    }

    /// As [`FdTable::hold`], of the directory that a path starts from: nothing is asked of its rights yet.
    ///
    /// # Errors
    /// `badf` when there is no such descriptor.
    #[inline(always)]
    pub(crate) fn hold_dir<'r>(&self, fd: Fd, recent: &'r mut Recent) -> Result<HeldDir<'r>, Errno> {
        if recent.get(fd, Rights::empty()).is_none() && self.remember(fd, Rights::empty(), recent)?.is_some()
        {
            return self.entry(fd).map(HeldDir::from);
        }
        let Recent { rights, inheriting, origin, file, .. } = recent;
        let file = file.as_deref().map(Held::Recent).ok_or(Errno::Badf)?;
        Ok(HeldDir { file, rights: *rights, inheriting: *inheriting, origin: *origin })
    }

    /// Says that from now on other threads use the table too.
    pub(crate) fn share(&self, recent: [&mut Recent; 2]) {
        recent.into_iter().for_each(|recent| recent.file = None);
        self.is_shared.store(true, Ordering::Relaxed);
    }

    /// Whether other threads may close or change descriptors during a call.
    pub(crate) fn is_shared(&self) -> bool {
        self.is_shared.load(Ordering::Relaxed)
    }

    /// All there is to know about `fd`.
    ///
    /// # Errors
    /// `badf` when there is none.
    pub(crate) fn entry(&self, fd: Fd) -> Result<Entry, Errno> {
        self.read().get(fd).cloned()
    }

    /// What the guest knows the file behind `fd` as, if that is known.
    pub(crate) fn name(&self, fd: Fd) -> Option<Arc<str>> {
        let entry = self.entry(fd).ok()?;
        entry.preopen.or_else(|| entry.file.name())
    }

    /// Says what the file behind `fd` was opened as.
    pub(crate) fn set_name(&self, fd: Fd, name: &str) {
        if let Ok(entry) = self.entry(fd) {
            entry.file.set_name(name);
        }
    }

    /// Whether one more descriptor has room, so that a call can say so before it changes anything.
    ///
    /// # Errors
    /// `mfile` when it has not.
    pub(crate) fn has_room(&self) -> Result<(), Errno> {
        if self.open.load(Ordering::Relaxed) < self.limit { Ok(()) } else { Err(Errno::Mfile) }
    }

    /// Gives `entry` the lowest free number.
    ///
    /// # Errors
    /// `mfile` when the table is full.
    pub(crate) fn insert(&self, entry: Entry) -> Result<Fd, Errno> {
        let mut entries = self.write();
        let number = entries.free(0);
        if number >= self.limit {
            return Err(Errno::Mfile);
        }
        entries.lowest = number;
        entries.put(number, entry);
        self.count(|open| open + 1);
        Fd::try_from(number).map_err(|_| Errno::Mfile)
    }

    /// A copy of `fd` with the lowest free number from `least` on: as fcntl(2)'s `F_DUPFD`.
    ///
    /// # Errors
    /// `badf` when there is none, `inval` when no descriptor may have the number `least`, `mfile` when no number is left.
    pub(crate) fn duplicate(&self, fd: Fd, least: Fd, cloexec: bool) -> Result<Fd, Errno> {
        let mut entries = self.write();
        let copy = Entry { cloexec, ..entries.get(fd)?.clone() };
        if index(least) >= self.limit {
            return Err(Errno::Inval);
        }
        let number = entries.free(index(least));
        if number >= self.limit {
            return Err(Errno::Mfile);
        }
        entries.put(number, copy);
        self.count(|open| open + 1);
        Fd::try_from(number).map_err(|_| Errno::Mfile)
    }

    /// Closes `fd`.
    ///
    /// # Errors
    /// `badf` when there is none.
    #[inline(always)]
    pub(crate) fn close(&self, fd: Fd) -> Result<(), Errno> {
        let mut entries = self.write();
        // What has to be dropped, and no more of the entry is moved.
        let Entry { file, preopen, .. } =
            entries.slots.get_mut(index(fd)).and_then(Option::take).ok_or(Errno::Badf)?;
        entries.lowest = entries.lowest.min(index(fd));
        self.count(|open| open - 1);
        drop(entries);
        drop((file, preopen));
        Ok(())
    }

    /// How many descriptors there would have to be room for, if all had been given the numbers that they have or had.
    pub(crate) fn high_water(&self) -> usize {
        self.read().slots.len()
    }

    /// Closes everything.
    pub(crate) fn close_all(&self) {
        let mut entries = self.write();
        let closed = std::mem::take(&mut *entries);
        self.open.store(0, Ordering::Relaxed);
        drop(entries);
        drop(closed);
    }

    /// Moves `from` to the number `to`, closing what was there; both must be open. A closed standard stream is an
    /// exception: programs that lend the numbers 1 and 2 to a file for a while (yosys, around its ABC) move what was
    /// there away, and back to numbers that are then closed. There is no other call by which they could. With `anywhere`,
    /// `to` may be any number that a descriptor can have: WASIX's libc makes its dup2 of this.
    ///
    /// # Errors
    /// `badf` when either is not.
    pub(crate) fn renumber(&self, from: Fd, to: Fd, anywhere: bool) -> Result<(), Errno> {
        let mut entries = self.write();
        let may_be_closed = to <= STANDARD_ERROR || (anywhere && index(to) < self.limit);
        if !may_be_closed || from == to {
            entries.get(to)?;
        }
        if from == to {
            return Ok(());
        }
        let moved = entries.take(from)?;
        let closed = entries.put(index(to), moved);
        if closed.is_some() {
            self.count(|open| open - 1);
        }
        drop(entries);
        drop(closed);
        Ok(())
    }

    /// Has `fd` closed for programs that take this one's place or are started, or left open.
    ///
    /// # Errors
    /// `badf` when there is none, `notcapable` when it may not be changed.
    pub(crate) fn set_cloexec(&self, fd: Fd, cloexec: bool) -> Result<(), Errno> {
        let mut entries = self.write();
        let entry = entries.get_mut(fd)?;
        if !entry.rights.contains(Rights::FD_FDSTAT_SET_FLAGS) {
            return Err(Errno::Notcapable);
        }
        entry.cloexec = cloexec;
        Ok(())
    }

    /// Takes rights away from `fd`.
    ///
    /// # Errors
    /// `badf` when there is none, `notcapable` when a right would be added.
    pub(crate) fn set_rights(&self, fd: Fd, rights: Rights, inheriting: Rights) -> Result<(), Errno> {
        let mut entries = self.write();
        let entry = entries.get_mut(fd)?;
        if !entry.rights.contains(rights) || !entry.inheriting.contains(inheriting) {
            return Err(Errno::Notcapable);
        }
        entry.rights = rights;
        entry.inheriting = inheriting;
        Ok(())
    }

    /// Closes what is not for a program that takes this one's place, which begins with one thread.
    pub(crate) fn execute(&self) {
        let mut entries = self.write();
        let mut closed = Vec::new();
        for number in 0..entries.slots.len() {
            if entries.slots[number].as_ref().is_some_and(|entry| entry.cloexec) {
                closed.push(entries.slots[number].take());
                entries.lowest = entries.lowest.min(number);
            }
        }
        self.count(|open| open - closed.len());
        drop(entries);
        drop(closed);
        self.is_shared.store(false, Ordering::Relaxed);
    }

    /// Whether a descriptor may have this number.
    pub(crate) fn may_have(&self, fd: Fd) -> bool {
        index(fd) < self.limit
    }

    /// Puts `entry` at the number `fd`, closing what was there.
    ///
    /// # Errors
    /// `badf` when no descriptor may have the number.
    pub(crate) fn put(&self, fd: Fd, entry: Entry) -> Result<(), Errno> {
        if !self.may_have(fd) {
            return Err(Errno::Badf);
        }
        let mut entries = self.write();
        let closed = entries.put(index(fd), entry);
        if closed.is_none() {
            self.count(|open| open + 1);
        }
        drop(entries);
        drop(closed);
        Ok(())
    }

    /// Makes `to` a copy of `from`, closing what was there, and not to be closed for other programs: as dup2 between fork and
    /// exec. A copy of itself differs in the latter alone.
    ///
    /// # Errors
    /// `badf` when `from` is closed, or no descriptor may have the number `to`.
    pub(crate) fn duplicate_to(&self, from: Fd, to: Fd) -> Result<(), Errno> {
        let copy = Entry { cloexec: false, ..self.entry(from)? };
        self.put(to, copy)
    }

    /// Closes all but the standard streams, and those too that are directories: paths start at them.
    pub(crate) fn keep_streams(&self) {
        let mut entries = self.write();
        let kept = entries.slots.len().min(3);
        let mut closed = entries.slots.split_off(kept);
        let is_dir = |entry: &mut Entry| entry.file.dir().is_ok();
        closed.extend(entries.slots.iter_mut().map(|slot| slot.take_if(is_dir)));
        entries.lowest = 0;
        closed.retain(Option::is_some);
        self.count(|open| open - closed.len());
        drop(entries);
        drop(closed);
    }

    /// The same descriptors for a child: numbers, rights and open files are shared.
    #[must_use]
    pub(crate) fn fork(&self) -> FdTable {
        self.copy(self.read().clone())
    }

    fn copy(&self, entries: Entries) -> FdTable {
        let open = AtomicUsize::new(entries.slots.iter().flatten().count());
        FdTable { entries: RwLock::new(entries), open, ..FdTable::new(self.limit) }
    }
}

/// What to say of rights that a descriptor lacks: where POSIX has a word for a file that is not fit for the call, that
/// word, else `notcapable`.
fn refusal(file: &dyn File, missing: Rights) -> Errno {
    const OF_FILES: Rights = Rights::FD_SEEK
        .union(Rights::FD_TELL)
        .union(Rights::FD_ALLOCATE)
        .union(Rights::FD_WRITE)
        .union(Rights::FD_FILESTAT_SET_SIZE);
    if file.as_dir().is_some() {
        if missing.contains(Rights::FD_READ) {
            return Errno::Isdir;
        }
        if missing.intersects(OF_FILES) {
            return Errno::Badf;
        }
    }
    if missing.intersects(Rights::FD_READ | Rights::FD_WRITE) {
        return Errno::Badf;
    }
    Errno::Notcapable
}

/// The place in a table of a directory that the guest finds open under `name`, with every right a directory can have,
/// and every right for what is opened in it: the one of this number.
#[must_use]
pub(crate) fn preopen(dir: Arc<OpenFile>, name: &str, number: usize) -> Entry {
    Entry {
        file: dir,
        rights: DIRECTORY,
        inheriting: PREVIEW1,
        cloexec: false,
        preopen: Some(name.into()),
        origin: Origin::directory(number),
    }
}

/// A standard stream of the host's process, shared with whoever started it.
#[must_use]
pub(crate) fn inherited(stream: Handle) -> Arc<OpenFile> {
    OpenFile::new(Stdio::new(stream), Fdflags::empty())
}

/// The place in a table of a socket that is handed in.
#[must_use]
pub(crate) fn socket_entry(socket: Handle, origin: Origin) -> Entry {
    Entry {
        file: OpenFile::new(HostSocket::new(socket), Fdflags::empty()),
        rights: SOCKET,
        inheriting: SOCKET,
        cloexec: false,
        preopen: None,
        origin,
    }
}

#[cfg(all(test, unix))]
mod tests;
