//! Waxwing under wasmi, an interpreter: no machine code is made, so guests start at once, and run where none may be made.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use waxwing::Process;
//! use waxwing_wasmi::{Config, Wasmi};
//!
//! let engine = Wasmi::new(&Config::default());
//! let module = engine.load_file("app.wasm")?;
//! let status = Process::builder().arg("app").preopen_dir(".", ".")?.build(engine, module)?.run();
//! # Ok(())
//! # }
//! ```
//!
//! What wasmi does not have: shared memory (so no threads) and exceptions. A module that needs one is refused with
//! [`LoadError::Unsupported`]; traps have no backtrace.
//!
//! A profile that optimises wasmi but keeps its debug assertions must not be used: each instruction of a guest would then take
//! a piece of the OS stack, until it is overrun. The profiles that cargo has are right; one that says `opt-level = 2` for
//! dependencies of a debug build is made right by
//!
//! ```toml
//! [profile.dev.package.wasmi]
//! debug-assertions = false
//! ```
//!
//! Everything that is wasmi's stays in this crate; everything that is not is in `waxwing`. Main types: [`Wasmi`] (the
//! engine), [`Config`], and for those who own their store [`add_to_linker`] and [`link`]. One invariant: a slot ([`link::Slot`]) belongs to one
//! instance, so two instances never see each other's memory.
//!
//! How an engine is written is told with this one as the example, in docs/new-engine.md.

#![deny(missing_docs)]

pub mod link;

mod config;
mod engine;
mod foreign;
mod guest;
mod imports;
mod linker;
mod meter;
mod report;
mod signatures;

pub use config::Config;
pub use engine::{Program, Wasmi};
pub use foreign::add_imports;
pub use linker::{add_imports_to_linker, add_to_linker, bind, stopped};
pub use waxwing::engine::{Frame, LoadError, Missing, Sockets, Trap, UnknownImports};
