//! A child before it runs: its descriptors and its part of the file system, and what is done to them first.
//!
//! Main type: [`Surroundings`]. One invariant: they are the child's own from the start, so that whatever goes wrong leaves
//! nothing behind.

use waxwing_abi::GuestString;
use waxwing_abi::types::{
    Errno, Fd, Fdflags, Fdflagsext, Lookupflags, Oflags, ProcSpawnFdOp, ProcSpawnFdOpName, Rights, StdioMode,
};

use crate::fd_table::{self, Entry, FdTable, Origin};
use crate::file::OpenFile;
use crate::files::{Pipe, STREAM};
use crate::process::Process;
use crate::sys::{self, OpenHow};
use crate::world::World;

/// What a child finds.
pub(crate) struct Surroundings {
    pub(crate) files: FdTable,
    pub(crate) world: Option<World>,
}

impl Surroundings {
    /// Those of its parent, with a current directory of its own. What a started program is not to get is closed last, by
    /// [`Surroundings::settle`].
    pub(crate) fn of(parent: &Process) -> Self {
        Surroundings { files: parent.files.fork(), world: parent.world.as_ref().map(World::fork) }
    }

    /// Those of a child that sees nothing but what lies below `root`, or the directories at these paths; with a current
    /// directory, if that is said. It gets the standard streams alone, as other descriptors could lead elsewhere.
    ///
    /// # Errors
    /// `noent`, `notdir` and the like.
    pub(crate) fn confined(
        parent: &Process,
        root: Option<&GuestString>,
        dirs: &[Vec<u8>],
        cwd: Option<&GuestString>,
    ) -> Result<Self, Errno> {
        let mut child = Surroundings::of(parent);
        let Some(world) = &child.world else { return Err(Errno::Notsup) };
        let mut confined = match root {
            Some(root) => world.rooted_at(root)?,
            None => world.fork(),
        };
        if !dirs.is_empty() {
            let text = |path: &Vec<u8>| String::from_utf8(path.clone()).map_err(|_| Errno::Ilseq);
            let dirs: Vec<String> = dirs.iter().map(text).collect::<Result<_, _>>()?;
            let devices = (parent.run.sources.random.clone(), parent.run.terminal.clone());
            confined = confined.only(&dirs, devices)?;
        }
        if let Some(cwd) = cwd {
            confined.chdir(cwd)?;
        }
        child.files.keep_streams();
        child.files.insert(confined.entry()?)?;
        child.world = Some(confined);
        Ok(child)
    }

    fn world(&self) -> Result<&World, Errno> {
        self.world.as_ref().ok_or(Errno::Notsup)
    }

    /// Does one thing to them (POSIX `posix_spawn_file_actions`); `path` is that of the action, if it has one.
    ///
    /// # Errors
    /// As POSIX close, dup2, open, chdir, fchdir. To close what is closed is none.
    pub(crate) fn act(&self, op: &ProcSpawnFdOp, path: Option<&GuestString>) -> Result<(), Errno> {
        let path = || path.ok_or(Errno::Inval);
        match op.cmd {
            ProcSpawnFdOpName::Close => match self.files.close(op.fd) {
                Err(Errno::Badf) if self.files.may_have(op.fd) => Ok(()),
                closed => closed,
            },
            ProcSpawnFdOpName::Dup2 => self.files.duplicate_to(op.src_fd, op.fd),
            ProcSpawnFdOpName::Open => self.open(op, path()?),
            ProcSpawnFdOpName::Chdir => self.world()?.chdir(path()?),
            ProcSpawnFdOpName::Fchdir => {
                let file = self.files.get(op.fd, Rights::empty())?;
                self.world()?.fchdir(&file)
            }
        }
    }

    fn open(&self, op: &ProcSpawnFdOp, path: &GuestString) -> Result<(), Errno> {
        let rights = op.fs_rights_base;
        let how = OpenHow {
            read: rights.intersects(Rights::FD_READ | Rights::FD_READDIR),
            write: rights.contains(Rights::FD_WRITE),
            create: op.oflags.contains(Oflags::CREAT),
            exclusive: op.oflags.contains(Oflags::EXCL),
            truncate: op.oflags.contains(Oflags::TRUNC),
            directory: op.oflags.contains(Oflags::DIRECTORY),
            follow: op.dirflags.contains(Lookupflags::SYMLINK_FOLLOW),
            status: op.fdflags,
        };
        if how.create && how.directory {
            return Err(Errno::Inval);
        }
        if !self.files.may_have(op.fd) {
            return Err(Errno::Badf);
        }
        let opened = self.world()?.open_for(&self.files, path, &how)?;
        self.files.put(
            op.fd,
            Entry {
                rights: opened.rights & rights,
                inheriting: opened.inheriting & op.fs_rights_inheriting,
                cloexec: op.fdflagsext.contains(Fdflagsext::CLOEXEC),
                ..opened
            },
        )
    }

    /// Sets the standard stream `fd`; of a new pipe, the parent's end.
    ///
    /// # Errors
    /// What making a pipe says, or opening nothing.
    pub(crate) fn stream(&self, fd: Fd, mode: StdioMode) -> Result<Option<Entry>, Errno> {
        let (reads, writes) = (STREAM.difference(Rights::FD_WRITE), STREAM.difference(Rights::FD_READ));
        let entry = |file, rights, cloexec| Entry {
            file,
            rights,
            inheriting: Rights::empty(),
            cloexec,
            preopen: None,
            origin: Origin::Made,
        };
        let (own, others) = if fd == 0 { (reads, writes) } else { (writes, reads) };
        match mode {
            StdioMode::Inherit => Ok(None),
            StdioMode::Piped => {
                let (read, write) = Pipe::pair()?;
                let read = OpenFile::new(read, Fdflags::empty());
                let write = OpenFile::new(write, Fdflags::empty());
                let (childs, parents) = if fd == 0 { (read, write) } else { (write, read) };
                self.files.put(fd, entry(childs, own, false))?;
                // Its other children are not to keep the pipe open.
                Ok(Some(entry(parents, others, true)))
            }
            // What is said to a log goes where errors go.
            StdioMode::Log if fd != 0 && self.files.entry(2).is_ok() => {
                if fd != 2 {
                    self.files.duplicate_to(2, fd)?;
                }
                Ok(None)
            }
            StdioMode::Null | StdioMode::Log => {
                let null = fd_table::inherited(sys::open_null()?);
                self.files.put(fd, entry(null, own, false))?;
                Ok(None)
            }
        }
    }

    /// Closes what a program that is started is not to get.
    pub(crate) fn settle(self) -> Self {
        self.files.execute();
        if let Some(world) = &self.world {
            world.give_top(&self.files);
        }
        self
    }
}
