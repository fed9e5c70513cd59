//! How much of the host a guest may use, and how much it did. Each limit is enforced in one place, named at its field.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// The limits of a process and of what it starts.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// Open descriptors of one process, preopens included; one more is `mfile`. However high it is, there are no more than
    /// 1,048,576, and no larger numbers. Enforced by the descriptor table.
    pub open_files: usize,
    /// Bytes of all memories and tables of one process together; growing beyond them fails in the guest. (A shared memory
    /// may have as many, and counts for those that grow after it.) Enforced by the engine.
    pub memory: Option<u64>,
    /// Threads of all processes of a run together; one more is `again`. However high it is, there are no more than the host
    /// process has mappings for ([`crate::sys::most_threads`]). Enforced where threads are started.
    pub threads: usize,
    /// Processes at once, those that have ended and were not joined included; one more is `again`. Enforced where processes are started.
    pub processes: usize,
    /// Bytes of stack of the OS threads that guest threads and child processes run on: what the engine lets the guest's
    /// frames take, and at least 1 MiB for the host's own. Whoever runs a process chooses its first thread's. Enforced
    /// where threads are started.
    pub thread_stack: usize,
    /// Fuel: about one unit per executed instruction; the guest traps when it is used up. A thread, process or program that starts
    /// may use what those of the run that have ended have left. Enforced by the engine.
    pub fuel: Option<u64>,
}

impl Default for Limits {
    /// 1,024 descriptors; memory and fuel as much as there is; 4,096 threads (well below what Linux's default
    /// `vm.max_map_count` has room for) with 2 MiB of stack; 1,024 processes.
    fn default() -> Self {
        Limits {
            open_files: 1024,
            memory: None,
            threads: 4096,
            processes: 1024,
            thread_stack: 2 << 20,
            fuel: None,
        }
    }
}

/// How much of what has limits a run has used, each at its peak.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Peaks {
    /// For [`Limits::open_files`]: the room that the descriptors of one process took.
    pub open_files: usize,
    /// For [`Limits::memory`]: bytes of all memories and tables of one process together. Without a limit (it may be as high
    /// as can be) it is not counted: then those of one memory, of a guest that has ended.
    pub memory: u64,
    /// For [`Limits::threads`]: threads at once. One that the guest has seen end may still be counted for a moment.
    pub threads: usize,
    /// Threads in all.
    pub threads_started: usize,
    /// For [`Limits::processes`]: processes at once.
    pub processes: usize,
}

/// [`Peaks`] as it grows.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    open_files: AtomicUsize,
    memory: AtomicU64,
    fuel: AtomicU64,
    pub(crate) threads: Places,
    pub(crate) processes: Places,
}

/// Places of which a run has so many: now, at their peak, and in all.
#[derive(Debug, Default)]
pub(crate) struct Places {
    taken: AtomicUsize,
    peak: AtomicUsize,
    started: AtomicUsize,
}

impl Places {
    /// Takes a place; whether there was one.
    pub(crate) fn take(&self, limit: usize) -> bool {
        let order = Ordering::Relaxed;
        let before = self.taken.fetch_update(order, order, |taken| (taken < limit).then_some(taken + 1));
        if let Ok(before) = before {
            self.peak.fetch_max(before + 1, order);
            self.started.fetch_add(1, order);
        }
        before.is_ok()
    }

    /// Takes a place for as long as what is returned is there, if there was one.
    pub(crate) fn hold(self: &Arc<Self>, limit: usize) -> Option<Place> {
        self.take(limit).then(|| Place(Arc::clone(self)))
    }

    pub(crate) fn give_back(&self) {
        self.taken.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A place that is given back when this is dropped.
pub(crate) struct Place(Arc<Places>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.give_back();
    }
}

impl Counters {
    pub(crate) fn note_open_files(&self, count: usize) {
        self.open_files.fetch_max(count, Ordering::Relaxed);
    }

    pub(crate) fn note_memory(&self, bytes: u64) {
        self.memory.fetch_max(bytes, Ordering::Relaxed);
    }

    /// What is left of this much fuel.
    pub(crate) fn fuel_left(&self, limit: u64) -> u64 {
        limit.saturating_sub(self.fuel.load(Ordering::Relaxed))
    }

    pub(crate) fn note_fuel(&self, used: u64) {
        let add = |before: u64| Some(before.saturating_add(used));
        let _ = self.fuel.fetch_update(Ordering::Relaxed, Ordering::Relaxed, add);
    }

    pub(crate) fn peaks(&self) -> Peaks {
        let order = Ordering::Relaxed;
        Peaks {
            open_files: self.open_files.load(order),
            memory: self.memory.load(order),
            threads: self.threads.peak.load(order),
            threads_started: self.threads.started.load(order),
            processes: self.processes.peak.load(order),
        }
    }
}
