//! Calls on paths.

use std::sync::Arc;
use std::task::Poll;

use waxwing_abi::system::Path as PathCalls;
use waxwing_abi::types::{
    Errno, Fd, Fdflags, Fdflagsext, Filestat, Fstflags, Lookupflags, Oflags, Rights, Size, Timestamp,
};
use waxwing_abi::{GuestString, OutBytes};

use super::fd::set_times;
use crate::fd_table::Entry;
use crate::file::OpenFile;
use crate::generated::unsupported::unsupported_path;
use crate::policy::Attempt;
use crate::resolve::{self, View};
use crate::sys::OpenHow;
use crate::thread::Thread;
use crate::wait::Wait;

impl Thread {
    /// What this guest's paths may reach.
    fn view(&self) -> View<'_> {
        View::Beneath
    }

    /// The directory that a path starts from. A file is `notdir` whatever its rights are.
    fn dir(&self, fd: Fd, needed: Rights) -> Result<Arc<OpenFile>, Errno> {
        let entry = self.files().entry(fd)?;
        entry.file.dir()?;
        if entry.rights.contains(needed) { Ok(entry.file) } else { Err(Errno::Notcapable) }
    }

    /// Puts on record what a path was refused for.
    fn path_denied<T>(&self, attempt: Attempt<'_>, result: Result<T, Errno>) -> Result<T, Errno> {
        result.map_err(|errno| self.process().policy().path(&attempt, self.files(), errno))
    }

    /// As [`Thread::path_denied`], of a change in two directories, of which either can be the one that is read-only.
    fn both_denied(
        &self,
        old: Attempt<'_>,
        new: Attempt<'_>,
        result: Result<(), Errno>,
    ) -> Result<(), Errno> {
        let is_read_only = |fd| {
            let entry = self.files().entry(fd);
            entry.is_ok_and(|entry| self.process().policy().is_read_only(entry.origin))
        };
        let is_old = result == Err(Errno::Rofs) && is_read_only(old.fd);
        self.path_denied(if is_old { old } else { new }, result)
    }
}

fn follows(flags: Lookupflags) -> bool {
    flags.contains(Lookupflags::SYMLINK_FOLLOW)
}

impl PathCalls for Thread {
    unsupported_path!();

    fn path_create_directory(&mut self, fd: Fd, path: &GuestString) -> Result<(), Errno> {
        let dir = self.dir(fd, Rights::PATH_CREATE_DIRECTORY)?;
        let made = resolve::entry(self.view(), dir.dir()?, path)
            .and_then(|place| place.dir().create_directory(place.name()));
        self.path_denied(Attempt::to_change("path_create_directory", fd, path), made)
    }

    fn path_filestat_get(
        &mut self,
        fd: Fd,
        flags: Lookupflags,
        path: &GuestString,
    ) -> Result<Filestat, Errno> {
        let dir = self.dir(fd, Rights::PATH_FILESTAT_GET)?;
        let found = resolve::filestat(self.view(), dir.dir()?, path, follows(flags));
        self.path_denied(Attempt::to_look("path_filestat_get", fd, path).following(follows(flags)), found)
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
        let dir = self.dir(fd, Rights::PATH_FILESTAT_SET_TIMES)?;
        let set = resolve::object(self.view(), dir.dir()?, path, follows(flags))
            .and_then(|place| place.dir().set_times(place.name(), times));
        self.path_denied(
            Attempt::to_change("path_filestat_set_times", fd, path).following(follows(flags)),
            set,
        )
    }

    fn path_link(
        &mut self,
        old_fd: Fd,
        old_flags: Lookupflags,
        old_path: &GuestString,
        new_fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        let old_dir = self.dir(old_fd, Rights::PATH_LINK_SOURCE)?;
        let new_dir = self.dir(new_fd, Rights::PATH_LINK_TARGET)?;
        let old = resolve::object(self.view(), old_dir.dir()?, old_path, follows(old_flags));
        let from = Attempt::to_change("path_link", old_fd, old_path).following(follows(old_flags));
        let old = self.path_denied(from, old)?;
        let linked = resolve::entry(self.view(), new_dir.dir()?, new_path)
            .and_then(|new| old.dir().link(old.name(), new.dir(), new.name()));
        self.both_denied(from, Attempt::to_change("path_link", new_fd, new_path), linked)
    }

    /// Never waits: a FIFO is opened without its other end, a device without its line.
    fn path_open(
        &mut self,
        _: &mut Wait,
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
        let parent = self.files().entry(fd)?;
        let dir = parent.file.dir()?;
        if !may_open(&parent, oflags, fs_rights_base | fs_rights_inheriting, fdflags) {
            return Poll::Ready(Err(Errno::Notcapable));
        }
        // A full table is found out before anything is created or cut.
        self.room("path_open")?;
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
        let file = resolve::open(self.view(), dir, path, &how);
        let attempt = Attempt {
            call: "path_open",
            fd,
            path,
            follow: how.follow,
            directory: how.directory,
            changes: how.write || how.create || how.truncate,
        };
        let file = self.path_denied(attempt, file)?;
        Poll::Ready(self.files().insert(Entry {
            file,
            rights: fs_rights_base,
            inheriting: fs_rights_inheriting,
            cloexec: fdflagsext.contains(Fdflagsext::CLOEXEC),
            preopen: None,
            origin: parent.origin,
        }))
    }

    fn path_readlink(&mut self, fd: Fd, path: &GuestString, mut buf: OutBytes<'_>) -> Result<Size, Errno> {
        let dir = self.dir(fd, Rights::PATH_READLINK)?;
        let read = resolve::object(self.view(), dir.dir()?, path, false)
            .and_then(|place| place.dir().read_link(place.name(), &mut buf));
        self.path_denied(Attempt::to_look("path_readlink", fd, path), read)
    }

    fn path_remove_directory(&mut self, fd: Fd, path: &GuestString) -> Result<(), Errno> {
        let dir = self.dir(fd, Rights::PATH_REMOVE_DIRECTORY)?;
        let removed = resolve::entry(self.view(), dir.dir()?, path).and_then(|place| {
            // As rmdir(2): a path that ends in `..` names a directory that holds another.
            if place.is_parent { Err(Errno::Notempty) } else { place.dir().remove_directory(place.name()) }
        });
        self.path_denied(Attempt::to_change("path_remove_directory", fd, path), removed)
    }

    fn path_rename(
        &mut self,
        fd: Fd,
        old_path: &GuestString,
        new_fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        let old_dir = self.dir(fd, Rights::PATH_RENAME_SOURCE)?;
        let new_dir = self.dir(new_fd, Rights::PATH_RENAME_TARGET)?;
        let old = resolve::entry(self.view(), old_dir.dir()?, old_path);
        let from = Attempt::to_change("path_rename", fd, old_path);
        let old = self.path_denied(from, old)?;
        let renamed = resolve::entry(self.view(), new_dir.dir()?, new_path)
            .and_then(|new| old.dir().rename(old.name(), new.dir(), new.name()));
        self.both_denied(from, Attempt::to_change("path_rename", new_fd, new_path), renamed)
    }

    /// A link that leads out by its first character is refused here; one that does so later, when it is followed.
    fn path_symlink(&mut self, old_path: &GuestString, fd: Fd, new_path: &GuestString) -> Result<(), Errno> {
        let dir = self.dir(fd, Rights::PATH_SYMLINK)?;
        if matches!(self.view(), View::Beneath) && old_path.as_bytes().starts_with(b"/") {
            return self
                .path_denied(Attempt::to_change("path_symlink", fd, old_path), Err(Errno::Notcapable));
        }
        let made = resolve::entry(self.view(), dir.dir()?, new_path)
            .and_then(|place| place.dir().symlink(old_path.as_cstr(), place.name()));
        self.path_denied(Attempt::to_change("path_symlink", fd, new_path), made)
    }

    fn path_unlink_file(&mut self, fd: Fd, path: &GuestString) -> Result<(), Errno> {
        let dir = self.dir(fd, Rights::PATH_UNLINK_FILE)?;
        let removed =
            resolve::entry(self.view(), dir.dir()?, path).and_then(|place| place.dir().unlink(place.name()));
        self.path_denied(Attempt::to_change("path_unlink_file", fd, path), removed)
    }
}

/// Whether the rights of the directory `parent` allow to open something in it in this way.
fn may_open(parent: &Entry, oflags: Oflags, asked: Rights, fdflags: Fdflags) -> bool {
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
    use crate::files::HostDir;
    use crate::sys;

    fn parent(rights: Rights, inheriting: Rights) -> Entry {
        let dir = HostDir::new(sys::open_ambient_dir("/".as_ref()).unwrap(), true);
        Entry { rights, inheriting, ..preopen(OpenFile::new(dir, Fdflags::empty()), "/", 0) }
    }

    #[test]
    fn opening_takes_the_rights_of_the_directory() {
        let nothing = (Oflags::empty(), Rights::empty(), Fdflags::empty());
        let may = |parent: &Entry, (oflags, asked, fdflags)| may_open(parent, oflags, asked, fdflags);
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
