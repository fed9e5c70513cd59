//! How values lie in a guest's memory, for 32-bit and for 64-bit guests.
//!
//! Main items: [`layout`], [`record_offsets`], [`union_payload_offset`]. One invariant: C's rules, in the order of the
//! text, and nothing else but the note `(align N)` of a type.

use crate::document::{Document, Note, Shape, TypeDef};

/// How wide a guest's pointers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ptr {
    /// 4 bytes.
    P32,
    /// 8 bytes.
    P64,
}

impl Ptr {
    /// The width in bytes.
    #[must_use]
    pub fn size(self) -> u64 {
        match self {
            Ptr::P32 => 4,
            Ptr::P64 => 8,
        }
    }
}

/// Size and alignment, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// How many bytes a value takes; a multiple of the alignment.
    pub size: u64,
    /// A power of two that divides a value's address.
    pub align: u64,
}

impl Layout {
    const fn scalar(size: u64) -> Self {
        Layout { size, align: size }
    }
}

/// How a value of `shape` lies in memory.
///
/// # Panics
/// When a name is unknown, which the loader rules out.
#[must_use]
pub fn layout(document: &Document, shape: &Shape, ptr: Ptr) -> Layout {
    let pointer = Layout::scalar(ptr.size());
    match shape {
        Shape::Int(int) => Layout::scalar(int.size()),
        Shape::F32 | Shape::Handle => Layout::scalar(4),
        Shape::F64 => Layout::scalar(8),
        Shape::Bool | Shape::Char8 => Layout::scalar(1),
        Shape::Usize | Shape::Pointer { .. } => pointer,
        Shape::String | Shape::List(_) => Layout { size: 2 * pointer.size, align: pointer.align },
        Shape::Name(name) => match document.types.layout(name, ptr) {
            Some(layout) => layout,
            None => panic!("type `{name}` was not resolved by the loader"),
        },
        Shape::Array { of, len } => {
            let Layout { size, align } = layout(document, of, ptr);
            Layout { size: size.saturating_mul(u64::from(*len)), align }
        }
        Shape::Record(fields) => {
            let fields = fields.iter().map(|field| &field.shape);
            place(fields, document, ptr).0
        }
        Shape::Tuple(shapes) => place(shapes.iter(), document, ptr).0,
        Shape::Enum { repr, .. } | Shape::Flags { repr, .. } => Layout::scalar(repr.size()),
        Shape::Union { tag, cases, .. } => {
            let payloads = cases.iter().filter_map(|case| case.shape.as_ref());
            tagged(tag.size(), payloads, document, ptr).0
        }
        Shape::Expected { ok, err } => tagged(1, ok.iter().chain(err).map(AsRef::as_ref), document, ptr).0,
    }
}

/// How a value of the named type `def` lies in memory: [`layout`] of its shape and its `(align N)`.
///
/// # Panics
/// As [`layout`].
#[must_use]
pub fn layout_of(document: &Document, def: &TypeDef, ptr: Ptr) -> Layout {
    let natural = layout(document, &def.shape, ptr);
    let align = Note::find(&def.notes, "align")
        .and_then(|note| note.args.first()?.parse().ok())
        .unwrap_or(1)
        .max(natural.align);
    Layout { size: align_up(natural.size, align), align }
}

/// Where the fields of a record or tuple begin; of anything else, nothing.
///
/// # Panics
/// As [`layout`].
#[must_use]
pub fn record_offsets(document: &Document, shape: &Shape, ptr: Ptr) -> Vec<u64> {
    match document.resolve(shape) {
        Shape::Record(fields) => {
            let fields = fields.iter().map(|field| &field.shape);
            place(fields, document, ptr).1
        }
        Shape::Tuple(shapes) => place(shapes.iter(), document, ptr).1,
        _ => Vec::new(),
    }
}

/// Where the payload of a union begins, the same for all its cases; of anything else, 0.
///
/// # Panics
/// As [`layout`].
#[must_use]
pub fn union_payload_offset(document: &Document, shape: &Shape, ptr: Ptr) -> u64 {
    match document.resolve(shape) {
        Shape::Union { tag, cases, .. } => {
            let payloads = cases.iter().filter_map(|case| case.shape.as_ref());
            tagged(tag.size(), payloads, document, ptr).1
        }
        _ => 0,
    }
}

fn align_up(size: u64, align: u64) -> u64 {
    size.checked_next_multiple_of(align).unwrap_or(u64::MAX)
}

/// Shapes side by side: the whole, and where each begins.
fn place<'a>(shapes: impl Iterator<Item = &'a Shape>, document: &Document, ptr: Ptr) -> (Layout, Vec<u64>) {
    let mut offsets = Vec::new();
    let mut whole = Layout { size: 0, align: 1 };
    for shape in shapes {
        let Layout { size, align } = layout(document, shape, ptr);
        let offset = align_up(whole.size, align);
        offsets.push(offset);
        whole.size = offset.saturating_add(size);
        whole.align = whole.align.max(align);
    }
    whole.size = align_up(whole.size, whole.align);
    (whole, offsets)
}

/// A tag of `tag` bytes and one of the `payloads`: the whole, and where the payload begins.
fn tagged<'a>(
    tag: u64,
    payloads: impl Iterator<Item = &'a Shape>,
    document: &Document,
    ptr: Ptr,
) -> (Layout, u64) {
    let mut payload = Layout { size: 0, align: 1 };
    for shape in payloads {
        let Layout { size, align } = layout(document, shape, ptr);
        payload.size = payload.size.max(size);
        payload.align = payload.align.max(align);
    }
    let align = payload.align.max(tag);
    let offset = align_up(tag, payload.align);
    let size = align_up(offset.saturating_add(payload.size), align);
    (Layout { size, align }, offset)
}
