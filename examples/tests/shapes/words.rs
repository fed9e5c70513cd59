//! Written from tests/cli/words.witx by `waxwing witx host`.

use waxwing::abi::argument::GuestString;
use waxwing::abi::call::{WasmType, Words};
use waxwing::abi::import::{Import, Refusal, answer};
use waxwing::abi::layout::{Value, W32, W64, Width, Word};
use waxwing::abi::memory::GuestMemory;
use waxwing::abi::types::Errno as Fault;

/// witx `result`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Result_ {
    /// `Ok`
    Ok = 0,
    /// `Err`
    Err = 1,
    /// `none`
    None = 2,
    /// `self`
    Self_ = 3,
}

impl Result_ {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Option<Self> {
        match raw {
            0 => Some(Result_::Ok),
            1 => Some(Result_::Err),
            2 => Some(Result_::None),
            3 => Some(Result_::Self_),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u8 {
        self as u8
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Result_::Ok => "Ok",
            Result_::Err => "Err",
            Result_::None => "none",
            Result_::Self_ => "self",
        }
    }
}

impl Value for Result_ {
    const SIZE: [u64; 2] = <u8 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Fault> {
        Result_::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Fault::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Fault> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for Result_ {
    fn from_word<W: Width>(word: u64) -> Result<Self, Fault> {
        Result_::from_raw(<u8>::from_word::<W>(word)?).ok_or(Fault::Inval)
    }
}

/// witx `word`.
pub type Word_ = u32;

/// witx `self`.
pub type Self_ = u8;

/// witx `from`.
pub type From_ = u8;

/// witx `option`.
pub type Option_ = u8;

/// witx `value`.
pub type Value_ = u8;

/// witx `a.b`.
pub type AB = u8;

/// witx `s`.
pub type S_ = u8;

/// witx `w`.
pub type W_ = u8;

/// witx `2big`.
pub type TwoBig = u8;

/// witx `record`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// `void`
    pub void: u8,
    /// `volatile`
    pub volatile: u8,
    /// `Self`
    pub Self_: u8,
    /// `self`
    pub self_: u8,
    /// `super`
    pub super_: u8,
    /// `move`
    pub r#move: u8,
    /// `trait`
    pub r#trait: u8,
    /// `virtual`
    pub r#virtual: u8,
    /// `while`
    pub r#while: u8,
    /// `NULL`
    pub NULL: u8,
    /// `nullptr`
    pub nullptr: u8,
    /// `typeof`
    pub r#typeof: u8,
    /// `size_t`
    pub size_t: usize,
    /// `a.c`
    pub a_c: u8,
    /// `2`
    pub _2: u8,
}

impl Value for Record {
    const SIZE: [u64; 2] = [20, 32];
    const ALIGN: [u64; 2] = [4, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Fault> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(Record {
            void: <u8>::load::<W>(memory, at)?,
            volatile: <u8>::load::<W>(memory, at + 1)?,
            Self_: <u8>::load::<W>(memory, at + 2)?,
            self_: <u8>::load::<W>(memory, at + 3)?,
            super_: <u8>::load::<W>(memory, at + 4)?,
            r#move: <u8>::load::<W>(memory, at + 5)?,
            r#trait: <u8>::load::<W>(memory, at + 6)?,
            r#virtual: <u8>::load::<W>(memory, at + 7)?,
            r#while: <u8>::load::<W>(memory, at + 8)?,
            NULL: <u8>::load::<W>(memory, at + 9)?,
            nullptr: <u8>::load::<W>(memory, at + 10)?,
            r#typeof: <u8>::load::<W>(memory, at + 11)?,
            size_t: <usize>::load::<W>(memory, at + [12, 16][W::INDEX])?,
            a_c: <u8>::load::<W>(memory, at + [16, 24][W::INDEX])?,
            _2: <u8>::load::<W>(memory, at + [17, 25][W::INDEX])?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Fault> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.void.store::<W>(memory, at)?;
        self.volatile.store::<W>(memory, at + 1)?;
        self.Self_.store::<W>(memory, at + 2)?;
        self.self_.store::<W>(memory, at + 3)?;
        self.super_.store::<W>(memory, at + 4)?;
        self.r#move.store::<W>(memory, at + 5)?;
        self.r#trait.store::<W>(memory, at + 6)?;
        self.r#virtual.store::<W>(memory, at + 7)?;
        self.r#while.store::<W>(memory, at + 8)?;
        self.NULL.store::<W>(memory, at + 9)?;
        self.nullptr.store::<W>(memory, at + 10)?;
        self.r#typeof.store::<W>(memory, at + 11)?;
        self.size_t.store::<W>(memory, at + [12, 16][W::INDEX])?;
        self.a_c.store::<W>(memory, at + [16, 24][W::INDEX])?;
        self._2.store::<W>(memory, at + [17, 25][W::INDEX])?;
        Ok(())
    }
}

/// witx `variant`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// `while`
    While(u8),
    /// `Self`
    Self_(u8),
    /// `template`
    Template(u8),
    /// `2x`
    TwoX(u8),
}

impl Value for Variant {
    const SIZE: [u64; 2] = [2, 2];
    const ALIGN: [u64; 2] = [1, 1];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Fault> {
        Ok(match <u8 as Value>::load::<W>(memory, at)? {
            0 => Variant::While(<u8>::load::<W>(memory, at + 1)?),
            1 => Variant::Self_(<u8>::load::<W>(memory, at + 1)?),
            2 => Variant::Template(<u8>::load::<W>(memory, at + 1)?),
            3 => Variant::TwoX(<u8>::load::<W>(memory, at + 1)?),
            _ => return Err(Fault::Inval),
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Fault> {
        match self {
            Variant::While(value) => {
                0_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 1)
            }
            Variant::Self_(value) => {
                1_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 1)
            }
            Variant::Template(value) => {
                2_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 1)
            }
            Variant::TwoX(value) => {
                3_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 1)
            }
        }
    }
}

/// witx `flags`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Flags(u8);

waxwing::abi::layout::flags! {
    Flags: u8, strict;
    /// `names`
    NAMES_ = 0x1, "names";
    /// `all`
    ALL = 0x2, "all";
    /// `empty`
    EMPTY = 0x4, "empty";
}

/// What a host does that provides the module `core`.
pub trait Core {
    /// `while`
    fn r#while(
        &mut self,
        Ok_: u8,
        Err_: u8,
        out0: u8,
        void: u8,
        Self_: u8,
        self_: u8,
        r#while: u8,
        size_t: u32,
    ) -> Result<u8, Result_>;

    /// `core`
    fn core(&mut self, core: &GuestString, x_y: u8);

    /// `2big`
    fn _2big(&mut self, _1: u8);
}

fn core_while<S: Core + ?Sized, W: Width>(
    system: &mut S,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Result<u64, Refusal> {
    let attempt = || {
        let out0 = W::word(words[8].word());
        memory.claim(out0, <u8>::SIZE[W::INDEX])?;
        let argument0 = <u8>::from_word::<W>(words[0].word())?;
        let argument1 = <u8>::from_word::<W>(words[1].word())?;
        let argument2 = <u8>::from_word::<W>(words[2].word())?;
        let argument3 = <u8>::from_word::<W>(words[3].word())?;
        let argument4 = <u8>::from_word::<W>(words[4].word())?;
        let argument5 = <u8>::from_word::<W>(words[5].word())?;
        let argument6 = <u8>::from_word::<W>(words[6].word())?;
        let argument7 = <u32>::from_word::<W>(words[7].word())?;
        Ok(Some(
            match system.r#while(
                argument0, argument1, argument2, argument3, argument4, argument5, argument6, argument7,
            ) {
                Ok(value) => {
                    value.store::<W>(memory, out0)?;
                    0
                }
                Err(error) => u64::from(error.raw()),
            },
        ))
    };
    answer(attempt, |_| None)
}

fn core_core<S: Core + ?Sized, W: Width>(
    system: &mut S,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Result<u64, Refusal> {
    let attempt = || {
        let argument0 = &GuestString::new(memory, W::word(words[0].word()), W::word(words[1].word()))?;
        let argument1 = <u8>::from_word::<W>(words[2].word())?;
        let () = system.core(argument0, argument1);
        Ok(Some(0))
    };
    answer(attempt, |_| None)
}

fn core_2big<S: Core + ?Sized, W: Width>(
    system: &mut S,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Result<u64, Refusal> {
    let attempt = || {
        let argument0 = <u8>::from_word::<W>(words[0].word())?;
        let () = system._2big(argument0);
        Ok(Some(0))
    };
    answer(attempt, |_| None)
}

/// The calls of `core` for guests with 32-bit pointers.
#[must_use]
pub const fn core_imports32<S: Core + 'static>() -> &'static [Import<S>] {
    const {
        &[
            Import {
                module: "core",
                name: "while",
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
                ],
                result: Some(WasmType::I32),
                thunk: core_while::<S, W32>,
            },
            Import {
                module: "core",
                name: "core",
                params: &[WasmType::I32, WasmType::I32, WasmType::I32],
                result: None,
                thunk: core_core::<S, W32>,
            },
            Import {
                module: "core",
                name: "2big",
                params: &[WasmType::I32],
                result: None,
                thunk: core_2big::<S, W32>,
            },
        ]
    }
}

/// The calls of `core` for guests with 64-bit pointers.
#[must_use]
pub const fn core_imports64<S: Core + 'static>() -> &'static [Import<S>] {
    const {
        &[
            Import {
                module: "core",
                name: "while",
                params: &[
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I32,
                    WasmType::I64,
                ],
                result: Some(WasmType::I32),
                thunk: core_while::<S, W64>,
            },
            Import {
                module: "core",
                name: "core",
                params: &[WasmType::I64, WasmType::I64, WasmType::I32],
                result: None,
                thunk: core_core::<S, W64>,
            },
            Import {
                module: "core",
                name: "2big",
                params: &[WasmType::I32],
                result: None,
                thunk: core_2big::<S, W64>,
            },
        ]
    }
}

/// What a host does that provides the module `std`.
pub trait Std {
    /// `while`
    fn r#while(&mut self);
}

fn std_while<S: Std + ?Sized>(
    system: &mut S,
    _memory: GuestMemory<'_>,
    _words: &Words,
) -> Result<u64, Refusal> {
    let attempt = || {
        let () = system.r#while();
        Ok(Some(0))
    };
    answer(attempt, |_| None)
}

/// The calls of `a "name" of \ its own??/ é` for guests with 32-bit pointers.
#[must_use]
pub const fn std_imports32<S: Std + 'static>() -> &'static [Import<S>] {
    const {
        &[Import {
            module: "a \"name\" of \\ its own??/ é",
            name: "while",
            params: &[],
            result: None,
            thunk: std_while::<S>,
        }]
    }
}
