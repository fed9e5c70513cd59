//! Written from counters.witx by `waxwing witx host`.

use waxwing::abi::argument::{GuestPtr, GuestString};
use waxwing::abi::call::{WasmType, Words};
use waxwing::abi::import::{Import, Refusal, answer};
use waxwing::abi::layout::{Value, W32, W64, Width, Word};
use waxwing::abi::memory::GuestMemory;
use waxwing::abi::types::Errno as Fault;

/// Why a call failed; 0 when it did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u16)]
pub enum Error {
    /// It did not fail.
    None = 0,
    /// There is no such counter.
    Missing = 1,
    /// An address does not lie in the guest's memory.
    Fault = 2,
}

impl Error {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u16) -> Option<Self> {
        match raw {
            0 => Some(Error::None),
            1 => Some(Error::Missing),
            2 => Some(Error::Fault),
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
            Error::None => "none",
            Error::Missing => "missing",
            Error::Fault => "fault",
        }
    }
}

impl Value for Error {
    const SIZE: [u64; 2] = <u16 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u16 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Fault> {
        Error::from_raw(<u16 as Value>::load::<W>(memory, at)?).ok_or(Fault::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Fault> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for Error {
    fn from_word<W: Width>(word: u64) -> Result<Self, Fault> {
        Error::from_raw(<u16>::from_word::<W>(word)?).ok_or(Fault::Inval)
    }
}

/// What to do beyond adding.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Options(u8);

waxwing::abi::layout::flags! {
    Options: u8, strict;
    /// Make the counter if it is not there.
    CREATE = 0x1, "create";
    /// Set it to 0 first.
    RESET = 0x2, "reset";
}

/// A counter as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Its value.
    pub value: i64,
    /// How often it was added to.
    pub times: u32,
}

impl Value for Count {
    const SIZE: [u64; 2] = [16, 16];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Fault> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(Count { value: <i64>::load::<W>(memory, at)?, times: <u32>::load::<W>(memory, at + 8)? })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Fault> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.value.store::<W>(memory, at)?;
        self.times.store::<W>(memory, at + 8)?;
        Ok(())
    }
}

/// Counters.
pub trait Counters {
    /// Adds to the counter of a name; how it stands then. `missing` without `create` when there is none.
    fn add(&mut self, name: &GuestString, amount: i64, options: Options) -> Result<Count, Error>;

    /// How many counters there are.
    fn len(&mut self) -> u32;

    /// Writes the values of the counters with these names, one behind the other. `missing` when one of them is.
    fn values(&mut self, prefix: &GuestString, into: GuestPtr<'_, i64>, room: u32) -> Result<u32, Error>;

    /// Ends the guest.
    ///
    /// The guest does not come back from it: when this returns, its call ends as a trap does.
    fn give_up(&mut self);
}

fn counters_add<S: Counters + ?Sized, W: Width>(
    system: &mut S,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Result<u64, Refusal> {
    let attempt = || {
        let out0 = W::word(words[4].word());
        memory.claim(out0, <Count>::SIZE[W::INDEX])?;
        let argument0 = &GuestString::new(memory, W::word(words[0].word()), W::word(words[1].word()))?;
        let argument1 = <i64>::from_word::<W>(words[2].word())?;
        let argument2 = <Options>::from_word::<W>(words[3].word())?;
        Ok(Some(match system.add(argument0, argument1, argument2) {
            Ok(value) => {
                value.store::<W>(memory, out0)?;
                0
            }
            Err(error) => u64::from(error.raw()),
        }))
    };
    answer(attempt, |fault| match fault {
        Fault::Fault => Some(2),
        _ => None,
    })
}

fn counters_len<S: Counters + ?Sized>(
    system: &mut S,
    _memory: GuestMemory<'_>,
    _words: &Words,
) -> Result<u64, Refusal> {
    let attempt = || {
        let value = system.len();
        Ok(Some(u64::from(value)))
    };
    answer(attempt, |_| None)
}

fn counters_values<S: Counters + ?Sized, W: Width>(
    system: &mut S,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Result<u64, Refusal> {
    let attempt = || {
        let out0 = W::word(words[4].word());
        memory.claim(out0, <u32>::SIZE[W::INDEX])?;
        let argument0 = &GuestString::new(memory, W::word(words[0].word()), W::word(words[1].word()))?;
        let argument1 = GuestPtr::new::<i64, W>(memory, W::word(words[2].word()))?;
        let argument2 = <u32>::from_word::<W>(words[3].word())?;
        Ok(Some(match system.values(argument0, argument1, argument2) {
            Ok(value) => {
                value.store::<W>(memory, out0)?;
                0
            }
            Err(error) => u64::from(error.raw()),
        }))
    };
    answer(attempt, |fault| match fault {
        Fault::Fault => Some(2),
        _ => None,
    })
}

fn counters_give_up<S: Counters + ?Sized>(
    system: &mut S,
    _memory: GuestMemory<'_>,
    _words: &Words,
) -> Result<u64, Refusal> {
    let attempt = || {
        system.give_up();
        Ok(None)
    };
    answer(attempt, |_| None)
}

/// The calls of `counters` for guests with 32-bit pointers.
#[must_use]
pub const fn counters_imports32<S: Counters + 'static>() -> &'static [Import<S>] {
    const {
        &[
            Import {
                module: "counters",
                name: "add",
                params: &[WasmType::I32, WasmType::I32, WasmType::I64, WasmType::I32, WasmType::I32],
                result: Some(WasmType::I32),
                thunk: counters_add::<S, W32>,
            },
            Import {
                module: "counters",
                name: "len",
                params: &[],
                result: Some(WasmType::I32),
                thunk: counters_len::<S>,
            },
            Import {
                module: "counters",
                name: "values",
                params: &[WasmType::I32, WasmType::I32, WasmType::I32, WasmType::I32, WasmType::I32],
                result: Some(WasmType::I32),
                thunk: counters_values::<S, W32>,
            },
            Import {
                module: "counters",
                name: "give_up",
                params: &[],
                result: None,
                thunk: counters_give_up::<S>,
            },
        ]
    }
}

/// The calls of `counters` for guests with 64-bit pointers.
#[must_use]
pub const fn counters_imports64<S: Counters + 'static>() -> &'static [Import<S>] {
    const {
        &[
            Import {
                module: "counters",
                name: "add",
                params: &[WasmType::I64, WasmType::I64, WasmType::I64, WasmType::I32, WasmType::I64],
                result: Some(WasmType::I32),
                thunk: counters_add::<S, W64>,
            },
            Import {
                module: "counters",
                name: "len",
                params: &[],
                result: Some(WasmType::I32),
                thunk: counters_len::<S>,
            },
            Import {
                module: "counters",
                name: "values",
                params: &[WasmType::I64, WasmType::I64, WasmType::I64, WasmType::I32, WasmType::I64],
                result: Some(WasmType::I32),
                thunk: counters_values::<S, W64>,
            },
            Import {
                module: "counters",
                name: "give_up",
                params: &[],
                result: None,
                thunk: counters_give_up::<S>,
            },
        ]
    }
}
