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
//!
//! The other notes are for those who write code from a document:
//!
//! | where | note | meaning |
//! |---|---|---|
//! | module | `(module32 "name")` `(module64 "name")` | the names that programs import from; one text serves both widths |
//! | module | `(includes other)` | the other module's functions can be imported from this one too |
//! | module | `(older)` | its functions may be those of another module, type and all, as they were before |
//! | function | `(topic fd)` | the group it belongs to; every function of a module with a name has one |
//! | function | `(group signal)` | a further group for those who pick calls by what they are about |
//! | function | `(wait)` | it may wait |
//! | function | `(method name)` `(canonical)` | functions of one method are one behaviour; the canonical one has all parameters, the others a subset by name, and the first of its results |
//! | function | `(thunk path)` | the method's arguments are made by hand, by that function of the contract crate |
//! | function | `(default name value)` | what stands for a parameter that is missing here, when not 0 or none |
//! | function | `(bytes $p $n)` `(slice $p $n)` | a pointer and a count are one argument; a negative count is `inval` |
//! | function | `(entries $p)` | the buffer is filled with `dirent` records, each with its name behind it |
//! | function | `(strings $p $buf)` | an array of addresses to fill, and the room for the strings |
//! | function | `(lines $p $n)` `(pointers $p $n)` | a list of strings: one a line, or an array of addresses |
//! | function | `(nullable $p)` | a null pointer is none |
//! | function | `(long $p)` | a string that is no path, and may be longer than one |
//! | function | `(negative_errno)` | the result is a value, or an errno with a minus |
//! | type | `(converted)` | what makes it of the host's type of this name, and that of it, is written by hand |
//! | type | `(unknown_bits ignore)` | bits without a name are dropped, not refused |
//! | type | `(optional_from $field)` | from this field on, only what is not 0 is written: older programs have no room |

mod diagnostic;
mod diff;
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
pub use diff::{Change, Effect, diff};
pub use document::{
    Case, Const, Document, Field, Func, Int, Location, Module, Note, Param, Shape, TypeDef, Types, UnionCase,
};
pub use layout::{Layout, Ptr, layout, layout_of, record_offsets, union_payload_offset};
pub use load::{load, load_with, parse};
pub use sign::{Flat, Part, Signature, Wasm, flat_params, outs, signature};
