//! Describes an interface to people: every type with its values and its layout, every function.
//!
//! Main items: [`write_markdown`], [`write_html`]. One invariant: both say the same, from one [`Page`].

mod drawing;
mod html;
mod markdown;

use std::collections::{BTreeSet, HashMap};

use crate::document::{Case, Document, Func, Module, Shape, TypeDef};
use crate::layout::{Layout, Ptr, layout, layout_of, record_offsets, union_payload_offset};
use crate::sign::{outs, signature};

use super::bindings::import_name;
use drawing::Cell;

pub use html::write_html;
pub use markdown::write_markdown;

/// What there is to say of a document.
struct Page<'d> {
    types: Vec<TypePart<'d>>,
    modules: Vec<ModulePart<'d>>,
}

struct ModulePart<'d> {
    module: &'d Module,
    /// The names it is imported by, with the width of their pointers in bits if they differ.
    imports: Vec<String>,
    funcs: Vec<FuncPart<'d>>,
}

struct FuncPart<'d> {
    func: &'d Func,
    params: Vec<Member<'d>>,
    /// What success brings.
    results: Vec<Vec<Piece>>,
    /// The type of the error, or of the plain result.
    error: Option<Vec<Piece>>,
    fails: bool,
    /// As wasm has it: one, or one for each width.
    signatures: Vec<String>,
}

struct TypePart<'d> {
    def: &'d TypeDef,
    kind: &'static str,
    /// What it stands for, when it is another type by a name.
    means: Option<Vec<Piece>>,
    layouts: [Layout; 2],
    /// Values of an enum, or bits of flags.
    values: &'d [Case],
    /// Fields of a record, or the cases of a union.
    members: Vec<Member<'d>>,
    /// Where things lie: for both widths, or for each where they differ.
    drawings: Vec<(&'static str, Vec<Cell>, u64)>,
    /// The functions that mention it.
    used_by: Vec<&'d str>,
}

struct Member<'d> {
    name: String,
    ty: Vec<Piece>,
    docs: &'d str,
    /// Its offset for both widths, if it has one; the tag of a case.
    at: Option<[u64; 2]>,
}

/// A part of a type's text: plain, or the name of a type.
enum Piece {
    Text(String),
    Type(String),
}

impl<'d> Page<'d> {
    fn new(document: &'d Document) -> Page<'d> {
        let users = users(document);
        let types = document.types.iter().map(|def| type_part(document, def, &users)).collect();
        let modules = document
            .modules
            .iter()
            .map(|module| ModulePart {
                module,
                imports: imports(module),
                funcs: module.funcs.iter().map(|func| func_part(document, func)).collect(),
            })
            .collect();
        Page { types, modules }
    }
}

fn imports(module: &Module) -> Vec<String> {
    match (import_name(module, Ptr::P32), import_name(module, Ptr::P64)) {
        (Some(narrow), Some(wide)) if narrow == wide => vec![narrow.to_owned()],
        (narrow, wide) => [(narrow, 32), (wide, 64)]
            .into_iter()
            .filter_map(|(name, width)| Some(format!("{} ({width} bits)", name?)))
            .collect(),
    }
}

fn func_part<'d>(document: &'d Document, func: &'d Func) -> FuncPart<'d> {
    let result = func.results.first();
    let (error, fails) = match result.map(|result| document.resolve(&result.shape)) {
        Some(Shape::Expected { err: Some(err), .. }) => (Some(pieces(err)), true),
        Some(Shape::Expected { err: None, .. }) | None => (None, false),
        Some(_) => (result.map(|result| pieces(&result.shape)), false),
    };
    let [narrow, wide] = [Ptr::P32, Ptr::P64].map(|ptr| signature(document, func, ptr).to_string());
    FuncPart {
        func,
        params: func
            .params
            .iter()
            .map(|param| Member {
                name: param.name.clone(),
                ty: pieces(&param.shape),
                docs: &param.docs,
                at: None,
            })
            .collect(),
        results: result
            .map(|result| outs(document, &result.shape))
            .unwrap_or_default()
            .into_iter()
            .map(pieces)
            .collect(),
        error,
        fails,
        signatures: if narrow == wide {
            vec![narrow]
        } else {
            vec![format!("{narrow} with 32-bit pointers"), format!("{wide} with 64-bit pointers")]
        },
    }
}

fn type_part<'d>(
    document: &'d Document,
    def: &'d TypeDef,
    users: &HashMap<String, Vec<&'d str>>,
) -> TypePart<'d> {
    let layouts = [Ptr::P32, Ptr::P64].map(|ptr| layout_of(document, def, ptr));
    let mut part = TypePart {
        def,
        kind: kind(&def.shape),
        means: None,
        layouts,
        values: &[],
        members: Vec::new(),
        drawings: Vec::new(),
        used_by: users.get(def.name.as_str()).cloned().unwrap_or_default(),
    };
    let whole = Shape::Name(def.name.clone());
    match &def.shape {
        Shape::Enum { cases, .. } => part.values = cases,
        Shape::Flags { flags, .. } => part.values = flags,
        Shape::Record(fields) => {
            let offsets = [Ptr::P32, Ptr::P64].map(|ptr| record_offsets(document, &whole, ptr));
            for (index, field) in fields.iter().enumerate() {
                part.members.push(Member {
                    name: field.name.clone(),
                    ty: pieces(&field.shape),
                    docs: &field.docs,
                    at: Some([offsets[0][index], offsets[1][index]]),
                });
            }
            let cells = |ptr, offsets: &[u64]| {
                fields
                    .iter()
                    .zip(offsets)
                    .map(|(field, at)| Cell {
                        name: field.name.clone(),
                        at: *at,
                        size: layout(document, &field.shape, ptr).size,
                    })
                    .collect::<Vec<_>>()
            };
            part.draw(cells(Ptr::P32, &offsets[0]), cells(Ptr::P64, &offsets[1]));
        }
        Shape::Union { tag, cases, .. } => {
            for case in cases {
                part.members.push(Member {
                    name: format!("{} = {}", case.name, case.value),
                    ty: case.shape.as_ref().map(pieces).unwrap_or_default(),
                    docs: &case.docs,
                    at: None,
                });
            }
            let cells = |ptr, size: u64| {
                let at = union_payload_offset(document, &whole, ptr);
                let mut cells = vec![Cell { name: "tag".to_owned(), at: 0, size: tag.size() }];
                if size > at && at > 0 {
                    cells.push(Cell { name: "the case's value".to_owned(), at, size: size - at });
                }
                cells
            };
            part.draw(cells(Ptr::P32, layouts[0].size), cells(Ptr::P64, layouts[1].size));
        }
        Shape::Handle => {}
        shape => part.means = Some(pieces(shape)),
    }
    part
}

impl TypePart<'_> {
    fn draw(&mut self, narrow: Vec<Cell>, wide: Vec<Cell>) {
        let [narrow_size, wide_size] = self.layouts.map(|layout| layout.size);
        if narrow == wide && narrow_size == wide_size {
            self.drawings.push(("", narrow, narrow_size));
        } else {
            self.drawings.push(("with 32-bit pointers", narrow, narrow_size));
            self.drawings.push(("with 64-bit pointers", wide, wide_size));
        }
    }

    /// `4 bytes, aligned to 4`, for each width where they differ.
    fn size(&self) -> String {
        let text = |layout: Layout| format!("{} bytes, aligned to {}", layout.size, layout.align);
        let [narrow, wide] = self.layouts;
        if narrow == wide {
            text(narrow)
        } else {
            format!("{} with 32-bit pointers; {} with 64-bit ones", text(narrow), text(wide))
        }
    }
}

fn kind(shape: &Shape) -> &'static str {
    match shape {
        Shape::Enum { .. } => "enum",
        Shape::Flags { .. } => "flags",
        Shape::Record(_) => "record",
        Shape::Union { .. } => "union",
        Shape::List(_) => "list",
        Shape::Handle => "handle",
        _ => "type",
    }
}

/// For each type, the functions that mention it, by parameters, results or pointers to it.
fn users(document: &Document) -> HashMap<String, Vec<&str>> {
    let mut users: HashMap<String, Vec<&str>> = HashMap::new();
    for func in document.modules.iter().flat_map(|module| &module.funcs) {
        let params = func.params.iter().chain(&func.results);
        let types: BTreeSet<String> = params
            .flat_map(|param| pieces(&param.shape))
            .filter_map(|piece| match piece {
                Piece::Type(ty) => Some(ty),
                Piece::Text(_) => None,
            })
            .collect();
        for ty in types {
            users.entry(ty).or_default().push(func.name.as_str());
        }
    }
    users
}

/// The text of a type, with the names in it apart.
fn pieces(shape: &Shape) -> Vec<Piece> {
    let mut pieces = Vec::new();
    spell(shape, &mut pieces);
    pieces
}

fn spell(shape: &Shape, out: &mut Vec<Piece>) {
    let text = |text: &str| Piece::Text(text.to_owned());
    let around = |before: &str, shape: &Shape, after: &str, out: &mut Vec<Piece>| {
        out.push(text(before));
        spell(shape, out);
        out.push(text(after));
    };
    match shape {
        Shape::Name(name) => out.push(Piece::Type(name.clone())),
        Shape::List(of) => around("list of ", of, "", out),
        Shape::Pointer { to, mutable: true } => around("address of ", to, ", written", out),
        Shape::Pointer { to, mutable: false } => around("address of ", to, "", out),
        Shape::Array { of, len } => around(&format!("{len} times "), of, "", out),
        Shape::Tuple(shapes) => {
            for (index, shape) in shapes.iter().enumerate() {
                if index > 0 {
                    out.push(text(", "));
                }
                spell(shape, out);
            }
        }
        Shape::Expected { ok, err } => {
            if let Some(ok) = ok {
                spell(ok, out);
            }
            if let Some(err) = err {
                around(" or ", err, "", out);
            }
        }
        Shape::Int(int) => out.push(text(&format!("{int:?}").to_lowercase())),
        Shape::F32 => out.push(text("f32")),
        Shape::F64 => out.push(text("f64")),
        Shape::Bool => out.push(text("bool")),
        Shape::Char8 => out.push(text("byte of text")),
        Shape::Usize => out.push(text("integer as wide as a pointer")),
        Shape::Handle => out.push(text("handle")),
        Shape::String => out.push(text("string")),
        Shape::Record(_) => out.push(text("record")),
        Shape::Enum { .. } => out.push(text("enum")),
        Shape::Flags { .. } => out.push(text("flags")),
        Shape::Union { .. } => out.push(text("union")),
    }
}
