//! The one tree that a WASIX guest sees: a directory at its top, and others put over places in it. (A preview guest's
//! directories are worlds of their own: descriptors made by `fd_table::preopen`.)
//!
//! Main types: [`Root`], and [`Placed`], a directory that knows its place in the tree: by its names down from the top, since
//! a handle on each directory above it would be a descriptor of the host's. One invariant: what is put over a place hides
//! what lies beneath it, by whatever path it is reached, and stays there: its name can be neither removed nor renamed.

use std::any::Any;
use std::collections::BTreeMap;
use std::ffi::{CStr, CString};
use std::sync::Arc;

use waxwing_abi::OutBytes;
use waxwing_abi::types::{Dircookie, Errno, Filestat, Filetype, Size};

use crate::dir::{Dir, Entries, without_slashes};
use crate::fd_table::Origin;
use crate::file::OpenFile;
use crate::files::memory::{MemoryDir, Volume};
use crate::socket::SocketEntry;
use crate::sys::{DirEntry, Handle, OpenHow, SetTimes};

/// What a tree starts from: absolute paths and links begin at its top, and `..` at its top stays there.
#[derive(Clone)]
pub(crate) struct Root {
    /// What lies at the top.
    pub(crate) top: Arc<dyn Dir>,
}

/// A directory or a file to be put over a place in a tree.
pub(crate) struct Mount {
    /// The place: names from the top down, without `.` and `..`.
    pub(crate) at: Vec<Vec<u8>>,
    /// What is found there: the directory itself (`.`), or a file in it.
    pub(crate) dir: Arc<dyn Dir>,
    pub(crate) name: &'static CStr,
    /// As what the guest was given it.
    pub(crate) origin: Origin,
}

/// What lies over a place.
struct Mounted {
    dir: Arc<dyn Dir>,
    name: &'static CStr,
    origin: Origin,
}

/// A place over which something lies, or below which some such place is.
#[derive(Default)]
struct Point {
    mounted: Option<Arc<Mounted>>,
    below: BTreeMap<Vec<u8>, Arc<Point>>,
}

/// Where a directory is in the tree.
struct Spot {
    /// Its name, and the directory it lies in; the top has none.
    above: Option<(CString, Arc<Spot>)>,
    /// What it is a part of.
    mounted: Arc<Mounted>,
    /// It is the top of that, as the top of the tree always is.
    is_mounted: bool,
    point: Option<Arc<Point>>,
}

/// A directory as one holds it.
#[derive(Clone)]
enum Held {
    /// To name entries of.
    Dir(Arc<dyn Dir>),
    /// Open, to list them as well.
    Open(Arc<OpenFile>),
}

/// A directory of a tree.
#[derive(Clone)]
pub(crate) struct Placed {
    held: Held,
    spot: Arc<Spot>,
}

impl Root {
    /// The tree of `mounts`, one of which has to lie at the top. Of two at one place the last counts. Directories that lead
    /// to one and are not there are made up; `may_make` says of which file system they are made for good.
    pub(crate) fn new(mounts: Vec<Mount>, may_make: &Arc<Volume>) -> Result<Root, Errno> {
        let mut tree = Point::default();
        let mut mounts: Vec<Mount> = mounts;
        // Those that lie above others come first; of those at one place, the last that was given stays the last.
        mounts.sort_by_key(|mount| mount.at.len());
        for Mount { at, dir, name, origin } in mounts {
            for depth in 1..at.len() {
                tree.lead(&at[..depth], may_make)?;
            }
            tree.point(&at).mounted = Some(Arc::new(Mounted { dir, name, origin }));
        }
        Ok(Root { top: Arc::new(tree.top()?) })
    }

    /// The tree that begins at `top`: nothing above it can be reached from there.
    ///
    /// # Errors
    /// As [`Dir::enter`].
    pub(crate) fn at(top: &Placed) -> Result<Root, Errno> {
        let dir = match &top.held {
            Held::Dir(dir) => Arc::clone(dir),
            Held::Open(_) => top.dir().enter(c".")?,
        };
        let mounted = Arc::new(Mounted { dir: Arc::clone(&dir), name: c".", origin: top.origin() });
        let spot = Spot { above: None, mounted, is_mounted: true, point: top.spot.point.clone() };
        Ok(Root { top: Arc::new(Placed { held: Held::Dir(dir), spot: Arc::new(spot) }) })
    }
}

impl Point {
    /// The tree as it is so far.
    fn top(&self) -> Result<Placed, Errno> {
        let mounted = self.mounted.clone().ok_or(Errno::Noent)?;
        let held = Held::Dir(Arc::clone(&mounted.dir));
        let spot = Spot { above: None, mounted, is_mounted: true, point: Some(Arc::new(self.copy())) };
        Ok(Placed { held, spot: Arc::new(spot) })
    }

    fn copy(&self) -> Point {
        Point { mounted: self.mounted.clone(), below: self.below.clone() }
    }

    /// The place of these names, to put something there.
    fn point(&mut self, names: &[Vec<u8>]) -> &mut Point {
        let Some((first, rest)) = names.split_first() else { return self };
        let below = self.below.entry(first.clone()).or_default();
        // Whoever has a copy of it keeps that as it was.
        if Arc::get_mut(below).is_none() {
            *below = Arc::new(below.copy());
        }
        Arc::get_mut(below).expect("it was just made, or is nobody else's").point(rest)
    }

    /// Makes sure that there is a directory at the place of these names, all above it being there.
    fn lead(&mut self, names: &[Vec<u8>], may_make: &Arc<Volume>) -> Result<(), Errno> {
        let Some((last, above)) = names.split_last() else { return Ok(()) };
        let name = CString::new(last.clone()).map_err(|_| Errno::Inval)?;
        let mut here = self.top()?;
        for name in above {
            here = here.child(&CString::new(name.clone()).map_err(|_| Errno::Inval)?)?;
        }
        match here.child(&name) {
            Ok(_) => return Ok(()),
            Err(Errno::Noent) if here.is_of(may_make) => return here.dir().create_directory(&name),
            Err(_) => {}
        }
        let dir: Arc<dyn Dir> = Arc::new(MemoryDir::new(Volume::create(0, 0), true));
        self.point(names).mounted = Some(Arc::new(Mounted { dir, name: c".", origin: Origin::World }));
        Ok(())
    }
}

impl Spot {
    /// The names down from the top.
    fn names(&self) -> Vec<&CStr> {
        let mut names = Vec::new();
        let mut here = self;
        while let Some((name, above)) = &here.above {
            names.push(&**name);
            here = above;
        }
        names.reverse();
        names
    }

    /// The directory at this place, as it is now.
    fn dir(self: &Arc<Self>) -> Result<Placed, Errno> {
        let mut names = Vec::new();
        let mut here = self;
        while let (false, Some((name, above))) = (here.is_mounted, &here.above) {
            names.push(name);
            here = above;
        }
        let mut dir = Arc::clone(&here.mounted.dir);
        for name in names.into_iter().rev() {
            dir = dir.enter(name)?;
        }
        Ok(Placed { held: Held::Dir(dir), spot: Arc::clone(self) })
    }
}

/// Of a place of any depth, without as deep a stack.
impl Drop for Spot {
    fn drop(&mut self) {
        let mut above = self.above.take();
        while let Some((_, spot)) = above {
            above = Arc::into_inner(spot).and_then(|mut spot| spot.above.take());
        }
    }
}

impl Placed {
    /// The directory itself, which knows no place.
    pub(crate) fn dir(&self) -> &dyn Dir {
        match &self.held {
            Held::Dir(dir) => &**dir,
            Held::Open(file) => file.dir().expect("only what is a directory is held"),
        }
    }

    /// As what the guest was given what it is a part of.
    pub(crate) fn origin(&self) -> Origin {
        self.spot.mounted.origin
    }

    /// As what the guest was given what `name` in it is a part of.
    pub(crate) fn origin_of(&self, name: &CStr) -> Origin {
        self.mounted(name).map_or(self.origin(), |mounted| mounted.origin)
    }

    /// Whether it is a part of this file system in memory, which guests may write.
    fn is_of(&self, volume: &Arc<Volume>) -> bool {
        self.dir().downcast_ref::<MemoryDir>().is_some_and(|dir| dir.is_of(volume))
    }

    /// The path that leads to it from the top, as it was when it was opened.
    pub(crate) fn path(&self) -> Vec<u8> {
        let mut path = Vec::new();
        for name in self.spot.names() {
            path.push(b'/');
            path.extend_from_slice(name.to_bytes());
        }
        if path.is_empty() { b"/".to_vec() } else { path }
    }

    /// The directory that it lies in; the top lies in none.
    ///
    /// # Errors
    /// As [`Dir::enter`]: it may have been moved away from there.
    pub(crate) fn parent(&self) -> Result<Option<Placed>, Errno> {
        self.spot.above.as_ref().map(|(_, above)| above.dir()).transpose()
    }

    /// Whether its path still leads to it.
    pub(crate) fn is_there(&self) -> bool {
        if self.spot.above.is_none() {
            return true;
        }
        let identity = |dir: &Placed| dir.dir().filestat(c".").map(|stat| (stat.dev, stat.ino));
        match (self.spot.dir().and_then(|found| identity(&found)), identity(self)) {
            (Ok(found), Ok(own)) => found == own,
            _ => false,
        }
    }

    fn point(&self, name: &[u8]) -> Option<&Arc<Point>> {
        self.spot.point.as_ref()?.below.get(name)
    }

    /// What lies over the name, if something does.
    fn mounted(&self, name: &CStr) -> Option<&Arc<Mounted>> {
        self.point(without_slashes(name).0)?.mounted.as_ref()
    }

    /// Refuses to change a name that a place of the tree hangs on.
    fn may_change(&self, name: &CStr) -> Result<(), Errno> {
        if self.point(without_slashes(name).0).is_some() { Err(Errno::Busy) } else { Ok(()) }
    }

    fn spot_of(&self, name: &CStr, mounted: Option<&Arc<Mounted>>) -> Arc<Spot> {
        Arc::new(Spot {
            above: Some((name.to_owned(), Arc::clone(&self.spot))),
            mounted: Arc::clone(mounted.unwrap_or(&self.spot.mounted)),
            is_mounted: mounted.is_some(),
            point: self.point(name.to_bytes()).cloned(),
        })
    }

    /// The directory `name` in it.
    ///
    /// # Errors
    /// As [`Dir::enter`].
    pub(crate) fn child(&self, name: &CStr) -> Result<Placed, Errno> {
        if name == c"." {
            return Ok(self.clone());
        }
        let mounted = self.mounted(name);
        let dir = match mounted {
            Some(mounted) if mounted.name == c"." => Arc::clone(&mounted.dir),
            Some(_) => return Err(Errno::Notdir),
            None => self.dir().enter(name)?,
        };
        Ok(Placed { held: Held::Dir(dir), spot: self.spot_of(name, mounted) })
    }

    /// The directory in which the last name of `path` is looked for, if all names before that can be gone down at once, and the
    /// length of what was gone.
    ///
    /// # Errors
    /// As [`Dir::enter_down`].
    pub(crate) fn leap(&self, path: &[u8]) -> Result<Option<(Placed, usize)>, Errno> {
        if self.spot.point.as_ref().is_some_and(|point| !point.below.is_empty()) {
            return Ok(None);
        }
        let end = path.iter().rposition(|byte| *byte != b'/').map_or(0, |last| last + 1);
        let start = path[..end].iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1);
        let is_name = |name: &&[u8]| !matches!(*name, b"" | b".");
        let names = || path[..start].split(|byte| *byte == b'/').filter(is_name);
        // Two names cost as much either way.
        if names().count() < 2 || names().any(|name| name == b"..") {
            return Ok(None);
        }
        let Some(dir) = self.dir().enter_down(&path[..start])? else { return Ok(None) };
        let mut spot = Arc::clone(&self.spot);
        for name in names() {
            let name = CString::new(name).map_err(|_| Errno::Inval)?;
            let mounted = Arc::clone(&spot.mounted);
            spot = Arc::new(Spot { above: Some((name, spot)), mounted, is_mounted: false, point: None });
        }
        Ok(Some((Placed { held: Held::Dir(dir), spot }, start)))
    }

    /// The directory `to` of the same mount, to move something there.
    fn other<'t>(&self, to: &'t dyn Dir) -> Result<&'t Placed, Errno> {
        let to = to.downcast_ref::<Placed>().ok_or(Errno::Xdev)?;
        if Arc::ptr_eq(&to.spot.mounted, &self.spot.mounted) { Ok(to) } else { Err(Errno::Xdev) }
    }
}

/// The directory that an open file is, with its place, if it has one.
pub(crate) fn placed(dir: &dyn Dir) -> Option<&Placed> {
    (dir as &dyn Any).downcast_ref()
}

/// Cookies of the places that lie below a directory begin here, before those of its entries.
const POINTS: Dircookie = 1 << 63;

impl Dir for Placed {
    fn filestat(&self, name: &CStr) -> Result<Filestat, Errno> {
        match self.mounted(name) {
            Some(mounted) => mounted.dir.filestat(mounted.name),
            None => self.dir().filestat(name),
        }
    }

    fn open(&self, name: &CStr, how: &OpenHow) -> Result<Arc<OpenFile>, Errno> {
        let mounted = self.mounted(name);
        let file = match mounted {
            // A directory may find it odd to be asked to make itself.
            Some(mounted) if mounted.name == c"." => {
                how.check(Some(Filetype::Directory))?;
                mounted.dir.open(c".", how)?
            }
            Some(mounted) => mounted.dir.open(mounted.name, how)?,
            None => self.dir().open(name, how)?,
        };
        if how.write || how.truncate || file.dir().is_err() {
            return Ok(file);
        }
        let spot = if name == c"." { Arc::clone(&self.spot) } else { self.spot_of(name, mounted) };
        Ok(OpenFile::directory(Arc::new(Placed { held: Held::Open(file), spot }), how.status))
    }

    fn read_entries(&self, cookie: Dircookie, to: &mut Entries<'_, '_>) -> Result<(), Errno> {
        let points = self.spot.point.iter().flat_map(|point| &point.below);
        let mounted: Vec<(&[u8], &Mounted)> =
            points.filter_map(|(name, point)| Some((&name[..], &**point.mounted.as_ref()?))).collect();
        let (mut from, mut cookie) = match cookie {
            0 => (0, 0),
            cookie => {
                let from = cookie.checked_sub(POINTS).and_then(|from| usize::try_from(from).ok());
                (from.unwrap_or(usize::MAX), cookie)
            }
        };
        while let Some((name, mounted)) = mounted.get(from) {
            from += 1;
            let stat = mounted.dir.filestat(mounted.name);
            let (ino, filetype) = stat.map_or((0, Filetype::Unknown), |stat| (stat.ino, stat.filetype));
            let entry = DirEntry { next: POINTS + from as u64, ino, filetype, name };
            if !to.push(&entry) {
                return Ok(());
            }
        }
        if cookie >= POINTS {
            cookie = 0;
        }
        // A directory that something else lies over has what lies above that for a parent.
        let parent = match self.spot.is_mounted {
            false => None,
            true => self.parent()?.map_or_else(|| self.filestat(c"."), |parent| parent.filestat(c".")).ok(),
        };
        to.without(
            &mounted.iter().map(|(name, _)| *name).collect::<Vec<_>>(),
            parent.map(|stat| stat.ino),
            |to| self.dir().read_entries(cookie, to),
        )
    }

    fn enter(&self, name: &CStr) -> Result<Arc<dyn Dir>, Errno> {
        Ok(Arc::new(self.child(name)?))
    }

    fn link_target(&self, name: &CStr) -> Result<Vec<u8>, Errno> {
        if self.mounted(name).is_some() { Err(Errno::Inval) } else { self.dir().link_target(name) }
    }

    fn read_link(&self, name: &CStr, to: &mut OutBytes<'_>) -> Result<Size, Errno> {
        if self.mounted(name).is_some() { Err(Errno::Inval) } else { self.dir().read_link(name, to) }
    }

    fn set_times(&self, name: &CStr, times: SetTimes) -> Result<(), Errno> {
        match self.mounted(name) {
            Some(mounted) => mounted.dir.set_times(mounted.name, times),
            None => self.dir().set_times(name, times),
        }
    }

    fn create_directory(&self, name: &CStr) -> Result<(), Errno> {
        if self.mounted(name).is_some() { Err(Errno::Exist) } else { self.dir().create_directory(name) }
    }

    fn remove_directory(&self, name: &CStr) -> Result<(), Errno> {
        self.may_change(name)?;
        self.dir().remove_directory(name)
    }

    fn unlink(&self, name: &CStr) -> Result<(), Errno> {
        match self.mounted(name) {
            Some(mounted) if mounted.name == c"." => Err(Errno::Isdir),
            Some(_) => Err(Errno::Busy),
            None => self.dir().unlink(name),
        }
    }

    fn symlink(&self, target: &CStr, name: &CStr) -> Result<(), Errno> {
        if self.mounted(name).is_some() { Err(Errno::Exist) } else { self.dir().symlink(target, name) }
    }

    fn rename(&self, name: &CStr, to: &dyn Dir, new_name: &CStr) -> Result<(), Errno> {
        // As Linux: what is on the other side is not even looked at.
        let to = self.other(to)?;
        self.may_change(name)?;
        to.may_change(new_name)?;
        self.dir().rename(name, to.dir(), new_name)
    }

    fn link(&self, name: &CStr, to: &dyn Dir, new_name: &CStr) -> Result<(), Errno> {
        let to = self.other(to)?;
        if to.mounted(new_name).is_some() {
            return Err(Errno::Exist);
        }
        if self.mounted(name).is_some() {
            Err(Errno::Perm)
        } else {
            self.dir().link(name, to.dir(), new_name)
        }
    }

    fn bind_socket(&self, name: &CStr, socket: &Handle) -> Result<SocketEntry, Errno> {
        if self.mounted(name).is_some() {
            return Err(Errno::Addrinuse);
        }
        self.dir().bind_socket(name, socket)
    }

    fn socket(&self, name: &CStr) -> Result<Handle, Errno> {
        match self.mounted(name) {
            Some(mounted) => mounted.dir.socket(mounted.name),
            None => self.dir().socket(name),
        }
    }

    fn sync(&self, data_only: bool) -> Result<(), Errno> {
        match &self.held {
            Held::Dir(dir) => dir.sync(data_only),
            Held::Open(file) => file.file().sync(data_only),
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests;
