//! Looking names up on threads of their own, since nobody can end a look-up that has begun: the guest waits in its `Wait`, and
//! leaves when it is wanted for something else.
//!
//! Main type: [`Lookups`], those of a run. Invariants: a thread that looks names up holds nothing of the guest but a way to nudge it,
//! so a run ends without waiting for one; and what nobody waits for any more is not begun.

use std::collections::VecDeque;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;

use waxwing_abi::types::Errno;

use super::names::{Resolver, each_once};
use crate::thread::ThreadShared;

/// How many names are looked up at once: more wait their turn.
const MOST: usize = 32;

/// What the host's own resolver may need of the stack, which loads libraries as it is set up to.
const STACK: usize = 512 << 10;

/// The addresses of a name, or why there are none.
pub(crate) type Answer = Result<Vec<IpAddr>, Errno>;

/// The look-ups of a run.
#[derive(Default)]
pub(crate) struct Lookups(Mutex<State>);

#[derive(Default)]
struct State {
    threads: usize,
    waiting: VecDeque<Arc<Lookup>>,
}

struct Lookup {
    resolver: Arc<dyn Resolver>,
    name: String,
    asker: Arc<ThreadShared>,
    answer: OnceLock<Answer>,
}

/// A name that was asked for; who drops it does not want to know any more.
pub(crate) struct Asked {
    lookups: Arc<Lookups>,
    lookup: Arc<Lookup>,
}

impl Lookups {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Has `resolver` look `name` up, and nudges `asker` when that is done.
    ///
    /// # Errors
    /// `again` when the operating system has no thread for it.
    pub(crate) fn ask(
        self: &Arc<Self>,
        resolver: Arc<dyn Resolver>,
        name: String,
        asker: &Arc<ThreadShared>,
    ) -> Result<Asked, Errno> {
        let lookup = Arc::new(Lookup { resolver, name, asker: Arc::clone(asker), answer: OnceLock::new() });
        let mut state = self.state();
        state.waiting.push_back(Arc::clone(&lookup));
        if state.threads < MOST {
            let lookups = Arc::clone(self);
            let thread = thread::Builder::new().name("resolver".to_owned()).stack_size(STACK);
            match thread.spawn(move || lookups.serve()) {
                Ok(_) => state.threads += 1,
                // One of those that are there will come to it.
                Err(_) if state.threads > 0 => {}
                Err(_) => {
                    state.waiting.pop_back();
                    return Err(Errno::Again);
                }
            }
        }
        drop(state);
        Ok(Asked { lookups: Arc::clone(self), lookup })
    }

    /// A thread's life: until nobody waits.
    fn serve(&self) {
        loop {
            let mut state = self.state();
            let Some(lookup) = state.waiting.pop_front() else {
                state.threads -= 1;
                return;
            };
            drop(state);
            // A resolver may be an embedder's, and its panic has been printed.
            let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                lookup.resolver.resolve(&lookup.name).and_then(each_once)
            }));
            let _ = lookup.answer.set(found.unwrap_or(Err(Errno::Io)));
            lookup.asker.nudge();
        }
    }
}

impl Asked {
    /// The name that was asked for.
    pub(crate) fn name(&self) -> &str {
        &self.lookup.name
    }

    /// What has been found, if the look-up is done.
    pub(crate) fn answer(&self) -> Option<&Answer> {
        self.lookup.answer.get()
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        self.lookups.state().waiting.retain(|waiting| !Arc::ptr_eq(waiting, &self.lookup));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Condvar, mpsc};
    use std::time::{Duration, Instant};

    use super::*;

    /// Answers when it is let.
    #[derive(Default)]
    struct Gate {
        begun: AtomicUsize,
        open: Mutex<bool>,
        bell: Condvar,
    }

    impl Gate {
        fn open(&self) {
            *self.open.lock().unwrap() = true;
            self.bell.notify_all();
        }
    }

    impl Resolver for Gate {
        fn resolve(&self, name: &str) -> Answer {
            self.begun.fetch_add(1, Ordering::SeqCst);
            let open = self.open.lock().unwrap();
            drop(self.bell.wait_while(open, |open| !*open).unwrap());
            match name {
                "panics" => panic!("as this test wants it"),
                "none" => Ok(Vec::new()),
                _ => Ok(vec![IpAddr::from([127, 0, 0, 1]); 3]),
            }
        }
    }

    fn until(what: impl Fn() -> bool) {
        let start = Instant::now();
        while !what() {
            assert!(start.elapsed() < Duration::from_secs(10));
            thread::sleep(Duration::from_millis(1));
        }
    }

    #[test]
    fn all_names_are_answered_though_few_are_looked_up_at_once() {
        let (lookups, gate) = (Arc::new(Lookups::default()), Arc::new(Gate::default()));
        let asker = ThreadShared::new(1);
        let mut asked: Vec<Asked> = (0..3 * MOST)
            .map(|number| {
                let name = match number {
                    1 => "panics".to_owned(),
                    2 => "none".to_owned(),
                    _ => format!("host-{number}"),
                };
                lookups.ask(Arc::clone(&gate) as Arc<dyn Resolver>, name, &asker).unwrap()
            })
            .collect();
        until(|| gate.begun.load(Ordering::SeqCst) == MOST);
        // Those who do not wait any more are not looked up.
        let left = asked.split_off(2 * MOST);
        drop(left);
        gate.open();
        until(|| asked.iter().all(|asked| asked.answer().is_some()));
        assert_eq!(gate.begun.load(Ordering::SeqCst), 2 * MOST);
        for asked in &asked {
            let expected = match asked.name() {
                "panics" => Err(Errno::Io),
                "none" => Err(Errno::Noent),
                _ => Ok(vec![IpAddr::from([127, 0, 0, 1])]),
            };
            assert_eq!(asked.answer(), Some(&expected), "{}", asked.name());
        }
        until(|| lookups.state().threads == 0);
    }

    #[test]
    fn who_asks_is_woken_by_the_answer_and_may_leave_before() {
        let (lookups, gate) = (Arc::new(Lookups::default()), Arc::new(Gate::default()));
        let asker = ThreadShared::new(1);
        let asked = lookups.ask(Arc::clone(&gate) as Arc<dyn Resolver>, "a".into(), &asker).unwrap();
        let left = lookups.ask(Arc::clone(&gate) as Arc<dyn Resolver>, "b".into(), &asker).unwrap();
        drop(left);
        let (woken, wait) = mpsc::channel();
        let thread = thread::spawn(move || {
            while asked.answer().is_none() {
                asker.park(None);
            }
            woken.send(()).unwrap();
        });
        assert!(wait.recv_timeout(Duration::from_millis(50)).is_err());
        gate.open();
        wait.recv_timeout(Duration::from_secs(10)).unwrap();
        thread.join().unwrap();
    }
}
