//! A file system in memory, as the embedder of a guest sees it.
//!
//! Main type: [`MemoryFs`]. One invariant: a path here means what it means to a guest that has the file system as its root:
//! it is taken apart in resolve.rs, follows links, and never leads out.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use waxwing_abi::GuestString;
use waxwing_abi::types::{Errno, Filestat, Filetype};

use crate::dir::Dir;
use crate::errno::from_io;
use crate::files::memory::{Contents, MAX_SIZE, MemoryDir, Node, Run, Volume};
use crate::mount::Root;
use crate::resolve::{self, Place, View};
use crate::sys::{OpenHow, SetTime, SetTimes};

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
        MemoryFs::with_limits(Usage { bytes: 1 << 30, nodes: 1 << 20 })
    }

    /// An empty file system that grows to these limits: what would go beyond answers `nospc`. Each node costs some hundred
    /// bytes of the host's memory, names and all, besides the bytes that it holds.
    #[must_use]
    pub fn with_limits(limits: Usage) -> Self {
        let root = Volume::create(limits.bytes, limits.nodes);
        let top = Arc::new(MemoryDir::new(Arc::clone(&root), false));
        MemoryFs { tree: Root { top, mounts: Vec::new() }, root }
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

#[cfg(test)]
mod tests {
    use waxwing_abi::OutBytes;
    use waxwing_abi::types::Fdflags;

    use super::*;
    use crate::dir::Entries;
    use crate::file::OpenFile;
    use crate::sys::testing::Memory;

    const WRITE: OpenHow = OpenHow {
        read: true,
        write: true,
        create: true,
        exclusive: false,
        truncate: false,
        directory: false,
        follow: false,
        status: Fdflags::empty(),
    };

    fn used(fs: &MemoryFs) -> (u64, u64) {
        let Usage { bytes, nodes } = fs.usage();
        (bytes, nodes)
    }

    fn names(fs: &MemoryFs, path: &str) -> Vec<String> {
        fs.list(path).unwrap().into_iter().map(|entry| entry.name).collect()
    }

    fn write(file: &OpenFile, bytes: &[u8]) -> Result<usize, Errno> {
        Memory::new(bytes.len() + 16).iovecs(bytes, |iovs| file.write(iovs)).0
    }

    #[test]
    fn what_is_written_is_read_listed_and_removed() {
        let fs = MemoryFs::new();
        assert_eq!((names(&fs, ""), used(&fs)), (vec![], (0, 0)));
        fs.create_dir_all("/a/b//c/").unwrap();
        fs.create_dir_all("a/b").unwrap();
        fs.write("a/b/file", "contents").unwrap();
        fs.symlink("b/file", "a/link").unwrap();
        fs.symlink("/a/b/..", "a/b/up").unwrap();
        fs.hard_link("a/b/up/link", "again").unwrap();
        assert_eq!(fs.read("a/link"), Ok(b"contents".to_vec()));
        assert_eq!(fs.read("../a/b/up/../a/b/up/link"), Ok(b"contents".to_vec()));
        assert_eq!(fs.read_link("again"), Ok("b/file".to_owned()));
        assert_eq!(fs.symlink_metadata("again").unwrap().nlink, 2);
        assert_eq!(fs.metadata("a/link").unwrap().size, 8);
        assert_eq!(fs.metadata("a").unwrap().nlink, 3);
        assert_eq!(names(&fs, "a"), ["b", "link"]);
        let walked: Vec<_> =
            fs.walk("/").unwrap().into_iter().map(|(path, stat)| (path, stat.filetype)).collect();
        use Filetype::{Directory, RegularFile, SymbolicLink};
        let expected = [
            ("a", Directory),
            ("a/b", Directory),
            ("a/b/c", Directory),
            ("a/b/file", RegularFile),
            ("a/b/up", SymbolicLink),
            ("a/link", SymbolicLink),
            ("again", SymbolicLink),
        ];
        assert_eq!(walked, expected.map(|(path, kind)| (path.to_owned(), kind)));
        assert_eq!(used(&fs), (8 + 6 + 7, 7));

        fs.write("a/link", "more").unwrap();
        assert_eq!(fs.read("a/b/file"), Ok(b"more".to_vec()));
        fs.set_size("a/b/file", 6).unwrap();
        assert_eq!(fs.read("a/b/file"), Ok(b"more\0\0".to_vec()));
        fs.rename("a/b/file", "a/moved").unwrap();
        assert_eq!(fs.read("a/link"), Err(Errno::Noent));
        assert_eq!(fs.rename("a", "a/b/below"), Err(Errno::Inval));
        assert_eq!(fs.remove("a"), Err(Errno::Notempty));
        fs.remove("a/link").unwrap();
        assert_eq!(fs.symlink_metadata("again").unwrap().nlink, 1);
        fs.remove_all("a").unwrap();
        assert_eq!((names(&fs, "/"), used(&fs)), (vec!["again".to_owned()], (6, 1)));
        fs.remove_all("").unwrap();
        assert_eq!(used(&fs), (0, 0));
        assert_eq!(fs.remove("/"), Err(Errno::Inval));
    }

    #[test]
    fn what_cannot_be_had_has_its_errno() {
        let fs = MemoryFs::new();
        fs.create_dir("dir").unwrap();
        fs.write("file", "").unwrap();
        fs.symlink("loop", "loop").unwrap();
        assert_eq!(fs.read("none"), Err(Errno::Noent));
        assert_eq!(fs.read("dir"), Err(Errno::Isdir));
        assert_eq!(fs.read("loop"), Err(Errno::Loop));
        assert_eq!(fs.read("file/"), Err(Errno::Notdir));
        assert_eq!(fs.write("dir", ""), Err(Errno::Isdir));
        assert_eq!(fs.write("none/file", ""), Err(Errno::Noent));
        assert_eq!(fs.write("file/file", ""), Err(Errno::Notdir));
        assert_eq!(fs.create_dir("file"), Err(Errno::Exist));
        assert_eq!(fs.create_dir_all("file/x"), Err(Errno::Notdir));
        assert_eq!(fs.hard_link("dir", "other"), Err(Errno::Perm));
        assert_eq!(fs.symlink("x", "new/"), Err(Errno::Noent));
        assert_eq!(fs.symlink("", "new"), Err(Errno::Noent));
        assert_eq!(fs.symlink("a\0b", "new"), Err(Errno::Inval));
        assert_eq!(fs.list("file"), Err(Errno::Notdir));
        assert!(matches!(fs.dir("file"), Err(Errno::Notdir)));
        assert_eq!(fs.set_size("file", (16 << 40) + 1), Err(Errno::Fbig));
        fs.set_size("file", 16 << 40).unwrap();
        assert_eq!(fs.metadata("file").unwrap().size, 16 << 40);
        assert_eq!(fs.usage().bytes, 4);
        let long = "n".repeat(255);
        fs.write(&long, "").unwrap();
        fs.rename(&long, "file").unwrap();
        for errno in [
            fs.write(&"n".repeat(256), ""),
            fs.rename("file", &"n".repeat(256)),
            fs.create_dir(&"n".repeat(256)),
            fs.write(&"n/".repeat(2048), ""),
        ] {
            assert_eq!(errno, Err(Errno::Nametoolong));
        }
    }

    #[test]
    fn limits_hold_and_what_is_removed_gives_room() {
        let fs = MemoryFs::with_limits(Usage { bytes: 100, nodes: 3 });
        fs.write("a", [1; 60]).unwrap();
        assert_eq!(fs.write("b", [2; 60]), Err(Errno::Nospc));
        // It is there, and empty, as after a write that failed.
        assert_eq!(fs.read("b"), Ok(vec![]));
        assert_eq!(fs.symlink(&"t".repeat(41), "c"), Err(Errno::Nospc));
        assert_eq!(used(&fs), (60, 2));
        fs.hard_link("a", "c").unwrap();
        for refused in [fs.create_dir("d"), fs.write("d", ""), fs.hard_link("a", "d"), fs.symlink("x", "d")] {
            assert_eq!(refused, Err(Errno::Nospc));
        }
        // Somebody has it open: it goes when they close it.
        let open = fs.root().open(c"a", &WRITE).unwrap();
        fs.remove("a").unwrap();
        fs.remove("c").unwrap();
        assert_eq!((names(&fs, ""), used(&fs)), (vec!["b".to_owned()], (60, 2)));
        assert_eq!(open.file().filestat().unwrap().nlink, 0);
        assert_eq!(write(&open, &[3; 100]), Ok(100));
        assert_eq!(write(&open, &[3; 1]), Err(Errno::Nospc));
        assert_eq!(fs.write("b", "1"), Err(Errno::Nospc));
        drop(open);
        assert_eq!(used(&fs), (0, 1));
        fs.write("b", [2; 100]).unwrap();
        assert_eq!(fs.limits(), Usage { bytes: 100, nodes: 3 });
    }

    #[test]
    fn trees_are_copied_to_the_host_and_back() {
        let temp = tempfile::tempdir().unwrap();
        let (one, two) = (MemoryFs::new(), MemoryFs::new());
        one.create_dir_all("a/b/c").unwrap();
        one.write("a/file", [7; 100_000]).unwrap();
        one.symlink("/anywhere", "a/b/link").unwrap();
        one.copy_out("a", temp.path().join("out")).unwrap();
        assert_eq!(fs::read(temp.path().join("out/file")).unwrap(), [7; 100_000]);
        assert_eq!(one.copy_out("a", temp.path().join("out")), Err(Errno::Exist));
        two.copy_in(temp.path(), "in").unwrap();
        let there: Vec<_> =
            two.walk("in/out").unwrap().into_iter().map(|(path, stat)| (path, stat.size)).collect();
        let mut expected: Vec<_> =
            one.walk("a").unwrap().into_iter().map(|(path, stat)| (path, stat.size)).collect();
        expected.sort();
        let mut sorted = there.clone();
        sorted.sort();
        assert_eq!(sorted, expected);
        assert_eq!(two.read_link("in/out/b/link").as_deref(), Ok("/anywhere"));
        let modified = fs::metadata(temp.path().join("out")).unwrap().modified().unwrap();
        let modified = modified.duration_since(std::time::UNIX_EPOCH).unwrap().as_nanos();
        assert_eq!(u128::from(two.metadata("in/out").unwrap().mtim), modified);
        assert_eq!(two.copy_in(temp.path().join("none"), "x"), Err(Errno::Noent));
    }

    #[test]
    fn times_follow_what_is_done() {
        let fs = MemoryFs::new();
        let long_ago = SetTimes { atim: SetTime::To(5), mtim: SetTime::To(1_000_000_007) };
        fs.write("file", "x").unwrap();
        fs.set_times("file", long_ago).unwrap();
        let stat = fs.metadata("file").unwrap();
        assert_eq!((stat.atim, stat.mtim), (5, 1_000_000_007));
        assert!(stat.ctim > 1_600_000_000_000_000_000);
        let file = fs.root().open(c"file", &WRITE).unwrap();
        assert_eq!(Memory::new(64).iovecs(&[0; 4], |iovs| file.read(iovs)).0, Ok(1));
        let read = fs.metadata("file").unwrap();
        assert!(read.atim >= stat.ctim && read.mtim == stat.mtim && read.ctim == stat.ctim);
        fs.set_times("file", long_ago).unwrap();
        assert_eq!(write(&file, b"y"), Ok(1));
        let written = fs.metadata("file").unwrap();
        assert!(written.atim == 5 && written.mtim > stat.ctim && written.ctim == written.mtim);
        // A name's change is the directory's, and not the file's contents'.
        fs.set_times("", long_ago).unwrap();
        fs.set_times("file", long_ago).unwrap();
        fs.rename("file", "other").unwrap();
        assert!(fs.metadata("").unwrap().mtim > 1_600_000_000_000_000_000);
        assert_eq!(fs.metadata("other").unwrap().mtim, 1_000_000_007);
    }

    #[test]
    fn a_read_only_mount_changes_nothing_however_it_is_asked() {
        let fs = MemoryFs::new();
        fs.create_dir_all("dir/sub").unwrap();
        fs.write("dir/file", "text").unwrap();
        let dir = fs.dir_read_only("dir").unwrap();
        let read = OpenHow { write: false, create: false, ..WRITE };
        assert_eq!(dir.open(c"file", &WRITE).err(), Some(Errno::Rofs));
        assert_eq!(dir.open(c"new", &WRITE).err(), Some(Errno::Rofs));
        assert_eq!(dir.open(c"file", &OpenHow { truncate: true, ..read }).err(), Some(Errno::Rofs));
        assert_eq!(dir.open(c"new", &read).err(), Some(Errno::Noent));
        let file = dir.open(c"file", &OpenHow { create: true, ..read }).unwrap();
        let now = SetTimes { atim: SetTime::Now, mtim: SetTime::Now };
        let sub = dir.enter(c"sub").unwrap();
        let writable = fs.dir("dir").unwrap();
        for refused in [
            file.file().set_size(0),
            file.file().set_times(now),
            file.file().allocate(0, 1),
            dir.open(c".", &read).unwrap().file().set_times(now),
            dir.set_times(c"file", now),
            dir.create_directory(c"new/"),
            dir.remove_directory(c"sub"),
            dir.unlink(c"file"),
            dir.symlink(c"x", c"new"),
            dir.rename(c"file", &*writable, c"new"),
            writable.rename(c"file", &*dir, c"new"),
            dir.link(c"file", &*writable, c"new"),
            writable.link(c"file", &*dir, c"new"),
            sub.create_directory(c"new"),
        ] {
            assert_eq!(refused, Err(Errno::Rofs));
        }
        // As Linux: whoever makes sure that a directory is there need not care what it is on.
        assert_eq!(dir.create_directory(c"sub/"), Err(Errno::Exist));
        assert_eq!(names(&fs, "dir"), ["sub", "file"]);
        let other = MemoryFs::new();
        assert_eq!(writable.rename(c"file", &*other.root(), c"file"), Err(Errno::Xdev));
        assert_eq!(writable.link(c"file", &*other.root(), c"file"), Err(Errno::Xdev));
    }

    /// Reads from `cookie` on as libc does, in a buffer of `len` bytes; `between` may change the directory.
    fn listing(dir: &dyn Dir, len: usize, mut cookie: u64, mut between: impl FnMut()) -> Vec<String> {
        let mut found = Vec::new();
        loop {
            let read = |out: &mut OutBytes<'_>| {
                dir.read_entries(cookie, &mut Entries::new(out)).map(|()| out.written())
            };
            let (used, bytes) = Memory::new(len).out(len, read);
            let mut rest = &bytes[..used.unwrap()];
            while rest.len() >= 24 {
                let length = u32::from_le_bytes(rest[16..20].try_into().unwrap()) as usize;
                let Some(name) = rest.get(24..24 + length) else { break };
                cookie = u64::from_le_bytes(rest[..8].try_into().unwrap());
                found.push(String::from_utf8(name.to_vec()).unwrap());
                rest = &rest[24 + length..];
            }
            if used.unwrap() < len {
                return found;
            }
            between();
        }
    }

    #[test]
    fn a_listing_shows_once_what_stays_whatever_comes_and_goes() {
        let fs = MemoryFs::new();
        for number in 0..300 {
            fs.write(&format!("stays-{number}"), "").unwrap();
            fs.write(&format!("goes-{number}"), "").unwrap();
            fs.write(&format!("turns-{number}"), "").unwrap();
        }
        let dir = fs.root();
        let mut round = 0;
        let found = listing(&*dir, 300, 0, || {
            let _ = fs.remove(&format!("goes-{}", 299 - round));
            let _ = fs.rename(&format!("turns-{round}"), &format!("turned-{round}"));
            // As many as are listed: the listing ends all the same.
            for number in 0..20 {
                fs.write(&format!("new-{round}-{number}"), "").unwrap();
            }
            round += 1;
        });
        let count = |start: &str| found.iter().filter(|name| name.starts_with(start)).count();
        assert_eq!((count("stays-"), count("turn"), count("new-")), (300, 300, 0));
        assert_eq!(count("goes-") + (0..300).filter(|n| !found.contains(&format!("goes-{n}"))).count(), 300);
        assert!(count("goes-") < 300);
        let mut once = found.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), found.len());
        // From the start, all is there; from any cookie on, what came after it.
        let all = listing(&*dir, 4096, 0, || ());
        assert_eq!(all.len(), 2 + names(&fs, "").len());
        assert_eq!(all[..3], [".", "..", "stays-0"]);
        assert_eq!(listing(&*dir, 4096, 1, || ()), all[1..]);
        assert_eq!(listing(&*fs.root(), 4096, 2, || ()), all[2..]);
        assert_eq!(listing(&*dir, 4096, u64::MAX, || ()), [""; 0]);
    }

    #[test]
    fn a_tree_of_any_depth_goes_without_a_deep_stack() {
        let fs = MemoryFs::new();
        let mut dir = fs.root();
        for _ in 0..100_000 {
            dir.create_directory(c"d").unwrap();
            dir = dir.enter(c"d").unwrap();
        }
        assert_eq!(fs.usage().nodes, 100_000);
        fs.create_dir("other").unwrap();
        fs.rename("d/d", "other/d").unwrap();
        fs.remove_all("other").unwrap();
        assert_eq!(fs.usage().nodes, 2, "one is open");
        drop(dir);
        let mut dir = fs.root();
        for _ in 0..100_000 {
            let _ = dir.create_directory(c"d");
            dir = dir.enter(c"d").unwrap();
        }
        drop((dir, fs));
    }

    /// Threads do what they like to each other; whoever waits for a lock gets it, and in the end all is counted right.
    #[test]
    fn many_threads_in_one_tree() {
        const NAMES: [&std::ffi::CStr; 4] = [c"a", c"b", c"c", c"d"];
        let fs = MemoryFs::with_limits(Usage { bytes: 1 << 20, nodes: 200 });
        std::thread::scope(|scope| {
            for seed in 1..=4u64 {
                let fs = fs.clone();
                scope.spawn(move || {
                    let mut state = seed;
                    let mut random = |below: usize| {
                        state ^= state << 13;
                        state ^= state >> 7;
                        state ^= state << 17;
                        usize::try_from(state >> 40).unwrap() % below
                    };
                    let mut dirs = vec![fs.root()];
                    for _ in 0..8_000 {
                        let (name, other) = (NAMES[random(4)], NAMES[random(4)]);
                        let (from, to) = (dirs[random(dirs.len())].clone(), dirs[random(dirs.len())].clone());
                        match random(9) {
                            0 | 1 => drop(from.create_directory(name)),
                            2 => drop(from.remove_directory(name)),
                            3 => drop(from.unlink(name)),
                            4 => drop(from.link(name, &*to, other)),
                            5 => drop(from.open(name, &WRITE).and_then(|file| write(&file, &[7; 100]))),
                            6 => {
                                if let Ok(dir) = from.enter(name) {
                                    dirs.push(dir);
                                }
                                if dirs.len() > 6 {
                                    dirs.remove(1);
                                }
                            }
                            _ => drop(from.rename(name, &*to, other)),
                        }
                    }
                });
            }
        });
        // Each directory's links are right, and what is counted is what is there.
        let all = fs.walk("").unwrap();
        let mut nodes = std::collections::BTreeMap::new();
        for (path, stat) in &all {
            let below = |(other, stat): &&(String, Filestat)| {
                other.rsplit_once('/').map_or("", |(above, _)| above) == path
                    && stat.filetype == Filetype::Directory
            };
            let (names, _) = nodes.entry(stat.ino).or_insert((0, stat.size));
            *names += 1;
            match stat.filetype {
                Filetype::Directory => {
                    assert_eq!(stat.nlink, 2 + all.iter().filter(below).count() as u64, "{path}")
                }
                _ => assert_eq!(
                    stat.nlink,
                    all.iter().filter(|(_, other)| other.ino == stat.ino).count() as u64
                ),
            }
        }
        assert_eq!(used(&fs), (nodes.values().map(|(_, size)| size).sum(), all.len() as u64));
        fs.remove_all("").unwrap();
        assert_eq!(used(&fs), (0, 0));
    }
}
