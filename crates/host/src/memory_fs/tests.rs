//! A file system in memory, by itself: the suite and the random tests compare it with the host's.

use waxwing_abi::OutBytes;
use waxwing_abi::types::Fdflags;

use super::*;
use crate::dir::Entries;
use crate::file::OpenFile;
use crate::sys::testing::Memory;

const WRITE: OpenHow = OpenHow {
    read: true,
    write: true,
    create: true,
    exclusive: false,
    truncate: false,
    directory: false,
    follow: false,
    status: Fdflags::empty(),
};

fn used(fs: &MemoryFs) -> (u64, u64) {
    let Usage { bytes, nodes } = fs.usage();
    (bytes, nodes)
}

fn names(fs: &MemoryFs, path: &str) -> Vec<String> {
    fs.list(path).unwrap().into_iter().map(|entry| entry.name).collect()
}

fn write(file: &OpenFile, bytes: &[u8]) -> Result<usize, Errno> {
    Memory::new(bytes.len() + 16).iovecs(bytes, |iovs| file.write(iovs)).0
}

#[test]
fn what_is_written_is_read_listed_and_removed() {
    let fs = MemoryFs::new();
    assert_eq!((names(&fs, ""), used(&fs)), (vec![], (0, 0)));
    fs.create_dir_all("/a/b//c/").unwrap();
    fs.create_dir_all("a/b").unwrap();
    fs.write("a/b/file", "contents").unwrap();
    fs.symlink("b/file", "a/link").unwrap();
    fs.symlink("/a/b/..", "a/b/up").unwrap();
    fs.hard_link("a/b/up/link", "again").unwrap();
    assert_eq!(fs.read("a/link"), Ok(b"contents".to_vec()));
    assert_eq!(fs.read("../a/b/up/../a/b/up/link"), Ok(b"contents".to_vec()));
    assert_eq!(fs.read_link("again"), Ok("b/file".to_owned()));
    assert_eq!(fs.symlink_metadata("again").unwrap().nlink, 2);
    assert_eq!(fs.metadata("a/link").unwrap().size, 8);
    assert_eq!(fs.metadata("a").unwrap().nlink, 3);
    assert_eq!(names(&fs, "a"), ["b", "link"]);
    let walked: Vec<_> =
        fs.walk("/").unwrap().into_iter().map(|(path, stat)| (path, stat.filetype)).collect();
    use Filetype::{Directory, RegularFile, SymbolicLink};
    let expected = [
        ("a", Directory),
        ("a/b", Directory),
        ("a/b/c", Directory),
        ("a/b/file", RegularFile),
        ("a/b/up", SymbolicLink),
        ("a/link", SymbolicLink),
        ("again", SymbolicLink),
    ];
    assert_eq!(walked, expected.map(|(path, kind)| (path.to_owned(), kind)));
    assert_eq!(used(&fs), (8 + 6 + 7, 7));

    fs.write("a/link", "more").unwrap();
    assert_eq!(fs.read("a/b/file"), Ok(b"more".to_vec()));
    fs.set_size("a/b/file", 6).unwrap();
    assert_eq!(fs.read("a/b/file"), Ok(b"more\0\0".to_vec()));
    fs.rename("a/b/file", "a/moved").unwrap();
    assert_eq!(fs.read("a/link"), Err(Errno::Noent));
    assert_eq!(fs.rename("a", "a/b/below"), Err(Errno::Inval));
    assert_eq!(fs.remove("a"), Err(Errno::Notempty));
    fs.remove("a/link").unwrap();
    assert_eq!(fs.symlink_metadata("again").unwrap().nlink, 1);
    fs.remove_all("a").unwrap();
    assert_eq!((names(&fs, "/"), used(&fs)), (vec!["again".to_owned()], (6, 1)));
    fs.remove_all("").unwrap();
    assert_eq!(used(&fs), (0, 0));
    assert_eq!(fs.remove("/"), Err(Errno::Inval));
}

#[test]
fn what_cannot_be_had_has_its_errno() {
    let fs = MemoryFs::new();
    fs.create_dir("dir").unwrap();
    fs.write("file", "").unwrap();
    fs.symlink("loop", "loop").unwrap();
    assert_eq!(fs.read("none"), Err(Errno::Noent));
    assert_eq!(fs.read("dir"), Err(Errno::Isdir));
    assert_eq!(fs.read("loop"), Err(Errno::Loop));
    assert_eq!(fs.read("file/"), Err(Errno::Notdir));
    assert_eq!(fs.write("dir", ""), Err(Errno::Isdir));
    assert_eq!(fs.write("none/file", ""), Err(Errno::Noent));
    assert_eq!(fs.write("file/file", ""), Err(Errno::Notdir));
    assert_eq!(fs.create_dir("file"), Err(Errno::Exist));
    assert_eq!(fs.create_dir_all("file/x"), Err(Errno::Notdir));
    assert_eq!(fs.hard_link("dir", "other"), Err(Errno::Perm));
    assert_eq!(fs.symlink("x", "new/"), Err(Errno::Noent));
    assert_eq!(fs.symlink("", "new"), Err(Errno::Noent));
    assert_eq!(fs.symlink("a\0b", "new"), Err(Errno::Inval));
    assert_eq!(fs.list("file"), Err(Errno::Notdir));
    assert!(matches!(fs.dir("file"), Err(Errno::Notdir)));
    assert_eq!(fs.set_size("file", (16 << 40) + 1), Err(Errno::Fbig));
    fs.set_size("file", 16 << 40).unwrap();
    assert_eq!(fs.metadata("file").unwrap().size, 16 << 40);
    assert_eq!(fs.usage().bytes, 4);
    let long = "n".repeat(255);
    fs.write(&long, "").unwrap();
    fs.rename(&long, "file").unwrap();
    for errno in [
        fs.write(&"n".repeat(256), ""),
        fs.rename("file", &"n".repeat(256)),
        fs.create_dir(&"n".repeat(256)),
        fs.write(&"n/".repeat(2048), ""),
    ] {
        assert_eq!(errno, Err(Errno::Nametoolong));
    }
}

#[test]
fn limits_hold_and_what_is_removed_gives_room() {
    let fs = MemoryFs::with_limits(Usage { bytes: 100, nodes: 3 });
    fs.write("a", [1; 60]).unwrap();
    assert_eq!(fs.write("b", [2; 60]), Err(Errno::Nospc));
    // It is there, and empty, as after a write that failed.
    assert_eq!(fs.read("b"), Ok(vec![]));
    assert_eq!(fs.symlink(&"t".repeat(41), "c"), Err(Errno::Nospc));
    assert_eq!(used(&fs), (60, 2));
    fs.hard_link("a", "c").unwrap();
    for refused in [fs.create_dir("d"), fs.write("d", ""), fs.hard_link("a", "d"), fs.symlink("x", "d")] {
        assert_eq!(refused, Err(Errno::Nospc));
    }
    // Somebody has it open: it goes when they close it.
    let open = fs.root().open(c"a", &WRITE).unwrap();
    fs.remove("a").unwrap();
    fs.remove("c").unwrap();
    assert_eq!((names(&fs, ""), used(&fs)), (vec!["b".to_owned()], (60, 2)));
    assert_eq!(open.file().filestat().unwrap().nlink, 0);
    assert_eq!(write(&open, &[3; 100]), Ok(100));
    assert_eq!(write(&open, &[3; 1]), Err(Errno::Nospc));
    assert_eq!(fs.write("b", "1"), Err(Errno::Nospc));
    drop(open);
    assert_eq!(used(&fs), (0, 1));
    fs.write("b", [2; 100]).unwrap();
    assert_eq!(fs.limits(), Usage { bytes: 100, nodes: 3 });
    assert_eq!(MemoryFs::with_size(0).limits(), Usage { bytes: 0, nodes: 1024 });
    assert_eq!(MemoryFs::with_size(1 << 30).limits(), MemoryFs::new().limits());
}

#[test]
fn trees_are_copied_to_the_host_and_back() {
    let temp = tempfile::tempdir().unwrap();
    let (one, two) = (MemoryFs::new(), MemoryFs::new());
    one.create_dir_all("a/b/c").unwrap();
    one.write("a/file", [7; 100_000]).unwrap();
    one.symlink("/anywhere", "a/b/link").unwrap();
    one.copy_out("a", temp.path().join("out")).unwrap();
    assert_eq!(fs::read(temp.path().join("out/file")).unwrap(), [7; 100_000]);
    assert_eq!(one.copy_out("a", temp.path().join("out")), Err(Errno::Exist));
    two.copy_in(temp.path(), "in").unwrap();
    let there: Vec<_> =
        two.walk("in/out").unwrap().into_iter().map(|(path, stat)| (path, stat.size)).collect();
    let mut expected: Vec<_> =
        one.walk("a").unwrap().into_iter().map(|(path, stat)| (path, stat.size)).collect();
    expected.sort();
    let mut sorted = there.clone();
    sorted.sort();
    assert_eq!(sorted, expected);
    assert_eq!(two.read_link("in/out/b/link").as_deref(), Ok("/anywhere"));
    let modified = fs::metadata(temp.path().join("out")).unwrap().modified().unwrap();
    let modified = modified.duration_since(std::time::UNIX_EPOCH).unwrap().as_nanos();
    assert_eq!(u128::from(two.metadata("in/out").unwrap().mtim), modified);
    assert_eq!(two.copy_in(temp.path().join("none"), "x"), Err(Errno::Noent));
}

#[test]
fn times_follow_what_is_done() {
    let fs = MemoryFs::new();
    let long_ago = SetTimes { atim: SetTime::To(5), mtim: SetTime::To(1_000_000_007) };
    fs.write("file", "x").unwrap();
    fs.set_times("file", long_ago).unwrap();
    let stat = fs.metadata("file").unwrap();
    assert_eq!((stat.atim, stat.mtim), (5, 1_000_000_007));
    assert!(stat.ctim > 1_600_000_000_000_000_000);
    let file = fs.root().open(c"file", &WRITE).unwrap();
    assert_eq!(Memory::new(64).iovecs(&[0; 4], |iovs| file.read(iovs)).0, Ok(1));
    let read = fs.metadata("file").unwrap();
    assert!(read.atim >= stat.ctim && read.mtim == stat.mtim && read.ctim == stat.ctim);
    fs.set_times("file", long_ago).unwrap();
    assert_eq!(write(&file, b"y"), Ok(1));
    let written = fs.metadata("file").unwrap();
    assert!(written.atim == 5 && written.mtim > stat.ctim && written.ctim == written.mtim);
    // A name's change is the directory's, and not the file's contents'.
    fs.set_times("", long_ago).unwrap();
    fs.set_times("file", long_ago).unwrap();
    fs.rename("file", "other").unwrap();
    assert!(fs.metadata("").unwrap().mtim > 1_600_000_000_000_000_000);
    assert_eq!(fs.metadata("other").unwrap().mtim, 1_000_000_007);
}

#[test]
fn a_read_only_mount_changes_nothing_however_it_is_asked() {
    let fs = MemoryFs::new();
    fs.create_dir_all("dir/sub").unwrap();
    fs.write("dir/file", "text").unwrap();
    let dir = fs.dir_read_only("dir").unwrap();
    let read = OpenHow { write: false, create: false, ..WRITE };
    assert_eq!(dir.open(c"file", &WRITE).err(), Some(Errno::Rofs));
    assert_eq!(dir.open(c"new", &WRITE).err(), Some(Errno::Rofs));
    assert_eq!(dir.open(c"file", &OpenHow { truncate: true, ..read }).err(), Some(Errno::Rofs));
    assert_eq!(dir.open(c"new", &read).err(), Some(Errno::Noent));
    let file = dir.open(c"file", &OpenHow { create: true, ..read }).unwrap();
    let now = SetTimes { atim: SetTime::Now, mtim: SetTime::Now };
    let sub = dir.enter(c"sub").unwrap();
    let writable = fs.dir("dir").unwrap();
    for refused in [
        file.file().set_size(0),
        file.file().set_times(now),
        file.file().allocate(0, 1),
        dir.open(c".", &read).unwrap().file().set_times(now),
        dir.set_times(c"file", now),
        dir.create_directory(c"new/"),
        dir.remove_directory(c"sub"),
        dir.unlink(c"file"),
        dir.symlink(c"x", c"new"),
        dir.rename(c"file", &*writable, c"new"),
        writable.rename(c"file", &*dir, c"new"),
        dir.link(c"file", &*writable, c"new"),
        writable.link(c"file", &*dir, c"new"),
        sub.create_directory(c"new"),
    ] {
        assert_eq!(refused, Err(Errno::Rofs));
    }
    // As Linux: whoever makes sure that a directory is there need not care what it is on.
    assert_eq!(dir.create_directory(c"sub/"), Err(Errno::Exist));
    assert_eq!(names(&fs, "dir"), ["sub", "file"]);
    let other = MemoryFs::new();
    assert_eq!(writable.rename(c"file", &*other.root(), c"file"), Err(Errno::Xdev));
    assert_eq!(writable.link(c"file", &*other.root(), c"file"), Err(Errno::Xdev));
}

/// Reads from `cookie` on as libc does, in a buffer of `len` bytes; `between` may change the directory.
fn listing(dir: &dyn Dir, len: usize, mut cookie: u64, mut between: impl FnMut()) -> Vec<String> {
    let mut found = Vec::new();
    loop {
        let read =
            |out: &mut OutBytes<'_>| dir.read_entries(cookie, &mut Entries::new(out)).map(|()| out.written());
        let (used, bytes) = Memory::new(len).out(len, read);
        let mut rest = &bytes[..used.unwrap()];
        while rest.len() >= 24 {
            let length = u32::from_le_bytes(rest[16..20].try_into().unwrap()) as usize;
            let Some(name) = rest.get(24..24 + length) else { break };
            cookie = u64::from_le_bytes(rest[..8].try_into().unwrap());
            found.push(String::from_utf8(name.to_vec()).unwrap());
            rest = &rest[24 + length..];
        }
        if used.unwrap() < len {
            return found;
        }
        between();
    }
}

#[test]
fn a_listing_shows_once_what_stays_whatever_comes_and_goes() {
    let fs = MemoryFs::new();
    for number in 0..300 {
        fs.write(&format!("stays-{number}"), "").unwrap();
        fs.write(&format!("goes-{number}"), "").unwrap();
        fs.write(&format!("turns-{number}"), "").unwrap();
    }
    let dir = fs.root();
    let mut round = 0;
    let found = listing(&*dir, 300, 0, || {
        let _ = fs.remove(&format!("goes-{}", 299 - round));
        let _ = fs.rename(&format!("turns-{round}"), &format!("turned-{round}"));
        // As many as are listed: the listing ends all the same.
        for number in 0..20 {
            fs.write(&format!("new-{round}-{number}"), "").unwrap();
        }
        round += 1;
    });
    let count = |start: &str| found.iter().filter(|name| name.starts_with(start)).count();
    assert_eq!((count("stays-"), count("turn"), count("new-")), (300, 300, 0));
    assert_eq!(count("goes-") + (0..300).filter(|n| !found.contains(&format!("goes-{n}"))).count(), 300);
    assert!(count("goes-") < 300);
    let mut once = found.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), found.len());
    // From the start, all is there; from any cookie on, what came after it.
    let all = listing(&*dir, 4096, 0, || ());
    assert_eq!(all.len(), 2 + names(&fs, "").len());
    assert_eq!(all[..3], [".", "..", "stays-0"]);
    assert_eq!(listing(&*dir, 4096, 1, || ()), all[1..]);
    assert_eq!(listing(&*fs.root(), 4096, 2, || ()), all[2..]);
    assert_eq!(listing(&*dir, 4096, u64::MAX, || ()), [""; 0]);
}

#[test]
fn a_tree_of_any_depth_goes_without_a_deep_stack() {
    let fs = MemoryFs::new();
    let mut dir = fs.root();
    for _ in 0..100_000 {
        dir.create_directory(c"d").unwrap();
        dir = dir.enter(c"d").unwrap();
    }
    assert_eq!(fs.usage().nodes, 100_000);
    fs.create_dir("other").unwrap();
    fs.rename("d/d", "other/d").unwrap();
    fs.remove_all("other").unwrap();
    assert_eq!(fs.usage().nodes, 2, "one is open");
    drop(dir);
    let mut dir = fs.root();
    for _ in 0..100_000 {
        let _ = dir.create_directory(c"d");
        dir = dir.enter(c"d").unwrap();
    }
    drop((dir, fs));
}

/// Threads do what they like to each other; whoever waits for a lock gets it, and in the end all is counted right.
#[test]
fn many_threads_in_one_tree() {
    const NAMES: [&std::ffi::CStr; 4] = [c"a", c"b", c"c", c"d"];
    let fs = MemoryFs::with_limits(Usage { bytes: 1 << 20, nodes: 200 });
    std::thread::scope(|scope| {
        for seed in 1..=4u64 {
            let fs = fs.clone();
            scope.spawn(move || {
                let mut state = seed;
                let mut random = |below: usize| {
                    state ^= state << 13;
                    state ^= state >> 7;
                    state ^= state << 17;
                    usize::try_from(state >> 40).unwrap() % below
                };
                let mut dirs = vec![fs.root()];
                for _ in 0..8_000 {
                    let (name, other) = (NAMES[random(4)], NAMES[random(4)]);
                    let (from, to) = (dirs[random(dirs.len())].clone(), dirs[random(dirs.len())].clone());
                    match random(9) {
                        0 | 1 => drop(from.create_directory(name)),
                        2 => drop(from.remove_directory(name)),
                        3 => drop(from.unlink(name)),
                        4 => drop(from.link(name, &*to, other)),
                        5 => drop(from.open(name, &WRITE).and_then(|file| write(&file, &[7; 100]))),
                        6 => {
                            if let Ok(dir) = from.enter(name) {
                                dirs.push(dir);
                            }
                            if dirs.len() > 6 {
                                dirs.remove(1);
                            }
                        }
                        _ => drop(from.rename(name, &*to, other)),
                    }
                }
            });
        }
    });
    // Each directory's links are right, and what is counted is what is there.
    let all = fs.walk("").unwrap();
    let mut nodes = std::collections::BTreeMap::new();
    for (path, stat) in &all {
        let below = |(other, stat): &&(String, Filestat)| {
            other.rsplit_once('/').map_or("", |(above, _)| above) == path
                && stat.filetype == Filetype::Directory
        };
        let (names, _) = nodes.entry(stat.ino).or_insert((0, stat.size));
        *names += 1;
        match stat.filetype {
            Filetype::Directory => {
                assert_eq!(stat.nlink, 2 + all.iter().filter(below).count() as u64, "{path}")
            }
            _ => assert_eq!(stat.nlink, all.iter().filter(|(_, other)| other.ino == stat.ino).count() as u64),
        }
    }
    assert_eq!(used(&fs), (nodes.values().map(|(_, size)| size).sum(), all.len() as u64));
    fs.remove_all("").unwrap();
    assert_eq!(used(&fs), (0, 0));
}
