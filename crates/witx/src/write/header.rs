//! Writes bindings in C: one header, for clang and any libc of wasm programs.
//!
//! Main item: [`write_header`]. One invariant: every layout is held against the compiler by a static assertion, so a
//! program that includes the header and compiles has them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::bindings::import_name;
use crate::document::{Case, Document, Func, Int, Module, Note, Shape, TypeDef};
use crate::layout::{Ptr, layout_of, record_offsets, union_payload_offset};
use crate::sign::{by_value, outs};

/// How a header is to be written.
#[derive(Clone, Copy, Debug)]
pub struct Header<'a> {
    /// The first line, as a comment: who wrote it.
    pub made: &'a str,
    /// What all names begin with: `wasix` makes `wasix_fd_t`, `WASIX_ERRNO_BADF`, `wasix_fd_dup`.
    pub prefix: &'a str,
    /// The only pointer width; none lets the compiler decide.
    pub ptr: Option<Ptr>,
}

/// The C text of `documents`; where two have a type or function of one name, the first one's is written.
#[must_use]
pub fn write_header(documents: &[&Document], with: &Header<'_>) -> String {
    let upper = with.prefix.to_uppercase();
    let mut out = format!(
        "/* {} */\n\n#ifndef {upper}_H\n#define {upper}_H\n\n#include <stdbool.h>\n#include <stddef.h>\n#include <stdint.h>\n\n#ifdef __cplusplus\nextern \"C\" {{\n#define {upper}_ASSERT static_assert\n#else\n#define {upper}_ASSERT _Static_assert\n#endif\n\n",
        with.made
    );
    if let Some(ptr) = with.ptr {
        let _ = writeln!(
            out,
            "{upper}_ASSERT(sizeof(void *) == {}, \"this header is for another pointer width\");\n",
            ptr.size()
        );
    }
    let mut known = BTreeSet::new();
    for document in documents {
        for def in &document.types {
            if known.insert(def.name.clone()) {
                write_type(&mut out, document, def, with);
            }
        }
    }
    let mut known = BTreeSet::new();
    for document in documents {
        let consts = document.consts.iter().chain(document.modules.iter().flat_map(|module| &module.consts));
        for constant in consts {
            comment(&mut out, &constant.docs, "");
            let ty = type_name(&constant.ty, with);
            let _ = writeln!(
                out,
                "#define {upper}_{} (({ty}){})\n",
                constant.name.to_uppercase(),
                constant.value
            );
        }
        for module in &document.modules {
            for func in &module.funcs {
                // A later module's function of the same name keeps its own: the module tells them apart.
                let name = func.name.replace('-', "_");
                let name = if known.insert(name.clone()) {
                    name
                } else {
                    format!("{}_{name}", identifier(&module.name))
                };
                let imports = [Ptr::P32, Ptr::P64].map(|ptr| imported_from(documents, module, func, ptr));
                write_func(&mut out, document, imports, func, &name, with);
            }
        }
    }
    let _ = writeln!(out, "#ifdef __cplusplus\n}}\n#endif\n\n#undef {upper}_ASSERT\n\n#endif");
    out
}

/// The name that programs of this width import `func` of `module` from: the module's own, or that of one that includes it.
fn imported_from<'a>(
    documents: &[&'a Document],
    module: &'a Module,
    func: &Func,
    ptr: Ptr,
) -> Option<&'a str> {
    let including = || {
        documents.iter().flat_map(|document| &document.modules).find(|other| {
            let includes = other
                .notes
                .iter()
                .any(|note| note.name == "includes" && note.args.first() == Some(&module.name));
            includes && other.funcs.iter().all(|own| own.name != func.name)
        })
    };
    import_name(module, ptr).or_else(|| import_name(including()?, ptr))
}

fn comment(out: &mut String, docs: &str, indent: &str) {
    let lines: Vec<&str> = docs.trim().lines().map(str::trim).collect();
    match lines.as_slice() {
        [] => {}
        // The end of a comment in a text is no end of ours.
        [line] => {
            let _ = writeln!(out, "{indent}/** {} */", line.replace("*/", "* /"));
        }
        lines => {
            let _ = writeln!(out, "{indent}/**");
            for line in lines {
                let _ = writeln!(out, "{}", format!("{indent} * {}", line.replace("*/", "* /")).trim_end());
            }
            let _ = writeln!(out, "{indent} */");
        }
    }
}

fn type_name(name: &str, with: &Header<'_>) -> String {
    format!("{}_{}_t", with.prefix, identifier(name))
}

/// A name as C can have it.
fn identifier(name: &str) -> String {
    let plain = name.replace('-', "_");
    if KEYWORDS.contains(&plain.as_str()) {
        format!("{plain}_")
    } else if plain.starts_with(|letter: char| letter.is_ascii_digit()) {
        format!("_{plain}")
    } else {
        plain
    }
}

/// Words that C, C++ or common headers keep.
const KEYWORDS: [&str; 54] = [
    "and",
    "asm",
    "auto",
    "bool",
    "break",
    "case",
    "catch",
    "char",
    "class",
    "const",
    "continue",
    "default",
    "delete",
    "do",
    "double",
    "else",
    "enum",
    "errno",
    "explicit",
    "export",
    "extern",
    "false",
    "float",
    "for",
    "friend",
    "goto",
    "if",
    "inline",
    "int",
    "long",
    "namespace",
    "new",
    "not",
    "operator",
    "or",
    "private",
    "protected",
    "public",
    "register",
    "return",
    "short",
    "signed",
    "sizeof",
    "static",
    "stdin",
    "stdout",
    "stderr",
    "struct",
    "switch",
    "this",
    "true",
    "typedef",
    "union",
    "unix",
];

fn int(int: Int) -> &'static str {
    match int {
        Int::U8 => "uint8_t",
        Int::U16 => "uint16_t",
        Int::U32 => "uint32_t",
        Int::U64 => "uint64_t",
        Int::S8 => "int8_t",
        Int::S16 => "int16_t",
        Int::S32 => "int32_t",
        Int::S64 => "int64_t",
    }
}

/// The declaration of something called `name` of this shape.
fn declare(shape: &Shape, name: &str, with: &Header<'_>) -> String {
    match shape {
        Shape::Pointer { to, mutable } => {
            let constant = if *mutable { "" } else { "const " };
            match &**to {
                Shape::Pointer { to, mutable: true } => format!("{} *{constant}*{name}", value(to, with)),
                Shape::Pointer { to, mutable: false } => {
                    format!("const {} *{constant}*{name}", value(to, with))
                }
                to => format!("{constant}{} *{name}", value(to, with)),
            }
        }
        Shape::Array { of, len } => format!("{}[{len}]", declare(of, name, with)),
        // In memory: an address and a length.
        Shape::String => format!("struct {{ const char *data; size_t len; }} {name}"),
        Shape::List(of) => format!("struct {{ const {} *data; size_t len; }} {name}", value(of, with)),
        shape => format!("{} {name}", value(shape, with)),
    }
}

/// The C type of a value.
fn value(shape: &Shape, with: &Header<'_>) -> String {
    match shape {
        Shape::Int(width) => int(*width).to_owned(),
        Shape::F32 => "float".to_owned(),
        Shape::F64 => "double".to_owned(),
        Shape::Bool => "bool".to_owned(),
        Shape::Char8 => "uint8_t".to_owned(),
        Shape::Usize => "size_t".to_owned(),
        Shape::Handle => "uint32_t".to_owned(),
        Shape::Name(name) => type_name(name, with),
        Shape::Pointer { .. } => "void *".to_owned(),
        // Borrowed for a call, or a pair in memory: pointer and length.
        Shape::String
        | Shape::List(_)
        | Shape::Array { .. }
        | Shape::Record(_)
        | Shape::Tuple(_)
        | Shape::Enum { .. }
        | Shape::Flags { .. }
        | Shape::Union { .. }
        | Shape::Expected { .. } => "void".to_owned(),
    }
}

fn write_type(out: &mut String, document: &Document, def: &TypeDef, with: &Header<'_>) {
    let name = type_name(&def.name, with);
    match &def.shape {
        Shape::Enum { repr, cases } => write_numbers(out, def, &name, *repr, cases, with),
        Shape::Flags { repr, flags } => write_numbers(out, def, &name, *repr, flags, with),
        Shape::Record(fields) => {
            comment(out, &def.docs, "");
            let _ = writeln!(out, "typedef struct {name} {{");
            for field in fields {
                comment(out, &field.docs, "    ");
                let field_name = identifier(&field.name);
                let _ = writeln!(out, "    {};", declare(&field.shape, &field_name, with));
            }
            let _ = writeln!(out, "}} {}{name};\n", aligned(def));
            let shape = Shape::Name(def.name.clone());
            let (narrow, wide) =
                (record_offsets(document, &shape, Ptr::P32), record_offsets(document, &shape, Ptr::P64));
            let fields = fields
                .iter()
                .zip(narrow.iter().zip(&wide))
                .map(|(field, (narrow, wide))| (identifier(&field.name), *narrow, *wide))
                .collect::<Vec<_>>();
            write_layout(out, document, def, &name, &fields, with);
        }
        Shape::Union { tag, tag_name, cases } => {
            let tag = tag_name.as_ref().map_or_else(|| int(*tag).to_owned(), |tag| type_name(tag, with));
            let payload = cases.iter().any(|case| case.shape.is_some());
            if payload {
                let _ = writeln!(
                    out,
                    "/** The values of a {name}. */\ntypedef union {}_{}_u_t {{",
                    with.prefix,
                    identifier(&def.name)
                );
                for case in cases {
                    let Some(shape) = &case.shape else { continue };
                    comment(out, &case.docs, "    ");
                    let case_name = case_identifier(&case.name);
                    let _ = writeln!(out, "    {};", declare(shape, &case_name, with));
                }
                let _ = writeln!(out, "}} {}_{}_u_t;\n", with.prefix, identifier(&def.name));
            }
            comment(out, &def.docs, "");
            let _ = writeln!(
                out,
                "typedef struct {name} {{\n    /** Which case of the union it is. */\n    {tag} tag;"
            );
            if payload {
                let _ = writeln!(
                    out,
                    "    /** The value of that case. */\n    {}_{}_u_t u;",
                    with.prefix,
                    identifier(&def.name)
                );
            }
            let _ = writeln!(out, "}} {}{name};\n", aligned(def));
            let shape = Shape::Name(def.name.clone());
            let at = |ptr| union_payload_offset(document, &shape, ptr);
            let fields = payload.then(|| ("u".to_owned(), at(Ptr::P32), at(Ptr::P64)));
            write_layout(out, document, def, &name, &fields.into_iter().collect::<Vec<_>>(), with);
        }
        // Pointer and length are parameters of their own.
        Shape::List(_) | Shape::String | Shape::Expected { .. } => {}
        Shape::Tuple(_) => {}
        shape => {
            comment(out, &def.docs, "");
            let _ = writeln!(out, "typedef {};\n", declare(shape, &name, with));
        }
    }
}

fn case_identifier(name: &str) -> String {
    let plain = identifier(name);
    if name.starts_with(|letter: char| letter.is_ascii_digit()) { format!("case{plain}") } else { plain }
}

fn aligned(def: &TypeDef) -> String {
    let align = Note::find(&def.notes, "align").and_then(|note| note.args.first());
    align.map(|align| format!("__attribute__((__aligned__({align}))) ")).unwrap_or_default()
}

fn write_numbers(out: &mut String, def: &TypeDef, name: &str, repr: Int, cases: &[Case], with: &Header<'_>) {
    comment(out, &def.docs, "");
    let _ = writeln!(out, "typedef {} {name};\n", int(repr));
    let start = format!("{}_{}", with.prefix, identifier(&def.name).trim_end_matches('_')).to_uppercase();
    let macro_name = match repr.size() {
        1 => "UINT8_C",
        2 => "UINT16_C",
        4 => "UINT32_C",
        _ => "UINT64_C",
    };
    for case in cases {
        comment(out, &case.docs, "");
        let case_name = case.name.replace('-', "_").to_uppercase();
        let _ = writeln!(out, "#define {start}_{case_name} ({macro_name}({}))", case.value);
    }
    out.push('\n');
}

fn write_layout(
    out: &mut String,
    document: &Document,
    def: &TypeDef,
    name: &str,
    fields: &[(String, u64, u64)],
    with: &Header<'_>,
) {
    let (narrow, wide) = (layout_of(document, def, Ptr::P32), layout_of(document, def, Ptr::P64));
    let upper = with.prefix.to_uppercase();
    let mut check = |what: String, narrow: u64, wide: u64, about: &str| {
        let value = match with.ptr {
            _ if narrow == wide => narrow.to_string(),
            Some(Ptr::P32) => narrow.to_string(),
            Some(Ptr::P64) => wide.to_string(),
            None => format!("(sizeof(void *) == 8 ? {wide} : {narrow})"),
        };
        let _ = writeln!(out, "{upper}_ASSERT({what} == {value}, \"{about}\");");
    };
    check(format!("sizeof({name})"), narrow.size, wide.size, "size");
    check(format!("_Alignof({name})"), narrow.align, wide.align, "alignment");
    for (field, narrow, wide) in fields {
        check(format!("offsetof({name}, {field})"), *narrow, *wide, "offset");
    }
    out.push('\n');
}

fn write_func(
    out: &mut String,
    document: &Document,
    [narrow, wide]: [Option<&str>; 2],
    func: &Func,
    name: &str,
    with: &Header<'_>,
) {
    let mut params = Vec::new();
    let mut docs = func.docs.trim().to_owned();
    for param in &func.params {
        let param_name = identifier(&param.name);
        let about = param.docs.split_whitespace().collect::<Vec<_>>().join(" ");
        if !about.is_empty() {
            let _ = write!(docs, "\n@param {param_name} {about}");
        }
        match document.resolve(&param.shape) {
            Shape::String => params.push(format!("const char *{param_name}, size_t {param_name}_len")),
            Shape::List(of) => {
                params.push(format!("const {} *{param_name}, size_t {param_name}_len", value(of, with)));
            }
            _ if by_value(document, &param.shape, Ptr::P32).is_none() => {
                params.push(format!("const {} *{param_name}", value(&param.shape, with)));
            }
            _ => params.push(declare(&param.shape, &param_name, with)),
        }
    }
    let result = func.results.first();
    let shapes = result.map(|result| outs(document, &result.shape)).unwrap_or_default();
    for (index, shape) in shapes.iter().enumerate() {
        params.push(format!("{} *out{index}", value(shape, with)));
    }
    if !shapes.is_empty() {
        let names: Vec<String> = (0..shapes.len()).map(|index| format!("`out{index}`")).collect();
        let _ = write!(docs, "\nOn success the result is in {}.", names.join(", "));
    }
    let returns = match result.map(|result| (document.resolve(&result.shape), &result.shape)) {
        _ if func.noreturn => "void".to_owned(),
        None | Some((Shape::Expected { err: None, .. }, _)) => "void".to_owned(),
        Some((Shape::Expected { err: Some(err), .. }, _)) => value(err, with),
        Some((_, shape)) => value(shape, with),
    };
    let params = if params.is_empty() { "void".to_owned() } else { params.join(", ") };
    let declaration = |module: &str| {
        format!(
            "{returns} {}_{name}({params})\n    __attribute__((__import_module__(\"{module}\"), __import_name__(\"{}\"){}));",
            with.prefix,
            func.name,
            if func.noreturn { ", __noreturn__" } else { "" }
        )
    };
    let mut text = String::new();
    comment(&mut text, &docs, "");
    match (with.ptr, narrow, wide) {
        (Some(Ptr::P32), None, _) | (Some(Ptr::P64), _, None) | (None, None, None) => return,
        (Some(Ptr::P32), Some(module), _) | (Some(Ptr::P64), _, Some(module)) => {
            let _ = writeln!(text, "{}", declaration(module));
        }
        (None, Some(narrow), Some(wide)) if narrow == wide => {
            let _ = writeln!(text, "{}", declaration(narrow));
        }
        (None, narrow, wide) => {
            let mut opened = false;
            for (module, size) in [(narrow, 4), (wide, 8)] {
                let Some(module) = module else { continue };
                let word = if opened { "elif" } else { "if" };
                let _ = writeln!(text, "#{word} __SIZEOF_POINTER__ == {size}\n{}", declaration(module));
                opened = true;
            }
            text.push_str("#endif\n");
        }
    }
    out.push_str(&text);
    out.push('\n');
}
