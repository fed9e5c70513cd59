//! Layers: what wraps the system's calls. A tracer, a counter, an embedder's override implements [`Layer`] with only the
//! methods it changes; the others pass on.
//!
//! Main types: [`Layer`] (generated from the interface data), [`Chain`] (the rest of the layers and the system below
//! them, as the `next` of a layer) and [`Layered`] (a guest thread with its layers, which engines keep).
//!
//! One invariant: every guest thread of a run, however it was started (thread, fork, spawn), has the layers that the
//! run's factories make, in the same order.

use std::any::Any;
use std::sync::Arc;

use waxwing_abi::call::Words;
use waxwing_abi::system;

use crate::engine::Syscall;
use crate::process::ExitStatus;
use crate::thread::Thread;
use crate::wait::Wait;

pub use crate::generated::layer::Layer;

/// The system as a layer sees what is below it.
pub trait System: system::System<Wait = Wait> {}

impl<S: system::System<Wait = Wait> + ?Sized> System for S {}

/// Makes one layer for a guest thread.
pub type LayerFactory = Arc<dyn Fn(&Thread) -> Box<dyn Layer> + Send + Sync>;

/// The factories of a run's layers, outermost first.
#[derive(Clone, Default)]
pub(crate) struct Layers(pub(crate) Vec<LayerFactory>);

impl Layers {
    /// The guest thread with its layers.
    pub(crate) fn around(&self, thread: Thread) -> Layered {
        let layers: Vec<_> = self.0.iter().map(|factory| factory(&thread)).collect();
        if !layers.is_empty() {
            thread.shared.has_layers();
        }
        Layered { layers, thread, place: None }
    }
}

/// A guest thread and its layers: what an engine's store owns.
///
/// An embedder that owns its store keeps one in it ([`Builder::build_task`](crate::Builder::build_task)) and shows it to its
/// engine's `add_to_linker`.
pub struct Layered {
    pub(crate) layers: Vec<Box<dyn Layer>>,
    pub(crate) thread: Thread,
    /// The engine's note of the instance that it belongs to.
    place: Option<Box<dyn Any + Send + Sync>>,
}

impl Layered {
    /// The guest thread.
    #[must_use]
    pub fn thread(&self) -> &Thread {
        &self.thread
    }

    /// How its process ended, if it has: what to look at when a guest's function has come back with [`Stop::Ended`].
    ///
    /// [`Stop::Ended`]: crate::Stop::Ended
    #[must_use]
    pub fn status(&self) -> Option<ExitStatus> {
        self.thread.process().status()
    }

    /// What its engine has noted of the one instance that it belongs to.
    #[inline]
    #[must_use]
    pub fn place<P: Any>(&self) -> Option<&P> {
        self.place.as_ref()?.downcast_ref()
    }

    /// Notes it.
    pub fn set_place<P: Any + Send + Sync>(&mut self, place: P) {
        self.place = Some(Box::new(place));
    }

    /// Tells the layers what a call answers.
    pub(crate) fn returned(&mut self, call: &Syscall, words: &Words, result: Option<u32>) {
        for layer in &mut self.layers {
            layer.returned(call, words, result);
        }
    }

    pub(crate) fn chain(&mut self) -> Chain<'_> {
        Chain { layers: &mut self.layers, thread: &mut self.thread }
    }
}

impl system::Blocking for Layered {
    type Wait = Wait;
}

/// The layers that are left, and the thread below them.
pub struct Chain<'a> {
    pub(crate) layers: &'a mut [Box<dyn Layer>],
    pub(crate) thread: &'a mut Thread,
}

impl Chain<'_> {
    /// The thread that makes the call.
    #[must_use]
    pub fn thread(&self) -> &Thread {
        self.thread
    }
}

impl system::Blocking for Chain<'_> {
    type Wait = Wait;
}
