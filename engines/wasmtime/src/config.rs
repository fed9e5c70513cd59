//! How the engine is set up.

use std::path::PathBuf;

use wasmtime::ModuleVersionStrategy;
use waxwing::engine::{Linking, Sockets, UnknownImports};
use waxwing_module::rewrite::REWRITING;

use crate::cache::VERSION;

use crate::cow;

/// How the engine compiles and runs.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Config {
    /// Whether a guest that computes without making calls can be stopped: for time-outs, kills and signals. It costs
    /// a check at each loop's end and each function's start.
    pub interruptible: bool,
    /// Whether executed instructions are counted, so that [`waxwing::Limits::fuel`] can limit them.
    pub fuel: bool,
    /// Where compiled modules are kept; `None` is nowhere.
    pub cache: Option<PathBuf>,
    /// What becomes of imports that nothing provides.
    pub unknown_imports: UnknownImports,
    /// The dialects of sockets that guests are given, as far as they are functions;
    /// [`waxwing::Builder::sockets`] says it of paths.
    pub sockets: Sockets,
    /// Bytes of stack for the guest's own frames.
    pub stack: usize,
}

impl Default for Config {
    /// Nothing that costs: not interruptible, no fuel, no cache; 1 MiB of stack.
    fn default() -> Self {
        Config {
            interruptible: false,
            fuel: false,
            cache: None,
            unknown_imports: UnknownImports::Error,
            sockets: Sockets::Auto,
            stack: 1 << 20,
        }
    }
}

impl Config {
    pub(crate) fn linking(&self) -> Linking {
        Linking { unknown: self.unknown_imports, sockets: self.sockets }
    }

    /// Wasmtime's own settings. All features that core modules may use are on; whether the compiler is needed is the
    /// caller's to say (a cached module needs none).
    pub(crate) fn wasmtime(&self) -> wasmtime::Config {
        let mut config = wasmtime::Config::new();
        config
            .shared_memory(true)
            .wasm_threads(true)
            .wasm_memory64(true)
            .wasm_tail_call(true)
            .wasm_exceptions(true)
            // A memory that stays where it is can be shared with threads and reached by address.
            .memory_may_move(false)
            // What forks are mapped over.
            .memory_reservation(cow::RESERVED as u64)
            .max_wasm_stack(self.stack)
            // No guest has an asynchronous stack, but Wasmtime wants room for the other one in it.
            .async_stack_size(self.stack.saturating_add(1 << 20))
            .epoch_interruption(self.interruptible)
            .consume_fuel(self.fuel);
        // A compiled module that was rewritten in another way is another version's.
        let version = ModuleVersionStrategy::Custom(format!("{VERSION} {REWRITING}"));
        config.module_version(version).expect("it is shorter than 256 bytes");
        config
    }
}
