//! Regular files of the host that many guests read, each from a position of its own.
//!
//! Main type: [`SharedFile`], a directory of that one file, to be put over a place in a tree. One invariant: it is opened
//! once, before any guest runs, and never written.

use std::ffi::CStr;
use std::sync::Arc;

use waxwing_abi::IoVecs;
use waxwing_abi::types::{Advice, Dircookie, Errno, Fdflags, Filedelta, Filesize, Filestat, Size};

use crate::dir::{Dir, Entries};
use crate::file::{At, File, OpenFile, changed};
use crate::sys::{self, Handle, OpenHow, SetTimes};

/// The name by which the directory knows its file.
pub(crate) const NAME: &CStr = c"file";

/// A directory of one file, which has no entries to list.
#[derive(Clone)]
pub(crate) struct SharedFile(Arc<Handle>);

impl SharedFile {
    /// The file behind `handle`, open for reading.
    pub(crate) fn new(handle: Handle) -> Self {
        SharedFile(Arc::new(handle))
    }
}

impl Dir for SharedFile {
    fn filestat(&self, name: &CStr) -> Result<Filestat, Errno> {
        if name == NAME { sys::filestat(&self.0) } else { Err(Errno::Noent) }
    }

    fn open(&self, name: &CStr, how: &OpenHow) -> Result<Arc<OpenFile>, Errno> {
        how.check_read_only(self.filestat(name).map(|stat| stat.filetype))?;
        Ok(OpenFile::new(Shared(Arc::clone(&self.0)), how.status))
    }

    fn read_entries(&self, _: Dircookie, _: &mut Entries<'_, '_>) -> Result<(), Errno> {
        Ok(())
    }
}

/// The file, opened by a guest.
struct Shared(Arc<Handle>);

impl File for Shared {
    fn filestat(&self) -> Result<Filestat, Errno> {
        sys::filestat(&self.0)
    }

    fn keeps_cursor(&self) -> bool {
        false
    }

    fn read(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        match at {
            At::Offset(offset) => sys::read_at(&self.0, iovs, offset),
            At::Cursor => Err(Errno::Inval),
        }
    }

    fn handle(&self) -> Option<&Handle> {
        Some(&self.0)
    }

    fn set_times(&self, _: SetTimes) -> Result<(), Errno> {
        Err(Errno::Rofs)
    }

    fn allocate(&self, offset: Filesize, len: Filesize) -> Result<(), Errno> {
        let in_range = |number| Filedelta::try_from(number).is_ok();
        Err(if len > 0 && in_range(offset) && in_range(len) { Errno::Badf } else { Errno::Inval })
    }

    fn advise(&self, offset: Filesize, len: Filesize, advice: Advice) -> Result<(), Errno> {
        sys::advise(&self.0, offset, len, advice)
    }

    fn sync(&self, _: bool) -> Result<(), Errno> {
        Ok(())
    }

    fn set_status(&self, old: Fdflags, new: Fdflags) -> Result<(), Errno> {
        if (changed(old, new) - Fdflags::APPEND).is_empty() { Ok(()) } else { Err(Errno::Notsup) }
    }
}
