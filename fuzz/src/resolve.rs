//! Paths through random trees, resolved by the kernel for one guest and walked for another, next to the same deeds done
//! by the operating system in a third tree.
//!
//! What must hold: both guests get the answer that the operating system gives, or `notcapable` where the path leaves
//! the directory, or would; what they reach is what the oracle reaches; in the end the three trees are the same, and
//! what stands beside them is as it was.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::fd::{AsFd, AsRawFd};
use std::path::{Path, PathBuf};

use waxwing::sys::walk_every_path;
use waxwing::{Process, Stdio};
use waxwing_abi::types::{Errno, Lookupflags, Oflags, Rights};

use crate::bytes::Bytes;
use crate::guest::Guest;
use crate::native::{Deed, How};
use crate::oracle::{self, Identity};
use crate::snapshot::{self, Entry};
use crate::tree::{self, Node};

/// Deeds of one input.
const MOST_DEEDS: usize = 100;

/// The directory that a guest is given in its tree.
const PREOPEN: u64 = 3;
/// One inside of it, open from the start, wherever it is moved.
const INNER: u64 = 4;

/// Where paths and results are put in a guest's memory.
pub(crate) const PATH: u64 = 1024;
const SECOND: u64 = PATH + tree::LONGEST as u64;
pub(crate) const OUT: u64 = 64;
pub(crate) const MEMORY: usize = 16 * 1024;
const _: () = assert!(SECOND + tree::LONGEST as u64 <= MEMORY as u64);

/// A tree, and one in it that paths may start from as well.
struct Tree {
    root: PathBuf,
    dir: File,
    inner: Option<File>,
}

/// A guest and its tree.
struct Side {
    walks: bool,
    tree: Tree,
    guest: Guest,
}

/// Deeds in a tree, both made of the bytes.
pub fn resolve(data: &[u8]) {
    let _alone = crate::alone();
    let mut bytes = Bytes::new(data);
    let base = crate::temporary();
    let nodes = tree::plan(&mut bytes);
    let native = Tree::new(base.path(), "native", &nodes);
    let mut sides = [false, true].map(|walks| {
        let tree = Tree::new(base.path(), if walks { "walked" } else { "quick" }, &nodes);
        let guest = guest(&tree);
        Side { walks, tree, guest }
    });
    for _ in 0..MOST_DEEDS {
        if bytes.is_empty() {
            break;
        }
        let from_inner = bytes.u8() % 4 == 3 && native.inner.is_some();
        let deed = Deed::new(&mut bytes, &nodes);
        check(&deed, from_inner, &native, &mut sides);
    }
    for side in &sides {
        let (left, right) = (side.tree.seen(), native.seen());
        assert_eq!(left, right, "walked: {}; the trees differ after it all, {nodes:?}", side.walks);
    }
    drop(sides);
    for name in ["native", "walked", "quick"] {
        let beside = base.path().join(name);
        assert_eq!(fs::read(beside.join("secret")).expect("still there"), b"secret");
        assert_eq!(fs::read_dir(&beside).expect("still there").count(), 2, "beside {name}");
    }
    assert_eq!(fs::read_dir(base.path()).expect("still there").count(), 3, "beside all");
}

/// Does a deed everywhere and compares.
fn check(deed: &Deed, from_inner: bool, native: &Tree, sides: &mut [Side; 2]) {
    let leads: Vec<_> = deed
        .paths()
        .into_iter()
        .map(|(path, goal)| oracle::lead(&native.start(from_inner), path, goal))
        .collect();
    let escapes = leads.contains(&Err(Errno::Notcapable));
    let refused = escapes || matches!(deed, Deed::Symlink { target, .. } if target.starts_with('/'));
    let answer = match refused {
        _ if deed.is_too_long() => Errno::Nametoolong,
        true => Errno::Notcapable,
        false => deed.perform(native.dir(from_inner)),
    };
    // What a link is to say is looked at before its own path.
    let says_more = matches!(deed, Deed::Symlink { .. });
    if let [Err(errno)] = leads[..]
        && !refused
        && !says_more
    {
        assert_eq!(answer, errno, "the oracle is wrong about {deed}, from_inner {from_inner}");
    }
    // Which of two bad paths is looked at first is nobody's business.
    let mut allowed = vec![answer];
    if (leads.len() > 1 || says_more) && answer != Errno::Success {
        allowed.extend(leads.iter().filter_map(|lead| lead.err()));
    }
    for side in sides {
        let expected: Vec<_> = deed
            .paths()
            .into_iter()
            .map(|(path, goal)| oracle::lead(&side.tree.start(from_inner), path, goal))
            .collect();
        walk_every_path(side.walks);
        let fd = if from_inner { INNER } else { PREOPEN };
        let (got, reached) = perform(&mut side.guest, fd, deed);
        let described = || format!("walked: {}, from_inner {from_inner}, {deed}", side.walks);
        assert!(allowed.contains(&got), "{}: {got:?}, not {allowed:?}", described());
        if let (Some(reached), Ok(Some(expected))) = (reached, expected[0]) {
            assert_eq!(reached, expected, "{}", described());
        }
    }
}

impl Tree {
    fn new(base: &Path, name: &str, nodes: &[Node]) -> Self {
        let root = base.join(name).join("guest");
        fs::create_dir_all(&root).expect("made");
        fs::write(base.join(name).join("secret"), "secret").expect("made");
        tree::make(&root, nodes);
        let open = |path: &Path| File::open(path).expect("opened");
        let inner = root.join("a");
        let inner = fs::symlink_metadata(&inner).is_ok_and(|meta| meta.is_dir()).then(|| open(&inner));
        Tree { dir: open(&root), inner, root }
    }

    fn dir(&self, from_inner: bool) -> std::os::fd::BorrowedFd<'_> {
        let inner = if from_inner { self.inner.as_ref() } else { None };
        inner.unwrap_or(&self.dir).as_fd()
    }

    /// A path of the directory that holds wherever it is moved.
    fn start(&self, from_inner: bool) -> PathBuf {
        PathBuf::from(format!("/proc/self/fd/{}", self.dir(from_inner).as_raw_fd()))
    }

    /// What can be compared between trees that were made one after the other.
    fn seen(&self) -> BTreeMap<PathBuf, Entry> {
        let mut seen = snapshot::take(&self.root);
        seen.values_mut().for_each(Entry::forget_when_and_where);
        seen
    }
}

fn guest(tree: &Tree) -> Guest {
    let mut builder = Process::builder()
        .stdin(Stdio::Null)
        .stdout(Stdio::Null)
        .stderr(Stdio::Null)
        .preopen_dir(&tree.root, "/")
        .expect("the tree is there");
    if tree.inner.is_some() {
        builder = builder.preopen_dir(tree.root.join("a"), "/a").expect("the directory is there");
    }
    Guest::new(builder, MEMORY)
}

/// Has a guest do a deed from one of its directories; what it answers and what it reached.
pub(crate) fn perform(guest: &mut Guest, fd: u64, deed: &Deed) -> (Errno, Option<Identity>) {
    let lookup = |follow: bool| if follow { u64::from(Lookupflags::SYMLINK_FOLLOW.bits()) } else { 0 };
    let errno = match deed {
        Deed::Stat { path, follow } => {
            let len = say(guest, PATH, path);
            let errno = call(guest, "path_filestat_get", &[fd, lookup(*follow), PATH, len, OUT]);
            return (errno, (errno == Errno::Success).then(|| identity(guest)));
        }
        Deed::Open { path, how } => return open(guest, fd, path, *how),
        Deed::Mkdir { path } => {
            let len = say(guest, PATH, path);
            call(guest, "path_create_directory", &[fd, PATH, len])
        }
        Deed::Rmdir { path } => {
            let len = say(guest, PATH, path);
            call(guest, "path_remove_directory", &[fd, PATH, len])
        }
        Deed::Unlink { path } => {
            let len = say(guest, PATH, path);
            call(guest, "path_unlink_file", &[fd, PATH, len])
        }
        Deed::Readlink { path } => {
            let len = say(guest, PATH, path);
            call(guest, "path_readlink", &[fd, PATH, len, SECOND, 4096, OUT])
        }
        Deed::Touch { path, follow, mtim } => {
            const MTIM: u64 = 4;
            let len = say(guest, PATH, path);
            call(guest, "path_filestat_set_times", &[fd, lookup(*follow), PATH, len, 0, *mtim, MTIM])
        }
        Deed::Symlink { target, path } => {
            let (target, len) = (say(guest, PATH, target), say(guest, SECOND, path));
            call(guest, "path_symlink", &[PATH, target, fd, SECOND, len])
        }
        Deed::Rename { path, to } => {
            let (len, to) = (say(guest, PATH, path), say(guest, SECOND, to));
            call(guest, "path_rename", &[fd, PATH, len, fd, SECOND, to])
        }
        Deed::Link { path, follow, to } => {
            let (len, to) = (say(guest, PATH, path), say(guest, SECOND, to));
            call(guest, "path_link", &[fd, lookup(*follow), PATH, len, fd, SECOND, to])
        }
    };
    (errno, None)
}

fn open(guest: &mut Guest, fd: u64, path: &str, how: How) -> (Errno, Option<Identity>) {
    let len = say(guest, PATH, path);
    let lookup = if how.follow { Lookupflags::SYMLINK_FOLLOW } else { Lookupflags::empty() };
    let mut oflags = Oflags::empty();
    for (asked, flag) in [
        (how.create, Oflags::CREAT),
        (how.exclusive, Oflags::EXCL),
        (how.truncate, Oflags::TRUNC),
        (how.directory, Oflags::DIRECTORY),
    ] {
        if asked {
            oflags |= flag;
        }
    }
    let mut rights = Rights::FD_READ | Rights::FD_FILESTAT_GET;
    if how.write {
        rights |= Rights::FD_WRITE;
    }
    let parameters = [fd, lookup.bits().into(), PATH, len, oflags.bits().into(), rights.bits(), 0, 0, OUT];
    let errno = call(guest, "path_open", &parameters);
    if errno != Errno::Success {
        return (errno, None);
    }
    let opened = guest.memory.view().load_u32(OUT).expect("in range").into();
    assert_eq!(call(guest, "fd_filestat_get", &[opened, OUT]), Errno::Success);
    let identity = identity(guest);
    assert_eq!(call(guest, "fd_close", &[opened]), Errno::Success);
    (errno, Some(identity))
}

/// What a call answers.
pub(crate) fn call(guest: &mut Guest, name: &str, parameters: &[u64]) -> Errno {
    let answer = guest.call(name, parameters);
    let errno = u16::try_from(answer).ok().and_then(Errno::from_raw);
    errno.unwrap_or_else(|| panic!("{name} answers {answer}"))
}

/// Puts a path into memory; its length.
pub(crate) fn say(guest: &mut Guest, at: u64, path: &str) -> u64 {
    guest.memory.view().copy_out(at, path.as_bytes()).expect("paths have room");
    path.len() as u64
}

/// What a filestat says that was put out.
fn identity(guest: &mut Guest) -> Identity {
    let memory = guest.memory.view();
    (memory.load_u64(OUT).expect("in range"), memory.load_u64(OUT + 8).expect("in range"))
}
