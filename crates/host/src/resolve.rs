//! Paths: from a directory that the guest has open, and a path it says, to an entry of a directory.
//!
//! Main types: [`View`] (what a path may reach) and [`Place`] (a directory and one name in it, all that the calls after
//! it act on). Paths of one component are places as they stand. Longer ones are resolved by the kernel where it can
//! keep them beneath the directory (Linux openat2), and else walked: component by component, each opened without
//! following, symbolic links expanded here, `..` taken from the stack of directories passed.
//!
//! One invariant: nothing outside the directory (or the root of the view) is ever opened, named or looked at, whatever
//! links the guest or anybody else puts in the way meanwhile. No string is compared to decide it.

use std::ffi::{CStr, CString};
use std::sync::Arc;

use waxwing_abi::GuestString;
use waxwing_abi::types::{Errno, Filestat, Filetype};

use crate::dir::Dir;
use crate::fd_table::Origin;
use crate::file::OpenFile;
use crate::mount::{self, Root};
use crate::sys::OpenHow;

/// What paths may reach.
#[derive(Clone, Copy)]
pub(crate) enum View<'r> {
    /// What lies beneath the directory they start from: absolute paths, absolute links and a `..` too many are
    /// `notcapable` (preview guests).
    Beneath,
    /// One tree, its mounts included: absolute paths and links start at its top, where `..` stays (WASIX guests, and embedders in memory).
    Rooted(&'r Root),
}

/// A directory and a name in it, for calls that act on one entry and follow nothing.
pub(crate) struct Place<'p> {
    dir: At<'p>,
    name: Name<'p>,
    /// The path's last component was `..`, for which some calls have an errno of their own.
    pub(crate) is_parent: bool,
}

enum At<'p> {
    Start(&'p dyn Dir),
    Found(Arc<dyn Dir>),
}

enum Name<'p> {
    Said(&'p CStr),
    Found(CString),
}

impl Place<'_> {
    /// The directory.
    pub(crate) fn dir(&self) -> &dyn Dir {
        match &self.dir {
            At::Start(dir) => *dir,
            At::Found(dir) => &**dir,
        }
    }

    /// The name in it: one component, with the slashes that followed it, or `.`.
    pub(crate) fn name(&self) -> &CStr {
        match &self.name {
            Name::Said(name) => name,
            Name::Found(name) => name,
        }
    }
}

/// Finds the entry to make, remove or rename. A symbolic link at the path's end is that entry; slashes after it stay,
/// for the operating system to judge.
pub(crate) fn entry<'p>(view: View<'p>, dir: &'p dyn Dir, path: &'p GuestString) -> Result<Place<'p>, Errno> {
    let said = Said::parse(path)?;
    if let Some(place) = said.quick_place(view, dir)? {
        return Ok(place);
    }
    Walk::new(view, dir, said.path.to_bytes())?.place(Goal::Entry)
}

/// Finds the object to look at or change. Slashes at the path's end, and `follow`, follow a symbolic link there.
pub(crate) fn object<'p>(
    view: View<'p>,
    dir: &'p dyn Dir,
    path: &'p GuestString,
    follow: bool,
) -> Result<Place<'p>, Errno> {
    let said = Said::parse(path)?;
    let quick = if said.slashes { said.quick_directory(view, dir)? } else { said.quick_place(view, dir)? };
    if let Some(place) = quick {
        let may_lead_on = follow && place.name() != c".";
        if !(may_lead_on && place.dir().filestat(place.name())?.filetype == Filetype::SymbolicLink) {
            return Ok(place);
        }
    }
    Walk::new(view, dir, said.path.to_bytes())?.place(Goal::Object { follow })
}

/// What is known of the object at `path`.
pub(crate) fn filestat(
    view: View<'_>,
    dir: &dyn Dir,
    path: &GuestString,
    follow: bool,
) -> Result<Filestat, Errno> {
    let said = Said::parse(path)?;
    if said.is_one_name(view) && !said.slashes {
        let stat = dir.filestat(said.path)?;
        if !(follow && stat.filetype == Filetype::SymbolicLink) {
            return Ok(stat);
        }
    }
    if said.can_be_resolved(view)
        && let Some(stat) = dir.filestat_path(said.path, follow)?
    {
        return Ok(stat);
    }
    Walk::new(view, dir, said.path.to_bytes())?.filestat(follow)
}

/// The directory at `path`, to name entries of; a symbolic link at its end is followed.
pub(crate) fn directory(view: View<'_>, dir: &dyn Dir, path: &GuestString) -> Result<Arc<dyn Dir>, Errno> {
    let said = Said::parse(path)?;
    Walk::new(view, dir, said.path.to_bytes())?.directory()
}

/// What was opened.
pub(crate) struct Opened {
    pub(crate) file: Arc<OpenFile>,
    /// What it is a part of that was given, where the place in a tree decides it.
    pub(crate) origin: Option<Origin>,
}

impl From<Arc<OpenFile>> for Opened {
    fn from(file: Arc<OpenFile>) -> Self {
        Opened { file, origin: None }
    }
}

/// Opens the object at `path`.
#[inline(always)]
pub(crate) fn open(
    view: View<'_>,
    dir: &dyn Dir,
    path: &GuestString,
    how: &OpenHow,
) -> Result<Opened, Errno> {
    let said = Said::parse(path)?;
    // A name in the directory itself needs no resolution, which costs the kernel a tenth of opening.
    if said.is_one_name(view) && !said.slashes {
        match dir.open(said.path, how) {
            // What is in the way may be a link to follow.
            Err(Errno::Loop | Errno::Notdir) if how.follow => {}
            opened => return opened.map(Opened::from),
        }
    }
    if said.can_be_resolved(view)
        && let Some(file) = dir.open_path(said.path, how)?
    {
        return Ok(file.into());
    }
    Walk::new(view, dir, said.path.to_bytes())?.open(how)
}

/// A symbolic link that leads out of the directory that a path starts from.
pub(crate) struct LinkOut {
    /// Where it is, from that directory on.
    pub(crate) at: Vec<u8>,
    /// What it holds.
    pub(crate) to: Vec<u8>,
    /// The path goes on after it.
    pub(crate) goes_on: bool,
    /// How much of the path was left to go when it was come upon.
    rest: usize,
}

/// Finds the link by which `path` leads out of `dir`, to say why it was refused; none if it does so by itself.
pub(crate) fn link_out(dir: &dyn Dir, path: &GuestString, follow: bool) -> Option<LinkOut> {
    let said = Said::parse(path).ok()?;
    let mut walk = Walk::new(View::Beneath, dir, said.path.to_bytes()).ok()?;
    loop {
        let stepped = match walk.advance() {
            Ok(Step::Name(name, true)) => walk.enter(name),
            Ok(Step::Name(name, false)) if follow => match walk.link(&name) {
                Ok(Some(target)) => walk.expand(&name, target),
                _ => return None,
            },
            Ok(_) => return None,
            Err(errno) => Err(errno),
        };
        match stepped {
            Ok(()) => {}
            Err(Errno::Notcapable) => return walk.way_out(),
            Err(_) => return None,
        }
    }
}

/// A path as the guest said it, taken apart as far as needs no look at the file system.
struct Said<'p> {
    /// All of it, leading `./` aside.
    path: &'p CStr,
    /// What comes before the last component.
    parent: &'p [u8],
    /// The last component and the slashes after it.
    last: &'p CStr,
    /// There are slashes after it.
    slashes: bool,
    absolute: bool,
}

impl<'p> Said<'p> {
    #[inline]
    fn parse(path: &'p GuestString) -> Result<Self, Errno> {
        if path.is_empty() {
            return Err(Errno::Noent);
        }
        let mut path = path.as_cstr();
        // libc puts it before the names that the guest says.
        while let Some(rest) = path.to_bytes().strip_prefix(b"./") {
            let slashes = rest.iter().take_while(|byte| **byte == b'/').count();
            if rest.len() == slashes {
                break;
            }
            path = tail(path, 2 + slashes);
        }
        let bytes = path.to_bytes();
        let end = bytes.iter().rposition(|byte| *byte != b'/').map_or(0, |last| last + 1);
        let start = bytes[..end].iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1);
        Ok(Said {
            path,
            parent: &bytes[..start],
            last: tail(path, start),
            slashes: end < bytes.len(),
            absolute: bytes[0] == b'/',
        })
    }

    fn name(&self) -> &[u8] {
        let last = self.last.to_bytes();
        &last[..last.iter().position(|byte| *byte == b'/').unwrap_or(last.len())]
    }

    fn is_dots(&self) -> bool {
        matches!(self.name(), b"." | b".." | b"")
    }

    /// Whether the path is one name in the directory it starts from, so that nothing has to be resolved.
    fn is_one_name(&self, view: View<'_>) -> bool {
        matches!(view, View::Beneath) && self.parent.is_empty() && !self.is_dots()
    }

    /// Whether the operating system may resolve the path: only in a view where nothing is mounted.
    fn can_be_resolved(&self, view: View<'_>) -> bool {
        matches!(view, View::Beneath) && !self.absolute
    }

    /// The path's last name in the directory before it, without a walk.
    fn quick_place(&self, view: View<'_>, dir: &'p dyn Dir) -> Result<Option<Place<'p>>, Errno> {
        if self.is_dots() {
            return self.quick_directory(view, dir);
        }
        if self.is_one_name(view) {
            return Ok(Some(Place { dir: At::Start(dir), name: Name::Said(self.last), is_parent: false }));
        }
        if !self.can_be_resolved(view) {
            return Ok(None);
        }
        let entered = dir.enter_path(self.parent)?;
        Ok(entered.map(|dir| Place { dir: At::Found(dir), name: Name::Said(self.last), is_parent: false }))
    }

    /// The whole path as a directory, without a walk: `.` in it.
    fn quick_directory(&self, view: View<'_>, dir: &'p dyn Dir) -> Result<Option<Place<'p>>, Errno> {
        if !self.can_be_resolved(view) {
            return Ok(None);
        }
        let entered = dir.enter_path(self.path.to_bytes())?;
        let is_parent = self.name() == b"..";
        Ok(entered.map(|dir| Place { dir: At::Found(dir), name: Name::Said(c"."), is_parent }))
    }
}

/// What follows the first `count` bytes.
#[inline]
fn tail(string: &CStr, count: usize) -> &CStr {
    // Most often that is all of it, and the NUL at its end need not be looked for.
    if count == 0 {
        return string;
    }
    let bytes = string.to_bytes_with_nul();
    CStr::from_bytes_with_nul(&bytes[count.min(bytes.len() - 1)..]).unwrap_or(c"")
}

/// How many symbolic links a path may lead through (Linux's `MAXSYMLINKS`).
const MAX_LINKS: usize = 40;

/// What a walk is to find at the path's end.
#[derive(Clone, Copy)]
enum Goal {
    /// The entry itself, slashes and all.
    Entry,
    /// The object, a symbolic link being followed or not.
    Object { follow: bool },
}

/// What one step of a walk comes upon.
enum Step {
    /// The end: the directory the walk stands in.
    Here { is_parent: bool },
    /// The end: a name in the directory the walk stands in, and whether slashes follow it.
    Name(CString, bool),
}

/// A path on its way through the tree.
struct Walk<'w> {
    view: View<'w>,
    start: At<'w>,
    /// The directories below the start that were passed, with the names that led to them.
    passed: Vec<(Vec<u8>, Arc<dyn Dir>)>,
    /// What is left to go.
    rest: Vec<u8>,
    links: Vec<LinkOut>,
}

impl<'w> Walk<'w> {
    fn new(view: View<'w>, start: &'w dyn Dir, path: &[u8]) -> Result<Self, Errno> {
        let mut walk = Walk {
            view,
            start: At::Start(start),
            passed: Vec::new(),
            rest: path.to_vec(),
            links: Vec::new(),
        };
        walk.begin()?;
        Ok(walk)
    }

    /// Takes an absolute path or link target to the root, if there is one.
    fn begin(&mut self) -> Result<(), Errno> {
        if self.rest.first() == Some(&b'/') {
            match self.view {
                View::Beneath => return Err(Errno::Notcapable),
                View::Rooted(root) => {
                    self.start = At::Start(&*root.top);
                    self.passed.clear();
                }
            }
        }
        Ok(())
    }

    fn here(&self) -> &dyn Dir {
        match (self.passed.last(), &self.start) {
            (Some((_, dir)), _) => &**dir,
            (None, At::Found(dir)) => &**dir,
            (None, At::Start(dir)) => *dir,
        }
    }

    /// Goes to the directory above.
    fn leave(&mut self) -> Result<(), Errno> {
        if self.passed.pop().is_some() {
            return Ok(());
        }
        let View::Rooted(_) = self.view else { return Err(Errno::Notcapable) };
        // What knows no place is the top, where `..` stays.
        if let Some(parent) = mount::placed(self.here()).map_or(Ok(None), mount::Placed::parent)? {
            self.start = At::Found(Arc::new(parent));
        }
        Ok(())
    }

    /// Goes on to the last component of what is left.
    fn advance(&mut self) -> Result<Step, Errno> {
        let mut is_parent = false;
        loop {
            let skip = self.rest.iter().take_while(|byte| **byte == b'/').count();
            self.rest.drain(..skip);
            if self.rest.is_empty() {
                return Ok(Step::Here { is_parent });
            }
            if let Some((dir, gone)) =
                mount::placed(self.here()).map_or(Ok(None), |here| here.leap(&self.rest))?
            {
                // It knows itself what lies above it.
                self.passed.clear();
                self.start = At::Found(Arc::new(dir));
                self.rest.drain(..gone);
            }
            let length = self.rest.iter().position(|byte| *byte == b'/').unwrap_or(self.rest.len());
            let component: Vec<u8> = self.rest.drain(..length).collect();
            let slashes = !self.rest.is_empty();
            let last = self.rest.iter().all(|byte| *byte == b'/');
            is_parent = component == b"..";
            match &component[..] {
                b"." => {}
                b".." => self.leave()?,
                _ => {
                    let name = CString::new(component).map_err(|_| Errno::Inval)?;
                    if last {
                        return Ok(Step::Name(name, slashes));
                    }
                    self.enter(name)?;
                }
            }
        }
    }

    /// Goes into the directory `name`, or where a link of that name leads.
    fn enter(&mut self, name: CString) -> Result<(), Errno> {
        match self.here().enter(&name) {
            Ok(dir) => {
                self.passed.push((name.into_bytes(), dir));
                Ok(())
            }
            Err(Errno::Notdir) => match self.here().link_target(&name) {
                Ok(target) => self.expand(&name, target),
                Err(Errno::Inval) => Err(Errno::Notdir),
                Err(errno) => Err(errno),
            },
            Err(errno) => Err(errno),
        }
    }

    /// Puts the target of the link `name` in the link's place.
    fn expand(&mut self, name: &CStr, mut target: Vec<u8>) -> Result<(), Errno> {
        if self.links.len() >= MAX_LINKS {
            return Err(Errno::Loop);
        }
        let names = self.passed.iter().map(|(name, _)| &name[..]).chain([name.to_bytes()]);
        self.links.push(LinkOut {
            at: names.collect::<Vec<_>>().join(&b'/'),
            to: target.clone(),
            goes_on: self.rest.iter().any(|byte| *byte != b'/'),
            rest: self.rest.len(),
        });
        if target.is_empty() {
            return Err(Errno::Noent);
        }
        target.append(&mut self.rest);
        self.rest = target;
        self.begin()
    }

    /// The link that the step came from which led out, if it was not the path's own: links whose targets have been gone
    /// through are no part of it.
    fn way_out(mut self) -> Option<LinkOut> {
        let left = self.rest.len();
        self.links.retain(|link| link.rest <= left);
        self.links.pop()
    }

    /// Where the link `name` leads, if it is one.
    fn link(&self, name: &CStr) -> Result<Option<Vec<u8>>, Errno> {
        match self.here().link_target(name) {
            Ok(target) => Ok(Some(target)),
            // Not a link, or not there: whoever acts on the name says so.
            Err(Errno::Inval | Errno::Noent) => Ok(None),
            Err(errno) => Err(errno),
        }
    }

    fn place(mut self, goal: Goal) -> Result<Place<'w>, Errno> {
        loop {
            match self.advance()? {
                Step::Here { is_parent } => {
                    return Ok(Place { dir: self.into_here(), name: Name::Said(c"."), is_parent });
                }
                Step::Name(name, slashes) => match goal {
                    Goal::Entry => {
                        let mut name = name.into_bytes();
                        if slashes {
                            name.push(b'/');
                        }
                        let name = CString::new(name).map_err(|_| Errno::Inval)?;
                        return Ok(Place {
                            dir: self.into_here(),
                            name: Name::Found(name),
                            is_parent: false,
                        });
                    }
                    Goal::Object { .. } if slashes => self.enter(name)?,
                    Goal::Object { follow } => match if follow { self.link(&name)? } else { None } {
                        Some(target) => self.expand(&name, target)?,
                        None => {
                            return Ok(Place {
                                dir: self.into_here(),
                                name: Name::Found(name),
                                is_parent: false,
                            });
                        }
                    },
                },
            }
        }
    }

    fn into_here(mut self) -> At<'w> {
        match self.passed.pop() {
            Some((_, dir)) => At::Found(dir),
            None => self.start,
        }
    }

    /// What is known of an entry says whether it is a link.
    fn filestat(mut self, follow: bool) -> Result<Filestat, Errno> {
        loop {
            match self.advance()? {
                Step::Here { .. } => return self.here().filestat(c"."),
                Step::Name(name, true) => self.enter(name)?,
                Step::Name(name, false) => {
                    let stat = self.here().filestat(&name)?;
                    if !(follow && stat.filetype == Filetype::SymbolicLink) {
                        return Ok(stat);
                    }
                    match self.link(&name)? {
                        Some(target) => self.expand(&name, target)?,
                        // Somebody has put something else there meanwhile.
                        None => return self.here().filestat(&name),
                    }
                }
            }
        }
    }

    fn directory(mut self) -> Result<Arc<dyn Dir>, Errno> {
        loop {
            match self.advance()? {
                Step::Here { .. } => {
                    return match self.into_here() {
                        At::Found(dir) => Ok(dir),
                        At::Start(dir) => dir.enter(c"."),
                    };
                }
                Step::Name(name, _) => self.enter(name)?,
            }
        }
    }

    fn open(mut self, how: &OpenHow) -> Result<Opened, Errno> {
        let opened = |dir: &dyn Dir, name: &CStr| {
            let file = dir.open(name, how)?;
            // A directory may lie over the name, and has an origin of its own.
            let place = file.dir().ok().and_then(mount::placed).or_else(|| mount::placed(dir));
            Ok(Opened { origin: place.map(mount::Placed::origin), file })
        };
        loop {
            match self.advance()? {
                Step::Here { .. } => {
                    return match (how.create, how.exclusive) {
                        (true, true) => Err(Errno::Exist),
                        (true, false) => Err(Errno::Isdir),
                        (false, _) => opened(self.here(), c"."),
                    };
                }
                // As Linux: a directory is not made by opening it.
                Step::Name(_, true) if how.create => return Err(Errno::Isdir),
                Step::Name(name, true) => self.enter(name)?,
                Step::Name(name, false) => match opened(self.here(), &name) {
                    Err(errno @ (Errno::Loop | Errno::Notdir)) if how.follow => match self.link(&name)? {
                        Some(target) => self.expand(&name, target)?,
                        None => return Err(errno),
                    },
                    found => return found,
                },
            }
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests;
