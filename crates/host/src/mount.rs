//! Directories of the host that a guest is given.
//!
//! Two views: a preview guest gets [`Preopen`]s, each a world of its own; a WASIX guest gets one [`Root`] with
//! [`Mount`]s in it. One invariant: whatever lies below a directory given read-only stays as it is.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use waxwing_abi::types::{Errno, Fdflags, Rights};

use crate::fd_table::Entry;
use crate::file::{Dir, OpenFile};
use crate::files::{DIRECTORY, HostDir, PREVIEW1};
use crate::sys;

/// A host directory cannot be given to a guest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MountError {
    /// The host path.
    pub path: PathBuf,
    /// Why not.
    pub errno: Errno,
}

impl fmt::Display for MountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match self.errno {
            Errno::Noent => "no such directory",
            Errno::Notdir => "not a directory",
            Errno::Acces => "permission denied",
            Errno::Loop => "too many symbolic links",
            Errno::Mfile | Errno::Nfile => "too many open files",
            Errno::Notsup => "not supported on this system",
            errno => return write!(f, "cannot open directory {}: {errno:?}", self.path.display()),
        };
        write!(f, "cannot open directory {}: {why}", self.path.display())
    }
}

impl std::error::Error for MountError {}

/// A directory that a guest finds open when it starts.
#[derive(Clone, Debug)]
pub struct Preopen {
    name: Arc<str>,
    file: Arc<OpenFile>,
}

impl Preopen {
    /// Opens the host's directory `path`, for the guest to know as `name`.
    ///
    /// # Errors
    /// Names the path and what is wrong with it.
    pub fn open(path: &Path, name: &str, read_only: bool) -> Result<Self, MountError> {
        let handle =
            sys::open_ambient_dir(path).map_err(|errno| MountError { path: path.to_owned(), errno })?;
        Ok(Preopen::from_dir(HostDir::new(handle, read_only), name))
    }

    /// A directory that is open already.
    #[must_use]
    pub fn from_dir(dir: HostDir, name: &str) -> Self {
        Preopen { name: name.into(), file: OpenFile::new(dir, Fdflags::empty()) }
    }

    /// The guest's name for it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its place in a descriptor table, with every right a directory can have, and every right for what is opened in it.
    #[must_use]
    pub fn entry(&self) -> Entry {
        Entry {
            file: Arc::clone(&self.file),
            rights: DIRECTORY,
            inheriting: Rights::intersection(PREVIEW1, Rights::all()),
            cloexec: false,
            preopen: Some(Arc::clone(&self.name)),
        }
    }
}

/// A directory put over a place in a [`Root`].
#[derive(Clone)]
pub struct Mount {
    /// Where: names from the root down, without `.` and `..`.
    pub at: Vec<Vec<u8>>,
    /// What is found there.
    pub dir: Arc<dyn Dir>,
}

/// The one tree that a WASIX guest sees: absolute paths and links start at its top, and `..` at its top stays there.
#[derive(Clone)]
pub struct Root {
    /// What lies at the top.
    pub top: Arc<dyn Dir>,
    /// What is put over places in it.
    pub mounts: Vec<Mount>,
}

impl Root {
    /// The directory mounted at the place that `names` leads to, if one is.
    pub(crate) fn mounted<'n>(&self, names: impl Iterator<Item = &'n [u8]> + Clone) -> Option<Arc<dyn Dir>> {
        let mount =
            self.mounts.iter().rev().find(|mount| mount.at.iter().map(Vec::as_slice).eq(names.clone()))?;
        Some(Arc::clone(&mount.dir))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_opened_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let missing = dir.path().join("nowhere");
        let error = Preopen::open(&missing, "/", false).unwrap_err();
        assert_eq!(error.errno, Errno::Noent);
        assert!(error.to_string().contains("nowhere: no such directory"), "{error}");

        let file = dir.path().join("file");
        std::fs::write(&file, "").unwrap();
        let error = Preopen::open(&file, "/", false).unwrap_err();
        assert_eq!(error.to_string(), format!("cannot open directory {}: not a directory", file.display()));
    }
}
