//! Reads interfaces written in witx.
//!
//! Hides the text: lexer, grammar, files that use files. Main type: [`Document`]. One invariant: nothing panics, loops
//! or recurses without bound on any text; what is wrong with it comes back as a [`Diagnostic`] with the place.
//!
//! ```
//! let text = r#"
//!     (typename $errno (enum (@witx tag u16) $success $badf))
//!     (typename $fd (handle))
//!     (module $example
//!       (@interface func (export "fd_close")
//!         (param $fd $fd)
//!         (result $error (expected (error $errno)))))
//! "#;
//! let document = waxwing_witx::parse("example.witx", text)?;
//! let close = &document.modules[0].funcs[0];
//! let signature = waxwing_witx::signature(&document, close, waxwing_witx::Ptr::P32);
//! assert_eq!(signature.params, [waxwing_witx::Wasm::I32]);
//! # Ok::<(), waxwing_witx::Diagnostic>(())
//! ```
//!
//! # The language
//!
//! The texts of WASI's preview0 and preview1 and of WASIX are read as they are. A `;;;` comment belongs to the item
//! below it. A type is defined above its uses. `(use "file.witx")` brings all types of another file, `(use $a $b from
//! $file)` those two and what they mention. Beyond the public language there are
//!
//! - `(array u8 16)`, so many values in a row ([`Shape::Array`]);
//! - `(@waxwing (note arg ...) ...)` in a type, a field, a function, a parameter, a module. [`Note`]s are checked
//!   against a list of known ones; those that change what is read here are
//!   - `$name (@waxwing (value 4))` in an enum or in flags: the case's value or the flag's bit; the following ones count
//!     (or shift) on from there;
//!   - `(align 2)` of a type: at least that alignment.

mod diagnostic;
mod document;
mod items;
mod layout;
mod load;
mod notes;
mod parse;
mod sexpr;
mod shape;
mod sign;
pub mod write;

pub use diagnostic::Diagnostic;
pub use document::{
    Case, Const, Document, Field, Func, Int, Location, Module, Note, Param, Shape, TypeDef,
    UnionCase,
};
pub use layout::{Layout, Ptr, layout, layout_of, record_offsets, union_payload_offset};
pub use load::{load, load_with, parse};
pub use sign::{Flat, Part, Signature, Wasm, flat_params, outs, signature};
