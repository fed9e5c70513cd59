//! Open files and directories in memory.
//!
//! Main types: [`MemoryDir`], [`MemoryFile`]. One invariant: what is reached by a directory that is mounted read-only is
//! not changed.

use std::ffi::CStr;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, OnceLock};

use waxwing_abi::types::{Advice, Dircookie, Errno, Fdflags, Filedelta, Filesize, Filestat, Filetype, Size};
use waxwing_abi::{IoVecs, OutBytes};

use super::contents::{MAX_SIZE, Run};
use super::names::{FIRST, Said};
use super::node::{Kind, Node, Volume};
use crate::dir::{Dir, Entries, without_slashes};
use crate::file::{At, File, OpenFile, changed};
use crate::socket::SocketEntry;
use crate::sys::{self, DirEntry, Handle, OpenHow, SetTimes};

/// A directory in memory.
#[derive(Debug)]
pub(crate) struct MemoryDir {
    node: Arc<Node>,
    read_only: bool,
    /// The number of the first entry that came after the listing was begun, and is not shown: whoever makes an entry for
    /// each that is listed comes to an end. 0 when no listing has begun.
    end: AtomicU64,
}

fn said(name: &CStr) -> Said<'_> {
    let (name, slashes) = without_slashes(name);
    Said { name, slashes }
}

impl MemoryDir {
    /// The directory `node`, opened.
    pub(crate) fn new(node: Arc<Node>, read_only: bool) -> Self {
        MemoryDir { node, read_only, end: AtomicU64::new(0) }
    }

    /// Whether it lies on `volume`, and what is in it may be changed.
    pub(crate) fn is_of(&self, volume: &Arc<Volume>) -> bool {
        !self.read_only && Arc::ptr_eq(&self.node.volume, volume)
    }

    /// What is behind a name.
    ///
    /// # Errors
    /// `noent`, `nametoolong`.
    pub(crate) fn find(&self, name: &CStr) -> Result<Arc<Node>, Errno> {
        self.node.find(name.to_bytes())
    }

    /// The directory, to change something in it.
    fn changeable(&self) -> Result<&Arc<Node>, Errno> {
        if self.read_only { Err(Errno::Rofs) } else { Ok(&self.node) }
    }

    /// The directory `to`, to move something into it from here.
    fn target<'t>(&self, to: &'t dyn Dir) -> Result<&'t Arc<Node>, Errno> {
        let to = to.downcast_ref::<MemoryDir>().ok_or(Errno::Xdev)?;
        if !Arc::ptr_eq(&to.node.volume, &self.node.volume) {
            return Err(Errno::Xdev);
        }
        to.changeable()
    }

    /// The node to open, made if it has to be; whether it has been made.
    fn find_or_make(&self, name: &[u8], how: &OpenHow) -> Result<(Arc<Node>, bool), Errno> {
        loop {
            let found = match self.node.find(name) {
                Ok(node) => Some(node),
                Err(Errno::Noent) => None,
                Err(errno) => return Err(errno),
            };
            how.check(found.as_ref().map(|node| node.filetype()))?;
            if let Some(node) = found {
                return Ok((node, false));
            }
            match self.node.make(Said { name, slashes: false }, Kind::File(Default::default())) {
                // Somebody else was quicker.
                Err(Errno::Exist) => {}
                made => return made.map(|node| (node, true)),
            }
        }
    }
}

impl Dir for MemoryDir {
    fn filestat(&self, name: &CStr) -> Result<Filestat, Errno> {
        self.find(name).map(|node| node.filestat())
    }

    fn open(&self, name: &CStr, how: &OpenHow) -> Result<Arc<OpenFile>, Errno> {
        if self.read_only {
            how.check_read_only(self.find(name).map(|node| node.filetype()))?;
        }
        let (node, is_new) = self.find_or_make(name.to_bytes(), how)?;
        if matches!(node.kind, Kind::Socket(_)) {
            return Err(Errno::Nxio);
        }
        if node.is_directory() {
            return Ok(OpenFile::directory(Arc::new(MemoryDir::new(node, self.read_only)), how.status));
        }
        if how.truncate && !is_new {
            node.contents_to_change()?.set_size(0, &node.volume.bytes);
            node.touch_changed();
        }
        let writable = how.write || how.truncate;
        Ok(OpenFile::new(MemoryFile { node, writable, read_only: self.read_only }, how.status))
    }

    fn read_entries(&self, cookie: Dircookie, to: &mut Entries<'_, '_>) -> Result<(), Errno> {
        let names = self.node.names()?;
        if cookie == 0 || self.end.load(Relaxed) == 0 {
            self.end.store(names.end(), Relaxed);
        }
        let entries = names.listed(cookie.max(FIRST - 1), self.end.load(Relaxed))?;
        if cookie < FIRST - 1 {
            let parent = self.node.parent().map_or(self.node.number(), |parent| parent.number());
            let dots = [(1, self.node.number(), &b"."[..]), (2, parent, b"..")];
            for (next, ino, name) in dots {
                let entry = DirEntry { next, ino, filetype: Filetype::Directory, name };
                if next > cookie && !to.push(&entry) {
                    return Ok(());
                }
            }
        }
        for (next, listed) in entries {
            let entry = DirEntry { next, ino: listed.serial, filetype: listed.filetype, name: &listed.name };
            if !to.push(&entry) {
                break;
            }
        }
        drop(names);
        self.node.touch_read();
        Ok(())
    }

    fn enter(&self, name: &CStr) -> Result<Arc<dyn Dir>, Errno> {
        let node = self.find(name)?;
        if !node.is_directory() {
            return Err(Errno::Notdir);
        }
        Ok(Arc::new(MemoryDir::new(node, self.read_only)))
    }

    fn link_target(&self, name: &CStr) -> Result<Vec<u8>, Errno> {
        self.find(name)?.target().map(<[u8]>::to_vec)
    }

    fn read_link(&self, name: &CStr, to: &mut OutBytes<'_>) -> Result<Size, Errno> {
        let node = self.find(name)?;
        let read = to.push(node.target()?);
        node.touch_read();
        Ok(read)
    }

    fn set_times(&self, name: &CStr, times: SetTimes) -> Result<(), Errno> {
        self.changeable()?.find(name.to_bytes())?.set_times(times);
        Ok(())
    }

    fn create_directory(&self, name: &CStr) -> Result<(), Errno> {
        if self.read_only && self.node.find(said(name).name).is_ok() {
            return Err(Errno::Exist);
        }
        self.changeable()?.make(said(name), Kind::directory()).map(drop)
    }

    fn remove_directory(&self, name: &CStr) -> Result<(), Errno> {
        self.changeable()?.remove_directory(said(name).name)
    }

    fn unlink(&self, name: &CStr) -> Result<(), Errno> {
        self.changeable()?.unlink(said(name))
    }

    fn symlink(&self, target: &CStr, name: &CStr) -> Result<(), Errno> {
        if target.is_empty() {
            return Err(Errno::Noent);
        }
        self.changeable()?.make(said(name), Kind::Link(target.to_bytes().into())).map(drop)
    }

    /// The socket itself is one of the host's that nobody else can find.
    fn bind_socket(&self, name: &CStr, socket: &Handle) -> Result<SocketEntry, Errno> {
        let made = self.changeable()?.make(said(name), Kind::Socket(OnceLock::new()));
        let node = made.map_err(|errno| if errno == Errno::Exist { Errno::Addrinuse } else { errno })?;
        let bound = sys::bind_unlisted(socket).map(|(name, handle)| {
            if let Kind::Socket(place) = &node.kind {
                place.get_or_init(|| handle);
            }
            SocketEntry::new(name, None)
        });
        if bound.is_err() {
            // Unless somebody else has done that already.
            let _ = self.node.unlink(said(name));
        }
        bound
    }

    fn socket(&self, name: &CStr) -> Result<Handle, Errno> {
        match &self.find(name)?.kind {
            Kind::Socket(place) => place.get().map(Handle::alias).ok_or(Errno::Connrefused),
            _ => Err(Errno::Connrefused),
        }
    }

    fn rename(&self, name: &CStr, to: &dyn Dir, new_name: &CStr) -> Result<(), Errno> {
        self.changeable()?.rename(said(name), self.target(to)?, said(new_name))
    }

    fn link(&self, name: &CStr, to: &dyn Dir, new_name: &CStr) -> Result<(), Errno> {
        let node = self.changeable()?.find(said(name).name)?;
        node.link(self.target(to)?, said(new_name))
    }
}

/// A regular file in memory.
#[derive(Debug)]
struct MemoryFile {
    node: Arc<Node>,
    /// It was opened for writing.
    writable: bool,
    read_only: bool,
}

impl MemoryFile {
    /// What an operation answers that needs a file opened for writing, and gets one that is not.
    fn changeable(&self, otherwise: Errno) -> Result<(), Errno> {
        match (self.read_only, self.writable) {
            (true, _) => Err(Errno::Rofs),
            (false, false) => Err(otherwise),
            (false, true) => Ok(()),
        }
    }

    fn write_from(&self, offset: Option<Filesize>, iovs: &IoVecs<'_>) -> Result<(Size, Filesize), Errno> {
        let mut from = iovs.cursor();
        let mut contents = self.node.contents_to_change()?;
        let offset = offset.unwrap_or_else(|| contents.size());
        let written = contents.write(offset, iovs.total_len(), &self.node.volume.bytes, &mut |to| {
            from.copy_in(to);
        })?;
        if written > 0 {
            self.node.touch_changed();
        }
        Ok((written, offset + written as Filesize))
    }
}

/// What an offset of the operating system's can say.
const MAX_OFFSET: Filesize = Filesize::MAX >> 1;

/// An offset that can be said, with a length that does not lead beyond what can be.
fn in_range(at: At, iovs: &IoVecs<'_>) -> Result<Filesize, Errno> {
    let At::Offset(offset) = at else { return Err(Errno::Inval) };
    let end = offset.checked_add(iovs.total_len() as u64);
    end.filter(|end| *end <= MAX_OFFSET).map(|_| offset).ok_or(Errno::Inval)
}

impl File for MemoryFile {
    fn filestat(&self) -> Result<Filestat, Errno> {
        Ok(self.node.filestat())
    }

    fn filetype(&self) -> Result<Filetype, Errno> {
        Ok(Filetype::RegularFile)
    }

    fn keeps_cursor(&self) -> bool {
        false
    }

    fn read(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        let offset = in_range(at, iovs)?;
        let mut to = iovs.cursor();
        let contents = self.node.contents()?;
        let read = contents.read(offset, iovs.total_len(), &mut |run| {
            match run {
                Run::Bytes(bytes) => to.copy_out(bytes),
                Run::Hole(len) => to.fill_zero(len),
            };
        });
        drop(contents);
        if !iovs.is_empty() {
            self.node.touch_read();
        }
        Ok(read)
    }

    fn write(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        let offset = in_range(at, iovs)?;
        self.write_from(Some(offset), iovs).map(|(written, _)| written)
    }

    fn append(&self, iovs: &IoVecs<'_>) -> Result<(Size, Filesize), Errno> {
        self.write_from(None, iovs)
    }

    fn set_size(&self, size: Filesize) -> Result<(), Errno> {
        self.changeable(Errno::Inval)?;
        if size > MAX_SIZE {
            return Err(if size > MAX_OFFSET { Errno::Inval } else { Errno::Fbig });
        }
        self.node.contents_to_change()?.set_size(size, &self.node.volume.bytes);
        self.node.touch_changed();
        Ok(())
    }

    fn set_times(&self, times: SetTimes) -> Result<(), Errno> {
        if self.read_only {
            return Err(Errno::Rofs);
        }
        self.node.set_times(times);
        Ok(())
    }

    fn allocate(&self, offset: Filesize, len: Filesize) -> Result<(), Errno> {
        if offset > MAX_OFFSET || len == 0 || len > MAX_OFFSET {
            return Err(Errno::Inval);
        }
        self.changeable(Errno::Badf)?;
        if offset + len > MAX_SIZE {
            return Err(Errno::Fbig);
        }
        self.node.contents_to_change()?.allocate(offset, len, &self.node.volume.bytes)?;
        self.node.touch_changed();
        Ok(())
    }

    /// Nothing comes of it: all of it is in memory.
    fn advise(&self, _: Filesize, len: Filesize, _: Advice) -> Result<(), Errno> {
        Filedelta::try_from(len).map(drop).map_err(|_| Errno::Inval)
    }

    /// There is no device behind it.
    fn sync(&self, _: bool) -> Result<(), Errno> {
        Ok(())
    }

    /// Appending can be turned on and off; synchronous writing is decided when a file is opened, as for the host's files.
    fn set_status(&self, old: Fdflags, new: Fdflags) -> Result<(), Errno> {
        if (changed(old, new) - Fdflags::APPEND).is_empty() { Ok(()) } else { Err(Errno::Notsup) }
    }
}
