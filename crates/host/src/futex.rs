//! Futexes: threads that sleep until another says that a word of their memory has changed.
//!
//! Main type: [`Futexes`], the queues of one process. One invariant: a word is compared, and its sleeper queued, under the
//! lock under which a waker takes sleepers out; and a waker has changed the word before. So the sleeper sees the change or
//! the waker the sleeper, and a wake goes to one that was still queued: never to one that has given up.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, PoisonError};

use waxwing_abi::types::Errno;

use crate::sync::{AtomicBool, Mutex, MutexGuard, Ordering};
use crate::thread::ThreadShared;

/// The host's address of a word: the guest's address, and which of its memories.
pub(crate) type Word = usize;

/// The queues of one process, by word. A word that nobody sleeps on has none.
#[derive(Debug, Default)]
pub(crate) struct Futexes(Mutex<HashMap<Word, VecDeque<Arc<Sleeper>>>>);

#[derive(Debug)]
struct Sleeper {
    thread: Arc<ThreadShared>,
    /// Written with the queues locked, by whoever takes it out of its queue.
    woken: AtomicBool,
}

/// A place in a queue, which is given up when it is dropped.
#[derive(Debug)]
pub(crate) struct Queued {
    futexes: Arc<Futexes>,
    word: Word,
    sleeper: Arc<Sleeper>,
}

impl Futexes {
    /// Whether nobody sleeps.
    #[cfg(test)]
    pub(crate) fn is_idle(&self) -> bool {
        self.queues().is_empty()
    }

    fn queues(&self) -> MutexGuard<'_, HashMap<Word, VecDeque<Arc<Sleeper>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Queues `thread` at `word`, if that `is_unchanged`.
    ///
    /// # Errors
    /// As `is_unchanged`.
    pub(crate) fn queue(
        self: &Arc<Self>,
        word: Word,
        thread: &Arc<ThreadShared>,
        is_unchanged: impl FnOnce() -> Result<bool, Errno>,
    ) -> Result<Option<Queued>, Errno> {
        let mut queues = self.queues();
        if !is_unchanged()? {
            return Ok(None);
        }
        let sleeper = Arc::new(Sleeper { thread: Arc::clone(thread), woken: AtomicBool::new(false) });
        queues.entry(word).or_default().push_back(Arc::clone(&sleeper));
        Ok(Some(Queued { futexes: Arc::clone(self), word, sleeper }))
    }

    /// Wakes those who sleep on `word`, at most so many, who came first first; how many there were.
    pub(crate) fn wake(&self, word: Word, most: usize) -> usize {
        let mut queues = self.queues();
        let Some(queue) = queues.get_mut(&word) else { return 0 };
        let woken: Vec<Arc<Sleeper>> = queue.drain(..most.min(queue.len())).collect();
        if queue.is_empty() {
            queues.remove(&word);
        }
        woken.iter().for_each(|sleeper| sleeper.woken.store(true, Ordering::Release));
        drop(queues);
        // Each of them looks at its flag when its sleep ends, or before it begins.
        woken.iter().for_each(|sleeper| sleeper.thread.nudge());
        woken.len()
    }
}

impl Queued {
    /// Whether somebody has woken it.
    pub(crate) fn is_woken(&self) -> bool {
        self.sleeper.woken.load(Ordering::Acquire)
    }

    /// Leaves the queue; whether somebody has woken it before.
    pub(crate) fn give_up(&self) -> bool {
        let mut queues = self.futexes.queues();
        if let Some(queue) = queues.get_mut(&self.word) {
            queue.retain(|other| !Arc::ptr_eq(other, &self.sleeper));
            if queue.is_empty() {
                queues.remove(&self.word);
            }
        }
        self.is_woken()
    }
}

impl Drop for Queued {
    fn drop(&mut self) {
        if !self.is_woken() {
            self.give_up();
        }
    }
}
