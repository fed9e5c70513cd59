//! Waxwing: files, clocks, sockets, threads, processes and signals for WebAssembly guests, under any engine.
//!
//! This crate is the system itself. It knows no engine: `waxwing-wasmtime` and its siblings link its calls
//! ([`engine::SYSCALLS`]), show it their guests ([`engine::Guest`]) and run its threads ([`engine::Engine`]). It needs no
//! async runtime and installs no process-wide handler.
//!
//! Start at [`Process::builder`]; to change what guests see, implement [`layer::Layer`]; to give them files that are on no
//! disk, [`Dir`].

#![warn(missing_docs)]

pub mod engine;
pub mod layer;
pub mod trace;

mod asyncify;
mod builder;
mod clock;
mod command;
mod dir;
mod errno;
mod fd_table;
mod file;
mod files;
mod limits;
mod memory_fs;
mod mount;
mod net;
mod policy;
mod process;
mod random;
mod resolve;
mod signal;
mod syscalls;
mod thread;
mod wait;

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
pub use file::{At, File, OpenFile, Socket};
pub use files::{Buffer, ReadOnlyFile};
pub use limits::{Limits, Peaks};
pub use memory_fs::{MemoryEntry, MemoryFs, Usage};
pub use net::NetPolicy;
pub use policy::{Denial, DenialLog, Grant, Reason, Subject};
pub use process::{ExitStatus, Invoke, Process};
pub use random::Random;
pub use sys::{DirEntry, OpenHow, SetTime, SetTimes};
pub use syscalls::{NotBuilt, partly_supported, unsupported};
pub use thread::{Thread, ThreadShared};
pub use wait::{Interest, Readiness, Wait};
pub use waxwing_abi as abi;
