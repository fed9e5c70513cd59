//! Whether two shapes are the same to programs that are built already.
//!
//! Main type: [`Bytes`]. One invariant: a pair of names is compared once, so types that mention each other many times end.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use crate::document::{Case, Document, Int, Shape, UnionCase};
use crate::layout::{Ptr, layout, record_offsets, union_payload_offset};

const BYTE: Shape = Shape::Int(Int::U8);

/// Compares shapes of two documents.
pub(super) struct Bytes<'d> {
    old: &'d Document,
    new: &'d Document,
    known: RefCell<HashMap<(String, String), bool>>,
}

/// What lies somewhere in memory, records and tuples being no more than what they are made of.
enum Leaf<'d> {
    Number(Int, Values<'d>),
    F32,
    F64,
    Usize,
    Address { to: &'d Shape, mutable: bool, text: bool },
    Array(&'d Shape, u32),
    Union { tag: Int, payload: [u64; 2], cases: &'d [UnionCase] },
}

/// The numbers that mean something.
#[derive(Clone, Copy)]
enum Values<'d> {
    All,
    Bool,
    Cases(&'d [Case]),
    Bits(&'d [Case]),
}

impl<'d> Bytes<'d> {
    pub(super) fn new(old: &'d Document, new: &'d Document) -> Self {
        Bytes { old, new, known: RefCell::default() }
    }

    /// Whether `after` puts the same bytes in the same places as `before`, and knows all that could be said by them.
    pub(super) fn same(&self, before: &'d Shape, after: &'d Shape) -> bool {
        let (Shape::Name(old), Shape::Name(new)) = (before, after) else {
            return self.compare(before, after);
        };
        if old == new {
            // It is compared where it is defined.
            return true;
        }
        let pair = (old.clone(), new.clone());
        if let Some(known) = self.known.borrow().get(&pair) {
            return *known;
        }
        let same = self.compare(before, after);
        self.known.borrow_mut().insert(pair, same);
        same
    }

    fn compare(&self, before: &'d Shape, after: &'d Shape) -> bool {
        let equal = |ptr| layout(self.old, before, ptr) == layout(self.new, after, ptr);
        if !equal(Ptr::P32) || !equal(Ptr::P64) {
            return false;
        }
        let (mut old, mut new) = (Vec::new(), Vec::new());
        leaves(self.old, before, [0, 0], &mut old);
        leaves(self.new, after, [0, 0], &mut new);
        old.len() == new.len()
            && old.iter().zip(&new).all(|((was, before), (is, after))| was == is && self.leaf(before, after))
    }

    fn leaf(&self, before: &Leaf<'d>, after: &Leaf<'d>) -> bool {
        match (before, after) {
            (Leaf::Number(was, before), Leaf::Number(is, after)) => was == is && before.are_among(*after),
            (Leaf::F32, Leaf::F32) | (Leaf::F64, Leaf::F64) | (Leaf::Usize, Leaf::Usize) => true,
            (
                Leaf::Address { to: old, mutable: was, text: was_text },
                Leaf::Address { to: new, mutable: is, text: is_text },
            ) => {
                // Nobody may begin to write there, or to ask for text.
                (*was || !is) && (*was_text || !is_text) && (std::ptr::eq(*old, *new) || self.same(old, new))
            }
            (Leaf::Array(old, was), Leaf::Array(new, is)) => was == is && self.same(old, new),
            (
                Leaf::Union { tag: was, payload: before, cases: old },
                Leaf::Union { tag: is, payload: after, cases: new },
            ) => was == is && before == after && self.cases(old, new),
            _ => false,
        }
    }

    fn cases(&self, old: &'d [UnionCase], new: &'d [UnionCase]) -> bool {
        let new: HashMap<u64, &UnionCase> = new.iter().map(|case| (case.value, case)).collect();
        old.iter().all(|case| {
            new.get(&case.value).is_some_and(|other| match (&case.shape, &other.shape) {
                (None, None) => true,
                (Some(before), Some(after)) => self.same(before, after),
                _ => false,
            })
        })
    }
}

impl Values<'_> {
    fn are_among(self, others: Values<'_>) -> bool {
        match (self, others) {
            (_, Values::All) | (Values::Bool, Values::Bool) => true,
            (Values::Cases(before), Values::Cases(after)) | (Values::Bits(before), Values::Bits(after)) => {
                let after: HashSet<u64> = after.iter().map(|case| case.value).collect();
                before.iter().all(|case| after.contains(&case.value))
            }
            (Values::Bool, Values::Cases(cases)) => {
                [0, 1].iter().all(|value| cases.iter().any(|case| case.value == *value))
            }
            (Values::Cases(cases), Values::Bool) => cases.iter().all(|case| case.value <= 1),
            _ => false,
        }
    }
}

/// Adds what `shape` is made of, with its offsets for both widths of pointers.
fn leaves<'d>(document: &'d Document, shape: &'d Shape, at: [u64; 2], found: &mut Vec<([u64; 2], Leaf<'d>)>) {
    let pair = |to, text| {
        [([at[0], at[1]], Leaf::Address { to, mutable: false, text }), ([at[0] + 4, at[1] + 8], Leaf::Usize)]
    };
    let resolved = document.resolve(shape);
    let leaf = match resolved {
        Shape::Int(int) => Leaf::Number(*int, Values::All),
        Shape::Char8 => Leaf::Number(Int::U8, Values::All),
        Shape::Handle => Leaf::Number(Int::U32, Values::All),
        Shape::Bool => Leaf::Number(Int::U8, Values::Bool),
        Shape::Enum { repr, cases } => Leaf::Number(*repr, Values::Cases(cases)),
        Shape::Flags { repr, flags } => Leaf::Number(*repr, Values::Bits(flags)),
        Shape::F32 => Leaf::F32,
        Shape::F64 => Leaf::F64,
        Shape::Usize => Leaf::Usize,
        Shape::Pointer { to, mutable } => Leaf::Address { to, mutable: *mutable, text: false },
        Shape::Array { of, len } => Leaf::Array(of, *len),
        Shape::Union { tag, cases, .. } => {
            let payload = [Ptr::P32, Ptr::P64].map(|ptr| union_payload_offset(document, shape, ptr));
            Leaf::Union { tag: *tag, payload, cases }
        }
        Shape::String => return found.extend(pair(&BYTE, true)),
        Shape::List(of) => return found.extend(pair(of, false)),
        Shape::Record(_) | Shape::Tuple(_) => {
            let offsets = [Ptr::P32, Ptr::P64].map(|ptr| record_offsets(document, shape, ptr));
            let shapes: Vec<&Shape> = match resolved {
                Shape::Record(fields) => fields.iter().map(|field| &field.shape).collect(),
                Shape::Tuple(shapes) => shapes.iter().collect(),
                _ => Vec::new(),
            };
            for (index, shape) in shapes.into_iter().enumerate() {
                leaves(document, shape, [at[0] + offsets[0][index], at[1] + offsets[1][index]], found);
            }
            return;
        }
        // The loader keeps these two from memory and from each other: names are resolved, `expected` is for results.
        Shape::Name(_) | Shape::Expected { .. } => return,
    };
    found.push((at, leaf));
}
