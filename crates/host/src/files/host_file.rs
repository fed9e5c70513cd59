//! What a path of the host leads to: most often a regular file, but the kind is only looked up when it matters.
//!
//! Main type: [`HostFile`]. The description is ours alone and non-blocking inside, so that FIFOs and devices never hold
//! a guest; regular files do not care. One invariant: the position is the operating system's.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use waxwing_abi::IoVecs;
use waxwing_abi::types::{
    Advice, Errno, Fdflags, Filedelta, Filesize, Filestat, Filetype, Rights, Size, Whence,
};

use super::{HostDir, rights};
use crate::file::{At, Dir, File, changed};
use crate::sys::{self, Handle, Kind, SetTimes};
use crate::wait::{Interest, Readiness, Wait};

/// An open file of the host.
#[derive(Debug)]
pub(crate) struct HostFile {
    handle: Arc<Handle>,
    read_only: bool,
    /// Known to be no directory: it was opened for writing, or has been read.
    no_directory: AtomicBool,
    kind: OnceLock<Kind>,
    dir: OnceLock<HostDir>,
}

impl HostFile {
    /// The file behind `handle`: non-blocking, ours alone, opened for writing or not, below a read-only mount or not.
    #[must_use]
    pub(crate) fn new(handle: Handle, written: bool, read_only: bool) -> Self {
        HostFile {
            handle: Arc::new(handle),
            read_only,
            no_directory: AtomicBool::new(written),
            kind: OnceLock::new(),
            dir: OnceLock::new(),
        }
    }

    fn kind(&self) -> Result<Kind, Errno> {
        match self.kind.get() {
            Some(kind) => Ok(*kind),
            None => {
                let kind = sys::kind(&self.handle)?;
                Ok(*self.kind.get_or_init(|| kind))
            }
        }
    }

    fn is_directory(&self) -> Result<bool, Errno> {
        Ok(!self.no_directory.load(Ordering::Relaxed) && self.kind()? == Kind::Directory)
    }

    fn writable(&self) -> Result<&Handle, Errno> {
        if self.read_only { Err(Errno::Rofs) } else { Ok(&self.handle) }
    }
}

impl File for HostFile {
    fn filetype(&self) -> Result<Filetype, Errno> {
        self.kind().map(rights::filetype)
    }

    fn rights(&self) -> Result<Rights, Errno> {
        self.kind().map(rights::of)
    }

    fn filestat(&self) -> Result<Filestat, Errno> {
        sys::filestat(&self.handle)
    }

    #[inline]
    fn read(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        let read = match at {
            At::Cursor | At::End => sys::read(&self.handle, iovs)?,
            At::Offset(offset) => sys::read_at(&self.handle, iovs, offset)?,
        };
        if !self.no_directory.load(Ordering::Relaxed) {
            self.no_directory.store(true, Ordering::Relaxed);
        }
        Ok(read)
    }

    #[inline]
    fn write(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        match at {
            At::Cursor | At::End => sys::write(&self.handle, iovs),
            At::Offset(offset) => sys::write_at(&self.handle, iovs, offset),
        }
    }

    fn seek(&self, delta: Filedelta, whence: Whence) -> Result<Filesize, Errno> {
        // The kernel would let a directory be seeked, under the feet of whoever reads its entries.
        if self.is_directory()? {
            return Err(Errno::Badf);
        }
        sys::seek(&self.handle, delta, whence)
    }

    fn set_size(&self, size: Filesize) -> Result<(), Errno> {
        sys::set_size(self.writable()?, size)
    }

    fn set_times(&self, times: SetTimes) -> Result<(), Errno> {
        sys::set_times(self.writable()?, times)
    }

    fn allocate(&self, offset: Filesize, len: Filesize) -> Result<(), Errno> {
        sys::allocate(self.writable()?, offset, len)
    }

    fn advise(&self, offset: Filesize, len: Filesize, advice: Advice) -> Result<(), Errno> {
        sys::advise(&self.handle, offset, len, advice)
    }

    fn sync(&self, data_only: bool) -> Result<(), Errno> {
        sys::sync(&self.handle, data_only)
    }

    /// Appending can be turned on and off; synchronous writing is decided when a file is opened (Linux ignores it here).
    fn set_status(&self, old: Fdflags, new: Fdflags) -> Result<(), Errno> {
        let changed = changed(old, new);
        if !(changed - Fdflags::APPEND).is_empty() {
            return Err(Errno::Notsup);
        }
        if changed.is_empty() { Ok(()) } else { sys::set_append(&self.handle, new.contains(Fdflags::APPEND)) }
    }

    fn poll(&self, interest: Interest, wait: Option<&mut Wait>) -> Result<Readiness, Errno> {
        match self.kind()? {
            Kind::Regular | Kind::Directory | Kind::Block => Ok(Readiness::ALWAYS),
            _ => super::poll_handle(&self.handle, interest, wait),
        }
    }

    fn handle(&self) -> Option<&Arc<Handle>> {
        Some(&self.handle)
    }

    fn is_stream(&self) -> bool {
        matches!(self.kind(), Ok(Kind::Pipe | Kind::Terminal | Kind::Character))
    }

    fn as_dir(&self) -> Option<&dyn Dir> {
        if self.is_directory().unwrap_or(false) {
            Some(self.dir.get_or_init(|| HostDir::new(Arc::clone(&self.handle), self.read_only)))
        } else {
            None
        }
    }
}
