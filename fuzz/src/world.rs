//! What guests of [`crate::calls`] live in: a directory to write in, one to read only, and beside them what they must
//! never see.
//!
//! Main type: [`World`]. One invariant: what may not change is compared with what it was when it was made.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, FileType, Mode};

use crate::snapshot::{self, Entry};

/// The byte that everything beyond the guest's reach consists of: names, contents, targets of links.
pub(crate) const SECRET: u8 = 0xa7;

/// Both directories of a guest, and what lies beside them.
pub(crate) struct World {
    base: tempfile::TempDir,
    before: BTreeMap<PathBuf, Entry>,
}

impl World {
    pub(crate) fn new() -> Self {
        let base = crate::temporary();
        let outside = base.path().join("outside");
        fs::create_dir(&outside).expect("made");
        let secret = [SECRET; 64];
        fs::write(outside.join("plain"), secret).expect("made");
        fs::write(outside.join(OsStr::from_bytes(&secret)), secret).expect("made");
        symlink(OsStr::from_bytes(&secret), outside.join("l")).expect("made");
        fs::create_dir(base.path().join("rw")).expect("made");
        populate(&base.path().join("ro"), base.path());
        let mut world = World { base, before: BTreeMap::new() };
        world.before = world.guarded();
        world
    }

    /// The directory that a guest may write in, as it is at the start.
    pub(crate) fn fresh(&self) -> PathBuf {
        let path = self.base.path().join("rw");
        fs::remove_dir_all(&path).expect("emptied");
        populate(&path, self.base.path());
        path
    }

    /// The directory that a guest may only read.
    pub(crate) fn read_only(&self) -> PathBuf {
        self.base.path().join("ro")
    }

    /// Panics if anything has changed that a guest may not change.
    pub(crate) fn check(&self) {
        let now = self.guarded();
        for (path, entry) in &self.before {
            assert_eq!(now.get(path), Some(entry), "{} has changed", path.display());
        }
        assert_eq!(now.len(), self.before.len(), "something new stands beside the guest's directories");
    }

    fn guarded(&self) -> BTreeMap<PathBuf, Entry> {
        let mut all = BTreeMap::new();
        for name in ["outside", "ro"] {
            let tree = snapshot::take(&self.base.path().join(name));
            all.extend(tree.into_iter().map(|(path, entry)| (Path::new(name).join(path), entry)));
        }
        for entry in fs::read_dir(self.base.path()).expect("the world can be read") {
            let name = PathBuf::from(entry.expect("the world can be read").file_name());
            assert!(
                ["rw", "ro", "outside"].iter().any(|known| Path::new(known) == name),
                "{}",
                name.display()
            );
        }
        all
    }
}

/// Files, directories, and links of every sort.
fn populate(root: &Path, base: &Path) {
    for dir in ["", "d", "d/e"] {
        fs::create_dir(root.join(dir)).expect("made");
    }
    for (file, contents) in [("f", &b"some contents of a file"[..]), ("d/g", b"more"), ("d/e/f", b"")] {
        fs::write(root.join(file), contents).expect("made");
    }
    fs::write(root.join(OsStr::from_bytes(b"\xff\xfe")), "no text").expect("made");
    let outside = base.join("outside");
    let links = [
        ("l", "f"),
        ("ld", "d"),
        ("deep", "d/e/../../ld/g"),
        ("dang", "new"),
        ("loop", "loop"),
        ("up", ".."),
        ("out", "../outside"),
        ("plain", "../outside/plain"),
        ("abs", outside.to_str().expect("text")),
        ("root", "/"),
        ("d/up", "../../outside"),
        ("d/l", "../f"),
        ("d/e/new", "../../outside/new"),
        ("s", "d/"),
    ];
    for (link, target) in links {
        symlink(target, root.join(link)).expect("made");
    }
    rustix::fs::mknodat(CWD, root.join("p"), FileType::Fifo, Mode::from_raw_mode(0o600), 0).expect("made");
}
