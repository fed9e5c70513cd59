//! Writes bindings in C: one header, for clang and any libc of wasm programs.
//!
//! Main item: [`write_header`]. One invariant: every layout is held against the compiler by a static assertion, so a
//! program that includes the header and compiles has them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::bindings::import_name;
use super::names::Names;
use super::rust::plain;
use crate::diagnostic::Diagnostic;
use crate::document::{
    Case, Const, Document, Field, Func, Int, Location, Module, Note, Shape, TypeDef, UnionCase,
};
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
///
/// # Errors
/// Names that C cannot tell apart; strings and lists where C has no place for a type without a name.
pub fn write_header(documents: &[&Document], with: &Header<'_>) -> Result<String, Diagnostic> {
    let upper = with.prefix.to_uppercase();
    let mut out = OPENING.replace("MADE", with.made).replace("PREFIX", &upper);
    if let Some(ptr) = with.ptr {
        let _ = writeln!(
            out,
            "{upper}_ASSERT(sizeof(void *) == {}, \"this header is for another pointer width\")\n",
            ptr.size()
        );
    }
    let mut writer = Writer { out, names: Names::new("C"), with };
    let mut known = BTreeSet::new();
    for document in documents {
        writable(document)?;
        for def in &document.types {
            if known.insert(def.name.clone()) {
                writer.write_type(document, def)?;
            }
        }
    }
    let mut known = BTreeSet::new();
    let mut functions: BTreeMap<String, &Module> = BTreeMap::new();
    for document in documents {
        let consts: Vec<&Const> =
            document.consts.iter().chain(document.modules.iter().flat_map(|module| &module.consts)).collect();
        for constant in consts.iter().filter(|constant| !known.contains(&constant.name)) {
            writer.write_const(document, constant)?;
        }
        known.extend(consts.into_iter().map(|constant| constant.name.clone()));
        for module in &document.modules {
            for func in &module.funcs {
                // A later module's function of the same name keeps its own: the module tells them apart.
                let name = plain(&func.name);
                let name = match functions.get(&name) {
                    Some(other) if !std::ptr::eq(*other, module) => format!("{}_{name}", plain(&module.name)),
                    _ => name,
                };
                functions.entry(name.clone()).or_insert(module);
                let imports = [Ptr::P32, Ptr::P64].map(|ptr| imported_from(documents, module, func, ptr));
                writer.write_func(document, imports, func, &name)?;
            }
        }
    }
    let mut out = writer.out;
    let _ = writeln!(
        out,
        "#ifdef __cplusplus\n}}\n#endif\n\n#undef {upper}_ASSERT\n#undef {upper}_ALIGNOF\n\n#endif"
    );
    Ok(out)
}

/// How a header begins. Layouts are held against compilers that have words for that: of C11, C++11 and later.
const OPENING: &str = "/* MADE */

#ifndef PREFIX_H
#define PREFIX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__cplusplus) && __cplusplus >= 201103L
#define PREFIX_ASSERT(holds, about) static_assert(holds, about);
#define PREFIX_ALIGNOF(type) alignof(type)
#elif defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L
#define PREFIX_ASSERT(holds, about) _Static_assert(holds, about);
#define PREFIX_ALIGNOF(type) _Alignof(type)
#else
#define PREFIX_ASSERT(holds, about)
#endif

#ifdef __cplusplus
extern \"C\" {
#endif

";

/// Says where `document` has a string or list that C cannot declare: a parameter, an address and a list lead to types that
/// have names.
fn writable(document: &Document) -> Result<(), Diagnostic> {
    // Where a struct can stand, an address and a length can stand without a name.
    let memory = |shape: &Shape, place: Place, at: &Location| match needs_name(shape, place) {
        Some(what) => {
            let message = format!("in C {what} needs a name here: define it by (typename ...)");
            Err(document.error(at, message))
        }
        None => Ok(()),
    };
    for def in &document.types {
        match &def.shape {
            Shape::Record(fields) => {
                fields.iter().try_for_each(|field| memory(&field.shape, Place::Struct, &field.at))?;
            }
            Shape::Tuple(shapes) => {
                shapes.iter().try_for_each(|shape| memory(shape, Place::Struct, &def.at))?;
            }
            Shape::Union { cases, .. } => {
                for case in cases {
                    case.shape.iter().try_for_each(|shape| memory(shape, Place::Struct, &case.at))?;
                }
            }
            Shape::Expected { .. } => {}
            shape => memory(shape, Place::Struct, &def.at)?,
        }
    }
    for func in document.modules.iter().flat_map(|module| &module.funcs) {
        for param in &func.params {
            match &param.shape {
                // Pointer and length are parameters of their own.
                Shape::String => {}
                Shape::List(of) => memory(of, Place::Elsewhere, &param.at)?,
                shape => memory(shape, Place::Elsewhere, &param.at)?,
            }
        }
        for result in &func.results {
            outs(document, &result.shape)
                .into_iter()
                .try_for_each(|shape| memory(shape, Place::Elsewhere, &result.at))?;
        }
    }
    Ok(())
}

/// Where a type stands in C.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In a struct, a union or a typedef.
    Struct,
    Elsewhere,
}

/// What is in `shape` that has no name and needs one at `place`.
fn needs_name(shape: &Shape, place: Place) -> Option<&'static str> {
    match shape {
        Shape::String if place == Place::Elsewhere => Some("a string"),
        Shape::List(_) if place == Place::Elsewhere => Some("a list"),
        Shape::List(of) => needs_name(of, Place::Elsewhere),
        Shape::Pointer { to, .. } => needs_name(to, Place::Elsewhere),
        Shape::Array { of, .. } => needs_name(of, place),
        _ => None,
    }
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
    // The start and end of a comment in a text are none of ours.
    let docs = docs.replace("*/", "* /").replace("/*", "/ *").replace('\r', " ");
    let lines: Vec<&str> = docs.trim().lines().map(str::trim).collect();
    match lines.as_slice() {
        [] => {}
        [line] => {
            let _ = writeln!(out, "{indent}/** {line} */");
        }
        lines => {
            let _ = writeln!(out, "{indent}/**");
            for line in lines {
                let _ = writeln!(out, "{}", format!("{indent} * {line}").trim_end());
            }
            let _ = writeln!(out, "{indent} */");
        }
    }
}

fn type_name(name: &str, with: &Header<'_>) -> String {
    format!("{}_{}_t", with.prefix, plain(name))
}

/// `text` in quotes, as C has it.
fn quoted(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for byte in text.bytes() {
        match byte {
            // A question mark may begin a trigraph.
            b'"' | b'\\' | b'?' => quoted.extend(['\\', char::from(byte)]),
            b' '..=b'~' => quoted.push(char::from(byte)),
            _ => {
                let _ = write!(quoted, "\\{byte:03o}");
            }
        }
    }
    quoted + "\""
}

/// A name as C can have it.
fn identifier(name: &str) -> String {
    let plain = plain(name);
    // What success brings is `out0` and so on.
    let out = plain.strip_prefix("out").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    if KEYWORDS.contains(&plain.as_str()) || out && plain.len() > 3 {
        format!("{plain}_")
    } else if plain.starts_with(|letter: char| letter.is_ascii_digit()) {
        format!("_{plain}")
    } else {
        plain
    }
}

/// Words that C, C++ or common headers keep.
const KEYWORDS: [&str; 117] = [
    "EOF",
    "NULL",
    "alignas",
    "alignof",
    "and",
    "and_eq",
    "asm",
    "assert",
    "auto",
    "bitand",
    "bitor",
    "bool",
    "break",
    "case",
    "catch",
    "char",
    "char16_t",
    "char32_t",
    "char8_t",
    "class",
    "co_await",
    "co_return",
    "co_yield",
    "compl",
    "concept",
    "const",
    "const_cast",
    "consteval",
    "constexpr",
    "constinit",
    "continue",
    "decltype",
    "default",
    "delete",
    "do",
    "double",
    "dynamic_cast",
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
    "int16_t",
    "int32_t",
    "int64_t",
    "int8_t",
    "intptr_t",
    "linux",
    "long",
    "mutable",
    "namespace",
    "new",
    "noexcept",
    "not",
    "not_eq",
    "nullptr",
    "offsetof",
    "operator",
    "or",
    "or_eq",
    "private",
    "protected",
    "ptrdiff_t",
    "public",
    "register",
    "reinterpret_cast",
    "requires",
    "restrict",
    "return",
    "short",
    "signed",
    "size_t",
    "sizeof",
    "static",
    "static_assert",
    "static_cast",
    "stderr",
    "stdin",
    "stdout",
    "struct",
    "switch",
    "template",
    "this",
    "thread_local",
    "throw",
    "true",
    "try",
    "typedef",
    "typeid",
    "typename",
    "typeof",
    "typeof_unqual",
    "uint16_t",
    "uint32_t",
    "uint64_t",
    "uint8_t",
    "uintptr_t",
    "union",
    "unix",
    "unsigned",
    "using",
    "virtual",
    "void",
    "volatile",
    "wchar_t",
    "while",
    "xor",
    "xor_eq",
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

/// The declaration of `declarator` (a name, or what C makes of one) with this shape.
fn declare(shape: &Shape, declarator: &str, with: &Header<'_>) -> String {
    declare_as(shape, declarator, "", with)
}

/// As [`declare`]; `constant` is `const ` for what is only read.
fn declare_as(shape: &Shape, declarator: &str, constant: &str, with: &Header<'_>) -> String {
    match shape {
        Shape::Pointer { to, mutable } => {
            let pointer = format!("*{constant}{declarator}");
            declare_as(to, &pointer, if *mutable { "" } else { "const " }, with)
        }
        // Nearest to the name is what comes first: so many of these.
        Shape::Array { of, len } if declarator.starts_with('*') => {
            declare_as(of, &format!("({declarator})[{len}]"), constant, with)
        }
        Shape::Array { of, len } => declare_as(of, &format!("{declarator}[{len}]"), constant, with),
        Shape::String | Shape::List(_) => {
            format!("{constant}struct {{ {} }} {declarator}", slice(shape, with))
        }
        shape => format!("{constant}{} {declarator}", value(shape, with)),
    }
}

/// What a string or list is in memory: an address and a length.
fn slice(shape: &Shape, with: &Header<'_>) -> String {
    let data = match shape {
        Shape::List(of) => declare_as(of, "*data", "const ", with),
        _ => "const char *data".to_owned(),
    };
    format!("{data}; size_t len;")
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
        Shape::Pointer { .. } | Shape::Array { .. } | Shape::String | Shape::List(_) => {
            unreachable!("`declare` knows what this is: {shape:?}")
        }
        Shape::Record(_)
        | Shape::Tuple(_)
        | Shape::Enum { .. }
        | Shape::Flags { .. }
        | Shape::Union { .. }
        | Shape::Expected { .. } => {
            unreachable!("the loader has seen that this has a name or is a result: {shape:?}")
        }
    }
}

struct Writer<'w> {
    out: String,
    /// Types, functions and macros: C has one space for all of them.
    names: Names<'static>,
    with: &'w Header<'w>,
}

/// A member of a struct or union.
struct Member<'d> {
    name: String,
    shape: &'d Shape,
    docs: &'d str,
    at: &'d Location,
    /// What the text calls it.
    what: String,
}

impl<'d> Member<'d> {
    fn field(field: &'d Field) -> Self {
        let what = format!("`${}`", field.name);
        Member { name: identifier(&field.name), shape: &field.shape, docs: &field.docs, at: &field.at, what }
    }

    fn case(case: &'d UnionCase) -> Option<Self> {
        let what = format!("`${}`", case.name);
        let name = case_identifier(&case.name);
        Some(Member { name, shape: case.shape.as_ref()?, docs: &case.docs, at: &case.at, what })
    }
}

impl Writer<'_> {
    fn write_type(&mut self, document: &Document, def: &TypeDef) -> Result<(), Diagnostic> {
        // What becomes of it stands where a function gives it back.
        if matches!(document.resolve(&def.shape), Shape::Expected { .. }) {
            return Ok(());
        }
        let name = type_name(&def.name, self.with);
        self.names.add(document, name.clone(), format!("the type `${}`", def.name), &def.at)?;
        match &def.shape {
            Shape::Enum { repr, cases } => self.write_numbers(document, def, &name, *repr, cases),
            Shape::Flags { repr, flags } => self.write_numbers(document, def, &name, *repr, flags),
            Shape::Record(fields) => {
                let members: Vec<Member> = fields.iter().map(Member::field).collect();
                self.write_struct(document, def, &name, &members)
            }
            Shape::Tuple(shapes) => {
                let element = |(index, shape)| Member {
                    name: format!("f{index}"),
                    shape,
                    docs: "",
                    at: &def.at,
                    what: format!("element {index}"),
                };
                let members: Vec<Member> = shapes.iter().enumerate().map(element).collect();
                self.write_struct(document, def, &name, &members)
            }
            Shape::Union { tag, tag_name, cases } => {
                let tag =
                    tag_name.as_ref().map_or_else(|| int(*tag).to_owned(), |tag| type_name(tag, self.with));
                self.write_union(document, def, &name, &tag, cases)
            }
            shape @ (Shape::List(_) | Shape::String) => {
                comment(&mut self.out, &def.docs, "");
                let slice = slice(shape, self.with);
                let _ = writeln!(self.out, "typedef struct {name} {{ {slice} }} {name};\n");
                Ok(())
            }
            shape => {
                comment(&mut self.out, &def.docs, "");
                let _ = writeln!(self.out, "typedef {};\n", declare(shape, &name, self.with));
                Ok(())
            }
        }
    }

    fn write_members(&mut self, document: &Document, members: &[Member<'_>]) -> Result<(), Diagnostic> {
        let mut names = Names::within(&self.names);
        for member in members {
            names.add(document, member.name.clone(), member.what.clone(), member.at)?;
            comment(&mut self.out, member.docs, "    ");
            let _ = writeln!(self.out, "    {};", declare(member.shape, &member.name, self.with));
        }
        Ok(())
    }

    fn write_struct(
        &mut self,
        document: &Document,
        def: &TypeDef,
        name: &str,
        members: &[Member<'_>],
    ) -> Result<(), Diagnostic> {
        comment(&mut self.out, &def.docs, "");
        let _ = writeln!(self.out, "typedef struct {name} {{");
        self.write_members(document, members)?;
        let _ = writeln!(self.out, "}} {}{name};\n", aligned(def));
        let offsets = |ptr| record_offsets(document, &def.shape, ptr);
        let fields = members
            .iter()
            .zip(offsets(Ptr::P32).into_iter().zip(offsets(Ptr::P64)))
            .map(|(member, (narrow, wide))| (member.name.clone(), narrow, wide))
            .collect::<Vec<_>>();
        self.write_layout(document, def, name, &fields);
        Ok(())
    }

    fn write_union(
        &mut self,
        document: &Document,
        def: &TypeDef,
        name: &str,
        tag: &str,
        cases: &[UnionCase],
    ) -> Result<(), Diagnostic> {
        let members: Vec<Member> = cases.iter().filter_map(Member::case).collect();
        let payload = format!("{}_{}_u_t", self.with.prefix, plain(&def.name));
        if !members.is_empty() {
            let what = format!("what is in the type `${}`", def.name);
            self.names.add(document, payload.clone(), what, &def.at)?;
            let _ = writeln!(self.out, "/** The values of a {name}. */\ntypedef union {payload} {{");
            self.write_members(document, &members)?;
            let _ = writeln!(self.out, "}} {payload};\n");
        }
        comment(&mut self.out, &def.docs, "");
        let _ = writeln!(
            self.out,
            "typedef struct {name} {{\n    /** Which case of the union it is. */\n    {tag} tag;"
        );
        if !members.is_empty() {
            let _ = writeln!(self.out, "    /** The value of that case. */\n    {payload} u;");
        }
        let _ = writeln!(self.out, "}} {}{name};\n", aligned(def));
        let at = |ptr| union_payload_offset(document, &def.shape, ptr);
        let fields = (!members.is_empty()).then(|| ("u".to_owned(), at(Ptr::P32), at(Ptr::P64)));
        self.write_layout(document, def, name, &fields.into_iter().collect::<Vec<_>>());
        Ok(())
    }

    fn write_numbers(
        &mut self,
        document: &Document,
        def: &TypeDef,
        name: &str,
        repr: Int,
        cases: &[Case],
    ) -> Result<(), Diagnostic> {
        comment(&mut self.out, &def.docs, "");
        let _ = writeln!(self.out, "typedef {} {name};\n", int(repr));
        let start = format!("{}_{}", self.with.prefix, plain(&def.name)).to_uppercase();
        for case in cases {
            comment(&mut self.out, &case.docs, "");
            let macro_name = format!("{start}_{}", plain(&case.name).to_uppercase());
            let what = format!("`${}` of `${}`", case.name, def.name);
            self.names.add(document, macro_name.clone(), what, &case.at)?;
            let bits = 8 * repr.size();
            let _ = writeln!(self.out, "#define {macro_name} (UINT{bits}_C({}))", case.value);
        }
        self.out.push('\n');
        Ok(())
    }

    fn write_const(&mut self, document: &Document, constant: &Const) -> Result<(), Diagnostic> {
        comment(&mut self.out, &constant.docs, "");
        let name = format!("{}_{}", self.with.prefix, plain(&constant.name)).to_uppercase();
        self.names.add(document, name.clone(), format!("the constant `${}`", constant.name), &constant.at)?;
        let ty = type_name(&constant.ty, self.with);
        let value = constant.value;
        // What an int cannot hold is not a number by itself in every C.
        let value = if value > 0x7fff_ffff { format!("UINT64_C({value})") } else { value.to_string() };
        let _ = writeln!(self.out, "#define {name} (({ty}){value})\n");
        Ok(())
    }

    fn write_layout(
        &mut self,
        document: &Document,
        def: &TypeDef,
        name: &str,
        fields: &[(String, u64, u64)],
    ) {
        let (narrow, wide) = (layout_of(document, def, Ptr::P32), layout_of(document, def, Ptr::P64));
        let upper = self.with.prefix.to_uppercase();
        let only = self.with.ptr;
        let mut check = |what: String, narrow: u64, wide: u64, about: &str| {
            let value = match only {
                _ if narrow == wide => narrow.to_string(),
                Some(Ptr::P32) => narrow.to_string(),
                Some(Ptr::P64) => wide.to_string(),
                None => format!("(sizeof(void *) == 8 ? {wide} : {narrow})"),
            };
            let _ = writeln!(self.out, "{upper}_ASSERT({what} == {value}, \"{about}\")");
        };
        check(format!("sizeof({name})"), narrow.size, wide.size, "size");
        check(format!("{upper}_ALIGNOF({name})"), narrow.align, wide.align, "alignment");
        for (field, narrow, wide) in fields {
            check(format!("offsetof({name}, {field})"), *narrow, *wide, "offset");
        }
        self.out.push('\n');
    }

    fn write_func(
        &mut self,
        document: &Document,
        [narrow, wide]: [Option<&str>; 2],
        func: &Func,
        name: &str,
    ) -> Result<(), Diagnostic> {
        let with = self.with;
        let name = format!("{}_{name}", with.prefix);
        let declaration = self.declaration(document, func, &name)?;
        let imported = |module: &str| {
            format!(
                "{declaration}\n    __attribute__((__import_module__({}), __import_name__({}){}));",
                quoted(module),
                quoted(&func.name),
                if func.noreturn { ", __noreturn__" } else { "" }
            )
        };
        let text = match (with.ptr, narrow, wide) {
            (Some(Ptr::P32), None, _) | (Some(Ptr::P64), _, None) | (None, None, None) => return Ok(()),
            (Some(Ptr::P32), Some(module), _) | (Some(Ptr::P64), _, Some(module)) => imported(module),
            (None, Some(narrow), Some(wide)) if narrow == wide => imported(narrow),
            (None, narrow, wide) => {
                let mut text = String::new();
                for (module, size) in [(narrow, 4), (wide, 8)] {
                    let Some(module) = module else { continue };
                    let word = if text.is_empty() { "if" } else { "elif" };
                    let _ = writeln!(text, "#{word} __SIZEOF_POINTER__ == {size}\n{}", imported(module));
                }
                text + "#endif"
            }
        };
        self.names.add(document, name, format!("the function `{}`", func.name), &func.at)?;
        comment(&mut self.out, &described(document, func), "");
        let _ = writeln!(self.out, "{text}\n");
        Ok(())
    }

    /// The function as C declares it, without a semicolon.
    fn declaration(&self, document: &Document, func: &Func, name: &str) -> Result<String, Diagnostic> {
        let with = self.with;
        let mut names = Names::within(&self.names);
        let mut params = Vec::new();
        for param in &func.params {
            let param_name = identifier(&param.name);
            let what = format!("`${}`", param.name);
            names.add(document, param_name.clone(), what.clone(), &param.at)?;
            let resolved = document.resolve(&param.shape);
            if matches!(resolved, Shape::String | Shape::List(_)) {
                names.add(
                    document,
                    format!("{param_name}_len"),
                    format!("the length of {what}"),
                    &param.at,
                )?;
            }
            let pointer = format!("*{param_name}");
            params.push(match resolved {
                Shape::String => format!("const char {pointer}, size_t {param_name}_len"),
                Shape::List(of) => {
                    format!("{}, size_t {param_name}_len", declare_as(of, &pointer, "const ", with))
                }
                _ if by_value(document, &param.shape, Ptr::P32).is_none() => {
                    declare_as(&param.shape, &pointer, "const ", with)
                }
                _ => declare(&param.shape, &param_name, with),
            });
        }
        let result = func.results.first();
        let shapes = result.map(|result| outs(document, &result.shape)).unwrap_or_default();
        for (index, shape) in shapes.iter().enumerate() {
            params.push(declare(shape, &format!("*out{index}"), with));
        }
        let params = if params.is_empty() { "void".to_owned() } else { params.join(", ") };
        let call = format!("{name}({params})");
        Ok(match result.map(|result| (document.resolve(&result.shape), &result.shape)) {
            _ if func.noreturn => format!("void {call}"),
            None => format!("void {call}"),
            // 0 is success here too.
            Some((Shape::Expected { err: None, .. }, _)) => format!("int32_t {call}"),
            Some((Shape::Expected { err: Some(err), .. }, _)) => declare(err, &call, with),
            Some((_, shape)) => declare(shape, &call, with),
        })
    }
}

/// The description of a function with those of its parameters.
fn described(document: &Document, func: &Func) -> String {
    let mut docs = func.docs.trim().to_owned();
    for param in &func.params {
        let about = param.docs.split_whitespace().collect::<Vec<_>>().join(" ");
        if !about.is_empty() {
            let _ = write!(docs, "\n@param {} {about}", identifier(&param.name));
        }
    }
    let count = func.results.first().map(|result| outs(document, &result.shape).len()).unwrap_or_default();
    if count > 0 {
        let names: Vec<String> = (0..count).map(|index| format!("`out{index}`")).collect();
        let _ = write!(docs, "\nOn success the result is in {}.", names.join(", "));
    }
    docs
}

fn case_identifier(name: &str) -> String {
    let plain = identifier(name);
    if name.starts_with(|letter: char| letter.is_ascii_digit()) { format!("case{plain}") } else { plain }
}

fn aligned(def: &TypeDef) -> String {
    let align = Note::find(&def.notes, "align").and_then(|note| note.args.first());
    align.map(|align| format!("__attribute__((__aligned__({align}))) ")).unwrap_or_default()
}
