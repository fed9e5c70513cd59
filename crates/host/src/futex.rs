//! Futexes: threads that sleep until another says that a word of their memory has changed.
//!
//! Main type: [`Futexes`], the queues of one process. One invariant: a word is compared, and its sleeper queued, under the
//! lock under which a waker takes sleepers out; and a waker has changed the word before. So the sleeper sees the change or
//! the waker the sleeper, and a wake goes to one that was still queued: never to one that has given up.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use waxwing_abi::types::Errno;

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

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicU32;
    use std::thread;
    use std::time::Duration;

    use super::*;
    use crate::wait::{self, Wait};

    fn queue(futexes: &Arc<Futexes>, word: Word, tid: u32) -> Queued {
        let thread = ThreadShared::new(tid);
        futexes.queue(word, &thread, || Ok(true)).unwrap().expect("it is unchanged")
    }

    #[test]
    fn who_came_first_is_woken_first_and_who_has_left_is_not() {
        let futexes = Arc::new(Futexes::default());
        assert_eq!(futexes.wake(8, 1), 0);
        let [first, second, third, other] =
            [(8, 1), (8, 2), (8, 3), (12, 4)].map(|(word, tid)| queue(&futexes, word, tid));
        assert!(!first.give_up());
        drop(first);
        assert_eq!(futexes.wake(8, 1), 1);
        assert_eq!((second.is_woken(), third.is_woken(), other.is_woken()), (true, false, false));
        let fourth = queue(&futexes, 8, 5);
        drop(third);
        assert_eq!(futexes.wake(8, usize::MAX), 1);
        assert_eq!((fourth.is_woken(), fourth.give_up()), (true, true));
        assert_eq!(futexes.wake(8, usize::MAX), 0);
        drop(other);
        assert!(futexes.queues().is_empty());
    }

    #[test]
    fn a_word_that_has_changed_or_cannot_be_read_queues_nobody() {
        let futexes = Arc::new(Futexes::default());
        let thread = ThreadShared::new(1);
        assert!(futexes.queue(8, &thread, || Ok(false)).unwrap().is_none());
        assert_eq!(futexes.queue(8, &thread, || Err(Errno::Inval)).err(), Some(Errno::Inval));
        assert!(futexes.queues().is_empty());
    }

    fn sleep_while(value: u32, word: &AtomicU32, futexes: &Arc<Futexes>, thread: &Arc<ThreadShared>) {
        let is_unchanged = || Ok(word.load(Ordering::SeqCst) == value);
        while let Some(queued) = futexes.queue(word.as_ptr().addr(), thread, is_unchanged).unwrap() {
            let mut wait = Wait::new();
            while !queued.is_woken() {
                wait::sleep(&mut wait, thread).unwrap();
            }
        }
    }

    /// All order between the two sides comes from one lock, and from `thread.rs` about sleeping: there is nothing for a model
    /// checker to permute but the lock. So the real thing is run, sleeps included: two threads hand a word to and fro, and
    /// a third gives up all the time. One wake that is lost, and it never ends.
    #[test]
    fn no_wake_is_lost() {
        const ROUNDS: u32 = 20_000;
        let futexes = Arc::new(Futexes::default());
        let word = Arc::new(AtomicU32::new(u32::MAX));
        let key = word.as_ptr().addr();
        let sides = [0, 1].map(|side| {
            let (futexes, word) = (Arc::clone(&futexes), Arc::clone(&word));
            thread::spawn(move || {
                let thread = ThreadShared::new(side + 1);
                for round in 0..ROUNDS {
                    let turn = 2 * round + side;
                    // It comes after the other side's last one, which came after this side's.
                    sleep_while(turn.wrapping_sub(2), &word, &futexes, &thread);
                    word.store(turn, Ordering::SeqCst);
                    futexes.wake(key, 1);
                }
            })
        });
        let idler = ThreadShared::new(3);
        while !sides.iter().all(thread::JoinHandle::is_finished) {
            let queued = futexes.queue(key, &idler, || Ok(true)).unwrap().expect("it is queued");
            thread::sleep(Duration::from_micros(20));
            if queued.give_up() {
                // It was meant for whoever comes next.
                futexes.wake(key, 1);
            }
        }
        sides.into_iter().for_each(|side| side.join().expect("it ended"));
        assert_eq!(word.load(Ordering::SeqCst), 2 * ROUNDS - 1);
        assert!(futexes.queues().is_empty());
    }
}
