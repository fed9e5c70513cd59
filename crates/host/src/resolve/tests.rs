//! Every rule runs twice: resolved by the kernel, and walked. A seeded random test then compares both with each other
//! and with what the kernel says of the same path where nothing confines it.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::*;
use crate::errno::from_io;
use crate::files::HostDir;
use crate::memory_fs::MemoryFs;
use crate::mount::Mount;
use crate::sys::testing::Memory;
use crate::sys::{self, SetTime, SetTimes, without_openat2};

fn open(view: View<'_>, dir: &dyn Dir, path: &GuestString, how: &OpenHow) -> Result<Arc<OpenFile>, Errno> {
    super::open(view, dir, path, how).map(|opened| opened.file)
}

/// A directory for the guest with a secret beside it.
struct World {
    outside: tempfile::TempDir,
}

impl World {
    fn new() -> Self {
        let outside = tempfile::tempdir().unwrap();
        fs::create_dir(outside.path().join("guest")).unwrap();
        fs::write(outside.path().join("secret"), "secret").unwrap();
        World { outside }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.outside.path().join("guest").join(name)
    }

    fn dir(&self, read_only: bool) -> HostDir {
        HostDir::new(sys::open_ambient_dir(&self.path("")).unwrap(), read_only)
    }

    /// Makes directories (a slash at the end), links (`name -> target`) and files.
    fn make(&self, what: &[&str]) {
        for name in what {
            if let Some((name, target)) = name.split_once(" -> ") {
                symlink(target, self.path(name)).unwrap();
            } else if name.ends_with('/') {
                fs::create_dir(self.path(name)).unwrap();
            } else {
                fs::write(self.path(name), name).unwrap();
            }
        }
    }
}

fn said(path: &str) -> GuestString {
    GuestString::from_host(path).unwrap()
}

const READ: OpenHow = OpenHow { follow: true, ..sys::testing::READ };
const NOFOLLOW: OpenHow = OpenHow { follow: false, ..READ };
const CREATE: OpenHow = OpenHow { create: true, write: true, ..READ };
const EXCLUSIVE: OpenHow = OpenHow { exclusive: true, ..CREATE };
const DIRECTORY: OpenHow = OpenHow { directory: true, ..READ };

/// Runs `rule` in fresh worlds, once on each way of resolving.
fn both(setup: &[&str], rule: impl Fn(&World, &dyn Dir)) {
    for walk in [false, true] {
        let world = World::new();
        world.make(setup);
        let dir = world.dir(false);
        if walk {
            without_openat2(|| rule(&world, &dir));
        } else {
            rule(&world, &dir);
        }
    }
}

fn open_errno(dir: &dyn Dir, path: &str, how: &OpenHow) -> Errno {
    open(View::Beneath, dir, &said(path), how).err().unwrap_or(Errno::Success)
}

fn stat_errno(dir: &dyn Dir, path: &str, follow: bool) -> Errno {
    filestat(View::Beneath, dir, &said(path), follow).err().unwrap_or(Errno::Success)
}

/// What a call on an entry says, given the place the path leads to.
fn at_entry(dir: &dyn Dir, path: &str, act: impl FnOnce(&dyn Dir, &CStr) -> Result<(), Errno>) -> Errno {
    let path = said(path);
    let result = entry(View::Beneath, dir, &path).and_then(|place| act(place.dir(), place.name()));
    result.err().unwrap_or(Errno::Success)
}

fn at_object(
    dir: &dyn Dir,
    path: &str,
    follow: bool,
    act: impl FnOnce(&dyn Dir, &CStr) -> Result<(), Errno>,
) -> Errno {
    let path = said(path);
    let result = object(View::Beneath, dir, &path, follow).and_then(|place| act(place.dir(), place.name()));
    result.err().unwrap_or(Errno::Success)
}

fn touch(dir: &dyn Dir, name: &CStr) -> Result<(), Errno> {
    dir.set_times(name, SetTimes { atim: SetTime::Keep, mtim: SetTime::To(7_000_000_001) })
}

fn read_link(dir: &dyn Dir, name: &CStr) -> Result<(), Errno> {
    Memory::new(64).out(64, |out| dir.read_link(name, out)).0.map(drop)
}

#[test]
fn paths_stay_beneath_whatever_they_say() {
    let setup = [
        "dir/",
        "dir/nested/",
        "dir/nested/file",
        "absolute -> /etc/passwd",
        "up -> ..",
        "dir/upup -> ../..",
        "sly -> dir/nested/../../../secret",
        "chain -> up",
        "root -> /",
    ];
    both(&setup, |world, dir| {
        let outside = [
            "/",
            "/etc/passwd",
            "//etc",
            "..",
            "../",
            "../secret",
            "../guest/dir",
            "dir/../..",
            "dir/nested/../../../secret",
            "absolute",
            "up",
            "up/secret",
            "dir/upup/secret",
            "sly",
            "chain/secret",
            "root/etc",
            "root/",
            "./../secret",
            "./up/",
        ];
        for path in outside {
            assert_eq!(open_errno(dir, path, &READ), Errno::Notcapable, "open {path}");
            assert_eq!(open_errno(dir, path, &CREATE), expected_create(path), "create {path}");
            assert_eq!(stat_errno(dir, path, true), Errno::Notcapable, "stat {path}");
            assert_eq!(at_object(dir, path, true, touch), Errno::Notcapable, "touch {path}");
        }
        // Calls that act on an entry and follow nothing see a link as itself, and nothing beyond it.
        for path in ["../secret", "up/secret", "dir/upup/new", "root/tmp/new", "..", "/new", "dir/../../new"]
        {
            let never = |_: &dyn Dir, _: &CStr| unreachable!("{path} was found");
            assert_eq!(at_entry(dir, path, never), Errno::Notcapable, "entry {path}");
            assert_eq!(at_object(dir, path, false, never), Errno::Notcapable, "object {path}");
        }
        assert_eq!(at_object(dir, "up", false, read_link), Errno::Success);
        assert_eq!(at_object(dir, "up/", false, read_link), Errno::Notcapable);
        assert_eq!(stat_errno(dir, "up", false), Errno::Success);
        assert_eq!(stat_errno(dir, "up/", false), Errno::Notcapable);
        assert_eq!(at_entry(dir, "absolute", |dir, name| dir.unlink(name)), Errno::Success);
        assert_eq!(fs::read(world.outside.path().join("secret")).unwrap(), b"secret");
    });

    fn expected_create(path: &str) -> Errno {
        // A path that ends in a slash cannot be created, and Linux says so before it looks where a link there leads.
        if ["root/", "./up/"].contains(&path) { Errno::Isdir } else { Errno::Notcapable }
    }
}

#[test]
fn dots_slashes_and_links_inside_are_fine() {
    let setup =
        ["dir/", "dir/nested/", "dir/nested/file", "link -> dir/nested", "dir/back -> ../dir/nested/file"];
    both(&setup, |_, dir| {
        for path in [
            "dir/.//nested/../../dir/nested/../nested///./file",
            "link/file",
            "dir/back",
            "link/../back",
            "./link/../nested/file",
            ".//dir/nested/file",
        ] {
            assert_eq!(open_errno(dir, path, &READ), Errno::Success, "{path}");
            assert_eq!(stat_errno(dir, path, true), Errno::Success, "{path}");
        }
        for path in [".", "./", "././.", "dir", "dir/", "dir/nested///", "link/", "link/.", "dir/nested/.."] {
            assert_eq!(open_errno(dir, path, &DIRECTORY), Errno::Success, "{path}");
        }
        for path in ["dir/nested/file/", "dir/nested/file///", "dir/nested/file/.", "dir/back/"] {
            assert_eq!(open_errno(dir, path, &READ), Errno::Notdir, "{path}");
            assert_eq!(stat_errno(dir, path, false), Errno::Notdir, "{path}");
        }
        assert_eq!(open_errno(dir, "", &READ), Errno::Noent);
        assert_eq!(stat_errno(dir, "", true), Errno::Noent);
    });
}

#[test]
fn opening_says_what_linux_says() {
    let setup = ["file", "dir/", "dangling -> new", "loop -> loop", "to-file -> file", "to-dir -> dir"];
    both(&setup, |world, dir| {
        assert_eq!(open_errno(dir, "missing", &READ), Errno::Noent);
        assert_eq!(open_errno(dir, "missing/x", &READ), Errno::Noent);
        assert_eq!(open_errno(dir, "file/x", &READ), Errno::Notdir);
        assert_eq!(open_errno(dir, "file", &DIRECTORY), Errno::Notdir);
        assert_eq!(open_errno(dir, "to-file", &DIRECTORY), Errno::Notdir);
        assert_eq!(open_errno(dir, "to-dir", &DIRECTORY), Errno::Success);
        assert_eq!(open_errno(dir, "to-dir", &OpenHow { follow: false, ..DIRECTORY }), Errno::Notdir);
        assert_eq!(open_errno(dir, "to-file", &NOFOLLOW), Errno::Loop);
        assert_eq!(open_errno(dir, "dangling", &NOFOLLOW), Errno::Loop);
        assert_eq!(open_errno(dir, "loop", &READ), Errno::Loop);
        assert_eq!(open_errno(dir, "loop", &NOFOLLOW), Errno::Loop);
        assert_eq!(open_errno(dir, "loop/x", &READ), Errno::Loop);
        assert_eq!(open_errno(dir, "dir", &OpenHow { write: true, ..READ }), Errno::Isdir);
        assert_eq!(open_errno(dir, "dir", &CREATE), Errno::Isdir);
        assert_eq!(open_errno(dir, ".", &CREATE), Errno::Isdir);
        assert_eq!(open_errno(dir, ".", &EXCLUSIVE), Errno::Exist);
        assert_eq!(open_errno(dir, "new/", &CREATE), Errno::Isdir);
        assert_eq!(open_errno(dir, "file", &EXCLUSIVE), Errno::Exist);
        assert_eq!(open_errno(dir, "dangling", &EXCLUSIVE), Errno::Exist);
        assert_eq!(open_errno(dir, "dangling", &READ), Errno::Noent);
        assert_eq!(open_errno(dir, "dangling", &CREATE), Errno::Success);
        assert!(world.path("new").exists());
        assert_eq!(open_errno(dir, &format!("dir/{}", "x".repeat(256)), &CREATE), Errno::Nametoolong);
    });
}

#[test]
fn entries_are_made_renamed_and_removed_as_linux_does() {
    let setup = ["file", "dir/", "dir/sub/", "link -> dir", "dangling -> nothing"];
    both(&setup, |world, dir| {
        let mkdir = |path| at_entry(dir, path, |dir, name| dir.create_directory(name));
        let rmdir = |path| at_entry(dir, path, |dir, name| dir.remove_directory(name));
        let unlink = |path| at_entry(dir, path, |dir, name| dir.unlink(name));
        let symlink = |path| at_entry(dir, path, |dir, name| dir.symlink(c"target", name));
        assert_eq!(mkdir("new/"), Errno::Success);
        assert_eq!(mkdir("new"), Errno::Exist);
        assert_eq!(mkdir("dir/sub/deep"), Errno::Success);
        assert_eq!(mkdir("link/by-link"), Errno::Success);
        assert!(world.path("dir/by-link").is_dir());
        assert_eq!(mkdir("link/"), Errno::Exist);
        assert_eq!(mkdir("dangling/"), Errno::Exist);
        assert_eq!(mkdir("dangling"), Errno::Exist);
        assert_eq!(mkdir("."), Errno::Exist);
        assert_eq!(mkdir("dir/.."), Errno::Exist);
        assert_eq!(mkdir("missing/new"), Errno::Noent);
        assert_eq!(mkdir("file/new"), Errno::Notdir);

        assert_eq!(rmdir("dir"), Errno::Notempty);
        assert_eq!(rmdir("new/"), Errno::Success);
        assert_eq!(rmdir("file"), Errno::Notdir);
        assert_eq!(rmdir("file/"), Errno::Notdir);
        assert_eq!(rmdir("link/"), Errno::Notdir);
        assert_eq!(rmdir("dir/sub/."), Errno::Inval);

        assert_eq!(unlink("dir"), Errno::Isdir);
        assert_eq!(unlink("dir/"), Errno::Isdir);
        assert_eq!(unlink("dir/."), Errno::Isdir);
        assert_eq!(unlink("file/"), Errno::Notdir);
        assert_eq!(unlink("link/"), Errno::Notdir);
        assert_eq!(unlink("missing"), Errno::Noent);

        assert_eq!(symlink("fresh/"), Errno::Noent);
        assert_eq!(symlink("dir/"), Errno::Exist);
        assert_eq!(symlink("dir"), Errno::Exist);
        assert_eq!(symlink("file"), Errno::Exist);
        assert_eq!(symlink("dir/sub/fresh"), Errno::Success);
        assert_eq!(fs::read_link(world.path("dir/sub/fresh")).unwrap(), Path::new("target"));

        let rename = |old: &str, new: &str| {
            let (old, new) = (said(old), said(new));
            let from = entry(View::Beneath, dir, &old);
            let to = entry(View::Beneath, dir, &new);
            let result =
                from.and_then(|from| to.and_then(|to| from.dir().rename(from.name(), to.dir(), to.name())));
            result.err().unwrap_or(Errno::Success)
        };
        assert_eq!(rename("dir/", "moved/"), Errno::Success);
        assert_eq!(rename("moved", "dir/"), Errno::Success);
        assert_eq!(rename("file/", "other"), Errno::Notdir);
        assert_eq!(rename("file", "dir"), Errno::Isdir);
        assert_eq!(rename("dir", "file"), Errno::Notdir);
        assert_eq!(rename("dir", "dir/sub/inside"), Errno::Inval);
        assert_eq!(rename(".", "other"), Errno::Busy);
        assert_eq!(rename("file", "dir/sub/.."), Errno::Busy);
        assert_eq!(rename("dangling", "dir/sub/dangling"), Errno::Success);
        assert!(world.path("dir/sub/dangling").is_symlink());

        let link = |old: &str, follow: bool, new: &str| {
            let (old, new) = (said(old), said(new));
            let from = object(View::Beneath, dir, &old, follow);
            let to = entry(View::Beneath, dir, &new);
            let result =
                from.and_then(|from| to.and_then(|to| from.dir().link(from.name(), to.dir(), to.name())));
            result.err().unwrap_or(Errno::Success)
        };
        assert_eq!(link("file", false, "hard"), Errno::Success);
        assert_eq!(link("file", false, "hard"), Errno::Exist);
        assert_eq!(link("file", false, "hard2/"), Errno::Noent);
        assert_eq!(link("file/", false, "hard2"), Errno::Notdir);
        assert_eq!(link("dir", false, "hard2"), Errno::Perm);
        assert_eq!(link("dir/", false, "hard2"), Errno::Perm);
        assert_eq!(link("link", false, "dir/link2"), Errno::Success);
        assert!(world.path("dir/link2").is_symlink());
        assert_eq!(link("dir/sub/dangling", true, "hard2"), Errno::Noent);
    });
}

#[test]
fn looking_and_touching_follow_links_only_when_asked() {
    both(&["file", "dir/", "dir/link -> ../file", "link -> dir/link"], |world, dir| {
        let stat = |path: &str, follow| filestat(View::Beneath, dir, &said(path), follow).unwrap();
        for path in ["link", "dir/link"] {
            assert_eq!(stat(path, false).filetype, Filetype::SymbolicLink);
            assert_eq!(stat(path, true).filetype, Filetype::RegularFile);
        }
        assert_eq!(stat("link", true).ino, fs::metadata(world.path("file")).unwrap().ino());

        assert_eq!(at_object(dir, "dir/link", false, touch), Errno::Success);
        let mtime = |path: &str| fs::symlink_metadata(world.path(path)).unwrap().mtime_nsec();
        assert_eq!(mtime("dir/link"), 1);
        assert_ne!(mtime("file"), 1);
        assert_eq!(at_object(dir, "link", true, touch), Errno::Success);
        assert_eq!(mtime("file"), 1);
        assert_ne!(mtime("link"), 1);
        assert_eq!(at_object(dir, "dir/", true, touch), Errno::Success);
        assert_eq!(mtime("dir"), 1);

        assert_eq!(at_object(dir, "dir/link", false, read_link), Errno::Success);
        assert_eq!(at_object(dir, "file", false, read_link), Errno::Inval);
        assert_eq!(at_object(dir, "dir/.", false, read_link), Errno::Inval);
        assert_eq!(at_object(dir, "missing", false, read_link), Errno::Noent);
    });
}

#[test]
fn forty_links_are_the_limit() {
    let mut setup = vec!["l0 -> file".to_owned(), "file".to_owned()];
    setup.extend((1..41).map(|n| format!("l{n} -> l{}", n - 1)));
    let setup: Vec<&str> = setup.iter().map(String::as_str).collect();
    both(&setup, |_, dir| {
        // l39 leads through 40 links, l40 through 41.
        assert_eq!(open_errno(dir, "l39", &READ), Errno::Success);
        assert_eq!(open_errno(dir, "l40", &READ), Errno::Loop);
        assert_eq!(stat_errno(dir, "l40", true), Errno::Loop);
    });
}

#[test]
fn a_read_only_directory_changes_nothing() {
    for walk in [false, true] {
        let world = World::new();
        world.make(&["file", "dir/", "dir/file", "dangling -> nothing"]);
        let listing = || -> BTreeSet<PathBuf> {
            fs::read_dir(world.path("")).unwrap().map(|entry| entry.unwrap().path()).collect()
        };
        let (dir, before) = (world.dir(true), listing());
        let rules = || {
            for path in ["file", "dir/file"] {
                assert_eq!(open_errno(&dir, path, &READ), Errno::Success);
                assert_eq!(open_errno(&dir, path, &OpenHow { write: true, ..READ }), Errno::Rofs);
                assert_eq!(open_errno(&dir, path, &OpenHow { truncate: true, ..READ }), Errno::Rofs);
                assert_eq!(open_errno(&dir, path, &OpenHow { create: true, ..READ }), Errno::Success);
                assert_eq!(open_errno(&dir, path, &OpenHow { write: false, ..EXCLUSIVE }), Errno::Exist);
                assert_eq!(at_entry(&dir, path, |dir, name| dir.unlink(name)), Errno::Rofs);
                assert_eq!(at_object(&dir, path, true, touch), Errno::Rofs);
            }
            assert_eq!(open_errno(&dir, "new", &OpenHow { create: true, ..READ }), Errno::Rofs);
            assert_eq!(open_errno(&dir, "dangling", &OpenHow { create: true, ..READ }), Errno::Rofs);
            assert_eq!(at_entry(&dir, "new", |dir, name| dir.create_directory(name)), Errno::Rofs);
            for there in ["dir", "file", "dangling"] {
                assert_eq!(at_entry(&dir, there, |dir, name| dir.create_directory(name)), Errno::Exist);
            }
            assert_eq!(at_entry(&dir, "dir/new", |dir, name| dir.symlink(c"x", name)), Errno::Rofs);
            assert_eq!(at_entry(&dir, "dir", |dir, name| dir.remove_directory(name)), Errno::Rofs);
            let writable = world.dir(false);
            assert_eq!(at_entry(&dir, "file", |dir, name| dir.link(name, &writable, c"new")), Errno::Rofs);
            assert_eq!(at_entry(&dir, "file", |dir, name| dir.rename(name, &writable, c"new")), Errno::Rofs);
            assert_eq!(
                at_entry(&writable, "file", |from, name| from.rename(name, &dir, c"new")),
                Errno::Rofs
            );
            let file = open(View::Beneath, &dir, &said("dir/file"), &READ).unwrap();
            let times = SetTimes { atim: SetTime::Now, mtim: SetTime::Now };
            assert_eq!(file.file().set_times(times), Err(Errno::Rofs));
            assert_eq!(file.file().set_size(0), Err(Errno::Rofs));
        };
        if walk {
            without_openat2(rules)
        } else {
            rules()
        }
        assert_eq!(listing(), before);
    }
}

#[test]
fn a_rooted_view_keeps_absolute_paths_and_links_inside() {
    let world = World::new();
    world.make(&["etc/", "etc/passwd", "abs -> /etc/passwd", "up -> ../../../etc", "mnt/", "mnt/hidden"]);
    let other = World::new();
    other.make(&["inside", "back -> /etc/passwd", "up -> ../abs"]);
    let mount = |at: &[&[u8]], dir: HostDir| Mount {
        at: at.iter().map(|name| name.to_vec()).collect(),
        dir: Arc::new(dir),
        name: c".",
        origin: Origin::World,
    };
    let mounts = vec![mount(&[b"mnt", b"data"], other.dir(true)), mount(&[], world.dir(false))];
    let root = Root::new(mounts, &MemoryFs::new().volume()).unwrap();
    let view = View::Rooted(&root);
    let top = &*root.top;
    let passwd = fs::metadata(world.path("etc/passwd")).unwrap().ino();
    for path in [
        "/etc/passwd",
        "abs",
        "up/passwd",
        "/../../etc/passwd",
        "etc/../../etc/passwd",
        "/mnt/data/back",
        "/mnt/data/../../abs",
    ] {
        assert_eq!(filestat(view, top, &said(path), true).unwrap().ino, passwd, "{path}");
        assert!(open(view, top, &said(path), &READ).is_ok(), "{path}");
    }
    let inside = fs::metadata(other.path("inside")).unwrap().ino();
    assert_eq!(filestat(view, top, &said("/mnt/data/inside"), true).unwrap().ino, inside);
    // `..` of a mounted directory is what it is mounted in.
    assert_eq!(filestat(view, top, &said("/mnt/data/up"), true).err(), Some(Errno::Noent));
    let new = said("/mnt/data/new");
    let place = entry(view, top, &new).unwrap();
    assert_eq!(place.dir().create_directory(place.name()), Err(Errno::Rofs));
    assert_eq!(open(view, top, &said("/mnt/data/new"), &CREATE).err(), Some(Errno::Rofs));
}

/// Says stop when it is dropped, so that a failed assertion ends the test instead of hanging it.
struct StopAtEnd<'a>(&'a AtomicBool);

impl Drop for StopAtEnd<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Somebody swaps a directory for a link that leads out, as fast as they can.
#[test]
fn a_race_with_links_never_leads_out() {
    both(&["real/", "real/secret", "swap/", "swap/secret"], |world, dir| {
        let stop = AtomicBool::new(false);
        let inside: Vec<u64> =
            ["real/secret", "swap/secret"].map(|path| fs::metadata(world.path(path)).unwrap().ino()).into();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let (swap, aside, evil) = (world.path("swap"), world.path("aside"), world.path("evil"));
                while !stop.load(Ordering::Relaxed) {
                    fs::rename(&swap, &aside).unwrap();
                    symlink("..", &evil).unwrap();
                    fs::rename(&evil, &swap).unwrap();
                    fs::remove_file(&swap).unwrap();
                    fs::rename(&aside, &swap).unwrap();
                }
            });
            let _stop = StopAtEnd(&stop);
            let start = Instant::now();
            let mut found = 0;
            // Longer on a busy machine, where this thread may only ever run while the link is there.
            while start.elapsed() < Duration::from_millis(150)
                || (found == 0 && start.elapsed() < Duration::from_secs(20))
            {
                for path in ["swap/secret", "real/../swap/secret", "swap/../swap/secret"] {
                    match open(View::Beneath, dir, &said(path), &READ) {
                        Ok(file) => {
                            assert!(inside.contains(&file.file().filestat().unwrap().ino), "{path} led out");
                            found += 1;
                        }
                        Err(errno) => {
                            assert!(
                                matches!(errno, Errno::Noent | Errno::Notcapable | Errno::Notdir),
                                "{path}: {errno:?}"
                            );
                        }
                    }
                }
            }
            assert!(found > 0);
        });
    });
}

/// The directory a path leads to, by its serial number, and the name in it.
type Found = Result<(u64, String), Errno>;

/// A small generator of numbers (SplitMix64), so that a failure can be repeated from its seed.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn one_in(&mut self, count: u64) -> bool {
        self.next().is_multiple_of(count)
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[usize::try_from(self.next() % choices.len() as u64).unwrap()]
    }

    fn path(&mut self) -> String {
        let mut path = String::new();
        if self.one_in(20) {
            path.push('/');
        }
        for part in 0..=self.next() % 5 {
            if part > 0 {
                path.push_str(self.of(&["/", "/", "/", "//"]));
            }
            path.push_str(self.of(&["a", "b", "c", "a", "b", "..", "."]));
        }
        if self.one_in(5) {
            path.push_str(self.of(&["/", "//", "/."]));
        }
        path
    }
}

/// Whether a path leaves `root`, or what stops it before: component by component, by the host's own calls, nobody
/// changing anything meanwhile. The last component is followed if `follow` or if slashes stand after it.
fn oracle(root: &Path, path: &str, follow: bool) -> Result<(), Errno> {
    let mut here = root.to_owned();
    let mut rest = path.to_owned();
    for _ in 0..=MAX_LINKS {
        loop {
            if rest.is_empty() {
                return Ok(());
            }
            if rest.starts_with('/') {
                return Err(Errno::Notcapable);
            }
            let (name, after) =
                rest.split_once('/').map_or((&rest[..], None), |(name, after)| (name, Some(after)));
            let after = after.map(|after| after.trim_start_matches('/'));
            let next = here.join(name);
            let kind = fs::symlink_metadata(&next).map_err(|error| from_io(&error))?;
            if name == ".." {
                if here == root {
                    return Err(Errno::Notcapable);
                }
                here.pop();
            } else if kind.is_symlink() && (follow || after.is_some()) {
                let target = fs::read_link(&next).unwrap().into_os_string().into_string().unwrap();
                rest = match after {
                    Some(after) => format!("{target}/{after}"),
                    None => target,
                };
                break;
            } else if name != "." {
                if after.is_some() && !kind.is_dir() {
                    return Err(if kind.is_symlink() { Errno::Loop } else { Errno::Notdir });
                }
                here = next;
            }
            rest = after.unwrap_or("").to_owned();
        }
    }
    Err(Errno::Loop)
}

#[test]
fn random_trees_and_paths_agree_with_the_kernel() {
    // A longer run, or another one: WAXWING_TREES=5000 WAXWING_SEED=77 cargo test -p waxwing random_trees
    let number = |name, or: u64| std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(or);
    let (seed, trees) = (number("WAXWING_SEED", 1), number("WAXWING_TREES", 60));
    let mut compared = 0;
    for tree in 0..trees {
        let mut chance = Chance(seed.wrapping_mul(1_000_003).wrapping_add(tree));
        let world = World::new();
        for _ in 0..12 {
            let at = world.path(
                &(0..=chance.next() % 3).map(|_| chance.of(&["a", "b", "c"])).collect::<Vec<_>>().join("/"),
            );
            // What cannot be made (a path through a file, say) is not made.
            let _ = match chance.next() % 4 {
                0 => fs::write(&at, "file"),
                1 => symlink(chance.path(), &at),
                _ => fs::create_dir(&at),
            };
        }
        let dir = world.dir(false);
        for _ in 0..200 {
            let path = chance.path();
            for follow in [false, true] {
                // (Reading a link may change the time of its last access.)
                let stat = || {
                    filestat(View::Beneath, &dir, &said(&path), follow)
                        .map(|stat| Filestat { atim: 0, ..stat })
                };
                let quick = stat();
                let walked = without_openat2(stat);
                assert_eq!(quick, walked, "seed {seed} tree {tree} stat {path:?} follow {follow}");
                let free = {
                    let path = world.path("").join(&path);
                    let found = if follow { fs::metadata(path) } else { fs::symlink_metadata(path) };
                    found.map(|found| found.ino()).map_err(|error| from_io(&error))
                };
                let expected =
                    oracle(&world.path("").components().collect::<PathBuf>(), &path, follow).and(free);
                let got = quick.map(|stat| stat.ino);
                assert_eq!(got, expected, "seed {seed} tree {tree} stat {path:?} follow {follow}");
                compared += usize::from(got.is_ok());

                let how = OpenHow { follow, directory: chance.one_in(4), ..READ };
                let open = || {
                    open(View::Beneath, &dir, &said(&path), &how)
                        .and_then(|file| Ok(file.file().filestat()?.ino))
                };
                let opened = open();
                assert_eq!(opened, without_openat2(open), "seed {seed} tree {tree} open {path:?} {how:?}");
                if follow && !how.directory {
                    assert_eq!(opened, expected, "seed {seed} tree {tree} open {path:?}");
                }
            }
            let place = |goal: fn(&dyn Dir, &GuestString) -> Found| {
                let quick = goal(&dir, &said(&path));
                let walked = without_openat2(|| goal(&dir, &said(&path)));
                assert_eq!(quick, walked, "seed {seed} tree {tree} place {path:?}");
            };
            place(|dir, path| entry(View::Beneath, dir, path).map(|place| identity(&place)));
            place(|dir, path| object(View::Beneath, dir, path, false).map(|place| identity(&place)));
            place(|dir, path| {
                // A name that is not there is found by one way and refused by the other, as the call after it will be.
                let place = object(View::Beneath, dir, path, true)?;
                place.dir().filestat(place.name())?;
                Ok(identity(&place))
            });
        }
    }
    assert!(compared as u64 > trees * 30, "only {compared} paths led anywhere");

    fn identity(place: &Place<'_>) -> (u64, String) {
        let name = place.name().to_str().unwrap();
        let name =
            if name.ends_with('/') { format!("{}/", name.trim_end_matches('/')) } else { name.to_owned() };
        (place.dir().filestat(c".").unwrap().ino, name)
    }
}

/// A tree of one file system is what the kernel makes of a directory when it resolves paths in it as in a root.
#[test]
fn random_trees_and_paths_agree_with_a_root_of_the_kernels() {
    use rustix::fs::{Mode, OFlags, ResolveFlags, fstat, openat2};
    let number = |name, or: u64| std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(or);
    let (seed, trees) = (number("WAXWING_SEED", 1), number("WAXWING_TREES", 20));
    let (mut compared, mut deep) = (0, 0);
    for tree in 0..trees {
        let mut chance = Chance(seed.wrapping_mul(2_000_003).wrapping_add(tree));
        let world = World::new();
        for _ in 0..16 {
            let names: Vec<_> = (0..=chance.next() % 5).map(|_| chance.of(&["a", "b", "c"])).collect();
            let at = world.path(&names.join("/"));
            let _ = match chance.next() % 5 {
                0 => fs::write(&at, "file"),
                1 => symlink(chance.path(), &at),
                _ => fs::create_dir_all(&at),
            };
        }
        let handle = fs::File::open(world.path("")).unwrap();
        let kernel = |path: &str, follow: bool| {
            let follow = if follow { OFlags::empty() } else { OFlags::NOFOLLOW };
            // "Again" is about what anybody on the machine has renamed meanwhile.
            let found = loop {
                match openat2(&handle, path, OFlags::PATH | follow, Mode::empty(), ResolveFlags::IN_ROOT) {
                    Err(rustix::io::Errno::AGAIN) => {}
                    found => break found,
                }
            };
            found.and_then(fstat).map(|stat| stat.st_ino).map_err(|error| from_io(&error.into()))
        };
        if kernel("/", true) == Err(Errno::Nosys) {
            return;
        }
        let top =
            Mount { at: Vec::new(), dir: Arc::new(world.dir(false)), name: c".", origin: Origin::World };
        let root = Root::new(vec![top], &MemoryFs::new().volume()).unwrap();
        let view = View::Rooted(&root);
        let mut from: Arc<dyn Dir> = Arc::clone(&root.top);
        for _ in 0..300 {
            let path = chance.path();
            let start = String::from_utf8(mount::placed(&*from).unwrap().path()).unwrap();
            let whole = if path.starts_with('/') { path.clone() } else { format!("{start}/{path}") };
            for follow in [false, true] {
                let expected = kernel(&whole, follow);
                let stat = || filestat(view, &*from, &said(&path), follow).map(|stat| stat.ino);
                let what = format!("seed {seed} tree {tree} from {start:?} stat {path:?} follow {follow}");
                assert_eq!(stat(), expected, "{what}");
                assert_eq!(without_openat2(stat), expected, "walked, {what}");
                let how = OpenHow { follow, ..READ };
                let opened =
                    open(view, &*from, &said(&path), &how).and_then(|file| Ok(file.file().filestat()?.ino));
                if follow {
                    assert_eq!(opened, expected, "open, {what}");
                }
                compared += usize::from(expected.is_ok());
            }
            // On from where the path leads, whose own path leads there too.
            if let Ok(dir) = directory(view, &*from, &said(&path)) {
                let path = mount::placed(&*dir).unwrap().path();
                let ino = dir.filestat(c".").map(|stat| stat.ino);
                assert_eq!(kernel(std::str::from_utf8(&path).unwrap(), false), ino, "{path:?}");
                deep += usize::from(path.iter().filter(|byte| **byte == b'/').count() > 2);
                from = dir;
            }
        }
    }
    assert!(
        compared as u64 > trees * 50 && deep as u64 > trees,
        "only {compared} paths led anywhere, {deep} deep"
    );
}
