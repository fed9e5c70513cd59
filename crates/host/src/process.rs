//! Processes: identity, what they share among their threads, how they start and end.
//!
//! Main type: [`Process`]. Made by a [`Builder`], by fork, or by spawn; run by [`Process::run`] on the calling OS thread.
//!
//! Lock order: `children`, `threads`, `life`; none is held while the guest runs or over a system call that may wait.
//! One invariant: a process ends once. Whoever ends it first decides the status; every thread of it then stops at its
//! next instruction that can stop, and [`Process::run`] returns when the last one has.

use std::any::Any;
use std::error::Error;
use std::fmt;
use std::io::{PipeReader, PipeWriter};
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError, Weak};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use waxwing_abi::types::{Errno, Fd};
use waxwing_abi::{GuestString, StringBlock};

use crate::asyncify::{Snapshot, SpareBuffers};
use crate::clock::Clock;
use crate::engine::{Engine, Module, Start, Stop};
use crate::fd_table::{FdTable, Origin};
use crate::futex::Futexes;
use crate::layer::{Layered, Layers};
use crate::limits::{Counters, Limits, Peaks};
use crate::net::NetPolicy;
use crate::policy::{Grant, Policy};
use crate::random::Random;
use crate::signal::{self, Signals};
use crate::thread::{Thread, ThreadShared};
use crate::world::World;

use crate::builder::Builder;

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

/// What an embedder has put in the place of the host's own.
#[derive(Clone, Default)]
pub(crate) struct Sources {
    pub(crate) clock: Option<Arc<dyn Clock>>,
    pub(crate) random: Option<Arc<dyn Random>>,
    pub(crate) network: Option<Arc<dyn NetPolicy>>,
}

/// The host's ends of the pipes that are a process's standard streams, until somebody takes them.
#[derive(Default)]
pub(crate) struct Pipes {
    pub(crate) stdin: Option<PipeWriter>,
    pub(crate) stdout: Option<PipeReader>,
    pub(crate) stderr: Option<PipeReader>,
}

/// What all processes of one run share.
pub(crate) struct Run {
    pub(crate) engine: Arc<dyn Engine>,
    pub(crate) layers: Layers,
    pub(crate) limits: Limits,
    pub(crate) policy: Policy,
    pub(crate) sources: Sources,
    pub(crate) programs: Vec<(String, Arc<dyn Module>)>,
    pub(crate) counters: Counters,
    numbers: AtomicU32,
}

/// A process: what its threads share.
pub struct Process {
    pid: u32,
    /// It counts as one of the run's processes.
    has_place: AtomicBool,
    parent: Weak<Process>,
    pub(crate) run: Arc<Run>,
    pub(crate) module: Arc<dyn Module>,
    /// Its descriptors.
    pub(crate) files: FdTable,
    /// What its paths may reach beyond the directory that each starts from, if it is one of WASIX.
    pub(crate) world: Option<World>,
    pub(crate) args: StringBlock,
    pub(crate) env: StringBlock,
    pub(crate) signals: Signals,
    pub(crate) futexes: Arc<Futexes>,
    pub(crate) invoke: Option<Invoke>,
    pipes: Mutex<Pipes>,
    engine_state: OnceLock<Arc<dyn Any + Send + Sync>>,
    children: Mutex<Vec<Arc<Process>>>,
    /// The OS threads that run the children.
    child_threads: Mutex<Vec<JoinHandle<()>>>,
    threads: Mutex<Threads>,
    life: Mutex<Option<ExitStatus>>,
    /// Told when `life` is decided.
    ended: Condvar,
    pub(crate) spare_buffers: SpareBuffers,
    /// Bytes of memory that its threads have taken, shared memory aside.
    pub(crate) memory_taken: AtomicU64,
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

#[derive(Default)]
struct Threads {
    alive: Vec<Arc<ThreadShared>>,
    /// The numbers of all there have been, in ranges from the first to the last, in order.
    ever: Vec<(u32, u32)>,
    /// Those who wait for another's end: its number, and who waits.
    joiners: Vec<(u32, Arc<ThreadShared>)>,
    handles: Vec<JoinHandle<()>>,
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

/// How a guest thread ended, as far as its process needs to know.
#[derive(PartialEq, Eq)]
enum Ending {
    /// Its entry function returned, or the process has a status.
    Returned,
    /// It asked to end alone.
    ThreadExited,
}

/// What a new process is made of, besides what its run gives it.
pub(crate) struct Parts {
    pub(crate) parent: Weak<Process>,
    pub(crate) module: Arc<dyn Module>,
    pub(crate) files: FdTable,
    pub(crate) world: Option<World>,
    pub(crate) args: StringBlock,
    pub(crate) env: StringBlock,
    pub(crate) signals: Signals,
    pub(crate) invoke: Option<Invoke>,
    pub(crate) pipes: Pipes,
}

impl Run {
    pub(crate) fn new(
        engine: Arc<dyn Engine>,
        layers: Layers,
        limits: Limits,
        policy: Policy,
        sources: Sources,
        programs: Vec<(String, Arc<dyn Module>)>,
    ) -> Arc<Run> {
        Arc::new(Run {
            engine,
            layers,
            limits,
            policy,
            sources,
            programs,
            counters: Counters::default(),
            numbers: AtomicU32::new(1),
        })
    }

    /// Process and thread numbers: one counter from 1 up, never reused.
    fn next_number(&self) -> u32 {
        self.numbers.fetch_add(1, Ordering::Relaxed)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
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
        Ok(Arc::new(Process {
            pid: run.next_number(),
            has_place: AtomicBool::new(true),
            parent: parts.parent,
            run: Arc::clone(run),
            module: parts.module,
            files: parts.files,
            world: parts.world,
            args: parts.args,
            env: parts.env,
            signals: parts.signals,
            futexes: Arc::default(),
            invoke: parts.invoke,
            pipes: Mutex::new(parts.pipes),
            engine_state: OnceLock::new(),
            children: Mutex::default(),
            child_threads: Mutex::default(),
            threads: Mutex::default(),
            life: Mutex::default(),
            ended: Condvar::new(),
            spare_buffers: SpareBuffers::default(),
            memory_taken: AtomicU64::new(0),
        }))
    }

    /// Its number.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// What it was started as: its first argument, which may be missing.
    #[must_use]
    pub fn name(&self) -> &[u8] {
        self.args.iter().next().unwrap_or_default()
    }

    /// Its parent's number; 0 for the first process and for those whose parent is gone.
    #[must_use]
    pub fn parent_pid(&self) -> u32 {
        self.parent.upgrade().map_or(0, |parent| parent.pid)
    }

    /// Its limits, which are those of the whole run.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.run.limits
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
        let entry = self.files.entry(fd).ok()?;
        world.origin(entry.file.dir().ok()?, path, follow)
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

    /// The export to call instead of `_start`, if one was asked for.
    #[must_use]
    pub fn invocation(&self) -> Option<&Invoke> {
        self.invoke.as_ref()
    }

    /// What the engine keeps for all threads of the process (their shared memory), made when first asked for.
    ///
    /// # Panics
    /// When it was made as another type: a process has one engine.
    pub fn engine_state<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        let state = self.engine_state.get_or_init(|| Arc::new(make()));
        Arc::clone(state).downcast().expect("a process has one engine, which keeps one kind of state")
    }

    /// How it ended, if it has.
    #[must_use]
    pub fn status(&self) -> Option<ExitStatus> {
        lock(&self.life).clone()
    }

    /// Sleeps until it has ended, at most for `timeout` (`None` is for as long as it takes): how it ended, if it has. Some of
    /// its threads may not have stopped yet.
    #[must_use]
    pub fn wait(&self, timeout: Option<Duration>) -> Option<ExitStatus> {
        let deadline = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        let mut life = lock(&self.life);
        while life.is_none() {
            life = match deadline {
                None => self.ended.wait(life).unwrap_or_else(PoisonError::into_inner),
                Some(deadline) => {
                    let left = deadline.saturating_duration_since(Instant::now());
                    if left.is_zero() {
                        break;
                    }
                    self.ended.wait_timeout(life, left).unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
        life.clone()
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

    /// Ends it with `status`, unless it has ended already: all its threads stop, and its children with it, as nobody is
    /// left to adopt them.
    pub fn end(&self, status: ExitStatus) {
        self.stop(status);
        // All of them now: if each waited for its parent's last instruction, those that fork could outrun their end.
        let mut children = lock(&self.children).clone();
        while let Some(child) = children.pop() {
            child.stop(ExitStatus::Signaled(signal::KILL));
            children.extend_from_slice(&lock(&child.children));
        }
        self.interrupt();
    }

    fn stop(&self, status: ExitStatus) {
        lock(&self.life).get_or_insert(status);
        self.ended.notify_all();
        self.for_each_thread(ThreadShared::kill);
    }

    /// # Errors
    /// `again` when it has ended, and may start nothing any more.
    fn still_lives(&self) -> Result<(), Errno> {
        if lock(&self.life).is_some() { Err(Errno::Again) } else { Ok(()) }
    }

    pub(crate) fn interrupt(&self) {
        self.run.engine.interrupt();
    }

    pub(crate) fn for_each_thread(&self, mut act: impl FnMut(&ThreadShared)) {
        lock(&self.threads).alive.iter().for_each(|thread| act(thread));
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

    fn main_thread(self: &Arc<Self>, start: Start) -> thread::Result<Ending> {
        let shared = ThreadShared::new(self.pid);
        self.enlist(&shared);
        let ending = self.guest_thread(&shared, start);
        self.retire(&shared);
        if matches!(ending, Ok(Ending::ThreadExited)) {
            // As pthread_exit in main: the process goes on until its last thread has ended.
            self.join_threads();
        }
        // Whatever the main thread's end was, it is the process's; the others are told and waited for.
        self.end(ExitStatus::Exited(0));
        self.join_threads();
        self.run.counters.note_open_files(self.files.high_water());
        self.files.close_all();
        lock(&self.children).clear();
        for handle in std::mem::take(&mut *lock(&self.child_threads)) {
            let _ = handle.join();
        }
        ending
    }

    /// Waits for the threads, and for those that they start meanwhile.
    fn join_threads(&self) {
        loop {
            let handles = std::mem::take(&mut lock(&self.threads).handles);
            if handles.is_empty() {
                return;
            }
            for handle in handles {
                // A panic of ours has been printed by that thread; the process's status stands.
                let _ = handle.join();
            }
        }
    }

    /// Counts a thread in; one that comes after the end is told at once.
    fn enlist(&self, shared: &Arc<ThreadShared>) {
        lock(&self.threads).add(shared);
        if lock(&self.life).is_some() {
            shared.kill();
        }
    }

    /// Counts a thread out, and tells those who wait for its end.
    fn retire(&self, shared: &ThreadShared) {
        let mut threads = lock(&self.threads);
        threads.alive.retain(|thread| thread.tid() != shared.tid());
        let joiners = threads.joiners.iter().filter(|(target, _)| *target == shared.tid());
        let joiners: Vec<Arc<ThreadShared>> = joiners.map(|(_, joiner)| Arc::clone(joiner)).collect();
        drop(threads);
        joiners.iter().for_each(|joiner| joiner.nudge());
    }

    /// Runs one guest thread to its end. A panic (of a layer, most likely) ends the process: who waits for the thread would
    /// wait for ever.
    fn guest_thread(self: &Arc<Self>, shared: &Arc<ThreadShared>, start: Start) -> thread::Result<Ending> {
        let run = || {
            let thread = Thread::new(Arc::clone(self), Arc::clone(shared));
            let task = self.run.layers.around(thread);
            if shared.is_killed() { Ending::Returned } else { self.run_guest(task, start) }
        };
        // What it was about is locked by nobody, or by who minds no poison.
        let ending = panic::catch_unwind(AssertUnwindSafe(run));
        if ending.is_err() {
            let trap: Box<dyn Error + Send + Sync> = "the host panicked".into();
            self.end(ExitStatus::Trapped(trap.into()));
        }
        ending
    }

    fn run_guest(&self, task: Layered, start: Start) -> Ending {
        match self.run.engine.start(&self.module, task, start) {
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
        }
    }

    fn os_thread(&self, name: String, body: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, Errno> {
        let builder = thread::Builder::new().name(name).stack_size(self.run.limits.thread_stack);
        builder.spawn(body).map_err(|_| Errno::Again)
    }

    /// Starts a further thread at `wasi_thread_start(tid, argument)`; its number.
    pub(crate) fn spawn_thread(self: &Arc<Self>, argument: u64) -> Result<u32, Errno> {
        if !self.module.has_function("wasi_thread_start") {
            return Err(Errno::Notcapable);
        }
        self.run.engine.can_spawn(&self.module)?;
        self.still_lives()?;
        let limit = self.run.limits.threads;
        if !self.run.counters.threads.take(limit) {
            return Err(self.policy().limit("thread_spawn", Grant::Threads { limit }, Errno::Again));
        }
        let shared = ThreadShared::new(self.run.next_number());
        let tid = shared.tid();
        self.enlist(&shared);
        let process = Arc::clone(self);
        let handle = self.os_thread(format!("guest-{tid}"), {
            let shared = Arc::clone(&shared);
            move || {
                // A panic has been printed and has ended the process.
                let _ = process.guest_thread(&shared, Start::Thread { tid, argument });
                // Whoever has joined it may start another at once.
                process.run.counters.threads.give_back();
                process.retire(&shared);
            }
        });
        let mut threads = lock(&self.threads);
        match handle {
            Ok(handle) => {
                threads.handles.retain(|handle| !handle.is_finished());
                threads.handles.push(handle);
                Ok(tid)
            }
            Err(errno) => {
                threads.alive.retain(|thread| thread.tid() != tid);
                self.run.counters.threads.give_back();
                Err(errno)
            }
        }
    }

    /// Makes a child of the calling process and runs it from `start` on an OS thread of its own; its number.
    fn start_child(self: &Arc<Self>, parts: Parts, start: Start) -> Result<u32, Errno> {
        self.still_lives()?;
        let call = if matches!(start, Start::Forked(_)) { "proc_fork" } else { "proc_spawn2" };
        let limit = self.run.limits.processes;
        let child = Process::new(&self.run, parts)
            .map_err(|errno| self.policy().limit(call, Grant::Processes { limit }, errno))?;
        let pid = child.pid;
        lock(&self.children).push(Arc::clone(&child));
        // Who ends this process sees the child from now on; who did so before is seen here.
        if self.still_lives().is_err() {
            child.end(ExitStatus::Signaled(signal::KILL));
        }
        let handle = self.os_thread(format!("guest-{pid}"), {
            let (child, parent) = (Arc::clone(&child), Arc::downgrade(self));
            move || {
                // A panic has been printed and has ended the child.
                let _ = child.main_thread(start);
                if let Some(parent) = parent.upgrade() {
                    parent.for_each_thread(ThreadShared::nudge);
                }
            }
        });
        match handle {
            Ok(handle) => {
                let mut threads = lock(&self.child_threads);
                // What has ended keeps its stack for as long as its handle is kept.
                threads.retain(|handle| !handle.is_finished());
                threads.push(handle);
                Ok(pid)
            }
            Err(errno) => {
                lock(&self.children).retain(|child| child.pid != pid);
                Err(errno)
            }
        }
    }

    /// `proc_fork`: a child that goes on from `snapshot`, with the same descriptors, arguments and dispositions.
    pub(crate) fn fork(thread: &Thread, snapshot: Snapshot) -> Result<u32, Errno> {
        let parent = thread.process();
        let parts = Parts {
            parent: Arc::downgrade(parent),
            module: Arc::clone(&parent.module),
            files: parent.files.fork(),
            world: parent.world.as_ref().map(World::fork),
            args: parent.args.clone(),
            env: parent.env.clone(),
            signals: parent.signals.fork(),
            invoke: None,
            pipes: Pipes::default(),
        };
        parent.start_child(parts, Start::Forked(Box::new(snapshot)))
    }

    /// `proc_spawn2`: a child that runs the program of this name, with these arguments and variables.
    pub(crate) fn spawn(
        self: &Arc<Self>,
        name: &str,
        args: StringBlock,
        env: StringBlock,
    ) -> Result<u32, Errno> {
        let (_, module) =
            self.run.programs.iter().find(|(program, _)| program == name).ok_or(Errno::Noent)?;
        let parts = Parts {
            parent: Arc::downgrade(self),
            module: Arc::clone(module),
            files: self.files.spawn(),
            world: self.world.as_ref().map(World::fork),
            args,
            env,
            signals: self.signals.inherit(),
            invoke: None,
            pipes: Pipes::default(),
        };
        self.start_child(parts, Start::Main)
    }

    /// The child of this number, ended or not, until it is joined.
    pub(crate) fn child(&self, pid: u32) -> Option<Arc<Process>> {
        lock(&self.children).iter().find(|child| child.pid == pid).cloned()
    }

    /// Takes an ended child out of the list: the one numbered `pid`, or any. `None` while none has ended.
    ///
    /// # Errors
    /// `child` when there is no such child.
    pub(crate) fn reap(&self, pid: Option<u32>) -> Result<Option<(u32, ExitStatus)>, Errno> {
        let mut children = lock(&self.children);
        let mut wanted = children
            .iter()
            .enumerate()
            .filter(|(_, child)| pid.is_none_or(|pid| child.pid == pid))
            .peekable();
        wanted.peek().ok_or(Errno::Child)?;
        let ended = wanted.find_map(|(index, child)| Some((index, child.status()?)));
        Ok(ended.map(|(index, status)| {
            let child = children.swap_remove(index);
            // Its thread may have a few instructions to go, but whoever has joined it may start another now.
            child.free_place();
            (child.pid, status)
        }))
    }

    /// Counts it out, once.
    fn free_place(&self) {
        if self.has_place.swap(false, Ordering::Relaxed) {
            self.run.counters.processes.give_back();
        }
    }
}

/// One that has ended and that nobody joins takes its place for as long as its parent keeps it, as Unix has it.
impl Drop for Process {
    fn drop(&mut self) {
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
