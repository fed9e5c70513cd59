//! Guest memory, always treated as shared: other guest threads, and even another process, may write it while the
//! host reads it. So there is never a Rust reference into it: scalars and copies go through relaxed atomics, and bulk
//! transfers hand raw pointers ([`IoVecs`], [`GuestMemory::claim`]) to the operating system, which copes with races.
//!
//! Main types: [`GuestMemory`] (base, length, lifetime) and [`IoVecs`].
//!
//! # Safety
//!
//! Whoever makes a [`GuestMemory`] promises that `len` bytes from `base` stay mapped for its lifetime, and that only
//! the guest and the operating system touch them meanwhile, other than through `GuestMemory` values. Memory may grow
//! meanwhile (the mapping is extended, never moved or cut), but the value keeps the length it was made with; the next
//! call gets a new one. A protected page inside the range would be the maker's mistake, not a guest's.
//!
//! One invariant: every pointer that leaves this module lies, with its length, inside the memory it was claimed from.

use core::cell::UnsafeCell;
use core::marker::PhantomData;
use core::mem::MaybeUninit;
use core::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicU64, Ordering::Relaxed};

use crate::layout::Width;
use crate::types::Errno;

/// A guest's linear memory as it is during one attempt of one call. Copying it copies the view, not the bytes.
#[derive(Clone, Copy, Debug)]
pub struct GuestMemory<'m> {
    base: *mut u8,
    len: u64,
    life: PhantomData<&'m UnsafeCell<u8>>,
}

macro_rules! scalar {
    ($load:ident, $store:ident, $int:ty, $atomic:ty) => {
        #[doc = concat!("Loads a little-endian `", stringify!($int), "`, aligned or not.")]
        ///
        /// # Errors
        /// `fault` when any of its bytes lies outside the memory.
        #[inline]
        pub fn $load(self, addr: u64) -> Result<$int, Errno> {
            let at = self.claim(addr, size_of::<$int>() as u64)?;
            if at.cast::<$int>().is_aligned() {
                // SAFETY: claimed, aligned; concurrent writers are atomic or foreign (module Safety section).
                Ok(<$int>::from_le(unsafe { <$atomic>::from_ptr(at.cast()) }.load(Relaxed)))
            } else {
                let mut bytes = [0; size_of::<$int>()];
                copy_from_guest(at, &mut bytes);
                Ok(<$int>::from_le_bytes(bytes))
            }
        }

        #[doc = concat!("Stores a little-endian `", stringify!($int), "`, aligned or not.")]
        ///
        /// # Errors
        /// `fault` when any of its bytes lies outside the memory; nothing is written then.
        #[inline]
        pub fn $store(self, addr: u64, value: $int) -> Result<(), Errno> {
            let at = self.claim(addr, size_of::<$int>() as u64)?;
            if at.cast::<$int>().is_aligned() {
                // SAFETY: claimed, aligned; concurrent readers are atomic or foreign (module Safety section).
                unsafe { <$atomic>::from_ptr(at.cast()) }.store(value.to_le(), Relaxed);
            } else {
                copy_to_guest(&value.to_le_bytes(), at);
            }
            Ok(())
        }
    };
}

impl<'m> GuestMemory<'m> {
    /// A view of `len` bytes at `base`.
    ///
    /// # Safety
    /// As the module's Safety section says: mapped, readable and writable for `'m`, and touched by nobody but the
    /// guest, the operating system and `GuestMemory` values.
    #[inline]
    #[must_use]
    pub const unsafe fn new(base: *mut u8, len: u64) -> Self {
        GuestMemory { base, len, life: PhantomData }
    }

    /// Bytes of the host's own, for calls that it makes itself and whose answers are no guest's.
    #[must_use]
    pub const fn of_host(bytes: &'m mut [u8]) -> Self {
        // SAFETY: they are borrowed for as long as the view lives, so nobody else touches them.
        unsafe { GuestMemory::new(bytes.as_mut_ptr(), bytes.len() as u64) }
    }

    /// A memory without a single byte, for guests that have none: every claim but an empty one at 0 is a fault.
    #[must_use]
    pub const fn empty() -> GuestMemory<'static> {
        GuestMemory { base: core::ptr::NonNull::dangling().as_ptr(), len: 0, life: PhantomData }
    }

    /// Its length in bytes.
    #[inline]
    #[must_use]
    pub const fn len(self) -> u64 {
        self.len
    }

    /// Whether it has no byte.
    #[inline]
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len == 0
    }

    /// The host address of `len` guest bytes at `addr`. An empty range may stand at the very end.
    ///
    /// # Errors
    /// `fault` when the range does not lie inside the memory.
    #[inline]
    pub fn claim(self, addr: u64, len: u64) -> Result<*mut u8, Errno> {
        match addr.checked_add(len) {
            // In range, so the offset fits the host's pointer: the whole memory does.
            #[expect(clippy::cast_possible_truncation, reason = "a mapped offset fits usize")]
            Some(end) if end <= self.len => Ok(self.base.wrapping_add(addr as usize)),
            _ => Err(Errno::Fault),
        }
    }

    scalar!(load_u8, store_u8, u8, AtomicU8);
    scalar!(load_u16, store_u16, u16, AtomicU16);
    scalar!(load_u32, store_u32, u32, AtomicU32);
    scalar!(load_u64, store_u64, u64, AtomicU64);

    /// Copies guest bytes at `addr` into `to`. Bytes that the guest changes meanwhile arrive old or new.
    ///
    /// # Errors
    /// `fault` when the range does not lie inside the memory.
    #[inline]
    pub fn copy_in(self, addr: u64, to: &mut [u8]) -> Result<(), Errno> {
        copy_from_guest(self.claim(addr, to.len() as u64)?, to);
        Ok(())
    }

    /// Copies `from` into guest memory at `addr`.
    ///
    /// # Errors
    /// `fault` when the range does not lie inside the memory; nothing is written then.
    #[inline]
    pub fn copy_out(self, addr: u64, from: &[u8]) -> Result<(), Errno> {
        copy_to_guest(from, self.claim(addr, from.len() as u64)?);
        Ok(())
    }

    /// The guest's `u32` at `addr` as an atomic, for futexes: a sequentially consistent load.
    ///
    /// # Errors
    /// `fault` outside the memory, `inval` when `addr` is not a multiple of 4.
    pub fn load_u32_seq_cst(self, addr: u64) -> Result<u32, Errno> {
        let at = self.claim(addr, 4)?;
        if !at.cast::<u32>().is_aligned() {
            return Err(Errno::Inval);
        }
        // SAFETY: claimed and aligned; the guest's own accesses are atomic (module Safety section).
        let value = unsafe { AtomicU32::from_ptr(at.cast()) }.load(core::sync::atomic::Ordering::SeqCst);
        Ok(u32::from_le(value))
    }

    /// As [`GuestMemory::load_u32_seq_cst`], of 64 bits.
    ///
    /// # Errors
    /// `fault` outside the memory, `inval` when `addr` is not a multiple of 8.
    pub fn load_u64_seq_cst(self, addr: u64) -> Result<u64, Errno> {
        let at = self.claim(addr, 8)?;
        if !at.cast::<u64>().is_aligned() {
            return Err(Errno::Inval);
        }
        // SAFETY: claimed and aligned; the guest's own accesses are atomic (module Safety section).
        let value = unsafe { AtomicU64::from_ptr(at.cast()) }.load(core::sync::atomic::Ordering::SeqCst);
        Ok(u64::from_le(value))
    }
}

/// Copies from claimed guest bytes, eight at a time where both ends allow it.
#[inline]
fn copy_from_guest(mut from: *const u8, to: &mut [u8]) {
    let mut rest = to;
    while !rest.is_empty() {
        if rest.len() >= 8 && from.cast::<u64>().is_aligned() {
            // SAFETY: eight claimed, aligned bytes; races as in the module's Safety section.
            let word = unsafe { AtomicU64::from_ptr(from.cast::<u64>().cast_mut()) }.load(Relaxed);
            let (head, tail) = rest.split_at_mut(8);
            head.copy_from_slice(&word.to_ne_bytes());
            rest = tail;
            from = from.wrapping_add(8);
        } else {
            // SAFETY: one claimed byte.
            rest[0] = unsafe { AtomicU8::from_ptr(from.cast_mut()) }.load(Relaxed);
            rest = &mut rest[1..];
            from = from.wrapping_add(1);
        }
    }
}

/// Copies into claimed guest bytes, eight at a time where the guest's end allows it.
#[inline]
fn copy_to_guest(from: &[u8], mut to: *mut u8) {
    let mut rest = from;
    while !rest.is_empty() {
        match rest.split_first_chunk::<8>() {
            Some((head, tail)) if to.cast::<u64>().is_aligned() => {
                // SAFETY: eight claimed, aligned bytes; races as in the module's Safety section.
                unsafe { AtomicU64::from_ptr(to.cast()) }.store(u64::from_ne_bytes(*head), Relaxed);
                rest = tail;
                to = to.wrapping_add(8);
            }
            _ => {
                // SAFETY: one claimed byte.
                unsafe { AtomicU8::from_ptr(to) }.store(rest[0], Relaxed);
                rest = &rest[1..];
                to = to.wrapping_add(1);
            }
        }
    }
}

/// One claimed range of guest memory, laid out as POSIX `struct iovec`.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct IoVec {
    /// First byte.
    pub base: *mut u8,
    /// Length in bytes.
    pub len: usize,
}

/// How many ranges live on the stack; more go to the heap.
const INLINE: usize = 64;
/// How many ranges one call may name (Linux UIO_MAXIOV); more are `inval`.
const MOST: u64 = 1024;

/// The ranges of a vectored read or write, claimed from guest memory: all of them, or the call fails.
///
/// The guest's array is read once, so another thread that changes it later changes nothing.
pub struct IoVecs<'m> {
    inline: [MaybeUninit<IoVec>; INLINE],
    heap: Vec<IoVec>,
    count: usize,
    total: usize,
    life: PhantomData<GuestMemory<'m>>,
}

impl<'m> IoVecs<'m> {
    /// No ranges.
    #[inline]
    #[must_use]
    pub const fn new() -> Self {
        IoVecs {
            inline: [const { MaybeUninit::uninit() }; INLINE],
            heap: Vec::new(),
            count: 0,
            total: 0,
            life: PhantomData,
        }
    }

    /// Claims the `count` ranges that the guest's array at `array` names ({pointer, length} pairs of width `W`).
    ///
    /// # Errors
    /// `inval` for more than 1,024 ranges or a total length beyond what a result of width `W` can say; `fault` when
    /// the array or a range does not lie inside the memory.
    #[inline(always)]
    pub fn fill<W: Width>(
        &mut self,
        memory: GuestMemory<'m>,
        array: u64,
        count: u64,
    ) -> Result<&Self, Errno> {
        if count > MOST {
            return Err(Errno::Inval);
        }
        memory.claim(array, count * 2 * W::BYTES)?;
        let mut total = 0u64;
        for index in 0..count {
            let at = array + index * 2 * W::BYTES;
            let (addr, len) = (W::load(memory, at)?, W::load(memory, at + W::BYTES)?);
            let base = memory.claim(addr, len)?;
            total = total.checked_add(len).filter(|total| *total <= W::MAX_SIZE).ok_or(Errno::Inval)?;
            #[expect(clippy::cast_possible_truncation, reason = "a claimed length fits usize")]
            self.push(IoVec { base, len: len as usize });
        }
        Ok(self)
    }

    #[inline]
    fn push(&mut self, range: IoVec) {
        if self.count < INLINE {
            self.inline[self.count].write(range);
        } else {
            if self.count == INLINE {
                // SAFETY: the calls before this one wrote every element.
                self.heap.extend(self.inline.iter().map(|range| unsafe { range.assume_init() }));
            }
            self.heap.push(range);
        }
        self.count += 1;
        self.total += range.len;
    }

    /// The ranges, in order.
    #[inline]
    #[must_use]
    pub fn as_slice(&self) -> &[IoVec] {
        if self.count <= INLINE {
            // SAFETY: `push` wrote the first `count` elements; MaybeUninit<IoVec> has IoVec's layout.
            unsafe { core::slice::from_raw_parts(self.inline.as_ptr().cast(), self.count) }
        } else {
            &self.heap
        }
    }

    /// The first range, for an operating system's vectored call.
    #[inline]
    #[must_use]
    pub fn as_ptr(&self) -> *const IoVec {
        self.as_slice().as_ptr()
    }

    /// How many ranges there are.
    #[inline]
    #[must_use]
    pub const fn len(&self) -> usize {
        self.count
    }

    /// Whether there is no byte to transfer (no range, or only empty ones).
    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// The length of all ranges together, in bytes.
    #[inline]
    #[must_use]
    pub const fn total_len(&self) -> usize {
        self.total
    }

    /// Copies the start of range `index` into `to`; returns how many bytes that was.
    pub fn read(&self, index: usize, to: &mut [u8]) -> usize {
        let Some(range) = self.as_slice().get(index) else { return 0 };
        let len = range.len.min(to.len());
        copy_from_guest(range.base, &mut to[..len]);
        len
    }

    /// What is left after the first `done` bytes have been transferred.
    #[must_use]
    pub fn skip(&self, done: usize) -> IoVecs<'m> {
        let mut left = IoVecs::new();
        let mut skip = done;
        for range in self.as_slice() {
            let gone = skip.min(range.len);
            skip -= gone;
            if gone < range.len {
                left.push(IoVec { base: range.base.wrapping_add(gone), len: range.len - gone });
            }
        }
        left
    }

    /// The same ranges, cut so that they hold at most `most` bytes together.
    #[must_use]
    pub fn truncate(&self, most: usize) -> IoVecs<'m> {
        let mut kept = IoVecs::new();
        for range in self.as_slice() {
            let len = range.len.min(most - kept.total);
            if len == 0 && range.len > 0 {
                break;
            }
            kept.push(IoVec { base: range.base, len });
        }
        kept
    }

    /// Copies `from` into the ranges, for files whose bytes the host has; returns how many bytes fitted.
    pub fn copy_out(&self, from: &[u8]) -> usize {
        self.cursor().copy_out(from)
    }

    /// Copies the ranges into `to`, for files whose bytes the host has; returns how many bytes there were room for.
    pub fn copy_in(&self, to: &mut [u8]) -> usize {
        self.cursor().copy_in(to)
    }

    /// The first byte of the ranges, for files whose bytes the host has in several pieces.
    #[must_use]
    pub fn cursor(&self) -> IoCursor<'_> {
        IoCursor { ranges: self.as_slice(), done: 0, left: self.total }
    }
}

/// A place in the ranges of an [`IoVecs`], which moves on with each copy.
#[derive(Debug)]
pub struct IoCursor<'i> {
    /// The ranges that are left.
    ranges: &'i [IoVec],
    /// How much of the first of them is behind the cursor.
    done: usize,
    /// Bytes ahead of the cursor.
    left: usize,
}

impl IoCursor<'_> {
    /// How many bytes lie ahead.
    #[must_use]
    pub const fn left(&self) -> usize {
        self.left
    }

    /// Copies `from` to what lies ahead; returns how many bytes fitted.
    pub fn copy_out(&mut self, from: &[u8]) -> usize {
        let mut rest = from;
        while let Some((base, len)) = self.next(rest.len()) {
            let (head, tail) = rest.split_at(len);
            copy_to_guest(head, base);
            rest = tail;
        }
        from.len() - rest.len()
    }

    /// Copies what lies ahead into `to`; returns how many bytes there were.
    pub fn copy_in(&mut self, to: &mut [u8]) -> usize {
        let mut done = 0;
        while let Some((base, len)) = self.next(to.len() - done) {
            copy_from_guest(base, &mut to[done..done + len]);
            done += len;
        }
        done
    }

    /// Writes `len` zeroes to what lies ahead; returns how many fitted.
    pub fn fill_zero(&mut self, len: usize) -> usize {
        const ZEROES: [u8; 256] = [0; 256];
        let len = len.min(self.left);
        let mut rest = len;
        while rest > 0 {
            rest -= self.copy_out(&ZEROES[..rest.min(ZEROES.len())]);
        }
        len
    }

    /// Moves past a piece of at most `most` bytes that lies in one range; `None` when there is none.
    fn next(&mut self, most: usize) -> Option<(*mut u8, usize)> {
        if most == 0 {
            return None;
        }
        loop {
            let (range, rest) = self.ranges.split_first()?;
            let len = (range.len - self.done).min(most);
            let base = range.base.wrapping_add(self.done);
            self.done += len;
            self.left -= len;
            if self.done == range.len {
                (self.ranges, self.done) = (rest, 0);
            }
            if len > 0 {
                return Some((base, len));
            }
        }
    }
}

/// The lengths: the bytes themselves may be changing.
impl core::fmt::Debug for IoVecs<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_list().entries(self.as_slice().iter().map(|range| range.len)).finish()
    }
}

impl Default for IoVecs<'_> {
    fn default() -> Self {
        Self::new()
    }
}
