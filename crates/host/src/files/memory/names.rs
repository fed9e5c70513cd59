//! The names in a directory, and all that changes them.
//!
//! Main type: [`Names`]. Entries have numbers that are never given twice, in the order in which they came: a listing goes
//! by them, so it goes on where it left off whatever has come and gone. One invariant: both maps of a directory hold the
//! same entries.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard, Weak};

use waxwing_abi::types::{Errno, Filetype};

use super::node::{Kind, Node};

/// The longest name, in bytes.
pub(crate) const NAME_MAX: usize = 255;

/// The first number of an entry: `.` and `..` come before.
pub(super) const FIRST: u64 = 3;

/// What a directory holds.
#[derive(Debug)]
pub(crate) struct Names {
    nodes: HashMap<Arc<[u8]>, Slot>,
    /// The names again, by the numbers of their entries.
    order: BTreeMap<u64, Listed>,
    /// The number of the next entry.
    next: u64,
    /// The directory has been removed: nothing is in it, nor will be.
    is_gone: bool,
}

#[derive(Debug)]
struct Slot {
    node: Arc<Node>,
    number: u64,
}

/// An entry, as a listing shows it.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub(crate) name: Arc<[u8]>,
    pub(crate) serial: u64,
    pub(crate) filetype: Filetype,
}

impl Default for Names {
    fn default() -> Self {
        Names { nodes: HashMap::new(), order: BTreeMap::new(), next: FIRST, is_gone: false }
    }
}

impl Names {
    fn find(&self, name: &[u8]) -> Result<&Arc<Node>, Errno> {
        if name.len() > NAME_MAX {
            return Err(Errno::Nametoolong);
        }
        self.nodes.get(name).map(|slot| &slot.node).ok_or(Errno::Noent)
    }

    /// As [`Names::find`], for a name that need not be there.
    fn find_maybe(&self, name: &[u8]) -> Result<Option<&Arc<Node>>, Errno> {
        match self.find(name) {
            Ok(node) => Ok(Some(node)),
            Err(Errno::Noent) => Ok(None),
            Err(errno) => Err(errno),
        }
    }

    /// Makes sure that one more name has room.
    ///
    /// # Errors
    /// `noent` when the directory is gone, `nospc`.
    fn prepare(&mut self) -> Result<(), Errno> {
        if self.is_gone {
            return Err(Errno::Noent);
        }
        self.nodes.try_reserve(1).map_err(|_| Errno::Nospc)
    }

    /// Puts `node` under a name that is not there.
    fn put(&mut self, name: &[u8], node: Arc<Node>, number: Option<u64>) {
        let number = number.unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        let name: Arc<[u8]> = name.into();
        let listed = Listed { name: Arc::clone(&name), serial: node.number(), filetype: node.filetype() };
        self.order.insert(number, listed);
        self.nodes.insert(name, Slot { node, number });
    }

    fn take(&mut self, name: &[u8]) -> Option<Slot> {
        let slot = self.nodes.remove(name)?;
        self.order.remove(&slot.number);
        Some(slot)
    }

    /// Empties it; what was in it.
    pub(super) fn take_nodes(&mut self) -> Vec<Arc<Node>> {
        self.order.clear();
        self.nodes.drain().map(|(_, slot)| slot.node).collect()
    }

    /// The number that the next entry will have.
    pub(super) fn end(&self) -> u64 {
        self.next
    }

    /// The entries with numbers above `after` and below `end`, in their order.
    ///
    /// # Errors
    /// `noent` when the directory is gone.
    pub(super) fn listed(&self, after: u64, end: u64) -> Result<impl Iterator<Item = (u64, &Listed)>, Errno> {
        if self.is_gone {
            return Err(Errno::Noent);
        }
        let start = after.saturating_add(1);
        Ok(self.order.range(start..end.max(start)).map(|(number, listed)| (*number, listed)))
    }
}

/// A node with one of its names.
pub(crate) type Named = (Arc<[u8]>, Arc<Node>);

/// What a call says of a name: the name itself, and whether slashes followed it.
#[derive(Clone, Copy)]
pub(crate) struct Said<'n> {
    pub(crate) name: &'n [u8],
    pub(crate) slashes: bool,
}

impl Said<'_> {
    fn is_self(&self) -> bool {
        self.name == b"."
    }
}

fn write(names: &RwLock<Names>) -> RwLockWriteGuard<'_, Names> {
    names.write().unwrap_or_else(PoisonError::into_inner)
}

impl Node {
    fn directory(&self) -> Result<(&RwLock<Names>, &Mutex<Weak<Node>>), Errno> {
        match &self.kind {
            Kind::Directory { names, parent } => Ok((names, parent)),
            _ => Err(Errno::Notdir),
        }
    }

    /// The names in a directory, to look at.
    ///
    /// # Errors
    /// `notdir`.
    pub(crate) fn names(&self) -> Result<RwLockReadGuard<'_, Names>, Errno> {
        Ok(self.directory()?.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn parent_slot(&self) -> Option<MutexGuard<'_, Weak<Node>>> {
        let (_, parent) = self.directory().ok()?;
        Some(parent.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The directory that a directory lies in.
    pub(super) fn parent(&self) -> Option<Arc<Node>> {
        self.parent_slot()?.upgrade()
    }

    /// Whether it is `other` or lies somewhere above it. True for as long as `renaming` is held.
    fn is_above(&self, other: &Arc<Node>) -> bool {
        let mut here = Some(Arc::clone(other));
        while let Some(node) = here {
            if std::ptr::eq(self, &raw const *node) {
                return true;
            }
            here = node.parent();
        }
        false
    }

    /// What is behind a name in a directory; `.` is the directory.
    ///
    /// # Errors
    /// `noent`, `nametoolong`, `notdir`.
    pub(crate) fn find(self: &Arc<Node>, name: &[u8]) -> Result<Arc<Node>, Errno> {
        if name == b"." {
            return Ok(Arc::clone(self));
        }
        self.names()?.find(name).map(Arc::clone)
    }

    /// Makes a node in a directory under a new name.
    ///
    /// # Errors
    /// `exist`; `noent` for slashes after what will be no directory, and in a directory that is gone; `nospc`.
    pub(crate) fn make(self: &Arc<Node>, said: Said<'_>, kind: Kind) -> Result<Arc<Node>, Errno> {
        let mut names = write(self.directory()?.0);
        if said.is_self() || names.find_maybe(said.name)?.is_some() {
            return Err(Errno::Exist);
        }
        let is_directory = matches!(kind, Kind::Directory { .. });
        if said.slashes && !is_directory {
            return Err(Errno::Noent);
        }
        names.prepare()?;
        let node = Node::new(&self.volume, kind)?;
        if let Some(mut parent) = node.parent_slot() {
            *parent = Arc::downgrade(self);
        }
        names.put(said.name, Arc::clone(&node), None);
        if is_directory {
            self.count_directories(0, 1);
        }
        self.touch_changed();
        Ok(node)
    }

    /// Takes a name off what is no directory.
    ///
    /// # Errors
    /// As Linux unlink: `isdir`, `notdir`, `noent`.
    pub(crate) fn unlink(&self, said: Said<'_>) -> Result<(), Errno> {
        if said.is_self() {
            return Err(Errno::Isdir);
        }
        let mut names = write(self.directory()?.0);
        if names.find(said.name)?.is_directory() {
            return Err(Errno::Isdir);
        }
        if said.slashes {
            return Err(Errno::Notdir);
        }
        let removed = names.take(said.name);
        self.touch_changed();
        if let Some(slot) = &removed {
            slot.node.remove_link();
        }
        // Its bytes may be many: nobody has to wait for them.
        drop(names);
        drop(removed);
        Ok(())
    }

    /// Removes an empty directory.
    ///
    /// # Errors
    /// As POSIX rmdir: `inval` for `.`, `notdir`, `notempty`, `noent`.
    pub(crate) fn remove_directory(&self, name: &[u8]) -> Result<(), Errno> {
        if name == b"." {
            return Err(Errno::Inval);
        }
        let mut names = write(self.directory()?.0);
        let victim = Arc::clone(names.find(name)?);
        abandon(&victim)?;
        drop(names.take(name));
        self.count_directories(1, 0);
        self.touch_changed();
        Ok(())
    }

    /// Gives a node that is no directory a name in the directory `to`.
    ///
    /// # Errors
    /// As Linux link: `exist`, `noent`, `perm` for a directory, `nospc`.
    pub(crate) fn link(self: &Arc<Node>, to: &Node, said: Said<'_>) -> Result<(), Errno> {
        let mut names = write(to.directory()?.0);
        if said.is_self() || names.find_maybe(said.name)?.is_some() {
            return Err(Errno::Exist);
        }
        if said.slashes {
            return Err(Errno::Noent);
        }
        names.prepare()?;
        if self.is_directory() {
            return Err(Errno::Perm);
        }
        self.add_link()?;
        names.put(said.name, Arc::clone(self), None);
        to.touch_changed();
        Ok(())
    }

    /// What is in a directory, in its order.
    ///
    /// # Errors
    /// `notdir`, `noent` when it is gone.
    pub(crate) fn entries(&self) -> Result<Vec<Named>, Errno> {
        let names = self.names()?;
        let listed = names.listed(0, u64::MAX)?;
        let found = listed.filter_map(|(_, listed)| {
            let slot = names.nodes.get(&listed.name)?;
            Some((Arc::clone(&listed.name), Arc::clone(&slot.node)))
        });
        Ok(found.collect())
    }

    /// Empties a directory, and all below it.
    ///
    /// # Errors
    /// `notdir`.
    pub(crate) fn clear(self: &Arc<Node>) -> Result<(), Errno> {
        // Each with the name by which the one before it knows it.
        let mut path: Vec<Named> = vec![(Arc::from(&b"."[..]), Arc::clone(self))];
        while let Some((name, dir)) = path.last() {
            let first = {
                let names = dir.names()?;
                let first = names.order.first_key_value().map(|(_, listed)| Arc::clone(&listed.name));
                first.and_then(|name| {
                    names.nodes.get(&name).map(|slot| (Arc::clone(&name), Arc::clone(&slot.node)))
                })
            };
            match first {
                Some((name, node)) if node.is_directory() => path.push((name, node)),
                // Somebody else may have taken it away meanwhile.
                Some((name, _)) => match dir.unlink(Said { name: &name, slashes: false }) {
                    Ok(()) | Err(Errno::Noent | Errno::Isdir) => {}
                    Err(errno) => return Err(errno),
                },
                None => {
                    let name = Arc::clone(name);
                    path.pop();
                    if let Some((_, above)) = path.last() {
                        match above.remove_directory(&name) {
                            Ok(()) | Err(Errno::Noent | Errno::Notdir | Errno::Notempty) => {}
                            Err(errno) => return Err(errno),
                        }
                    }
                }
            }
        }
        Ok(())
    }

    /// Renames `old` in this directory to `new` in `to`, in place of what is there and may be replaced.
    ///
    /// # Errors
    /// As Linux rename: `busy` for `.`, `noent`, `notdir`, `isdir`, `inval` into what lies below it, `notempty`.
    pub(crate) fn rename(
        self: &Arc<Node>,
        old: Said<'_>,
        to: &Arc<Node>,
        new: Said<'_>,
    ) -> Result<(), Errno> {
        if old.is_self() || new.is_self() {
            return Err(Errno::Busy);
        }
        let replaced = if Arc::ptr_eq(self, to) {
            self.rename_within(old, new)
        } else {
            self.rename_across(old, to, new)
        };
        replaced.map(drop)
    }

    fn rename_within(&self, old: Said<'_>, new: Said<'_>) -> Result<Option<Slot>, Errno> {
        let mut names = write(self.directory()?.0);
        let node = Arc::clone(names.find(old.name)?);
        let victim = names.find_maybe(new.name)?.cloned();
        slashes_allow(&node, old, new)?;
        if victim.as_ref().is_some_and(|victim| Arc::ptr_eq(victim, &node)) {
            return Ok(None);
        }
        names.prepare()?;
        make_way(&node, victim.as_ref())?;
        let replaced = names.take(new.name);
        // It keeps its place in the order, so that a listing that is under way neither misses it nor sees it twice.
        if let Some(slot) = names.take(old.name) {
            names.put(new.name, slot.node, Some(slot.number));
        }
        if victim.is_some_and(|victim| victim.is_directory()) {
            self.count_directories(1, 0);
        }
        node.touch_named();
        self.touch_changed();
        drop(names);
        Ok(replaced)
    }

    fn rename_across(
        self: &Arc<Node>,
        old: Said<'_>,
        to: &Arc<Node>,
        new: Said<'_>,
    ) -> Result<Option<Slot>, Errno> {
        let _renaming = self.volume.renaming();
        let (mut from_names, mut to_names);
        if to.is_above(self) {
            to_names = write(to.directory()?.0);
            from_names = write(self.directory()?.0);
        } else {
            from_names = write(self.directory()?.0);
            to_names = write(to.directory()?.0);
        }
        let node = Arc::clone(from_names.find(old.name)?);
        let victim = to_names.find_maybe(new.name)?.cloned();
        slashes_allow(&node, old, new)?;
        if node.is_above(to) {
            return Err(Errno::Inval);
        }
        // It holds the directory that the node comes from, whose names are locked here.
        if victim.as_ref().is_some_and(|victim| victim.is_above(self)) {
            return Err(Errno::Notempty);
        }
        if victim.as_ref().is_some_and(|victim| Arc::ptr_eq(victim, &node)) {
            return Ok(None);
        }
        to_names.prepare()?;
        make_way(&node, victim.as_ref())?;
        let replaced = to_names.take(new.name);
        if let Some(slot) = from_names.take(old.name) {
            to_names.put(new.name, slot.node, None);
        }
        if let Some(mut parent) = node.parent_slot() {
            *parent = Arc::downgrade(to);
            self.count_directories(1, 0);
            to.count_directories(0, 1);
        }
        if victim.is_some_and(|victim| victim.is_directory()) {
            to.count_directories(1, 0);
        }
        node.touch_named();
        self.touch_changed();
        to.touch_changed();
        drop((from_names, to_names));
        Ok(replaced)
    }
}

/// What slashes say is a directory has to be one.
fn slashes_allow(node: &Node, old: Said<'_>, new: Said<'_>) -> Result<(), Errno> {
    if !node.is_directory() && (old.slashes || new.slashes) { Err(Errno::Notdir) } else { Ok(()) }
}

/// Has what `node` is to replace lose its name.
fn make_way(node: &Node, victim: Option<&Arc<Node>>) -> Result<(), Errno> {
    let Some(victim) = victim else { return Ok(()) };
    match (node.is_directory(), victim.is_directory()) {
        (true, false) => Err(Errno::Notdir),
        (false, true) => Err(Errno::Isdir),
        (true, true) => abandon(victim),
        (false, false) => {
            victim.remove_link();
            Ok(())
        }
    }
}

/// Closes an empty directory to newcomers, for good.
fn abandon(victim: &Node) -> Result<(), Errno> {
    let mut names = write(victim.directory()?.0);
    if !names.nodes.is_empty() {
        return Err(Errno::Notempty);
    }
    names.is_gone = true;
    victim.remove_link();
    Ok(())
}
