//! The same deeds by the operating system's own calls, where nothing confines them: what each should answer.
//!
//! Main type: [`Deed`]. One invariant: a deed is only ever done here when its paths stay below the directory.

use std::fmt;
use std::os::fd::BorrowedFd;

use rustix::fs::{AtFlags, Mode, OFlags, Timespec, Timestamps};
use rustix::io;
use waxwing_abi::types::Errno;

use crate::bytes::Bytes;
use crate::oracle::{Goal, PATH_MAX};
use crate::tree::{self, Node};

/// Something to do with one path or two.
#[derive(Debug)]
pub(crate) enum Deed {
    Stat { path: String, follow: bool },
    Open { path: String, how: How },
    Mkdir { path: String },
    Rmdir { path: String },
    Unlink { path: String },
    Readlink { path: String },
    Touch { path: String, follow: bool, mtim: u64 },
    Symlink { target: String, path: String },
    Rename { path: String, to: String },
    Link { path: String, follow: bool, to: String },
}

/// How to open.
#[derive(Clone, Copy, Debug)]
pub(crate) struct How {
    pub(crate) follow: bool,
    pub(crate) write: bool,
    pub(crate) create: bool,
    pub(crate) exclusive: bool,
    pub(crate) truncate: bool,
    pub(crate) directory: bool,
}

impl Deed {
    pub(crate) fn new(bytes: &mut Bytes<'_>, nodes: &[Node]) -> Deed {
        let number = bytes.u8() % 20;
        let path = tree::path(bytes, nodes);
        let flags = bytes.u8();
        let follow = flags & 1 == 0;
        match number {
            0..=4 => Deed::Stat { path, follow },
            5..=9 => {
                let create = flags & 12 == 4;
                let how = How {
                    follow,
                    create,
                    write: create || flags & 16 != 0,
                    exclusive: create && flags & 32 != 0,
                    truncate: flags & 192 == 64,
                    directory: flags & 12 == 8,
                };
                Deed::Open { path, how }
            }
            10 => Deed::Mkdir { path },
            11 => Deed::Rmdir { path },
            12 => Deed::Unlink { path },
            13 => Deed::Readlink { path },
            14 => Deed::Touch { path, follow, mtim: 1 + u64::from(flags) * 1_000_000_007 },
            15 | 16 => Deed::Symlink { target: path, path: tree::path(bytes, nodes) },
            17 | 18 => Deed::Rename { path, to: tree::path(bytes, nodes) },
            _ => Deed::Link { path, follow, to: tree::path(bytes, nodes) },
        }
    }

    /// Its paths that are to be resolved, and for what.
    pub(crate) fn paths(&self) -> Vec<(&str, Goal)> {
        match self {
            Deed::Stat { path, follow } | Deed::Touch { path, follow, .. } => {
                vec![(path, Goal::Object { follow: *follow })]
            }
            Deed::Open { path, how } if how.create => {
                vec![(path, Goal::Make { follow: how.follow && !how.exclusive })]
            }
            Deed::Open { path, how } => vec![(path, Goal::Object { follow: how.follow })],
            Deed::Mkdir { path }
            | Deed::Rmdir { path }
            | Deed::Unlink { path }
            | Deed::Symlink { path, .. } => {
                vec![(path, Goal::Entry)]
            }
            Deed::Readlink { path } => vec![(path, Goal::Object { follow: false })],
            Deed::Rename { path, to } => vec![(path, Goal::Entry), (to, Goal::Entry)],
            Deed::Link { path, follow, to } => {
                vec![(path, Goal::Object { follow: *follow }), (to, Goal::Entry)]
            }
        }
    }

    /// Whether a string of it is longer than any may be.
    pub(crate) fn is_too_long(&self) -> bool {
        let said = match self {
            Deed::Symlink { target, .. } => target.len(),
            _ => 0,
        };
        self.paths().into_iter().map(|(path, _)| path.len()).chain([said]).any(|len| len >= PATH_MAX)
    }

    /// Does it; what it answers.
    pub(crate) fn perform(&self, dir: BorrowedFd<'_>) -> Errno {
        match self.attempt(dir) {
            Ok(()) => Errno::Success,
            Err(errno) => named(errno),
        }
    }

    fn attempt(&self, dir: BorrowedFd<'_>) -> io::Result<()> {
        let nofollow = |follow: bool| if follow { AtFlags::empty() } else { AtFlags::SYMLINK_NOFOLLOW };
        match self {
            Deed::Stat { path, follow } => rustix::fs::statat(dir, path, nofollow(*follow)).map(drop),
            Deed::Open { path, how } => {
                let mut flags = match how.write || how.truncate {
                    true => OFlags::RDWR,
                    false => OFlags::RDONLY,
                };
                flags |= OFlags::CLOEXEC | OFlags::NOCTTY | OFlags::NONBLOCK;
                flags.set(OFlags::NOFOLLOW, !how.follow);
                flags.set(OFlags::CREATE, how.create);
                flags.set(OFlags::EXCL, how.exclusive);
                flags.set(OFlags::TRUNC, how.truncate);
                flags.set(OFlags::DIRECTORY, how.directory);
                rustix::fs::openat(dir, path, flags, Mode::from_raw_mode(0o666)).map(drop)
            }
            Deed::Mkdir { path } => rustix::fs::mkdirat(dir, path, Mode::from_raw_mode(0o777)),
            Deed::Rmdir { path } => rustix::fs::unlinkat(dir, path, AtFlags::REMOVEDIR),
            Deed::Unlink { path } => rustix::fs::unlinkat(dir, path, AtFlags::empty()),
            Deed::Readlink { path } => rustix::fs::readlinkat(dir, path, Vec::new()).map(drop),
            Deed::Touch { path, follow, mtim } => {
                let mtim = i64::try_from(*mtim).expect("small");
                let last_modification =
                    Timespec { tv_sec: mtim / 1_000_000_000, tv_nsec: mtim % 1_000_000_000 };
                let times = Timestamps {
                    last_access: Timespec { tv_sec: 0, tv_nsec: rustix::fs::UTIME_OMIT },
                    last_modification,
                };
                rustix::fs::utimensat(dir, path, &times, nofollow(*follow))
            }
            Deed::Symlink { target, path } => rustix::fs::symlinkat(target, dir, path),
            Deed::Rename { path, to } => rustix::fs::renameat(dir, path, dir, to),
            Deed::Link { path, follow, to } => {
                let flags = if *follow { AtFlags::SYMLINK_FOLLOW } else { AtFlags::empty() };
                rustix::fs::linkat(dir, path, dir, to, flags)
            }
        }
    }
}

impl fmt::Display for Deed {
    /// Without most of a long path.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = format!("{self:?}");
        let short: String = all.chars().take(400).collect();
        write!(f, "{short}")?;
        let lengths = self.paths().into_iter().map(|(path, _)| path.len());
        if short == all { Ok(()) } else { write!(f, "... {:?} bytes long", lengths.collect::<Vec<_>>()) }
    }
}

/// The guest's word for an error of these calls.
fn named(errno: io::Errno) -> Errno {
    match errno {
        io::Errno::BUSY => Errno::Busy,
        io::Errno::EXIST => Errno::Exist,
        io::Errno::INVAL => Errno::Inval,
        io::Errno::ISDIR => Errno::Isdir,
        io::Errno::LOOP => Errno::Loop,
        io::Errno::NAMETOOLONG => Errno::Nametoolong,
        io::Errno::NOENT => Errno::Noent,
        io::Errno::NOTDIR => Errno::Notdir,
        io::Errno::NOTEMPTY => Errno::Notempty,
        io::Errno::NXIO => Errno::Nxio,
        io::Errno::PERM => Errno::Perm,
        errno => panic!("{errno} in a tree of our own"),
    }
}
