//! A file system in memory, as the embedder of a guest sees it.
//!
//! Main type: [`MemoryFs`]. One invariant: a path here means what it means to a guest that has the file system as its root:
//! it is taken apart in resolve.rs, follows links, and never leads out.

#[cfg(unix)]
use std::fs;
#[cfg(unix)]
use std::path::Path;
use std::sync::Arc;

use waxwing_abi::GuestString;
use waxwing_abi::types::{Errno, Filestat, Filetype};

use crate::dir::Dir;
#[cfg(unix)]
use crate::errno::from_io;
use crate::files::memory::{Contents, MAX_SIZE, MemoryDir, Node, Run, Volume};
use crate::mount::Root;
use crate::resolve::{self, Place, View};
#[cfg(unix)]
use crate::sys::SetTime;
use crate::sys::{OpenHow, SetTimes};

/// A file system in the host's memory, empty when it is made: regular files, directories, symbolic and hard links. Guests
/// get it, or a directory in it, by [`Builder::mount`](crate::Builder::mount), any number of them at once; whoever has this
/// value reads and changes it before, while and after they run. Clones are the same file system, which lives until the last
/// clone, mount and open file of it are gone.
///
/// Paths are those of a guest: `/` between names, relative ones start at the top as absolute ones do, symbolic links are
/// followed (but for a last one where a method says so), absolute links start at the top, and `..` at the top stays there.
/// A name has up to 255 bytes, a path up to 4,095. The empty path is the top.
///
/// Files have up to 16 TiB, and may have holes, which take no room; contents are kept in pieces of up to 16 KiB. Times are the real-time clock's,
/// in nanoseconds, and reading is noted each time. There are no owners and no permissions. File locks of the host's own
/// processes do not exist for it, and no FIFOs, devices or sockets.
///
/// ```
/// use std::sync::Arc;
/// use waxwing::{MemoryFs, Process};
///
/// let fs = MemoryFs::new();
/// fs.create_dir_all("in/deep")?;
/// fs.write("in/deep/question", "6 * 7")?;
/// let builder = Process::builder()
///     .mount("/in", fs.dir_read_only("in")?)
///     .mount("/", fs.root());
/// // After the guest has run:
/// assert_eq!(fs.read("/in/deep/question")?, b"6 * 7");
/// # Ok::<(), waxwing::abi::types::Errno>(())
/// ```
#[derive(Clone)]
pub struct MemoryFs {
    tree: Root,
    root: Arc<Node>,
}

/// How much of a [`MemoryFs`] is in use, or may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Bytes of files, holes not counted, and of the targets of symbolic links.
    pub bytes: u64,
    /// Files, directories and links, and every further name of a file. The top is not counted.
    pub nodes: u64,
}

/// An entry of a directory in a [`MemoryFs`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemoryEntry {
    /// Its name; a name that is no text (which no guest can make) has replacement characters.
    pub name: String,
    /// What kind it is, a symbolic link being itself.
    pub filetype: Filetype,
    /// Its serial number in the file system.
    pub ino: u64,
}

impl Default for MemoryFs {
    fn default() -> Self {
        MemoryFs::new()
    }
}

impl std::fmt::Debug for MemoryFs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MemoryFs").field("usage", &self.usage()).finish_non_exhaustive()
    }
}

impl MemoryFs {
    /// An empty file system for up to 1 GiB in 1,048,576 files. Nothing of it is taken before it is used.
    #[must_use]
    pub fn new() -> Self {
        MemoryFs::with_size(1 << 30)
    }

    /// An empty file system for up to so many bytes, in a file for each KiB of them, but at least 1,024: then names and
    /// empty files cannot take much more of the host's memory than the bytes do.
    #[must_use]
    pub fn with_size(bytes: u64) -> Self {
        MemoryFs::with_limits(Usage { bytes, nodes: (bytes / 1024).max(1024) })
    }

    /// An empty file system that grows to these limits: what would go beyond answers `nospc`. Each node costs some hundred
    /// bytes of the host's memory, names and all, besides the bytes that it holds.
    #[must_use]
    pub fn with_limits(limits: Usage) -> Self {
        let root = Volume::create(limits.bytes, limits.nodes);
        let top = Arc::new(MemoryDir::new(Arc::clone(&root), false));
        MemoryFs { tree: Root { top }, root }
    }

    /// Its limits.
    #[must_use]
    pub fn limits(&self) -> Usage {
        let volume = &self.root.volume;
        Usage { bytes: volume.bytes.all(), nodes: volume.nodes.all() }
    }

    /// How much of it is in use, files that were removed while guests have them open included.
    #[must_use]
    pub fn usage(&self) -> Usage {
        let Usage { bytes, nodes } = self.limits();
        let volume = &self.root.volume;
        Usage { bytes: bytes - volume.bytes.left(), nodes: nodes - volume.nodes.left() }
    }

    /// The top, to be mounted.
    #[must_use]
    pub fn root(&self) -> Arc<dyn Dir> {
        Arc::new(MemoryDir::new(Arc::clone(&self.root), false))
    }

    /// The top, to be mounted where guests may change nothing.
    #[must_use]
    pub fn root_read_only(&self) -> Arc<dyn Dir> {
        Arc::new(MemoryDir::new(Arc::clone(&self.root), true))
    }

    /// A directory, to be mounted: it is this one also when it is moved, and stays open when it is removed.
    ///
    /// # Errors
    /// `noent`, `notdir` and the like.
    pub fn dir(&self, path: &str) -> Result<Arc<dyn Dir>, Errno> {
        Ok(Arc::new(MemoryDir::new(self.directory(path)?, false)))
    }

    /// As [`MemoryFs::dir`], where guests may change nothing.
    ///
    /// # Errors
    /// As [`MemoryFs::dir`].
    pub fn dir_read_only(&self, path: &str) -> Result<Arc<dyn Dir>, Errno> {
        Ok(Arc::new(MemoryDir::new(self.directory(path)?, true)))
    }

    /// What a file holds. A guest that is writing it meanwhile has done all of a call's work, or nothing.
    ///
    /// # Errors
    /// `noent`, `isdir`; `nomem` when the host has no memory for a second copy of it (one with holes may be larger than all
    /// there is).
    pub fn read(&self, path: &str) -> Result<Vec<u8>, Errno> {
        let node = self.node(path, true)?;
        let contents = node.contents()?;
        let mut bytes = Vec::new();
        let size = usize::try_from(contents.size()).map_err(|_| Errno::Nomem)?;
        bytes.try_reserve_exact(size).map_err(|_| Errno::Nomem)?;
        contents.read(0, size, &mut |run| match run {
            Run::Bytes(run) => bytes.extend_from_slice(run),
            Run::Hole(len) => bytes.resize(bytes.len() + len, 0),
        });
        Ok(bytes)
    }

    /// Has a file hold these bytes and no others; makes it if it is not there. Guests see what it held before or what it
    /// holds then.
    ///
    /// # Errors
    /// `noent` when its directory is not there, `isdir`; `nospc`, and the file holds what it did then.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> Result<(), Errno> {
        let mut bytes = bytes.as_ref();
        let how = OpenHow { write: true, create: true, follow: true, ..OpenHow::default() };
        resolve::open(self.view(), &*self.tree.top, &said(path)?, &how)?;
        let node = self.node(path, true)?;
        let budget = &node.volume.bytes;
        let mut contents = Contents::default();
        let wanted = bytes.len();
        let written = contents.write(0, wanted, budget, &mut |to| {
            let (head, tail) = bytes.split_at(to.len());
            to.copy_from_slice(head);
            bytes = tail;
        });
        if written != Ok(wanted) {
            contents.set_size(0, budget);
            return Err(written.err().unwrap_or(Errno::Nospc));
        }
        let mut old = std::mem::replace(&mut *node.contents_to_change()?, contents);
        old.set_size(0, budget);
        node.touch_changed();
        Ok(())
    }

    /// Cuts a file, or makes it longer by a hole.
    ///
    /// # Errors
    /// `noent`, `isdir`; `fbig` beyond 16 TiB.
    pub fn set_size(&self, path: &str, size: u64) -> Result<(), Errno> {
        if size > MAX_SIZE {
            return Err(Errno::Fbig);
        }
        let node = self.node(path, true)?;
        node.contents_to_change()?.set_size(size, &node.volume.bytes);
        node.touch_changed();
        Ok(())
    }

    /// Makes a directory.
    ///
    /// # Errors
    /// `exist`, `noent` when the one it lies in is not there, `nospc`.
    pub fn create_dir(&self, path: &str) -> Result<(), Errno> {
        self.at(path, |place| place.dir().create_directory(place.name()))
    }

    /// Makes a directory, and those it lies in, as far as they are not there.
    ///
    /// # Errors
    /// `notdir` when something else is in the way, `nospc`.
    pub fn create_dir_all(&self, path: &str) -> Result<(), Errno> {
        let ends = path.match_indices('/').map(|(slash, _)| slash).chain([path.len()]);
        for end in ends.filter(|end| *end > 0) {
            match self.create_dir(&path[..end]) {
                Err(Errno::Exist) => self.directory(&path[..end]).map(drop)?,
                made => made?,
            }
        }
        Ok(())
    }

    /// Makes a symbolic link at `path` that says `target`.
    ///
    /// # Errors
    /// `exist`, `noent`, `nospc`; `inval` for a target with a NUL, `nametoolong` for one beyond 4,095 bytes.
    pub fn symlink(&self, target: &str, path: &str) -> Result<(), Errno> {
        let target = GuestString::from_host(target)?;
        self.at(path, |place| place.dir().symlink(target.as_cstr(), place.name()))
    }

    /// Where the symbolic link at `path` leads, as it says.
    ///
    /// # Errors
    /// `inval` for anything else, `noent`.
    pub fn read_link(&self, path: &str) -> Result<String, Errno> {
        Ok(String::from_utf8_lossy(self.node(path, false)?.target()?).into_owned())
    }

    /// Gives the file or symbolic link at `path` the further name `new`.
    ///
    /// # Errors
    /// As POSIX link: `exist`, `noent`, `perm` for a directory, `nospc`.
    pub fn hard_link(&self, path: &str, new: &str) -> Result<(), Errno> {
        let (path, new) = (said(path)?, said(new)?);
        let old = resolve::object(self.view(), &*self.tree.top, &path, false)?;
        let new = resolve::entry(self.view(), &*self.tree.top, &new)?;
        old.dir().link(old.name(), new.dir(), new.name())
    }

    /// Renames `path` to `new`, over what is there and may be replaced: a file by a file, an empty directory by a directory.
    ///
    /// # Errors
    /// As POSIX rename.
    pub fn rename(&self, path: &str, new: &str) -> Result<(), Errno> {
        let (path, new) = (said(path)?, said(new)?);
        let old = resolve::entry(self.view(), &*self.tree.top, &path)?;
        let new = resolve::entry(self.view(), &*self.tree.top, &new)?;
        old.dir().rename(old.name(), new.dir(), new.name())
    }

    /// Removes a file, a symbolic link (not what it leads to), or an empty directory.
    ///
    /// # Errors
    /// `noent`, `notempty`; `inval` for the top.
    pub fn remove(&self, path: &str) -> Result<(), Errno> {
        self.at(path, |place| match place.dir().unlink(place.name()) {
            Err(Errno::Isdir) => place.dir().remove_directory(place.name()),
            removed => removed,
        })
    }

    /// Removes what is at `path` and all that lies below it; of the top, all that lies below it.
    ///
    /// # Errors
    /// `noent`. Guests that make files there meanwhile may prolong it.
    pub fn remove_all(&self, path: &str) -> Result<(), Errno> {
        let node = self.node(path, false)?;
        if node.is_directory() {
            node.clear()?;
            if Arc::ptr_eq(&node, &self.root) {
                return Ok(());
            }
        }
        self.remove(path)
    }

    /// What is known of what is at `path`, a symbolic link being followed.
    ///
    /// # Errors
    /// `noent`, `loop` and the like.
    pub fn metadata(&self, path: &str) -> Result<Filestat, Errno> {
        self.node(path, true).map(|node| node.filestat())
    }

    /// As [`MemoryFs::metadata`], of a symbolic link itself.
    ///
    /// # Errors
    /// As [`MemoryFs::metadata`].
    pub fn symlink_metadata(&self, path: &str) -> Result<Filestat, Errno> {
        self.node(path, false).map(|node| node.filestat())
    }

    /// Sets the times of what is at `path`, a symbolic link being followed.
    ///
    /// # Errors
    /// As [`MemoryFs::metadata`].
    pub fn set_times(&self, path: &str, times: SetTimes) -> Result<(), Errno> {
        self.node(path, true).map(|node| node.set_times(times))
    }

    /// The entries of a directory, in the order in which they were made, without `.` and `..`.
    ///
    /// # Errors
    /// `noent`, `notdir`.
    pub fn list(&self, path: &str) -> Result<Vec<MemoryEntry>, Errno> {
        let node = self.directory(path)?;
        let entries = node.entries()?.into_iter().map(|(name, node)| MemoryEntry {
            name: String::from_utf8_lossy(&name).into_owned(),
            filetype: node.filetype(),
            ino: node.number(),
        });
        Ok(entries.collect())
    }

    /// All that lies below a directory, links not being followed: paths from there, and what is known of each. What holds
    /// others comes before them.
    ///
    /// # Errors
    /// `noent`, `notdir`.
    pub fn walk(&self, path: &str) -> Result<Vec<(String, Filestat)>, Errno> {
        let mut found = Vec::new();
        let mut left = vec![(String::new(), self.directory(path)?)];
        while let Some((path, node)) = left.pop() {
            if !path.is_empty() {
                found.push((path.clone(), node.filestat()));
            }
            if !node.is_directory() {
                continue;
            }
            // One that has been removed meanwhile holds nothing.
            let entries = node.entries().unwrap_or_default();
            left.extend(entries.into_iter().rev().map(|(name, node)| {
                let name = String::from_utf8_lossy(&name);
                let path = if path.is_empty() { name.into_owned() } else { format!("{path}/{name}") };
                (path, node)
            }));
        }
        Ok(found)
    }

    /// Copies the directory `host` of the host, all that is in it and the times of each, into the directory `path`, which is
    /// made if it is not there. Symbolic links are copied as they are, wherever they lead; a file with several names becomes
    /// several files.
    ///
    /// # Errors
    /// `notsup` for FIFOs, devices and sockets; `ilseq` for a name or a link that is no text; what the host says, `nospc`.
    /// What was copied before stays.
    #[cfg(unix)]
    pub fn copy_in(&self, host: impl AsRef<Path>, path: &str) -> Result<(), Errno> {
        use std::time::SystemTime;
        let nanoseconds = |time: std::io::Result<SystemTime>| {
            let since = time.ok().and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok());
            SetTime::To(since.map_or(0, |since| since.as_nanos().try_into().unwrap_or(u64::MAX)))
        };
        self.create_dir_all(path)?;
        let mut left = vec![(host.as_ref().to_owned(), path.to_owned())];
        // Making what is in a directory changes its times, so they come last, from the deepest up.
        let mut dirs = Vec::new();
        while let Some((host, path)) = left.pop() {
            dirs.push((fs::metadata(&host).map_err(|error| from_io(&error))?, path.clone()));
            for entry in fs::read_dir(&host).map_err(|error| from_io(&error))? {
                let entry = entry.map_err(|error| from_io(&error))?;
                let host = entry.path();
                let path = format!("{path}/{}", entry.file_name().to_str().ok_or(Errno::Ilseq)?);
                let meta = entry.metadata().map_err(|error| from_io(&error))?;
                if meta.is_dir() {
                    self.create_dir_all(&path)?;
                    left.push((host, path));
                } else if meta.is_symlink() {
                    let target = fs::read_link(&host).map_err(|error| from_io(&error))?;
                    self.symlink(target.to_str().ok_or(Errno::Ilseq)?, &path)?;
                } else if meta.is_file() {
                    self.write(&path, fs::read(&host).map_err(|error| from_io(&error))?)?;
                    let times =
                        SetTimes { atim: nanoseconds(meta.accessed()), mtim: nanoseconds(meta.modified()) };
                    self.set_times(&path, times)?;
                } else {
                    return Err(Errno::Notsup);
                }
            }
        }
        for (meta, path) in dirs.into_iter().rev() {
            let times = SetTimes { atim: nanoseconds(meta.accessed()), mtim: nanoseconds(meta.modified()) };
            self.set_times(&path, times)?;
        }
        Ok(())
    }

    /// Copies the directory `path` and all that is in it into the directory `host` of the host, which is made if it is not
    /// there. Nothing that is there is replaced. Links that guests have made lead where they say: on the host, that may be
    /// anywhere.
    ///
    /// # Errors
    /// `exist`; `noent`, `notdir`; what the host says. What was copied before stays.
    #[cfg(unix)]
    pub fn copy_out(&self, path: &str, host: impl AsRef<Path>) -> Result<(), Errno> {
        let host = host.as_ref();
        let all = self.walk(path)?;
        fs::create_dir_all(host).map_err(|error| from_io(&error))?;
        for (below, stat) in all {
            let (from, to) = (format!("{path}/{below}"), host.join(&below));
            let copied = match stat.filetype {
                Filetype::Directory => fs::create_dir(to),
                Filetype::SymbolicLink => std::os::unix::fs::symlink(self.read_link(&from)?, to),
                _ => {
                    use std::io::Write;
                    let bytes = self.read(&from)?;
                    fs::File::create_new(to).and_then(|mut file| file.write_all(&bytes))
                }
            };
            copied.map_err(|error| from_io(&error))?;
        }
        Ok(())
    }

    /// What all of it lies on.
    pub(crate) fn volume(&self) -> Arc<Volume> {
        Arc::clone(&self.root.volume)
    }

    fn view(&self) -> View<'_> {
        View::Rooted(&self.tree)
    }

    /// Does something with an entry.
    fn at(&self, path: &str, act: impl FnOnce(&Place<'_>) -> Result<(), Errno>) -> Result<(), Errno> {
        act(&resolve::entry(self.view(), &*self.tree.top, &said(path)?)?)
    }

    fn node(&self, path: &str, follow: bool) -> Result<Arc<Node>, Errno> {
        let path = said(path)?;
        let place = resolve::object(self.view(), &*self.tree.top, &path, follow)?;
        place.dir().downcast_ref::<MemoryDir>().ok_or(Errno::Xdev)?.find(place.name())
    }

    fn directory(&self, path: &str) -> Result<Arc<Node>, Errno> {
        let node = self.node(path, true)?;
        if node.is_directory() { Ok(node) } else { Err(Errno::Notdir) }
    }
}

fn said(path: &str) -> Result<GuestString, Errno> {
    GuestString::from_host(if path.is_empty() { "." } else { path })
}

#[cfg(all(test, unix))]
mod tests;
