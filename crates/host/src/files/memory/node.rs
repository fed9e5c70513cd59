//! What names stand for, and how much of it there may be.
//!
//! Main types: [`Node`] and [`Volume`]. One invariant: what a node takes from its volume it gives back when it is dropped,
//! which is when no directory names it and nobody has it open.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{
    Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard, Weak,
};

use waxwing_abi::types::{Clockid, Errno, Filestat, Filetype, Timestamp};

use super::contents::Contents;
use super::names::Names;
use crate::sys::{self, Handle, SetTime, SetTimes};

/// What all files of a file system share.
#[derive(Debug)]
pub(crate) struct Volume {
    device: u64,
    numbers: AtomicU64,
    /// Bytes of files and of links' targets.
    pub(crate) bytes: Budget,
    /// Files, directories and links, and the names beyond a file's first.
    pub(crate) nodes: Budget,
    /// Held while a directory's place in the tree may change.
    renaming: Mutex<()>,
}

/// So many of something.
#[derive(Debug)]
pub(crate) struct Budget {
    all: u64,
    left: AtomicU64,
}

impl Budget {
    pub(crate) fn new(all: u64) -> Self {
        Budget { all, left: AtomicU64::new(all) }
    }

    pub(crate) fn all(&self) -> u64 {
        self.all
    }

    pub(crate) fn left(&self) -> u64 {
        self.left.load(Relaxed)
    }

    /// Takes up to `wanted`; how many.
    pub(super) fn take_some(&self, wanted: u64) -> u64 {
        if wanted == 0 {
            return 0;
        }
        let taken = self.left.fetch_update(Relaxed, Relaxed, |left| Some(left - left.min(wanted)));
        taken.map_or(0, |left| left.min(wanted))
    }

    /// Takes `wanted`.
    ///
    /// # Errors
    /// `nospc`; none is taken then.
    pub(super) fn take(&self, wanted: u64) -> Result<(), Errno> {
        let taken = self.left.fetch_update(Relaxed, Relaxed, |left| left.checked_sub(wanted));
        taken.map(drop).map_err(|_| Errno::Nospc)
    }

    pub(super) fn give(&self, back: u64) {
        if back > 0 {
            self.left.fetch_add(back, Relaxed);
        }
    }
}

impl Volume {
    /// An empty file system of so many bytes and nodes, its root not counted; its root.
    pub(crate) fn create(bytes: u64, nodes: u64) -> Arc<Node> {
        let volume = Volume {
            device: crate::dir::unique_device(),
            numbers: AtomicU64::new(1),
            bytes: Budget::new(bytes),
            nodes: Budget::new(nodes),
            renaming: Mutex::new(()),
        };
        Node::uncounted(&Arc::new(volume), Kind::directory(), true)
    }

    pub(super) fn renaming(&self) -> MutexGuard<'_, ()> {
        self.renaming.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A file, a directory, a symbolic link or a socket.
pub(crate) struct Node {
    pub(crate) volume: Arc<Volume>,
    number: u64,
    /// How many directories name it; of a directory: two, and one for each directory in it, or none when it is removed.
    links: AtomicU64,
    atim: AtomicU64,
    mtim: AtomicU64,
    ctim: AtomicU64,
    pub(crate) kind: Kind,
    /// It is the root, which the volume does not count.
    is_root: bool,
}

/// What kind of node it is, and what it holds.
pub(crate) enum Kind {
    /// A regular file.
    File(RwLock<Contents>),
    /// A directory.
    Directory {
        /// What it holds.
        names: RwLock<Names>,
        /// The directory that it lies in; the root lies in none.
        parent: Mutex<Weak<Node>>,
    },
    /// A symbolic link.
    Link(Box<[u8]>),
    /// A socket: what to connect to, once it is bound.
    Socket(OnceLock<Handle>),
}

impl Kind {
    pub(super) fn directory() -> Self {
        Kind::Directory { names: RwLock::default(), parent: Mutex::default() }
    }
}

/// The time now, in nanoseconds since 1970.
fn now() -> Timestamp {
    sys::clock_time(Clockid::Realtime).unwrap_or(0)
}

impl Node {
    /// A node that no directory names yet.
    ///
    /// # Errors
    /// `nospc` when the volume may have no more of them, or no room for a link's target.
    pub(super) fn new(volume: &Arc<Volume>, kind: Kind) -> Result<Arc<Node>, Errno> {
        volume.nodes.take(1)?;
        if let Kind::Link(target) = &kind
            && let Err(errno) = volume.bytes.take(target.len() as u64)
        {
            volume.nodes.give(1);
            return Err(errno);
        }
        Ok(Node::uncounted(volume, kind, false))
    }

    fn uncounted(volume: &Arc<Volume>, kind: Kind, is_root: bool) -> Arc<Node> {
        let now = now();
        let links = if matches!(kind, Kind::Directory { .. }) { 2 } else { 1 };
        Arc::new(Node {
            volume: Arc::clone(volume),
            number: volume.numbers.fetch_add(1, Relaxed),
            links: AtomicU64::new(links),
            atim: AtomicU64::new(now),
            mtim: AtomicU64::new(now),
            ctim: AtomicU64::new(now),
            kind,
            is_root,
        })
    }

    /// Its number in the volume: its own for all time.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    pub(crate) fn filetype(&self) -> Filetype {
        match self.kind {
            Kind::File(_) => Filetype::RegularFile,
            Kind::Directory { .. } => Filetype::Directory,
            Kind::Link(_) => Filetype::SymbolicLink,
            // What kind of socket, only an open one could say.
            Kind::Socket(_) => Filetype::SocketStream,
        }
    }

    pub(crate) fn is_directory(&self) -> bool {
        matches!(self.kind, Kind::Directory { .. })
    }

    /// What is known of it. A directory's size is 0.
    pub(crate) fn filestat(&self) -> Filestat {
        let size = match &self.kind {
            Kind::File(contents) => contents.read().unwrap_or_else(PoisonError::into_inner).size(),
            Kind::Directory { .. } | Kind::Socket(_) => 0,
            Kind::Link(target) => target.len() as u64,
        };
        Filestat {
            dev: self.volume.device,
            ino: self.number,
            nlink: self.links.load(Relaxed),
            atim: self.atim.load(Relaxed),
            mtim: self.mtim.load(Relaxed),
            ctim: self.ctim.load(Relaxed),
            ..Filestat::of(self.filetype(), size)
        }
    }

    /// The bytes of a file, to read.
    ///
    /// # Errors
    /// `isdir` for a directory, `inval` for a link, `nxio` for a socket.
    pub(crate) fn contents(&self) -> Result<RwLockReadGuard<'_, Contents>, Errno> {
        Ok(self.file()?.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The bytes of a file, to change.
    ///
    /// # Errors
    /// As [`Node::contents`].
    pub(crate) fn contents_to_change(&self) -> Result<RwLockWriteGuard<'_, Contents>, Errno> {
        Ok(self.file()?.write().unwrap_or_else(PoisonError::into_inner))
    }

    fn file(&self) -> Result<&RwLock<Contents>, Errno> {
        match &self.kind {
            Kind::File(contents) => Ok(contents),
            Kind::Directory { .. } => Err(Errno::Isdir),
            Kind::Link(_) => Err(Errno::Inval),
            Kind::Socket(_) => Err(Errno::Nxio),
        }
    }

    /// Where a link leads.
    ///
    /// # Errors
    /// `inval` for anything else.
    pub(crate) fn target(&self) -> Result<&[u8], Errno> {
        match &self.kind {
            Kind::Link(target) => Ok(target),
            _ => Err(Errno::Inval),
        }
    }

    /// Sets its times as asked.
    pub(crate) fn set_times(&self, times: SetTimes) {
        if times == (SetTimes { atim: SetTime::Keep, mtim: SetTime::Keep }) {
            return;
        }
        let now = now();
        for (time, kept) in [(times.atim, &self.atim), (times.mtim, &self.mtim)] {
            match time {
                SetTime::Keep => {}
                SetTime::Now => kept.store(now, Relaxed),
                SetTime::To(then) => kept.store(then, Relaxed),
            }
        }
        self.ctim.store(now, Relaxed);
    }

    /// Notes that it has been read.
    pub(crate) fn touch_read(&self) {
        self.atim.store(now(), Relaxed);
    }

    /// Notes that what it holds has changed.
    pub(crate) fn touch_changed(&self) {
        let now = now();
        self.mtim.store(now, Relaxed);
        self.ctim.store(now, Relaxed);
    }

    /// Notes that something else about it has changed: its names.
    pub(super) fn touch_named(&self) {
        self.ctim.store(now(), Relaxed);
    }

    /// Gives a file one more name.
    ///
    /// # Errors
    /// `noent` when it has lost its last one meanwhile, `nospc` when there may be no more names.
    pub(super) fn add_link(&self) -> Result<(), Errno> {
        self.volume.nodes.take(1)?;
        let more = |links: u64| (links > 0).then(|| links + 1);
        if self.links.fetch_update(Relaxed, Relaxed, more).is_err() {
            self.volume.nodes.give(1);
            return Err(Errno::Noent);
        }
        self.touch_named();
        Ok(())
    }

    /// Takes one name from a file, or the only one from a directory.
    pub(super) fn remove_link(&self) {
        if self.is_directory() {
            self.links.store(0, Relaxed);
        } else if self.links.fetch_sub(1, Relaxed) > 1 {
            self.volume.nodes.give(1);
        }
        self.touch_named();
    }

    /// Counts the directories in a directory.
    pub(super) fn count_directories(&self, gone: u64, come: u64) {
        self.links.fetch_add(come, Relaxed);
        self.links.fetch_sub(gone, Relaxed);
    }
}

/// Of a tree of any depth, without as deep a stack.
impl Drop for Node {
    fn drop(&mut self) {
        match &mut self.kind {
            Kind::File(contents) => {
                let contents = contents.get_mut().unwrap_or_else(PoisonError::into_inner);
                self.volume.bytes.give(contents.held());
            }
            Kind::Link(target) => self.volume.bytes.give(target.len() as u64),
            Kind::Socket(_) => {}
            Kind::Directory { names, .. } => {
                let mut below = names.get_mut().unwrap_or_else(PoisonError::into_inner).take_nodes();
                while let Some(node) = below.pop() {
                    let Some(mut node) = Arc::into_inner(node) else { continue };
                    if let Kind::Directory { names, .. } = &mut node.kind {
                        let names = names.get_mut().unwrap_or_else(PoisonError::into_inner);
                        below.append(&mut names.take_nodes());
                    }
                }
            }
        }
        if !self.is_root {
            self.volume.nodes.give(1);
        }
    }
}

impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {} of {:#x}", self.filetype(), self.number, self.volume.device)
    }
}
