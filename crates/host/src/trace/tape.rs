//! The tape on which a tracer notes a call: arguments and results as a row of small tokens, strings and contents of
//! buffers beside them. It is wound back for each call, so that noting one allocates nothing once the tape is long enough.
//!
//! Main types: [`Tape`] and [`Put`], what can be noted. One invariant: each value is one token, and those that it is made
//! of follow it; so whoever reads the tape can step over any value.

use std::cell::Cell;

use waxwing_abi::layout::Address;
use waxwing_abi::types::Errno;
use waxwing_abi::{GuestPtr, GuestSlice, GuestString, InBytes, IoVecs, OutStrings, StringList};

/// The names of flags, with their bits.
pub(crate) type FlagNames = &'static [(u64, &'static str)];

#[derive(Clone, Copy, Debug)]
pub(crate) enum Token {
    Unsigned(u64),
    Signed(i64),
    Bool(bool),
    /// Nanoseconds, of a clock or of a duration.
    Time(u64),
    Address(u64),
    /// The case of an enum, or of a union without a payload.
    Name(&'static str),
    Flags(u64, FlagNames),
    /// Text in `bytes`.
    Text(u32, u32),
    /// Content in `bytes`: where, how much of it was kept, and how long it is.
    Bytes(u32, u32, u64),
    /// So many bytes or elements that were not looked at.
    Unread(u64, &'static str),
    /// An address; the value there follows.
    Pointee(u64),
    /// A union's case; its payload follows.
    Case(&'static str),
    /// So many tokens follow: a [`Token::Field`] and a value each.
    Record(u32),
    Field(&'static str),
    /// So many tokens follow, of the first elements; and so many elements are left out.
    List(u32, u64),
    /// A pointer to nothing, or a value that could not be read.
    Absent,
}

/// How many elements of a list are noted.
const ELEMENTS: usize = 16;

/// What is noted of one call.
#[derive(Debug, Default)]
pub(crate) struct Tape {
    pub(crate) tokens: Vec<Token>,
    pub(crate) bytes: Vec<u8>,
    /// Where each argument begins.
    pub(crate) arguments: Vec<u32>,
    /// Where each result begins.
    pub(crate) results: Vec<u32>,
    /// How much is kept of each buffer.
    pub(crate) string_size: usize,
}

/// Something that can be noted on a tape.
pub(crate) trait Put {
    /// Adds one value.
    fn put(&self, tape: &mut Tape);
}

/// An index or length on a tape, which is never long.
fn short(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

impl Tape {
    pub(crate) fn rewind(&mut self) {
        self.tokens.clear();
        self.bytes.clear();
        self.arguments.clear();
        self.results.clear();
    }

    pub(crate) fn argument(&mut self, value: &(impl Put + ?Sized)) {
        self.arguments.push(short(self.tokens.len()));
        value.put(self);
    }

    /// Notes what argument `index` is after the call.
    pub(crate) fn filled(&mut self, index: usize, value: &impl Put) {
        let at = short(self.tokens.len());
        value.put(self);
        if let Some(place) = self.arguments.get_mut(index) {
            *place = at;
        }
    }

    pub(crate) fn result(&mut self, value: &impl Put) {
        self.results.push(short(self.tokens.len()));
        value.put(self);
    }

    pub(crate) fn name(&mut self, name: &'static str) {
        self.tokens.push(Token::Name(name));
    }

    pub(crate) fn case(&mut self, name: &'static str, payload: &impl Put) {
        self.tokens.push(Token::Case(name));
        payload.put(self);
    }

    pub(crate) fn record(&mut self, fields: impl FnOnce(&mut Self)) {
        self.group(Token::Record, fields);
    }

    pub(crate) fn field(&mut self, name: &'static str, value: &impl Put) {
        self.tokens.push(Token::Field(name));
        value.put(self);
    }

    fn group(&mut self, token: impl FnOnce(u32) -> Token, content: impl FnOnce(&mut Self)) {
        let at = self.tokens.len();
        self.tokens.push(Token::Absent);
        content(self);
        self.tokens[at] = token(short(self.tokens.len() - at - 1));
    }

    /// The first of `len` elements.
    fn list(&mut self, len: usize, element: impl FnMut(&mut Self, usize)) {
        let noted = len.min(ELEMENTS);
        self.group(
            |tokens| Token::List(tokens, (len - noted) as u64),
            |tape| {
                let mut element = element;
                (0..noted).for_each(|index| element(tape, index));
            },
        );
    }

    fn text(&mut self, text: &str) {
        let at = short(self.bytes.len());
        self.bytes.extend_from_slice(text.as_bytes());
        self.tokens.push(Token::Text(at, short(text.len())));
    }

    /// Content of which `copy` fills in the beginning, and says how much it filled and how much there is.
    fn content(&mut self, most: usize, copy: impl FnOnce(&mut [u8]) -> (usize, usize)) {
        let at = self.bytes.len();
        self.bytes.resize(at + most.min(self.string_size), 0);
        let (kept, len) = copy(&mut self.bytes[at..]);
        self.bytes.truncate(at + kept);
        self.tokens.push(Token::Bytes(short(at), short(kept), len as u64));
    }
}

macro_rules! integers {
    ($($int:ty => $token:ident;)*) => {$(
        impl Put for $int {
            fn put(&self, tape: &mut Tape) {
                tape.tokens.push(Token::$token((*self).into()));
            }
        }
    )*};
}

integers! {
    u8 => Unsigned; u16 => Unsigned; u32 => Unsigned; u64 => Unsigned;
    i8 => Signed; i16 => Signed; i32 => Signed; i64 => Signed; bool => Bool;
}

impl Put for usize {
    fn put(&self, tape: &mut Tape) {
        tape.tokens.push(Token::Unsigned(*self as u64));
    }
}

impl Put for Address {
    fn put(&self, tape: &mut Tape) {
        tape.tokens.push(Token::Address(self.0));
    }
}

/// A type of the interface that nothing has the shape of yet.
impl Put for () {
    fn put(&self, tape: &mut Tape) {
        tape.tokens.push(Token::Absent);
    }
}

/// Nanoseconds, of a clock or of a duration.
pub(crate) struct Time(pub(crate) u64);

impl Put for Time {
    fn put(&self, tape: &mut Tape) {
        tape.tokens.push(Token::Time(self.0));
    }
}

/// The types of the interface that are enums.
macro_rules! enums {
    ($($name:ty;)*) => {$(
        impl Put for $name {
            fn put(&self, tape: &mut Tape) {
                tape.name(self.name());
            }
        }
    )*};
}

/// The types of the interface that are flags.
macro_rules! flags {
    ($($name:ty;)*) => {$(
        impl Put for $name {
            fn put(&self, tape: &mut Tape) {
                tape.flags(u64::from(self.bits()), <$name>::NAMES);
            }
        }
    )*};
}

pub(crate) use {enums, flags};

impl Tape {
    pub(crate) fn flags(&mut self, bits: u64, names: FlagNames) {
        self.tokens.push(Token::Flags(bits, names));
    }
}

impl<T: Put> Put for Option<T> {
    fn put(&self, tape: &mut Tape) {
        match self {
            Some(value) => value.put(tape),
            None => tape.tokens.push(Token::Absent),
        }
    }
}

impl<T: Put> Put for Result<T, Errno> {
    fn put(&self, tape: &mut Tape) {
        self.as_ref().ok().put(tape);
    }
}

impl<T: Put> Put for &T {
    fn put(&self, tape: &mut Tape) {
        (**self).put(tape);
    }
}

impl<T: Put, const N: usize> Put for [T; N] {
    fn put(&self, tape: &mut Tape) {
        tape.list(N, |tape, index| self[index].put(tape));
    }
}

impl Put for GuestString {
    fn put(&self, tape: &mut Tape) {
        tape.text(self.as_str());
    }
}

impl Put for InBytes<'_> {
    fn put(&self, tape: &mut Tape) {
        FirstBytes(*self, usize::MAX).put(tape);
    }
}

impl Put for IoVecs<'_> {
    fn put(&self, tape: &mut Tape) {
        FirstOfRanges(self, usize::MAX).put(tape);
    }
}

impl<T: Put + Clone> Put for GuestSlice<'_, T> {
    fn put(&self, tape: &mut Tape) {
        FirstElements(self, usize::MAX).put(tape);
    }
}

impl Put for StringList<'_> {
    fn put(&self, tape: &mut Tape) {
        match self.to_vec() {
            Ok(strings) => tape.list(strings.len(), |tape, index| {
                let string = &strings[index];
                tape.content(string.len(), |to| {
                    to.copy_from_slice(&string[..to.len()]);
                    (to.len(), string.len())
                });
            }),
            Err(_) => tape.tokens.push(Token::Absent),
        }
    }
}

/// A place for results before the call, which nobody looks at.
pub(crate) struct Unread<T>(pub(crate) T);

impl Put for Unread<&InBytes<'_>> {
    fn put(&self, tape: &mut Tape) {
        tape.tokens.push(Token::Unread(self.0.len() as u64, "bytes"));
    }
}

impl Put for Unread<&IoVecs<'_>> {
    fn put(&self, tape: &mut Tape) {
        let ranges = self.0.as_slice();
        tape.list(ranges.len(), |tape, index| {
            tape.tokens.push(Token::Unread(ranges[index].len as u64, "bytes"));
        });
    }
}

impl<T: Clone> Put for Unread<&GuestSlice<'_, T>> {
    fn put(&self, tape: &mut Tape) {
        tape.tokens.push(Token::Unread(self.0.len() as u64, "elements"));
    }
}

impl<T: Clone> Put for Unread<&GuestPtr<'_, T>> {
    fn put(&self, tape: &mut Tape) {
        tape.tokens.push(Token::Address(self.0.address()));
    }
}

impl Put for Unread<&OutStrings<'_>> {
    fn put(&self, tape: &mut Tape) {
        tape.tokens.push(Token::Address(self.0.address()));
    }
}

/// The first so many bytes of a buffer.
pub(crate) struct FirstBytes<'m>(pub(crate) InBytes<'m>, pub(crate) usize);

impl Put for FirstBytes<'_> {
    fn put(&self, tape: &mut Tape) {
        let len = self.0.len().min(self.1);
        tape.content(len, |to| (self.0.read(to), len));
    }
}

/// The names of the directory entries in the first so many bytes of a buffer; the last one may be cut.
pub(crate) struct Entries<'m>(pub(crate) InBytes<'m>, pub(crate) usize);

impl Put for Entries<'_> {
    fn put(&self, tape: &mut Tape) {
        const HEADER: usize = 24;
        let mut rest = self.0.first(self.1);
        let mut names = [(); ELEMENTS].map(|()| None);
        let mut count = 0;
        while rest.len() >= HEADER {
            let mut header = [0; HEADER];
            let _ = rest.read(&mut header);
            let len = u32::from_le_bytes([header[16], header[17], header[18], header[19]]) as usize;
            if let Some(name) = names.get_mut(count) {
                *name = Some((rest.skip(HEADER).first(len), len));
            }
            count += 1;
            rest = rest.skip(HEADER.saturating_add(len));
        }
        tape.list(count, |tape, index| match &names[index] {
            Some((name, len)) => tape.content(name.len(), |to| (name.read(to), *len)),
            None => tape.tokens.push(Token::Absent),
        });
    }
}

/// The first so many bytes of some ranges together.
pub(crate) struct FirstOfRanges<'a, 'm>(pub(crate) &'a IoVecs<'m>, pub(crate) usize);

impl Put for FirstOfRanges<'_, '_> {
    fn put(&self, tape: &mut Tape) {
        let ranges = self.0.as_slice();
        let left = Cell::new(self.1);
        let filled = match self.1 {
            usize::MAX => ranges.len(),
            // What nothing was put into is not shown.
            most => {
                let mut before = 0usize;
                let filled = |range: &&waxwing_abi::IoVec| {
                    let more = before < most;
                    before = before.saturating_add(range.len);
                    more
                };
                ranges.iter().take_while(filled).count()
            }
        };
        tape.list(filled, |tape, index| {
            let len = ranges[index].len.min(left.get());
            left.set(left.get() - len);
            tape.content(len, |to| (self.0.read(index, to), len));
        });
    }
}

/// The first so many elements of an array, or of strings that were written.
pub(crate) struct FirstElements<T>(pub(crate) T, pub(crate) usize);

impl<T: Put + Clone> Put for FirstElements<&GuestSlice<'_, T>> {
    fn put(&self, tape: &mut Tape) {
        tape.list(self.0.len().min(self.1), |tape, index| self.0.get(index).put(tape));
    }
}

impl Put for FirstElements<&OutStrings<'_>> {
    fn put(&self, tape: &mut Tape) {
        tape.list(self.1, |tape, index| {
            let most = tape.string_size;
            tape.content(most, |to| self.0.read(index, to).unwrap_or((0, 0)));
        });
    }
}

/// What a pointer points to.
pub(crate) struct Pointee<T>(pub(crate) T);

impl<T: Put + Clone> Put for Pointee<&GuestPtr<'_, T>> {
    fn put(&self, tape: &mut Tape) {
        tape.tokens.push(Token::Pointee(self.0.address()));
        self.0.load().put(tape);
    }
}
