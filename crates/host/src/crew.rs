//! The OS threads that guest threads run on, one guest thread after the other: most of what starting a thread costs is the
//! operating system's, and whoever starts many has them one after the other.
//!
//! Main type: [`Crew`], those of a run. One invariant: whoever is out of work is either in the list of those who are, or on
//! its way to an end; so work is given to those alone who will do it.

use std::mem;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use waxwing_abi::types::Errno;

/// How many may be out of work at once, and for how long each.
const MOST_IDLE: usize = 16;
const PATIENCE: Duration = Duration::from_millis(500);

type Work = Box<dyn FnOnce() + Send>;

/// The OS threads of a run.
#[derive(Default)]
pub(crate) struct Crew(Mutex<State>);

#[derive(Default)]
struct State {
    idle: Vec<Arc<Place>>,
    threads: Vec<JoinHandle<()>>,
    is_closed: bool,
}

/// Where a thread that is out of work waits for some.
#[derive(Default)]
struct Place {
    work: Mutex<Option<Work>>,
    bell: Condvar,
}

/// Work that was given to a thread.
pub(crate) struct Running(Arc<Done>);

#[derive(Default)]
struct Done {
    is_over: Mutex<bool>,
    bell: Condvar,
}

/// Says that the work is done, also when it has panicked.
struct Finish(Arc<Done>);

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Drop for Finish {
    fn drop(&mut self) {
        *lock(&self.0.is_over) = true;
        self.0.bell.notify_all();
    }
}

impl Running {
    pub(crate) fn is_finished(&self) -> bool {
        *lock(&self.0.is_over)
    }

    /// Waits until the work is done, and all that it held is dropped.
    pub(crate) fn join(self) {
        let over = lock(&self.0.is_over);
        drop(self.0.bell.wait_while(over, |is_over| !*is_over));
    }
}

impl Crew {
    /// Has a thread do `work`: one that is out of it, or else a new one with so many bytes of stack.
    ///
    /// # Errors
    /// `again` when the operating system has no more threads.
    pub(crate) fn run(
        self: &Arc<Self>,
        stack: usize,
        work: impl FnOnce() + Send + 'static,
    ) -> Result<Running, Errno> {
        let done = Arc::new(Done::default());
        let finish = Finish(Arc::clone(&done));
        let work: Work = Box::new(move || {
            let _finish = finish;
            work();
        });
        let idle = lock(&self.0).idle.pop();
        match idle {
            Some(place) => {
                *lock(&place.work) = Some(work);
                place.bell.notify_one();
            }
            None => {
                let crew = Arc::clone(self);
                let builder = thread::Builder::new().name("guest".to_owned()).stack_size(stack);
                let thread = builder.spawn(move || crew.serve(work)).map_err(|_| Errno::Again)?;
                let mut state = lock(&self.0);
                state.threads.retain(|thread| !thread.is_finished());
                state.threads.push(thread);
            }
        }
        Ok(Running(done))
    }

    /// A thread's life: its first work, and what comes after.
    fn serve(&self, first: Work) {
        let place = Arc::new(Place::default());
        let mut work = Some(first);
        while let Some(now) = work.take() {
            now();
            let mut state = lock(&self.0);
            if state.is_closed || state.idle.len() >= MOST_IDLE {
                return;
            }
            state.idle.push(Arc::clone(&place));
            drop(state);
            let waiting = place.bell.wait_timeout_while(lock(&place.work), PATIENCE, |work| work.is_none());
            work = waiting.unwrap_or_else(PoisonError::into_inner).0.take();
            if work.is_none() {
                work = self.retire(&place);
            }
        }
    }

    /// Takes a thread that has waited long enough off the list. If it is on it no more, it has been given work.
    fn retire(&self, place: &Arc<Place>) -> Option<Work> {
        let mut state = lock(&self.0);
        let before = state.idle.len();
        state.idle.retain(|other| !Arc::ptr_eq(other, place));
        if state.idle.len() < before {
            return None;
        }
        drop(state);
        let waiting = place.bell.wait_while(lock(&place.work), |work| work.is_none());
        waiting.unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Ends the threads that are out of work, and waits for all: nothing is to be given them any more.
    pub(crate) fn close(&self) {
        let mut state = lock(&self.0);
        state.is_closed = true;
        let (idle, threads) = (mem::take(&mut state.idle), mem::take(&mut state.threads));
        drop(state);
        for place in idle {
            // Nothing to do, and then it finds the crew closed.
            *lock(&place.work) = Some(Box::new(|| {}));
            place.bell.notify_one();
        }
        for thread in threads {
            // A panic has been printed, and what it was about has been told of its end.
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    const STACK: usize = 256 << 10;

    #[test]
    fn work_is_done_by_threads_that_have_done_some() {
        let crew = Arc::new(Crew::default());
        let count = Arc::new(AtomicU32::new(0));
        for _ in 0..200 {
            let count = Arc::clone(&count);
            let work = move || {
                count.fetch_add(1, Ordering::SeqCst);
            };
            let running = crew.run(STACK, work).unwrap();
            running.join();
        }
        // What the work held is dropped before it is said to be done.
        assert_eq!((count.load(Ordering::SeqCst), Arc::strong_count(&count)), (200, 1));
        assert!(lock(&crew.0).threads.len() < 50);
        crew.close();
        assert_eq!(Arc::strong_count(&crew), 1);
    }

    #[test]
    fn all_that_is_given_at_once_is_done_at_once() {
        let crew = Arc::new(Crew::default());
        for _ in 0..3 {
            let all = Arc::new(std::sync::Barrier::new(51));
            let running: Vec<Running> = (0..50)
                .map(|_| {
                    let all = Arc::clone(&all);
                    let work = move || {
                        all.wait();
                    };
                    crew.run(STACK, work).unwrap()
                })
                .collect();
            assert!(!running[0].is_finished());
            all.wait();
            running.into_iter().for_each(Running::join);
        }
        assert!(lock(&crew.0).idle.len() <= MOST_IDLE);
        crew.close();
    }

    #[test]
    fn whoever_waits_too_long_ends_and_a_panic_is_an_end_too() {
        let crew = Arc::new(Crew::default());
        crew.run(STACK, || {}).unwrap().join();
        thread::sleep(PATIENCE * 2);
        assert!(lock(&crew.0).idle.is_empty());
        crew.run(STACK, || panic!("as this test wants it")).unwrap().join();
        crew.run(STACK, || {}).unwrap().join();
        crew.close();
        // Work after that is done all the same.
        crew.run(STACK, || {}).unwrap().join();
    }
}
