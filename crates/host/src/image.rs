//! What a process runs: a program and what it was started with. Another takes its place when the process executes one.
//!
//! Main type: [`Image`]. One invariant: an image never changes. A process that executes another program is given another
//! image, and each of its threads keeps the one that it began with.

use std::any::Any;
use std::sync::{Arc, OnceLock};

use waxwing_abi::StringBlock;

use crate::asyncify::SpareBuffers;
use crate::engine::Module;
use crate::locals::{self, Locals};
use crate::process::Invoke;

/// A program with its arguments and variables, in one process.
pub(crate) struct Image {
    pub(crate) module: Arc<dyn Module>,
    pub(crate) args: StringBlock,
    pub(crate) env: StringBlock,
    /// The export to call instead of `_start`, if one was asked for.
    pub(crate) invoke: Option<Invoke>,
    pub(crate) spare_buffers: SpareBuffers,
    /// What the engine keeps for all threads that run it.
    engine_state: OnceLock<Arc<dyn Any + Send + Sync>>,
    /// What its threads have values of their own for.
    pub(crate) locals: locals::Shared,
}

impl Image {
    pub(crate) fn new(
        module: Arc<dyn Module>,
        args: StringBlock,
        env: StringBlock,
        invoke: Option<Invoke>,
    ) -> Self {
        Image {
            module,
            args,
            env,
            invoke,
            spare_buffers: SpareBuffers::default(),
            engine_state: OnceLock::new(),
            locals: locals::Shared::default(),
        }
    }

    /// The same for a child that goes on from a thread with these `locals`: what its engine keeps is its own.
    pub(crate) fn fork(&self, locals: &Locals) -> Self {
        let image = Image::new(Arc::clone(&self.module), self.args.clone(), self.env.clone(), None);
        Image { locals: self.locals.fork(locals), ..image }
    }

    /// What the engine keeps, made when first asked for.
    pub(crate) fn engine_state<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        let state = self.engine_state.get_or_init(|| Arc::new(make()));
        Arc::clone(state).downcast().expect("a process has one engine, which keeps one kind of state")
    }
}
