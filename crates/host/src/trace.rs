//! Telling every call, as strace does: what it was given, what it answered, how long it took.
//!
//! [`Tracer`] is a layer whose methods are generated. It notes a call's arguments and results and, when the call has ended,
//! tells it to a [`Sink`]. A sink is a function, or a type that also says which calls it wants to hear of. Give each guest
//! thread one by [`Builder::trace`](crate::Builder::trace):
//!
//! ```no_run
//! # fn run(engine: std::sync::Arc<dyn waxwing::Engine>, module: std::sync::Arc<dyn waxwing::Module>)
//! # -> Result<(), waxwing::BuildError> {
//! use std::sync::Arc;
//! use std::sync::atomic::{AtomicU64, Ordering};
//! use waxwing::Process;
//! use waxwing::trace::{Call, Value};
//!
//! // Prints each call as a line, and counts what was written to standard output.
//! let written = Arc::new(AtomicU64::new(0));
//! let count = Arc::clone(&written);
//! let builder = Process::builder().trace(move |_thread| {
//!     let count = Arc::clone(&count);
//!     move |call: &Call<'_>| {
//!         eprintln!("{call}");
//!         if call.name() == "fd_write"
//!             && let Some(Value::Unsigned(1)) = call.argument("fd")
//!             && let Some(Value::Unsigned(bytes)) = call.results().next()
//!         {
//!             count.fetch_add(bytes, Ordering::Relaxed);
//!         }
//!     }
//! });
//! builder.build(engine, module)?.run();
//! println!("{} bytes", written.load(Ordering::Relaxed));
//! # Ok(())
//! # }
//! ```
//!
//! Main types: [`Tracer`], [`Sink`], [`Call`]. Invariants: a call that waits is told once, with the time it waited; one that
//! never returns is told too; one that nobody wants is not noted.

use std::sync::Arc;
use std::time::{Duration, Instant};

use waxwing_abi::call::{WasmType, Words};
use waxwing_abi::types::{BusError, Errno};

use crate::engine::Syscall;
use crate::generated::trace::METHODS;
use crate::process::Process;
use crate::thread::{Thread, ThreadShared};

mod address;
mod filter;
pub(crate) mod tape;
mod text;
mod value;

pub use filter::{Filter, UnknownWord, groups};
pub use text::{write_call, write_value};
pub use value::{Bytes, Elements, Fields, Flags, Part, Value};

use filter::normal;
use tape::{Put, Tape};

/// What a call comes to: the interfaces' names for one behaviour lead to one method.
#[derive(Debug)]
#[non_exhaustive]
pub struct Method {
    /// Its place in [`methods`].
    pub index: usize,
    /// Its name in the interface.
    pub name: &'static str,
    /// What it is about, in words that several methods share: `file`, `net`, `process`.
    pub groups: &'static [&'static str],
    /// The names of its arguments, and what they are if a filter has to know: `fd` or `path`.
    pub(crate) arguments: &'static [(&'static str, &'static str)],
    /// Whether it brings a descriptor.
    pub(crate) opens: bool,
    /// Whether the guest does not come back from it.
    pub(crate) noreturn: bool,
}

/// Every method.
#[must_use]
pub fn methods() -> &'static [Method] {
    METHODS
}

/// What a sink wants to know of the calls of a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// Nothing.
    Nothing,
    /// That they were made, how they ended, how long they took.
    Times,
    /// Arguments and results too.
    Everything,
}

/// Where the calls of one guest thread are told to. It is dropped when the thread has ended.
pub trait Sink: Send {
    /// What is to be told of the calls of a method. Asked before each.
    fn wants(&mut self, _: &'static Method) -> Wants {
        Wants::Everything
    }

    /// How many bytes of a buffer's content are kept, at most a MiB. Asked once.
    fn string_size(&self) -> usize {
        32
    }

    /// Whether it wants to know which files calls are about ([`Call::paths`]). Asked once.
    fn wants_paths(&self) -> bool {
        false
    }

    /// Takes a call that has ended. The guest waits meanwhile.
    fn call(&mut self, call: &Call<'_>);
}

impl<F: FnMut(&Call<'_>) + Send> Sink for F {
    fn call(&mut self, call: &Call<'_>) {
        self(call);
    }
}

/// A call that has ended.
#[derive(Debug)]
pub struct Call<'t> {
    /// The process that made it.
    pub pid: u32,
    /// The thread that made it; of a process's first thread, the process's number.
    pub tid: u32,
    /// What it comes to.
    pub method: &'static Method,
    /// When it began.
    pub began: Instant,
    /// How long it took, with the time it waited.
    pub took: Duration,
    /// How it ended.
    pub outcome: Outcome,
    tape: &'t Tape,
    paths: &'t [String],
    words: &'t [u64],
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It did what was asked.
    Returned,
    /// It answered an error.
    Failed(Failure),
    /// The guest never got an answer: that was what it asked for, or its end came first.
    NoReturn,
}

/// An error as a call answers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its name in the interface.
    pub name: &'static str,
    /// Its number.
    pub number: u32,
}

impl From<Errno> for Failure {
    fn from(errno: Errno) -> Self {
        Failure { name: errno.name(), number: u32::from(errno.raw()) }
    }
}

impl From<BusError> for Failure {
    fn from(error: BusError) -> Self {
        Failure { name: error.name(), number: error.raw() }
    }
}

impl<'t> Call<'t> {
    /// Its name in the interface.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.method.name
    }

    /// The arguments in order, with their names. What a call puts into the guest's memory stands here too. There are none
    /// when only times were wanted.
    pub fn arguments(&self) -> impl Iterator<Item = (&'static str, Value<'t>)> {
        let values = values(self.tape, &self.tape.arguments);
        self.method.arguments.iter().map(|(name, _)| *name).zip(values)
    }

    /// The argument of this name.
    #[must_use]
    pub fn argument(&self, name: &str) -> Option<Value<'t>> {
        self.arguments().find(|(argument, _)| *argument == name).map(|(_, value)| value)
    }

    /// What the call brought, if it did what was asked.
    pub fn results(&self) -> impl Iterator<Item = Value<'t>> {
        values(self.tape, &self.tape.results)
    }

    /// The files that it is about, by the names that the guest knows them by: where its paths lead, and what its
    /// descriptors were opened as; a path beneath a directory that was given as `.` is relative. Empty unless the sink
    /// wants paths.
    #[must_use]
    pub fn paths(&self) -> &'t [String] {
        self.paths
    }

    /// The arguments as the guest gave them, of a call that was refused because they are wrong: an address outside of
    /// the memory, a number that is no case of an enum. Otherwise empty.
    #[must_use]
    pub fn words(&self) -> &'t [u64] {
        self.words
    }

    /// The error that it answered.
    #[must_use]
    pub fn failure(&self) -> Option<Failure> {
        match self.outcome {
            Outcome::Failed(failure) => Some(failure),
            _ => None,
        }
    }
}

fn values<'t>(tape: &'t Tape, places: &'t [u32]) -> impl Iterator<Item = Value<'t>> {
    places.iter().map(move |at| Part::new(tape, *at).value())
}

/// How much of a buffer is kept at most, whatever a sink wants: a guest decides how long its buffers are.
const LONGEST_STRING: usize = 1 << 20;

/// A layer that tells each call of its guest thread and passes it on unchanged.
pub struct Tracer<S: Sink> {
    sink: S,
    pid: u32,
    thread: Arc<ThreadShared>,
    /// Whose names of descriptors are asked for, if paths are wanted.
    process: Option<Arc<Process>>,
    paths: Vec<String>,
    /// Which of `paths` is the directory that the next path begins in.
    dir: Option<usize>,
    tape: Tape,
    stage: Stage,
}

/// Where the tracer is in telling a call.
#[derive(Clone, Copy)]
enum Stage {
    /// Between two calls.
    Idle,
    /// A call is being made that nobody wants to hear of.
    Ignored,
    /// A call is being made.
    Open { method: &'static Method, began: Instant, wants: Wants, notes: bool },
    /// A call has been told and is on its way back.
    Told,
}

impl<S: Sink> Tracer<S> {
    /// Tells the calls of `thread` to `sink`.
    pub fn new(thread: &Thread, sink: S) -> Self {
        let process = sink.wants_paths().then(|| Arc::clone(thread.process()));
        let tape = Tape { string_size: sink.string_size().min(LONGEST_STRING), ..Tape::default() };
        Tracer {
            sink,
            pid: thread.process().pid(),
            thread: Arc::clone(thread.shared()),
            process,
            paths: Vec::new(),
            dir: None,
            tape,
            stage: Stage::Idle,
        }
    }

    /// Begins a call, or a further turn of one; whether to note what it is given.
    pub(crate) fn begin(&mut self, method: &'static Method, first_turn: bool) -> bool {
        match self.stage {
            // Also the second half of a fork, which is a call made again.
            Stage::Open { method: open, notes, .. } if !first_turn || open.index == method.index => {
                self.rewind();
                notes
            }
            Stage::Ignored if !first_turn => false,
            _ => {
                self.abandon();
                let wants = self.sink.wants(method);
                // Where paths are wanted, what opens a file is looked at in any case, for the file's name.
                let notes = wants == Wants::Everything || (method.opens && self.process.is_some());
                if wants == Wants::Nothing && !notes {
                    self.stage = Stage::Ignored;
                    return false;
                }
                self.rewind();
                self.stage = Stage::Open { method, wants, notes, began: Instant::now() };
                notes
            }
        }
    }

    fn rewind(&mut self) {
        self.tape.rewind();
        self.paths.clear();
        self.dir = None;
    }

    pub(crate) fn argument(&mut self, value: &(impl Put + ?Sized)) {
        self.tape.argument(value);
        if self.process.is_some() {
            self.find_path();
        }
    }

    /// Adds what the last argument says of a file: a descriptor its name, a path what it leads to from the descriptor
    /// before it.
    fn find_path(&mut self) {
        let (Stage::Open { method, .. }, Some(process)) = (self.stage, &self.process) else { return };
        let place = self.tape.arguments.len() - 1;
        let value = Part::new(&self.tape, self.tape.arguments[place]).value();
        match (method.arguments.get(place).map(|(_, role)| *role), value) {
            (Some("fd"), Value::Unsigned(fd)) => {
                let name = u32::try_from(fd).ok().and_then(|fd| process.files.name(fd));
                self.dir = name.is_some().then_some(self.paths.len());
                self.paths.extend(name.map(|name| normal("", &name)));
            }
            (Some("path"), Value::Text(path)) => match self.dir.take() {
                Some(dir) => self.paths[dir] = normal(&self.paths[dir], path),
                None => self.paths.push(normal("", path)),
            },
            _ => {}
        }
    }

    /// Gives the file that a call has opened the name that it was opened by.
    fn name_opened(&self) {
        let (Some(process), Some(at), Some(path)) =
            (&self.process, self.tape.results.first(), self.paths.last())
        else {
            return;
        };
        if let Value::Unsigned(fd) = Part::new(&self.tape, *at).value()
            && let Ok(fd) = u32::try_from(fd)
        {
            process.files.set_name(fd, path);
        }
    }

    pub(crate) fn filled(&mut self, index: usize, value: &impl Put) {
        self.tape.filled(index, value);
    }

    pub(crate) fn result(&mut self, value: &impl Put) {
        self.tape.result(value);
    }

    /// Ends a call.
    pub(crate) fn end<E: Copy + Into<Failure>>(&mut self, error: Option<&E>) {
        // A fork has only been ordered: the guest leaves its stack, comes back and makes the call again.
        if !self.thread.has_order() {
            self.tell(error.map(|error| (*error).into()));
        }
    }

    fn tell(&mut self, failure: Option<Failure>) {
        let Stage::Open { method, began, wants, .. } = self.stage else { return };
        if failure.is_none() && method.opens {
            self.name_opened();
        }
        if wants == Wants::Nothing {
            self.stage = Stage::Told;
            return;
        }
        let outcome = match failure {
            Some(failure) => Outcome::Failed(failure),
            None if method.noreturn => Outcome::NoReturn,
            None => Outcome::Returned,
        };
        self.stage = Stage::Told;
        self.emit(method, began, outcome, &[]);
    }

    /// Tells a call that will have no answer.
    fn abandon(&mut self) {
        if let Stage::Open { method, began, wants, .. } = self.stage {
            self.stage = Stage::Idle;
            if wants == Wants::Nothing {
                return;
            }
            self.emit(method, began, Outcome::NoReturn, &[]);
        }
    }

    fn emit(&mut self, method: &'static Method, began: Instant, outcome: Outcome, words: &[u64]) {
        let took = began.elapsed();
        let (pid, tid) = (self.pid, self.thread.tid());
        let (tape, paths) = (&self.tape, &self.paths[..]);
        self.sink.call(&Call { pid, tid, method, began, took, outcome, tape, paths, words });
    }

    /// After a call: tells what its method could not.
    pub(crate) fn settle(&mut self, call: &Syscall, words: &Words, result: Option<u32>) {
        match (self.stage, result) {
            (Stage::Open { .. }, None) => self.abandon(),
            (Stage::Open { .. }, Some(result)) => self.tell(failure(call, result)),
            (Stage::Idle, Some(result)) => self.refused(call, words, result),
            _ => {}
        }
        self.stage = Stage::Idle;
    }

    /// Tells a call that never came as far as its method.
    #[cold]
    fn refused(&mut self, call: &Syscall, words: &Words, result: u32) {
        let method = METHODS.iter().find(|method| method.name == call.method);
        if let Some(method) = method
            && self.sink.wants(method) != Wants::Nothing
            && let Some(failure) = failure(call, result)
        {
            let given = call.params.iter().enumerate().map(|(index, ty)| match ty {
                WasmType::I32 => words[index].word() & u64::from(u32::MAX),
                WasmType::I64 => words[index].word(),
            });
            let given: Vec<u64> = given.collect();
            self.rewind();
            self.emit(method, Instant::now(), Outcome::Failed(failure), &given);
        }
    }
}

/// The error in a raw answer.
fn failure(call: &Syscall, result: u32) -> Option<Failure> {
    if !call.returns || result == 0 {
        return None;
    }
    // `thread-spawn` answers an errno with a minus.
    let number = if call.name == "thread-spawn" { result.wrapping_neg() } else { result };
    let errno = u16::try_from(number).ok().and_then(Errno::from_raw);
    Some(errno.map_or(Failure { name: "unknown", number }, Failure::from))
}

impl<S: Sink> Drop for Tracer<S> {
    fn drop(&mut self) {
        self.abandon();
    }
}
