//! Processes: identity, what they share among their threads, how they start and end.
//!
//! Main type: [`Process`]. Made by a [`Builder`], by fork, or by spawn; run by [`Process::run`] on the calling OS thread.
//!
//! Lock order: `children`, `threads`, `life`; after them, those of the run. None is held while the guest runs or over a system call that may wait.
//! A world's current directory and the state of the terminal are locked by themselves, with no other lock taken meanwhile.
//! One invariant: a process ends once. Whoever ends it first decides the status; every thread of it then stops at its
//! next instruction that can stop, and [`Process::run`] returns when the last one has.

mod running;
mod threads;

use std::any::Any;
use std::error::Error;
use std::fmt;
use std::io::{PipeReader, PipeWriter};
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use waxwing_abi::GuestString;
use waxwing_abi::types::{Errno, Fd};

use crate::builder::Builder;
use crate::fd_table::{FdTable, Origin};
use crate::futex::Futexes;
use crate::image::Image;
use crate::limits::{Limits, Peaks};
use crate::policy::Policy;
use crate::run::Run;
use crate::signal::{self, Signals};
use crate::thread::ThreadShared;
use crate::world::World;

use running::Next;
use threads::Threads;

pub(crate) use threads::Joining;

/// How a process ended.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum ExitStatus {
    /// It called `proc_exit`, or its entry function returned (code 0).
    Exited(u32),
    /// A signal ended it (Linux's number).
    Signaled(u8),
    /// The embedder ended it because its time was up.
    TimedOut,
    /// It trapped; the error says where.
    Trapped(Arc<dyn Error + Send + Sync>),
}

impl ExitStatus {
    /// Whether it ended with code 0.
    #[must_use]
    pub fn success(&self) -> bool {
        matches!(self, ExitStatus::Exited(0))
    }
}

impl fmt::Display for ExitStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ExitStatus::Exited(code) => write!(f, "exit code {code}"),
            ExitStatus::Signaled(signal) => write!(f, "signal {signal}"),
            ExitStatus::TimedOut => f.write_str("time-out"),
            ExitStatus::Trapped(trap) => write!(f, "trap: {trap}"),
        }
    }
}

/// The host's ends of the pipes that are a process's standard streams, until somebody takes them.
#[derive(Default)]
pub(crate) struct Pipes {
    pub(crate) stdin: Option<PipeWriter>,
    pub(crate) stdout: Option<PipeReader>,
    pub(crate) stderr: Option<PipeReader>,
}

/// A process: what its threads share.
pub struct Process {
    pid: u32,
    /// It counts as one of the run's processes.
    has_place: AtomicBool,
    /// The run began with it, and ends with it.
    is_first: bool,
    parent: Weak<Process>,
    pub(crate) run: Arc<Run>,
    /// What it runs now; its threads have their own reference.
    image: Mutex<Arc<Image>>,
    /// Its descriptors.
    pub(crate) files: FdTable,
    /// What its paths may reach beyond the directory that each starts from, if it is one of WASIX.
    pub(crate) world: Option<World>,
    pub(crate) signals: Signals,
    pub(crate) futexes: Arc<Futexes>,
    pipes: Mutex<Pipes>,
    /// Those that it has started and not joined.
    pub(crate) children: Mutex<Vec<Arc<Process>>>,
    threads: Mutex<Threads>,
    life: Mutex<Life>,
    /// Told when `life` changes.
    turned: Condvar,
    /// Bytes of memory that its threads have taken, shared memory aside.
    pub(crate) memory_taken: AtomicU64,
    /// How far it has set its realtime clock, in nanoseconds.
    pub(crate) clock_shift: AtomicI64,
}

/// An export to call instead of `_start`, with its arguments as text; its results, as text, are left in `results`.
#[derive(Clone, Debug)]
pub struct Invoke {
    /// The exported function.
    pub export: String,
    /// Its arguments.
    pub arguments: Vec<String>,
    /// Where the results are left.
    pub results: Arc<Mutex<Vec<String>>>,
}

/// What becomes of a process.
#[derive(Default)]
struct Life {
    /// How it ended, once it has.
    status: Option<ExitStatus>,
    /// What it is to run next: its threads end, and its main thread goes on with that.
    next: Option<Next>,
    /// It is the host that runs it, not an embedder.
    is_run: bool,
    /// It has a thread of its parent's.
    is_borrower: bool,
    /// All its threads have ended, or are their borrowers' for good.
    is_gone: bool,
    /// The same, and its descriptors are closed.
    is_over: bool,
    /// It has been stopped, by this signal: its threads sleep until it goes on.
    stopped_by: Option<u8>,
    /// The signal that it was stopped by, until its parent is told.
    untold_stop: Option<u8>,
}

/// What a new process is made of, besides what its run gives it.
pub(crate) struct Parts {
    pub(crate) parent: Weak<Process>,
    pub(crate) image: Image,
    pub(crate) files: FdTable,
    pub(crate) world: Option<World>,
    pub(crate) signals: Signals,
    pub(crate) futexes: Arc<Futexes>,
    pub(crate) pipes: Pipes,
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Process {
    /// Describes a process to be run: arguments, environment, directories, standard streams, limits, layers.
    pub fn builder() -> Builder {
        Builder::default()
    }

    pub(crate) fn new(run: &Arc<Run>, parts: Parts) -> Result<Arc<Process>, Errno> {
        if !run.counters.processes.take(run.limits.processes) {
            return Err(Errno::Again);
        }
        let clock_shift =
            parts.parent.upgrade().map_or(0, |parent| parent.clock_shift.load(Ordering::Relaxed));
        let process = Arc::new(Process {
            pid: run.next_number(),
            has_place: AtomicBool::new(true),
            is_first: Weak::ptr_eq(&parts.parent, &Weak::new()),
            parent: parts.parent,
            run: Arc::clone(run),
            image: Mutex::new(Arc::new(parts.image)),
            files: parts.files,
            world: parts.world,
            signals: parts.signals,
            futexes: parts.futexes,
            pipes: Mutex::new(parts.pipes),
            children: Mutex::default(),
            threads: Mutex::default(),
            life: Mutex::default(),
            turned: Condvar::new(),
            memory_taken: AtomicU64::new(0),
            clock_shift: AtomicI64::new(clock_shift),
        });
        run.table.add(&process);
        Ok(process)
    }

    /// Its number.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// What it runs now.
    pub(crate) fn image(&self) -> Arc<Image> {
        Arc::clone(&lock(&self.image))
    }

    /// What the program that it runs was started as: its first argument, which may be missing.
    #[must_use]
    pub fn name(&self) -> Vec<u8> {
        self.image().args.iter().next().unwrap_or_default().to_vec()
    }

    /// Its parent's number; 0 for the first process and for those whose parent is gone.
    #[must_use]
    pub fn parent_pid(&self) -> u32 {
        self.parent().map_or(0, |parent| parent.pid)
    }

    /// Whether the run began with it.
    pub(crate) fn is_first(&self) -> bool {
        self.is_first
    }

    /// Who is to join it, if that lives.
    pub(crate) fn parent(&self) -> Option<Arc<Process>> {
        self.parent.upgrade().filter(|parent| parent.status().is_none())
    }

    /// Its limits, which are those of the whole run.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.run.limits
    }

    /// The fuel that a thread of it may use that starts now: the limit, less what was used by those of the run that have ended.
    #[must_use]
    pub fn fuel(&self) -> Option<u64> {
        self.run.limits.fuel.map(|limit| self.run.counters.fuel_left(limit))
    }

    /// Takes note of the fuel that a thread of it has used, which has ended.
    pub fn note_fuel(&self, used: u64) {
        self.run.counters.note_fuel(used);
    }

    /// How much of it the run has used: all of its processes, as far as they have ended.
    #[must_use]
    pub fn peaks(&self) -> Peaks {
        self.run.counters.note_open_files(self.files.high_water());
        self.run.counters.peaks()
    }

    /// Which of the things that the run was given the descriptor `fd` comes from, if it is open.
    #[must_use]
    pub fn origin(&self, fd: Fd) -> Option<Origin> {
        self.files.entry(fd).ok().map(|entry| entry.origin)
    }

    /// Which of them a path comes from that starts at `fd`, a symbolic link at its end being followed or not: of a WASIX
    /// guest, whose paths lead from one to another, the one that it leads to.
    #[must_use]
    pub fn origin_of_path(&self, fd: Fd, path: &GuestString, follow: bool) -> Option<Origin> {
        let Some(world) = &self.world else { return self.origin(fd) };
        let entry = self.files.entry(fd).ok();
        match entry.as_ref().and_then(|entry| entry.file.dir().ok()) {
            Some(dir) => world.origin(dir, path, follow),
            // An absolute path starts at the top whatever the descriptor is.
            None => path.as_bytes().starts_with(b"/").then(|| world.origin(world.top(), path, follow))?,
        }
    }

    pub(crate) fn policy(&self) -> &Policy {
        &self.run.policy
    }

    /// How many denials the run's log was not told of, since there were too many causes to tell them apart.
    #[must_use]
    pub fn unlogged_denials(&self) -> u64 {
        self.policy().unlogged()
    }

    /// Whether a guest of the run that was given no directory looked for some: its libc then refuses every path by itself.
    #[must_use]
    pub fn missed_directories(&self) -> bool {
        self.policy().missed_directories()
    }

    /// What the engine keeps for all threads of the process (their shared memory), made when first asked for. A program that
    /// takes this one's place finds none.
    ///
    /// # Panics
    /// When it was made as another type: a process has one engine.
    pub fn engine_state<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        self.image().engine_state(make)
    }

    /// How it ended, if it has.
    #[must_use]
    pub fn status(&self) -> Option<ExitStatus> {
        lock(&self.life).status.clone()
    }

    /// Sleeps until it has ended, at most for `timeout` (`None` is for as long as it takes): how it ended, if it has. Some of
    /// its threads may not have stopped yet.
    #[must_use]
    pub fn wait(&self, timeout: Option<Duration>) -> Option<ExitStatus> {
        let deadline = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        let mut life = lock(&self.life);
        while life.status.is_none() {
            life = match deadline {
                None => self.turned.wait(life).unwrap_or_else(PoisonError::into_inner),
                Some(deadline) => {
                    let left = deadline.saturating_duration_since(Instant::now());
                    if left.is_zero() {
                        break;
                    }
                    self.turned.wait_timeout(life, left).unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
        life.status.clone()
    }

    /// The other end of its standard input, if that is a pipe made for it and nobody has taken it yet. The guest reads an
    /// end of file once it is dropped.
    #[must_use]
    pub fn take_stdin(&self) -> Option<PipeWriter> {
        lock(&self.pipes).stdin.take()
    }

    /// The other end of its standard output, on the same terms.
    #[must_use]
    pub fn take_stdout(&self) -> Option<PipeReader> {
        lock(&self.pipes).stdout.take()
    }

    /// The other end of its standard error, on the same terms.
    #[must_use]
    pub fn take_stderr(&self) -> Option<PipeReader> {
        lock(&self.pipes).stderr.take()
    }

    /// Whether requests and web sockets of its run go on. Those of a run whose first process has ended send what guests have left, for
    /// five seconds at most; [`Process::run`] waits for them.
    #[must_use]
    pub fn is_conversing(&self) -> bool {
        self.run.conversations.are_held()
    }

    /// Ends it with `status`, unless it has ended already: all its threads stop. Its children live on, but with the first
    /// process the run ends, and all there are.
    pub fn end(&self, status: ExitStatus) {
        self.stop(status);
        if self.is_first {
            self.run.table.close(|process| process.stop(ExitStatus::Signaled(signal::KILL)));
            self.restore_terminal();
        }
        self.interrupt();
    }

    /// Whether a standard stream of the run's first process is a terminal, which guests can change.
    #[must_use]
    pub fn has_terminal(&self) -> bool {
        self.run.terminal.is_some()
    }

    /// Puts the terminal back as it was before a guest of the run changed it; none of them changes it any more. It is done when
    /// the run ends: this is for who is about to end the host process without waiting for that.
    pub fn restore_terminal(&self) {
        if let Some(terminal) = &self.run.terminal {
            terminal.close();
        }
    }

    /// Puts the terminal back as it was before a guest of the run changed it, until [`Process::resume_terminal`]: for who is about
    /// to stop the host process, as a job of a shell's. It does nothing while the terminal is another job's.
    pub fn suspend_terminal(&self) {
        if let Some(terminal) = &self.run.terminal {
            terminal.suspend();
        }
    }

    /// Has the terminal be again what guests have made of it. It does nothing while the terminal is another job's.
    pub fn resume_terminal(&self) {
        if let Some(terminal) = &self.run.terminal {
            terminal.resume();
        }
    }

    fn stop(&self, status: ExitStatus) {
        lock(&self.life).status.get_or_insert(status);
        self.turned.notify_all();
        self.for_each_thread(ThreadShared::kill);
        self.leave_lent();
    }

    /// Whether its threads have to stop: it has ended, or is about to run another program.
    fn has_to_stop(&self) -> bool {
        let life = lock(&self.life);
        life.status.is_some() || life.next.is_some()
    }

    /// # Errors
    /// `again` when it has ended, and may start nothing any more.
    pub(crate) fn still_lives(&self) -> Result<(), Errno> {
        if self.has_to_stop() { Err(Errno::Again) } else { Ok(()) }
    }

    pub(crate) fn interrupt(&self) {
        self.run.engine.interrupt();
    }

    /// Whether it has been stopped, by a signal, and does not go on yet.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        lock(&self.life).stopped_by.is_some()
    }

    /// Sleeps until it has been stopped and does not go on yet: by which signal (Linux's number). `None` when it has ended.
    #[must_use]
    pub fn wait_for_stop(&self) -> Option<u8> {
        let mut life = lock(&self.life);
        while life.status.is_none() && life.stopped_by.is_none() {
            life = self.turned.wait(life).unwrap_or_else(PoisonError::into_inner);
        }
        if life.status.is_some() { None } else { life.stopped_by }
    }

    /// Stops it: its threads sleep until it goes on or ends. Its parent is told.
    pub(crate) fn stop_by(&self, signal: u8) {
        let mut life = lock(&self.life);
        if life.status.is_some() || life.stopped_by.is_some() {
            return;
        }
        life.stopped_by = Some(signal);
        life.untold_stop = Some(signal);
        drop(life);
        self.turned.notify_all();
        self.for_each_thread(ThreadShared::stop);
        self.interrupt();
        if let Some(parent) = self.parent() {
            parent.child_changed(|| {});
        }
    }

    /// Has it go on, if it has been stopped.
    pub(crate) fn go_on(&self) {
        let mut life = lock(&self.life);
        life.stopped_by = None;
        life.untold_stop = None;
        drop(life);
        self.turned.notify_all();
    }

    /// Sleeps until the process goes on, or the thread is to stop for good.
    pub(crate) fn park(&self, thread: &ThreadShared) {
        let mut life = lock(&self.life);
        while life.stopped_by.is_some() && life.status.is_none() && !thread.is_killed() {
            life = self.turned.wait(life).unwrap_or_else(PoisonError::into_inner);
        }
        thread.has_gone_on();
    }

    /// By which signal it has stopped, if it has and nobody has been told.
    pub(crate) fn take_stop(&self) -> Option<u8> {
        lock(&self.life).untold_stop.take()
    }

    /// Whether nothing is left of it but its status, so that it can be joined.
    pub(crate) fn is_over(&self) -> bool {
        lock(&self.life).is_over
    }

    /// # Errors
    /// `notsup` when an embedder runs it in a store of its own: it can neither run another program nor have children.
    pub(crate) fn is_run(&self) -> Result<(), Errno> {
        if lock(&self.life).is_run { Ok(()) } else { Err(Errno::Notsup) }
    }

    /// Counts it out, once.
    pub(crate) fn free_place(&self) {
        if self.has_place.swap(false, Ordering::Relaxed) {
            self.run.table.remove(self.pid);
            self.run.counters.processes.give_back();
        }
    }
}

/// One that has ended and that nobody joins takes its place for as long as its parent keeps it, as Unix has it.
impl Drop for Process {
    fn drop(&mut self) {
        self.run.alarms.forget(self.pid);
        self.free_place();
    }
}

impl fmt::Debug for Process {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Process")
            .field("pid", &self.pid)
            .field("status", &self.status())
            .finish_non_exhaustive()
    }
}
