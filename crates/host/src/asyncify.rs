//! Leaving a guest's stack and coming back to it, in modules that went through asyncify: what `proc_fork` (vfork.rs has more),
//! `stack_checkpoint` and `stack_restore` need.
//!
//! Protocol (Binaryen's asyncify pass): the host calls the export `asyncify_start_unwind` with the address of a buffer
//! {start, end}; the guest's frames store themselves there and return; when the entry function has returned, the host
//! calls `asyncify_stop_unwind`. To come back it calls `asyncify_start_rewind` and the entry function again; the frames
//! restore themselves and the innermost one makes the same call again, which ends the rewind.
//!
//! A call that wants the stack left says why in an [`Order`]. What was stored is copied out ([`SavedStack`]), so a stack can
//! be come back to more than once, and by another instance. To go back to an older stack the present one need not store
//! itself: it is given up like one that traps ([`Stop::Jumped`]).
//!
//! A signal handler runs on top of the call at whose end it was due. If it leaves its stack, the frames below are left as
//! well; on the way back that call is made again, and enters the handler again ([`Handler`]).
//!
//! Main types: [`Stacks`], what a thread knows of its stacks, and [`Passage`], where it is between two. One invariant: a
//! passage ends in the call it began in, and what a guest has of a saved stack is a number that only its thread knows.

use std::sync::Arc;

use waxwing_abi::types::{Errno, Hash};

use crate::engine::{self, Guest, MemoryImage, Stop, Value, ValueType};
use crate::process::{ExitStatus, Process};
use crate::thread::Thread;

mod buffer;

use buffer::Buffer;

/// What a parent ends with whose child has ended by a call that does not return, where it has no stack to go back to, as guests
/// know it.
const NOT_RETURNED: u32 = 129;

/// How many bytes of saved stacks a thread may have in the host's memory.
const MOST_SAVED: usize = 64 << 20;

/// What a call that the guest has come back to answers: a process number, or the value of `stack_restore`.
pub(crate) type Answer = Result<u64, Errno>;

/// Why the guest is to leave its stack.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Order {
    /// To have a child go on from there as well, in a copy of memory.
    Fork,
    /// To have a child go on from there, in the same memory, before the guest itself does.
    Vfork,
    /// To have it kept, under this number, for `stack_restore`; `snapshot` is where the guest has its own part.
    Checkpoint { key: Hash, snapshot: u64 },
    /// To go on at one that is kept, whose `stack_checkpoint` answers `value`.
    Restore { key: Hash, value: u64 },
}

/// Where a thread is in leaving and rewinding its stack.
#[derive(Default)]
pub(crate) enum Passage {
    /// In normal execution.
    #[default]
    None,
    /// The guest's frames are storing themselves.
    Unwinding(Box<Leaving>),
    /// The guest's frames are restoring themselves.
    Rewinding(Box<Returning>),
    /// The guest has arrived in the call it left, which answers this.
    Arrived(Answer),
}

/// A guest on the way out.
pub(crate) struct Leaving {
    order: Order,
    buffer: Buffer,
    /// Those left so far, the innermost first.
    handlers: Vec<Handler>,
}

/// A guest on the way back.
pub(crate) struct Returning {
    /// Those to be entered again, the outermost last.
    handlers: Vec<Handler>,
    answer: Answer,
}

/// A signal handler that runs at the end of a call.
#[derive(Clone, Debug)]
pub(crate) struct Handler {
    pub(crate) export: String,
    pub(crate) number: u8,
    /// What the call answers when the handler has returned.
    pub(crate) result: u32,
}

/// How a guest thread was entered, and so how it is entered again to rewind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) export: &'static str,
    pub(crate) parameters: usize,
    /// Where a thread's libc says what its stack is.
    thread_start: Option<u64>,
}

impl Entry {
    pub(crate) const MAIN: Entry = Entry { export: "_start", parameters: 0, thread_start: None };

    pub(crate) fn thread(start: u64) -> Entry {
        Entry { export: "wasi_thread_start", parameters: 2, thread_start: Some(start) }
    }
}

/// A stack that can be gone back to.
struct SavedStack {
    entry: Entry,
    buffer: Buffer,
    /// What the guest's frames stored.
    frames: Vec<u8>,
    handlers: Vec<Handler>,
    globals: Vec<(String, Value)>,
}

/// A stack that is kept for `stack_restore`.
#[derive(Clone)]
struct Checkpoint {
    key: Hash,
    /// Where the guest has its part of it.
    snapshot: u64,
    /// The stack pointer in memory, or 0 where there is none: what is below it has been left.
    top: u64,
    stack: Arc<SavedStack>,
}

/// A stack to go back to when a child has given the thread back that it had.
pub(crate) struct Lent {
    stack: Arc<SavedStack>,
    /// What lay in memory above the stack pointer, and where.
    memory: Option<(u64, Vec<u8>)>,
    checkpoints: Vec<Checkpoint>,
}

/// A guest in the middle of `proc_fork`: all that a child needs to go on from there.
pub struct Snapshot {
    memory: MemoryImage,
    stack: SavedStack,
    checkpoints: Vec<Checkpoint>,
    /// Where the stack pointer was when the main thread was entered.
    top: Option<u64>,
}

impl Snapshot {
    pub(crate) fn entry(&self) -> Entry {
        self.stack.entry
    }
}

/// What a thread knows of its stacks.
#[derive(Default)]
pub(crate) struct Stacks {
    pub(crate) passage: Passage,
    order: Option<Order>,
    /// How it was entered; `None` while it cannot be entered again.
    pub(crate) entry: Option<Entry>,
    /// How many signal handlers run in the middle of loops, where no stack can be left from.
    loops: u32,
    /// Made for this thread, where the stack has no room that is known.
    own_buffer: Option<Buffer>,
    checkpoints: Vec<Checkpoint>,
    /// How many checkpoints there have been.
    serial: u64,
    /// Where to go on after [`Stop::Jumped`].
    jump: Option<(Arc<SavedStack>, u64)>,
    /// Where the stack pointer was when the main thread was entered.
    pub(crate) top: Option<u64>,
}

impl Thread {
    #[inline]
    pub(crate) fn is_rewinding(&self) -> bool {
        matches!(self.stacks.passage, Passage::Rewinding(_))
    }

    pub(crate) fn is_between_stacks(&self) -> bool {
        matches!(self.stacks.passage, Passage::Unwinding(_) | Passage::Rewinding(_))
    }

    /// Has the guest leave its stack on the way out of the current call.
    pub(crate) fn order(&mut self, order: Order) {
        self.stacks.order = Some(order);
        self.shared.has_ordered();
    }

    /// The answer of a call that the guest has come back to.
    pub(crate) fn arrived(&mut self) -> Option<Answer> {
        match self.stacks.passage {
            Passage::Arrived(answer) => {
                self.stacks.passage = Passage::None;
                Some(answer)
            }
            _ => None,
        }
    }

    /// A number for a stack to be kept: another than any thread of the run has had.
    pub(crate) fn checkpoint_key(&mut self) -> Hash {
        self.stacks.serial += 1;
        Hash { b0: self.stacks.serial, b1: u64::from(self.tid()) }
    }

    /// Whether this thread keeps a stack of that number.
    pub(crate) fn has_checkpoint(&self, key: Hash) -> bool {
        self.stacks.checkpoint(key).is_some()
    }

    /// A signal handler begins (or ends) in the middle of a loop.
    pub(crate) fn in_loop(&mut self, begins: bool) {
        let loops = self.stacks.loops;
        self.stacks.loops = if begins { loops.saturating_add(1) } else { loops.saturating_sub(1) };
    }
}

impl Stacks {
    fn checkpoint(&self, key: Hash) -> Option<&Checkpoint> {
        self.checkpoints.iter().find(|checkpoint| checkpoint.key == key)
    }

    /// Forgets the stacks whose frames have been left (those below the one at `top`) and the one that `snapshot` was about.
    fn forget(&mut self, top: u64, snapshot: u64) {
        self.checkpoints.retain(|kept| kept.top > top || (kept.top == top && kept.snapshot != snapshot));
    }

    fn keep(&mut self, checkpoint: Checkpoint) -> Result<(), Errno> {
        let bytes = |stack: &SavedStack| stack.frames.len() + size_of::<SavedStack>();
        let saved: usize = self.checkpoints.iter().map(|kept| bytes(&kept.stack)).sum();
        if saved.saturating_add(bytes(&checkpoint.stack)) > MOST_SAVED {
            return Err(Errno::Nomem);
        }
        self.checkpoints.push(checkpoint);
        Ok(())
    }
}

/// The exports without which a module has not been through asyncify.
const EXPORTS: [&str; 4] =
    ["asyncify_start_unwind", "asyncify_stop_unwind", "asyncify_start_rewind", "asyncify_stop_rewind"];

/// Begins to unwind if the call that has just ended ordered it: the guest then returns into frames that store
/// themselves. If it cannot, the errno that the call answers instead.
///
/// # Errors
/// [`Stop::Jumped`] when the guest is to go on at another stack.
pub(crate) fn obey<G: Guest>(guest: &mut G, out: u64) -> Result<Option<Errno>, Stop> {
    let (memory, task) = guest.split();
    let stacks = &mut task.thread.stacks;
    let Some(order) = stacks.order.take().filter(|_| task.thread.shared.take_order()) else {
        return Ok(None);
    };
    match order {
        Order::Restore { key, value } => {
            // The body has seen that it is there.
            let Some(checkpoint) = stacks.checkpoint(key) else { return Ok(None) };
            stacks.jump = Some((Arc::clone(&checkpoint.stack), value));
            return Err(Stop::Jumped);
        }
        Order::Checkpoint { snapshot, .. } => {
            if let Err(errno) = memory.store_u64(snapshot, out) {
                return Ok(Some(errno));
            }
        }
        Order::Fork | Order::Vfork => {}
    }
    if !is_asyncified(guest) {
        return Ok(Some(if matches!(order, Order::Checkpoint { .. }) {
            Errno::Nosys
        } else {
            Errno::Notsup
        }));
    }
    let stacks = &guest.split().1.thread.stacks;
    let Some(entry) = stacks.entry.filter(|_| stacks.loops == 0) else { return Ok(Some(Errno::Notsup)) };
    let buffer = match prepare(guest, entry) {
        Ok(buffer) => buffer,
        Err(errno) => return Ok(Some(errno)),
    };
    let leaving = Leaving { order, buffer, handlers: Vec::new() };
    guest.split().1.thread.stacks.passage = Passage::Unwinding(Box::new(leaving));
    engine::call(guest, "asyncify_start_unwind", &[buffer.at])?;
    Ok(None)
}

fn is_asyncified<G: Guest>(guest: &mut G) -> bool {
    EXPORTS.iter().all(|export| guest.signature(export).is_some())
}

/// Lays out the buffer: in the free part of the stack, or in memory made for it.
fn prepare<G: Guest>(guest: &mut G, entry: Entry) -> Result<Buffer, Errno> {
    let is_wide = guest.signature(EXPORTS[0]).is_some_and(|ty| ty.params == [ValueType::I64]);
    let buffer = match buffer::in_stack(guest, entry.thread_start, is_wide)? {
        Some(buffer) => buffer,
        None => match guest.split().1.thread.stacks.own_buffer {
            Some(buffer) => buffer,
            None => {
                let buffer = buffer::in_new_memory(guest, is_wide)?;
                guest.split().1.thread.stacks.own_buffer = Some(buffer);
                buffer
            }
        },
    };
    buffer.lay_out(guest.split().0, 0)?;
    Ok(buffer)
}

/// Takes note of a signal handler that has returned because the guest is leaving its stack; whether that is so.
pub(crate) fn leaves_handler<G: Guest>(guest: &mut G, handler: &Handler) -> bool {
    match &mut guest.split().1.thread.stacks.passage {
        Passage::Unwinding(leaving) => {
            leaving.handlers.push(handler.clone());
            true
        }
        _ => false,
    }
}

/// The signal handler that the rewinding guest is to be in at the end of the call that it makes, if any.
pub(crate) fn next_handler<G: Guest>(guest: &mut G) -> Option<Handler> {
    match &mut guest.split().1.thread.stacks.passage {
        Passage::Rewinding(returning) => returning.handlers.pop(),
        _ => None,
    }
}

/// After the entry function has returned: whether it has to be entered again, because the guest only left its stack.
/// What keeps it from what it left for is the call's answer when it has come back.
///
/// # Errors
/// When the guest must not go on.
pub(crate) fn turn<G: Guest>(guest: &mut G) -> Result<bool, Stop> {
    let stacks = &mut guest.split().1.thread.stacks;
    let (Passage::Unwinding(_), Some(entry)) = (&stacks.passage, stacks.entry) else { return Ok(false) };
    let Passage::Unwinding(leaving) = std::mem::take(&mut stacks.passage) else { return Ok(false) };
    let Leaving { order, buffer, handlers } = *leaving;
    let frames = buffer.frames(guest.split().0).map_err(|why| Stop::Trap(why.into()))?;
    engine::call(guest, "asyncify_stop_unwind", &[])?;
    let stack = SavedStack { entry, buffer, frames, handlers, globals: guest.globals() };
    match order {
        Order::Fork => {
            let child = fork(guest, &stack).map(u64::from);
            rewind(guest, &stack, child)?;
        }
        Order::Vfork => {
            let memory = memory_stack(guest, entry);
            let stack = Arc::new(stack);
            let thread = &mut guest.split().1.thread;
            let checkpoints = thread.stacks.checkpoints.clone();
            let lent = Lent { stack: Arc::clone(&stack), memory, checkpoints };
            let child = thread.borrow(Some(lent)).map(|_| 0);
            rewind(guest, &stack, child)?;
        }
        Order::Checkpoint { key, snapshot } => {
            let top = guest.global(buffer::STACK_POINTER).unwrap_or(0);
            let stack = Arc::new(stack);
            let stacks = &mut guest.split().1.thread.stacks;
            stacks.forget(top, snapshot);
            let kept = stacks.keep(Checkpoint { key, snapshot, top, stack: Arc::clone(&stack) });
            rewind(guest, &stack, kept.map(|()| 0))?;
        }
        // Obeyed without unwinding.
        Order::Restore { .. } => return Ok(false),
    }
    Ok(true)
}

/// Enters another stack after [`Stop::Jumped`].
///
/// # Errors
/// When the guest must not go on.
pub(crate) fn jump<G: Guest>(guest: &mut G) -> Result<(), Stop> {
    let stacks = &mut guest.split().1.thread.stacks;
    stacks.loops = 0;
    let (stack, value) = stacks.jump.take().ok_or(Stop::Jumped)?;
    rewind(guest, &stack, Ok(value))
}

/// After a child that has its parent's thread has stopped: goes back to the parent's stack.
///
/// # Errors
/// When there is none: a parent that waits for a call to return ends as its child has.
pub(crate) fn come_home<G: Guest>(guest: &mut G, stop: Option<Stop>) -> Result<(), Stop> {
    let mut status = match stop {
        Some(Stop::Trap(trap)) => ExitStatus::Trapped(trap.into()),
        _ => ExitStatus::Exited(0),
    };
    loop {
        let thread = &mut guest.split().1.thread;
        let Some((child, lent)) = thread.give_back(status) else { return Err(Stop::Ended) };
        let Some(lent) = lent else {
            status = match child.status() {
                Some(ExitStatus::Exited(_)) | None => ExitStatus::Exited(NOT_RETURNED),
                Some(status) => status,
            };
            thread.process().end(status.clone());
            continue;
        };
        thread.stacks.loops = 0;
        thread.stacks.checkpoints = lent.checkpoints;
        if let Some((at, bytes)) = lent.memory {
            // It was there, and memory never shrinks.
            let _ = guest.split().0.copy_out(at, &bytes);
        }
        return rewind(guest, &lent.stack, Ok(child.pid().into()));
    }
}

/// What lies on the stack in memory: a child that returns from functions writes over it.
fn memory_stack<G: Guest>(guest: &mut G, entry: Entry) -> Option<(u64, Vec<u8>)> {
    let at = guest.global(buffer::STACK_POINTER)?;
    let upper = buffer::upper_end(guest, entry.thread_start)?;
    let bytes = buffer::bytes(guest.split().0, at, upper.checked_sub(at)?).ok()?;
    Some((at, bytes))
}

fn fork<G: Guest>(guest: &mut G, stack: &SavedStack) -> Result<u32, Errno> {
    let is_alone = guest.split().1.thread.is_alone();
    let memory = guest.fork_memory(is_alone)?;
    let thread = &guest.split().1.thread;
    let snapshot = Snapshot {
        memory,
        stack: SavedStack {
            entry: stack.entry,
            buffer: stack.buffer,
            frames: stack.frames.clone(),
            handlers: stack.handlers.clone(),
            globals: stack.globals.clone(),
        },
        checkpoints: thread.stacks.checkpoints.clone(),
        top: thread.stacks.top,
    };
    Process::fork(thread, snapshot)
}

/// Turns a fresh instance into the guest of `snapshot`, about to rewind into a `proc_fork` that answers 0.
///
/// # Errors
/// When it cannot have as much memory, or must not go on.
pub(crate) fn restore<G: Guest>(guest: &mut G, snapshot: Snapshot) -> Result<(), Stop> {
    guest.adopt_memory(snapshot.memory)?;
    let stacks = &mut guest.split().1.thread.stacks;
    stacks.checkpoints = snapshot.checkpoints;
    stacks.top = snapshot.top;
    stacks.own_buffer = Some(snapshot.stack.buffer).filter(|buffer| buffer.is_own);
    rewind(guest, &snapshot.stack, Ok(0))
}

/// Has the guest's next entry end in the call from which it left `stack`, which then answers `answer`.
fn rewind<G: Guest>(guest: &mut G, stack: &SavedStack, answer: Answer) -> Result<(), Stop> {
    for (name, value) in &stack.globals {
        guest.set_global(name, *value);
    }
    let (memory, task) = guest.split();
    let returning = Returning { handlers: stack.handlers.clone(), answer };
    task.thread.stacks.passage = Passage::Rewinding(Box::new(returning));
    let fill = |errno: Errno| Stop::Trap(format!("the stack cannot be gone back to: {errno:?}").into());
    memory.copy_out(stack.buffer.first(), &stack.frames).map_err(fill)?;
    stack.buffer.lay_out(memory, stack.frames.len() as u64).map_err(fill)?;
    engine::call(guest, "asyncify_start_rewind", &[stack.buffer.at]).map(drop)
}

/// Ends the rewind: the guest has made the call again that it left.
///
/// # Errors
/// When the guest must not go on.
pub(crate) fn arrive<G: Guest>(guest: &mut G) -> Result<(), Stop> {
    engine::call(guest, "asyncify_stop_rewind", &[])?;
    let stacks = &mut guest.split().1.thread.stacks;
    if let Passage::Rewinding(returning) = &stacks.passage {
        stacks.passage = Passage::Arrived(returning.answer);
    }
    Ok(())
}

/// A main thread is about to be entered.
pub(crate) fn begin<G: Guest>(guest: &mut G) {
    let top = guest.global(buffer::STACK_POINTER);
    guest.split().1.thread.stacks.top = top;
}

/// The thread has ended: what was made for it serves the next one.
pub(crate) fn end<G: Guest>(guest: &mut G) {
    let thread = &mut guest.split().1.thread;
    if let Some(buffer) = thread.stacks.own_buffer.take() {
        thread.image.spare_buffers.put(buffer);
    }
}

pub(crate) use buffer::SpareBuffers;
