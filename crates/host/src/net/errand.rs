//! What a network does that may take long: on a thread of its own, while the guest waits in its `Wait`, and leaves when it is wanted
//! for something else.
//!
//! Main type: [`Errand`]. One invariant: such a thread holds nothing of the guest's but a way to nudge it, so a run ends without
//! waiting for one.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};
use std::thread;

use waxwing_abi::types::Errno;

use crate::limits::Places;
use crate::thread::ThreadShared;

/// How many of a run's are on their way at once.
const MOST: usize = 16;

/// What a network may need of the stack.
const STACK: usize = 512 << 10;

/// How many a run has on their way.
#[derive(Clone, Debug, Default)]
pub(crate) struct Errands(Arc<Places>);

/// One that was begun.
#[derive(Debug)]
pub(crate) struct Errand(Arc<OnceLock<Result<(), Errno>>>);

impl Errands {
    /// Does `what`, and nudges `asker` when it is done.
    ///
    /// # Errors
    /// `again` when there are too many, or the operating system has no thread for it.
    pub(crate) fn begin(
        &self,
        asker: &Arc<ThreadShared>,
        what: impl FnOnce() -> Result<(), Errno> + Send + 'static,
    ) -> Result<Errand, Errno> {
        let place = self.0.hold(MOST).ok_or(Errno::Again)?;
        let outcome = Arc::new(OnceLock::new());
        let (told, asker) = (Arc::clone(&outcome), Arc::clone(asker));
        let thread = thread::Builder::new().name("errand".to_owned()).stack_size(STACK);
        let started = thread.spawn(move || {
            // A network may be an embedder's, and its panic has been printed.
            let done = catch_unwind(AssertUnwindSafe(what)).unwrap_or(Err(Errno::Io));
            drop(place);
            let _ = told.set(done);
            asker.nudge();
        });
        started.map_err(|_| Errno::Again)?;
        Ok(Errand(outcome))
    }
}

impl Errand {
    /// How it went, if it is done.
    pub(crate) fn outcome(&self) -> Option<Result<(), Errno>> {
        self.0.get().copied()
    }
}
