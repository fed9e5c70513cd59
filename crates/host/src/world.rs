//! What a WASIX process sees of the file system: one tree, and a current directory in it.
//!
//! Main type: [`World`]. Processes that come from one another share the tree and have current directories of their own. A
//! path means here what POSIX says: absolute ones start at the top, others at the current directory, or at the descriptor
//! that a call is given with them. One invariant: whatever path or link a guest says, what is reached is in its tree.

use std::ffi::CString;
use std::sync::{Arc, Mutex, PoisonError};

use waxwing_abi::GuestString;
use waxwing_abi::types::{Errno, Fd, Filestat, Rights};

use crate::builder::BuildError;
use crate::dir::Dir;
use crate::fd_table::{self, Entry, FdTable, Origin};
use crate::file::OpenFile;
use crate::files::{Devices, PREVIEW1, SHARED_NAME, SharedFile};
use crate::memory_fs::MemoryFs;
use crate::mount::{self, Mount, Placed, Root};
use crate::policy::{self, Attempt, Policy};
use crate::random::Random;
use crate::resolve::{self, Opened, Place, View};
use crate::sys::OpenHow;
use crate::terminal::Terminal;

/// The tree of a process, and its current directory.
pub(crate) struct World {
    root: Root,
    cwd: Mutex<Placed>,
}

/// What a tree is made of.
pub(crate) struct Plan {
    /// The directories that were given: under which name, which of them, and what it is.
    pub(crate) dirs: Vec<(String, Origin, Arc<dyn Dir>)>,
    /// The first current directory, if one was asked for.
    pub(crate) cwd: Option<String>,
    /// Programs that the guest finds in `/bin`: their names, and the files that hold them.
    pub(crate) commands: Vec<(String, SharedFile)>,
    /// Where random bytes come from, if not from the operating system.
    pub(crate) random: Option<Arc<dyn Random>>,
    pub(crate) terminal: Option<Arc<Terminal>>,
}

/// What a guest finds in `/etc`: there is one user, and of the host's names none is told.
const ETC: [(&str, &str); 7] = [
    ("group", "root:x:0:\nnobody:x:65534:\n"),
    ("hostname", "waxwing\n"),
    ("hosts", "127.0.0.1\tlocalhost waxwing\n::1\tlocalhost\n"),
    ("nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n"),
    ("passwd", "root:x:0:0:root:/:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n"),
    ("resolv.conf", "# Names are resolved by the host.\n"),
    ("shells", "/bin/sh\n"),
];

/// The descriptor where libc begins to look for directories.
const FIRST_GIVEN: Fd = 3;

/// Where the directory called `.` lies if nobody says where the guest starts.
const START: &str = "work";

impl Plan {
    /// Makes the world: directories in memory that every program expects, and over them those that were given. A name that
    /// is no absolute path is one from the first current directory.
    ///
    /// # Errors
    /// What is wrong with the directory that comes with it, or with the first current directory.
    pub(crate) fn build(self) -> Result<World, BuildError> {
        let cwd = self.start();
        let placed: Vec<Vec<Vec<u8>>> = self.dirs.iter().map(|(name, ..)| names(&cwd, name)).collect();
        let memory = MemoryFs::new();
        let make = |name: &str| memory.create_dir_all(name).and_then(|()| memory.dir(name));
        let own = |at: &[&str], dir| {
            let at = at.iter().map(|name| (*name).into()).collect();
            Mount { at, dir, name: c".", origin: Origin::World }
        };
        let mut mounts = vec![own(&[], memory.root())];
        let top = placed.iter().rposition(Vec::is_empty).map(|given| Arc::clone(&self.dirs[given].2));
        for (name, c_name) in [("bin", c"bin"), ("dev", c"dev"), ("etc", c"etc"), ("tmp", c"tmp")] {
            let dir = make(name).map_err(|errno| unusable(name, errno))?;
            // What a directory at the top has of its own stays.
            if top.as_ref().is_some_and(|top| top.filestat(c_name).is_err()) {
                mounts.push(own(&[name], dir));
            }
        }
        for (name, text) in ETC {
            memory.write(&format!("etc/{name}"), text).map_err(|errno| unusable("etc", errno))?;
        }
        let devices = Devices::new(self.random, self.terminal);
        let shm = make("dev/shm").map_err(|errno| unusable("dev/shm", errno))?;
        mounts.extend([own(&["dev"], Arc::new(devices)), own(&["dev", "shm"], shm)]);
        let volume = memory.volume();
        for ((name, origin, dir), at) in self.dirs.into_iter().zip(placed) {
            if at.iter().any(|name| name.len() > 255) {
                return Err(unusable(&name, Errno::Nametoolong));
            }
            mounts.push(Mount { at, dir, name: c".", origin });
        }
        for (name, file) in self.commands {
            let (at, dir) = (vec![b"bin".to_vec(), name.into()], Arc::new(file));
            mounts.push(Mount { at, dir, name: SHARED_NAME, origin: Origin::World });
        }
        if self.cwd.is_none() && !cwd.is_empty() {
            let there = mounts.iter().any(|mount| mount.at == cwd);
            if !there {
                let empty = MemoryFs::with_limits(crate::Usage { bytes: 0, nodes: 0 }).root_read_only();
                mounts.push(Mount { at: cwd.clone(), dir: empty, name: c".", origin: Origin::World });
            }
        }
        let root = Root::new(mounts, &volume).map_err(|errno| unusable("/", errno))?;
        let path = self.cwd.unwrap_or_else(|| text(&cwd));
        let found = GuestString::from_host(&path).and_then(|path| {
            resolve::directory(View::Rooted(&root), &*root.top, &path).and_then(|dir| known(&*dir))
        });
        let cwd = Mutex::new(found.map_err(|errno| BuildError::WorkingDirectory { path, errno })?);
        Ok(World { root, cwd })
    }

    /// The first current directory, as names.
    fn start(&self) -> Vec<Vec<u8>> {
        if let Some(cwd) = &self.cwd {
            return names(&[], cwd);
        }
        // Names that lead upwards need as many directories to lead out of.
        let up = |name: &str| -> Option<usize> {
            let parts = || name.split('/').filter(|part| !matches!(*part, "" | "."));
            let up = parts().take_while(|part| *part == "..").count();
            (!name.starts_with('/') && parts().count() == up).then_some(up)
        };
        let deepest = self.dirs.iter().filter_map(|(name, ..)| up(name)).max();
        deepest.map_or(Vec::new(), |up| vec![START.into(); up + 1])
    }
}

fn unusable(name: &str, errno: Errno) -> BuildError {
    BuildError::Directory { path: name.into(), errno }
}

/// A path as names from the top down; `..` at the top stays there.
fn names(from: &[Vec<u8>], path: &str) -> Vec<Vec<u8>> {
    let mut names = if path.starts_with('/') { Vec::new() } else { from.to_vec() };
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." => drop(names.pop()),
            name => names.push(name.into()),
        }
    }
    names
}

fn text(names: &[Vec<u8>]) -> String {
    format!("/{}", String::from_utf8_lossy(&names.join(&b'/')))
}

/// A directory of the tree, as one.
fn known(dir: &dyn Dir) -> Result<Placed, Errno> {
    mount::placed(dir).cloned().ok_or(Errno::Notdir)
}

impl World {
    /// What paths may reach.
    pub(crate) fn view(&self) -> View<'_> {
        View::Rooted(&self.root)
    }

    /// The top.
    pub(crate) fn top(&self) -> &dyn Dir {
        &*self.root.top
    }

    /// The descriptor by which a guest finds the top when it starts: `/`.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub(crate) fn entry(&self) -> Result<Entry, Errno> {
        let how = OpenHow { read: true, directory: true, ..OpenHow::default() };
        let top = self.root.top.open(c".", &how)?;
        Ok(Entry { origin: Origin::World, ..fd_table::preopen(top, "/", 0) })
    }

    /// Sees to it that a program that is to start finds the top where its libc begins to look: it may have been closed by who
    /// closes all that is not for a child, and the program would find no absolute path then. Another's place it does not take.
    pub(crate) fn give_top(&self, files: &FdTable) {
        if files.entry(FIRST_GIVEN).is_err()
            && let Ok(top) = self.entry()
        {
            // Where the limit leaves no room for it, the program has to do without.
            let _ = files.put(FIRST_GIVEN, top);
        }
    }

    fn cwd(&self) -> Placed {
        self.cwd.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The same world for a child, which has a current directory of its own.
    pub(crate) fn fork(&self) -> World {
        World { root: self.root.clone(), cwd: Mutex::new(self.cwd()) }
    }

    /// The part of this world that begins at `path`, with its top for a current directory (chroot).
    ///
    /// # Errors
    /// `noent`, `notdir` and the like.
    pub(crate) fn rooted_at(&self, path: &GuestString) -> Result<World, Errno> {
        let top = resolve::directory(self.view(), &self.cwd(), path)?;
        let root = Root::at(&known(&*top)?)?;
        let cwd = Mutex::new(known(&*root.top)?);
        Ok(World { root, cwd })
    }

    /// A world with the directories at these paths alone, and what every program expects; `devices` are where random bytes come
    /// from and the terminal, as the run has them.
    ///
    /// # Errors
    /// `noent`, `notdir` and the like.
    pub(crate) fn only(
        &self,
        paths: &[String],
        devices: (Option<Arc<dyn Random>>, Option<Arc<Terminal>>),
    ) -> Result<World, Errno> {
        let cwd = self.cwd();
        let found = |path: &String| {
            let dir = known(&*resolve::directory(self.view(), &cwd, &GuestString::from_host(path)?)?)?;
            let name = String::from_utf8(dir.path()).map_err(|_| Errno::Ilseq)?;
            let dir: Arc<dyn Dir> = Arc::new(dir);
            Ok((name, Origin::World, dir))
        };
        let dirs = paths.iter().map(found).collect::<Result<_, Errno>>()?;
        let (random, terminal) = devices;
        let plan = Plan { dirs, cwd: None, commands: Vec::new(), random, terminal };
        plan.build().map_err(|_| Errno::Notdir)
    }

    /// Opens the object at `path`.
    ///
    /// # Errors
    /// As POSIX open; [`OpenHow`] has the flags.
    pub(crate) fn open(&self, path: &GuestString, how: &OpenHow) -> Result<Arc<OpenFile>, Errno> {
        resolve::open(self.view(), &self.cwd(), path, how).map(|found| found.file)
    }

    /// As [`World::open`], for a process that has the descriptors `files`: the entry for one more of them, with the rights that a
    /// file opened in this way has.
    ///
    /// # Errors
    /// As [`World::open`], and as [`dereferenced`].
    pub(crate) fn open_for(
        &self,
        files: &FdTable,
        path: &GuestString,
        how: &OpenHow,
    ) -> Result<Entry, Errno> {
        let Opened { file, origin } = resolve::open(self.view(), &self.cwd(), path, how)?;
        let unwanted = |is_wanted, right| if is_wanted { Rights::empty() } else { right };
        let rights = PREVIEW1 - unwanted(how.read, Rights::FD_READ) - unwanted(how.write, Rights::FD_WRITE);
        let origin = origin.unwrap_or(Origin::World);
        let entry = Entry { file, rights, inheriting: PREVIEW1, cloexec: false, preopen: None, origin };
        dereferenced(entry, files)
    }

    /// Hands the entry at `path` to `body`, which may make it: a directory and a name in it.
    ///
    /// # Errors
    /// `noent`, `notdir` and the like, and what `body` says.
    pub(crate) fn with_entry<T>(
        &self,
        path: &GuestString,
        body: impl FnOnce(&Place<'_>) -> Result<T, Errno>,
    ) -> Result<T, Errno> {
        body(&resolve::entry(self.view(), &self.cwd(), path)?)
    }

    /// Hands the object at `path` to `body`, symbolic links being followed: a directory and a name in it.
    ///
    /// # Errors
    /// `noent`, `notdir` and the like, and what `body` says.
    pub(crate) fn with_object<T>(
        &self,
        path: &GuestString,
        body: impl FnOnce(&Place<'_>) -> Result<T, Errno>,
    ) -> Result<T, Errno> {
        body(&resolve::object(self.view(), &self.cwd(), path, true)?)
    }

    /// What is known of the object at `path`, a symbolic link at its end being followed or not.
    ///
    /// # Errors
    /// As POSIX fstatat.
    #[expect(dead_code, reason = "starting programs by path needs it")]
    pub(crate) fn filestat(&self, path: &GuestString, follow: bool) -> Result<Filestat, Errno> {
        resolve::filestat(self.view(), &self.cwd(), path, follow)
    }

    /// Makes `path` the current directory.
    ///
    /// # Errors
    /// As POSIX chdir: `noent` (also for an empty path), `notdir`, `acces`, `loop`.
    pub(crate) fn chdir(&self, path: &GuestString) -> Result<(), Errno> {
        let dir = resolve::directory(self.view(), &self.cwd(), path)?;
        // Nothing can be found in a directory that may not be searched, not even itself.
        dir.filestat(c".")?;
        self.settle(known(&*dir)?)
    }

    /// Makes an open directory the current one.
    ///
    /// # Errors
    /// As POSIX fchdir: `notdir`.
    pub(crate) fn fchdir(&self, file: &OpenFile) -> Result<(), Errno> {
        let dir = file.dir()?;
        dir.filestat(c".")?;
        self.settle(known(dir)?)
    }

    fn settle(&self, dir: Placed) -> Result<(), Errno> {
        *self.cwd.lock().unwrap_or_else(PoisonError::into_inner) = dir;
        Ok(())
    }

    /// Puts on record what a path from `from` was refused for, or why there is nothing at it; answers `errno`.
    #[cold]
    pub(crate) fn denied(
        &self,
        policy: &Policy,
        from: &dyn Dir,
        attempt: &Attempt<'_>,
        errno: Errno,
    ) -> Errno {
        if !matches!(errno, Errno::Noent | Errno::Rofs) {
            return errno;
        }
        let dir = mount::placed(from).map_or_else(|| b"/".to_vec(), Placed::path);
        let path = policy::normal(&policy::joined(&String::from_utf8_lossy(&dir), attempt.path.as_str()));
        let there = match errno {
            Errno::Rofs => self.origin(from, attempt.path, attempt.follow).unwrap_or(Origin::World),
            _ => self.nearest(&path),
        };
        policy.in_tree(attempt, &path, there, errno)
    }

    /// As [`World::denied`], of a path from the current directory.
    #[cold]
    pub(crate) fn denied_here(&self, policy: &Policy, attempt: &Attempt<'_>, errno: Errno) -> Errno {
        self.denied(policy, &self.cwd(), attempt, errno)
    }

    /// What it is a part of that is at `path` from `from`, or would be.
    pub(crate) fn origin(&self, from: &dyn Dir, path: &GuestString, follow: bool) -> Option<Origin> {
        let place = resolve::object(self.view(), from, path, follow).ok()?;
        mount::placed(place.dir()).map(|dir| dir.origin_of(place.name()))
    }

    /// What the deepest directory on the way to `path` is a part of.
    fn nearest(&self, path: &str) -> Origin {
        let Ok(mut here) = known(&*self.root.top) else { return Origin::World };
        for name in path.split('/').filter(|name| !name.is_empty()) {
            let Some(child) = CString::new(name).ok().and_then(|name| here.child(&name).ok()) else { break };
            here = child;
        }
        here.origin()
    }

    /// The path of the current directory.
    ///
    /// # Errors
    /// `noent` when it has been removed, or moved to another name.
    pub(crate) fn cwd_path(&self) -> Result<Vec<u8>, Errno> {
        let cwd = self.cwd();
        if cwd.is_there() { Ok(cwd.path()) } else { Err(Errno::Noent) }
    }
}

/// A descriptor to be; if what was opened stands for one that is open (`/dev/stdin`), that one's open file, with those of its
/// rights that were asked for.
///
/// # Errors
/// `noent` when the descriptor is not open, `acces` when it lacks the right to read or to write.
pub(crate) fn dereferenced(entry: Entry, files: &FdTable) -> Result<Entry, Errno> {
    const TRANSFER: Rights = Rights::FD_READ.union(Rights::FD_WRITE);
    let Some(fd) = entry.file.file().stands_for() else { return Ok(entry) };
    let meant = files.entry(fd).map_err(|_| Errno::Noent)?;
    if !meant.rights.contains(entry.rights & TRANSFER) {
        return Err(Errno::Acces);
    }
    let (rights, inheriting) = (entry.rights & meant.rights, entry.inheriting & meant.inheriting);
    Ok(Entry { file: meant.file, origin: meant.origin, rights, inheriting, ..entry })
}

impl std::fmt::Debug for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let cwd = self.cwd().path();
        f.debug_struct("World").field("cwd", &String::from_utf8_lossy(&cwd)).finish_non_exhaustive()
    }
}
