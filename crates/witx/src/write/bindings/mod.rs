//! Writes bindings in Rust for programs: types as they lie in memory, and a typed function for each import.
//!
//! Main items: [`write_bindings`] and what it is told, [`Bindings`]. One invariant: what is written holds its layouts
//! against the compiler, so a text that compiles has them.

mod funcs;
mod names;
mod types;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::rust::{doc, is_kept, plain, type_name};
use crate::diagnostic::Diagnostic;
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
///
/// # Errors
/// Names that Rust cannot tell apart.
pub fn write_bindings(document: &Document, with: &Bindings<'_>) -> Result<String, Diagnostic> {
    names::check(document, with)?;
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
    let mut wide = BTreeSet::new();
    for (module, clashes) in modules(document, with) {
        let only = only_width(module).filter(|_| with.imports.is_none() && with.ptr.is_none());
        let mut body = String::new();
        for func in &module.funcs {
            let only = if with.narrow.contains(&func.name.as_str()) { Some(Ptr::P32) } else { only };
            body.push_str(&only_for(only));
            let start = body.len();
            funcs::write_func(&mut body, document, module, func, with);
            if super::mentions(&body[start..], "Word") {
                wide.extend(
                    only.map_or_else(|| with.widths(), |only| vec![only]).iter().map(|ptr| ptr.size()),
                );
            }
        }
        if with.imports.is_none() {
            write_imports(&mut body, document, module, with);
        }
        if clashes {
            text.push_str(&doc(&module.docs, &format!("The module `{}`.", module.name), ""));
            let uses = if needs_what_is_above(document, &body) {
                format!("    {}    use super::*;\n\n", only_for(only))
            } else {
                String::new()
            };
            let _ = writeln!(text, "pub mod {} {{\n{uses}{body}}}\n", rust_module(module));
        } else {
            text.push_str(&body);
        }
    }
    if !wide.is_empty() {
        out.push('\n');
    }
    for ptr in with.widths().into_iter().filter(|ptr| wide.contains(&ptr.size())) {
        // What an address is to wasm.
        let word = if ptr == Ptr::P32 { "i32" } else { "i64" };
        let _ = writeln!(out, "{}type Word = {word};", only_for(with.ptr.is_none().then_some(ptr)));
    }
    Ok(out + "\n" + &text)
}

/// What keeps an item to targets of one width.
fn only_for(width: Option<Ptr>) -> String {
    width.map_or_else(String::new, |width| {
        format!("#[cfg(target_pointer_width = \"{}\")]\n", 8 * width.size())
    })
}

/// Whether functions in a Rust module of their own speak of something outside.
fn needs_what_is_above(document: &Document, body: &str) -> bool {
    let words: BTreeSet<&str> =
        body.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
    words.contains("Word") || document.types.iter().any(|def| words.contains(type_name(&def.name).as_str()))
}

/// The modules that are written, and whether one clashes with an earlier one's names: it has a Rust module of its own.
fn modules<'d>(document: &'d Document, with: &Bindings<'_>) -> Vec<(&'d Module, bool)> {
    let mut names = BTreeSet::new();
    let written = document
        .modules
        .iter()
        .filter(|module| with.ptr.is_none_or(|ptr| import_name(module, ptr).is_some()));
    written
        .map(|module| {
            let own: BTreeSet<String> = module.funcs.iter().map(|func| safe_ident(&func.name)).collect();
            let clashes = own.iter().any(|name| names.contains(name));
            names.extend(own);
            (module, clashes)
        })
        .collect()
}

/// The Rust module of a module that clashes.
fn rust_module(module: &Module) -> String {
    let name = safe_ident(&module.name);
    if matches!(name.as_str(), "core" | "std") { format!("{name}_") } else { name }
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
            let flat = flat_params(document, func, ptr);
            let mut names = BTreeSet::new();
            let params: Vec<String> = flat
                .iter()
                .map(|flat| {
                    let name = safe_ident(&flat.name);
                    // A length may be called as another parameter is.
                    let name = if names.insert(name.clone()) { name } else { "_".to_owned() };
                    format!("{name}: {}", flat.wasm.name())
                })
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
    format!("imports_{}", plain(&module.name))
}

/// A name as Rust can have it: `in` as `in_`, which published bindings do too.
fn safe_ident(name: &str) -> String {
    let plain = plain(name);
    // What success brings is `out0` and so on.
    let out = plain.strip_prefix("out").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    if is_kept(&plain) || out && plain.len() > 3 {
        format!("{plain}_")
    } else if plain.starts_with(|letter: char| letter.is_ascii_digit()) {
        format!("_{plain}")
    } else {
        plain
    }
}

/// The Rust type that stands for `shape` in memory, or as a number.
fn rust_type(document: &Document, shape: &Shape, with: &Bindings<'_>) -> String {
    if matches!(document.resolve(shape), Shape::String | Shape::List(_)) {
        // An address and a length.
        return "[usize; 2]".to_owned();
    }
    match shape {
        Shape::Bool => with.bool.unwrap_or("bool").to_owned(),
        Shape::Pointer { to, mutable } => {
            format!("*{} {}", if *mutable { "mut" } else { "const" }, rust_type(document, to, with))
        }
        Shape::Array { of, len } => format!("[{}; {len}]", rust_type(document, of, with)),
        shape => super::rust::rust_type(shape, &type_name),
    }
}

/// The Rust type of a string or list that is borrowed for a call; `life` is its lifetime with a blank behind it, or none.
fn borrowed(document: &Document, shape: &Shape, life: &str, with: &Bindings<'_>) -> String {
    match shape {
        Shape::Name(name) => {
            let life = if life.is_empty() { "'_" } else { life.trim() };
            format!("{}<{life}>", type_name(name))
        }
        Shape::List(of) => format!("&{life}[{}]", rust_type(document, of, with)),
        _ => format!("&{life}str"),
    }
}
