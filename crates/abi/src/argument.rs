//! What calls are given besides plain values: pointers, slices, buffers, strings. Each is claimed at the thunk, so a
//! call's body can only meet an address that lies in the guest's memory.
//!
//! Main types: [`GuestString`], [`OutBytes`], [`GuestSlice`], [`GuestPtr`]. One invariant: none of them lets a body
//! know whether the guest is a 32-bit or a 64-bit one, nor which dialect it speaks.

use core::cell::Cell;
use core::fmt;

use crate::layout::{Value, Width};
use crate::memory::GuestMemory;
use crate::types::Errno;

/// How values of the host type `T` lie in the guest's memory in one dialect and width.
struct Codec<T> {
    size: u64,
    load: fn(GuestMemory<'_>, u64) -> Result<T, Errno>,
    store: fn(&T, GuestMemory<'_>, u64) -> Result<(), Errno>,
}

impl<T> Clone for Codec<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Codec<T> {}

impl<T: Clone> Codec<T> {
    /// The dialect's type `P`, converted to and from `T`.
    fn of<P: Value + From<T> + Into<T>, W: Width>() -> Self {
        Codec {
            size: P::SIZE[W::INDEX],
            load: |memory, at| P::load::<W>(memory, at).map(Into::into),
            store: |value, memory, at| P::from(value.clone()).store::<W>(memory, at),
        }
    }
}

/// A pointer to one `T` in guest memory.
pub struct GuestPtr<'m, T> {
    memory: GuestMemory<'m>,
    at: u64,
    codec: Codec<T>,
}

impl<'m, T: Clone> GuestPtr<'m, T> {
    /// Claims the `P` at `at`.
    ///
    /// # Errors
    /// `fault` outside the memory.
    pub fn new<P: Value + From<T> + Into<T>, W: Width>(
        memory: GuestMemory<'m>,
        at: u64,
    ) -> Result<Self, Errno> {
        let codec = Codec::of::<P, W>();
        memory.claim(at, codec.size)?;
        Ok(GuestPtr { memory, at, codec })
    }

    /// Loads the value.
    ///
    /// # Errors
    /// `inval` for bytes that are no such value.
    pub fn load(&self) -> Result<T, Errno> {
        (self.codec.load)(self.memory, self.at)
    }

    /// Stores `value`.
    ///
    /// # Errors
    /// `overflow` when the guest's width cannot say it.
    pub fn store(&self, value: &T) -> Result<(), Errno> {
        (self.codec.store)(value, self.memory, self.at)
    }

    /// Claims the value that is `index` places after it, for calls that are told of an array's start alone.
    ///
    /// # Errors
    /// `fault` outside the memory.
    pub fn element(&self, index: usize) -> Result<Self, Errno> {
        let offset = (index as u64).checked_mul(self.codec.size).ok_or(Errno::Fault)?;
        let at = self.at.checked_add(offset).ok_or(Errno::Fault)?;
        self.memory.claim(at, self.codec.size)?;
        Ok(GuestPtr { at, ..*self })
    }

    /// The guest's address, for queues and snapshots that are keyed by it.
    #[must_use]
    pub fn address(&self) -> u64 {
        self.at
    }

    /// The memory it points into.
    #[must_use]
    pub fn memory(&self) -> GuestMemory<'m> {
        self.memory
    }
}

impl<T> Clone for GuestPtr<'_, T> {
    fn clone(&self) -> Self {
        GuestPtr { ..*self }
    }
}

impl<T> fmt::Debug for GuestPtr<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}", self.at)
    }
}

/// An array of `T` in guest memory, reached by index.
pub struct GuestSlice<'m, T> {
    memory: GuestMemory<'m>,
    at: u64,
    len: usize,
    codec: Codec<T>,
}

impl<'m, T: Clone> GuestSlice<'m, T> {
    /// Claims `count` values of the dialect's type `P` at `at`.
    ///
    /// # Errors
    /// `fault` when the array does not lie inside the memory.
    pub fn new<P: Value + From<T> + Into<T>, W: Width>(
        memory: GuestMemory<'m>,
        at: u64,
        count: u64,
    ) -> Result<Self, Errno> {
        let codec = Codec::of::<P, W>();
        memory.claim(at, count.checked_mul(codec.size).ok_or(Errno::Fault)?)?;
        Ok(GuestSlice { memory, at, len: usize::try_from(count).map_err(|_| Errno::Fault)?, codec })
    }

    /// How many elements it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The memory that it lies in, and that addresses in it point into.
    #[must_use]
    pub fn memory(&self) -> GuestMemory<'m> {
        self.memory
    }

    fn address(&self, index: usize) -> Result<u64, Errno> {
        if index < self.len { Ok(self.at + index as u64 * self.codec.size) } else { Err(Errno::Fault) }
    }

    /// Loads element `index`.
    ///
    /// # Errors
    /// `fault` beyond the end, `inval` for bytes that are no such value.
    pub fn get(&self, index: usize) -> Result<T, Errno> {
        (self.codec.load)(self.memory, self.address(index)?)
    }

    /// The first eight bytes of element `index`: of a record that begins with a mark of the guest's, the mark, also when
    /// [`GuestSlice::get`] answers that the rest is no such value.
    ///
    /// # Errors
    /// `fault` beyond the end.
    pub fn mark(&self, index: usize) -> Result<u64, Errno> {
        self.memory.load_u64(self.address(index)?)
    }

    /// Stores element `index`.
    ///
    /// # Errors
    /// `fault` beyond the end, `overflow` when the guest's width cannot say it.
    pub fn set(&self, index: usize, value: &T) -> Result<(), Errno> {
        (self.codec.store)(value, self.memory, self.address(index)?)
    }
}

impl<T> Clone for GuestSlice<'_, T> {
    fn clone(&self) -> Self {
        GuestSlice { ..*self }
    }
}

impl<T> fmt::Debug for GuestSlice<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}[{}]", self.at, self.len)
    }
}

/// A buffer in guest memory that a call fills from its start; what does not fit is cut.
pub struct OutBytes<'m> {
    memory: GuestMemory<'m>,
    at: u64,
    len: usize,
    written: usize,
}

impl<'m> OutBytes<'m> {
    /// Claims `len` bytes at `at`.
    ///
    /// # Errors
    /// `fault` when they do not lie inside the memory.
    pub fn new(memory: GuestMemory<'m>, at: u64, len: u64) -> Result<Self, Errno> {
        memory.claim(at, len)?;
        Ok(OutBytes { memory, at, len: usize::try_from(len).map_err(|_| Errno::Fault)?, written: 0 })
    }

    /// How many bytes it can hold.
    #[must_use]
    pub fn capacity(&self) -> usize {
        self.len
    }

    /// How many bytes have been written.
    #[must_use]
    pub fn written(&self) -> usize {
        self.written
    }

    /// How many bytes are still free.
    #[must_use]
    pub fn room(&self) -> usize {
        self.len - self.written
    }

    /// Appends as much of `bytes` as there is room for; says how much that was.
    pub fn push(&mut self, bytes: &[u8]) -> usize {
        let fits = bytes.len().min(self.room());
        // The claim of `new` covers the range, so this cannot fail; a guest would only see fewer bytes.
        match self.memory.copy_out(self.at + self.written as u64, &bytes[..fits]) {
            Ok(()) => {
                self.written += fits;
                fits
            }
            Err(_) => 0,
        }
    }

    /// The whole buffer, to be read: for those who want to see afterwards what a call has left there.
    #[must_use]
    pub fn view(&self) -> InBytes<'m> {
        InBytes { memory: self.memory, at: self.at, len: self.len }
    }

    /// The whole buffer as the operating system wants it: first byte and length.
    ///
    /// # Errors
    /// None in practice: the range was claimed when this was made.
    pub fn as_raw(&self) -> Result<(*mut u8, usize), Errno> {
        Ok((self.memory.claim(self.at, self.len as u64)?, self.len))
    }
}

impl fmt::Debug for OutBytes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}[{}]", self.at, self.len)
    }
}

/// Bytes in guest memory that a call reads.
#[derive(Clone, Copy)]
pub struct InBytes<'m> {
    memory: GuestMemory<'m>,
    at: u64,
    len: usize,
}

impl<'m> InBytes<'m> {
    /// Claims `len` bytes at `at`.
    ///
    /// # Errors
    /// `fault` when they do not lie inside the memory.
    pub fn new(memory: GuestMemory<'m>, at: u64, len: u64) -> Result<Self, Errno> {
        memory.claim(at, len)?;
        Ok(InBytes { memory, at, len: usize::try_from(len).map_err(|_| Errno::Fault)? })
    }

    /// How many bytes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The first `len` of them, or all.
    #[must_use]
    pub fn first(self, len: usize) -> Self {
        InBytes { len: self.len.min(len), ..self }
    }

    /// Those after the first `len`.
    #[must_use]
    pub fn skip(self, len: usize) -> Self {
        let len = self.len.min(len);
        InBytes { at: self.at + len as u64, len: self.len - len, ..self }
    }

    /// Copies the first of them into `to`; says how many that was.
    #[must_use]
    pub fn read(&self, to: &mut [u8]) -> usize {
        let len = self.len.min(to.len());
        // The claim of `new` covers the range, so this cannot fail.
        self.memory.copy_in(self.at, &mut to[..len]).map_or(0, |()| len)
    }

    /// Copies them to the host.
    ///
    /// # Errors
    /// None in practice: the range was claimed when this was made.
    pub fn copy_to_vec(&self) -> Result<Vec<u8>, Errno> {
        let mut bytes = vec![0; self.len];
        self.memory.copy_in(self.at, &mut bytes)?;
        Ok(bytes)
    }
}

impl fmt::Debug for InBytes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}[{}]", self.at, self.len)
    }
}

/// The longest string a call takes, in bytes: Linux's `PATH_MAX`, which counts the NUL.
pub const STRING_MAX: usize = 4095;

/// The longest string that is no path, in bytes: what web servers take of a URL or of headers, and some.
pub const LONG_STRING_MAX: usize = 64 << 10;

/// Strings up to this length are copied to the stack.
const SHORT: usize = 255;

/// A path or a name, copied once from the guest: valid UTF-8, without NUL, at most [`STRING_MAX`] bytes
/// ([`LONG_STRING_MAX`], if it is no path).
///
/// Short ones live on the stack; the bytes are followed by a NUL for the operating system.
pub struct GuestString {
    short: [u8; SHORT + 1],
    long: Vec<u8>,
    len: usize,
}

#[cold]
fn check(bytes: &[u8]) -> Result<(), Errno> {
    if core::str::from_utf8(bytes).is_err() {
        return Err(Errno::Ilseq);
    }
    if bytes.contains(&0) { Err(Errno::Inval) } else { Ok(()) }
}

impl GuestString {
    /// Copies `len` bytes at `at`.
    ///
    /// # Errors
    /// `fault` outside the memory, `nametoolong` beyond [`STRING_MAX`], `ilseq` when it is not UTF-8, `inval` when it
    /// contains a NUL.
    // Made where it is used: moving it would cost more than all the rest.
    #[inline(always)]
    pub fn new(memory: GuestMemory<'_>, at: u64, len: u64) -> Result<Self, Errno> {
        Self::up_to(STRING_MAX, Errno::Nametoolong, memory, at, len)
    }

    /// As [`GuestString::new`], of a string that is no path.
    ///
    /// # Errors
    /// As of a path, but `2big` beyond [`LONG_STRING_MAX`].
    pub fn long(memory: GuestMemory<'_>, at: u64, len: u64) -> Result<Self, Errno> {
        Self::up_to(LONG_STRING_MAX, Errno::TwoBig, memory, at, len)
    }

    #[inline(always)]
    fn up_to(
        longest: usize,
        too_long: Errno,
        memory: GuestMemory<'_>,
        at: u64,
        len: u64,
    ) -> Result<Self, Errno> {
        memory.claim(at, len)?;
        let len = usize::try_from(len).ok().filter(|len| *len <= longest).ok_or(too_long)?;
        let mut string = GuestString { short: [0; SHORT + 1], long: Vec::new(), len };
        let room = if len <= SHORT {
            &mut string.short[..len]
        } else {
            string.long.resize(len + 1, 0);
            &mut string.long[..len]
        };
        memory.copy_in(at, room)?;
        // Most are ASCII, which is looked at once.
        if !room.iter().all(|byte| (1..0x80).contains(byte)) {
            check(room)?;
        }
        Ok(string)
    }

    /// One made by the host, for calls that it makes itself.
    ///
    /// # Errors
    /// `nametoolong` and `inval` as in [`GuestString::new`].
    pub fn from_host(text: &str) -> Result<Self, Errno> {
        if text.len() > STRING_MAX {
            return Err(Errno::Nametoolong);
        }
        if text.as_bytes().contains(&0) {
            return Err(Errno::Inval);
        }
        let mut string = GuestString { short: [0; SHORT + 1], long: Vec::new(), len: text.len() };
        if text.len() <= SHORT {
            string.short[..text.len()].copy_from_slice(text.as_bytes());
        } else {
            string.long = [text.as_bytes(), &[0]].concat();
        }
        Ok(string)
    }

    fn with_nul(&self) -> &[u8] {
        if self.len <= SHORT { &self.short[..=self.len] } else { &self.long }
    }

    /// Its bytes, without the NUL.
    #[inline]
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.with_nul()[..self.len]
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(self.as_bytes()).expect("checked when the string was copied")
    }

    /// As the operating system wants it.
    #[inline]
    #[must_use]
    pub fn as_cstr(&self) -> &core::ffi::CStr {
        core::ffi::CStr::from_bytes_with_nul(self.with_nul())
            .expect("one NUL, at the end, since the string was copied")
    }

    /// Its length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it is the empty string.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

impl fmt::Debug for GuestString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

/// Strings laid out once as `args_get` and `environ_get` hand them out: each followed by a NUL, back to back.
#[derive(Clone, Debug, Default)]
pub struct StringBlock {
    bytes: Vec<u8>,
    starts: Vec<u32>,
}

impl StringBlock {
    /// Lays out `strings`.
    ///
    /// # Errors
    /// `inval` when one contains a NUL, `2big` when together they exceed 4 GiB.
    pub fn new<S: AsRef<[u8]>>(strings: impl IntoIterator<Item = S>) -> Result<Self, Errno> {
        let mut block = StringBlock::default();
        for string in strings {
            let string = string.as_ref();
            if string.contains(&0) {
                return Err(Errno::Inval);
            }
            block.starts.push(u32::try_from(block.bytes.len()).map_err(|_| Errno::TwoBig)?);
            block.bytes.extend_from_slice(string);
            block.bytes.push(0);
        }
        u32::try_from(block.bytes.len()).map_err(|_| Errno::TwoBig)?;
        Ok(block)
    }

    /// How many strings there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// How many bytes they take, NULs included.
    #[must_use]
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// The strings, without their NULs.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let ends = self.starts.iter().skip(1).map(|start| *start as usize).chain([self.bytes.len()]);
        self.starts.iter().zip(ends).map(|(start, end)| &self.bytes[*start as usize..end - 1])
    }
}

/// Where a guest wants a [`StringBlock`]: an array of pointers and a buffer they point into.
#[derive(Clone)]
pub struct OutStrings<'m> {
    memory: GuestMemory<'m>,
    pointers: u64,
    buffer: u64,
    pointer_size: u64,
    store: fn(GuestMemory<'_>, u64, u64) -> Result<(), Errno>,
    load: fn(GuestMemory<'_>, u64) -> Result<u64, Errno>,
    count: Option<&'m Cell<usize>>,
}

impl<'m> OutStrings<'m> {
    /// An array of pointers of width `W` at `pointers`, a buffer at `buffer`; how long they are, the strings say.
    #[must_use]
    pub fn new<W: Width>(memory: GuestMemory<'m>, pointers: u64, buffer: u64) -> Self {
        OutStrings {
            memory,
            pointers,
            buffer,
            pointer_size: W::BYTES,
            store: W::store,
            load: W::load,
            count: None,
        }
    }

    /// The guest's address of the array of pointers.
    #[must_use]
    pub fn address(&self) -> u64 {
        self.pointers
    }

    /// The same, with a place where it is left how many strings were written.
    #[must_use]
    pub fn counted<'c>(self, count: &'c Cell<usize>) -> OutStrings<'c>
    where
        'm: 'c,
    {
        OutStrings { count: Some(count), ..self }
    }

    /// The string `index` of those that were written, as the guest now finds it: how much of it fits into `to`, and how
    /// long it is.
    ///
    /// # Errors
    /// `fault` or `2big` when the guest's other threads have changed the pointers or the strings meanwhile.
    pub fn read(&self, index: usize, to: &mut [u8]) -> Result<(usize, usize), Errno> {
        const LONGEST: usize = 1 << 20;
        let slot = self.pointers + index as u64 * self.pointer_size;
        let at = (self.load)(self.memory, slot)?;
        let mut len = 0;
        loop {
            match self.memory.load_u8(at.saturating_add(len as u64))? {
                0 => return Ok((len.min(to.len()), len)),
                _ if len == LONGEST => return Err(Errno::TwoBig),
                byte => {
                    if let Some(place) = to.get_mut(len) {
                        *place = byte;
                    }
                    len += 1;
                }
            }
        }
    }

    /// Writes the strings and the pointers to them.
    ///
    /// # Errors
    /// `fault` when they do not lie inside the memory; nothing is written then.
    pub fn write(&self, strings: &StringBlock) -> Result<(), Errno> {
        self.memory.claim(self.pointers, strings.starts.len() as u64 * self.pointer_size)?;
        self.memory.copy_out(self.buffer, &strings.bytes)?;
        let slots = (self.pointers..).step_by(if self.pointer_size == 8 { 8 } else { 4 });
        for (start, slot) in strings.starts.iter().zip(slots) {
            (self.store)(self.memory, slot, self.buffer + u64::from(*start))?;
        }
        if let Some(count) = self.count {
            count.set(strings.count());
        }
        Ok(())
    }
}

impl fmt::Debug for OutStrings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x} into {:#x}", self.pointers, self.buffer)
    }
}

/// A list of strings that a guest passes: newline-separated text, or an array of pointers to NUL-terminated strings.
#[derive(Clone, Copy)]
pub struct StringList<'m> {
    memory: GuestMemory<'m>,
    at: u64,
    len: u64,
    kind: ListKind,
}

impl fmt::Debug for StringList<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_vec() {
            Ok(strings) => f
                .debug_list()
                .entries(strings.iter().map(|string| string.escape_ascii().to_string()))
                .finish(),
            Err(errno) => write!(f, "{:#x} ({})", self.at, errno.name()),
        }
    }
}

#[derive(Clone, Copy)]
enum ListKind {
    Lines,
    Pointers { size: u64, load: fn(GuestMemory<'_>, u64) -> Result<u64, Errno> },
}

impl<'m> StringList<'m> {
    /// Newline-separated text of `len` bytes at `at`.
    ///
    /// # Errors
    /// `fault` outside the memory.
    pub fn lines(memory: GuestMemory<'m>, at: u64, len: u64) -> Result<Self, Errno> {
        memory.claim(at, len)?;
        Ok(StringList { memory, at, len, kind: ListKind::Lines })
    }

    /// `count` pointers of width `W` at `at`, each to a NUL-terminated string.
    ///
    /// # Errors
    /// `fault` when the array does not lie inside the memory.
    pub fn pointers<W: Width>(memory: GuestMemory<'m>, at: u64, count: u64) -> Result<Self, Errno> {
        memory.claim(at, count.checked_mul(W::BYTES).ok_or(Errno::Fault)?)?;
        let kind = ListKind::Pointers { size: W::BYTES, load: W::load };
        Ok(StringList { memory, at, len: count, kind })
    }

    /// Copies the strings to the host, byte for byte.
    ///
    /// # Errors
    /// `fault` when a string does not end inside the memory; `2big` when one is longer than 128 KiB (Linux's
    /// `MAX_ARG_STRLEN`), or all together, with a NUL and a pointer for each, longer than 2 MiB (`ARG_MAX`). So a guest
    /// that names one string a million times takes little of the host's memory.
    pub fn to_vec(&self) -> Result<Vec<Vec<u8>>, Errno> {
        const ARG_MAX: usize = 2 * 1024 * 1024;
        let mut left = ARG_MAX;
        let mut count = |string: &[u8]| {
            left = left.checked_sub(string.len() + 1 + size_of::<u64>()).ok_or(Errno::TwoBig)?;
            Ok(())
        };
        match self.kind {
            ListKind::Lines => {
                if self.len > ARG_MAX as u64 {
                    return Err(Errno::TwoBig);
                }
                let text = InBytes::new(self.memory, self.at, self.len)?.copy_to_vec()?;
                if text.is_empty() {
                    return Ok(Vec::new());
                }
                let text = text.strip_suffix(b"\n").unwrap_or(&text);
                let line = |line: &[u8]| count(line).map(|()| line.to_vec());
                text.split(|byte| *byte == b'\n').map(line).collect()
            }
            ListKind::Pointers { size, load } => {
                let string = |index: u64| {
                    let string = self.nul_terminated(load(self.memory, self.at + index * size)?)?;
                    count(&string).map(|()| string)
                };
                (0..self.len).map(string).collect()
            }
        }
    }

    fn nul_terminated(&self, at: u64) -> Result<Vec<u8>, Errno> {
        const MAX_ARG_STRLEN: usize = 128 * 1024;
        let mut string = Vec::new();
        for addr in at.. {
            match self.memory.load_u8(addr)? {
                0 => return Ok(string),
                byte if string.len() < MAX_ARG_STRLEN => string.push(byte),
                _ => return Err(Errno::TwoBig),
            }
        }
        Err(Errno::Fault)
    }
}
