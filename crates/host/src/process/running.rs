//! How a process runs: one program after the other on its main thread, until nothing is left of it.
//!
//! Main function: [`Process::run`]. One invariant: the next program begins when all threads of the one before have ended.

use std::error::Error;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use waxwing_abi::types::Errno;

use super::{ExitStatus, Process, lock};
use crate::engine::{Ready, Start, Stop};
use crate::image::Image;
use crate::layer::Layered;
use crate::signal;
use crate::sys;
use crate::thread::{Thread, ThreadShared};

/// A program to take the place of the one that runs.
pub(super) struct Next {
    image: Image,
    /// The thread that executes it, whose pending signals stay.
    caller: Arc<ThreadShared>,
}

/// The main thread of a process, of which nothing has run.
pub(crate) struct Prepared {
    shared: Arc<ThreadShared>,
    ready: Box<dyn Ready>,
}

/// How a guest thread ended, as far as its process needs to know.
#[derive(PartialEq, Eq)]
pub(crate) enum Ending {
    /// Its entry function returned, or the process has a status.
    Returned,
    /// It asked to end alone.
    ThreadExited,
}

impl Process {
    /// Runs it on the calling OS thread, to its end and that of all its threads and children.
    ///
    /// # Panics
    /// When what wraps the main thread's calls panics, after everything else has stopped. A panic on another of the
    /// guest's threads ends the process as a trap does.
    #[must_use]
    pub fn run(self: &Arc<Self>) -> ExitStatus {
        if let Err(panic) = self.main_thread(Start::Main) {
            panic::resume_unwind(panic);
        }
        self.status().expect("main_thread ends the process")
    }

    /// The main thread's side of the system, for an embedder that makes the instance in a store of its own and calls its
    /// exports itself, instead of [`Process::run`].
    #[must_use]
    pub fn main_task(self: &Arc<Self>) -> Layered {
        let shared = ThreadShared::new(self.pid);
        self.enlist(&shared);
        self.run.layers.around(Thread::new(Arc::clone(self), shared))
    }

    pub(crate) fn main_thread(self: &Arc<Self>, start: Start) -> thread::Result<Ending> {
        lock(&self.life).is_run = true;
        self.run_programs(ThreadShared::new(self.pid), None, start)
    }

    /// Makes its main thread, of which nothing runs yet.
    ///
    /// # Errors
    /// `nomem` when the engine cannot make an instance.
    pub(crate) fn prepare(self: &Arc<Self>) -> Result<Prepared, Errno> {
        let shared = ThreadShared::new(self.pid);
        self.enlist(&shared);
        let task = self.task(&shared);
        let ready = self.run.engine.prepare(&task.thread.image.module.clone(), task, false);
        ready.map(|ready| Prepared { shared, ready }).map_err(|_| Errno::Nomem)
    }

    /// Runs it to its end, and that of all its threads, from a main thread that was made before.
    pub(crate) fn run_prepared(self: &Arc<Self>, first: Prepared, start: Start) -> thread::Result<Ending> {
        lock(&self.life).is_run = true;
        self.run_programs(first.shared, Some(first.ready), start)
    }

    /// Runs the program that it runs now, and those that take its place. The first of them may be `ready`, and its thread known
    /// to the process.
    fn run_programs(
        self: &Arc<Self>,
        mut shared: Arc<ThreadShared>,
        mut ready: Option<Box<dyn Ready>>,
        mut start: Start,
    ) -> thread::Result<Ending> {
        let ending = loop {
            if ready.is_none() {
                self.enlist(&shared);
            }
            let ready = ready.take();
            let ending = self.guest_thread(&shared, || match ready {
                Some(ready) => ready.run(start),
                None => {
                    let task = self.task(&shared);
                    self.run.engine.start(&task.thread.image.module.clone(), task, start)
                }
            });
            self.retire(&shared);
            if matches!(ending, Ok(Ending::ThreadExited)) {
                // As pthread_exit in main: the process goes on until its last thread has ended.
                self.join_threads();
            }
            // Whatever the main thread's end was, it is the process's, unless another program is to follow; the other threads
            // are told and waited for.
            let is_over = self.end_unless_executing();
            self.join_threads();
            match self.take_next() {
                Some(next) if !is_over => {
                    shared = self.replace(next);
                    start = Start::Main;
                }
                _ => break ending,
            }
        };
        self.is_gone();
        ending
    }

    /// Is gone, if it has ended and runs nowhere any more but in children that have its threads: as the parent of a vfork that is
    /// killed, it does not wait for them. What is left of such a thread stops when the child gives it back. (With the first
    /// process all children end, and it waits for them.)
    pub(super) fn leave_lent(&self) {
        if !self.is_first && self.has_lent_all() && self.status().is_some() {
            self.is_gone();
        }
    }

    /// Nothing is left of it to run: its descriptors are closed, its parent is told.
    fn is_gone(&self) {
        if std::mem::replace(&mut lock(&self.life).is_gone, true) {
            return;
        }
        self.run.counters.note_open_files(self.files.high_water());
        self.files.close_all();
        self.run.alarms.forget(self.pid);
        // Those that live have no parent from now on; those that have ended were waiting for this one alone.
        drop(std::mem::take(&mut *lock(&self.children)));
        let is_over = || lock(&self.life).is_over = true;
        match self.parent() {
            Some(parent) => parent.child_changed(is_over),
            None => is_over(),
        }
        if self.is_first {
            self.run.table.join();
            self.run.alarms.end();
            self.run.conversations.end(matches!(self.status(), Some(ExitStatus::Exited(_))));
            self.run.crew.close();
        }
    }

    /// The half of the thread that it borrows, as a child that has none.
    pub(crate) fn borrowed_thread(&self) -> Arc<ThreadShared> {
        let mut life = lock(&self.life);
        (life.is_run, life.is_borrower) = (true, true);
        drop(life);
        let shared = ThreadShared::new(self.pid);
        self.enlist(&shared);
        shared
    }

    /// It has given the thread back that it had borrowed: it runs another program on one of its own, if it is to, or has ended,
    /// with `status` if it has none.
    pub(crate) fn end_borrowed(self: &Arc<Self>, shared: &ThreadShared, status: ExitStatus) {
        if !std::mem::replace(&mut lock(&self.life).is_borrower, false) {
            return;
        }
        self.retire(shared);
        let Some(next) = self.take_next() else {
            self.end(status);
            self.is_gone();
            return;
        };
        let shared = self.replace(next);
        let handle = self.os_thread(format!("guest-{}", self.pid), {
            let process = Arc::clone(self);
            move || {
                // A panic has been printed and has ended the process.
                let _ = process.run_programs(shared, None, Start::Main);
            }
        });
        match handle {
            Ok(handle) => self.run.table.keep(handle),
            Err(_) => {
                self.end(ExitStatus::Signaled(signal::KILL));
                self.is_gone();
            }
        }
    }

    /// Has the process run `image` from now on, on its main thread: the calling thread stops, as do all others.
    pub(crate) fn execute(&self, caller: &Arc<ThreadShared>, image: Image) {
        let mut life = lock(&self.life);
        // Of two threads that execute something, the second is stopped by the first.
        if life.status.is_none() && life.next.is_none() {
            life.next = Some(Next { image, caller: Arc::clone(caller) });
            drop(life);
            self.for_each_thread(ThreadShared::kill);
            // Those that sleep since the process has been stopped look at their flags under the lock.
            drop(lock(&self.life));
            self.turned.notify_all();
            self.interrupt();
        }
    }

    /// Ends the process, with code 0, if it has not been ended and runs no other program next; whether it has ended.
    fn end_unless_executing(&self) -> bool {
        let mut life = lock(&self.life);
        let is_over = life.status.is_some() || life.next.is_none();
        if is_over {
            let status = life.status.get_or_insert(ExitStatus::Exited(0)).clone();
            drop(life);
            self.end(status);
        }
        is_over
    }

    /// What to run next, when all threads have stopped.
    fn take_next(&self) -> Option<Next> {
        let mut life = lock(&self.life);
        if life.status.is_some() { None } else { life.next.take() }
    }

    /// What becomes of the process when it runs another program (POSIX exec): it has one thread, the descriptors that are not
    /// to be closed, and no handlers.
    fn replace(&self, next: Next) -> Arc<ThreadShared> {
        let shared = ThreadShared::new(self.pid);
        shared.inherit_pending(&next.caller);
        self.files.execute();
        if let Some(world) = &self.world {
            world.give_top(&self.files);
        }
        self.signals.execute();
        self.forget_threads();
        *lock(&self.image) = Arc::new(next.image);
        shared
    }

    pub(super) fn task(self: &Arc<Self>, shared: &Arc<ThreadShared>) -> Layered {
        self.run.layers.around(Thread::new(Arc::clone(self), Arc::clone(shared)))
    }

    /// Runs one guest thread to its end. A panic (of a layer, most likely) ends the process: who waits for the thread would
    /// wait for ever.
    pub(super) fn guest_thread(
        self: &Arc<Self>,
        shared: &Arc<ThreadShared>,
        run: impl FnOnce() -> Result<(), Stop>,
    ) -> thread::Result<Ending> {
        let run = || {
            let _exact = sys::ExactSleeps::begin();
            if shared.is_killed() { Ending::Returned } else { self.ending(run()) }
        };
        // What it was about is locked by nobody, or by who minds no poison.
        let ending = panic::catch_unwind(AssertUnwindSafe(run));
        if ending.is_err() {
            let trap: Box<dyn Error + Send + Sync> = "the host panicked".into();
            self.end(ExitStatus::Trapped(trap.into()));
        }
        ending
    }

    fn ending(&self, result: Result<(), Stop>) -> Ending {
        match result {
            Ok(()) | Err(Stop::Ended) => Ending::Returned,
            Err(Stop::ThreadExited) => Ending::ThreadExited,
            Err(Stop::Trap(trap)) => {
                self.end(ExitStatus::Trapped(trap.into()));
                Ending::Returned
            }
            // From between two stacks, where no frame of a compiler's could ask for it.
            Err(jumped @ Stop::Jumped) => {
                self.end(ExitStatus::Trapped(Arc::new(jumped)));
                Ending::Returned
            }
            // It is left to `signal::handle`, which has begun it.
            Err(left @ Stop::HandlerLeft) => {
                self.end(ExitStatus::Trapped(Arc::new(left)));
                Ending::Returned
            }
        }
    }

    pub(crate) fn os_thread(
        &self,
        name: String,
        body: impl FnOnce() + Send + 'static,
    ) -> Result<JoinHandle<()>, Errno> {
        let builder = thread::Builder::new().name(name).stack_size(self.run.limits.thread_stack);
        builder.spawn(body).map_err(|_| Errno::Again)
    }
}
