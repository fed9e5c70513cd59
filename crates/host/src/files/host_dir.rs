//! Directories of the host.
//!
//! Main type: [`HostDir`]. One invariant: a directory mounted read-only changes nothing on the host, by whatever call,
//! nor does anything opened below it.

use std::ffi::CStr;
use std::sync::{Arc, Mutex, PoisonError};

use waxwing_abi::OutBytes;
use waxwing_abi::types::{
    Advice, Dircookie, Errno, Fdflags, Filedelta, Filesize, Filestat, Filetype, Rights, Size, Whence,
};

use super::{DIRECTORY, HostFile};
use crate::file::{At, Dir, File, OpenFile};
use crate::sys::{self, DirStream, Handle, OpenHow, SetTimes};

/// A directory of the host, open: its entries can be named and, if it was opened for that, read.
#[derive(Debug)]
pub struct HostDir {
    handle: Arc<Handle>,
    read_only: bool,
    entries: Mutex<DirStream>,
}

impl HostDir {
    /// The directory behind `handle`, which nobody else reads entries from.
    #[must_use]
    pub fn new(handle: impl Into<Arc<Handle>>, read_only: bool) -> Self {
        HostDir { handle: handle.into(), read_only, entries: Mutex::default() }
    }

    /// Whether nothing below it may be changed.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    fn writable(&self) -> Result<&Handle, Errno> {
        if self.read_only { Err(Errno::Rofs) } else { Ok(&self.handle) }
    }

    /// Opens the whole of `path` by the kernel's own resolution; `None` says that it has to be walked.
    ///
    /// # Errors
    /// As POSIX openat; `notcapable` when the path leads out of the directory.
    pub(crate) fn open_beneath(&self, path: &CStr, how: &OpenHow) -> Result<Option<Arc<OpenFile>>, Errno> {
        self.open_with(how, |how| sys::open_beneath(&self.handle, path, how))
    }

    /// Enters the directory `path`; `None` says that it has to be walked.
    ///
    /// # Errors
    /// As POSIX openat; `notcapable` when the path leads out of the directory.
    pub(crate) fn enter_beneath(&self, path: &[u8]) -> Result<Option<HostDir>, Errno> {
        let place = sys::open_place_beneath(&self.handle, path)?;
        Ok(place.map(|handle| HostDir::new(handle, self.read_only)))
    }

    /// What is known of `path`; `None` says that it has to be walked.
    ///
    /// # Errors
    /// As POSIX fstatat; `notcapable` when the path leads out of the directory.
    pub(crate) fn filestat_beneath(&self, path: &CStr, follow: bool) -> Result<Option<Filestat>, Errno> {
        sys::filestat_beneath(&self.handle, path, follow)
    }

    fn open_with(
        &self,
        how: &OpenHow,
        open: impl FnOnce(&OpenHow) -> Result<Option<Handle>, Errno>,
    ) -> Result<Option<Arc<OpenFile>>, Errno> {
        let opened = if !self.read_only {
            open(how)
        } else if how.write || how.truncate {
            return Err(Errno::Rofs);
        } else if how.create {
            // What is there can be opened as on any read-only file system; what is not cannot be made.
            match open(&OpenHow { create: false, exclusive: false, ..*how }) {
                Ok(Some(_)) if how.exclusive => return Err(Errno::Exist),
                Err(Errno::Loop) if how.exclusive => return Err(Errno::Exist),
                Err(Errno::Noent) => return Err(Errno::Rofs),
                other => other,
            }
        } else {
            open(how)
        };
        Ok(opened?.map(|handle| {
            if how.directory {
                OpenFile::new(HostDir::new(handle, self.read_only), how.status)
            } else {
                let file = HostFile::new(handle, how.write || how.truncate, self.read_only);
                OpenFile::new(file, how.status)
            }
        }))
    }
}

impl Dir for HostDir {
    fn open(&self, name: &CStr, how: &OpenHow) -> Result<Arc<OpenFile>, Errno> {
        let opened = self.open_with(how, |how| sys::open_at(&self.handle, name, how).map(Some))?;
        opened.ok_or(Errno::Nosys)
    }

    fn enter(&self, name: &CStr) -> Result<Arc<dyn Dir>, Errno> {
        let handle = sys::open_place_at(&self.handle, name)?;
        Ok(Arc::new(HostDir::new(handle, self.read_only)))
    }

    fn link_target(&self, name: &CStr) -> Result<Vec<u8>, Errno> {
        sys::link_target_at(&self.handle, name)
    }

    fn filestat(&self, name: &CStr) -> Result<Filestat, Errno> {
        sys::filestat_at(&self.handle, name)
    }

    fn set_times(&self, name: &CStr, times: SetTimes) -> Result<(), Errno> {
        sys::set_times_at(self.writable()?, name, times)
    }

    fn create_directory(&self, name: &CStr) -> Result<(), Errno> {
        sys::create_directory_at(self.writable()?, name)
    }

    fn remove_directory(&self, name: &CStr) -> Result<(), Errno> {
        sys::remove_directory_at(self.writable()?, name)
    }

    fn unlink(&self, name: &CStr) -> Result<(), Errno> {
        sys::unlink_at(self.writable()?, name)
    }

    fn symlink(&self, target: &CStr, name: &CStr) -> Result<(), Errno> {
        sys::symlink_at(target, self.writable()?, name)
    }

    fn read_link(&self, name: &CStr, to: &mut OutBytes<'_>) -> Result<Size, Errno> {
        sys::read_link_at(&self.handle, name, to)
    }

    fn rename(&self, name: &CStr, to: &dyn Dir, new_name: &CStr) -> Result<(), Errno> {
        let to = to.as_host().ok_or(Errno::Xdev)?;
        sys::rename_at(self.writable()?, name, to.writable()?, new_name)
    }

    fn link(&self, name: &CStr, to: &dyn Dir, new_name: &CStr) -> Result<(), Errno> {
        // A second name in a directory that may be written would open a way around the first one's mount.
        let to = to.as_host().ok_or(Errno::Xdev)?;
        sys::link_at(self.writable()?, name, to.writable()?, new_name)
    }

    fn read_entries(&self, cookie: Dircookie, to: &mut OutBytes<'_>) -> Result<(), Errno> {
        const HEADER: usize = 24;
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.read(&self.handle, cookie, &mut |entry| {
            let mut header = [0; HEADER];
            header[..8].copy_from_slice(&entry.next.to_le_bytes());
            header[8..16].copy_from_slice(&entry.ino.to_le_bytes());
            // The kernel's names have at most 255 bytes.
            let length = u32::try_from(entry.name.len()).unwrap_or(u32::MAX);
            header[16..20].copy_from_slice(&length.to_le_bytes());
            header[20] = self.entry_type(entry) as u8;
            to.push(&header) == HEADER && to.push(entry.name) == entry.name.len() && to.room() > 0
        })
    }

    fn as_host(&self) -> Option<&HostDir> {
        Some(self)
    }
}

impl HostDir {
    /// An entry's kind, asked for where the file system's listing does not have it.
    fn entry_type(&self, entry: &sys::DirEntry<'_>) -> Filetype {
        if entry.filetype != Filetype::Unknown {
            return entry.filetype;
        }
        let name = std::ffi::CString::new(entry.name).unwrap_or_default();
        sys::filestat_at(&self.handle, &name).map_or(Filetype::Unknown, |stat| stat.filetype)
    }
}

impl File for HostDir {
    fn filetype(&self) -> Result<Filetype, Errno> {
        Ok(Filetype::Directory)
    }

    fn rights(&self) -> Result<Rights, Errno> {
        Ok(DIRECTORY)
    }

    fn filestat(&self) -> Result<Filestat, Errno> {
        sys::filestat(&self.handle)
    }

    fn read(&self, _: At, _: &waxwing_abi::IoVecs<'_>) -> Result<Size, Errno> {
        Err(Errno::Isdir)
    }

    fn seek(&self, _: Filedelta, _: Whence) -> Result<Filesize, Errno> {
        Err(Errno::Badf)
    }

    fn set_size(&self, _: Filesize) -> Result<(), Errno> {
        Err(Errno::Inval)
    }

    fn set_times(&self, times: SetTimes) -> Result<(), Errno> {
        sys::set_times(self.writable()?, times)
    }

    fn allocate(&self, _: Filesize, _: Filesize) -> Result<(), Errno> {
        Err(Errno::Badf)
    }

    fn advise(&self, offset: Filesize, len: Filesize, advice: Advice) -> Result<(), Errno> {
        sys::advise(&self.handle, offset, len, advice)
    }

    fn sync(&self, data_only: bool) -> Result<(), Errno> {
        sys::sync(&self.handle, data_only)
    }

    /// A directory is neither read nor written, so appending to it changes nothing.
    fn set_status(&self, _: Fdflags, _: Fdflags) -> Result<(), Errno> {
        Ok(())
    }

    fn as_dir(&self) -> Option<&dyn Dir> {
        Some(self)
    }
}
