//! The threads of a process: who there is and was, who waits for whose end, and how one more is started.
//!
//! Main type: [`Threads`]. One invariant: a thread that comes when the process has to stop is told at once.

use std::sync::Arc;

use waxwing_abi::types::Errno;

use super::{Process, lock};
use crate::crew::Running;
use crate::engine::Start;
use crate::policy::Grant;
use crate::sys;
use crate::thread::ThreadShared;

#[derive(Default)]
pub(super) struct Threads {
    alive: Vec<Arc<ThreadShared>>,
    /// How many of them children have borrowed.
    lent: usize,
    /// The numbers of all there have been, in ranges from the first to the last, in order.
    ever: Vec<(u32, u32)>,
    /// Those who wait for another's end: its number, and who waits.
    joiners: Vec<(u32, Arc<ThreadShared>)>,
    running: Vec<Running>,
}

impl Threads {
    fn add(&mut self, shared: &Arc<ThreadShared>) {
        let tid = shared.tid();
        self.alive.push(Arc::clone(shared));
        match self.ever.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(tid) => *last = tid,
            _ => {
                let place = self.ever.partition_point(|(_, last)| *last < tid);
                self.ever.insert(place, (tid, tid));
            }
        }
    }

    fn is_alive(&self, tid: u32) -> bool {
        self.alive.iter().any(|thread| thread.tid() == tid)
    }

    /// Whether there is or was a thread of this number.
    fn is_known(&self, tid: u32) -> bool {
        let place = self.ever.partition_point(|(_, last)| *last < tid);
        self.ever.get(place).is_some_and(|(first, _)| *first <= tid)
    }
}

/// A thread that waits for another's end, until it is dropped.
pub(crate) struct Joining {
    process: Arc<Process>,
    target: u32,
    joiner: u32,
}

impl Drop for Joining {
    fn drop(&mut self) {
        let mut threads = lock(&self.process.threads);
        threads.joiners.retain(|(target, joiner)| (*target, joiner.tid()) != (self.target, self.joiner));
    }
}

impl Process {
    pub(crate) fn for_each_thread(&self, mut act: impl FnMut(&ThreadShared)) {
        lock(&self.threads).alive.iter().for_each(|thread| act(thread));
    }

    /// Whether the caller's thread is the only one.
    #[must_use]
    pub fn has_one_thread(&self) -> bool {
        lock(&self.threads).alive.len() == 1
    }

    /// Takes note that a child has borrowed one of its threads.
    pub(crate) fn lend(&self) {
        lock(&self.threads).lent += 1;
        self.leave_lent();
    }

    /// Takes note that a child has given one of its threads back.
    pub(crate) fn take_back(&self) {
        lock(&self.threads).lent -= 1;
    }

    /// Whether children have borrowed all the threads that it has left.
    pub(super) fn has_lent_all(&self) -> bool {
        let threads = lock(&self.threads);
        threads.lent > 0 && threads.lent == threads.alive.len()
    }

    pub(crate) fn thread(&self, tid: u32) -> Option<Arc<ThreadShared>> {
        lock(&self.threads).alive.iter().find(|thread| thread.tid() == tid).cloned()
    }

    /// Has `joiner` told of the end of the thread `target`; `None` when that has ended.
    ///
    /// # Errors
    /// `srch` when there has never been such a thread.
    pub(crate) fn join(
        self: &Arc<Self>,
        target: u32,
        joiner: &Arc<ThreadShared>,
    ) -> Result<Option<Joining>, Errno> {
        let mut threads = lock(&self.threads);
        if threads.is_alive(target) {
            threads.joiners.push((target, Arc::clone(joiner)));
            return Ok(Some(Joining { process: Arc::clone(self), target, joiner: joiner.tid() }));
        }
        if threads.is_known(target) { Ok(None) } else { Err(Errno::Srch) }
    }

    /// Waits for the threads, and for those that they start meanwhile.
    pub(super) fn join_threads(&self) {
        loop {
            let running = std::mem::take(&mut lock(&self.threads).running);
            if running.is_empty() {
                return;
            }
            for thread in running {
                // If it has panicked, that has been printed; the process's status stands.
                thread.join();
            }
        }
    }

    /// Forgets those that there have been: another program has threads of its own.
    pub(super) fn forget_threads(&self) {
        lock(&self.threads).ever.clear();
    }

    /// Counts a thread in; one that comes after the end is told at once.
    pub(super) fn enlist(&self, shared: &Arc<ThreadShared>) {
        lock(&self.threads).add(shared);
        if self.has_to_stop() {
            shared.kill();
        }
        if self.is_stopped() {
            shared.stop();
        }
    }

    /// Counts a thread out, and tells those who wait for its end.
    pub(super) fn retire(&self, shared: &ThreadShared) {
        let mut threads = lock(&self.threads);
        threads.alive.retain(|thread| thread.tid() != shared.tid());
        let joiners = threads.joiners.iter().filter(|(target, _)| *target == shared.tid());
        let joiners: Vec<Arc<ThreadShared>> = joiners.map(|(_, joiner)| Arc::clone(joiner)).collect();
        drop(threads);
        joiners.iter().for_each(|joiner| joiner.nudge());
        self.hand_signals_on();
        self.leave_lent();
    }

    /// Has a thread look at these signals of the process's (bit n-1 for signal n): the main one, unless that has ended or is in
    /// the middle of handling them; one that is, if all are.
    pub(crate) fn signal_one(&self, signals: u64, interrupts: bool) {
        let threads = lock(&self.threads);
        let takes = |thread: &&Arc<ThreadShared>| signals & !thread.held() != 0;
        let main = threads.alive.iter().find(|thread| thread.tid() == self.pid);
        if let Some(thread) = main.filter(takes).or_else(|| threads.alive.iter().find(takes)) {
            thread.signal(interrupts);
        } else if let Some(thread) = main.or(threads.alive.first()) {
            thread.signal(false);
        }
    }

    /// Starts a further thread at `wasi_thread_start(tid, argument)`; its number.
    pub(crate) fn spawn_thread(self: &Arc<Self>, argument: u64) -> Result<u32, Errno> {
        let image = self.image();
        let module = &image.module;
        if !module.has_function("wasi_thread_start") && !module.has_function(&image.locals.entry()) {
            return Err(Errno::Notcapable);
        }
        self.run.engine.can_spawn(module)?;
        self.still_lives()?;
        let limit = self.run.limits.threads.min(sys::most_threads());
        if !self.run.counters.threads.take(limit) {
            return Err(self.policy().limit("thread_spawn", Grant::Threads { limit }, Errno::Again));
        }
        let shared = ThreadShared::new(self.run.next_number());
        let tid = shared.tid();
        self.enlist(&shared);
        let process = Arc::clone(self);
        // Here, so that whoever cannot have the thread is told.
        let task = self.task(&shared);
        let ready = self.run.engine.prepare(&task.thread.image.module.clone(), task, false);
        let running = ready.map_err(|_| Errno::Again).and_then(|ready| {
            let shared = Arc::clone(&shared);
            self.run.crew.run(self.run.limits.thread_stack, move || {
                // A panic has been printed and has ended the process.
                let _ = process.guest_thread(&shared, || ready.run(Start::Thread { tid, argument }));
                // Whoever has joined it may start another at once.
                process.run.counters.threads.give_back();
                process.retire(&shared);
            })
        });
        let mut threads = lock(&self.threads);
        match running {
            Ok(running) => {
                threads.running.retain(|thread| !thread.is_finished());
                threads.running.push(running);
                Ok(tid)
            }
            Err(errno) => {
                threads.alive.retain(|thread| thread.tid() != tid);
                self.run.counters.threads.give_back();
                Err(errno)
            }
        }
    }
}
