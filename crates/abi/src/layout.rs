//! How values lie in guest memory: little-endian, naturally aligned as witx lays them out, pointers and sizes as wide
//! as the guest's memory is.
//!
//! Main types: [`Width`] (32 or 64 bit, chosen at compile time per thunk) and [`Value`] (a type with a layout).
//! One invariant: a value loads from, and stores to, exactly `SIZE` bytes.

use crate::memory::GuestMemory;
use crate::types::Errno;

/// The width of a guest's pointers and sizes.
pub trait Width: 'static {
    /// Bytes in a pointer.
    const BYTES: u64;
    /// Which element of [`Value::SIZE`] and [`Value::ALIGN`] counts.
    const INDEX: usize;
    /// The largest size a result can say.
    const MAX_SIZE: u64;
    /// What a pointer-sized parameter says: a 32-bit guest's word has nothing of worth above bit 31.
    fn word(raw: u64) -> u64;
    /// Loads a pointer or size.
    ///
    /// # Errors
    /// `fault` outside the memory.
    fn load(memory: GuestMemory<'_>, at: u64) -> Result<u64, Errno>;
    /// Stores a pointer or size.
    ///
    /// # Errors
    /// `fault` outside the memory, `overflow` when the guest's width cannot say `value`.
    fn store(memory: GuestMemory<'_>, at: u64, value: u64) -> Result<(), Errno>;
}

/// 32-bit guests (`wasm32`).
#[derive(Debug)]
pub enum W32 {}

/// 64-bit guests (`wasm64`).
#[derive(Debug)]
pub enum W64 {}

impl Width for W32 {
    const BYTES: u64 = 4;
    const INDEX: usize = 0;
    const MAX_SIZE: u64 = u32::MAX as u64;

    #[inline]
    fn word(raw: u64) -> u64 {
        raw & 0xffff_ffff
    }

    #[inline]
    fn load(memory: GuestMemory<'_>, at: u64) -> Result<u64, Errno> {
        memory.load_u32(at).map(u64::from)
    }

    #[inline]
    fn store(memory: GuestMemory<'_>, at: u64, value: u64) -> Result<(), Errno> {
        memory.store_u32(at, u32::try_from(value).map_err(|_| Errno::Overflow)?)
    }
}

impl Width for W64 {
    const BYTES: u64 = 8;
    const INDEX: usize = 1;
    const MAX_SIZE: u64 = i64::MAX as u64;

    #[inline]
    fn word(raw: u64) -> u64 {
        raw
    }

    #[inline]
    fn load(memory: GuestMemory<'_>, at: u64) -> Result<u64, Errno> {
        memory.load_u64(at)
    }

    #[inline]
    fn store(memory: GuestMemory<'_>, at: u64, value: u64) -> Result<(), Errno> {
        memory.store_u64(at, value)
    }
}

/// A type with a layout in guest memory.
pub trait Value: Sized + 'static {
    /// Size in bytes, for 32-bit and for 64-bit guests.
    const SIZE: [u64; 2];
    /// Alignment in bytes, for 32-bit and for 64-bit guests.
    const ALIGN: [u64; 2];

    /// Loads one from `at`.
    ///
    /// # Errors
    /// `fault` outside the memory, `inval` for bytes that are no such value.
    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno>;

    /// Stores it at `at`.
    ///
    /// # Errors
    /// `fault` outside the memory, `overflow` when the guest's width cannot say it.
    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno>;
}

macro_rules! integers {
    ($($int:ty, $size:literal, $load:ident, $store:ident, $raw:ty;)*) => {$(
        impl Value for $int {
            const SIZE: [u64; 2] = [$size; 2];
            const ALIGN: [u64; 2] = [$size; 2];

            #[inline]
            fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
                Ok(<$int>::from_ne_bytes(memory.$load(at)?.to_ne_bytes()))
            }

            #[inline]
            fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
                memory.$store(at, <$raw>::from_ne_bytes(self.to_ne_bytes()))
            }
        }
    )*};
}

integers! {
    u8, 1, load_u8, store_u8, u8;
    i8, 1, load_u8, store_u8, u8;
    u16, 2, load_u16, store_u16, u16;
    i16, 2, load_u16, store_u16, u16;
    u32, 4, load_u32, store_u32, u32;
    i32, 4, load_u32, store_u32, u32;
    u64, 8, load_u64, store_u64, u64;
    i64, 8, load_u64, store_u64, u64;
}

/// Sizes are as wide as the guest's pointers.
impl Value for usize {
    const SIZE: [u64; 2] = [4, 8];
    const ALIGN: [u64; 2] = [4, 8];

    #[inline]
    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        usize::try_from(W::load(memory, at)?).map_err(|_| Errno::Overflow)
    }

    #[inline]
    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        W::store(memory, at, *self as u64)
    }
}

/// A guest address: as wide as the guest's pointers, always 64 bits on the host.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Address(pub u64);

impl Value for Address {
    const SIZE: [u64; 2] = [4, 8];
    const ALIGN: [u64; 2] = [4, 8];

    #[inline]
    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        W::load(memory, at).map(Address)
    }

    #[inline]
    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        W::store(memory, at, self.0)
    }
}

/// One byte: zero is false, anything else is true.
impl Value for bool {
    const SIZE: [u64; 2] = [1; 2];
    const ALIGN: [u64; 2] = [1; 2];

    #[inline]
    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Ok(memory.load_u8(at)? != 0)
    }

    #[inline]
    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.store_u8(at, u8::from(*self))
    }
}

/// Moves `value` up to the next multiple of `align`, a power of two.
#[must_use]
pub const fn align_up(value: u64, align: u64) -> u64 {
    (value + align - 1) & !(align - 1)
}
