//! Calls on paths.

use std::task::Poll;

use waxwing_abi::system::Path as PathCalls;
use waxwing_abi::types::{
    Errno, Fd, Fdflags, Fdflagsext, Filestat, Fstflags, Lookupflags, Oflags, Rights, Size, Timestamp,
};
use waxwing_abi::{GuestPtr, GuestString, OutBytes};

use super::fd::{room, set_times};
use super::path_sockets::{Address, Wanted};
use crate::dir::Dir;
use crate::fd_table::{Entry, HeldDir, Origin};
use crate::generated::unsupported::unsupported_path;
use crate::policy::Attempt;
use crate::process::Process;
use crate::resolve::{self, Opened, View};
use crate::sys::OpenHow;
use crate::thread::Thread;
use crate::wait::Wait;
use crate::world::{self, World};

/// Where a call's path starts: a directory with the rights the call needs.
struct Start<'t> {
    process: &'t Process,
    dir: HeldDir<'t>,
}

impl Start<'_> {
    /// The directory. A file is `notdir` whatever its rights are.
    fn dir(&self, needed: Rights) -> Result<&dyn Dir, Errno> {
        let dir = self.dir.dir()?;
        if self.dir.rights.contains(needed) { Ok(dir) } else { Err(Errno::Notcapable) }
    }

    /// What this guest's paths may reach.
    fn view(&self) -> View<'_> {
        self.process.world.as_ref().map_or(View::Beneath, World::view)
    }

    /// Puts on record what a path was refused for.
    fn denied<T>(&self, attempt: Attempt<'_>, result: Result<T, Errno>) -> Result<T, Errno> {
        result.map_err(|errno| match (&self.process.world, self.dir.dir()) {
            (Some(world), Ok(dir)) => world.denied(self.process.policy(), dir, &attempt, errno),
            _ => self.process.policy().path(&attempt, &self.process.files, errno),
        })
    }

    /// What is at a path, or would be, is a part of this.
    fn origin(&self, attempt: &Attempt<'_>) -> Origin {
        let found = match (&self.process.world, self.dir.dir()) {
            (Some(world), Ok(dir)) => world.origin(dir, attempt.path, attempt.follow),
            _ => None,
        };
        found.unwrap_or(self.dir.origin)
    }

    /// As [`Start::denied`], of a change in two directories, of which either can be the one that is read-only.
    fn both_denied(
        &self,
        old: Attempt<'_>,
        new: Attempt<'_>,
        result: Result<(), Errno>,
    ) -> Result<(), Errno> {
        let is_old = result == Err(Errno::Rofs) && self.process.policy().is_read_only(self.origin(&old));
        self.denied(if is_old { old } else { new }, result)
    }
}

impl Thread {
    /// The descriptor that a path starts from.
    #[inline(always)]
    fn start(&mut self, fd: Fd, path: &GuestString) -> Result<Start<'_>, Errno> {
        let Thread { process, recent_dir, .. } = self;
        if let Some(top) = top(process, fd, path)? {
            return Ok(Start { process, dir: top.into() });
        }
        Ok(Start { process, dir: process.files.hold_dir(fd, recent_dir)? })
    }

    /// The descriptors that the two paths of a call start from.
    fn two_starts(&self, old: (Fd, &GuestString), new: (Fd, &GuestString)) -> Result<[Start<'_>; 2], Errno> {
        let process = self.process();
        let start = |(fd, path)| {
            let entry = top(process, fd, path)?.map_or_else(|| process.files.entry(fd), Ok)?;
            Ok(Start { process, dir: entry.into() })
        };
        Ok([start(old)?, start(new)?])
    }

    /// The socket that a path stands for, where paths may.
    #[cold]
    fn socket_address<'p>(&self, path: &'p GuestString) -> Option<Address<'p>> {
        let is_allowed = self.process().run.sources.sockets.include_paths();
        is_allowed.then(|| Address::parse(path.as_str())).flatten()
    }

    /// The world of a guest that has one.
    fn world(&self) -> Result<&World, Errno> {
        self.process().world.as_ref().ok_or(Errno::Nosys)
    }
}

/// The top of the guest's tree, for an absolute path that comes with a descriptor of no directory: as POSIX has it, it does
/// not matter then what the descriptor is.
#[inline(always)]
fn top(process: &Process, fd: Fd, path: &GuestString) -> Result<Option<Entry>, Errno> {
    let Some(world) = &process.world else { return Ok(None) };
    let is_needed = path.as_bytes().starts_with(b"/")
        && process.files.entry(fd).map_or(true, |entry| entry.file.dir().is_err());
    is_needed.then(|| world.entry()).transpose()
}

/// Whether a descriptor is one that nothing is ever opened as.
#[inline]
fn is_negative(fd: Fd) -> bool {
    fd.cast_signed() < 0
}

fn follows(flags: Lookupflags) -> bool {
    flags.contains(Lookupflags::SYMLINK_FOLLOW)
}

impl PathCalls for Thread {
    unsupported_path!();

    fn chdir(&mut self, path: &GuestString) -> Result<(), Errno> {
        let world = self.world()?;
        world.chdir(path).map_err(|errno| {
            let attempt = Attempt { directory: true, ..Attempt::to_look("chdir", Fd::MAX, path) };
            world.denied_here(self.process().policy(), &attempt.following(true), errno)
        })
    }

    /// Without a buffer there is no room in it. Libc allocates what it is told to, and wants the NUL in it.
    fn getcwd(&mut self, path: GuestPtr<'_, u8>, path_len: GuestPtr<'_, Size>) -> Result<(), Errno> {
        let mut cwd = self.world()?.cwd_path()?;
        let room = if path.address() == 0 { 0 } else { path_len.load()? };
        let length = cwd.len();
        cwd.push(0);
        if cwd.len() > room {
            path_len.store(&cwd.len())?;
            return Err(Errno::Range);
        }
        path.memory().copy_out(path.address(), &cwd)?;
        path_len.store(&length)
    }

    fn path_create_directory(&mut self, fd: Fd, path: &GuestString) -> Result<(), Errno> {
        let start = self.start(fd, path)?;
        let dir = start.dir(Rights::PATH_CREATE_DIRECTORY)?;
        let made = resolve::entry(start.view(), dir, path)
            .and_then(|place| place.dir().create_directory(place.name()));
        start.denied(Attempt::to_change("path_create_directory", fd, path), made)
    }

    fn path_filestat_get(
        &mut self,
        fd: Fd,
        flags: Lookupflags,
        path: &GuestString,
    ) -> Result<Filestat, Errno> {
        let start = self.start(fd, path)?;
        let dir = start.dir(Rights::PATH_FILESTAT_GET)?;
        let found = resolve::filestat(start.view(), dir, path, follows(flags));
        start.denied(Attempt::to_look("path_filestat_get", fd, path).following(follows(flags)), found)
    }

    fn path_filestat_set_times(
        &mut self,
        fd: Fd,
        flags: Lookupflags,
        path: &GuestString,
        atim: Timestamp,
        mtim: Timestamp,
        fst_flags: Fstflags,
    ) -> Result<(), Errno> {
        let times = set_times(atim, mtim, fst_flags)?;
        let start = self.start(fd, path)?;
        let dir = start.dir(Rights::PATH_FILESTAT_SET_TIMES)?;
        let set = resolve::object(start.view(), dir, path, follows(flags))
            .and_then(|place| place.dir().set_times(place.name(), times));
        start.denied(Attempt::to_change("path_filestat_set_times", fd, path).following(follows(flags)), set)
    }

    fn path_link(
        &mut self,
        old_fd: Fd,
        old_flags: Lookupflags,
        old_path: &GuestString,
        new_fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        let [from, to] = self.two_starts((old_fd, old_path), (new_fd, new_path))?;
        let old_dir = from.dir(Rights::PATH_LINK_SOURCE)?;
        let new_dir = to.dir(Rights::PATH_LINK_TARGET)?;
        let old_attempt = Attempt::to_change("path_link", old_fd, old_path).following(follows(old_flags));
        let old = resolve::object(from.view(), old_dir, old_path, follows(old_flags));
        let old = from.denied(old_attempt, old)?;
        let linked = resolve::entry(to.view(), new_dir, new_path)
            .and_then(|new| old.dir().link(old.name(), new.dir(), new.name()));
        from.both_denied(old_attempt, Attempt::to_change("path_link", new_fd, new_path), linked)
    }

    /// Waits for no file: a FIFO is opened without its other end, a device without its line.
    #[inline(always)]
    fn path_open(
        &mut self,
        w: &mut Wait,
        fd: Fd,
        dirflags: Lookupflags,
        path: &GuestString,
        oflags: Oflags,
        fs_rights_base: Rights,
        fs_rights_inheriting: Rights,
        fdflags: Fdflags,
        fdflagsext: Fdflagsext,
    ) -> Poll<Result<Fd, Errno>> {
        if oflags.contains(Oflags::CREAT | Oflags::DIRECTORY) {
            return Poll::Ready(Err(Errno::Inval));
        }
        if is_negative(fd)
            && let Some(address) = self.socket_address(path)
        {
            let wanted = Wanted { rights: fs_rights_base, status: fdflags, ext: fdflagsext };
            return self.open_address(w, &address, wanted);
        }
        let start = self.start(fd, path)?;
        let dir = start.dir(Rights::empty())?;
        if !may_open(&start.dir, oflags, fs_rights_base | fs_rights_inheriting, fdflags) {
            return Poll::Ready(Err(Errno::Notcapable));
        }
        // A full table is found out before anything is created or cut.
        room(start.process, "path_open")?;
        let how = OpenHow {
            read: fs_rights_base.intersects(Rights::FD_READ | Rights::FD_READDIR),
            write: fs_rights_base.contains(Rights::FD_WRITE),
            create: oflags.contains(Oflags::CREAT),
            exclusive: oflags.contains(Oflags::EXCL),
            truncate: oflags.contains(Oflags::TRUNC),
            directory: oflags.contains(Oflags::DIRECTORY),
            follow: follows(dirflags),
            status: fdflags,
        };
        let file = resolve::open(start.view(), dir, path, &how);
        let attempt = Attempt {
            call: "path_open",
            fd,
            path,
            follow: how.follow,
            directory: how.directory,
            changes: how.write || how.create || how.truncate,
        };
        let Opened { file, origin } = start.denied(attempt, file)?;
        let entry = Entry {
            file,
            rights: fs_rights_base,
            inheriting: fs_rights_inheriting,
            cloexec: fdflagsext.contains(Fdflagsext::CLOEXEC),
            preopen: None,
            origin: origin.unwrap_or(start.dir.origin),
        };
        let files = &start.process.files;
        let entry = if start.process.world.is_some() { world::dereferenced(entry, files)? } else { entry };
        Poll::Ready(files.insert(entry))
    }

    fn path_readlink(&mut self, fd: Fd, path: &GuestString, mut buf: OutBytes<'_>) -> Result<Size, Errno> {
        let start = self.start(fd, path)?;
        let dir = start.dir(Rights::PATH_READLINK)?;
        let read = resolve::object(start.view(), dir, path, false)
            .and_then(|place| place.dir().read_link(place.name(), &mut buf));
        start.denied(Attempt::to_look("path_readlink", fd, path), read)
    }

    fn path_remove_directory(&mut self, fd: Fd, path: &GuestString) -> Result<(), Errno> {
        let start = self.start(fd, path)?;
        let dir = start.dir(Rights::PATH_REMOVE_DIRECTORY)?;
        let removed = resolve::entry(start.view(), dir, path).and_then(|place| {
            // As rmdir(2): a path that ends in `..` names a directory that holds another.
            if place.is_parent { Err(Errno::Notempty) } else { place.dir().remove_directory(place.name()) }
        });
        start.denied(Attempt::to_change("path_remove_directory", fd, path), removed)
    }

    fn path_rename(
        &mut self,
        fd: Fd,
        old_path: &GuestString,
        new_fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        let [from, to] = self.two_starts((fd, old_path), (new_fd, new_path))?;
        let old_dir = from.dir(Rights::PATH_RENAME_SOURCE)?;
        let new_dir = to.dir(Rights::PATH_RENAME_TARGET)?;
        let old_attempt = Attempt::to_change("path_rename", fd, old_path);
        let old = from.denied(old_attempt, resolve::entry(from.view(), old_dir, old_path))?;
        let renamed = resolve::entry(to.view(), new_dir, new_path)
            .and_then(|new| old.dir().rename(old.name(), new.dir(), new.name()));
        from.both_denied(old_attempt, Attempt::to_change("path_rename", new_fd, new_path), renamed)
    }

    /// A link that leads out by its first character is refused here; one that does so later, when it is followed.
    fn path_symlink(&mut self, old_path: &GuestString, fd: Fd, new_path: &GuestString) -> Result<(), Errno> {
        let start = self.start(fd, new_path)?;
        let dir = start.dir(Rights::PATH_SYMLINK)?;
        if matches!(start.view(), View::Beneath) && old_path.as_bytes().starts_with(b"/") {
            return start.denied(Attempt::to_change("path_symlink", fd, old_path), Err(Errno::Notcapable));
        }
        let made = resolve::entry(start.view(), dir, new_path)
            .and_then(|place| place.dir().symlink(old_path.as_cstr(), place.name()));
        start.denied(Attempt::to_change("path_symlink", fd, new_path), made)
    }

    fn path_unlink_file(&mut self, fd: Fd, path: &GuestString) -> Result<(), Errno> {
        let start = self.start(fd, path)?;
        let dir = start.dir(Rights::PATH_UNLINK_FILE)?;
        let removed =
            resolve::entry(start.view(), dir, path).and_then(|place| place.dir().unlink(place.name()));
        start.denied(Attempt::to_change("path_unlink_file", fd, path), removed)
    }
}

/// Whether the rights of the directory `parent` allow to open something in it in this way.
fn may_open(parent: &HeldDir<'_>, oflags: Oflags, asked: Rights, fdflags: Fdflags) -> bool {
    // Whoever may open files to write and to cut them can do in two calls what `trunc` does in one, so it is no more than
    // that: some guests (Go's os.Root) open their directories without the right for it.
    const CUT_BY_HAND: Rights = Rights::FD_WRITE.union(Rights::FD_FILESTAT_SET_SIZE);
    let mut needed = Rights::PATH_OPEN;
    if oflags.contains(Oflags::CREAT) {
        needed |= Rights::PATH_CREATE_FILE;
    }
    if oflags.contains(Oflags::TRUNC) && !parent.inheriting.contains(CUT_BY_HAND) {
        needed |= Rights::PATH_FILESTAT_SET_SIZE;
    }
    let mut inherited = asked;
    if fdflags.contains(Fdflags::DSYNC) {
        inherited |= Rights::FD_DATASYNC;
    }
    if fdflags.intersects(Fdflags::SYNC | Fdflags::RSYNC) {
        inherited |= Rights::FD_SYNC;
    }
    parent.rights.contains(needed) && parent.inheriting.contains(inherited)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::fd_table::preopen;
    use crate::file::OpenFile;
    use crate::files::HostDir;
    use crate::sys;

    fn parent(rights: Rights, inheriting: Rights) -> HeldDir<'static> {
        let dir = HostDir::new(sys::open_ambient_dir("/".as_ref()).unwrap(), true);
        Entry { rights, inheriting, ..preopen(OpenFile::new(dir, Fdflags::empty()), "/", 0) }.into()
    }

    #[test]
    fn opening_takes_the_rights_of_the_directory() {
        let nothing = (Oflags::empty(), Rights::empty(), Fdflags::empty());
        let may = |parent: &HeldDir<'_>, (oflags, asked, fdflags)| may_open(parent, oflags, asked, fdflags);
        let all = parent(Rights::all(), Rights::all());
        assert!(may(&all, (Oflags::CREAT | Oflags::TRUNC, Rights::all(), Fdflags::SYNC)));

        let bare = parent(Rights::PATH_OPEN, Rights::FD_READ);
        assert!(may(&bare, nothing));
        assert!(may(&bare, (Oflags::DIRECTORY, Rights::FD_READ, Fdflags::APPEND)));
        assert!(!may(&bare, (Oflags::CREAT, Rights::FD_READ, Fdflags::empty())));
        assert!(!may(&bare, (Oflags::TRUNC, Rights::FD_READ, Fdflags::empty())));
        assert!(!may(&bare, (Oflags::empty(), Rights::FD_WRITE, Fdflags::empty())));
        assert!(!may(&bare, (Oflags::empty(), Rights::FD_READ, Fdflags::SYNC)));
        assert!(!may(&parent(Rights::FD_READDIR, Rights::all()), nothing));

        let cutter = parent(Rights::PATH_OPEN, Rights::FD_WRITE | Rights::FD_FILESTAT_SET_SIZE);
        assert!(may(&cutter, (Oflags::TRUNC, Rights::FD_WRITE, Fdflags::empty())));
    }
}
