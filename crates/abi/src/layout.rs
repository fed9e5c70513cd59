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

macro_rules! numbers {
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

numbers! {
    u8, 1, load_u8, store_u8, u8;
    i8, 1, load_u8, store_u8, u8;
    u16, 2, load_u16, store_u16, u16;
    i16, 2, load_u16, store_u16, u16;
    u32, 4, load_u32, store_u32, u32;
    i32, 4, load_u32, store_u32, u32;
    u64, 8, load_u64, store_u64, u64;
    i64, 8, load_u64, store_u64, u64;
    f32, 4, load_u32, store_u32, u32;
    f64, 8, load_u64, store_u64, u64;
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

/// A type that a call takes as a parameter of its own, in one wasm word.
pub trait Word: Sized {
    /// Makes sense of the word. An `i32` parameter fills its low half; the high half may hold anything.
    ///
    /// # Errors
    /// `inval` when the word is no such value.
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno>;
}

/// The low half of a word: an `i32` parameter.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the high half is not part of the parameter")]
const fn low(word: u64) -> u32 {
    word as u32
}

macro_rules! words {
    ($($int:ty: $word:ident => $value:expr;)*) => {$(
        impl Word for $int {
            #[inline]
            fn from_word<W: Width>($word: u64) -> Result<Self, Errno> {
                $value
            }
        }
    )*};
}

words! {
    u8: word => u8::try_from(low(word)).map_err(|_| Errno::Inval);
    u16: word => u16::try_from(low(word)).map_err(|_| Errno::Inval);
    i8: word => i8::try_from(low(word).cast_signed()).map_err(|_| Errno::Inval);
    i16: word => i16::try_from(low(word).cast_signed()).map_err(|_| Errno::Inval);
    u32: word => Ok(low(word));
    i32: word => Ok(low(word).cast_signed());
    u64: word => Ok(word);
    i64: word => Ok(word.cast_signed());
    bool: word => Ok(low(word) != 0);
    usize: word => usize::try_from(W::word(word)).map_err(|_| Errno::Overflow);
    Address: word => Ok(Address(W::word(word)));
}

/// An array lies element after element.
impl<T: Value, const N: usize> Value for [T; N] {
    const SIZE: [u64; 2] = [T::SIZE[0] * N as u64, T::SIZE[1] * N as u64];
    const ALIGN: [u64; 2] = T::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        let mut loaded = (0..N as u64).map(|index| T::load::<W>(memory, at + index * T::SIZE[W::INDEX]));
        let mut error = Errno::Fault;
        let elements = std::array::from_fn(|_| loaded.next()?.map_err(|errno| error = errno).ok());
        if elements.iter().all(Option::is_some) {
            Ok(elements.map(|element| element.expect("looked at")))
        } else {
            Err(error)
        }
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        (0u64..)
            .zip(self)
            .try_for_each(|(index, element)| element.store::<W>(memory, at + index * T::SIZE[W::INDEX]))
    }
}

/// What every flags type has besides its bits; for generated text.
#[doc(hidden)]
#[macro_export]
macro_rules! flags {
    ($name:ident: $repr:ty, $check:ident; $($(#[$doc:meta])* $flag:ident = $bits:literal, $text:literal;)*) => {
        impl $name {
            $($(#[$doc])* pub const $flag: $name = $name($bits);)*

            /// The bits that have a name, and the name.
            pub const NAMES: &'static [(u64, &'static str)] = &[$(($bits, $text)),*];

            /// No flag.
            #[must_use]
            pub const fn empty() -> Self {
                $name(0)
            }

            /// Every flag that has a name.
            #[must_use]
            pub const fn all() -> Self {
                $name(0 $(| $bits)*)
            }

            /// The bits as the guest has them.
            #[must_use]
            pub const fn bits(self) -> $repr {
                self.0
            }

            /// The flags of these bits; bits without a name are dropped.
            #[must_use]
            pub const fn from_bits_truncate(bits: $repr) -> Self {
                $name(bits & Self::all().0)
            }

            /// Whether all of `other` are set.
            #[must_use]
            pub const fn contains(self, other: Self) -> bool {
                self.0 & other.0 == other.0
            }

            /// Whether any of `other` is set.
            #[must_use]
            pub const fn intersects(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }

            /// Whether none is set.
            #[must_use]
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// Those of either.
            #[must_use]
            pub const fn union(self, other: Self) -> Self {
                $name(self.0 | other.0)
            }

            /// Those of both.
            #[must_use]
            pub const fn intersection(self, other: Self) -> Self {
                $name(self.0 & other.0)
            }

            /// Those that `other` has not.
            #[must_use]
            pub const fn difference(self, other: Self) -> Self {
                $name(self.0 & !other.0)
            }

            fn checked(bits: $repr) -> Result<Self, $crate::types::Errno> {
                $crate::layout::flags!(@$check $name bits)
            }
        }

        impl $crate::layout::Value for $name {
            const SIZE: [u64; 2] = <$repr as $crate::layout::Value>::SIZE;
            const ALIGN: [u64; 2] = <$repr as $crate::layout::Value>::ALIGN;

            fn load<W: $crate::layout::Width>(
                memory: $crate::memory::GuestMemory<'_>,
                at: u64,
            ) -> Result<Self, $crate::types::Errno> {
                Self::checked(<$repr as $crate::layout::Value>::load::<W>(memory, at)?)
            }

            fn store<W: $crate::layout::Width>(
                &self,
                memory: $crate::memory::GuestMemory<'_>,
                at: u64,
            ) -> Result<(), $crate::types::Errno> {
                self.0.store::<W>(memory, at)
            }
        }

        impl $crate::layout::Word for $name {
            #[inline]
            fn from_word<W: $crate::layout::Width>(word: u64) -> Result<Self, $crate::types::Errno> {
                Self::checked(<$repr as $crate::layout::Word>::from_word::<W>(word)?)
            }
        }

        impl core::ops::BitOr for $name {
            type Output = Self;

            fn bitor(self, other: Self) -> Self {
                self.union(other)
            }
        }

        impl core::ops::BitOrAssign for $name {
            fn bitor_assign(&mut self, other: Self) {
                *self = self.union(other);
            }
        }

        impl core::ops::BitAnd for $name {
            type Output = Self;

            fn bitand(self, other: Self) -> Self {
                self.intersection(other)
            }
        }

        impl core::ops::Sub for $name {
            type Output = Self;

            fn sub(self, other: Self) -> Self {
                self.difference(other)
            }
        }

        impl core::ops::Not for $name {
            type Output = Self;

            fn not(self) -> Self {
                Self::all().difference(self)
            }
        }

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                let names = Self::NAMES.iter().filter(|(bits, _)| u64::from(self.0) & bits == *bits);
                let mut empty = true;
                for (_, name) in names {
                    write!(f, "{}{name}", if empty { "" } else { "|" })?;
                    empty = false;
                }
                if empty { f.write_str("0") } else { Ok(()) }
            }
        }
    };
    (@strict $name:ident $bits:ident) => {
        if $bits & !Self::all().0 == 0 { Ok($name($bits)) } else { Err($crate::types::Errno::Inval) }
    };
    (@lenient $name:ident $bits:ident) => {
        Ok(Self::from_bits_truncate($bits))
    };
}

#[doc(hidden)]
pub use flags;
