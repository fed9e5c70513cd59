//! What a directory tree looks like from the outside, to see whether somebody has changed it.
//!
//! Main function: [`take`]. One invariant: looking changes nothing that is looked at (times of access are left out).

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// One entry of a tree, all of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    mode: u32,
    links: u64,
    size: u64,
    /// The contents of a file, the target of a link.
    bytes: Vec<u8>,
    modified: (i64, i64),
    /// Device and serial number, and when anything but the time of access last changed.
    identity: (u64, u64, i64, i64),
}

impl Entry {
    /// Leaves what two trees that were made the same way have in common: of times, those that somebody set to long ago.
    pub(crate) fn forget_when_and_where(&mut self) {
        const LONG_AGO: i64 = 1_000_000_000;
        self.identity = (0, 0, 0, 0);
        if self.modified.0 > LONG_AGO {
            self.modified = (0, 0);
        }
        if self.mode & libc::S_IFMT == libc::S_IFDIR {
            self.size = 0;
        }
    }
}

/// The tree at `root`, itself included.
pub(crate) fn take(root: &Path) -> BTreeMap<PathBuf, Entry> {
    let mut entries = BTreeMap::new();
    add(root, PathBuf::new(), &mut entries);
    entries
}

fn add(root: &Path, name: PathBuf, entries: &mut BTreeMap<PathBuf, Entry>) {
    let path = root.join(&name);
    let meta = fs::symlink_metadata(&path).expect("the tree can be read");
    let bytes = if meta.is_file() {
        fs::read(&path).expect("the tree can be read")
    } else if meta.is_symlink() {
        fs::read_link(&path).expect("the tree can be read").as_os_str().as_bytes().to_vec()
    } else {
        Vec::new()
    };
    if meta.is_dir() {
        for entry in fs::read_dir(&path).expect("the tree can be read") {
            add(root, name.join(entry.expect("the tree can be read").file_name()), entries);
        }
    }
    let entry = Entry {
        mode: meta.mode(),
        links: meta.nlink(),
        size: meta.size(),
        bytes,
        modified: (meta.mtime(), meta.mtime_nsec()),
        identity: (meta.dev(), meta.ino(), meta.ctime(), meta.ctime_nsec()),
    };
    entries.insert(name, entry);
}
