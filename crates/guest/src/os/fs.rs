//! Files and directories of the tree that a WASIX program sees.
//!
//! Main types: [`File`], [`OpenOptions`]. Paths are from the root (`/a/b`) or from the current directory (`a/b`).

use super::fd::streams;
use super::{AsFd as _, OwnedFd, Result};
use crate::wasix::{self, Ciovec, Fd, Filestat, Iovec, Oflags, Rights};

/// The root of the tree.
const ROOT: Fd = 3;

/// Room for a path from the current directory, made one from the root: the host's calls know the root alone.
const LONGEST: usize = 4096;

/// Gives `call` the path from the root.
///
/// # Errors
/// `nametoolong` beyond [`LONGEST`] bytes, and those of `call`
fn from_root<T>(path: &str, call: impl FnOnce(&str) -> Result<T>) -> Result<T> {
    if path.starts_with('/') || path.is_empty() {
        return call(path);
    }
    let mut room = [0; LONGEST];
    let start = current_dir(&mut room)?.len();
    let end = start + 1 + path.len();
    let behind = room.get_mut(start..end).ok_or(wasix::ERRNO_NAMETOOLONG)?;
    if let Some((slash, rest)) = behind.split_first_mut() {
        *slash = b'/';
        rest.copy_from_slice(path.as_bytes());
    }
    let path = room.get(..end).ok_or(wasix::ERRNO_NAMETOOLONG)?;
    call(core::str::from_utf8(path).map_err(|_| wasix::ERRNO_ILSEQ)?)
}

/// What a descriptor opened here may do, as far as its root lets it.
fn rights(read: bool, write: bool) -> Rights {
    let both = wasix::RIGHTS_FD_SEEK
        | wasix::RIGHTS_FD_TELL
        | wasix::RIGHTS_FD_SYNC
        | wasix::RIGHTS_FD_FDSTAT_SET_FLAGS
        | wasix::RIGHTS_FD_FILESTAT_GET
        | wasix::RIGHTS_POLL_FD_READWRITE;
    let reading = if read { wasix::RIGHTS_FD_READ | wasix::RIGHTS_FD_READDIR } else { 0 };
    let writing = if write { wasix::RIGHTS_FD_WRITE | wasix::RIGHTS_FD_FILESTAT_SET_SIZE } else { 0 };
    both | reading | writing
}

/// How a file is opened; as `std::fs::OpenOptions`.
#[derive(Clone, Copy, Debug, Default)]
pub struct OpenOptions {
    read: bool,
    write: bool,
    append: bool,
    create: bool,
    create_new: bool,
    truncate: bool,
}

impl OpenOptions {
    /// Nothing so far.
    #[must_use]
    pub const fn new() -> Self {
        OpenOptions {
            read: false,
            write: false,
            append: false,
            create: false,
            create_new: false,
            truncate: false,
        }
    }

    /// To read it.
    #[must_use]
    pub const fn read(mut self, yes: bool) -> Self {
        self.read = yes;
        self
    }

    /// To write it.
    #[must_use]
    pub const fn write(mut self, yes: bool) -> Self {
        self.write = yes;
        self
    }

    /// To write at its end, wherever that is by then.
    #[must_use]
    pub const fn append(mut self, yes: bool) -> Self {
        self.append = yes;
        self
    }

    /// Made if it is not there.
    #[must_use]
    pub const fn create(mut self, yes: bool) -> Self {
        self.create = yes;
        self
    }

    /// Made, and only if nothing is there, whatever [`OpenOptions::create`] says.
    #[must_use]
    pub const fn create_new(mut self, yes: bool) -> Self {
        self.create_new = yes;
        self
    }

    /// Emptied.
    #[must_use]
    pub const fn truncate(mut self, yes: bool) -> Self {
        self.truncate = yes;
        self
    }

    fn oflags(self) -> Oflags {
        let created = if self.create || self.create_new { wasix::OFLAGS_CREAT } else { 0 };
        let new = if self.create_new { wasix::OFLAGS_EXCL } else { 0 };
        created | new | if self.truncate { wasix::OFLAGS_TRUNC } else { 0 }
    }

    /// Opens the file at `path`; it is closed when another program is executed.
    ///
    /// # Errors
    /// `noent`, `exist`, `isdir`, `notdir`, `loop`, `mfile`, `acces`; `inval` where it is to be neither read nor written, or made
    /// or emptied without being written, or emptied to write at its end
    pub fn open(&self, path: &str) -> Result<File> {
        let write = self.write || self.append;
        let makes = self.create || self.create_new || self.truncate;
        if (!write && (makes || !self.read)) || (self.append && self.truncate) {
            return Err(wasix::ERRNO_INVAL);
        }
        let fdflags = if self.append { wasix::FDFLAGS_APPEND } else { 0 };
        // SAFETY: the path is borrowed.
        let fd = from_root(path, |path| unsafe {
            wasix::path_open2(
                ROOT,
                wasix::LOOKUPFLAGS_SYMLINK_FOLLOW,
                path,
                self.oflags(),
                rights(self.read, write),
                0,
                fdflags,
                wasix::FDFLAGSEXT_CLOEXEC,
            )
        })?;
        // SAFETY: it has just been opened.
        Ok(File(unsafe { OwnedFd::from_raw(fd) }))
    }
}

/// An open file or directory.
#[derive(Debug)]
pub struct File(OwnedFd);

streams! { File: read write; }

impl File {
    /// Opens a file to read it.
    ///
    /// # Errors
    /// As [`OpenOptions::open`]
    pub fn open(path: &str) -> Result<File> {
        OpenOptions::new().read(true).open(path)
    }

    /// Makes a file, or empties the one that is there, to write it.
    ///
    /// # Errors
    /// As [`OpenOptions::open`]
    pub fn create(path: &str) -> Result<File> {
        OpenOptions::new().write(true).create(true).truncate(true).open(path)
    }

    /// Reads at `offset`, leaving the position alone; how many bytes.
    ///
    /// # Errors
    /// `spipe` where there are no positions
    pub fn read_at(&self, bytes: &mut [u8], offset: u64) -> Result<usize> {
        let part = Iovec { buf: bytes.as_mut_ptr(), buf_len: bytes.len() };
        // SAFETY: the bytes are borrowed for the call.
        unsafe { wasix::fd_pread(self.as_raw(), &[part], offset) }
    }

    /// Writes at `offset`, leaving the position alone; how many bytes.
    ///
    /// # Errors
    /// `spipe`, `nospc`
    pub fn write_at(&self, bytes: &[u8], offset: u64) -> Result<usize> {
        let part = Ciovec { buf: bytes.as_ptr(), buf_len: bytes.len() };
        // SAFETY: the bytes are borrowed for the call.
        unsafe { wasix::fd_pwrite(self.as_raw(), &[part], offset) }
    }

    /// Moves the position to so many bytes from the beginning.
    ///
    /// # Errors
    /// `spipe`, `inval`
    pub fn seek(&self, position: u64) -> Result<u64> {
        let position = i64::try_from(position).map_err(|_| wasix::ERRNO_INVAL)?;
        // SAFETY: no address is given.
        unsafe { wasix::fd_seek(self.as_raw(), position, wasix::WHENCE_SET) }
    }

    /// Cuts or grows it to `size` bytes.
    ///
    /// # Errors
    /// `inval`, `fbig`
    pub fn set_len(&self, size: u64) -> Result<()> {
        // SAFETY: no address is given.
        unsafe { wasix::fd_filestat_set_size(self.as_raw(), size) }
    }

    /// Returns when it is on the medium.
    ///
    /// # Errors
    /// `io`
    pub fn sync(&self) -> Result<()> {
        // SAFETY: no address is given.
        unsafe { wasix::fd_sync(self.as_raw()) }
    }

    /// What is known of it.
    ///
    /// # Errors
    /// None that a program can meet.
    pub fn metadata(&self) -> Result<Filestat> {
        // SAFETY: no address is given.
        unsafe { wasix::fd_filestat_get(self.as_raw()) }
    }
}

/// What is known of the file at a path, or of the file that a link there leads to.
///
/// # Errors
/// `noent`, `notdir`, `loop`
pub fn metadata(path: &str) -> Result<Filestat> {
    // SAFETY: the path is borrowed.
    from_root(path, |path| unsafe { wasix::path_filestat_get(ROOT, wasix::LOOKUPFLAGS_SYMLINK_FOLLOW, path) })
}

/// Makes a directory.
///
/// # Errors
/// `exist`, `noent`, `notdir`
pub fn create_dir(path: &str) -> Result<()> {
    // SAFETY: the path is borrowed.
    from_root(path, |path| unsafe { wasix::path_create_directory(ROOT, path) })
}

/// Removes an empty directory.
///
/// # Errors
/// `notempty`, `noent`, `notdir`
pub fn remove_dir(path: &str) -> Result<()> {
    // SAFETY: the path is borrowed.
    from_root(path, |path| unsafe { wasix::path_remove_directory(ROOT, path) })
}

/// Removes a file.
///
/// # Errors
/// `noent`, `isdir`
pub fn remove_file(path: &str) -> Result<()> {
    // SAFETY: the path is borrowed.
    from_root(path, |path| unsafe { wasix::path_unlink_file(ROOT, path) })
}

/// Gives a file or directory another name, in place of what has that name.
///
/// # Errors
/// `noent`, `notempty`, `isdir`, `notdir`, `xdev`
pub fn rename(from: &str, to: &str) -> Result<()> {
    // SAFETY: the paths are borrowed.
    from_root(from, |from| from_root(to, |to| unsafe { wasix::path_rename(ROOT, from, ROOT, to) }))
}

/// Makes a symbolic link at `link` to `target`, whether there is such a file or not.
///
/// # Errors
/// `exist`, `noent`
pub fn symlink(target: &str, link: &str) -> Result<()> {
    // SAFETY: the paths are borrowed.
    from_root(link, |link| unsafe { wasix::path_symlink(target, ROOT, link) })
}

/// Where a symbolic link leads, as far as there is room; how many bytes.
///
/// # Errors
/// `inval` when it is no link, `noent`
pub fn read_link(path: &str, target: &mut [u8]) -> Result<usize> {
    // SAFETY: the path and the bytes are borrowed.
    from_root(path, |path| unsafe { wasix::path_readlink(ROOT, path, target.as_mut_ptr(), target.len()) })
}

/// Changes the current directory.
///
/// # Errors
/// `noent`, `notdir`
pub fn set_current_dir(path: &str) -> Result<()> {
    // SAFETY: the path is borrowed.
    unsafe { wasix::chdir(path) }
}

/// The current directory, in the room that is given.
///
/// # Errors
/// `range` when there is too little of it (a NUL has to fit too), `ilseq` when it is no UTF-8, `noent` when it was removed
pub fn current_dir(room: &mut [u8]) -> Result<&str> {
    let mut length = room.len();
    // SAFETY: the bytes are borrowed for the call.
    unsafe { wasix::getcwd(room.as_mut_ptr(), &raw mut length) }?;
    let path = room.get(..length).ok_or(wasix::ERRNO_RANGE)?;
    core::str::from_utf8(path).map_err(|_| wasix::ERRNO_ILSEQ)
}

/// Calls `each` with the name and the kind of every entry of a directory, in no order, `.` and `..` included where the host
/// has them. Long names are met too: there is room for 4 KiB of entries at a time.
///
/// # Errors
/// `notdir`, `noent`; the first error of `each` ends it
pub fn read_dir(path: &str, mut each: impl FnMut(&str, wasix::Filetype) -> Result<()>) -> Result<()> {
    const HEAD: usize = size_of::<wasix::Dirent>();
    let dir = File::open(path)?;
    let mut entries = [0_u8; 4096];
    let mut cookie = wasix::DIRCOOKIE_START;
    loop {
        // SAFETY: the bytes are borrowed for the call.
        let filled = unsafe { wasix::fd_readdir(dir.as_raw(), entries.as_mut_ptr(), entries.len(), cookie) }?;
        let mut rest = entries.get(..filled).unwrap_or_default();
        let mut whole = false;
        while let Some((head, behind)) = rest.split_at_checked(HEAD) {
            // SAFETY: as many bytes as the record has; every number is a value of its fields.
            let head = unsafe { head.as_ptr().cast::<wasix::Dirent>().read_unaligned() };
            let Some((name, behind)) = behind.split_at_checked(head.d_namlen as usize) else { break };
            let name = core::str::from_utf8(name).map_err(|_| wasix::ERRNO_ILSEQ)?;
            each(name, head.d_type)?;
            cookie = head.d_next;
            rest = behind;
            whole = true;
        }
        // Less than the room: the directory ends there. A name that fits nowhere would come again for ever.
        if filled < entries.len() || !whole {
            return Ok(());
        }
    }
}
