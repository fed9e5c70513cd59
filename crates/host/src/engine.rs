//! What an engine and the system know of each other.
//!
//! An engine compiles modules, makes instances and runs them ([`Engine`]); while a guest runs, its engine shows the live
//! call as a [`Guest`]: memory, exports, globals. Everything between two guest instructions happens in [`enter`] (one
//! call, waits and signal handlers included) and [`run`] (one guest thread, forks included), written once for all engines.
//! So is what engines would otherwise each say in words of their own: who provides an import ([`provide`]), why a module
//! cannot be loaded ([`LoadError`]), why a guest trapped ([`Trap`]), values as text ([`Value`]).
//!
//! One invariant: a [`GuestMemory`] never outlives one attempt of one call. It is made anew after every sleep and every
//! time the guest has run (signal handlers may grow memory).

mod atomic;
mod exports;
mod imports;
mod load;
mod memory_image;
mod memory_limit;
mod sockets;
mod trap;
mod value;

use std::any::Any;
use std::error::Error;
use std::fmt;
use std::fs::Metadata;
use std::sync::{Arc, PoisonError};
use std::task::Poll;

use waxwing_abi::call::{Call, Words};
use waxwing_abi::types::Errno;
use waxwing_abi::{GuestMemory, calls};

use crate::asyncify::{self, Snapshot};
use crate::layer::Layered;
use crate::locals;
use crate::process::ExitStatus;
use crate::signal;
use crate::wait::{self, Wait};

pub use atomic::{AtomicWait, atomic_notify, atomic_wait};
pub(crate) use exports::call;
pub use imports::{
    Import, ImportType, Linking, Missing, Provider, UnknownImports, is_wasix, newest, provide,
};
pub use load::LoadError;
pub use memory_image::MemoryImage;
pub use memory_limit::{Growth, MemoryLimit};
pub use sockets::Sockets;
pub use trap::{Cause, Frame, Trap};
pub use value::{Signature, Value, ValueType};

/// A call as the system implements it, layers included.
pub type Syscall = Call<Layered>;

/// The calls of every dialect. Engines link a module's imports by module, name and declared type.
pub static SYSCALLS: &[Syscall] = calls::all::<Layered>();

/// A compiled module, as its engine keeps it.
pub trait Module: Any + Send + Sync {
    /// Whether it imports a WASIX module: it then sees one POSIX-like root and Linux signal numbers.
    fn is_wasix(&self) -> bool;

    /// Whether it exports a function of this name.
    fn has_function(&self, name: &str) -> bool;

    /// The names of the functions that it exports, in its order.
    fn functions(&self) -> Vec<String>;

    /// Checks that there is a function to start at: `_start`, or the export to be invoked.
    ///
    /// # Errors
    /// [`LoadError::NoEntry`].
    fn check_entry(&self, invoke: Option<&str>) -> Result<(), LoadError> {
        let wanted = invoke.unwrap_or("_start");
        if self.has_function(wanted) {
            return Ok(());
        }
        Err(LoadError::NoEntry { wanted: wanted.to_owned(), exports: self.functions() })
    }
}

/// An engine, shared by all processes and threads that it runs.
pub trait Engine: Send + Sync + 'static {
    /// Makes an instance of `module` for the guest thread `task`, of which nothing runs yet. What it imports from other
    /// modules has run their start functions, if it is not to be a `forked` child: there those are the parent's past.
    ///
    /// # Errors
    /// Why there can be no instance.
    fn prepare(&self, module: &Arc<dyn Module>, task: Layered, forked: bool) -> Result<Box<dyn Ready>, Stop>;

    /// Makes an instance and runs it to its end, on the calling OS thread.
    ///
    /// # Errors
    /// How the guest thread stopped, when it did not simply return.
    fn start(&self, module: &Arc<dyn Module>, task: Layered, start: Start) -> Result<(), Stop> {
        self.prepare(module, task, matches!(start, Start::Forked(_)))?.run(start)
    }

    /// Makes every running guest look soon whether it is wanted, also one that makes no calls.
    fn interrupt(&self);

    /// Loads a program that a guest has found in its files. Those that were loaded before come to it as they are: the system
    /// keeps them by what is known of their files and by their bytes.
    ///
    /// # Errors
    /// What is wrong with it; [`LoadError::Unsupported`] unless the engine says otherwise.
    fn load_program(&self, binary: Binary<'_>) -> Result<Arc<dyn Module>, LoadError> {
        let _ = binary;
        Err(LoadError::Unsupported("an engine that loads programs for guests".to_owned()))
    }

    /// A way to share the memory of the process with a further thread of it.
    ///
    /// # Errors
    /// When `module` cannot have threads on this engine: its memory is not shared, or the engine has no shared memory.
    fn can_spawn(&self, module: &Arc<dyn Module>) -> Result<(), Errno>;
}

/// A program in its binary format, in a file of a guest's world.
#[derive(Clone, Copy)]
pub struct Binary<'a> {
    /// Its bytes.
    pub wasm: &'a [u8],
    /// What was known of the file before it was read, if it is one of the host's: by this a compiled form may be kept.
    pub file: Option<&'a Metadata>,
}

/// An instance of which nothing has run yet, for a guest thread that may be another OS thread than the one that made it.
pub trait Ready: Send {
    /// Runs its start function, but not in a forked child, and then the guest thread to its end, by way of [`run`].
    ///
    /// # Errors
    /// How the guest thread stopped, when it did not simply return.
    fn run(self: Box<Self>, start: Start) -> Result<(), Stop>;
}

/// Where a guest thread begins.
pub enum Start {
    /// At the module's entry: `_start` of a command, or nothing beyond instantiation.
    Main,
    /// At `wasi_thread_start(tid, argument)`.
    Thread {
        /// The new thread's number.
        tid: u32,
        /// Opaque to the host: a pointer of the guest's libc.
        argument: u64,
    },
    /// In the middle of `proc_fork`, in a copy of the parent.
    Forked(Box<Snapshot>),
}

/// Why a guest stopped before its entry function returned.
pub enum Stop {
    /// Its process has ended: by `proc_exit`, by a signal, by a time-out, or with another thread.
    Ended,
    /// Only this thread has ended.
    ThreadExited,
    /// It gives its stack up for one that it has saved: [`run`] goes on there.
    Jumped,
    /// A signal handler was about to take a signal's default action, which is the system's affair.
    HandlerLeft,
    /// It trapped, or the engine could not go on.
    Trap(Box<dyn Error + Send + Sync>),
}

impl fmt::Debug for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stop::Ended => f.write_str("the process has ended"),
            Stop::ThreadExited => f.write_str("the thread has ended"),
            Stop::Jumped => f.write_str("the thread has gone back to a saved stack"),
            Stop::HandlerLeft => f.write_str("the signal handler has been left"),
            Stop::Trap(trap) => trap.fmt(f),
        }
    }
}

impl Error for Stop {}

/// A live guest, as its engine shows it during a call or between two.
pub trait Guest {
    /// The guest's memory as it is now, and the system's side of the guest.
    fn split(&mut self) -> (GuestMemory<'_>, &mut Layered);

    /// The type of an exported function; `None` when the guest has none of this name.
    fn signature(&mut self, export: &str) -> Option<Signature>;

    /// Calls an exported function with arguments of the types that [`Guest::signature`] tells; its results.
    ///
    /// # Errors
    /// How the guest stopped.
    fn call(&mut self, export: &str, arguments: &[Value]) -> Result<Vec<Value>, Stop>;

    /// The value of an exported `i32` or `i64` global.
    fn global(&mut self, export: &str) -> Option<u64>;

    /// The names and values of all exported mutable globals but those of references.
    fn globals(&mut self) -> Vec<(String, Value)>;

    /// Sets an exported mutable global; one that does not exist stays so.
    fn set_global(&mut self, export: &str, value: Value);

    /// Grows memory by at least `bytes`; where the new part begins.
    ///
    /// # Errors
    /// When the engine or a limit refuses.
    fn grow(&mut self, bytes: u64) -> Result<u64, Stop>;

    /// Memory as it is now, for a forked child. `alone` is whether no other thread of the guest's runs.
    ///
    /// # Errors
    /// `nomem` when the host has no room for it.
    fn fork_memory(&mut self, alone: bool) -> Result<MemoryImage, Errno>
    where
        Self: Sized,
    {
        let _ = alone;
        MemoryImage::copy(self)
    }

    /// Makes `image` the memory of a forked child of which nothing has run.
    ///
    /// # Errors
    /// When memory may not be so large.
    fn adopt_memory(&mut self, image: MemoryImage) -> Result<(), Stop>
    where
        Self: Sized,
    {
        image.copy_to(self)
    }
}

/// Makes a guest's call: attempts, sleeps, attempts again, until there is a result; then lets signals and orders have
/// their way. The result is what the guest gets.
///
/// # Errors
/// When the guest must not go on.
// Part of the engine's own function: every return less counts after a system call, when the processor predicts none.
#[inline(always)]
pub fn enter<G: Guest>(guest: &mut G, call: &Syscall, words: &Words) -> Result<u32, Box<Stop>> {
    let (memory, task) = guest.split();
    if task.thread.is_rewinding() {
        return come_back(guest, call, words).map(narrow);
    }
    let mut wait = Wait::new();
    match (call.thunk)(task, &mut wait, memory, words) {
        Poll::Ready(result) if !task.thread.is_wanted() => {
            wait.end();
            return Ok(result);
        }
        Poll::Ready(result) => leave(guest, call, words, result),
        Poll::Pending => drive(guest, call, words, wait, true),
    }
    .map(narrow)
}

/// What the parts of [`enter`] answer: an `i32`, as wide as the pointer beside it, so that both go back through registers.
type Answer = Result<u64, Box<Stop>>;

#[expect(clippy::cast_possible_truncation, reason = "it was an i32")]
const fn narrow(answer: u64) -> u32 {
    answer as u32
}

/// A rewinding guest makes the call again that it was in, or in a signal handler at the end of.
#[cold]
fn come_back<G: Guest>(guest: &mut G, call: &Syscall, words: &Words) -> Answer {
    let Some(handler) = asyncify::next_handler(guest) else {
        asyncify::arrive(guest)?;
        return drive(guest, call, words, Wait::new(), false);
    };
    if !handle(guest, &handler)? {
        deliver_after(guest, handler.result)?;
    }
    Ok(handler.result.into())
}

/// The slow half of [`enter`]: a call that has to wait, or that a rewound guest makes again.
#[cold]
fn drive<G: Guest>(
    guest: &mut G,
    call: &Syscall,
    words: &Words,
    mut wait: Wait,
    mut pending: bool,
) -> Answer {
    loop {
        let (_, task) = guest.split();
        if pending && let Err(errno) = wait::sleep(&mut wait, &task.thread.shared) {
            return leave(guest, call, words, u32::from(errno.raw()));
        }
        if wait.interrupted() && !task.thread.has_signals() {
            wait.sleep_on();
        }
        if task.thread.shared.is_stopping() {
            task.thread.process().park(&task.thread.shared);
        }
        if task.thread.shared.is_killed() {
            task.returned(call, words, None);
            return Err(Stop::Ended.into());
        }
        let (memory, task) = guest.split();
        match (call.thunk)(task, &mut wait, memory, words) {
            Poll::Ready(result) if !task.thread.is_wanted() => return Ok(result.into()),
            Poll::Ready(result) => return leave(guest, call, words, result),
            Poll::Pending => pending = true,
        }
    }
}

/// What a process ends with when a program that was to take its place cannot be run, as guests know it: the errno `noexec`.
const NOT_EXECUTED: u32 = 45;

/// What happens between a call and the guest's next instruction: what layers make of the answer, its end, signal handlers,
/// an order that a call left.
#[cold]
fn leave<G: Guest>(guest: &mut G, call: &Syscall, words: &Words, result: u32) -> Answer {
    let mut result = result;
    if guest.split().1.thread.shared.has_order() {
        // A guest that leaves its stack takes its signals when it has come back: a handler's own calls would be taken for the
        // one that it leaves from.
        match asyncify::obey(guest, words[1].word()) {
            Ok(None) => return Ok(result.into()),
            Ok(Some(errno)) => result = u32::from(errno.raw()),
            Err(stop) => {
                guest.split().1.returned(call, words, None);
                return Err(stop.into());
            }
        }
    }
    guest.split().1.returned(call, words, Some(result));
    if guest.split().1.thread.shared.take_loss() && !call.returns {
        // It has no way to be told, and nothing to go on with.
        guest.split().1.thread.process().end(ExitStatus::Exited(NOT_EXECUTED));
    }
    if signal::called(&mut guest.split().1.thread) {
        return Err(Stop::HandlerLeft.into());
    }
    deliver_after(guest, result)?;
    Ok(result.into())
}

/// Ends the guest if it is killed, and runs the handlers of pending signals. Engines call it from inside compute loops, when
/// [`Engine::interrupt`] has made them look.
///
/// # Errors
/// When the guest must not go on.
pub fn deliver<G: Guest>(guest: &mut G) -> Result<(), Stop> {
    let thread = &mut guest.split().1.thread;
    if thread.is_between_stacks() {
        // A handler's calls would be taken for the one that the guest goes to.
        return if thread.shared.is_killed() { Err(Stop::Ended) } else { Ok(()) };
    }
    thread.in_loop(true);
    let delivered = deliver_all(guest, 0);
    // A guest that jumps out of a handler is in no loop any more, and `run` says so.
    if !matches!(delivered, Err(Stop::Jumped)) {
        guest.split().1.thread.in_loop(false);
    }
    delivered
}

/// The same at the end of a call that answers `result`, where the guest may leave its stack from a handler.
fn deliver_after<G: Guest>(guest: &mut G, result: u32) -> Result<(), Stop> {
    deliver_all(guest, result)?;
    if guest.split().1.thread.shared.is_exiting() {
        return Err(Stop::ThreadExited);
    }
    Ok(())
}

fn deliver_all<G: Guest>(guest: &mut G, result: u32) -> Result<(), Stop> {
    loop {
        let (_, task) = guest.split();
        if task.thread.shared.is_killed() {
            return Err(Stop::Ended);
        }
        if task.thread.shared.is_stopping() {
            task.thread.process().park(&task.thread.shared);
            continue;
        }
        match signal::take(&task.thread) {
            None => return Ok(()),
            Some(signal::Delivery::Handler { export, number }) => {
                if handle(guest, &asyncify::Handler { export, number, result })? {
                    return Ok(());
                }
            }
            Some(signal::Delivery::Default(number)) => signal::act(&task.thread, number),
        }
    }
}

/// Runs a signal handler; whether it has only left its stack, to come back later.
fn handle<G: Guest>(guest: &mut G, handler: &asyncify::Handler) -> Result<bool, Stop> {
    signal::handle(guest, &handler.export, handler.number)?;
    Ok(asyncify::leaves_handler(guest, handler))
}

/// Runs a guest thread, freshly instantiated, from `start` to its end.
///
/// # Errors
/// How the guest stopped, when its entry function did not simply return.
pub fn run<G: Guest>(guest: &mut G, start: Start) -> Result<(), Stop> {
    let is_thread = matches!(start, Start::Thread { .. });
    let mut result = run_to_its_end(guest, start);
    guest.split().1.thread.loans.clear();
    asyncify::end(guest);
    // The end of the first thread's function is the process's, for which no destructor runs (POSIX: exit).
    if matches!(result, Err(Stop::ThreadExited)) || (is_thread && result.is_ok()) {
        result = locals::end(guest).and(result);
    }
    let (memory, task) = guest.split();
    // A memory never shrinks, so this is its peak.
    task.thread.process.run.counters.note_memory(memory.len());
    result
}

fn run_to_its_end<G: Guest>(guest: &mut G, start: Start) -> Result<(), Stop> {
    guest.split().1.thread.is_running = true;
    let (entry, parameters) = match start {
        Start::Main => {
            // Signals that were sent to the program whose place this one takes.
            deliver(guest)?;
            begin(guest, "_initialize", &[])?;
            let image = Arc::clone(&guest.split().1.thread.image);
            if let Some(invoke) = &image.invoke {
                let results = exports::invoke(guest, &invoke.export, &invoke.arguments)?;
                *invoke.results.lock().unwrap_or_else(PoisonError::into_inner) = results;
                return Ok(());
            }
            asyncify::begin(guest);
            (asyncify::Entry::MAIN, Vec::new())
        }
        Start::Thread { argument, .. } if guest.signature("wasi_thread_start").is_none() => {
            let entry = guest.split().1.thread.image.locals.entry();
            return begin(guest, &entry, &[argument]);
        }
        Start::Thread { tid, argument } => {
            (asyncify::Entry::thread(argument), vec![u64::from(tid), argument])
        }
        Start::Forked(snapshot) => {
            let entry = snapshot.entry();
            asyncify::restore(guest, *snapshot)?;
            // Asyncify restores the parameters from the rewound stack.
            (entry, vec![0; entry.parameters])
        }
    };
    guest.split().1.thread.stacks.entry = Some(entry);
    loop {
        let turned = begin(guest, entry.export, &parameters).and_then(|()| asyncify::turn(guest));
        match turned {
            Ok(true) => {}
            Err(Stop::Jumped) => asyncify::jump(guest)?,
            // Not the thread's own process has stopped, but the child that has it.
            stopped if guest.split().1.thread.is_borrowed() => asyncify::come_home(guest, stopped.err())?,
            Ok(false) => return Ok(()),
            Err(stop) => return Err(stop),
        }
    }
}

/// Calls a function that a guest thread begins with, if the guest has it.
///
/// # Errors
/// How the guest stopped; that the function takes something else, so that the guest would end without having run.
fn begin<G: Guest>(guest: &mut G, export: &str, words: &[u64]) -> Result<(), Stop> {
    if call(guest, export, words)? {
        return Ok(());
    }
    match guest.signature(export) {
        None => Ok(()),
        Some(Signature { params, .. }) => {
            let takes: Vec<String> = params.iter().map(ToString::to_string).collect();
            let (takes, words) = (takes.join(", "), words.len());
            Err(Stop::Trap(
                format!("its `{export}` takes ({takes}), and is called with {words} arguments").into(),
            ))
        }
    }
}
