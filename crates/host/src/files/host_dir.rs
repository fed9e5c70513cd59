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
use crate::dir::{Dir, Entries, without_slashes};
use crate::file::{At, File, OpenFile};
use crate::socket::SocketEntry;
use crate::sys::{self, DirEntry, DirStream, Handle, NewHandle, OpenHow, SetTimes};

/// A directory of the host, open: its entries can be named and, if it was opened for that, read.
#[derive(Debug)]
pub(crate) struct HostDir {
    handle: Handle,
    read_only: bool,
    entries: Mutex<DirStream>,
}

impl HostDir {
    /// The directory behind `handle`, which nobody else reads entries from.
    #[must_use]
    pub(crate) fn new(handle: Handle, read_only: bool) -> Self {
        HostDir { handle, read_only, entries: Mutex::default() }
    }

    /// The same directory once more, with a position of its own in its entries.
    pub(crate) fn reopen(&self) -> Result<Self, Errno> {
        let how = OpenHow { read: true, directory: true, ..OpenHow::default() };
        Ok(HostDir::new(sys::open_at(&self.handle, c".", &how)?.into(), self.read_only))
    }

    fn open_with(
        &self,
        how: &OpenHow,
        open: impl FnOnce(&OpenHow) -> Result<Option<NewHandle>, Errno>,
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
        Ok(opened?.map(|opened| {
            let handle = Handle::from(opened);
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
        Ok(Arc::new(HostDir::new(handle.into(), self.read_only)))
    }

    fn link_target(&self, name: &CStr) -> Result<Vec<u8>, Errno> {
        sys::link_target_at(&self.handle, name)
    }

    fn filestat(&self, name: &CStr) -> Result<Filestat, Errno> {
        sys::filestat_at(&self.handle, name)
    }

    fn set_times(&self, name: &CStr, times: SetTimes) -> Result<(), Errno> {
        sys::set_times_at(self.changeable()?, name, times)
    }

    fn create_directory(&self, name: &CStr) -> Result<(), Errno> {
        if self.read_only && sys::filestat_at(&self.handle, name).is_ok() {
            // As Linux: whoever makes sure that a directory is there need not care what it is on.
            return Err(Errno::Exist);
        }
        sys::create_directory_at(self.changeable()?, name)
    }

    fn remove_directory(&self, name: &CStr) -> Result<(), Errno> {
        sys::remove_directory_at(self.changeable()?, name)
    }

    fn unlink(&self, name: &CStr) -> Result<(), Errno> {
        sys::unlink_at(self.changeable()?, name)
    }

    fn symlink(&self, target: &CStr, name: &CStr) -> Result<(), Errno> {
        sys::symlink_at(target, self.changeable()?, name)
    }

    fn read_link(&self, name: &CStr, to: &mut OutBytes<'_>) -> Result<Size, Errno> {
        sys::read_link_at(&self.handle, name, to)
    }

    fn rename(&self, name: &CStr, to: &dyn Dir, new_name: &CStr) -> Result<(), Errno> {
        sys::rename_at(self.changeable()?, name, changeable(to)?, new_name)
    }

    fn link(&self, name: &CStr, to: &dyn Dir, new_name: &CStr) -> Result<(), Errno> {
        // A second name in a directory that may be written would open a way around the first one's mount.
        sys::link_at(self.changeable()?, name, changeable(to)?, new_name)
    }

    fn bind_socket(&self, name: &CStr, socket: &Handle) -> Result<SocketEntry, Errno> {
        let dir = self.changeable()?;
        if without_slashes(name).1 {
            return Err(if sys::filestat_at(dir, name).is_ok() { Errno::Addrinuse } else { Errno::Noent });
        }
        Ok(SocketEntry::new(sys::bind_at(socket, dir, name)?, Some(dir.alias())))
    }

    fn socket(&self, name: &CStr) -> Result<Handle, Errno> {
        sys::open_socket_at(&self.handle, name)
    }

    fn read_entries(&self, cookie: Dircookie, to: &mut Entries<'_, '_>) -> Result<(), Errno> {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.read(&self.handle, cookie, &mut |entry| {
            to.push(&DirEntry { filetype: self.entry_type(entry), ..*entry })
        })
    }

    fn sync(&self, data_only: bool) -> Result<(), Errno> {
        sys::sync(&self.handle, data_only)
    }

    fn open_path(&self, path: &CStr, how: &OpenHow) -> Result<Option<Arc<OpenFile>>, Errno> {
        self.open_with(how, |how| sys::open_beneath(&self.handle, path, how))
    }

    fn enter_path(&self, path: &[u8]) -> Result<Option<Arc<dyn Dir>>, Errno> {
        let place = sys::open_place_beneath(&self.handle, path)?;
        Ok(place.map(|handle| Arc::new(HostDir::new(handle.into(), self.read_only)) as Arc<dyn Dir>))
    }

    fn enter_down(&self, path: &[u8]) -> Result<Option<Arc<dyn Dir>>, Errno> {
        let place = sys::open_place_down(&self.handle, path)?;
        Ok(place.map(|handle| Arc::new(HostDir::new(handle.into(), self.read_only)) as Arc<dyn Dir>))
    }

    fn filestat_path(&self, path: &CStr, follow: bool) -> Result<Option<Filestat>, Errno> {
        sys::filestat_beneath(&self.handle, path, follow)
    }
}

/// What the operating system knows `dir` by, to move entries into it.
fn changeable(dir: &dyn Dir) -> Result<&Handle, Errno> {
    dir.downcast_ref::<HostDir>().ok_or(Errno::Xdev)?.changeable()
}

impl HostDir {
    fn changeable(&self) -> Result<&Handle, Errno> {
        if self.read_only { Err(Errno::Rofs) } else { Ok(&self.handle) }
    }

    /// An entry's kind, asked for where the file system's listing does not have it.
    fn entry_type(&self, entry: &DirEntry<'_>) -> Filetype {
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
        sys::set_times(self.changeable()?, times)
    }

    /// Never opened for writing, so there is no room to be had; the numbers are looked at first.
    fn allocate(&self, offset: Filesize, len: Filesize) -> Result<(), Errno> {
        sys::allocate(&self.handle, offset, len)
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

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use super::*;
    use crate::sys::testing::Memory;

    /// Reads all entries from `cookie` on with buffers of `len` bytes, as libc does: from the cookie of the last entry
    /// that came whole. Between two calls, `between` may change the directory.
    fn list(
        dir: &HostDir,
        len: usize,
        mut cookie: u64,
        mut between: impl FnMut(usize),
    ) -> Vec<(String, u64, u8)> {
        let mut memory = Memory::new(len);
        let mut found = Vec::new();
        for calls in 0.. {
            let (used, bytes) = memory.out(len, |out| read(dir, cookie, out));
            let used = used.unwrap();
            let mut rest = &bytes[..used];
            let mut whole = 0;
            while rest.len() >= 24 {
                let word = |at: usize| u64::from_le_bytes(rest[at..at + 8].try_into().unwrap());
                let length = u32::from_le_bytes(rest[16..20].try_into().unwrap()) as usize;
                let (next, kind) = (word(0), rest[20]);
                let Some(name) = rest.get(24..24 + length) else { break };
                found.push((String::from_utf8(name.to_vec()).unwrap(), next, kind));
                cookie = next;
                rest = &rest[24 + length..];
                whole += 1;
            }
            if used < len {
                return found;
            }
            assert!(whole > 0, "no entry fits {len} bytes");
            between(calls);
        }
        unreachable!()
    }

    /// How many bytes the entries from `cookie` on take in `out`.
    fn read(dir: &HostDir, cookie: u64, out: &mut OutBytes<'_>) -> Result<usize, Errno> {
        dir.read_entries(cookie, &mut Entries::new(out)).map(|()| out.written())
    }

    fn open(path: &std::path::Path) -> HostDir {
        HostDir::new(sys::open_ambient_dir(path).unwrap(), false)
    }

    fn names(found: &[(String, u64, u8)]) -> BTreeSet<&str> {
        found.iter().map(|(name, ..)| name.as_str()).collect()
    }

    #[test]
    fn every_entry_comes_once_whatever_the_buffer_holds() {
        let temp = tempfile::tempdir().unwrap();
        for n in 0..1500 {
            fs::write(temp.path().join(format!("entry-number-{n}")), "").unwrap();
        }
        fs::create_dir(temp.path().join("sub")).unwrap();
        std::os::unix::fs::symlink("sub", temp.path().join("link")).unwrap();
        let dir = open(temp.path());
        for len in [48, 100, 256, 4096, 65536] {
            let found = list(&dir, len, 0, |_| ());
            assert_eq!(found.len(), 1504, "{len}");
            assert_eq!(names(&found).len(), 1504, "{len}");
            let kind = |wanted: &str| found.iter().find(|(name, ..)| name == wanted).unwrap().2;
            assert_eq!(kind("."), Filetype::Directory as u8);
            assert_eq!(kind("sub"), Filetype::Directory as u8);
            assert_eq!(kind("link"), Filetype::SymbolicLink as u8);
            assert_eq!(kind("entry-number-7"), Filetype::RegularFile as u8);
        }
        // Any cookie that was handed out leads to what came after it, in any order.
        let found = list(&dir, 65536, 0, |_| ());
        for from in [1400, 3, 700, 1503, 701] {
            assert_eq!(list(&dir, 512, found[from - 1].1, |_| ()), found[from..], "{from}");
        }
        assert_eq!(list(&dir, 512, found[1503].1, |_| ()), []);
    }

    #[test]
    fn a_last_entry_that_does_not_fit_is_cut_to_fill_the_buffer() {
        let temp = tempfile::tempdir().unwrap();
        fs::write(temp.path().join("a-rather-long-name"), "").unwrap();
        let dir = open(temp.path());
        let whole = 25 + 26 + 24 + 18;
        for len in 1..whole {
            let (used, _) = Memory::new(len).out(len, |out| read(&dir, 0, out));
            assert_eq!(used, Ok(len));
        }
        let (used, bytes) = Memory::new(200).out(200, |out| read(&dir, 0, out));
        assert_eq!(used, Ok(whole));
        assert!(bytes[whole..].iter().all(|byte| *byte == 0));
    }

    #[test]
    fn entries_that_come_and_go_do_not_disturb_the_others() {
        let temp = tempfile::tempdir().unwrap();
        let stays: BTreeSet<String> = (0..1000).map(|n| format!("stays-{n}")).collect();
        let goes: Vec<String> = (0..1000).map(|n| format!("goes-{n}")).collect();
        for name in stays.iter().chain(&goes) {
            fs::write(temp.path().join(name), "").unwrap();
        }
        let dir = open(temp.path());
        let found = list(&dir, 1024, 0, |call| {
            for name in goes.iter().skip(call * 20).take(20) {
                fs::remove_file(temp.path().join(name)).unwrap();
            }
            fs::write(temp.path().join(format!("new-{call}")), "").unwrap();
        });
        let names: Vec<&String> = found.iter().map(|(name, ..)| name).collect();
        for name in &stays {
            assert_eq!(names.iter().filter(|found| **found == name).count(), 1, "{name}");
        }
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "some entry came twice");
        // Starting over shows what is there now.
        let now = list(&dir, 4096, 0, |_| ());
        let there = fs::read_dir(temp.path()).unwrap().count() + 2;
        assert_eq!(now.len(), there);
    }
}
