//! Writes every type with its layout: `abi/src/generated/types.rs`.

use std::fmt::Write as _;

use super::plan::{Plan, PlannedType, parts};
use super::rust::{camel, doc, ident, int, rust_type, shouting, type_name};
use super::{HEADER, uses};
use crate::document::{Case, Document, Field, Note, Shape, UnionCase};
use crate::layout::{Ptr, layout, record_offsets, union_payload_offset};

/// The Rust text of all types.
#[must_use]
pub fn write_types(plan: &Plan) -> String {
    let mut out = format!("{HEADER}\n//! Every type of the interfaces, with its layout in guest memory.\n\n");
    out.push_str("use crate::layout::{Address, Value, Width, Word};\nuse crate::memory::GuestMemory;\n\n");
    for ty in plan.types.iter().filter(|ty| ty.module.is_none()) {
        write_type(&mut out, plan, ty);
    }
    let mut modules: Vec<&str> = plan.types.iter().filter_map(|ty| ty.module.as_deref()).collect();
    modules.sort_unstable();
    modules.dedup();
    for module in modules {
        let _ = writeln!(out, "/// Types of `{module}` that differ from those above.\npub mod {module} {{");
        let mut text = String::new();
        for ty in plan.types.iter().filter(|ty| ty.module.as_deref() == Some(module)) {
            write_type(&mut text, plan, ty);
            if plan.is_converted(ty) {
                write_conversions(&mut text, plan, ty);
            }
        }
        let names = uses(&text, &["layout", "memory"]);
        let _ = writeln!(out, "use super::Errno;\n{names}use crate::layout::{{Value, Word}};\n\n{text}}}");
    }
    out
}

fn write_type(out: &mut String, plan: &Plan, ty: &PlannedType) {
    if matches!(plan.document(ty).resolve(&ty.def.shape), Shape::Expected { .. }) {
        return;
    }
    let name = type_name(&ty.def.name);
    out.push_str(&doc(&ty.def.docs, &format!("witx `{}`.", ty.def.name), ""));
    match &ty.def.shape {
        Shape::Enum { repr, cases } => write_enum(out, &name, int(*repr), cases),
        Shape::Flags { repr, flags } => {
            let lenient = Note::find(&ty.def.notes, "unknown_bits").is_some();
            write_flags(out, &name, int(*repr), flags, lenient);
        }
        Shape::Record(fields) => {
            let fields: Vec<Member> = fields.iter().map(Member::field).collect();
            write_record(out, plan, ty, &name, &fields);
        }
        Shape::Tuple(shapes) => {
            let members: Vec<Member> = shapes.iter().enumerate().map(Member::element).collect();
            write_record(out, plan, ty, &name, &members);
        }
        Shape::Union { cases, .. } => write_union(out, plan, ty, &name, cases),
        shape => {
            let _ = writeln!(out, "pub type {name} = {};", rust_type(shape, &|of| plan.type_path(ty, of)));
        }
    }
    out.push('\n');
}

fn write_enum(out: &mut String, name: &str, repr: &str, cases: &[Case]) {
    let _ = writeln!(
        out,
        "#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]\n#[repr({repr})]\npub enum {name} {{"
    );
    for case in cases {
        out.push_str(&doc(&case.docs, &format!("`{}`", case.name), "    "));
        let _ = writeln!(out, "    {} = {},", camel(&case.name), case.value);
    }
    let _ = writeln!(out, "}}\n\nimpl {name} {{");
    let _ = writeln!(
        out,
        "    /// The case with this number.\n    #[must_use]\n    pub const fn from_raw(raw: {repr}) -> Option<Self> {{\n        match raw {{"
    );
    for case in cases {
        let _ = writeln!(out, "            {} => Some({name}::{}),", case.value, camel(&case.name));
    }
    out.push_str("            _ => None,\n        }\n    }\n\n");
    let _ = writeln!(
        out,
        "    /// Its number.\n    #[must_use]\n    pub const fn raw(self) -> {repr} {{\n        self as {repr}\n    }}\n"
    );
    let _ = writeln!(
        out,
        "    /// Its name in the interface.\n    #[must_use]\n    pub const fn name(self) -> &'static str {{\n        match self {{"
    );
    for case in cases {
        let _ = writeln!(out, "            {name}::{} => {:?},", camel(&case.name), case.name);
    }
    out.push_str("        }\n    }\n}\n\n");
    let _ = writeln!(
        out,
        "impl Value for {name} {{
    const SIZE: [u64; 2] = <{repr} as Value>::SIZE;
    const ALIGN: [u64; 2] = <{repr} as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {{
        {name}::from_raw(<{repr} as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }}

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {{
        self.raw().store::<W>(memory, at)
    }}
}}

impl Word for {name} {{
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {{
        {name}::from_raw(<{repr}>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }}
}}"
    );
}

fn write_flags(out: &mut String, name: &str, repr: &str, flags: &[Case], lenient: bool) {
    let check = if lenient { "lenient" } else { "strict" };
    let _ =
        writeln!(out, "#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]\npub struct {name}({repr});\n");
    let _ = writeln!(out, "crate::layout::flags! {{\n    {name}: {repr}, {check};");
    for flag in flags {
        out.push_str(&doc(&flag.docs, &format!("`{}`", flag.name), "    "));
        let _ = writeln!(out, "    {} = {:#x}, {:?};", flag_name(&flag.name), flag.value, flag.name);
    }
    out.push_str("}\n");
}

/// A flag's constant; `NAMES` is the list of all.
pub(super) fn flag_name(name: &str) -> String {
    let name = shouting(name);
    if name == "NAMES" { "NAMES_".to_owned() } else { name }
}

/// `derive` of a record or union: floats have no equality that is one.
fn derive(plan: &Plan, ty: &PlannedType) -> &'static str {
    if has_float(plan.document(ty), &ty.def.shape) {
        "#[derive(Clone, Copy, Debug, PartialEq)]"
    } else {
        "#[derive(Clone, Copy, Debug, PartialEq, Eq)]"
    }
}

fn has_float(document: &Document, shape: &Shape) -> bool {
    match document.resolve(shape) {
        Shape::F32 | Shape::F64 => true,
        Shape::Tuple(shapes) => shapes.iter().any(|shape| has_float(document, shape)),
        Shape::Array { of, .. } => has_float(document, of),
        shape => parts(shape).any(|shape| has_float(document, shape)),
    }
}

/// A field of a record, or an element of a tuple.
struct Member<'d> {
    /// As the text of a struct has it: `pub name: `, `pub `.
    start: String,
    name: String,
    shape: &'d Shape,
    docs: String,
}

impl<'d> Member<'d> {
    fn field(field: &'d Field) -> Self {
        let name = ident(&field.name);
        let docs = doc(&field.docs, &format!("`{}`", field.name), "    ");
        Member { start: format!("pub {name}: "), name, shape: &field.shape, docs }
    }

    fn element((index, shape): (usize, &'d Shape)) -> Self {
        Member { start: "pub ".to_owned(), name: index.to_string(), shape, docs: String::new() }
    }
}

fn sizes(plan: &Plan, ty: &PlannedType) -> String {
    let document = plan.document(ty);
    let shape = Shape::Name(ty.def.name.clone());
    let (narrow, wide) = (layout(document, &shape, Ptr::P32), layout(document, &shape, Ptr::P64));
    format!(
        "    const SIZE: [u64; 2] = [{}, {}];\n    const ALIGN: [u64; 2] = [{}, {}];\n",
        narrow.size, wide.size, narrow.align, wide.align
    )
}

/// `at + 8`, or `at + [4, 8][W::INDEX]` where the widths differ.
fn offset(narrow: u64, wide: u64) -> String {
    match (narrow, wide) {
        (0, 0) => "at".to_owned(),
        (narrow, wide) if narrow == wide => format!("at + {narrow}"),
        (narrow, wide) => format!("at + [{narrow}, {wide}][W::INDEX]"),
    }
}

fn write_record(out: &mut String, plan: &Plan, ty: &PlannedType, name: &str, fields: &[Member<'_>]) {
    let document = plan.document(ty);
    let field_type = |field: &Member<'_>| rust_type(field.shape, &|of| plan.type_path(ty, of));
    let (open, close) = if matches!(ty.def.shape, Shape::Tuple(_)) { ("(", ");") } else { (" {", "}") };
    let _ = writeln!(out, "{}\npub struct {name}{open}", derive(plan, ty));
    for field in fields {
        let _ = writeln!(out, "{}    {}{},", field.docs, field.start, field_type(field));
    }
    let narrow = record_offsets(document, &Shape::Name(ty.def.name.clone()), Ptr::P32);
    let wide = record_offsets(document, &Shape::Name(ty.def.name.clone()), Ptr::P64);
    let at: Vec<String> = narrow.iter().zip(&wide).map(|(narrow, wide)| offset(*narrow, *wide)).collect();
    let _ = writeln!(out, "{close}\n\nimpl Value for {name} {{\n{}", sizes(plan, ty));
    let _ =
        writeln!(out, "    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {{");
    let is_tuple = matches!(ty.def.shape, Shape::Tuple(_));
    let (open, close) = if is_tuple { ("(", "))") } else { (" {", "})") };
    let _ = writeln!(out, "        memory.claim(at, Self::SIZE[W::INDEX])?;\n        Ok({name}{open}");
    for (field, at) in fields.iter().zip(&at) {
        let label = if is_tuple { String::new() } else { format!("{}: ", field.name) };
        let _ = writeln!(out, "            {label}<{}>::load::<W>(memory, {at})?,", field_type(field));
    }
    let _ = writeln!(out, "        {close}\n    }}\n");
    out.push_str("    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {\n");
    out.push_str("        memory.claim(at, Self::SIZE[W::INDEX])?;\n");
    for (field, at) in fields.iter().zip(&at) {
        let _ = writeln!(out, "        self.{}.store::<W>(memory, {at})?;", field.name);
    }
    out.push_str("        Ok(())\n    }\n}\n");
}

fn write_union(out: &mut String, plan: &Plan, ty: &PlannedType, name: &str, cases: &[UnionCase]) {
    let Shape::Union { tag, .. } = &ty.def.shape else { unreachable!("the caller saw a union") };
    let document = plan.document(ty);
    let payload =
        |case: &UnionCase| case.shape.as_ref().map(|shape| rust_type(shape, &|of| plan.type_path(ty, of)));
    let _ = writeln!(out, "{}\npub enum {name} {{", derive(plan, ty));
    for case in cases {
        out.push_str(&doc(&case.docs, &format!("`{}`", case.name), "    "));
        let _ = match payload(case) {
            Some(payload) => writeln!(out, "    {}({payload}),", camel(&case.name)),
            None => writeln!(out, "    {},", camel(&case.name)),
        };
    }
    let shape = Shape::Name(ty.def.name.clone());
    let at = offset(
        union_payload_offset(document, &shape, Ptr::P32),
        union_payload_offset(document, &shape, Ptr::P64),
    );
    let tag = int(*tag);
    let _ = writeln!(out, "}}\n\nimpl Value for {name} {{\n{}", sizes(plan, ty));
    let _ =
        writeln!(out, "    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {{");
    let _ = writeln!(out, "        Ok(match <{tag} as Value>::load::<W>(memory, at)? {{");
    for case in cases {
        let _ = match payload(case) {
            Some(payload) => writeln!(
                out,
                "            {} => {name}::{}(<{payload}>::load::<W>(memory, {at})?),",
                case.value,
                camel(&case.name)
            ),
            None => writeln!(out, "            {} => {name}::{},", case.value, camel(&case.name)),
        };
    }
    out.push_str("            _ => return Err(Errno::Inval),\n        })\n    }\n\n");
    out.push_str("    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {\n        match self {\n");
    for case in cases {
        let case_name = camel(&case.name);
        let _ = match payload(case) {
            Some(_) => writeln!(
                out,
                "            {name}::{case_name}(value) => {{\n                {}_{tag}.store::<W>(memory, at)?;\n                value.store::<W>(memory, {at})\n            }}",
                case.value
            ),
            None => writeln!(
                out,
                "            {name}::{case_name} => {}_{tag}.store::<W>(memory, at),",
                case.value
            ),
        };
    }
    out.push_str("        }\n    }\n}\n");
}

/// Conversions between a dialect's type and the type of the same name that calls' bodies see.
fn write_conversions(out: &mut String, plan: &Plan, ty: &PlannedType) {
    let Some(root) = plan.root_type(&ty.def.name) else { return };
    if Note::find(&ty.def.notes, "converted").is_some() {
        return;
    }
    let name = type_name(&ty.def.name);
    let body = |from: &str, to: &str, narrowing: bool| -> Option<String> {
        let mut body = String::new();
        match &ty.def.shape {
            Shape::Enum { cases, .. } => {
                body.push_str("match value {\n");
                for case in cases {
                    let case = camel(&case.name);
                    let _ = writeln!(body, "            {from}::{case} => {to}::{case},");
                }
                body.push_str("        }");
            }
            Shape::Record(fields) => {
                let Shape::Record(root_fields) = &root.def.shape else { return None };
                let _ = writeln!(body, "{to} {{");
                for field in fields {
                    let Some(other) = root_fields.iter().find(|other| other.name == field.name) else {
                        continue;
                    };
                    let convert = conversion(plan, ty, root, field, other, narrowing);
                    let _ = writeln!(body, "            {}: {convert},", ident(&field.name));
                }
                if narrowing && fields.len() > root_fields.len() {
                    for field in
                        fields.iter().filter(|field| root_fields.iter().all(|other| other.name != field.name))
                    {
                        let _ = writeln!(body, "            {}: Default::default(),", ident(&field.name));
                    }
                }
                body.push_str("        }");
            }
            Shape::Union { cases, .. } => {
                body.push_str("match value {\n");
                for case in cases {
                    let case_name = camel(&case.name);
                    let _ = match &case.shape {
                        Some(shape) => {
                            let value =
                                if is_dialects_own(plan, ty, shape) { "value.into()" } else { "value" };
                            writeln!(
                                body,
                                "            {from}::{case_name}(value) => {to}::{case_name}({value}),"
                            )
                        }
                        None => writeln!(body, "            {from}::{case_name} => {to}::{case_name},"),
                    };
                }
                body.push_str("        }");
            }
            Shape::Flags { .. } => {
                let _ = write!(body, "{to}::from_bits_truncate(value.bits().into())");
            }
            _ => return None,
        }
        Some(body)
    };
    let root_name = format!("super::{name}");
    for (from, to, narrowing) in
        [(name.as_str(), root_name.as_str(), false), (root_name.as_str(), name.as_str(), true)]
    {
        if let Some(body) = body(from, to, narrowing) {
            let _ = writeln!(
                out,
                "impl From<{from}> for {to} {{\n    fn from(value: {from}) -> Self {{\n        {body}\n    }}\n}}\n"
            );
        }
    }
}

/// The expression that brings one field of `value` from one side to the other.
fn conversion(
    plan: &Plan,
    ty: &PlannedType,
    root: &PlannedType,
    mine: &Field,
    theirs: &Field,
    narrowing: bool,
) -> String {
    let field = ident(&mine.name);
    let dialects_own = is_dialects_own(plan, ty, &mine.shape);
    let (mine, theirs) = (plan.document(ty).resolve(&mine.shape), plan.document(root).resolve(&theirs.shape));
    match (mine, theirs) {
        (Shape::Int(mine), Shape::Int(theirs)) if mine != theirs => {
            let (from, to) = if narrowing { (*theirs, *mine) } else { (*mine, *theirs) };
            if from.size() <= to.size() {
                format!("{}::from(value.{field})", int(to))
            } else {
                format!("{}::try_from(value.{field}).unwrap_or({}::MAX)", int(to), int(to))
            }
        }
        _ if dialects_own => format!("value.{field}.into()"),
        _ => format!("value.{field}"),
    }
}

/// Whether `shape` names a type of the same dialect as `ty`, which has to be converted where `ty` is.
fn is_dialects_own(plan: &Plan, ty: &PlannedType, shape: &Shape) -> bool {
    matches!(shape, Shape::Name(name)
        if plan.types.iter().any(|other| &other.def.name == name && other.module == ty.module))
}
