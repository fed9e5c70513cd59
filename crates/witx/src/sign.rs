//! What a function looks like to WebAssembly.
//!
//! Main items: [`flat_params`], [`signature`]. One invariant: names, widths and order are those that compilers of
//! guests use: a string or list is a pointer and a length, what success brings goes through trailing pointers, the
//! error is the result.

use std::fmt;

use crate::document::{Document, Func, Int, Shape};
use crate::layout::Ptr;

/// A type of WebAssembly values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wasm {
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `f32`
    F32,
    /// `f64`
    F64,
}

impl Wasm {
    /// Its name: `i32`, `i64`, `f32`, `f64`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Wasm::I32 => "i32",
            Wasm::I64 => "i64",
            Wasm::F32 => "f32",
            Wasm::F64 => "f64",
        }
    }

    /// One letter: `i`, `I`, `f`, `F`.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Wasm::I32 => 'i',
            Wasm::I64 => 'I',
            Wasm::F32 => 'f',
            Wasm::F64 => 'F',
        }
    }
}

/// The type of a function, as WebAssembly has it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Signature {
    /// What it is given.
    pub params: Vec<Wasm>,
    /// What it gives back.
    pub result: Option<Wasm>,
}

/// `(i32, i64) -> i32`
impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let params: Vec<&str> = self.params.iter().map(|wasm| wasm.name()).collect();
        write!(f, "({})", params.join(", "))?;
        match self.result {
            Some(result) => write!(f, " -> {}", result.name()),
            None => Ok(()),
        }
    }
}

/// One parameter as WebAssembly has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flat {
    /// Its name: the parameter's; with `_len` for a length; the result's with a number for an out pointer.
    pub name: String,
    /// Its type.
    pub wasm: Wasm,
    /// Where it comes from.
    pub part: Part,
}

/// What a flat parameter stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The parameter with this index; the pointer, when it is a string or list.
    Param(usize),
    /// The length of the string or list with this index.
    Length(usize),
    /// The address that receives element `1` of what result `0` brings on success.
    Out(usize, usize),
}

/// The parameters of `func` as WebAssembly has them, out pointers last.
///
/// # Panics
/// When a name is unknown, which the loader rules out.
#[must_use]
pub fn flat_params(document: &Document, func: &Func, ptr: Ptr) -> Vec<Flat> {
    let mut flat = Vec::new();
    for (index, param) in func.params.iter().enumerate() {
        flat.push(Flat {
            name: param.name.clone(),
            wasm: by_value(document, &param.shape, ptr).unwrap_or(address(ptr)),
            part: Part::Param(index),
        });
        if matches!(document.resolve(&param.shape), Shape::String | Shape::List(_)) {
            flat.push(Flat {
                name: format!("{}_len", param.name),
                wasm: address(ptr),
                part: Part::Length(index),
            });
        }
    }
    for (index, result) in func.results.iter().enumerate() {
        for element in 0..outs(document, &result.shape).len() {
            flat.push(Flat {
                name: format!("{}{element}", result.name),
                wasm: address(ptr),
                part: Part::Out(index, element),
            });
        }
    }
    flat
}

/// The type of `func`, as WebAssembly has it.
///
/// # Panics
/// As [`flat_params`].
#[must_use]
pub fn signature(document: &Document, func: &Func, ptr: Ptr) -> Signature {
    let params = flat_params(document, func, ptr);
    let result = func.results.first().map(|result| match document.resolve(&result.shape) {
        Shape::Expected { err: Some(err), .. } => by_value(document, err, ptr).unwrap_or(Wasm::I32),
        shape => by_value(document, shape, ptr).unwrap_or(Wasm::I32),
    });
    Signature { params: params.into_iter().map(|param| param.wasm).collect(), result }
}

/// What the result of shape `shape` brings on success, one shape for each out pointer: the elements of a tuple, or the
/// one value, or nothing.
///
/// # Panics
/// As [`flat_params`].
#[must_use]
pub fn outs<'a>(document: &'a Document, shape: &'a Shape) -> Vec<&'a Shape> {
    match document.resolve(shape) {
        Shape::Expected { ok: Some(ok), .. } => match document.resolve(ok) {
            Shape::Tuple(elements) => elements.iter().collect(),
            _ => vec![ok],
        },
        _ => Vec::new(),
    }
}

fn address(ptr: Ptr) -> Wasm {
    match ptr {
        Ptr::P32 => Wasm::I32,
        Ptr::P64 => Wasm::I64,
    }
}

/// The type of a value that is passed as such; none for what is passed by its address.
pub(crate) fn by_value(document: &Document, shape: &Shape, ptr: Ptr) -> Option<Wasm> {
    let int = |int: Int| {
        if int.size() == 8 { Wasm::I64 } else { Wasm::I32 }
    };
    match document.resolve(shape) {
        Shape::Int(repr) | Shape::Enum { repr, .. } | Shape::Flags { repr, .. } => Some(int(*repr)),
        Shape::F32 => Some(Wasm::F32),
        Shape::F64 => Some(Wasm::F64),
        Shape::Bool | Shape::Char8 | Shape::Handle => Some(Wasm::I32),
        Shape::Usize | Shape::Pointer { .. } => Some(address(ptr)),
        _ => None,
    }
}
