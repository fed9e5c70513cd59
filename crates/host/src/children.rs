//! Children: how a process starts others, and learns how they ended.
//!
//! Main functions: [`Process::fork`], [`Process::spawn`], [`Process::reap`]. One invariant: a child is in its parent's list
//! from before its first instruction until it is joined, and can be joined when nothing of it is left but its status.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, Weak};
use std::thread::JoinHandle;

use waxwing_abi::types::{Errno, SignalDisposition};

use crate::asyncify::Snapshot;
use crate::engine::Start;
use crate::futex::Futexes;
use crate::image::Image;
use crate::policy::Grant;
use crate::process::{ExitStatus, Parts, Pipes, Process, lock};
use crate::signal;
use crate::spawn::Surroundings;
use crate::thread::{Thread, ThreadShared};
use crate::world::World;

impl Parts {
    /// What a child has of its parent.
    fn forked(thread: &Thread, futexes: Arc<Futexes>) -> Parts {
        let parent = thread.process();
        Parts {
            parent: Arc::downgrade(parent),
            image: thread.image.fork(&thread.locals),
            files: parent.files.fork(),
            world: parent.world.as_ref().map(World::fork),
            signals: parent.signals.fork(),
            futexes,
            pipes: Pipes::default(),
        }
    }
}

impl Process {
    /// Makes a child of the calling process and runs it from `start` on an OS thread of its own; its number.
    ///
    /// # Errors
    /// `again` when there may be no more processes, or there is no thread to be had; `nomem` when the engine cannot make an
    /// instance of a program. Nothing of the child is left then.
    fn start_child(self: &Arc<Self>, parts: Parts, start: Start) -> Result<u32, Errno> {
        let call = if matches!(start, Start::Forked(_)) { "proc_fork" } else { "proc_spawn2" };
        let child = self.make_child(call, parts)?;
        let pid = child.pid();
        // Here, so that whoever cannot have the child is told. (A forked one has its parent's handler, and what is sent to it
        // before it runs is to wait.)
        let first = match &start {
            Start::Forked(_) => Ok(None),
            _ => child.prepare().map(Some),
        };
        let handle = first.and_then(|first| {
            let child = Arc::clone(&child);
            self.os_thread(format!("guest-{pid}"), move || {
                // A panic has been printed and has ended the child.
                let _ = match first {
                    Some(first) => child.run_prepared(first, start),
                    None => child.main_thread(start),
                };
            })
        });
        match handle {
            Ok(handle) => {
                self.run.table.keep(handle);
                Ok(pid)
            }
            Err(errno) => {
                lock(&self.children).retain(|child| child.pid() != pid);
                // Who has begun to wait for it finds that there is no such child.
                self.for_each_thread(ThreadShared::nudge);
                Err(errno)
            }
        }
    }

    /// Makes a child of which nothing runs yet.
    fn make_child(self: &Arc<Self>, call: &'static str, parts: Parts) -> Result<Arc<Process>, Errno> {
        self.is_run()?;
        self.still_lives()?;
        let limit = self.run.limits.processes;
        let child = Process::new(&self.run, parts)
            .map_err(|errno| self.policy().limit(call, Grant::Processes { limit }, errno))?;
        lock(&self.children).push(Arc::clone(&child));
        // Who ends the run sees the child from now on; who did so before is seen here.
        if self.run.table.is_closed() {
            child.end(ExitStatus::Signaled(signal::KILL));
        }
        Ok(child)
    }

    /// Is told of the `change` of a child, which has ended or stopped: whoever joins it has the signal pending.
    pub(crate) fn child_changed(&self, change: impl FnOnce()) {
        let _children = lock(&self.children);
        change();
        self.for_each_thread(ThreadShared::nudge);
        // Nothing comes of it in most programs.
        let _ = self.signal(signal::CHLD);
    }

    /// `proc_fork`: a child that goes on from `snapshot`, with the same descriptors, arguments and dispositions.
    pub(crate) fn fork(thread: &Thread, snapshot: Snapshot) -> Result<u32, Errno> {
        let parts = Parts::forked(thread, Arc::default());
        thread.process().start_child(parts, Start::Forked(Box::new(snapshot)))
    }

    /// A child that is to borrow `thread`, with its memory.
    pub(crate) fn for_loan(thread: &Thread) -> Result<Arc<Process>, Errno> {
        let parent = thread.process();
        parent.make_child("proc_fork", Parts::forked(thread, Arc::clone(&parent.futexes)))
    }

    /// A child that runs `image` in these surroundings, with these dispositions.
    pub(crate) fn spawn(
        self: &Arc<Self>,
        image: Image,
        surroundings: Surroundings,
        dispositions: &[SignalDisposition],
    ) -> Result<u32, Errno> {
        let Surroundings { files, world } = surroundings.settle();
        let parts = Parts {
            parent: Arc::downgrade(self),
            image,
            files,
            world,
            signals: self.signals.inherit(dispositions),
            futexes: Arc::default(),
            pipes: Pipes::default(),
        };
        self.start_child(parts, Start::Main)
    }

    /// The process of this number in the run, ended or not, until it is joined.
    pub(crate) fn find(&self, pid: u32) -> Option<Arc<Process>> {
        self.run.table.find(pid)
    }

    /// The process of this number and all that come from it, those that nobody has a parent of aside. All, if it is the first.
    pub(crate) fn family(&self, pid: u32) -> Vec<Arc<Process>> {
        let mut all = self.run.table.all();
        if !all.iter().any(|process| process.pid() == pid && process.is_first()) {
            // A child's number is larger than its parent's.
            let mut family = HashSet::from([pid]);
            all.retain(|process| {
                let belongs = process.pid() == pid || family.contains(&process.parent_pid());
                if belongs {
                    family.insert(process.pid());
                }
                belongs
            });
        }
        all
    }

    /// Sends `signal` (Linux's number) to all processes of its run, as a terminal does to those in its foreground; to none, if
    /// there is no such signal.
    pub fn signal_all(&self, signal: u8) {
        for process in self.run.table.all() {
            // It is one or it is not, whoever is told.
            let _ = process.signal(signal);
        }
    }

    /// Says what has become of a child that is numbered `pid`, or of any: that it has ended, and then it is taken out of the
    /// list; or, if that is `with_stops`, that it has stopped, once. `None` while there is nothing to say.
    ///
    /// # Errors
    /// `child` when there is no such child.
    pub(crate) fn reap(&self, pid: Option<u32>, with_stops: bool) -> Result<Option<(u32, Change)>, Errno> {
        let mut children = lock(&self.children);
        let mut exists = false;
        for index in 0..children.len() {
            let child = &children[index];
            if pid.is_some_and(|pid| child.pid() != pid) {
                continue;
            }
            exists = true;
            if child.is_over() {
                let child = children.swap_remove(index);
                drop(children);
                // Its thread may have a few instructions to go, but whoever has joined it may start another now.
                child.free_place();
                return Ok(child.status().map(|status| (child.pid(), Change::Ended(status))));
            }
            if with_stops && let Some(signal) = child.take_stop() {
                return Ok(Some((child.pid(), Change::Stopped(signal))));
            }
        }
        if exists { Ok(None) } else { Err(Errno::Child) }
    }
}

/// What has become of a child.
#[derive(Debug)]
pub(crate) enum Change {
    /// It has ended.
    Ended(ExitStatus),
    /// It has been stopped by this signal.
    Stopped(u8),
}

/// The processes of a run by number, and the OS threads that run them but the first.
#[derive(Debug, Default)]
pub(crate) struct Table {
    processes: Mutex<HashMap<u32, Weak<Process>>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    is_closed: AtomicBool,
}

impl Table {
    pub(crate) fn add(&self, process: &Arc<Process>) {
        lock(&self.processes).insert(process.pid(), Arc::downgrade(process));
    }

    pub(crate) fn remove(&self, pid: u32) {
        lock(&self.processes).remove(&pid);
    }

    pub(crate) fn find(&self, pid: u32) -> Option<Arc<Process>> {
        lock(&self.processes).get(&pid).and_then(Weak::upgrade)
    }

    /// All of them, by number.
    pub(crate) fn all(&self) -> Vec<Arc<Process>> {
        let mut all: Vec<_> = lock(&self.processes).values().filter_map(Weak::upgrade).collect();
        all.sort_unstable_by_key(|process| process.pid());
        all
    }

    /// Whether whoever is started now has to end at once.
    fn is_closed(&self) -> bool {
        self.is_closed.load(Ordering::SeqCst)
    }

    /// Has `end` end all there are, and those that are started meanwhile end as well.
    pub(crate) fn close(&self, end: impl Fn(&Process)) {
        self.is_closed.store(true, Ordering::SeqCst);
        self.all().iter().for_each(|process| end(process));
    }

    /// Keeps the thread of a child, to be joined at the end of the run.
    pub(crate) fn keep(&self, thread: JoinHandle<()>) {
        let mut threads = lock(&self.threads);
        // What has ended keeps its stack for as long as its handle is kept.
        threads.retain(|thread| !thread.is_finished());
        threads.push(thread);
    }

    /// Waits for the threads, and for those that are started meanwhile.
    pub(crate) fn join(&self) {
        loop {
            let threads = std::mem::take(&mut *lock(&self.threads));
            if threads.is_empty() {
                return;
            }
            // A panic of ours has been printed by that thread.
            threads.into_iter().for_each(|thread| drop(thread.join()));
        }
    }
}
