//! Waxwing under Wasmtime.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use waxwing::Process;
//! use waxwing_wasmtime::{Config, Wasmtime};
//!
//! let engine = Wasmtime::new(&Config::default())?;
//! let module = engine.load_file("app.wasm")?;
//! let status = Process::builder().arg("app").preopen_dir(".", ".")?.build(engine, module)?.run();
//! # Ok(())
//! # }
//! ```
//!
//! Everything that is Wasmtime's stays in this crate; everything that is not is in `waxwing`. Main types: [`Wasmtime`]
//! (the engine), [`Config`], and for those who own their store [`add_to_linker`] and [`link`]. One invariant: a slot ([`link::Slot`]) belongs to
//! one instance, so two instances never see each other's memory.

#![deny(missing_docs)]

pub mod cache;
pub mod link;

mod config;
#[cfg_attr(not(all(target_os = "linux", target_pointer_width = "64")), path = "no_cow.rs")]
mod cow;
mod engine;
mod foreign;
mod guest;
mod imports;
mod linker;
mod report;
mod shared;

pub use config::Config;
pub use engine::{Program, Wasmtime};
pub use foreign::add_imports;
pub use linker::{add_imports_to_linker, add_to_linker, bind};
pub use waxwing::engine::{Frame, LoadError, Missing, Sockets, Trap, UnknownImports};
