//! Paths that were refused: why, and which directory would have led there.
//!
//! Main type: [`Attempt`], a path that a call was to do something with. One invariant: what is found out here is found out after
//! the refusal, and decides nothing.

use std::sync::atomic::Ordering;

use waxwing_abi::GuestString;
use waxwing_abi::types::{Errno, Fd};

use super::{Cause, Denial, Grant, Policy, Reason, Subject};
use crate::fd_table::{Entry, FdTable, Origin};
use crate::{resolve, sys};

/// A path that a call was to do something with.
#[derive(Clone, Copy)]
pub(crate) struct Attempt<'a> {
    pub(crate) call: &'static str,
    /// Where the path starts.
    pub(crate) fd: Fd,
    pub(crate) path: &'a GuestString,
    /// A link at its end is followed.
    pub(crate) follow: bool,
    /// It is to be a directory.
    pub(crate) directory: bool,
    /// Something is to be changed there.
    pub(crate) changes: bool,
}

impl<'a> Attempt<'a> {
    /// To find something out.
    pub(crate) fn to_look(call: &'static str, fd: Fd, path: &'a GuestString) -> Self {
        Attempt { call, fd, path, follow: false, directory: false, changes: false }
    }

    /// To change something.
    pub(crate) fn to_change(call: &'static str, fd: Fd, path: &'a GuestString) -> Self {
        Attempt { changes: true, ..Attempt::to_look(call, fd, path) }
    }

    pub(crate) fn following(self, follow: bool) -> Self {
        Attempt { follow, ..self }
    }
}

impl Policy {
    /// Puts a refused path on record, if `errno` is one that something would have prevented; answers `errno`.
    #[cold]
    pub(crate) fn path(&self, attempt: &Attempt<'_>, files: &FdTable, errno: Errno) -> Errno {
        if self.log.is_some()
            && matches!(errno, Errno::Notcapable | Errno::Rofs)
            // It may have been closed meanwhile, by another thread: then there is less to say than it is worth.
            && let Ok(start) = files.entry(attempt.fd)
            && let Some(given) = self.given(start.origin)
            // What lies there may be on a file system of the host that is mounted read-only: no grant changes that.
            && (given.read_only || errno == Errno::Notcapable)
        {
            let said = attempt.path.as_str();
            let is_given = start.preopen.is_some();
            let path = if is_given { joined(&given.guest, said) } else { said.to_owned() };
            let cause = Cause::Path { path: path.clone(), changes: attempt.changes, errno };
            self.hear(cause, || {
                let dir = given.guest.clone();
                let (reason, grant) = match errno {
                    Errno::Rofs => (Reason::ReadOnly { dir: dir.clone() }, Grant::Writable { guest: dir }),
                    _ if attempt.call == "path_symlink" && said.starts_with('/') => {
                        (Reason::AbsoluteLink { dir }, Grant::Nothing)
                    }
                    _ => outside(attempt, &start, &dir, &path),
                };
                Denial { call: attempt.call, what: Subject::Path(path), errno, reason, grant }
            });
        }
        errno
    }

    /// As [`Policy::path`], of a guest with a tree: `path` is the whole of it from the top, `there` what it leads to as far as
    /// there is something.
    #[cold]
    pub(crate) fn in_tree(&self, attempt: &Attempt<'_>, path: &str, there: Origin, errno: Errno) -> Errno {
        let given = self.given(there).filter(|given| given.read_only);
        let denied = |reason, grant| {
            let what = Subject::Path(path.to_owned());
            Denial { call: attempt.call, what, errno, reason, grant }
        };
        let cause = || Cause::Path { path: path.to_owned(), changes: attempt.changes, errno };
        match (errno, given) {
            (Errno::Rofs, Some(given)) => self.hear(cause(), || {
                let dir = given.guest.clone();
                denied(Reason::ReadOnly { dir: dir.clone() }, Grant::Writable { guest: dir })
            }),
            (Errno::Noent, _) if there == Origin::World => {
                if self.dirs.is_empty() && sys::is_there_ambient(path.trim_start_matches('/')) {
                    self.missed_directories.store(true, Ordering::Relaxed);
                }
                if self.log.is_some() && sys::is_there_ambient(path) {
                    self.hear(cause(), || {
                        let guest = if attempt.directory { path } else { parent(path) };
                        let grant = Grant::Directory { guest: guest.to_owned(), writable: attempt.changes };
                        denied(Reason::NotGiven, grant)
                    });
                }
            }
            _ => {}
        }
        errno
    }

    /// Puts on record that something open is read-only, if it is so by the way its directory was given; answers `errno`.
    #[cold]
    pub(crate) fn descriptor(&self, call: &'static str, fd: Fd, files: &FdTable, errno: Errno) -> Errno {
        if self.log.is_some()
            && errno == Errno::Rofs
            && let Ok(entry) = files.entry(fd)
            && let Some(given) = self.given(entry.origin).filter(|given| given.read_only)
        {
            self.hear(Cause::Descriptor(fd), || {
                let dir = given.guest.clone();
                let grant = Grant::Writable { guest: dir.clone() };
                let what = Subject::Descriptor(fd);
                Denial { call, what, errno, reason: Reason::ReadOnly { dir }, grant }
            });
        }
        errno
    }
}

/// Why and for want of what a path is refused that leads out of the directory `dir`, or out of one opened in it.
fn outside(attempt: &Attempt<'_>, start: &Entry, dir: &str, what: &str) -> (Reason, Grant) {
    let directory = attempt.directory || what.ends_with('/');
    let link = start.file.dir().ok().and_then(|dir| resolve::link_out(dir, attempt.path, attempt.follow));
    let Some(link) = link else {
        if start.preopen.is_none() {
            // Each directory is a world of its own; the guest chose to start from this one.
            return (Reason::OutsideOpened { dir: dir.to_owned() }, Grant::Nothing);
        }
        // A guest's libc looks for the directory whose name is the longest beginning of a path, as it is said: so what
        // is wanted is the rest of what it says, `..` and all.
        let guest = if directory { what } else { parent(what) };
        let guest = match guest.trim_end_matches('/') {
            "" => "/",
            guest => guest,
        };
        let reason = Reason::Outside { dir: dir.to_owned() };
        return (reason, Grant::Directory { guest: guest.to_owned(), writable: attempt.changes });
    };
    let [at, to] = [link.at, link.to].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let at = if start.preopen.is_some() { joined(dir, &at) } else { at };
    let goes_on = link.goes_on || directory;
    let guest = if goes_on && (what == at || what.starts_with(&format!("{at}/"))) {
        // A directory in the link's place is found before the link is.
        at.clone()
    } else {
        let target = if to.starts_with('/') { to.clone() } else { format!("{}/{to}", parent(&at)) };
        let target = normal(&target);
        if goes_on { target } else { parent(&target).to_owned() }
    };
    let grant = if start.preopen.is_some() {
        Grant::Directory { guest, writable: attempt.changes }
    } else {
        Grant::Nothing
    };
    (Reason::Link { dir: dir.to_owned(), at, to }, grant)
}

/// A path that starts in `dir`, as the guest would say it elsewhere.
pub(crate) fn joined(dir: &str, path: &str) -> String {
    if path.starts_with('/') || matches!(dir, "." | "") {
        path.to_owned()
    } else if dir.ends_with('/') {
        format!("{dir}{path}")
    } else {
        format!("{dir}/{path}")
    }
}

/// The directory that the last component of a path is looked for in; all of it if that is no name.
pub(super) fn parent(path: &str) -> &str {
    let trimmed = path.trim_end_matches('/');
    let (before, last) = trimmed.rsplit_once('/').unwrap_or((".", trimmed));
    match last {
        ".." | "." | "" => path,
        _ if before.is_empty() => "/",
        _ => before,
    }
}

/// A path without its `.`, and without those `..` that follow a name.
pub(crate) fn normal(path: &str) -> String {
    let mut names: Vec<&str> = Vec::new();
    let absolute = path.starts_with('/');
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." if names.last().is_some_and(|last| *last != "..") => drop(names.pop()),
            ".." if absolute => {}
            name => names.push(name),
        }
    }
    let names = names.join("/");
    match (absolute, names.is_empty()) {
        (true, _) => format!("/{names}"),
        (false, true) => ".".to_owned(),
        (false, false) => names,
    }
}
