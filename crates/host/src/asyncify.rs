//! Leaving a guest's stack and coming back to it, in modules that went through asyncify: what `proc_fork` needs.
//!
//! Protocol (Binaryen's asyncify pass): the host calls the export `asyncify_start_unwind` with the address of a buffer
//! {start, end}; the guest's frames store themselves there and return; when the entry function has returned, the host
//! calls `asyncify_stop_unwind`. To come back it calls `asyncify_start_rewind` and the entry function again; the frames
//! restore themselves and the innermost one makes the same call again, which ends the rewind.
//!
//! The buffer lies in the unused part of the stack, from its low end (`__stack_low`, or `__data_end` of older linkers)
//! up to the stack pointer; what is above the stack pointer is live and stays as it is.
//!
//! Main type: [`Passage`], where a thread is between the two. One invariant: a passage ends in the call it began in.

use waxwing_abi::types::Errno;

use crate::engine::{self, Guest, Stop};
use crate::process::Process;

/// Where a thread is in leaving and rewinding its stack.
#[derive(Default)]
pub(crate) enum Passage {
    /// In normal execution.
    #[default]
    None,
    /// The guest's frames are storing themselves.
    Unwinding(Buffer),
    /// The guest's frames are restoring themselves; the call will answer this.
    Rewinding(Result<u32, Errno>),
    /// The guest has arrived in the call it left, which answers this.
    Arrived(Result<u32, Errno>),
}

/// Where asyncify stores a stack: the struct {start, end} at `at`, frames after it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Buffer {
    at: u64,
}

/// How a guest thread was entered, and so how it is entered again to rewind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) export: &'static str,
    pub(crate) parameters: usize,
}

impl Entry {
    pub(crate) const MAIN: Entry = Entry { export: "_start", parameters: 0 };
    pub(crate) const THREAD: Entry = Entry { export: "wasi_thread_start", parameters: 2 };
}

/// A guest in the middle of `proc_fork`: all that a child needs to go on from there.
pub struct Snapshot {
    memory: Vec<u8>,
    globals: Vec<(String, u64)>,
    buffer: Buffer,
    pub(crate) entry: Entry,
}

/// The exports without which a module has not been through asyncify.
const EXPORTS: [&str; 4] =
    ["asyncify_start_unwind", "asyncify_stop_unwind", "asyncify_start_rewind", "asyncify_stop_rewind"];

/// Begins to unwind if the call that has just ended ordered it: the guest then returns into frames that store
/// themselves. If it cannot, the errno that the call answers instead.
pub(crate) fn obey<G: Guest>(guest: &mut G) -> Result<Option<Errno>, Stop> {
    let (_, task) = guest.split();
    if !task.thread.take_order() {
        return Ok(None);
    }
    if !EXPORTS.iter().all(|export| guest.signature(export).is_some()) {
        return Ok(Some(Errno::Notsup));
    }
    let buffer = match prepare(guest) {
        Ok(buffer) => buffer,
        Err(errno) => return Ok(Some(errno)),
    };
    let (_, task) = guest.split();
    task.thread.passage = Passage::Unwinding(buffer);
    engine::call(guest, "asyncify_start_unwind", &[buffer.at])?;
    Ok(None)
}

/// Lays out the buffer in the free part of the stack.
fn prepare<G: Guest>(guest: &mut G) -> Result<Buffer, Errno> {
    let top = guest.global("__stack_pointer").ok_or(Errno::Notsup)?;
    let low = guest.global("__stack_low").or_else(|| guest.global("__data_end")).unwrap_or(0);
    let low = low.checked_next_multiple_of(16).ok_or(Errno::Nomem)?;
    if low.saturating_add(16) >= top {
        return Err(Errno::Nomem);
    }
    let (memory, _) = guest.split();
    let too_large = |_| Errno::Notsup;
    memory.store_u32(low, u32::try_from(low + 8).map_err(too_large)?)?;
    memory.store_u32(low + 4, u32::try_from(top).map_err(too_large)?)?;
    Ok(Buffer { at: low })
}

/// After the entry function has returned: whether it has to be entered again, because the guest only left its stack.
/// What keeps it from being forked is the call's answer when it has come back.
pub(crate) fn turn<G: Guest>(guest: &mut G, entry: Entry) -> Result<bool, Stop> {
    let (_, task) = guest.split();
    let Passage::Unwinding(buffer) = task.thread.passage else { return Ok(false) };
    engine::call(guest, "asyncify_stop_unwind", &[])?;
    let child =
        save(guest, buffer, entry).and_then(|snapshot| Process::fork(&guest.split().1.thread, snapshot));
    rewind(guest, buffer, child)?;
    Ok(true)
}

fn save<G: Guest>(guest: &mut G, buffer: Buffer, entry: Entry) -> Result<Snapshot, Errno> {
    let globals = guest.globals();
    let (memory, _) = guest.split();
    let len = usize::try_from(memory.len()).map_err(|_| Errno::Nomem)?;
    let mut bytes = Vec::new();
    // A guest may have more memory than the host has to spare.
    bytes.try_reserve_exact(len).map_err(|_| Errno::Nomem)?;
    bytes.resize(len, 0);
    memory.copy_in(0, &mut bytes)?;
    Ok(Snapshot { memory: bytes, globals, buffer, entry })
}

/// Turns a fresh instance into the guest of `snapshot`, about to rewind into a `proc_fork` that answers 0.
pub(crate) fn restore<G: Guest>(guest: &mut G, snapshot: Snapshot) -> Result<(), Stop> {
    guest.grow(snapshot.memory.len() as u64)?;
    let (memory, _) = guest.split();
    memory.copy_out(0, &snapshot.memory).map_err(|errno| Stop::Trap(format!("{errno:?}").into()))?;
    for (name, value) in &snapshot.globals {
        guest.set_global(name, *value);
    }
    rewind(guest, snapshot.buffer, Ok(0))
}

fn rewind<G: Guest>(guest: &mut G, buffer: Buffer, answer: Result<u32, Errno>) -> Result<(), Stop> {
    let (_, task) = guest.split();
    task.thread.passage = Passage::Rewinding(answer);
    engine::call(guest, "asyncify_start_rewind", &[buffer.at]).map(drop)
}

/// Ends the rewind: the guest has made the call again that it left.
pub(crate) fn arrive<G: Guest>(guest: &mut G) -> Result<(), Stop> {
    engine::call(guest, "asyncify_stop_rewind", &[])?;
    let (_, task) = guest.split();
    if let Passage::Rewinding(answer) = task.thread.passage {
        task.thread.passage = Passage::Arrived(answer);
    }
    Ok(())
}
