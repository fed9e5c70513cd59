//! What a path of the host leads to: most often a regular file, but the kind is only looked up when it matters.
//!
//! Main type: [`HostFile`]. The description is ours alone and non-blocking inside, so that FIFOs and devices never hold
//! a guest; regular files do not care. One invariant: the position is the operating system's.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use waxwing_abi::IoVecs;
use waxwing_abi::types::{
    Advice, Errno, Fdflags, Filedelta, Filesize, Filestat, Filetype, Rights, Size, Whence,
};

use super::{HostDir, rights};
use crate::dir::Dir;
use crate::file::{At, File, changed};
use crate::sys::{self, Handle, Kind, SetTimes};
use crate::wait::{Interest, Readiness, Wait};

/// An open file of the host.
#[derive(Debug)]
pub(crate) struct HostFile {
    handle: Handle,
    read_only: bool,
    /// Known to be no directory: it was opened for writing, or has been read.
    no_directory: AtomicBool,
    kind: OnceLock<Kind>,
    /// Its directory half, if it turns out to be one.
    dir: OnceLock<Box<HostDir>>,
}

impl HostFile {
    /// The file behind `handle`: non-blocking, ours alone, opened for writing or not, below a read-only mount or not.
    #[must_use]
    pub(crate) fn new(handle: Handle, written: bool, read_only: bool) -> Self {
        HostFile {
            handle,
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

    /// A directory has errnos of its own; what is known to be none is the kernel's alone.
    fn direct(&self) -> Option<&Handle> {
        self.no_directory.load(Ordering::Relaxed).then_some(&self.handle)
    }

    #[inline]
    fn read(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        let read = match at {
            At::Cursor => sys::read(&self.handle, iovs)?,
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
            At::Cursor => sys::write(&self.handle, iovs),
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

    fn handle(&self) -> Option<&Handle> {
        Some(&self.handle)
    }

    fn is_ready_when_polled(&self, _: Interest) -> bool {
        matches!(self.kind(), Ok(Kind::Pipe))
    }

    fn is_stream(&self) -> bool {
        matches!(self.kind(), Ok(Kind::Pipe | Kind::Terminal | Kind::Character))
    }

    fn as_dir(&self) -> Option<&dyn Dir> {
        if self.is_directory().unwrap_or(false) {
            let dir = || Box::new(HostDir::new(self.handle.alias(), self.read_only));
            Some(&**self.dir.get_or_init(dir))
        } else {
            None
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs;
    use std::sync::Arc;

    use super::*;
    use crate::file::OpenFile;
    use crate::sys::OpenHow;
    use crate::sys::testing::{Memory, READ};

    fn open(dir: &std::path::Path, name: &std::ffi::CStr, how: OpenHow) -> Arc<OpenFile> {
        HostDir::new(sys::open_ambient_dir(dir).unwrap(), false).open(name, &how).unwrap()
    }

    #[test]
    fn a_file_is_read_written_and_changed_in_place() {
        let temp = tempfile::tempdir().unwrap();
        let file = open(temp.path(), c"file", OpenHow { write: true, create: true, ..READ });
        let write = |bytes: &[u8]| Memory::new(64).iovecs(bytes, |iovs| file.write(iovs)).0;
        assert_eq!(write(b"hello"), Ok(5));
        assert_eq!(file.seek(1, Whence::Set), Ok(1));
        assert_eq!(
            Memory::new(64).iovecs(&[0; 9], |iovs| file.read(iovs)),
            (Ok(4), b"ello\0\0\0\0\0".to_vec())
        );
        assert_eq!(file.seek(-9, Whence::Cur), Err(Errno::Inval));
        file.set_status(Fdflags::APPEND | Fdflags::NONBLOCK).unwrap();
        assert_eq!(file.status(), Ok(Fdflags::APPEND | Fdflags::NONBLOCK));
        file.seek(0, Whence::Set).unwrap();
        assert_eq!(write(b"!"), Ok(1));
        assert_eq!(fs::read(temp.path().join("file")).unwrap(), b"hello!");
        assert_eq!(file.set_status(Fdflags::SYNC), Err(Errno::Notsup));
        file.set_status(Fdflags::empty()).unwrap();
        file.seek(0, Whence::Set).unwrap();
        assert_eq!(write(b"J"), Ok(1));
        assert_eq!(fs::read(temp.path().join("file")).unwrap(), b"Jello!");

        let file = file.file();
        assert_eq!(file.allocate(4, 6), Ok(()));
        assert_eq!(file.filestat().unwrap().size, 10);
        assert_eq!(file.allocate(0, 1), Ok(()));
        assert_eq!(file.filestat().unwrap().size, 10);
        assert_eq!(file.allocate(u64::MAX, 2).err(), Some(Errno::Inval));
        assert_eq!(file.set_size(3), Ok(()));
        assert_eq!(file.set_size(u64::MAX), Err(Errno::Inval));
        let times = SetTimes { atim: sys::SetTime::To(5), mtim: sys::SetTime::To(12_345_678_901) };
        assert_eq!(file.set_times(times), Ok(()));
        let stat = file.filestat().unwrap();
        assert_eq!((stat.size, stat.atim, stat.mtim), (3, 5, 12_345_678_901));
        assert_eq!(file.sync(true), Ok(()));
        assert_eq!(file.advise(0, 0, Advice::Willneed), Ok(()));
        assert!(file.as_dir().is_none() && file.as_socket().is_none());
    }

    #[test]
    fn truncation_needs_no_wish_to_write() {
        let temp = tempfile::tempdir().unwrap();
        fs::write(temp.path().join("file"), "full").unwrap();
        let file = open(temp.path(), c"file", OpenHow { read: false, truncate: true, ..READ });
        assert_eq!(file.file().filestat().unwrap().size, 0);
    }

    #[test]
    fn what_turns_out_to_be_a_directory_is_one() {
        let temp = tempfile::tempdir().unwrap();
        fs::create_dir(temp.path().join("dir")).unwrap();
        let file = open(temp.path(), c"dir", READ);
        assert_eq!(Memory::new(64).iovecs(&[0; 4], |iovs| file.read(iovs)).0, Err(Errno::Isdir));
        assert_eq!(file.seek(0, Whence::Set), Err(Errno::Badf));
        assert_eq!(file.file().filetype(), Ok(Filetype::Directory));
        assert!(!file.file().rights().unwrap().intersects(Rights::FD_SEEK | Rights::FD_READ));
        assert_eq!(file.dir().unwrap().create_directory(c"sub"), Ok(()));
        assert!(temp.path().join("dir/sub").is_dir());
    }

    #[test]
    fn a_fifo_holds_nobody() {
        let temp = tempfile::tempdir().unwrap();
        let fifo = temp.path().join("fifo");
        let made = std::process::Command::new("mkfifo").arg(&fifo).status();
        if !made.is_ok_and(|status| status.success()) {
            return;
        }
        let reader = open(temp.path(), c"fifo", READ);
        let writer = open(temp.path(), c"fifo", OpenHow { read: false, write: true, ..READ });
        assert_eq!(Memory::new(64).iovecs(&[0; 4], |iovs| reader.read(iovs)).0, Err(Errno::Again));
        let mut w = Wait::new();
        assert!(!reader.poll(Interest::READABLE, Some(&mut w)).unwrap().readable);
        assert_eq!(Memory::new(64).iovecs(b"hi", |iovs| writer.write(iovs)).0, Ok(2));
        assert!(reader.poll(Interest::READABLE, None).unwrap().readable);
        assert_eq!(Memory::new(64).iovecs(&[0; 4], |iovs| reader.read(iovs)), (Ok(2), b"hi\0\0".to_vec()));
        assert_eq!(reader.file().filetype(), Ok(Filetype::Unknown));
        assert!(reader.file().is_stream());
        assert_eq!(reader.seek(0, Whence::Cur), Err(Errno::Spipe));
    }
}
