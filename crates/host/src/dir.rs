//! Directories: the behaviour of a kind ([`Dir`]), and how one becomes an open file ([`OpenFile::directory`]).
//!
//! Paths are taken apart in resolve.rs; a directory is only ever asked about one name in it. One invariant: no method of a
//! [`Dir`] follows a symbolic link, and none leads to what is above the directory.

use std::any::Any;
use std::ffi::{CStr, CString};
use std::sync::Arc;

use waxwing_abi::types::{
    Advice, Dircookie, Errno, Fdflags, Filedelta, Filesize, Filestat, Filetype, Rights, Size, Whence,
};
use waxwing_abi::{IoVecs, OutBytes};

use crate::file::{At, File, OpenFile};
use crate::socket::SocketEntry;
use crate::sys::{DirEntry, Handle, OpenHow, SetTimes};

/// A directory, the host's, in memory, or of an embedder's own: [`Builder::mount`](crate::Builder::mount) gives it to a
/// guest.
///
/// Three methods have to be there: [`filestat`](Dir::filestat) and [`open`](Dir::open) say what a name stands for, and
/// [`read_entries`](Dir::read_entries) which names there are. With the defaults of the others that is a directory of files
/// in which nothing can be changed (`rofs`). One that holds directories has [`enter`](Dir::enter) as well, one that holds
/// symbolic links [`link_target`](Dir::link_target).
///
/// What every method may rely on:
///
/// - A name is one component of a path: never empty, never `..`, without slashes but in one case. The calls that make,
///   remove or rename an entry are given the slashes that the guest put behind its name, since what they mean differs from
///   call to call; [`without_slashes`] takes them off.
/// - The name `.` is the directory itself. A path that ends in `.` or in `..` leads here by this name.
/// - Links are followed by whoever walks a path, by way of `link_target`; a method that meets one acts on the link itself.
/// - Calls come from several threads at once, and none of them may sleep.
///
/// Device and serial number in a [`Filestat`] tell a guest which files are the same, so they differ from those of the host
/// if [`unique_device`] gave the device.
///
/// ```
/// use std::ffi::CStr;
/// use std::sync::Arc;
/// use waxwing::abi::types::{Dircookie, Errno, Filestat, Filetype};
/// use waxwing::{Dir, DirEntry, Entries, OpenFile, OpenHow, Process, ReadOnlyFile};
///
/// /// The squares of the numbers below 100, each in a file that is made when it is opened.
/// struct Squares;
///
/// impl Squares {
///     fn file(&self, name: &CStr) -> Result<String, Errno> {
///         let number = name.to_str().ok().and_then(|name| name.parse::<u64>().ok());
///         let number = number.filter(|number| *number < 100).ok_or(Errno::Noent)?;
///         Ok(format!("{}\n", number * number))
///     }
/// }
///
/// impl Dir for Squares {
///     fn filestat(&self, name: &CStr) -> Result<Filestat, Errno> {
///         if name == c"." {
///             return Ok(Filestat::of(Filetype::Directory, 0));
///         }
///         Ok(Filestat::of(Filetype::RegularFile, self.file(name)?.len() as u64))
///     }
///
///     fn open(&self, name: &CStr, how: &OpenHow) -> Result<Arc<OpenFile>, Errno> {
///         how.check_read_only(self.filestat(name).map(|stat| stat.filetype))?;
///         if name == c"." {
///             return Ok(OpenFile::directory(Arc::new(Squares), how.status));
///         }
///         Ok(OpenFile::new(ReadOnlyFile::new(self.file(name)?), how.status))
///     }
///
///     fn read_entries(&self, cookie: Dircookie, to: &mut Entries<'_, '_>) -> Result<(), Errno> {
///         for number in cookie..100 {
///             let name = number.to_string();
///             let (next, ino, filetype) = (number + 1, number, Filetype::RegularFile);
///             if !to.push(&DirEntry { next, ino, filetype, name: name.as_bytes() }) {
///                 break;
///             }
///         }
///         Ok(())
///     }
/// }
///
/// let builder = Process::builder().mount("/squares", Arc::new(Squares));
/// ```
pub trait Dir: Any + Send + Sync {
    /// What is known of an entry, a symbolic link being itself: see [`File::filestat`].
    ///
    /// # Errors
    /// As POSIX fstatat: `noent`, `nametoolong`.
    fn filestat(&self, name: &CStr) -> Result<Filestat, Errno>;

    /// Opens an entry, and makes or cuts a file where `how` says so; [`OpenHow::follow`] is not its affair.
    /// [`OpenHow::check`] has the rules, and [`OpenHow::check_read_only`] those of a place where nothing can be changed.
    /// A file becomes an [`OpenFile`] by [`OpenFile::new`] with [`OpenHow::status`], a directory by
    /// [`OpenFile::directory`].
    ///
    /// # Errors
    /// As POSIX openat with `O_NOFOLLOW`: `loop` for a symbolic link, or `notdir` when a directory is asked for.
    fn open(&self, name: &CStr, how: &OpenHow) -> Result<Arc<OpenFile>, Errno>;

    /// Gives the entries from `cookie` on to `to`, until it has no more room. Each entry carries the cookie from which
    /// reading goes on after it; 0 is the start. Whoever reads with a cookie that was handed out goes on where it left
    /// off, whatever has come and gone meanwhile: an entry that was there all the time is seen once. POSIX lets `.` and
    /// `..` be left out.
    ///
    /// # Errors
    /// As POSIX getdents; `inval` for a cookie that was never handed out, if that is noticed.
    fn read_entries(&self, cookie: Dircookie, to: &mut Entries<'_, '_>) -> Result<(), Errno>;

    /// The subdirectory `name`, to name entries of. The default has none.
    ///
    /// # Errors
    /// `notdir` for anything else, a symbolic link included; `noent`.
    fn enter(&self, name: &CStr) -> Result<Arc<dyn Dir>, Errno> {
        self.filestat(name).and(Err(Errno::Notdir))
    }

    /// Where the symbolic link `name` leads. The default has no links.
    ///
    /// # Errors
    /// `inval` for anything else; `noent`.
    fn link_target(&self, name: &CStr) -> Result<Vec<u8>, Errno> {
        self.filestat(name).and(Err(Errno::Inval))
    }

    /// Reads where a symbolic link leads into the guest's buffer, cut to what fits; how many bytes that is. The default
    /// asks [`link_target`](Dir::link_target).
    ///
    /// # Errors
    /// As POSIX readlinkat.
    fn read_link(&self, name: &CStr, to: &mut OutBytes<'_>) -> Result<Size, Errno> {
        Ok(to.push(&self.link_target(name)?))
    }

    /// Sets an entry's times.
    ///
    /// # Errors
    /// As POSIX utimensat.
    fn set_times(&self, name: &CStr, times: SetTimes) -> Result<(), Errno> {
        let _ = (name, times);
        Err(Errno::Rofs)
    }

    /// Makes a directory. Slashes behind its name mean nothing.
    ///
    /// # Errors
    /// As POSIX mkdirat; `exist` for `.`. As Linux, the default says `exist` rather than `rofs` of what is there: whoever
    /// makes sure that a directory is there need not care what it is on.
    fn create_directory(&self, name: &CStr) -> Result<(), Errno> {
        let name = CString::new(without_slashes(name).0).map_err(|_| Errno::Inval)?;
        self.filestat(&name).and(Err(Errno::Exist)).map_err(|errno| match errno {
            Errno::Noent => Errno::Rofs,
            errno => errno,
        })
    }

    /// Removes an empty directory. Slashes behind its name mean nothing.
    ///
    /// # Errors
    /// As POSIX rmdir: `inval` for `.`, `notempty`, `notdir`.
    fn remove_directory(&self, name: &CStr) -> Result<(), Errno> {
        let _ = name;
        Err(Errno::Rofs)
    }

    /// Removes an entry that is no directory; who has it open keeps it.
    ///
    /// # Errors
    /// As Linux unlink: `isdir` for a directory; `notdir` for what is there and is said to be a directory by slashes.
    fn unlink(&self, name: &CStr) -> Result<(), Errno> {
        let _ = name;
        Err(Errno::Rofs)
    }

    /// Makes a symbolic link. What it says is nobody's affair until it is followed.
    ///
    /// # Errors
    /// As POSIX symlinkat: `exist`; `noent` for a new name with slashes.
    fn symlink(&self, target: &CStr, name: &CStr) -> Result<(), Errno> {
        let _ = (target, name);
        Err(Errno::Rofs)
    }

    /// Renames an entry, perhaps into another directory, over what is there and may be replaced. `to` may be of any kind:
    /// [`downcast_ref`](trait.Dir.html#method.downcast_ref) finds out whether it is one of its own.
    ///
    /// # Errors
    /// As POSIX rename; `xdev` into a directory of another kind or of another file system.
    fn rename(&self, name: &CStr, to: &dyn Dir, new_name: &CStr) -> Result<(), Errno> {
        let _ = (name, to, new_name);
        Err(Errno::Rofs)
    }

    /// Gives an entry that is no directory a second name, perhaps in another directory.
    ///
    /// # Errors
    /// As POSIX linkat: `exist`, `perm` for a directory; `xdev` as for [`rename`](Dir::rename).
    fn link(&self, name: &CStr, to: &dyn Dir, new_name: &CStr) -> Result<(), Errno> {
        let _ = (name, to, new_name);
        Err(Errno::Rofs)
    }

    /// Makes an entry for a socket of the host's, which is new: whoever finds it by [`socket`](Dir::socket) reaches that one. Where
    /// another directory does that for this one, it is asked.
    ///
    /// # Errors
    /// As POSIX bind: `addrinuse` when there is such an entry, `acces`; `noent` for a name with slashes.
    fn bind_socket(&self, name: &CStr, socket: &Handle) -> Result<SocketEntry, Errno> {
        let _ = (name, socket);
        Err(Errno::Rofs)
    }

    /// The socket that is an entry, to connect to. The default has none.
    ///
    /// # Errors
    /// As POSIX connect: `noent`, `connrefused` for anything else, a symbolic link included.
    fn socket(&self, name: &CStr) -> Result<Handle, Errno> {
        self.filestat(name).and(Err(Errno::Connrefused))
    }

    /// Writes the directory itself to its device, and all that is known of it unless `data_only`.
    ///
    /// # Errors
    /// As POSIX fsync.
    fn sync(&self, data_only: bool) -> Result<(), Errno> {
        let _ = data_only;
        Ok(())
    }

    /// Opens what a whole path beneath it leads to, where somebody else (an operating system) can keep it there; `None`
    /// says that the path has to be walked, which is always right.
    ///
    /// # Errors
    /// As POSIX openat; `notcapable` when the path leads out.
    fn open_path(&self, path: &CStr, how: &OpenHow) -> Result<Option<Arc<OpenFile>>, Errno> {
        let _ = (path, how);
        Ok(None)
    }

    /// The directory that a whole path beneath it leads to, on the same terms.
    ///
    /// # Errors
    /// As POSIX openat; `notcapable` when the path leads out.
    fn enter_path(&self, path: &[u8]) -> Result<Option<Arc<dyn Dir>>, Errno> {
        let _ = path;
        Ok(None)
    }

    /// The directory that a path of names leads down to, none of which is a link, `..` or a place that something lies over, on
    /// the same terms.
    ///
    /// # Errors
    /// As POSIX openat.
    fn enter_down(&self, path: &[u8]) -> Result<Option<Arc<dyn Dir>>, Errno> {
        let _ = path;
        Ok(None)
    }

    /// What is known of what a whole path beneath it leads to, on the same terms.
    ///
    /// # Errors
    /// As POSIX fstatat; `notcapable` when the path leads out.
    fn filestat_path(&self, path: &CStr, follow: bool) -> Result<Option<Filestat>, Errno> {
        let _ = (path, follow);
        Ok(None)
    }
}

impl dyn Dir {
    /// The directory as what it is, if it is a `D`: for those who rename and link between directories of one kind.
    #[must_use]
    pub fn downcast_ref<D: Dir>(&self) -> Option<&D> {
        (self as &dyn Any).downcast_ref()
    }
}

/// A name without the slashes behind it, and whether there were any.
#[must_use]
pub fn without_slashes(name: &CStr) -> (&[u8], bool) {
    let name = name.to_bytes();
    let end = name.iter().rposition(|byte| *byte != b'/').map_or(0, |last| last + 1);
    (&name[..end], end < name.len())
}

/// A device number that no other file system has: neither one that was given this way, nor one of the host's (Linux's
/// fit 32 bits).
#[must_use]
pub fn unique_device() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1 << 32);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// Where the entries of a directory go: a buffer of the guest's, in the layout that `fd_readdir` has.
pub struct Entries<'o, 'm> {
    to: &'o mut OutBytes<'m>,
    /// Names that are not shown.
    hidden: &'o [&'o [u8]],
    /// The serial number of `..`, if it is another than the directory itself says.
    parent: Option<u64>,
}

/// Bytes of a record before the name.
const HEADER: usize = 24;

impl<'o, 'm> Entries<'o, 'm> {
    pub(crate) fn new(to: &'o mut OutBytes<'m>) -> Self {
        Entries { to, hidden: &[], parent: None }
    }

    /// Has `body` add entries, of which those of the names `hidden` are left out, and `..` has the serial number `parent`.
    pub(crate) fn without<T>(
        &mut self,
        hidden: &[&[u8]],
        parent: Option<u64>,
        body: impl FnOnce(&mut Entries<'_, 'm>) -> T,
    ) -> T {
        body(&mut Entries { to: self.to, hidden, parent })
    }

    /// Adds an entry, cut to fill the buffer if it does not fit: the guest then sees the buffer full, and asks for that
    /// entry again. Whether there is room for more.
    pub fn push(&mut self, entry: &DirEntry<'_>) -> bool {
        if self.hidden.contains(&entry.name) {
            return true;
        }
        let ino = self.parent.filter(|_| entry.name == b"..").unwrap_or(entry.ino);
        let mut header = [0; HEADER];
        header[..8].copy_from_slice(&entry.next.to_le_bytes());
        header[8..16].copy_from_slice(&ino.to_le_bytes());
        // Names have at most 255 bytes.
        let length = u32::try_from(entry.name.len()).unwrap_or(u32::MAX);
        header[16..20].copy_from_slice(&length.to_le_bytes());
        header[20] = entry.filetype as u8;
        let to = &mut *self.to;
        to.push(&header) == HEADER && to.push(entry.name) == entry.name.len() && to.room() > 0
    }
}

impl OpenFile {
    /// Opens `dir`, with these status flags.
    #[must_use]
    pub fn directory(dir: Arc<dyn Dir>, status: Fdflags) -> Arc<OpenFile> {
        OpenFile::new(Opened(dir), status)
    }
}

/// The file half of a directory that has none of its own. It can be neither read, written nor seeked.
struct Opened(Arc<dyn Dir>);

impl File for Opened {
    fn filestat(&self) -> Result<Filestat, Errno> {
        self.0.filestat(c".")
    }

    fn filetype(&self) -> Result<Filetype, Errno> {
        Ok(Filetype::Directory)
    }

    fn rights(&self) -> Result<Rights, Errno> {
        Ok(crate::files::DIRECTORY)
    }

    fn read(&self, _: At, _: &IoVecs<'_>) -> Result<Size, Errno> {
        Err(Errno::Isdir)
    }

    fn seek(&self, _: Filedelta, _: Whence) -> Result<Filesize, Errno> {
        Err(Errno::Badf)
    }

    fn set_times(&self, times: SetTimes) -> Result<(), Errno> {
        self.0.set_times(c".", times)
    }

    fn allocate(&self, offset: Filesize, len: Filesize) -> Result<(), Errno> {
        let in_range = |number| Filedelta::try_from(number).is_ok();
        Err(if len > 0 && in_range(offset) && in_range(len) { Errno::Badf } else { Errno::Inval })
    }

    /// Nothing comes of it.
    fn advise(&self, _: Filesize, len: Filesize, _: Advice) -> Result<(), Errno> {
        Filedelta::try_from(len).map(drop).map_err(|_| Errno::Inval)
    }

    fn sync(&self, data_only: bool) -> Result<(), Errno> {
        self.0.sync(data_only)
    }

    /// Appending to what is never written changes nothing.
    fn set_status(&self, _: Fdflags, _: Fdflags) -> Result<(), Errno> {
        Ok(())
    }

    fn as_dir(&self) -> Option<&dyn Dir> {
        Some(&*self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ReadOnlyFile;
    use crate::sys::testing::Memory;

    /// One file, and nothing else.
    struct One;

    impl Dir for One {
        fn filestat(&self, name: &CStr) -> Result<Filestat, Errno> {
            match name.to_bytes() {
                b"." => Ok(Filestat::of(Filetype::Directory, 0)),
                b"one" => Ok(Filestat::of(Filetype::RegularFile, 4)),
                _ => Err(Errno::Noent),
            }
        }

        fn open(&self, name: &CStr, how: &OpenHow) -> Result<Arc<OpenFile>, Errno> {
            match how.check_read_only(self.filestat(name).map(|stat| stat.filetype))? {
                Filetype::Directory => Ok(OpenFile::directory(Arc::new(One), how.status)),
                _ => Ok(OpenFile::new(ReadOnlyFile::new("four"), how.status)),
            }
        }

        fn read_entries(&self, cookie: Dircookie, to: &mut Entries<'_, '_>) -> Result<(), Errno> {
            if cookie == 0 {
                to.push(&DirEntry { next: 1, ino: 7, filetype: Filetype::RegularFile, name: b"one" });
            }
            Ok(())
        }
    }

    #[test]
    fn what_a_small_directory_leaves_out_has_its_errno() {
        let read = OpenHow { read: true, ..OpenHow::default() };
        let dir = One.open(c".", &read).unwrap();
        assert_eq!(dir.file().filetype(), Ok(Filetype::Directory));
        assert_eq!(dir.seek(0, Whence::Cur), Err(Errno::Badf));
        assert_eq!(Memory::new(64).iovecs(&[0; 4], |iovs| dir.read(iovs)).0, Err(Errno::Isdir));
        let dir = dir.dir().unwrap();
        assert!(dir.downcast_ref::<One>().is_some());
        assert_eq!(dir.enter(c"one").err(), Some(Errno::Notdir));
        assert_eq!(dir.enter(c"two").err(), Some(Errno::Noent));
        assert_eq!(dir.link_target(c"one"), Err(Errno::Inval));
        assert_eq!(dir.link_target(c"two"), Err(Errno::Noent));
        assert_eq!(dir.create_directory(c"two/"), Err(Errno::Rofs));
        assert_eq!(dir.create_directory(c"one//"), Err(Errno::Exist));
        assert_eq!(dir.rename(c"one", &One, c"two"), Err(Errno::Rofs));
        let file = dir.open(c"one", &read).unwrap();
        assert!(file.dir().is_err());
        assert_eq!(Memory::new(64).iovecs(&[0; 6], |iovs| file.read(iovs)), (Ok(4), b"four\0\0".to_vec()));
    }

    #[test]
    fn opening_where_nothing_can_be_changed() {
        let read = OpenHow { read: true, ..OpenHow::default() };
        let (write, cut) = (OpenHow { write: true, ..read }, OpenHow { truncate: true, ..read });
        let create = OpenHow { create: true, ..read };
        let (exclusive, directory) =
            (OpenHow { exclusive: true, ..create }, OpenHow { directory: true, ..read });
        use Filetype::{Directory, RegularFile, SymbolicLink};
        let cases = [
            (read, Ok(RegularFile), None),
            (read, Ok(Directory), None),
            (read, Ok(SymbolicLink), Some(Errno::Loop)),
            (read, Err(Errno::Noent), Some(Errno::Noent)),
            (write, Ok(RegularFile), Some(Errno::Rofs)),
            (write, Ok(Directory), Some(Errno::Isdir)),
            (cut, Ok(RegularFile), Some(Errno::Rofs)),
            (create, Ok(RegularFile), None),
            (create, Ok(Directory), Some(Errno::Isdir)),
            (create, Err(Errno::Noent), Some(Errno::Rofs)),
            (create, Err(Errno::Nametoolong), Some(Errno::Nametoolong)),
            (exclusive, Ok(RegularFile), Some(Errno::Exist)),
            (exclusive, Ok(SymbolicLink), Some(Errno::Exist)),
            (exclusive, Err(Errno::Noent), Some(Errno::Rofs)),
            (directory, Ok(RegularFile), Some(Errno::Notdir)),
            (directory, Ok(SymbolicLink), Some(Errno::Notdir)),
            (directory, Ok(Directory), None),
        ];
        for (how, found, expected) in cases {
            assert_eq!(how.check_read_only(found).err(), expected, "{how:?} {found:?}");
        }
    }

    #[test]
    fn slashes_come_off_a_name() {
        let cases: [(&CStr, &[u8], bool); 4] =
            [(c"a", b"a", false), (c"a/", b"a", true), (c"a///", b"a", true), (c".", b".", false)];
        for (name, bare, slashes) in cases {
            assert_eq!(without_slashes(name), (bare, slashes));
        }
    }
}
