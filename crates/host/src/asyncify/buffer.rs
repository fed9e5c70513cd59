//! Where a guest's frames store themselves.
//!
//! Main type: [`Buffer`]: the struct {start, end} of two pointers, frames after it. It lies in the free part of the stack
//! where the module says what that is; else in memory that the host has the guest grow by. One invariant: what lies
//! between `at` and `end` is nobody else's while a stack is being left or come back to.
//!
//! Where a stack is (wasm-ld): from `__stack_low`, or `__data_end` of older linkers, up to `__stack_high`; it grows
//! down. Data behind the stack (`--stack-first`) means that the stack begins at 0. A thread of WASIX's libc has its
//! stack's end and size in what it starts with; that of other libcs does not say.

use std::sync::{Mutex, PoisonError};

use waxwing_abi::GuestMemory;
use waxwing_abi::types::Errno;

use crate::engine::{Guest, ValueType};

/// Where the guest keeps its stack pointer, as wasm-ld names the global.
pub(super) const STACK_POINTER: &str = "__stack_pointer";

/// How much memory is made for a buffer, in bytes: frames of a few hundred bytes, a thousand deep.
const OWN: u64 = 256 << 10;

/// An export by which one knows WASIX's libc.
const WASIX_LIBC: &str = "__wasm_signal";

/// Where asyncify stores a stack: the struct {start, end} at `at`, frames after it up to `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Buffer {
    pub(super) at: u64,
    end: u64,
    /// Pointers have 64 bits.
    is_wide: bool,
    /// It lies in memory made for it.
    pub(super) is_own: bool,
}

/// Buffers in memory made for threads that have ended.
#[derive(Debug, Default)]
pub(crate) struct SpareBuffers(Mutex<Vec<Buffer>>);

impl SpareBuffers {
    pub(super) fn put(&self, buffer: Buffer) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(buffer);
    }

    fn take(&self) -> Option<Buffer> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }
}

impl Buffer {
    fn pointer(self) -> u64 {
        if self.is_wide { 8 } else { 4 }
    }

    /// Where the first frame lies.
    pub(super) fn first(self) -> u64 {
        self.at + 2 * self.pointer()
    }

    /// Writes the struct of a buffer that has so many bytes of frames.
    ///
    /// # Errors
    /// `nomem` when it has no room for them.
    pub(super) fn lay_out(self, memory: GuestMemory<'_>, bytes: u64) -> Result<(), Errno> {
        let start = self.first().checked_add(bytes).filter(|start| *start <= self.end).ok_or(Errno::Nomem)?;
        self.store(memory, self.at, start)?;
        self.store(memory, self.at + self.pointer(), self.end)
    }

    fn store(self, memory: GuestMemory<'_>, at: u64, pointer: u64) -> Result<(), Errno> {
        if self.is_wide {
            memory.store_u64(at, pointer)
        } else {
            memory.store_u32(at, u32::try_from(pointer).map_err(|_| Errno::Notsup)?)
        }
    }

    /// The frames that the guest has stored.
    ///
    /// # Errors
    /// Why they are not all there, or are not to be had.
    pub(super) fn frames(self, memory: GuestMemory<'_>) -> Result<Vec<u8>, String> {
        let start =
            if self.is_wide { memory.load_u64(self.at) } else { memory.load_u32(self.at).map(u64::from) };
        let lost = |errno: Errno| format!("the guest's stack was lost on the way out: {errno:?}");
        let start = start.map_err(lost)?;
        if start > self.end {
            let (room, needed) = (self.end - self.first(), start.saturating_sub(self.first()));
            return Err(format!("the guest's stack has {room} bytes free to be left in, and needs {needed}"));
        }
        let len = start.checked_sub(self.first()).ok_or(Errno::Fault).map_err(lost)?;
        bytes(memory, self.first(), len).map_err(lost)
    }
}

/// `len` bytes at `at`, both of which are the guest's to say: nothing is made room for that is not there.
///
/// # Errors
/// `fault` when they do not lie inside the memory, `nomem` when the host has not so much to spare.
pub(super) fn bytes(memory: GuestMemory<'_>, at: u64, len: u64) -> Result<Vec<u8>, Errno> {
    memory.claim(at, len)?;
    let len = usize::try_from(len).map_err(|_| Errno::Nomem)?;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(len).map_err(|_| Errno::Nomem)?;
    bytes.resize(len, 0);
    memory.copy_in(at, &mut bytes)?;
    Ok(bytes)
}

/// The free part of the stack; `None` when that is not known.
///
/// # Errors
/// `nomem` when nothing is free, `fault` when it does not lie inside the memory.
pub(super) fn in_stack<G: Guest>(
    guest: &mut G,
    thread_start: Option<u64>,
    is_wide: bool,
) -> Result<Option<Buffer>, Errno> {
    let Some(top) = guest.global(STACK_POINTER) else { return Ok(None) };
    let low = match thread_start {
        None => main_stack(guest, top),
        Some(start) => thread_stack(guest, start, is_wide),
    };
    let Some(low) = low.filter(|low| *low < top) else { return Ok(None) };
    let at = low.checked_next_multiple_of(16).ok_or(Errno::Nomem)?;
    let buffer = Buffer { at, end: top, is_wide, is_own: false };
    // What the guest says of its stack may lie anywhere.
    guest.split().0.claim(at, top.saturating_sub(at))?;
    if buffer.first() >= top {
        return Err(Errno::Nomem);
    }
    Ok(Some(buffer))
}

fn main_stack<G: Guest>(guest: &mut G, top: u64) -> Option<u64> {
    if let Some(low) = guest.global("__stack_low") {
        return Some(low);
    }
    let data_end = guest.global("__data_end")?;
    Some(if data_end >= top { 0 } else { data_end })
}

/// Where the stack ends that grows down from there.
pub(super) fn upper_end<G: Guest>(guest: &mut G, thread_start: Option<u64>) -> Option<u64> {
    let Some(start) = thread_start else {
        return guest.global("__stack_high").or(guest.split().1.thread.stacks.top);
    };
    let is_wide = guest.signature(super::EXPORTS[0]).is_some_and(|ty| ty.params == [ValueType::I64]);
    let (memory, _) = guest.split();
    // In every libc the first word.
    if is_wide { memory.load_u64(start).ok() } else { memory.load_u32(start).ok().map(u64::from) }
}

/// `struct thread_start` of WASIX: the stack's upper end is its first word, its size the fifteenth.
fn thread_stack<G: Guest>(guest: &mut G, start: u64, is_wide: bool) -> Option<u64> {
    guest.signature(WASIX_LIBC)?;
    let (memory, _) = guest.split();
    let word = |index: u64| {
        if is_wide {
            memory.load_u64(start.checked_add(8 * index)?).ok()
        } else {
            memory.load_u32(start.checked_add(4 * index)?).ok().map(u64::from)
        }
    };
    let (upper, size) = (word(0)?, word(14)?);
    upper.checked_sub(size).filter(|_| size > 0)
}

/// A buffer in memory that is made for it, once for each thread that needs one.
///
/// # Errors
/// `nomem` when memory cannot grow.
pub(super) fn in_new_memory<G: Guest>(guest: &mut G, is_wide: bool) -> Result<Buffer, Errno> {
    if let Some(buffer) = guest.split().1.thread.image.spare_buffers.take() {
        return Ok(buffer);
    }
    let at = guest.grow(OWN).map_err(|_| Errno::Nomem)?;
    Ok(Buffer { at, end: at + OWN, is_wide, is_own: true })
}
