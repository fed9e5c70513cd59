//! Written from tests/cli/shapes.witx by `waxwing witx host`.

use waxwing::abi::argument::{GuestPtr, GuestSlice, GuestString, InBytes};
use waxwing::abi::call::{WasmType, Words};
use waxwing::abi::import::{Import, Refusal, answer};
use waxwing::abi::layout::{Address, Value, W32, W64, Width, Word};
use waxwing::abi::memory::GuestMemory;
use waxwing::abi::types::Errno as Fault;

/// witx `errno`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u16)]
pub enum Errno {
    /// `success`
    Success = 0,
    /// `fault`
    Fault = 1,
    /// `inval`
    Inval = 2,
}

impl Errno {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u16) -> Option<Self> {
        match raw {
            0 => Some(Errno::Success),
            1 => Some(Errno::Fault),
            2 => Some(Errno::Inval),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u16 {
        self as u16
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Errno::Success => "success",
            Errno::Fault => "fault",
            Errno::Inval => "inval",
        }
    }
}

impl Value for Errno {
    const SIZE: [u64; 2] = <u16 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u16 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Fault> {
        Errno::from_raw(<u16 as Value>::load::<W>(memory, at)?).ok_or(Fault::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Fault> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for Errno {
    fn from_word<W: Width>(word: u64) -> Result<Self, Fault> {
        Errno::from_raw(<u16>::from_word::<W>(word)?).ok_or(Fault::Inval)
    }
}

/// witx `text`.
pub type Text = [Address; 2];

/// witx `alias`.
pub type Alias = Text;

/// witx `bytes`.
pub type Bytes = [Address; 2];

/// witx `texts`.
pub type Texts = [Address; 2];

/// witx `pair`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair(pub u8, pub [Address; 2], pub [u16; 3]);

impl Value for Pair {
    const SIZE: [u64; 2] = [20, 32];
    const ALIGN: [u64; 2] = [4, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Fault> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(Pair(
            <u8>::load::<W>(memory, at)?,
            <[Address; 2]>::load::<W>(memory, at + [4, 8][W::INDEX])?,
            <[u16; 3]>::load::<W>(memory, at + [12, 24][W::INDEX])?,
        ))
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Fault> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.0.store::<W>(memory, at)?;
        self.1.store::<W>(memory, at + [4, 8][W::INDEX])?;
        self.2.store::<W>(memory, at + [12, 24][W::INDEX])?;
        Ok(())
    }
}

/// witx `three`.
pub type Three = [Text; 3];

/// witx `two`.
pub type Two = [[Address; 2]; 2];

/// witx `at`.
pub type At = Address;

/// witx `fd`.
pub type Fd = u32;

/// witx `small`.
pub type Small = i8;

/// witx `options`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Options(u64);

waxwing::abi::layout::flags! {
    Options: u64, strict;
    /// `a`
    A = 0x1, "a";
    /// `b`
    B = 0x2, "b";
}

/// witx `big`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Big {
    /// `text`
    pub text: [Address; 2],
    /// `bytes`
    pub bytes: [Address; 2],
    /// `texts`
    pub texts: [Address; 2],
    /// `two`
    pub two: [[Address; 2]; 2],
    /// `rows`
    pub rows: [[u8; 4]; 2],
    /// `named`
    pub named: Text,
    /// `pair`
    pub pair: Pair,
    /// `half`
    pub half: f32,
    /// `whole`
    pub whole: f64,
    /// `row`
    pub row: Address,
    /// `deep`
    pub deep: Address,
    /// `small`
    pub small: Small,
}

impl Value for Big {
    const SIZE: [u64; 2] = [104, 176];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Fault> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(Big {
            text: <[Address; 2]>::load::<W>(memory, at)?,
            bytes: <[Address; 2]>::load::<W>(memory, at + [8, 16][W::INDEX])?,
            texts: <[Address; 2]>::load::<W>(memory, at + [16, 32][W::INDEX])?,
            two: <[[Address; 2]; 2]>::load::<W>(memory, at + [24, 48][W::INDEX])?,
            rows: <[[u8; 4]; 2]>::load::<W>(memory, at + [40, 80][W::INDEX])?,
            named: <Text>::load::<W>(memory, at + [48, 88][W::INDEX])?,
            pair: <Pair>::load::<W>(memory, at + [56, 104][W::INDEX])?,
            half: <f32>::load::<W>(memory, at + [76, 136][W::INDEX])?,
            whole: <f64>::load::<W>(memory, at + [80, 144][W::INDEX])?,
            row: <Address>::load::<W>(memory, at + [88, 152][W::INDEX])?,
            deep: <Address>::load::<W>(memory, at + [92, 160][W::INDEX])?,
            small: <Small>::load::<W>(memory, at + [96, 168][W::INDEX])?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Fault> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.text.store::<W>(memory, at)?;
        self.bytes.store::<W>(memory, at + [8, 16][W::INDEX])?;
        self.texts.store::<W>(memory, at + [16, 32][W::INDEX])?;
        self.two.store::<W>(memory, at + [24, 48][W::INDEX])?;
        self.rows.store::<W>(memory, at + [40, 80][W::INDEX])?;
        self.named.store::<W>(memory, at + [48, 88][W::INDEX])?;
        self.pair.store::<W>(memory, at + [56, 104][W::INDEX])?;
        self.half.store::<W>(memory, at + [76, 136][W::INDEX])?;
        self.whole.store::<W>(memory, at + [80, 144][W::INDEX])?;
        self.row.store::<W>(memory, at + [88, 152][W::INDEX])?;
        self.deep.store::<W>(memory, at + [92, 160][W::INDEX])?;
        self.small.store::<W>(memory, at + [96, 168][W::INDEX])?;
        Ok(())
    }
}

/// witx `one_of`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OneOf {
    /// `text`
    Text([Address; 2]),
    /// `bytes`
    Bytes([Address; 2]),
    /// `pair`
    Pair(Pair),
    /// `none`
    None,
    /// `named`
    Named(Bytes),
    /// `half`
    Half(f64),
}

impl Value for OneOf {
    const SIZE: [u64; 2] = [32, 40];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Fault> {
        Ok(match <u8 as Value>::load::<W>(memory, at)? {
            0 => OneOf::Text(<[Address; 2]>::load::<W>(memory, at + 8)?),
            1 => OneOf::Bytes(<[Address; 2]>::load::<W>(memory, at + 8)?),
            2 => OneOf::Pair(<Pair>::load::<W>(memory, at + 8)?),
            3 => OneOf::None,
            4 => OneOf::Named(<Bytes>::load::<W>(memory, at + 8)?),
            5 => OneOf::Half(<f64>::load::<W>(memory, at + 8)?),
            _ => return Err(Fault::Inval),
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Fault> {
        match self {
            OneOf::Text(value) => {
                0_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 8)
            }
            OneOf::Bytes(value) => {
                1_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 8)
            }
            OneOf::Pair(value) => {
                2_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 8)
            }
            OneOf::None => 3_u8.store::<W>(memory, at),
            OneOf::Named(value) => {
                4_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 8)
            }
            OneOf::Half(value) => {
                5_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 8)
            }
        }
    }
}

/// witx `any`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Any {
    /// `0`
    Zero(u8),
    /// `1`
    One(Big),
    /// `2`
    Two([Address; 2]),
}

impl Value for Any {
    const SIZE: [u64; 2] = [112, 184];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Fault> {
        Ok(match <u8 as Value>::load::<W>(memory, at)? {
            0 => Any::Zero(<u8>::load::<W>(memory, at + 8)?),
            1 => Any::One(<Big>::load::<W>(memory, at + 8)?),
            2 => Any::Two(<[Address; 2]>::load::<W>(memory, at + 8)?),
            _ => return Err(Fault::Inval),
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Fault> {
        match self {
            Any::Zero(value) => {
                0_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 8)
            }
            Any::One(value) => {
                1_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 8)
            }
            Any::Two(value) => {
                2_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 8)
            }
        }
    }
}

/// witx `bare`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bare {
    /// `a`
    A,
    /// `b`
    B,
}

impl Value for Bare {
    const SIZE: [u64; 2] = [1, 1];
    const ALIGN: [u64; 2] = [1, 1];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Fault> {
        Ok(match <u8 as Value>::load::<W>(memory, at)? {
            0 => Bare::A,
            1 => Bare::B,
            _ => return Err(Fault::Inval),
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Fault> {
        match self {
            Bare::A => 0_u8.store::<W>(memory, at),
            Bare::B => 1_u8.store::<W>(memory, at),
        }
    }
}

/// witx `wide`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wide {
    /// `a`
    pub a: u8,
}

impl Value for Wide {
    const SIZE: [u64; 2] = [16, 16];
    const ALIGN: [u64; 2] = [16, 16];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Fault> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(Wide { a: <u8>::load::<W>(memory, at)? })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Fault> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.a.store::<W>(memory, at)?;
        Ok(())
    }
}

/// witx `wide_pair`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WidePair(pub u8, pub u8);

impl Value for WidePair {
    const SIZE: [u64; 2] = [8, 8];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Fault> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(WidePair(<u8>::load::<W>(memory, at)?, <u8>::load::<W>(memory, at + 1)?))
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Fault> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.0.store::<W>(memory, at)?;
        self.1.store::<W>(memory, at + 1)?;
        Ok(())
    }
}

/// witx `wide_any`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WideAny {
    /// `0`
    Zero(u8),
    /// `1`
    One(u16),
}

impl Value for WideAny {
    const SIZE: [u64; 2] = [8, 8];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Fault> {
        Ok(match <u8 as Value>::load::<W>(memory, at)? {
            0 => WideAny::Zero(<u8>::load::<W>(memory, at + 2)?),
            1 => WideAny::One(<u16>::load::<W>(memory, at + 2)?),
            _ => return Err(Fault::Inval),
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Fault> {
        match self {
            WideAny::Zero(value) => {
                0_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 2)
            }
            WideAny::One(value) => {
                1_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 2)
            }
        }
    }
}

/// What a host does that provides the module `shapes`.
pub trait Shapes {
    /// `borrowed`
    fn borrowed(
        &mut self,
        a: &GuestString,
        b: InBytes<'_>,
        c: &GuestString,
        d: &GuestString,
        e: GuestSlice<'_, Text>,
        f: GuestSlice<'_, Text>,
        g: GuestSlice<'_, Pair>,
    ) -> Result<u32, Errno>;

    /// `in_memory`
    fn in_memory(
        &mut self,
        a: Two,
        b: Pair,
        c: OneOf,
        d: GuestPtr<'_, Text>,
        e: Big,
        f: Pair,
    ) -> Result<(Text, Bytes, Pair, Three, OneOf, u8), Errno>;

    /// `named`
    fn named(&mut self) -> Result<u8, Errno>;

    /// `again`
    fn again(&mut self) -> Result<u8, Errno>;

    /// `no_error`
    fn no_error(&mut self, a: u8) -> Fd;

    /// `numbers`
    fn numbers(&mut self, a: i8, b: i16, c: Small, d: bool, e: u64, f: Options, g: usize, h: u8) -> i64;

    /// `pointer`
    fn pointer(&mut self) -> Address;

    /// The guest does not come back from it: when this returns, its call ends as a trap does.
    fn end(&mut self, x: u8);
}

fn shapes_borrowed<S: Shapes + ?Sized, W: Width>(
    system: &mut S,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Result<u64, Refusal> {
    let attempt = || {
        let out0 = W::word(words[14].word());
        memory.claim(out0, <u32>::SIZE[W::INDEX])?;
        let argument0 = &GuestString::new(memory, W::word(words[0].word()), W::word(words[1].word()))?;
        let argument1 = InBytes::new(memory, W::word(words[2].word()), W::word(words[3].word()))?;
        let argument2 = &GuestString::new(memory, W::word(words[4].word()), W::word(words[5].word()))?;
        let argument3 = &GuestString::new(memory, W::word(words[6].word()), W::word(words[7].word()))?;
        let argument4 =
            GuestSlice::new::<Text, W>(memory, W::word(words[8].word()), W::word(words[9].word()))?;
        let argument5 =
            GuestSlice::new::<Text, W>(memory, W::word(words[10].word()), W::word(words[11].word()))?;
        let argument6 =
            GuestSlice::new::<Pair, W>(memory, W::word(words[12].word()), W::word(words[13].word()))?;
        Ok(Some(
            match system.borrowed(argument0, argument1, argument2, argument3, argument4, argument5, argument6)
            {
                Ok(value) => {
                    value.store::<W>(memory, out0)?;
                    0
                }
                Err(error) => u64::from(error.raw()),
            },
        ))
    };
    answer(attempt, |fault| match fault {
        Fault::Fault => Some(1),
        Fault::Inval => Some(2),
        _ => None,
    })
}

fn shapes_in_memory<S: Shapes + ?Sized, W: Width>(
    system: &mut S,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Result<u64, Refusal> {
    let attempt = || {
        let out0 = W::word(words[6].word());
        memory.claim(out0, <Text>::SIZE[W::INDEX])?;
        let out1 = W::word(words[7].word());
        memory.claim(out1, <Bytes>::SIZE[W::INDEX])?;
        let out2 = W::word(words[8].word());
        memory.claim(out2, <Pair>::SIZE[W::INDEX])?;
        let out3 = W::word(words[9].word());
        memory.claim(out3, <Three>::SIZE[W::INDEX])?;
        let out4 = W::word(words[10].word());
        memory.claim(out4, <OneOf>::SIZE[W::INDEX])?;
        let out5 = W::word(words[11].word());
        memory.claim(out5, <u8>::SIZE[W::INDEX])?;
        let argument0 = <Two>::load::<W>(memory, W::word(words[0].word()))?;
        let argument1 = <Pair>::load::<W>(memory, W::word(words[1].word()))?;
        let argument2 = <OneOf>::load::<W>(memory, W::word(words[2].word()))?;
        let argument3 = GuestPtr::new::<Text, W>(memory, W::word(words[3].word()))?;
        let argument4 = <Big>::load::<W>(memory, W::word(words[4].word()))?;
        let argument5 = <Pair>::load::<W>(memory, W::word(words[5].word()))?;
        Ok(Some(match system.in_memory(argument0, argument1, argument2, argument3, argument4, argument5) {
            Ok(value) => {
                value.0.store::<W>(memory, out0)?;
                value.1.store::<W>(memory, out1)?;
                value.2.store::<W>(memory, out2)?;
                value.3.store::<W>(memory, out3)?;
                value.4.store::<W>(memory, out4)?;
                value.5.store::<W>(memory, out5)?;
                0
            }
            Err(error) => u64::from(error.raw()),
        }))
    };
    answer(attempt, |fault| match fault {
        Fault::Fault => Some(1),
        Fault::Inval => Some(2),
        _ => None,
    })
}

fn shapes_named<S: Shapes + ?Sized, W: Width>(
    system: &mut S,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Result<u64, Refusal> {
    let attempt = || {
        let out0 = W::word(words[0].word());
        memory.claim(out0, <u8>::SIZE[W::INDEX])?;
        Ok(Some(match system.named() {
            Ok(value) => {
                value.store::<W>(memory, out0)?;
                0
            }
            Err(error) => u64::from(error.raw()),
        }))
    };
    answer(attempt, |fault| match fault {
        Fault::Fault => Some(1),
        Fault::Inval => Some(2),
        _ => None,
    })
}

fn shapes_again<S: Shapes + ?Sized, W: Width>(
    system: &mut S,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Result<u64, Refusal> {
    let attempt = || {
        let out0 = W::word(words[0].word());
        memory.claim(out0, <u8>::SIZE[W::INDEX])?;
        Ok(Some(match system.again() {
            Ok(value) => {
                value.store::<W>(memory, out0)?;
                0
            }
            Err(error) => u64::from(error.raw()),
        }))
    };
    answer(attempt, |fault| match fault {
        Fault::Fault => Some(1),
        Fault::Inval => Some(2),
        _ => None,
    })
}

fn shapes_no_error<S: Shapes + ?Sized, W: Width>(
    system: &mut S,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Result<u64, Refusal> {
    let attempt = || {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <Fd>::SIZE[W::INDEX])?;
        let argument0 = <u8>::from_word::<W>(words[0].word())?;
        let value = system.no_error(argument0);
        value.store::<W>(memory, out0)?;
        Ok(Some(0))
    };
    answer(attempt, |_| None)
}

fn shapes_numbers<S: Shapes + ?Sized, W: Width>(
    system: &mut S,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Result<u64, Refusal> {
    let attempt = || {
        let argument0 = <i8>::from_word::<W>(words[0].word())?;
        let argument1 = <i16>::from_word::<W>(words[1].word())?;
        let argument2 = <Small>::from_word::<W>(words[2].word())?;
        let argument3 = <bool>::from_word::<W>(words[3].word())?;
        let argument4 = <u64>::from_word::<W>(words[4].word())?;
        let argument5 = <Options>::from_word::<W>(words[5].word())?;
        let argument6 = <usize>::from_word::<W>(words[6].word())?;
        let argument7 = <u8>::from_word::<W>(words[7].word())?;
        let value = system
            .numbers(argument0, argument1, argument2, argument3, argument4, argument5, argument6, argument7);
        Ok(Some(value.cast_unsigned()))
    };
    answer(attempt, |_| None)
}

fn shapes_pointer<S: Shapes + ?Sized>(
    system: &mut S,
    _memory: GuestMemory<'_>,
    _words: &Words,
) -> Result<u64, Refusal> {
    let attempt = || {
        let value = system.pointer();
        Ok(Some(value.0))
    };
    answer(attempt, |_| None)
}

fn shapes_end<S: Shapes + ?Sized, W: Width>(
    system: &mut S,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Result<u64, Refusal> {
    let attempt = || {
        let argument0 = <u8>::from_word::<W>(words[0].word())?;
        system.end(argument0);
        Ok(None)
    };
    answer(attempt, |_| None)
}

/// The calls of `shapes` for guests with 32-bit pointers.
#[must_use]
pub const fn shapes_imports32<S: Shapes + 'static>() -> &'static [Import<S>] {
    const {
        &[
            Import {
                module: "shapes",
                name: "borrowed",
                params: &[
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                ],
                result: Some(WasmType::I32),
                thunk: shapes_borrowed::<S, W32>,
            },
            Import {
                module: "shapes",
                name: "in_memory",
                params: &[
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                ],
                result: Some(WasmType::I32),
                thunk: shapes_in_memory::<S, W32>,
            },
            Import {
                module: "shapes",
                name: "named",
                params: &[WasmType::I32],
                result: Some(WasmType::I32),
                thunk: shapes_named::<S, W32>,
            },
            Import {
                module: "shapes",
                name: "again",
                params: &[WasmType::I32],
                result: Some(WasmType::I32),
                thunk: shapes_again::<S, W32>,
            },
            Import {
                module: "shapes",
                name: "no_error",
                params: &[WasmType::I32, WasmType::I32],
                result: Some(WasmType::I32),
                thunk: shapes_no_error::<S, W32>,
            },
            Import {
                module: "shapes",
                name: "numbers",
                params: &[
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I32,
                    WasmType::I32,
                ],
                result: Some(WasmType::I64),
                thunk: shapes_numbers::<S, W32>,
            },
            Import {
                module: "shapes",
                name: "pointer",
                params: &[],
                result: Some(WasmType::I32),
                thunk: shapes_pointer::<S>,
            },
            Import {
                module: "shapes",
                name: "end",
                params: &[WasmType::I32],
                result: None,
                thunk: shapes_end::<S, W32>,
            },
        ]
    }
}

/// The calls of `shapes` for guests with 64-bit pointers.
#[must_use]
pub const fn shapes_imports64<S: Shapes + 'static>() -> &'static [Import<S>] {
    const {
        &[
            Import {
                module: "shapes",
                name: "borrowed",
                params: &[
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                ],
                result: Some(WasmType::I32),
                thunk: shapes_borrowed::<S, W64>,
            },
            Import {
                module: "shapes",
                name: "in_memory",
                params: &[
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                ],
                result: Some(WasmType::I32),
                thunk: shapes_in_memory::<S, W64>,
            },
            Import {
                module: "shapes",
                name: "named",
                params: &[WasmType::I64],
                result: Some(WasmType::I32),
                thunk: shapes_named::<S, W64>,
            },
            Import {
                module: "shapes",
                name: "again",
                params: &[WasmType::I64],
                result: Some(WasmType::I32),
                thunk: shapes_again::<S, W64>,
            },
            Import {
                module: "shapes",
                name: "no_error",
                params: &[WasmType::I32, WasmType::I64],
                result: Some(WasmType::I32),
                thunk: shapes_no_error::<S, W64>,
            },
            Import {
                module: "shapes",
                name: "numbers",
                params: &[
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I64,
                    WasmType::I32,
                ],
                result: Some(WasmType::I64),
                thunk: shapes_numbers::<S, W64>,
            },
            Import {
                module: "shapes",
                name: "pointer",
                params: &[],
                result: Some(WasmType::I64),
                thunk: shapes_pointer::<S>,
            },
            Import {
                module: "shapes",
                name: "end",
                params: &[WasmType::I32],
                result: None,
                thunk: shapes_end::<S, W64>,
            },
        ]
    }
}
