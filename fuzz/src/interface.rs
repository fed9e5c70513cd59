//! The calls of every dialect with what their interface says of them, so that bytes become arguments that get past the
//! first check: descriptors that may be open, addresses of well-formed values, lengths that fit. Now and then they do
//! not.
//!
//! Main types: [`Interface`], [`Filler`]. One invariant: whatever the bytes, a value lands in the guest's memory or
//! nowhere.

use std::collections::BTreeSet;
use std::path::Path;
use std::rc::Rc;

use waxwing::engine::{SYSCALLS, Syscall};
use waxwing_abi::GuestMemory;
use waxwing_abi::call::WasmType;
use waxwing_witx::{
    Case, Document, Func, Int, Note, Part, Ptr, Shape, flat_params, layout, load_with, outs, record_offsets,
    union_payload_offset,
};

use crate::bytes::Bytes;
use crate::guest::NOISE;

/// The interfaces, by the name of their file.
const TEXTS: [(&str, &str); 8] = [
    ("typenames.witx", include_str!("../../witx/typenames.witx")),
    ("preview0.witx", include_str!("../../witx/preview0.witx")),
    ("preview1.witx", include_str!("../../witx/preview1.witx")),
    ("wasi_threads.witx", include_str!("../../witx/wasi_threads.witx")),
    ("wasix_legacy.witx", include_str!("../../witx/wasix_legacy.witx")),
    ("wasix_v1.witx", include_str!("../../witx/wasix_v1.witx")),
    ("wasix_2022.witx", include_str!("../../witx/wasix_2022.witx")),
    ("wasmedge.witx", include_str!("../../witx/wasmedge.witx")),
];

/// Calls that would start processes, or leave their guest in the middle of it.
const APART: [&str; 3] = ["proc_fork", "proc_exec", "proc_spawn"];

/// A call and what its interface says of it.
pub(crate) struct Known {
    pub(crate) call: &'static Syscall,
    document: Rc<Document>,
    func: Func,
    ptr: Ptr,
    /// What it can answer; none where any number will do.
    answers: Option<BTreeSet<u32>>,
}

/// All calls that are made.
pub(crate) struct Interface {
    /// Those with a body.
    pub(crate) built: Vec<Known>,
    /// Those that are refused whatever they are given.
    pub(crate) refused: Vec<Known>,
}

impl Interface {
    pub(crate) fn load() -> Self {
        let mut read = |path: &Path| {
            let text = TEXTS.iter().find(|(name, _)| Path::new(name) == path);
            text.map(|(_, text)| (*text).to_owned()).ok_or(std::io::ErrorKind::NotFound.into())
        };
        let documents: Vec<Rc<Document>> = TEXTS
            .iter()
            .map(|(name, _)| {
                Rc::new(load_with(Path::new(name), &mut read).expect("the interfaces are sound"))
            })
            .collect();
        let (mut built, mut refused) = (Vec::new(), Vec::new());
        let known = SYSCALLS.iter().filter(|call| !APART.iter().any(|name| call.method.starts_with(name)));
        for call in known {
            let known = Known::find(&documents, call);
            let known = known.unwrap_or_else(|| panic!("no interface has {call:?}"));
            let list = if waxwing::unsupported().iter().any(|(name, ..)| *name == call.method) {
                &mut refused
            } else {
                &mut built
            };
            list.push(known);
        }
        Interface { built, refused }
    }
}

impl Known {
    fn find(documents: &[Rc<Document>], call: &'static Syscall) -> Option<Known> {
        let ptr = if call.module.ends_with("64v1") { Ptr::P64 } else { Ptr::P32 };
        documents.iter().find_map(|document| {
            let module = document.modules.iter().find(|module| module.name == call.interface)?;
            let func = module.funcs.iter().find(|func| func.name == call.name)?;
            let answers = answers(document, func);
            Some(Known { call, document: Rc::clone(document), func: func.clone(), ptr, answers })
        })
    }

    /// Whether it may answer `result`.
    pub(crate) fn may_answer(&self, result: u32) -> bool {
        if Note::find(&self.func.notes, "negative_errno").is_some() {
            return result.cast_signed() > 0 || (1..=79).contains(&result.wrapping_neg());
        }
        // A call without a result answers nobody.
        !self.call.returns || self.answers.as_ref().is_none_or(|answers| answers.contains(&result))
    }

    /// Makes its words of bytes, and puts into memory what they point to.
    pub(crate) fn words(&self, memory: GuestMemory<'_>, bytes: &mut Bytes<'_>) -> Vec<u64> {
        let mut filler =
            Filler { document: &self.document, ptr: self.ptr, memory, bytes, free: START, count: 0 };
        let flat = flat_params(&self.document, &self.func, self.ptr);
        let words = self.call.params.iter().zip(&flat).map(|(wasm, flat)| {
            let word = match flat.part {
                Part::Param(index) => filler.argument(&self.func.params[index].shape),
                Part::Length(_) => filler.length(),
                Part::Out(result, element) => {
                    let outs = outs(&self.document, &self.func.results[result].shape);
                    filler.room(layout(&self.document, outs[element], self.ptr).size, 1)
                }
            };
            if *wasm == WasmType::I32 { word & 0xffff_ffff | NOISE } else { word }
        });
        words.collect()
    }
}

/// The errors of the function's own interface and 0.
fn answers(document: &Document, func: &Func) -> Option<BTreeSet<u32>> {
    let Shape::Expected { err: Some(err), .. } = document.resolve(&func.results.first()?.shape) else {
        return None;
    };
    let Shape::Enum { cases, .. } = document.resolve(err) else { return None };
    let values = cases.iter().map(|case| u32::try_from(case.value).expect("errors are small"));
    Some(values.chain([0]).collect())
}

/// The first of two directories that a guest is given.
pub(crate) const PREOPENS: u64 = 3;

/// Every right that preview1 knows.
pub(crate) const PREVIEW1_RIGHTS: u64 = (1 << 30) - 1;

/// Where values are put first; what lies before stays empty, as a guest's first page.
const START: u64 = 64;

/// Paths that lead somewhere in a world, or out of it.
const PATHS: &[&str] = &[
    "f",
    "d",
    "d/g",
    "d/e",
    "d/e/f",
    "new",
    "other",
    "l",
    "ld",
    "ld/g",
    "p",
    ".",
    "deep",
    "dang",
    "d/new",
    "d/l",
    "s/g",
    "s",
    "d/../f",
    "up",
    "..",
    "out",
    "plain",
    "out/plain",
    "out/new",
    "abs",
    "abs/plain",
    "root",
    "loop",
    "d/up",
    "d/up/new",
    "d/e/new",
    "up/outside/plain",
    "../outside/plain",
    "up/ro/f",
    "new/new",
    "d/e/..",
    "f/",
    "/",
];

/// Words of them, and words that are none.
const NAMES: &[&[u8]] = &[
    b"f",
    b"d",
    b".",
    b"..",
    b"l",
    b"ld",
    b"g",
    b"e",
    b"up",
    b"out",
    b"abs",
    b"root",
    b"loop",
    b"dang",
    b"p",
    b"new",
    b"other",
    b"deep",
    b"plain",
    b"nothing",
    b"s",
    b"",
    b"\xc3\xa9",
    b"\xff",
    b"a\0b",
    b"long",
    b"rw",
    b"ro",
    b"outside",
];

/// Numbers that are the first or last of something.
const NUMBERS: &[u64] = &[
    0,
    1,
    2,
    3,
    4,
    7,
    8,
    16,
    100,
    1000,
    4095,
    4096,
    65_535,
    65_536,
    1_000_000,
    0x7fff_ffff,
    0x8000_0000,
    0xffff_fffe,
    0xffff_ffff,
    0x1_0000_0000,
    1_000_000_000,
    1 << 40,
    i64::MAX as u64,
    1 << 63,
    u64::MAX - 1,
    u64::MAX,
];

/// Puts arguments into a guest's memory.
struct Filler<'a, 'd> {
    document: &'a Document,
    ptr: Ptr,
    memory: GuestMemory<'a>,
    bytes: &'a mut Bytes<'d>,
    /// Where the next value goes.
    free: u64,
    /// How many elements the last pointer or list has, for the length that follows it.
    count: u64,
}

impl Filler<'_, '_> {
    /// A parameter.
    fn argument(&mut self, shape: &Shape) -> u64 {
        match self.document.resolve(shape) {
            Shape::String => self.text(),
            Shape::List(of) => self.array(of, 4),
            Shape::Pointer { to, .. } => self.array(to, 2),
            Shape::Usize => self.length(),
            Shape::Record(_) | Shape::Tuple(_) | Shape::Union { .. } | Shape::Array { .. } => {
                self.array(shape, 0)
            }
            shape => self.scalar(shape),
        }
    }

    /// The length of what was put last, or not.
    fn length(&mut self) -> u64 {
        match self.bytes.u8() % 64 {
            0..=57 => self.count,
            58 => self.count.wrapping_add(1),
            59 => 0,
            _ => self.bytes.of(NUMBERS),
        }
    }

    /// An address for `count` values of `size` bytes each: as a rule free and aligned.
    fn room(&mut self, size: u64, count: u64) -> u64 {
        let size = size.saturating_mul(count);
        self.count = count;
        let end = self.memory.len();
        match self.bytes.u8() % 64 {
            0..=57 => {
                if self.free.saturating_add(size) > end {
                    self.free = START;
                }
                let at = self.free;
                self.free = at.saturating_add(size).min(end).next_multiple_of(16);
                at
            }
            58 => self.free + 1,
            59 => end.saturating_sub(size),
            60 => end.saturating_sub(size) + 1,
            61 => end,
            62 => 0,
            _ => self.bytes.of(NUMBERS),
        }
    }

    /// Some elements, or one when `most` is 0.
    fn array(&mut self, of: &Shape, most: usize) -> u64 {
        let size = layout(self.document, of, self.ptr).size;
        let few = |filler: &mut Self| filler.bytes.below(most) as u64;
        let count = match self.bytes.u8() % 64 {
            _ if most == 0 => 1,
            0..=57 if size <= 4 => self.bytes.of(&[64, 256, 8, 24, 1, 4096]),
            0..=57 => 1 + few(self),
            58 => 0,
            59 | 60 => 63 + few(self),
            61 | 62 => 1023 + few(self),
            _ => self.bytes.of(NUMBERS),
        };
        let at = self.room(size, count);
        // Bytes are left as they are, most of the time: they are to be written, or to be text of an earlier call.
        let put = if size == 1 && !self.bytes.rarely(4) { 0 } else { count.min(100) };
        for index in 0..put {
            self.put(of, at.wrapping_add(index * size), 0);
        }
        self.count = count;
        at
    }

    /// A path or a name.
    fn text(&mut self) -> u64 {
        let mut text = Vec::new();
        if self.bytes.u8() % 4 < 3 {
            text.extend_from_slice(self.bytes.of(PATHS).as_bytes());
        } else {
            if self.bytes.rarely(8) {
                text.push(b'/');
            }
            for part in 0..=self.bytes.u8() % 4 {
                if part > 0 {
                    text.extend_from_slice(self.bytes.of(&[&b"/"[..], b"/", b"/", b"//", b"/./", b"/../"]));
                }
                match self.bytes.of(NAMES) {
                    b"long" => text.resize(text.len() + 250 + self.bytes.below(8), b'n'),
                    name => text.extend_from_slice(name),
                }
            }
        }
        match self.bytes.u8() % 32 {
            28 | 29 => text.push(b'/'),
            30 => text = [&b"./".repeat(2040)[..], &text].concat(),
            31 => text.clear(),
            _ => {}
        }
        let at = self.room(1, text.len() as u64);
        let _ = self.memory.copy_out(at, &text);
        at
    }

    /// A value, as it lies in memory.
    fn put(&mut self, shape: &Shape, at: u64, depth: u32) {
        match self.document.resolve(shape) {
            Shape::Record(fields) => {
                let offsets = record_offsets(self.document, shape, self.ptr);
                for (field, offset) in fields.iter().zip(offsets) {
                    self.put(&field.shape, at.wrapping_add(offset), depth);
                }
            }
            Shape::Tuple(shapes) => {
                let offsets = record_offsets(self.document, shape, self.ptr);
                for (shape, offset) in shapes.iter().zip(offsets) {
                    self.put(shape, at.wrapping_add(offset), depth);
                }
            }
            Shape::Array { of, len } => {
                let size = layout(self.document, of, self.ptr).size;
                for index in 0..u64::from(*len).min(64) {
                    self.put(of, at.wrapping_add(index * size), depth);
                }
            }
            Shape::Union { tag, cases, .. } => {
                let case = self.bytes.below(cases.len());
                let value = if self.bytes.rarely(16) { self.bytes.u64() } else { cases[case].value };
                self.store(*tag, at, value);
                if let Some(payload) = &cases[case].shape {
                    let offset = union_payload_offset(self.document, shape, self.ptr);
                    self.put(payload, at.wrapping_add(offset), depth);
                }
            }
            Shape::Pointer { to, .. } if depth < 2 => {
                let size = layout(self.document, to, self.ptr).size;
                let count = self.bytes.of(&[1, 16, 0, 100, 5000]);
                let address = self.room(size, count);
                if size > 1 {
                    self.put(to, address, depth + 1);
                }
                self.store(self.address(), at, address);
                self.count = count;
            }
            Shape::String => {
                let text = self.text();
                self.store(self.address(), at, text);
                let length = self.length();
                self.store(self.address(), at.wrapping_add(self.ptr.size()), length);
            }
            Shape::Usize => {
                let length = self.length();
                self.store(self.address(), at, length);
            }
            scalar => {
                let value = self.scalar(scalar);
                let int = match scalar {
                    Shape::Int(int) | Shape::Enum { repr: int, .. } | Shape::Flags { repr: int, .. } => *int,
                    Shape::Bool | Shape::Char8 => Int::U8,
                    Shape::Handle | Shape::F32 => Int::U32,
                    Shape::F64 => Int::U64,
                    _ => self.address(),
                };
                self.store(int, at, value);
            }
        }
    }

    fn address(&self) -> Int {
        if self.ptr == Ptr::P32 { Int::U32 } else { Int::U64 }
    }

    fn store(&self, int: Int, at: u64, value: u64) {
        let size = usize::try_from(int.size()).expect("eight at most");
        let _ = self.memory.copy_out(at, &value.to_le_bytes()[..size]);
    }

    /// A value that fits a word.
    fn scalar(&mut self, shape: &Shape) -> u64 {
        match shape {
            // The two directories most often, then what a guest has open as a rule, then anything.
            Shape::Handle => match self.bytes.u8() {
                number @ 0..=79 => PREOPENS + u64::from(number) % 2,
                number @ 80..=239 => u64::from(number) % 12,
                number @ 240..=249 => u64::from(number) % 20,
                _ => self.bytes.of(NUMBERS),
            },
            Shape::Flags { flags, .. } => self.flags(flags),
            Shape::Enum { cases, .. } => match self.bytes.u8() {
                number @ 0..=240 => {
                    cases.get(usize::from(number) % cases.len().max(1)).map_or(0, |case| case.value)
                }
                _ => self.bytes.u64(),
            },
            Shape::Bool => u64::from(self.bytes.u8() % 2),
            _ => match self.bytes.u8() % 4 {
                0..=2 => self.bytes.of(NUMBERS),
                _ => self.bytes.u64(),
            },
        }
    }

    fn flags(&mut self, flags: &[Case]) -> u64 {
        // Of many, all of preview1's: with fewer rights most calls are refused at once.
        let many = flags.len() > 16;
        match self.bytes.u8() % 64 {
            0..=55 if many => PREVIEW1_RIGHTS,
            0..=29 => 0,
            30..=49 if !flags.is_empty() => flags[self.bytes.below(flags.len())].value,
            50..=60 if !flags.is_empty() => {
                flags[self.bytes.below(flags.len())].value | flags[self.bytes.below(flags.len())].value
            }
            61 => flags.iter().fold(0, |all, flag| all | flag.value),
            _ => self.bytes.u64(),
        }
    }
}
