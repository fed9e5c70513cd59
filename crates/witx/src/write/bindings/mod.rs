//! Writes bindings in Rust for programs: types as they lie in memory, and a typed function for each import.
//!
//! Main items: [`write_bindings`] and what it is told, [`Bindings`]. One invariant: what is written holds its layouts
//! against the compiler, so a text that compiles has them.

mod funcs;
mod types;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::rust::{camel, doc};
use crate::document::{Document, Module, Note, Shape};
use crate::layout::Ptr;
use crate::{flat_params, signature};

/// How bindings are to be written.
#[derive(Clone, Debug, Default)]
pub struct Bindings<'a> {
    /// The first lines, such as who wrote them.
    pub header: &'a str,
    /// The stems of the files whose types are written; all, if there are none. Others come in by [`Bindings::uses`].
    pub files: &'a [&'a str],
    /// `use` lines for what is written elsewhere.
    pub uses: &'a str,
    /// The Rust module that has the wasm module of a name as a module of its own; none writes the imports as well.
    pub imports: Option<&'a str>,
    /// The only pointer width; none writes both, and the target decides.
    pub ptr: Option<Ptr>,
    /// Whether errors are to be those of the standard library too.
    pub std: bool,
    /// The Rust type that stands for `bool`; none is `bool` itself.
    pub bool: Option<&'a str>,
    /// Functions that only programs with 32-bit pointers have, though others import from the same Rust module.
    pub narrow: &'a [&'a str],
    /// What is written otherwise than the text has it.
    pub replace: &'a [Replace],
}

/// A field, parameter or type that published bindings have in another shape of the same layout.
#[derive(Clone, Copy, Debug)]
pub struct Replace {
    /// `type.field`, `function.parameter` or `type`.
    pub what: &'static str,
    /// How it is written.
    pub by: By,
}

/// What takes the place of something.
#[derive(Clone, Copy, Debug)]
pub enum By {
    /// This type.
    Type(&'static str),
    /// Fields of these names and one type, in a row.
    Fields(&'static [&'static str], &'static str),
    /// Fields of one type, numbered from 0 behind this name.
    Numbered(&'static str, u32, &'static str),
}

impl Bindings<'_> {
    fn replaced(&self, what: &str) -> Option<By> {
        self.replace.iter().find(|replace| replace.what == what).map(|replace| replace.by)
    }

    fn writes(&self, file: &str) -> bool {
        self.files.is_empty() || self.files.contains(&file)
    }

    fn widths(&self) -> Vec<Ptr> {
        self.ptr.map_or_else(|| vec![Ptr::P32, Ptr::P64], |ptr| vec![ptr])
    }
}

/// The Rust text of bindings to the modules of `document`.
#[must_use]
pub fn write_bindings(document: &Document, with: &Bindings<'_>) -> String {
    let mut out = format!("{}\n{}", with.header, with.uses);
    let mut text = String::new();
    for def in document.types.iter().filter(|def| with.writes(&def.file)) {
        types::write_type(&mut text, document, def, with);
    }
    for constant in document.consts.iter().chain(document.modules.iter().flat_map(|module| &module.consts)) {
        types::write_const(&mut text, document, constant);
    }
    let errors = types::errors(document, with);
    for (name, wide) in &errors {
        types::write_error(&mut text, name, *wide, with.std);
    }
    let funcs = document.modules.iter().any(|module| !module.funcs.is_empty());
    if funcs {
        out.push_str(&words(with));
    }
    let mut names = BTreeSet::new();
    for module in &document.modules {
        if with.ptr.is_some_and(|ptr| import_name(module, ptr).is_none()) {
            continue;
        }
        // What clashes with an earlier module's names has a Rust module of its own.
        let clashes = module.funcs.iter().any(|func| !names.insert(func.name.clone()));
        if clashes {
            text.push_str(&doc(&module.docs, &format!("The module `{}`.", module.name), ""));
            let _ = writeln!(text, "pub mod {} {{\n    use super::*;\n", safe_ident(&module.name));
        }
        for func in &module.funcs {
            let only = match only_width(module) {
                _ if with.narrow.contains(&func.name.as_str()) => Some(Ptr::P32),
                only => only.filter(|_| with.imports.is_none() && with.ptr.is_none()),
            };
            if let Some(width) = only {
                let _ = writeln!(text, "#[cfg(target_pointer_width = \"{}\")]", 8 * width.size());
            }
            funcs::write_func(&mut text, document, module, func, with);
        }
        if with.imports.is_none() {
            write_imports(&mut text, document, module, with);
        }
        if clashes {
            text.push_str("}\n\n");
        }
    }
    out + "\n" + &text
}

/// What an address is to wasm.
fn words(with: &Bindings<'_>) -> String {
    let mut out = "\n".to_owned();
    for ptr in with.widths() {
        let (width, word) = if ptr == Ptr::P32 { (32, "i32") } else { (64, "i64") };
        if with.ptr.is_none() {
            let _ = writeln!(out, "#[cfg(target_pointer_width = \"{width}\")]");
        }
        let _ = writeln!(out, "type Word = {word};");
    }
    out
}

/// The name that programs of this width import `module` from; none when they cannot.
pub(crate) fn import_name(module: &Module, ptr: Ptr) -> Option<&str> {
    let note = |name| Note::find(&module.notes, name).and_then(|note| note.args.first()).map(String::as_str);
    let (own, other) = match ptr {
        Ptr::P32 => ("module32", "module64"),
        Ptr::P64 => ("module64", "module32"),
    };
    match (note(own), note(other)) {
        (Some(name), _) => Some(name),
        (None, Some(_)) => None,
        // A text without notes: one name for both.
        (None, None) => Some(&module.name),
    }
}

/// The one width that can import `module`, if it is not both.
fn only_width(module: &Module) -> Option<Ptr> {
    match (import_name(module, Ptr::P32), import_name(module, Ptr::P64)) {
        (Some(_), None) => Some(Ptr::P32),
        (None, Some(_)) => Some(Ptr::P64),
        _ => None,
    }
}

/// The imports of one module, with wasm's own types.
fn write_imports(out: &mut String, document: &Document, module: &Module, with: &Bindings<'_>) {
    for ptr in with.widths() {
        let Some(name) = import_name(module, ptr) else { continue };
        let width = if ptr == Ptr::P32 { 32 } else { 64 };
        if with.ptr.is_none() {
            let _ = writeln!(out, "#[cfg(target_pointer_width = \"{width}\")]");
        }
        let _ = writeln!(
            out,
            "mod {} {{\n    #[link(wasm_import_module = {name:?})]\n    unsafe extern \"C\" {{",
            imports_module(module)
        );
        for func in &module.funcs {
            let params: Vec<String> = flat_params(document, func, ptr)
                .iter()
                .map(|flat| format!("{}: {}", safe_ident(&flat.name), flat.wasm.name()))
                .collect();
            let result = match signature(document, func, ptr).result {
                _ if func.noreturn => " -> !".to_owned(),
                Some(result) => format!(" -> {}", result.name()),
                None => String::new(),
            };
            let _ = writeln!(
                out,
                "        #[link_name = {:?}]\n        pub(super) fn {}({}){result};",
                func.name,
                safe_ident(&func.name),
                params.join(", ")
            );
        }
        out.push_str("    }\n}\n\n");
    }
}

fn imports_module(module: &Module) -> String {
    format!("imports_{}", module.name.replace('-', "_"))
}

/// A name as Rust can have it: `in` as `in_`, which published bindings do too.
fn safe_ident(name: &str) -> String {
    let plain = name.replace('-', "_");
    let keyword = super::rust::ident(&plain).starts_with("r#") || RESERVED.contains(&plain.as_str());
    if keyword {
        format!("{plain}_")
    } else if plain.starts_with(|letter: char| letter.is_ascii_digit()) {
        format!("_{plain}")
    } else {
        plain
    }
}

/// Words that Rust keeps and interfaces might use, beyond those of [`super::rust::ident`].
const RESERVED: [&str; 31] = [
    "abstract", "async", "await", "become", "box", "crate", "do", "dyn", "else", "enum", "extern", "false",
    "final", "gen", "impl", "let", "macro", "mut", "override", "priv", "pub", "ref", "return", "self",
    "static", "struct", "true", "try", "typeof", "unsafe", "yield",
];

/// The Rust type that stands for `shape` in a record, a parameter or a result.
fn rust_type(shape: &Shape, with: &Bindings<'_>) -> String {
    match shape {
        Shape::Bool => with.bool.unwrap_or("bool").to_owned(),
        Shape::Pointer { to, mutable } => {
            format!("*{} {}", if *mutable { "mut" } else { "const" }, rust_type(to, with))
        }
        Shape::Array { of, len } => format!("[{}; {len}]", rust_type(of, with)),
        Shape::Tuple(shapes) => {
            let types: Vec<String> = shapes.iter().map(|shape| rust_type(shape, with)).collect();
            format!("({})", types.join(", "))
        }
        Shape::List(of) => format!("&[{}]", rust_type(of, with)),
        Shape::String => "&str".to_owned(),
        Shape::Name(name) => camel(name),
        shape => super::rust::rust_type(shape, &camel),
    }
}
