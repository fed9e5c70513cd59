//! Types of bindings: numbers, constants, records and unions in C's layout.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::{Bindings, By, borrowed, rust_type, safe_ident};
use crate::document::{Case, Const, Document, Field, Note, Shape, TypeDef, UnionCase};
use crate::layout::{Ptr, layout_of, record_offsets, union_payload_offset};
use crate::write::rust::{doc, int, plain, shouting, type_name};

pub(super) fn write_type(out: &mut String, document: &Document, def: &TypeDef, with: &Bindings<'_>) {
    let name = type_name(&def.name);
    let docs = doc(&def.docs, &format!("witx `{}`.", def.name), "");
    if let Some(By::Type(ty)) = with.replaced(&def.name) {
        let _ = writeln!(out, "{docs}pub type {name} = {ty};\n");
        return;
    }
    match &def.shape {
        Shape::Enum { repr, cases } => {
            out.push_str(&docs);
            write_enum(out, def, &name, int(*repr), cases);
        }
        Shape::Flags { repr, flags } => {
            let repr = int(*repr);
            let _ = writeln!(out, "{docs}pub type {name} = {repr};\n");
            for flag in flags {
                out.push_str(&doc(&flag.docs, &format!("`{}`", flag.name), ""));
                let constant = constant(&def.name, &flag.name);
                let _ = writeln!(out, "pub const {constant}: {name} = 1 << {};", flag.value.trailing_zeros());
            }
            out.push('\n');
        }
        Shape::Record(fields) => {
            out.push_str(&docs);
            write_record(out, document, def, &name, fields, with);
        }
        Shape::Union { tag, cases, .. } => {
            out.push_str(&docs);
            write_union(out, document, def, &name, int(*tag), cases, with);
        }
        Shape::Tuple(shapes) => {
            out.push_str(&docs);
            write_tuple(out, document, def, &name, shapes, with);
        }
        shape => match document.resolve(shape) {
            // A string or list is borrowed for a call.
            Shape::List(_) | Shape::String => {
                let ty = borrowed(document, shape, "'a ", with);
                let _ = writeln!(out, "{docs}pub type {name}<'a> = {ty};\n");
            }
            // What becomes of it stands where a function gives it back.
            Shape::Expected { .. } => {}
            _ => {
                let _ = writeln!(out, "{docs}pub type {name} = {};\n", rust_type(document, shape, with));
            }
        },
    }
}

/// `ERRNO_2BIG` of `errno` and `2big`.
pub(super) fn constant(ty: &str, case: &str) -> String {
    format!("{}_{}", shouting(ty), plain(case).to_uppercase())
}

fn write_enum(out: &mut String, def: &TypeDef, name: &str, repr: &str, cases: &[Case]) {
    let _ = writeln!(
        out,
        "#[repr(transparent)]\n#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]\npub struct {name}({repr});\n"
    );
    for case in cases {
        out.push_str(&doc(&case.docs, &format!("`{}`", case.name), ""));
        let _ =
            writeln!(out, "pub const {}: {name} = {name}({});", constant(&def.name, &case.name), case.value);
    }
    let arms = |text: &dyn Fn(&Case) -> String, otherwise: &str| {
        let mut arms = String::new();
        for case in cases {
            let _ = writeln!(arms, "            {} => {:?},", case.value, text(case));
        }
        arms + &format!("            _ => {otherwise:?},\n")
    };
    let _ = writeln!(
        out,
        "
impl {name} {{
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: {repr}) -> Self {{
        {name}(raw)
    }}

    /// Its number.
    #[must_use]
    pub const fn raw(&self) -> {repr} {{
        self.0
    }}

    /// Its name in the interface, in capitals; empty for a number without one.
    #[must_use]
    pub const fn name(&self) -> &'static str {{
        match self.0 {{
{}        }}
    }}

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {{
        match self.0 {{
{}        }}
    }}
}}

impl core::fmt::Debug for {name} {{
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {{
        f.debug_struct({name:?})
            .field(\"code\", &self.0)
            .field(\"name\", &self.name())
            .field(\"message\", &self.message())
            .finish()
    }}
}}

impl From<{repr}> for {name} {{
    fn from(raw: {repr}) -> Self {{
        {name}(raw)
    }}
}}
",
        arms(&|case| case.name.to_uppercase(), ""),
        arms(&|case| case.docs.split_whitespace().collect::<Vec<_>>().join(" "), ""),
    );
}

/// Whether a value of `shape` has a union in it, of which nobody can say which case it is.
fn has_union(document: &Document, shape: &Shape) -> bool {
    match document.resolve(shape) {
        Shape::Union { .. } => true,
        Shape::Record(fields) => fields.iter().any(|field| has_union(document, &field.shape)),
        Shape::Tuple(shapes) => shapes.iter().any(|shape| has_union(document, shape)),
        Shape::Array { of, .. } => has_union(document, of),
        _ => false,
    }
}

fn derive(document: &Document, shape: &Shape) -> &'static str {
    if has_union(document, shape) {
        "#[derive(Copy, Clone)]"
    } else {
        "#[derive(Copy, Clone, Debug, PartialEq)]"
    }
}

fn write_record(
    out: &mut String,
    document: &Document,
    def: &TypeDef,
    name: &str,
    fields: &[Field],
    with: &Bindings<'_>,
) {
    // Fields that are wider than the text's bring the alignment themselves.
    let wider = fields.iter().any(|field| {
        matches!(
            with.replaced(&format!("{}.{}", def.name, field.name)),
            Some(By::Fields(..) | By::Numbered(..))
        )
    });
    let repr = if wider { "#[repr(C)]".to_owned() } else { repr(def) };
    let _ = writeln!(out, "{repr}\n{}\npub struct {name} {{", derive(document, &def.shape));
    let mut asserted = Vec::new();
    for (index, field) in fields.iter().enumerate() {
        let docs = doc(&field.docs, &format!("`{}`", field.name), "    ");
        match with.replaced(&format!("{}.{}", def.name, field.name)) {
            Some(By::Fields(names, ty)) => {
                for name in names {
                    let _ = writeln!(out, "{docs}    pub {name}: {ty},");
                }
                asserted.push((index, names.first().map(|name| (*name).to_owned()).unwrap_or_default()));
            }
            Some(By::Numbered(stem, count, ty)) => {
                for number in 0..count {
                    let _ = writeln!(out, "{docs}    pub {stem}{number}: {ty},");
                }
                asserted.push((index, format!("{stem}0")));
            }
            replaced => {
                let ty = match replaced {
                    Some(By::Type(ty)) => ty.to_owned(),
                    _ => rust_type(document, &field.shape, with),
                };
                let ident = safe_ident(&field.name);
                let _ = writeln!(out, "{docs}    pub {ident}: {ty},");
                asserted.push((index, ident));
            }
        }
    }
    out.push_str("}\n\n");
    let shape = Shape::Name(def.name.clone());
    let offsets = |ptr| record_offsets(document, &shape, ptr);
    let (narrow, wide) = (offsets(Ptr::P32), offsets(Ptr::P64));
    let fields = asserted
        .into_iter()
        .map(|(index, field)| (format!("core::mem::offset_of!({name}, {field})"), narrow[index], wide[index]))
        .collect::<Vec<_>>();
    write_layout(out, document, def, name, &fields);
}

fn write_tuple(
    out: &mut String,
    document: &Document,
    def: &TypeDef,
    name: &str,
    shapes: &[Shape],
    with: &Bindings<'_>,
) {
    let types: Vec<String> =
        shapes.iter().map(|shape| format!("pub {}", rust_type(document, shape, with))).collect();
    let _ = writeln!(
        out,
        "{}\n{}\npub struct {name}({});\n",
        repr(def),
        derive(document, &def.shape),
        types.join(", ")
    );
    let offsets = |ptr| record_offsets(document, &def.shape, ptr);
    let fields = offsets(Ptr::P32)
        .into_iter()
        .zip(offsets(Ptr::P64))
        .enumerate()
        .map(|(index, (narrow, wide))| (format!("core::mem::offset_of!({name}, {index})"), narrow, wide))
        .collect::<Vec<_>>();
    write_layout(out, document, def, name, &fields);
}

/// C's layout, with the alignment that the text asks for.
fn repr(def: &TypeDef) -> String {
    let align = Note::find(&def.notes, "align").and_then(|note| note.args.first());
    align.map_or_else(|| "#[repr(C)]".to_owned(), |align| format!("#[repr(C, align({align}))]"))
}

fn write_union(
    out: &mut String,
    document: &Document,
    def: &TypeDef,
    name: &str,
    tag: &str,
    cases: &[UnionCase],
    with: &Bindings<'_>,
) {
    let payload = cases.iter().any(|case| case.shape.is_some());
    if payload {
        let _ = writeln!(
            out,
            "{}\n#[derive(Copy, Clone)]\npub struct {name} {{\n    /// Which case of the union it is.\n    pub tag: {tag},\n    /// The value of that case.\n    pub u: {name}U,\n}}\n",
            repr(def)
        );
        let _ = writeln!(
            out,
            "/// The values of a [`{name}`].\n#[repr(C)]\n#[derive(Copy, Clone)]\npub union {name}U {{"
        );
        for case in cases {
            out.push_str(&doc(&case.docs, &format!("`{}`", case.name), "    "));
            let ty = match (with.replaced(&format!("{}.{}", def.name, case.name)), &case.shape) {
                (Some(By::Type(ty)), _) => ty.to_owned(),
                (_, Some(shape)) => rust_type(document, shape, with),
                // No value: a byte that means nothing.
                (_, None) => "u8".to_owned(),
            };
            let name = safe_ident(&case.name);
            let _ = writeln!(out, "    pub {name}: {ty},");
        }
        out.push_str("}\n\n");
    } else {
        let _ = writeln!(
            out,
            "{}\n#[derive(Copy, Clone, Debug, PartialEq)]\npub struct {name} {{\n    /// Which case it is.\n    pub tag: {tag},\n}}\n",
            repr(def)
        );
    }
    let shape = Shape::Name(def.name.clone());
    let at = |ptr| union_payload_offset(document, &shape, ptr);
    let offset = payload
        .then(|| (format!("core::mem::offset_of!({name}, u)"), at(Ptr::P32), at(Ptr::P64)))
        .into_iter()
        .collect::<Vec<_>>();
    write_layout(out, document, def, name, &offset);
}

/// A check by the compiler that the type lies in memory as the interface has it.
fn write_layout(
    out: &mut String,
    document: &Document,
    def: &TypeDef,
    name: &str,
    fields: &[(String, u64, u64)],
) {
    let (narrow, wide) = (layout_of(document, def, Ptr::P32), layout_of(document, def, Ptr::P64));
    out.push_str("#[cfg(any(target_family = \"wasm\", target_pointer_width = \"64\"))]\nconst _: () = {\n");
    let mut check = |what: String, narrow: u64, wide: u64| {
        let value = if narrow == wide {
            narrow.to_string()
        } else {
            format!("[{narrow}, {wide}][cfg!(target_pointer_width = \"64\") as usize]")
        };
        let _ = writeln!(out, "    assert!({what} == {value});");
    };
    check(format!("size_of::<{name}>()"), narrow.size, wide.size);
    check(format!("align_of::<{name}>()"), narrow.align, wide.align);
    for (what, narrow, wide) in fields {
        check(what.clone(), *narrow, *wide);
    }
    out.push_str("};\n\n");
}

pub(super) fn write_const(out: &mut String, document: &Document, constant: &Const) {
    out.push_str(&doc(&constant.docs, &format!("`{}`", constant.name), ""));
    let name = shouting(&constant.name);
    let ty = type_name(&constant.ty);
    let _ = match document.resolve(&Shape::Name(constant.ty.clone())) {
        Shape::Enum { .. } => {
            writeln!(out, "pub const {name}: {ty} = {ty}::from_raw({});\n", constant.value)
        }
        _ => writeln!(out, "pub const {name}: {ty} = {};\n", constant.value),
    };
}

/// The enums written here that calls fail with.
pub(super) fn errors(document: &Document, with: &Bindings<'_>) -> Vec<(String, bool)> {
    let results = document.modules.iter().flat_map(|module| &module.funcs).flat_map(|func| &func.results);
    let given: HashSet<&str> = results
        .filter_map(|result| match document.resolve(&result.shape) {
            Shape::Expected { err: Some(err), .. } => match &**err {
                Shape::Name(name) => Some(name.as_str()),
                _ => None,
            },
            _ => None,
        })
        .collect();
    let mut names: Vec<(String, bool)> = document
        .types
        .iter()
        .filter(|def| with.writes(&def.file) && matches!(def.shape, Shape::Enum { .. }))
        .filter(|def| def.name == "errno" || given.contains(def.name.as_str()))
        .map(|def| {
            let wide = matches!(def.shape, Shape::Enum { repr, .. } if repr.size() > 2);
            (type_name(&def.name), wide)
        })
        .collect();
    names.sort();
    names
}

pub(super) fn write_error(out: &mut String, name: &str, wide: bool, std: bool) {
    let _ = writeln!(
        out,
        "impl core::fmt::Display for {name} {{
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {{
        write!(f, \"{{}} (error {{}})\", self.name(), self.0)
    }}
}}

impl core::error::Error for {name} {{}}
"
    );
    if std {
        let _ = writeln!(
            out,
            "impl From<{name}> for std::io::Error {{
    fn from(error: {name}) -> Self {{
        {}
    }}
}}
",
            // An errno has 16 bits; what has more is none.
            if wide {
                "std::io::Error::other(error)"
            } else {
                "std::io::Error::from_raw_os_error(error.raw().into())"
            }
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::layout;

    #[test]
    fn a_union_in_a_record_is_found() {
        let text = "(typename $tag (enum (@witx tag u8) $a)) (typename $u (union (@witx tag $tag) u8))
            (typename $r (record (field $u $u)))";
        let document = crate::parse("t.witx", text).expect("a sound text");
        assert!(has_union(&document, &Shape::Name("r".to_owned())));
        assert_eq!(layout(&document, &Shape::Name("r".to_owned()), Ptr::P32).size, 2);
    }
}
