//! What was refused, and what would allow it.
//!
//! Main types: [`Denial`], one thing that a guest was refused, and [`Grant`], what would have allowed it, for whoever runs
//! the guest to act on; [`Policy`] puts denials on record, each cause once. That something is refused is decided elsewhere
//! (resolve.rs, the files, the limits); here is found out why, and only if somebody listens.
//!
//! One invariant: putting a refusal on record changes nothing about it.

use std::collections::HashSet;
use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use waxwing_abi::GuestString;
use waxwing_abi::types::{Errno, Fd};

use crate::fd_table::{Entry, FdTable, Origin};
use crate::net::NetAttempt;
use crate::{resolve, sys};

/// One thing that a guest was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Denial {
    /// The call, by its witx name; `memory.grow` is an instruction.
    pub call: &'static str,
    /// What it was about.
    pub what: Subject,
    /// What the guest was told (`memory.grow` knows only that it failed: `nomem`).
    pub errno: Errno,
    /// Why it was refused.
    pub reason: Reason,
    /// What would have allowed it.
    pub grant: Grant,
}

/// What a refused call was about.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Subject {
    /// A path, from the name of the directory on that it starts in, if that is one that was given; `..` and all.
    Path(String),
    /// An open descriptor.
    Descriptor(Fd),
    /// One more of something, or more of it.
    More,
}

/// Why something was refused. Directories are named as the guest knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The path leads out of the directory `dir` that it starts from.
    Outside {
        /// The directory.
        dir: String,
    },
    /// The path leads out of a directory that the guest has opened itself, somewhere in `dir`.
    OutsideOpened {
        /// The directory that was given.
        dir: String,
    },
    /// The symbolic link `at` leads out of the directory `dir`.
    Link {
        /// The directory.
        dir: String,
        /// The link.
        at: String,
        /// What it holds.
        to: String,
    },
    /// A symbolic link was to be made that leads out of `dir` by its first character.
    AbsoluteLink {
        /// The directory.
        dir: String,
    },
    /// There is nothing at the path in a WASIX guest's tree, but on the host there is.
    NotGiven,
    /// The directory `dir` was given for reading only.
    ReadOnly {
        /// The directory.
        dir: String,
    },
    /// As many as the limit allows are there already, or as much.
    Limit,
    /// The guest was given no listening socket.
    NoListener,
}

/// What would allow a thing that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Grant {
    /// A directory under this name.
    Directory {
        /// The name.
        guest: String,
        /// It is to be written, too.
        writable: bool,
    },
    /// The directory that was given under this name, to be written too.
    Writable {
        /// The name.
        guest: String,
    },
    /// More open descriptors than these.
    OpenFiles {
        /// The limit that was reached.
        limit: usize,
    },
    /// More memory than this, in bytes.
    Memory {
        /// The limit that was reached.
        limit: u64,
        /// What the guest asked for in all.
        wanted: u64,
    },
    /// More threads than these, besides the first of each process.
    Threads {
        /// The limit that was reached.
        limit: usize,
    },
    /// More processes than these.
    Processes {
        /// The limit that was reached.
        limit: usize,
    },
    /// A listening socket.
    Listener,
    /// Nothing would: it is not done in the interface that the guest speaks.
    Nothing,
}

impl fmt::Display for Denial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.call)?;
        match &self.what {
            Subject::Path(path) => write!(f, "{path:?} ")?,
            Subject::Descriptor(fd) => write!(f, "of descriptor {fd} ")?,
            Subject::More => {}
        }
        write!(f, "refused ({}): ", self.errno.name())?;
        match (&self.reason, &self.grant) {
            (Reason::Outside { dir }, _) => write!(f, "it leads out of {dir}"),
            (Reason::OutsideOpened { dir }, _) => {
                write!(f, "it leads out of the directory in {dir} that the path starts from")
            }
            (Reason::Link { dir, at, to }, _) => write!(f, "the link {at} leads out of {dir}, to {to}"),
            (Reason::AbsoluteLink { dir }, _) => write!(f, "an absolute link leads out of {dir}"),
            (Reason::NotGiven, _) => f.write_str("it is on the host, but was not given"),
            (Reason::ReadOnly { dir }, _) => write!(f, "{dir} is read-only"),
            (Reason::NoListener, _) => f.write_str("no listening socket was given"),
            (_, Grant::OpenFiles { limit }) => write!(f, "the limit of open descriptors is {limit}"),
            (_, Grant::Threads { limit }) => write!(f, "the limit of threads is {limit}"),
            (_, Grant::Processes { limit }) => write!(f, "the limit of processes is {limit}"),
            (_, Grant::Memory { limit, wanted }) => write!(f, "{wanted} bytes are over the limit of {limit}"),
            (Reason::Limit, _) => f.write_str("a limit is reached"),
        }
    }
}

/// Is told of denials.
pub type DenialLog = Arc<dyn Fn(&Denial) + Send + Sync>;

/// A directory that the guest was given.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    /// The name by which the guest knows it.
    pub(crate) guest: String,
    /// It is the mount that refuses to be written, not what it is on.
    pub(crate) read_only: bool,
}

/// What becomes of denials, in one run.
#[derive(Default)]
pub(crate) struct Policy {
    log: Option<DenialLog>,
    dirs: Vec<Given>,
    listeners: usize,
    heard: Mutex<HashSet<Cause>>,
    unlogged: AtomicU64,
    missed_directories: AtomicBool,
}

/// How many causes are told apart: a guest can make up any number of them.
const CAUSES: usize = 1000;

/// What makes two refusals one: the same resource, or the same path for the same purpose.
#[derive(PartialEq, Eq, Hash)]
enum Cause {
    Path { path: String, changes: bool, errno: Errno },
    Descriptor(Fd),
    Resource(std::mem::Discriminant<Grant>),
}

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
    /// Denials go to `log`, of a guest that was given `dirs` and this number of listening sockets.
    #[must_use]
    pub(crate) fn new(log: Option<DenialLog>, dirs: Vec<Given>, listeners: usize) -> Self {
        Policy { log, dirs, listeners, ..Policy::default() }
    }

    /// How many denials came after so many causes that they are no longer told apart.
    pub(crate) fn unlogged(&self) -> u64 {
        self.unlogged.load(Ordering::Relaxed)
    }

    /// Whether a guest that was given no directory looked for some.
    pub(crate) fn missed_directories(&self) -> bool {
        self.missed_directories.load(Ordering::Relaxed)
    }

    fn given(&self, origin: Origin) -> Option<&Given> {
        match origin {
            Origin::Directory(number) => self.dirs.get(usize::try_from(number).ok()?),
            _ => None,
        }
    }

    /// Whether what was opened in this directory is read-only by how the directory was given.
    pub(crate) fn is_read_only(&self, origin: Origin) -> bool {
        self.given(origin).is_some_and(|given| given.read_only)
    }

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

    /// What the guest is told of a refused attempt on the network.
    #[cold]
    #[expect(dead_code, reason = "sockets are opened by it")]
    pub(crate) fn network(&self, call: &'static str, attempt: &NetAttempt<'_>, errno: Errno) -> Errno {
        let _ = (call, attempt);
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

    /// Puts on record that a limit is reached, which `grant` would raise; answers `errno`.
    #[cold]
    pub(crate) fn limit(&self, call: &'static str, grant: Grant, errno: Errno) -> Errno {
        self.resource(Denial { call, what: Subject::More, errno, reason: Reason::Limit, grant });
        errno
    }

    /// Puts on record that a guest without listening sockets wants to accept from one; answers `errno`.
    #[cold]
    pub(crate) fn listener(&self, call: &'static str, fd: Fd, errno: Errno) -> Errno {
        if self.listeners == 0 && matches!(errno, Errno::Badf | Errno::Notsock) {
            let what = Subject::Descriptor(fd);
            self.resource(Denial { call, what, errno, reason: Reason::NoListener, grant: Grant::Listener });
        }
        errno
    }

    /// Takes note that the guest asked for the directory it was given as `fd`, and that there is none; answers `errno`.
    #[cold]
    pub(crate) fn no_directory(&self, fd: Fd, errno: Errno) -> Errno {
        if fd == FIRST_GIVEN && self.dirs.is_empty() {
            self.missed_directories.store(true, Ordering::Relaxed);
        }
        errno
    }

    fn resource(&self, denial: Denial) {
        if self.log.is_some() {
            self.hear(Cause::Resource(std::mem::discriminant(&denial.grant)), || denial);
        }
    }

    /// Tells of it, unless the cause has been told of: a guest may try the same thing a million times.
    fn hear(&self, cause: Cause, denial: impl FnOnce() -> Denial) {
        let Some(log) = &self.log else { return };
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        if heard.contains(&cause) {
            return;
        }
        if heard.len() >= CAUSES {
            self.unlogged.fetch_add(1, Ordering::Relaxed);
            return;
        }
        heard.insert(cause);
        drop(heard);
        log(&denial());
    }
}

/// The descriptor where libc begins to look for directories.
const FIRST_GIVEN: Fd = 3;

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
fn parent(path: &str) -> &str {
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

impl fmt::Debug for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Policy").field("logs", &self.log.is_some()).field("dirs", &self.dirs).finish()
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::fd_table::{self, preopen};
    use crate::file::OpenFile;
    use crate::files::HostDir;
    use waxwing_abi::types::Fdflags;

    /// A guest with `/data` to write (3), `/lib` to read (4) and `/data/sub`, which it has opened itself (5).
    struct World {
        _temp: tempfile::TempDir,
        files: FdTable,
        policy: Policy,
        told: Arc<Mutex<Vec<Denial>>>,
    }

    impl World {
        fn new() -> Self {
            let temp = tempfile::tempdir().unwrap();
            let at = |name: &str| temp.path().join(name);
            std::fs::create_dir_all(at("data/sub")).unwrap();
            for (link, target) in
                [("key", "../keys/key"), ("keys", "/keys"), ("in", "sub"), ("sub/up", "../sub/../../keys")]
            {
                std::os::unix::fs::symlink(target, at("data").join(link)).unwrap();
            }
            let null = || fd_table::inherited(sys::open_null().unwrap());
            let files = FdTable::with_stdio(10, [null(), null(), null()]).unwrap();
            let open = |name| {
                let dir = HostDir::new(sys::open_ambient_dir(&at(name)).unwrap(), false);
                OpenFile::new(dir, Fdflags::empty())
            };
            files.insert(preopen(open("data"), "/data", 0)).unwrap();
            files.insert(preopen(open("data"), "/lib", 1)).unwrap();
            files.insert(Entry { preopen: None, ..preopen(open("data/sub"), "", 0) }).unwrap();
            let told = Arc::new(Mutex::new(Vec::new()));
            let log = Arc::clone(&told);
            let log: DenialLog = Arc::new(move |denial: &Denial| log.lock().unwrap().push(denial.clone()));
            let given = [("/data", false), ("/lib", true)]
                .map(|(guest, read_only)| Given { guest: guest.to_owned(), read_only });
            World { _temp: temp, files, policy: Policy::new(Some(log), given.into(), 0), told }
        }

        /// What is told of a path that was refused with this errno.
        fn told(&self, fd: Fd, path: &str, errno: Errno) -> Option<(String, Grant)> {
            let path = GuestString::from_host(path).unwrap();
            let attempt = Attempt::to_look("path_filestat_get", fd, &path).following(true);
            assert_eq!(self.policy.path(&attempt, &self.files, errno), errno);
            self.told.lock().unwrap().pop().map(|denial| (denial.to_string(), denial.grant))
        }
    }

    #[test]
    fn a_path_that_leads_out_names_what_would_be_found_in_its_place() {
        let world = World::new();
        let check = |fd, path: &str, reason: &str, guest: Option<&str>| {
            let (text, grant) = world.told(fd, path, Errno::Notcapable).unwrap();
            assert!(text.ends_with(&format!(" refused (notcapable): {reason}")), "{text}");
            let expected = guest.map_or(Grant::Nothing, |guest| Grant::Directory {
                guest: guest.to_owned(),
                writable: false,
            });
            assert_eq!(grant, expected, "{path}");
        };
        check(3, "../keys/key", "it leads out of /data", Some("/data/../keys"));
        check(3, "sub/../../keys", "it leads out of /data", Some("/data/sub/../.."));
        check(3, "..", "it leads out of /data", Some("/data/.."));
        check(3, "in/../../x", "it leads out of /data", Some("/data/in/../.."));
        check(3, "/etc/passwd", "it leads out of /data", Some("/etc"));
        check(3, "/etc/", "it leads out of /data", Some("/etc"));
        check(3, "key", "the link /data/key leads out of /data, to ../keys/key", Some("/keys"));
        check(3, "keys/key", "the link /data/keys leads out of /data, to /keys", Some("/data/keys"));
        check(
            3,
            "in/up/key",
            "the link /data/sub/up leads out of /data, to ../sub/../../keys",
            Some("/keys"),
        );
        check(5, "../x", "it leads out of the directory in /data that the path starts from", None);
        check(5, "up/x", "the link up leads out of /data, to ../sub/../../keys", None);
    }

    #[test]
    fn what_a_grant_would_not_change_is_not_told() {
        let world = World::new();
        for errno in [Errno::Noent, Errno::Acces, Errno::Loop, Errno::Xdev] {
            assert_eq!(world.told(3, "../x", errno), None);
        }
        // /data is on a file system that is mounted read-only.
        assert_eq!(world.told(3, "x", Errno::Rofs), None);
        assert_eq!(world.told(9, "x", Errno::Rofs), None);
        let (text, grant) = world.told(4, "x", Errno::Rofs).unwrap();
        assert_eq!(text, "path_filestat_get \"/lib/x\" refused (rofs): /lib is read-only");
        assert_eq!(grant, Grant::Writable { guest: "/lib".to_owned() });
        assert_eq!(world.policy.descriptor("fd_allocate", 3, &world.files, Errno::Rofs), Errno::Rofs);
        assert_eq!(world.told.lock().unwrap().len(), 0);
        let file = fd_table::inherited(sys::open_null().unwrap());
        let opened = Entry { file, preopen: None, ..world.files.entry(4).unwrap() };
        let fd = world.files.insert(opened).unwrap();
        assert_eq!(world.policy.descriptor("fd_allocate", fd, &world.files, Errno::Rofs), Errno::Rofs);
        let text = world.told.lock().unwrap().pop().unwrap().to_string();
        assert_eq!(text, "fd_allocate of descriptor 6 refused (rofs): /lib is read-only");
    }

    #[test]
    fn each_cause_is_told_once_and_there_is_an_end_to_them() {
        let world = World::new();
        assert!(world.told(3, "../x", Errno::Notcapable).is_some());
        assert!(world.told(3, "../x", Errno::Notcapable).is_none());
        assert!(world.told(3, "../y", Errno::Notcapable).is_some());
        for number in 0..CAUSES {
            let _ = world.told(3, &format!("../{number}"), Errno::Notcapable);
        }
        assert_eq!(world.policy.unlogged(), 2);
        assert!(world.told(3, "../z", Errno::Notcapable).is_none());
        assert_eq!(world.policy.unlogged(), 3);

        let world = World::new();
        for limit in [4, 5] {
            let grant = Grant::Threads { limit };
            assert_eq!(world.policy.limit("thread_spawn", grant, Errno::Again), Errno::Again);
        }
        let told: Vec<String> = world.told.lock().unwrap().iter().map(Denial::to_string).collect();
        assert_eq!(told, ["thread_spawn refused (again): the limit of threads is 4"]);
        let silent = Policy::default();
        assert_eq!(silent.limit("thread_spawn", Grant::Threads { limit: 0 }, Errno::Again), Errno::Again);
    }

    #[test]
    fn a_listener_is_missed_only_where_none_was_given() {
        let world = World::new();
        for errno in [Errno::Acces, Errno::Notsock, Errno::Badf] {
            assert_eq!(world.policy.listener("sock_accept", 3, errno), errno);
        }
        let told: Vec<String> = world.told.lock().unwrap().iter().map(Denial::to_string).collect();
        assert_eq!(told, ["sock_accept of descriptor 3 refused (notsock): no listening socket was given"]);
    }

    #[test]
    fn paths_are_taken_apart_as_text() {
        for (path, expected) in
            [("a/b", "a"), ("a", "."), ("/a", "/"), ("a/..", "a/.."), ("..", ".."), ("/", "/")]
        {
            assert_eq!(parent(path), expected, "{path}");
        }
        for (path, expected) in
            [("/a/../../b", "/b"), ("a/../../b/./c", "../b/c"), ("a/..", "."), ("/..", "/")]
        {
            assert_eq!(normal(path), expected, "{path}");
        }
        for (dir, expected) in [(".", "x"), ("", "x"), ("/", "/x"), ("/a", "/a/x"), ("a", "a/x")] {
            assert_eq!(joined(dir, "x"), expected, "{dir}");
        }
    }
}
