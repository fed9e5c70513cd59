//! Waxwing: files, clocks, sockets, threads, processes and signals for WebAssembly guests, under any engine.
//!
//! This crate is the system itself. It knows no engine: `waxwing-wasmtime` and `waxwing-wasmi` link its calls
//! ([`engine::SYSCALLS`]), show it their guests ([`engine::Guest`]) and run its threads ([`engine::Engine`]). It needs no
//! async runtime, installs no process-wide handler, and has no cargo features: what is heavy is in crates of its own.
//!
//! # Running a guest
//!
//! [`Command`] runs guests as `std::process::Command` runs programs. An engine and the module that it has loaded come from
//! the engine's crate, whose page has a whole example:
//!
//! ```
//! use std::sync::Arc;
//! use std::time::Duration;
//! use waxwing::{Command, Engine, Module, SpawnError};
//!
//! fn lines(engine: Arc<dyn Engine>, module: Arc<dyn Module>, text: &str) -> Result<Vec<u8>, SpawnError> {
//!     let mut command = Command::new(engine, module);
//!     command.args(["wc", "-l"]).stdin(text).timeout(Duration::from_secs(2));
//!     Ok(command.output()?.stdout)
//! }
//! ```
//!
//! Who wants the process itself describes it with [`Process::builder`]; who makes instances in a store of their own gets the
//! system's side of a guest from [`Builder::build_task`], and links it with the engine's `add_to_linker`.
//!
//! # Changing what a guest sees
//!
//! | to change | bring |
//! |---|---|
//! | a call, or all of them | a [`layer::Layer`]: one method per call, each of which passes on unless it is written anew |
//! | what is told of calls | a [`trace::Sink`] |
//! | a directory | a [`Dir`], with [`Builder::mount`] |
//! | a stream | a [`Buffer`], or a [`File`] in an [`OpenFile`] |
//! | clocks, random bytes | a [`Clock`], a [`Random`] |
//! | what it may do on the network | a [`NetPolicy`], or [`NetRules`] |
//! | the network itself | a [`Network`], whose sockets are files with a [`Socket`] half |
//! | where the addresses of names come from | a [`Resolver`], with [`Builder::resolver`] |
//! | who speaks HTTP for it | a [`HttpClient`], with [`Builder::http_client`] |
//! | how much it may have | [`Limits`] |
//! | what becomes of refusals | a [`DenialLog`] |
//!
//! Threads and children of a guest get the same.

#![deny(missing_docs)]

pub mod engine;
pub mod layer;
pub mod trace;

mod alarm;
mod asyncify;
mod builder;
mod children;
mod clock;
mod command;
mod crew;
mod dir;
mod errno;
mod expectation;
mod fd_table;
mod file;
mod files;
mod futex;
#[cfg(test)]
#[path = "futex/tests.rs"]
mod futex_tests;
mod http;
mod image;
mod limits;
mod locals;
mod memory_fs;
mod mount;
mod net;
mod parker;
mod policy;
mod process;
mod program;
mod random;
mod resolve;
mod run;
mod signal;
mod socket;
mod spawn;
mod sync;
mod syscalls;
mod terminal;
mod thread;
mod vfork;
mod wait;
mod watchers;
mod world;

pub mod sys;

#[rustfmt::skip]
mod generated {
    pub(crate) mod layer;
    pub(crate) mod trace;
    pub(crate) mod unsupported;
}

pub use builder::{BuildError, Builder, Stdio};
pub use clock::Clock;
pub use command::{Child, Command, Output, SpawnError};
pub use dir::{Dir, Entries, unique_device, without_slashes};
pub use engine::{Engine, Guest, Module, Stop};
pub use fd_table::Origin;
pub use file::{At, File, OpenFile, Timed};
pub use files::{Buffer, ReadOnlyFile};
pub use http::{
    Conversation, HttpClient, HttpExchange, HttpRequest, LONGEST_MESSAGE, Stream, Talk, WebSocketExchange,
};
pub use limits::{Limits, Peaks};
pub use memory_fs::{MemoryEntry, MemoryFs, Usage};
pub use net::{
    Cidr, DnsResolver, HostNetwork, NetAttempt, NetPolicy, NetRules, NetRulesError, Network, Resolver, Route,
    SystemResolver, Transport,
};
pub use policy::{Denial, DenialLog, Grant, Reason, Subject};
pub use process::{ExitStatus, Invoke, Process};
pub use random::Random;
pub use socket::{
    Accepted, Destination, Group, OptionValue, ReceiveFlags, Received, Socket, SocketAddress, SocketEntry,
    SocketKind, UnixPath,
};
pub use sys::{DirEntry, OpenHow, SetTime, SetTimes};
pub use syscalls::{NotBuilt, missing_of, unsupported};
pub use thread::{Thread, ThreadShared};
pub use wait::{Interest, Readiness, Wait};
pub use waxwing_abi as abi;
