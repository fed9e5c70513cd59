//! What was refused, and what would allow it.
//!
//! Main types: [`Denial`], one thing that a guest was refused, and [`Grant`], what would have allowed it, for whoever runs
//! the guest to act on; [`Policy`] puts denials on record, each cause once. That something is refused is decided elsewhere
//! (resolve.rs, the files, the limits, a `NetPolicy`); here is found out why, and only if somebody listens: of paths in
//! policy/path.rs, of the network in policy/network.rs.
//!
//! One invariant: putting a refusal on record changes nothing about it.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use waxwing_abi::types::{Errno, Fd};

use crate::fd_table::Origin;
use crate::net::{NetPolicy, Transport};

mod network;
mod path;
#[cfg(all(test, unix))]
mod tests;

pub(crate) use path::{Attempt, joined, normal};

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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Subject {
    /// A path, from the name of the directory on that it starts in, if that is one that was given; `..` and all.
    Path(String),
    /// An open descriptor.
    Descriptor(Fd),
    /// One more of something, or more of it.
    More,
    /// An address on the network: a peer's, or one to take.
    Address {
        /// How bytes would have travelled.
        transport: Transport,
        /// The address.
        address: SocketAddr,
        /// The name that the guest was told to have it.
        name: Option<String>,
    },
    /// A group of receivers (multicast).
    Group(IpAddr),
    /// The name of a host.
    Name(String),
    /// A raw socket.
    RawSocket,
    /// The interface of its network: addresses and routes.
    Interface,
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
    /// Of the network, the guest was not given this.
    NotGranted,
    /// The guest was given this of the network, but for what a rule takes away again.
    Rule {
        /// The rule, as it was said.
        rule: String,
    },
    /// The program is a module that the engine cannot run.
    NotRunnable {
        /// Why, in one line.
        why: String,
    },
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
    /// To connect to this host, and to send datagrams there.
    Connect {
        /// A name, if the guest knows the host by one, or an address; or `unix:` and a path.
        host: String,
        /// At which port; none where it matters not.
        port: Option<u16>,
    },
    /// To take this address.
    Bind {
        /// It with a port, 0 for any free one; or `unix:` and a path.
        address: String,
    },
    /// All of the network.
    Network,
    /// Nothing would: it is not done in the interface that the guest speaks, or a rule forbids it whatever else is granted.
    Nothing,
}

impl fmt::Display for Denial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.call)?;
        match &self.what {
            Subject::Path(path) => write!(f, "{path:?} ")?,
            Subject::Descriptor(fd) => write!(f, "of descriptor {fd} ")?,
            Subject::More => {}
            Subject::Address { transport, address, name } => {
                write!(f, "{transport} {address} ")?;
                if let Some(name) = name {
                    write!(f, "({name}) ")?;
                }
            }
            Subject::Group(group) => write!(f, "group {group} ")?,
            Subject::Name(name) => write!(f, "{name:?} ")?,
            Subject::RawSocket => f.write_str("raw socket ")?,
            Subject::Interface => f.write_str("network interface ")?,
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
            (Reason::NotGranted, _) => f.write_str("it was not granted"),
            (Reason::NotRunnable { why }, _) => f.write_str(why),
            (Reason::Rule { rule }, _) => write!(f, "the rule {rule} forbids it"),
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
    network: Option<Arc<dyn NetPolicy>>,
    /// By which name the guest knows an address.
    names: Mutex<HashMap<IpAddr, String>>,
    heard: Mutex<HashSet<Cause>>,
    unlogged: AtomicU64,
    missed_directories: AtomicBool,
}

/// How many causes are told apart: a guest can make up any number of them.
const CAUSES: usize = 1000;

/// What makes two refusals one: the same resource, or the same path or peer for the same purpose.
#[derive(PartialEq, Eq, Hash)]
enum Cause {
    Path { path: String, changes: bool, errno: Errno },
    Descriptor(Fd),
    Program(String),
    Network(Subject, std::mem::Discriminant<Grant>),
    Resource(std::mem::Discriminant<Grant>),
}

impl Policy {
    /// Denials go to `log`, of a guest that was given `dirs`, this number of listening sockets, and what `network` allows.
    #[must_use]
    pub(crate) fn new(
        log: Option<DenialLog>,
        dirs: Vec<Given>,
        listeners: usize,
        network: Option<Arc<dyn NetPolicy>>,
    ) -> Self {
        Policy { log, dirs, listeners, network, ..Policy::default() }
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

    /// Puts on record that a limit is reached, which `grant` would raise; answers `errno`.
    #[cold]
    pub(crate) fn limit(&self, call: &'static str, grant: Grant, errno: Errno) -> Errno {
        self.resource(Denial { call, what: Subject::More, errno, reason: Reason::Limit, grant });
        errno
    }

    /// Puts on record that a guest that was given no listening socket, and can make none, wants to accept from one; answers
    /// `errno`.
    #[cold]
    pub(crate) fn listener(&self, call: &'static str, fd: Fd, errno: Errno) -> Errno {
        let can_listen =
            self.listeners > 0 || self.network.as_ref().is_some_and(|network| !network.allows_nothing());
        if !can_listen && matches!(errno, Errno::Badf | Errno::Notsock) {
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

    /// Puts on record that the module at `path` cannot be run; answers `errno`.
    #[cold]
    pub(crate) fn program(
        &self,
        call: &'static str,
        path: String,
        why: impl FnOnce() -> String,
        errno: Errno,
    ) -> Errno {
        if self.log.is_some() {
            self.hear(Cause::Program(path.clone()), || {
                let reason = Reason::NotRunnable { why: why() };
                Denial { call, what: Subject::Path(path), errno, reason, grant: Grant::Nothing }
            });
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

impl fmt::Debug for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Policy").field("logs", &self.log.is_some()).field("dirs", &self.dirs).finish()
    }
}
