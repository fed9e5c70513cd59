//! Values as a sink sees them: what was noted on the tape, given back as what it was.
//!
//! Main type: [`Value`]. One invariant: looking at a value copies and allocates nothing.

use std::time::Duration;

use super::tape::{FlagNames, Tape, Token};

/// An argument or a result, or a part of one.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Value<'t> {
    /// A number, a descriptor, a size, a position.
    Unsigned(u64),
    /// A number that may be below zero.
    Signed(i64),
    /// A truth.
    Bool(bool),
    /// A time: since 1970, since the start of some clock, or a duration.
    Time(Duration),
    /// An address in the guest's memory.
    Address(u64),
    /// The name of an enum's case, or of a union's case without a payload.
    Name(&'static str),
    /// Flags.
    Flags(Flags),
    /// A path or a name, whole.
    Text(&'t str),
    /// What a buffer holds: what the guest wrote, or what was read into it.
    Bytes(Bytes<'t>),
    /// A place for results that nothing was put into.
    Unread {
        /// How many of them there are.
        count: u64,
        /// What they are: `bytes` or `elements`.
        unit: &'static str,
    },
    /// What lies at an address.
    Pointee(u64, Part<'t>),
    /// A union's case, and its payload.
    Case(&'static str, Part<'t>),
    /// Fields by name.
    Record(Fields<'t>),
    /// Elements in order.
    List(Elements<'t>),
    /// A null pointer, or bytes that are no such value.
    Absent,
}

/// Any of several bits that have names.
#[derive(Clone, Copy, Debug)]
pub struct Flags {
    bits: u64,
    names: FlagNames,
}

impl Flags {
    /// The bits.
    #[must_use]
    pub fn bits(self) -> u64 {
        self.bits
    }

    /// The names of those that are set.
    pub fn set(self) -> impl Iterator<Item = &'static str> {
        self.names.iter().filter(move |(bits, _)| self.bits & bits == *bits).map(|(_, name)| *name)
    }

    /// The names of those between two that are not set.
    pub(super) fn between(self, first: &str, last: &str) -> impl Iterator<Item = &'static str> {
        let place =
            |wanted: &str| self.names.iter().position(|(_, name)| *name == wanted).unwrap_or_default();
        let names = self.names.get(place(first)..place(last)).unwrap_or_default();
        names.iter().filter(move |(bits, _)| self.bits & bits != *bits).map(|(_, name)| *name)
    }
}

/// The content of a buffer, of which the beginning was kept.
#[derive(Clone, Copy, Debug)]
pub struct Bytes<'t> {
    /// The beginning.
    pub kept: &'t [u8],
    /// How long the whole is.
    pub len: u64,
}

impl Bytes<'_> {
    /// Whether the content goes on after what was kept.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.len > self.kept.len() as u64
    }
}

/// A value within another.
#[derive(Clone, Copy)]
pub struct Part<'t> {
    tape: &'t Tape,
    at: usize,
}

impl<'t> Part<'t> {
    pub(super) fn new(tape: &'t Tape, at: u32) -> Self {
        Part { tape, at: at as usize }
    }

    /// The value.
    #[must_use]
    pub fn value(self) -> Value<'t> {
        let Part { tape, at } = self;
        let next = Part { tape, at: at + 1 };
        let bytes = |start: u32, len: u32| {
            let start = start as usize;
            tape.bytes.get(start..start + len as usize).unwrap_or_default()
        };
        match tape.tokens.get(at).copied().unwrap_or(Token::Absent) {
            Token::Unsigned(number) => Value::Unsigned(number),
            Token::Signed(number) => Value::Signed(number),
            Token::Bool(truth) => Value::Bool(truth),
            Token::Time(ns) => Value::Time(Duration::from_nanos(ns)),
            Token::Address(address) => Value::Address(address),
            Token::Name(name) => Value::Name(name),
            Token::Flags(bits, names) => Value::Flags(Flags { bits, names }),
            Token::Text(start, len) => {
                Value::Text(std::str::from_utf8(bytes(start, len)).unwrap_or_default())
            }
            Token::Bytes(start, kept, len) => Value::Bytes(Bytes { kept: bytes(start, kept), len }),
            Token::Unread(count, unit) => Value::Unread { count, unit },
            Token::Pointee(address) => Value::Pointee(address, next),
            Token::Case(name) => Value::Case(name, next),
            Token::Record(tokens) => {
                Value::Record(Fields { tape, at: at + 1, end: at + 1 + tokens as usize })
            }
            Token::List(tokens, more) => {
                Value::List(Elements { tape, at: at + 1, end: at + 1 + tokens as usize, more })
            }
            Token::Field(_) | Token::Absent => Value::Absent,
        }
    }

    /// Where the next value begins.
    fn end(self) -> usize {
        let (mut at, tokens) = (self.at, &self.tape.tokens);
        while let Some(Token::Pointee(_) | Token::Case(_)) = tokens.get(at) {
            at += 1;
        }
        match tokens.get(at) {
            Some(Token::Record(tokens) | Token::List(tokens, _)) => at + 1 + *tokens as usize,
            _ => at + 1,
        }
    }
}

impl std::fmt::Debug for Part<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value().fmt(f)
    }
}

/// The fields of a record, in order, with their names.
#[derive(Clone, Copy)]
pub struct Fields<'t> {
    tape: &'t Tape,
    at: usize,
    end: usize,
}

impl<'t> Iterator for Fields<'t> {
    type Item = (&'static str, Value<'t>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.end {
            return None;
        }
        let Some(Token::Field(name)) = self.tape.tokens.get(self.at).copied() else { return None };
        let part = Part { tape: self.tape, at: self.at + 1 };
        self.at = part.end();
        Some((name, part.value()))
    }
}

impl std::fmt::Debug for Fields<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(*self).finish()
    }
}

/// The first elements of a list, in order.
#[derive(Clone, Copy)]
pub struct Elements<'t> {
    tape: &'t Tape,
    at: usize,
    end: usize,
    more: u64,
}

impl Elements<'_> {
    /// How many elements follow that were not noted.
    #[must_use]
    pub fn left_out(&self) -> u64 {
        self.more
    }
}

impl<'t> Iterator for Elements<'t> {
    type Item = Value<'t>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.end {
            return None;
        }
        let part = Part { tape: self.tape, at: self.at };
        self.at = part.end();
        Some(part.value())
    }
}

impl std::fmt::Debug for Elements<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(*self).finish()
    }
}
