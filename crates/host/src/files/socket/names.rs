//! Paths of sockets: what guests know them by, and what the operating system does.
//!
//! Main type: [`Names`]. One invariant: a guest is told paths that guests have said, never one of the host's.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use crate::socket::{SocketAddress, SocketEntry, UnixPath};

/// What the operating system's names of the sockets that are bound by us stand for, and how many have that name: one may
/// be taken again when its entry was removed while its socket lives.
static BOUND: Mutex<BTreeMap<Vec<u8>, (UnixPath, usize)>> = Mutex::new(BTreeMap::new());

fn bound() -> MutexGuard<'static, BTreeMap<Vec<u8>, (UnixPath, usize)>> {
    BOUND.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The path by which a guest has bound the socket that the operating system calls `name`.
pub(super) fn path_of(name: &[u8]) -> Option<UnixPath> {
    bound().get(name).map(|(path, _)| path.clone())
}

/// The paths of one socket and of its other side. Most sockets have none, and do not pay for their place.
#[derive(Debug, Default)]
pub(super) struct Names(OnceLock<Box<Mutex<Paths>>>);

#[derive(Debug, Default)]
struct Paths {
    /// Its own, if it was bound to one: until it is closed the system's name of it means that.
    bound: Option<SocketEntry>,
    local: Option<UnixPath>,
    peer: Option<UnixPath>,
}

impl Names {
    fn paths(&self) -> MutexGuard<'_, Paths> {
        self.0.get_or_init(Box::default).lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn known<T>(&self, what: impl FnOnce(&Paths) -> Option<T>) -> Option<T> {
        what(&self.0.get()?.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Its own.
    pub(super) fn local(&self) -> Option<UnixPath> {
        self.known(|paths| paths.local.clone())
    }

    /// Of its other side.
    pub(super) fn peer(&self) -> Option<UnixPath> {
        self.known(|paths| paths.peer.clone())
    }

    /// Notes that it has been bound.
    pub(super) fn bind(&self, entry: SocketEntry, path: &UnixPath) {
        bound().entry(entry.name().to_vec()).or_insert_with(|| (path.clone(), 0)).1 += 1;
        let mut paths = self.paths();
        paths.bound = Some(entry);
        paths.local = Some(path.clone());
    }

    /// Notes what it is connected to, if that has a path; if not, and it is new, there is nothing to note.
    pub(super) fn connect(&self, path: Option<&UnixPath>) {
        if path.is_some() || self.0.get().is_some() {
            self.paths().peer = path.cloned();
        }
    }

    /// Notes that it was taken from a listener, which has the same address as it.
    pub(super) fn resemble(&self, listener: &Names, peer: Option<&SocketAddress>) {
        let local = listener.local();
        let peer = match peer {
            Some(SocketAddress::Unix(path)) => Some(path.clone()),
            _ => None,
        };
        if local.is_some() || peer.is_some() {
            *self.paths() = Paths { bound: None, local, peer };
        }
    }
}

impl Drop for Names {
    fn drop(&mut self) {
        let Some(entry) = self.known(|paths| paths.bound.as_ref().map(|entry| entry.name().to_vec())) else {
            return;
        };
        let mut bound = bound();
        if let Some((_, count)) = bound.get_mut(&entry) {
            *count -= 1;
            if *count == 0 {
                bound.remove(&entry);
            }
        }
    }
}
