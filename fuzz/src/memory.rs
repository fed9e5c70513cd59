//! The same calls by two guests: one has its files on the host, the other in memory.
//!
//! What must hold: both get the same answers and the same bytes, in the end their trees are the same, and the room that
//! files in memory take is counted right.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use waxwing::sys::walk_every_path;
use waxwing::{MemoryFs, Process, Stdio, Usage};
use waxwing_abi::types::{Errno, Fdflags, Filetype, Fstflags, Lookupflags, Oflags, Rights};

use crate::bytes::Bytes;
use crate::guest::Guest;
use crate::interface::PREVIEW1_RIGHTS;
use crate::native::Deed;
use crate::resolve::{MEMORY, OUT, PATH, call, perform, say};
use crate::tree::{self, Node};

/// Deeds of one input.
const MOST_DEEDS: usize = 200;

/// The directory that both guests are given, and one in it, if it is there at the start.
const PREOPEN: u64 = 3;
const INNER: u64 = 4;
/// How many descriptors a guest may have.
const OPEN_FILES: usize = 12;

/// Where ranges, and the bytes in them, lie in a guest's memory: where paths lie otherwise.
const RANGES: u64 = PATH;
const BYTES: u64 = RANGES + 64;

/// A time that no clock shows any more: it can be told from one that was set by the clock.
const LONG_AGO: u64 = 1_000_000_000_000_000_000;

/// A guest on the host and one in memory.
struct Both {
    guests: [Guest; 2],
}

/// Calls on files, made of the bytes.
pub fn memory(data: &[u8]) {
    let _alone = crate::alone();
    // Both the same way: of two paths that lead nowhere, the same one is then found out first.
    walk_every_path(true);
    let mut bytes = Bytes::new(data);
    let base = crate::temporary();
    let mut nodes = tree::plan(&mut bytes);
    nodes.retain(|node| !node.is_fifo());
    tree::make(base.path(), &nodes);
    let fs = MemoryFs::new();
    fs.copy_in(base.path(), "/").expect("a tree of files, directories and links");
    let has_inner = fs::symlink_metadata(base.path().join("a")).is_ok_and(|meta| meta.is_dir());
    let mut both = Both::new(base.path(), &fs, has_inner);
    for _ in 0..MOST_DEEDS {
        if bytes.is_empty() {
            break;
        }
        if bytes.u8().is_multiple_of(2) {
            let deed = deed(&mut bytes, &nodes);
            // A directory, as a rule: the first two, or one that was opened.
            let fd = match bytes.u8() % 8 {
                0..=4 => PREOPEN,
                5 | 6 if has_inner => INNER,
                _ => bytes.below(OPEN_FILES) as u64,
            };
            both.same(&format!("{deed} from {fd}"), |guest| perform(guest, fd, &deed).0);
        } else {
            both.act(&mut bytes, &nodes);
        }
    }
    assert_eq!(seen_on_host(base.path()), seen_in_memory(&fs), "the trees differ after it all, {nodes:?}");
    drop(both);
    let Usage { bytes: held, nodes } = fs.usage();
    let all = fs.walk("").expect("it has a top");
    assert_eq!(nodes, all.len() as u64, "what is counted is what is there");
    let files = all.iter().filter(|(_, stat)| stat.filetype != Filetype::Directory);
    let once: BTreeMap<u64, u64> = files.map(|(_, stat)| (stat.ino, stat.size)).collect();
    assert!(held <= once.values().sum::<u64>(), "more is paid for than there is");
    fs.remove_all("").expect("all can be removed");
    assert_eq!(fs.usage(), Usage { bytes: 0, nodes: 0 });
}

/// A path that most often leads somewhere: the names are few, and come again.
fn path(bytes: &mut Bytes<'_>, nodes: &[Node]) -> String {
    if bytes.rarely(4) {
        return tree::path(bytes, nodes);
    }
    bytes.of(&["a", "b", "c", "d", "a/a", "a/b", "b/a", "b/c", "c/a/d", "a/"]).to_owned()
}

/// A deed with such paths, or any.
fn deed(bytes: &mut Bytes<'_>, nodes: &[Node]) -> Deed {
    let (number, flags) = (bytes.u8() % 16, bytes.u8());
    if number > 11 {
        return Deed::new(bytes, nodes);
    }
    let (at, to) = (path(bytes, nodes), path(bytes, nodes));
    let follow = flags & 1 == 0;
    match number {
        0..=3 => Deed::Rename { path: at, to },
        4 | 5 => Deed::Link { path: at, follow, to },
        6 | 7 => Deed::Mkdir { path: at },
        8 => Deed::Rmdir { path: at },
        9 => Deed::Unlink { path: at },
        10 => Deed::Symlink { target: at, path: to },
        _ => Deed::Touch { path: at, follow, mtim: 1 + u64::from(flags) * 1_000_000_007 },
    }
}

impl Both {
    fn new(root: &Path, fs: &MemoryFs, has_inner: bool) -> Self {
        let builder = || {
            let mut limits = waxwing::Limits::default();
            limits.open_files = OPEN_FILES;
            Process::builder().stdin(Stdio::Null).stdout(Stdio::Null).stderr(Stdio::Null).limits(limits)
        };
        let mut host = builder().preopen_dir(root, "/").expect("the tree is there");
        let mut memory = builder().mount("/", fs.root());
        if has_inner {
            host = host.preopen_dir(root.join("a"), "/a").expect("the directory is there");
            memory = memory.mount("/a", fs.dir("a").expect("the directory is there"));
        }
        Both { guests: [Guest::new(host, MEMORY), Guest::new(memory, MEMORY)] }
    }

    /// Has both do the same; the answer, which must be the same, as must be what lies in their memories.
    fn same<T: Debug + PartialEq>(&mut self, what: &str, act: impl FnMut(&mut Guest) -> T) -> T {
        let [host, memory] = self.guests.each_mut().map(act);
        assert_eq!(host, memory, "on the host and in memory: {what}");
        let [ours, theirs] = self.guests.each_mut().map(|guest| {
            // Where facts about files are put, which may differ: those that may not are part of the answer.
            clear(guest, OUT, 64);
            let mut all = vec![0; MEMORY];
            guest.memory.view().copy_in(0, &mut all).expect("in range");
            all
        });
        assert!(ours == theirs, "different bytes on the host and in memory: {what}");
        assert!(self.guests.iter().all(|guest| guest.memory.is_guarded()), "{what} writes beside the memory");
        host
    }

    /// A call that answers with no more than an error.
    fn call(&mut self, name: &str, parameters: &[u64]) {
        self.same(&format!("{name} {parameters:?}"), |guest| call(guest, name, parameters));
    }

    /// A call that answers with a number as well.
    fn call_for(&mut self, name: &str, parameters: &[u64]) {
        let parameters = [parameters, &[OUT]].concat();
        self.same(&format!("{name} {parameters:?}"), |guest| {
            (call(guest, name, &parameters), guest.memory.view().load_u64(OUT).expect("in range"))
        });
    }

    /// Something with a descriptor.
    fn act(&mut self, bytes: &mut Bytes<'_>, nodes: &[Node]) {
        // Those that were opened first are in use most of the time.
        let fd = if bytes.rarely(3) { bytes.below(OPEN_FILES) } else { 4 + bytes.below(3) } as u64;
        let small =
            |bytes: &mut Bytes<'_>| bytes.below(60_000) as u64 * (1 + u64::from(bytes.rarely(16)) * 5);
        // Beyond what an offset can say. What lies between has other bounds on other file systems.
        let any = |bytes: &mut Bytes<'_>| match bytes.u8() % 16 {
            15 => bytes.of(&[1 << 63, u64::MAX]),
            0..=3 => 0,
            _ => small(bytes),
        };
        match bytes.u8() % 32 {
            0..=5 => self.open(bytes, nodes),
            6..=8 => {
                let (count, what) = self.ranges(bytes);
                self.answered(&format!("fd_write {fd} {what}"), "fd_write", &[fd, RANGES, count]);
            }
            9 | 10 => {
                let ((count, what), offset) = (self.ranges(bytes), any(bytes));
                let what = format!("fd_pwrite {fd} {what} at {offset}");
                self.answered(&what, "fd_pwrite", &[fd, RANGES, count, offset]);
            }
            11 | 12 => {
                let (count, what) = self.ranges(bytes);
                self.answered(&format!("fd_read {fd} {what}"), "fd_read", &[fd, RANGES, count]);
            }
            13 | 14 => {
                let ((count, what), offset) = (self.ranges(bytes), any(bytes));
                let what = format!("fd_pread {fd} {what} at {offset}");
                self.answered(&what, "fd_pread", &[fd, RANGES, count, offset]);
            }
            15 | 16 => {
                let distance = small(bytes);
                let delta = bytes.of(&[distance, distance, distance.wrapping_neg(), 1 << 63]);
                let whence = bytes.below(4) as u64;
                self.call_for("fd_seek", &[fd, delta, whence]);
            }
            17 => self.call_for("fd_tell", &[fd]),
            18 | 19 => {
                self.facts(&format!("facts of {fd}"), |guest| call(guest, "fd_filestat_get", &[fd, OUT]))
            }
            20 => {
                let size = any(bytes);
                self.call("fd_filestat_set_size", &[fd, size]);
            }
            21 => {
                let (offset, len) = (any(bytes), any(bytes));
                self.call("fd_allocate", &[fd, offset, len]);
            }
            22 => {
                let flags = Fstflags::from_bits_truncate(bytes.u8().into());
                let (atim, mtim) = (small(bytes), small(bytes));
                self.call("fd_filestat_set_times", &[fd, atim, mtim, flags.bits().into()]);
            }
            23 => {
                self.same(&format!("fd_fdstat_get {fd}"), |guest| {
                    let errno = call(guest, "fd_fdstat_get", &[fd, OUT]);
                    let mut facts = [0; 24];
                    guest.memory.view().copy_in(OUT, &mut facts).expect("in range");
                    (errno, facts)
                });
            }
            24 => {
                let flags = bytes.of(&[Fdflags::empty(), Fdflags::APPEND, Fdflags::NONBLOCK]);
                self.call("fd_fdstat_set_flags", &[fd, flags.bits().into()]);
            }
            25 | 26 => self.list(fd),
            27 => {
                let name = bytes.of(&["fd_sync", "fd_datasync"]);
                self.call(name, &[fd]);
            }
            28 => {
                let (offset, len, advice) = (any(bytes), any(bytes), bytes.u8() % 7);
                self.call("fd_advise", &[fd, offset, len, advice.into()]);
            }
            29 => {
                let path = path(bytes, nodes);
                let follow = u64::from(bytes.u8() % 2);
                self.facts(&format!("facts of {path:?} from {fd}, follow {follow}"), |guest| {
                    let len = say(guest, PATH, &path);
                    call(guest, "path_filestat_get", &[fd, follow, PATH, len, OUT])
                });
            }
            30 if bytes.rarely(4) => {
                let to = bytes.below(OPEN_FILES) as u64;
                self.call("fd_renumber", &[fd, to]);
            }
            // The first two are needed for most else.
            _ if fd > INNER || bytes.rarely(32) => self.call("fd_close", &[fd]),
            _ => {}
        }
    }

    /// As [`Both::call_for`], with words of its own for what it does.
    fn answered(&mut self, what: &str, name: &str, parameters: &[u64]) {
        let parameters = [parameters, &[OUT]].concat();
        self.same(what, |guest| {
            (call(guest, name, &parameters), guest.memory.view().load_u32(OUT).expect("in range"))
        });
    }

    /// Opens something and keeps it open.
    fn open(&mut self, bytes: &mut Bytes<'_>, nodes: &[Node]) {
        let from = if bytes.rarely(4) { bytes.below(OPEN_FILES) as u64 } else { PREOPEN };
        let path = path(bytes, nodes);
        let lookup = Lookupflags::from_bits_truncate(bytes.u8().into());
        let oflags = match bytes.u8() % 8 {
            0 | 1 => Oflags::empty(),
            2..=4 => Oflags::CREAT,
            5 => Oflags::DIRECTORY,
            _ => Oflags::from_bits_truncate(bytes.u8().into()),
        };
        let write = Rights::FD_WRITE.bits();
        let all = PREVIEW1_RIGHTS;
        let rights = bytes.of(&[all, all, all, all & !write, all & !write, all & !Rights::FD_READ.bits()]);
        let status = bytes.of(&[0, 0, 0, 1, 1, 4]);
        let what = format!("opening {path:?} from {from}, {lookup:?} {oflags:?} {rights:x} {status}");
        self.same(&what, |guest| {
            let len = say(guest, PATH, &path);
            let oflags = oflags.bits().into();
            let parameters = [from, lookup.bits().into(), PATH, len, oflags, rights, all, status, OUT];
            (call(guest, "path_open", &parameters), guest.memory.view().load_u32(OUT).expect("in range"))
        });
    }

    /// A few ranges, with bytes in them: how many, and how long they are.
    fn ranges(&mut self, bytes: &mut Bytes<'_>) -> (u64, String) {
        let count = bytes.of(&[1, 1, 1, 2, 3]);
        let mut length = || {
            let most = if bytes.rarely(4) { 4000 } else { 40 };
            bytes.below(most) as u64
        };
        let lengths: Vec<u64> = (0..count).map(|_| length()).collect();
        let pattern = bytes.u8();
        for guest in &mut self.guests {
            let view = guest.memory.view();
            let mut at = BYTES;
            for (index, len) in lengths.iter().enumerate() {
                let range = RANGES + index as u64 * 8;
                view.store_u32(range, u32::try_from(at).expect("small")).expect("in range");
                view.store_u32(range + 4, u32::try_from(*len).expect("small")).expect("in range");
                let contents: Vec<u8> = (0..*len).map(|n| n.to_le_bytes()[0] ^ pattern).collect();
                view.copy_out(at, &contents).expect("in range");
                at += len;
            }
        }
        (count, format!("{lengths:?}"))
    }

    /// What is known of a file, as far as it is the same everywhere.
    fn facts(&mut self, what: &str, mut ask: impl FnMut(&mut Guest) -> Errno) {
        self.same(what, |guest| {
            let errno = ask(guest);
            let view = guest.memory.view();
            let word = |index: u64| view.load_u64(OUT + index * 8).expect("in range");
            let kind = view.load_u8(OUT + 16).expect("in range");
            let is_dir = kind == Filetype::Directory as u8;
            let mtim = word(6);
            (errno, kind, if is_dir { (0, 0) } else { (word(3), word(4)) }, (mtim < LONG_AGO).then_some(mtim))
        });
    }

    /// All entries of a directory, in whatever order.
    fn list(&mut self, fd: u64) {
        const LEN: u64 = 4096;
        self.same(&format!("the entries of {fd}"), |guest| {
            let (mut found, mut cookie) = (BTreeSet::new(), 0);
            loop {
                let errno = call(guest, "fd_readdir", &[fd, BYTES, LEN, cookie, OUT]);
                let view = guest.memory.view();
                let used = view.load_u32(OUT).expect("in range").into();
                let mut at = 0;
                while errno == Errno::Success && at + 24 <= used {
                    let start = BYTES + at;
                    let len: u64 = view.load_u32(start + 16).expect("in range").into();
                    if at + 24 + len > used {
                        break;
                    }
                    let mut name = vec![0; usize::try_from(len).expect("small")];
                    view.copy_in(start + 24, &mut name).expect("in range");
                    assert!(
                        found.insert((name, view.load_u8(start + 20).expect("in range"))),
                        "an entry comes twice"
                    );
                    cookie = view.load_u64(start).expect("in range");
                    at += 24 + len;
                }
                clear(guest, BYTES, LEN);
                if errno != Errno::Success || used < LEN {
                    return (errno, found);
                }
            }
        });
    }
}

fn clear(guest: &mut Guest, at: u64, len: u64) {
    let zeroes = vec![0; usize::try_from(len).expect("small")];
    guest.memory.view().copy_out(at, &zeroes).expect("in range");
}

/// Kind, size, how many names, contents or target, a time of long ago, and the first name of the same file.
type Seen = BTreeMap<String, (Filetype, u64, u64, Vec<u8>, Option<u64>, String)>;

fn seen_on_host(root: &Path) -> Seen {
    let (mut seen, mut first, mut dirs) = (Seen::new(), BTreeMap::new(), vec![root.to_owned()]);
    let mut all = Vec::new();
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(&dir).expect("the tree can be read") {
            let path = entry.expect("the tree can be read").path();
            let meta = fs::symlink_metadata(&path).expect("the tree can be read");
            if meta.is_dir() {
                dirs.push(path.clone());
            }
            all.push((
                path.strip_prefix(root).expect("it lies below").to_str().expect("text").to_owned(),
                meta,
            ));
        }
    }
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (path, meta) in all {
        let at = root.join(&path);
        let (filetype, bytes) = if meta.is_dir() {
            (Filetype::Directory, Vec::new())
        } else if meta.is_symlink() {
            let target = fs::read_link(at).expect("the tree can be read");
            (Filetype::SymbolicLink, target.into_os_string().into_encoded_bytes())
        } else {
            (Filetype::RegularFile, fs::read(at).expect("the tree can be read"))
        };
        let (size, names) = if meta.is_dir() { (0, 0) } else { (meta.size(), meta.nlink()) };
        let since = u64::try_from(i128::from(meta.mtime()) * 1_000_000_000 + i128::from(meta.mtime_nsec()));
        let time = since.ok().filter(|time| *time < LONG_AGO);
        let first = first.entry(meta.ino()).or_insert_with(|| path.clone()).clone();
        seen.insert(path, (filetype, size, names, bytes, time, first));
    }
    seen
}

fn seen_in_memory(fs: &MemoryFs) -> Seen {
    let (mut seen, mut first) = (Seen::new(), BTreeMap::new());
    let mut all = fs.walk("").expect("it has a top");
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (path, stat) in all {
        let bytes = match stat.filetype {
            Filetype::Directory => Vec::new(),
            Filetype::SymbolicLink => fs.read_link(&path).expect("a link").into_bytes(),
            _ => fs.read(&path).expect("a file"),
        };
        let (size, names) =
            if stat.filetype == Filetype::Directory { (0, 0) } else { (stat.size, stat.nlink) };
        let time = Some(stat.mtim).filter(|time| *time < LONG_AGO);
        let first = first.entry(stat.ino).or_insert_with(|| path.clone()).clone();
        seen.insert(path, (stat.filetype, size, names, bytes, time, first));
    }
    seen
}
