//! A tree of three file systems: one in memory at the top, two directories of the host over places in it.

use std::collections::BTreeMap;
use std::fs;

use waxwing_abi::GuestString;

use super::*;
use crate::files::HostDir;
use crate::memory_fs::MemoryFs;
use crate::resolve::{self, View};
use crate::sys;
use crate::sys::testing::Memory;

struct World {
    _temp: tempfile::TempDir,
    root: Root,
}

const READ: OpenHow = OpenHow { follow: true, ..sys::testing::READ };

fn said(path: &str) -> GuestString {
    GuestString::from_host(path).unwrap()
}

impl World {
    /// `/data` (with `sub`, a file and links), over it `/data/sub/deep/in` and, in memory, `/a/b` over nothing.
    fn new() -> World {
        let temp = tempfile::tempdir().unwrap();
        for dir in ["data/sub", "other/below", "b"] {
            fs::create_dir_all(temp.path().join(dir)).unwrap();
        }
        fs::write(temp.path().join("data/file"), "file").unwrap();
        fs::write(temp.path().join("other/inner"), "inner").unwrap();
        for (link, to) in [("data/up", ".."), ("data/abs", "/data/sub"), ("other/out", "/data/file")] {
            std::os::unix::fs::symlink(to, temp.path().join(link)).unwrap();
        }
        let memory = MemoryFs::new();
        let host = |name| -> Arc<dyn Dir> {
            Arc::new(HostDir::new(sys::open_ambient_dir(&temp.path().join(name)).unwrap(), false))
        };
        let mount = |at: &str, dir, number| Mount {
            at: at.split('/').filter(|name| !name.is_empty()).map(|name| name.into()).collect(),
            dir,
            name: c".",
            origin: Origin::Directory(number),
        };
        let mounts = vec![
            mount("/data/sub/deep/in", host("other"), 1),
            mount("/data", host("b"), 7),
            mount("/", memory.root(), 9),
            mount("/data", host("data"), 0),
            mount("/a/b", host("b"), 2),
        ];
        let root = Root::new(mounts, &memory.volume()).unwrap();
        World { _temp: temp, root }
    }

    fn view(&self) -> View<'_> {
        View::Rooted(&self.root)
    }

    fn open(&self, from: &dyn Dir, path: &str) -> Result<resolve::Opened, Errno> {
        resolve::open(self.view(), from, &said(path), &READ)
    }

    fn dir(&self, path: &str) -> Placed {
        let dir = resolve::directory(self.view(), &*self.root.top, &said(path)).unwrap();
        placed(&*dir).unwrap().clone()
    }

    fn stat(&self, from: &dyn Dir, path: &str) -> Result<(u64, u64), Errno> {
        resolve::filestat(self.view(), from, &said(path), true).map(|stat| (stat.dev, stat.ino))
    }

    fn at<T>(&self, path: &str, act: impl FnOnce(&dyn Dir, &CStr) -> T) -> T {
        let path = said(path);
        let place = resolve::entry(self.view(), &*self.root.top, &path).unwrap();
        act(place.dir(), place.name())
    }

    fn rename(&self, old: &str, new: &str) -> Result<(), Errno> {
        self.at(new, |to, new| self.at(old, |from, old| from.rename(old, to, new)))
    }

    /// What a directory lists: names with kinds and serial numbers, read by buffers of this size.
    fn list(&self, path: &str, buffer: usize) -> BTreeMap<String, (u8, u64)> {
        let dir = self.open(&*self.root.top, path).unwrap().file;
        let dir = dir.dir().unwrap();
        let (mut found, mut cookie) = (BTreeMap::new(), 0);
        loop {
            let mut memory = Memory::new(buffer);
            let (used, bytes) = memory.out(buffer, |out| {
                dir.read_entries(cookie, &mut Entries::new(out)).unwrap();
                out.written()
            });
            let mut rest = &bytes[..used];
            while rest.len() >= 24 {
                let word = |at: usize| u64::from_le_bytes(rest[at..at + 8].try_into().unwrap());
                let length = u32::from_le_bytes(rest[16..20].try_into().unwrap()) as usize;
                let Some(name) = rest.get(24..24 + length) else { break };
                cookie = word(0);
                let name = String::from_utf8(name.to_vec()).unwrap();
                assert!(found.insert(name.clone(), (rest[20], word(8))).is_none(), "{name} came twice");
                rest = &rest[24 + length..];
            }
            if used < buffer {
                return found;
            }
        }
    }
}

#[test]
fn paths_lead_across_mounts_and_never_out() {
    let world = World::new();
    let top = &*world.root.top;
    let file = world.stat(top, "/data/file").unwrap();
    let inner = world.stat(top, "/data/sub/deep/in/inner").unwrap();
    let deep = world.dir("/data/sub/deep/in/below");
    let data = world.open(top, "/data").unwrap().file;
    let data = data.dir().unwrap();
    let (data_stat, top_stat) = (world.stat(top, "/data").unwrap(), world.stat(top, "/").unwrap());
    let cases: [(&dyn Dir, &str, (u64, u64)); 14] = [
        (top, "data/../data/file", file),
        (top, "../../data/file", file),
        (top, "/data/up/data/file", file),
        (top, "/data/abs/deep/in/inner", inner),
        (top, "/data/sub/deep/in/out", file),
        (&deep, "../inner", inner),
        (&deep, "../../../../file", file),
        (&deep, "../../../../../../..", top_stat),
        (&deep, "/data/file", file),
        (data, "..", top_stat),
        (data, "../data", data_stat),
        (data, "file", file),
        (data, "sub/deep/in/below/../inner", inner),
        (data, "up/data/abs/../file", file),
    ];
    for (from, path, expected) in cases {
        assert_eq!(world.stat(from, path), Ok(expected), "{path}");
    }
    for path in ["/data/sub/none", "/secret", "/data/../secret", "/a/c"] {
        assert_eq!(world.stat(top, path), Err(Errno::Noent), "{path}");
    }
    assert_eq!(deep.path(), b"/data/sub/deep/in/below");
    assert_eq!(world.dir("/data/abs/deep/../deep/in").path(), b"/data/sub/deep/in");
    assert_eq!(world.dir("/..").path(), b"/");
    assert!(deep.is_there());
    world.at("/data/sub/deep/in/below", |dir, name| dir.remove_directory(name).unwrap());
    assert!(!deep.is_there());
}

#[test]
fn what_is_opened_knows_what_it_is_a_part_of() {
    let world = World::new();
    let top = &*world.root.top;
    for (path, number) in [
        ("/", 9),
        ("/a", 9),
        ("/a/b", 2),
        ("/data", 0),
        ("/data/file", 0),
        ("/data/sub", 0),
        ("/data/sub/deep/in", 1),
        ("/data/sub/deep/in/inner", 1),
        ("/data/sub/deep/in/out", 0),
    ] {
        let opened = world.open(top, path).unwrap();
        assert_eq!(opened.origin, Some(Origin::Directory(number)), "{path}");
    }
    assert_eq!(world.open(top, "/data/sub/deep").unwrap().origin, Some(Origin::World));
}

#[test]
fn listings_show_mounts_as_directories_once() {
    let world = World::new();
    let (top, dir) = (&*world.root.top, Filetype::Directory as u8);
    for buffer in [64, 100, 4096] {
        let listed = |path| world.list(path, buffer);
        let names = |path| listed(path).into_keys().filter(|name| !name.starts_with('.')).collect::<Vec<_>>();
        assert_eq!(names("/"), ["a", "data"]);
        assert_eq!(names("/a"), ["b"]);
        assert_eq!(names("/data"), ["abs", "file", "sub", "up"]);
        assert_eq!(names("/data/sub"), ["deep"]);
        assert_eq!(names("/data/sub/deep"), ["in"]);
        assert_eq!(names("/data/sub/deep/in"), ["below", "inner", "out"]);
        for (path, name) in [("/", "data"), ("/a", "b"), ("/data/sub", "deep"), ("/data/sub/deep", "in")] {
            let ino = world.stat(top, &format!("{path}/{name}")).unwrap().1;
            assert_eq!(listed(path)[name], (dir, ino), "{path}/{name}");
        }
        assert_eq!(listed("/data")[".."], (dir, world.stat(top, "/").unwrap().1));
        assert_eq!(listed("/data/sub/deep/in")[".."], (dir, world.stat(top, "/data/sub/deep").unwrap().1));
    }
}

#[test]
fn a_place_that_something_lies_over_is_busy_and_files_stay_on_their_side() {
    let world = World::new();
    for path in ["/data", "/a", "/a/b", "/data/sub", "/data/sub/deep", "/data/sub/deep/in/"] {
        assert_eq!(world.at(path, |dir, name| dir.remove_directory(name)), Err(Errno::Busy), "{path}");
        let aside = format!("{}/../x", path.trim_end_matches('/'));
        assert_eq!(world.rename(path, &aside), Err(Errno::Busy), "{path}");
    }
    for path in ["/data", "/data/sub/deep"] {
        assert_eq!(world.at(path, |dir, name| dir.unlink(name)), Err(Errno::Isdir), "{path}");
        assert_eq!(world.at(path, |dir, name| dir.create_directory(name)), Err(Errno::Exist), "{path}");
        assert_eq!(world.at(path, |dir, name| dir.symlink(c"x", name)), Err(Errno::Exist), "{path}");
        assert_eq!(world.at(path, |dir, name| dir.link_target(name)), Err(Errno::Inval), "{path}");
    }
    for (old, new) in [
        ("/data/file", "/a/file"),
        ("/data/file", "/a/b/file"),
        ("/data/sub/deep/in/inner", "/data/inner"),
        ("/a/b/none", "/data/none"),
    ] {
        assert_eq!(world.rename(old, new), Err(Errno::Xdev), "{old}");
        let linked = world.at(new, |to, new| world.at(old, |from, old| from.link(old, to, new)));
        assert_eq!(linked, Err(Errno::Xdev), "{old}");
    }
    assert_eq!(world.rename("/data/sub/deep/in/inner", "/data/sub/deep/in/below/x"), Ok(()));
    // What leads to a mount and is in memory is a directory like any other; what was made up for one is empty.
    assert_eq!(world.at("/a/new", |dir, name| dir.create_directory(name)), Ok(()));
    assert_eq!(world.at("/data/sub/deep/new", |dir, name| dir.create_directory(name)), Err(Errno::Rofs));
    let create = OpenHow { write: true, create: true, ..READ };
    let made = |path| resolve::open(world.view(), &*world.root.top, &said(path), &create).map(drop);
    assert_eq!(made("/data"), Err(Errno::Isdir));
    assert_eq!(made("/data/made"), Ok(()));
}

#[test]
fn a_part_of_a_tree_has_a_top_of_its_own() {
    let world = World::new();
    let part =
        World { _temp: tempfile::tempdir().unwrap(), root: Root::at(&world.dir("/data/sub")).unwrap() };
    let top = &*part.root.top;
    let ino = |path| world.stat(&*world.root.top, path);
    assert_eq!(part.stat(top, "/"), ino("/data/sub"));
    assert_eq!(part.stat(top, "/../.."), ino("/data/sub"));
    assert_eq!(part.stat(top, "deep/in/../../../x"), Err(Errno::Noent));
    assert_eq!(part.stat(top, "/deep/in/inner"), ino("/data/sub/deep/in/inner"));
    assert_eq!(part.stat(top, "/deep/in/out"), Err(Errno::Noent));
    assert_eq!(part.dir("/deep/in").path(), b"/deep/in");
    assert_eq!(part.stat(&part.dir("/deep/in"), "../.."), ino("/data/sub"));
    // An open directory is taken for a top as well as any.
    let opened = world.open(&*world.root.top, "/data/sub/deep/in").unwrap().file;
    let again = Root::at(placed(opened.dir().unwrap()).unwrap()).unwrap();
    assert_eq!(again.top.filestat(c"inner").map(|stat| (stat.dev, stat.ino)), ino("/data/sub/deep/in/inner"));
}

/// Neither the stack nor the host's descriptors grow with the depth of a place.
#[test]
fn a_place_may_be_very_deep() {
    let memory = MemoryFs::with_limits(crate::Usage { bytes: 0, nodes: 200_000 });
    let mounts = vec![Mount { at: vec![], dir: memory.root(), name: c".", origin: Origin::World }];
    let root = Root::new(mounts, &memory.volume()).unwrap();
    let mut here = placed(&*root.top).unwrap().clone();
    for _ in 0..100_000 {
        here.create_directory(c"d").unwrap();
        here = here.child(c"d").unwrap();
    }
    assert!(here.is_there());
    assert_eq!(here.path().len(), 200_000);
    drop(here);
}
