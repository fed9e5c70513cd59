//! Functions of bindings: from typed arguments to wasm's numbers, and back to a `Result`.

use std::fmt::Write as _;

use super::{Bindings, By, borrowed, import_name, imports_module, rust_type, safe_ident};
use crate::document::{Document, Func, Int, Module, Note, Param, Shape};
use crate::layout::Ptr;
use crate::sign::{Wasm, by_value, outs};
use crate::write::rust::{doc, type_name};

/// A parameter as the typed function has it, and the words that it becomes.
struct Argument {
    name: String,
    ty: String,
    words: Vec<String>,
    /// Whether the host follows an address that the caller vouches for.
    pointer: bool,
    docs: String,
}

pub(super) fn write_func(
    out: &mut String,
    document: &Document,
    module: &Module,
    func: &Func,
    with: &Bindings<'_>,
) {
    let arguments = arguments(document, func, with);
    let result = func.results.first();
    let ok_shapes: Vec<&Shape> = result.map(|result| outs(document, &result.shape)).unwrap_or_default();
    let oks: Vec<String> = ok_shapes.iter().map(|shape| rust_type(document, shape, with)).collect();
    let ok = match oks.as_slice() {
        [] => "()".to_owned(),
        [one] => one.clone(),
        many => format!("({})", many.join(", ")),
    };
    let returns = match result.map(|result| document.resolve(&result.shape)) {
        _ if func.noreturn => " -> !".to_owned(),
        None => String::new(),
        Some(Shape::Expected { err: Some(err), .. }) => {
            format!(" -> Result<{ok}, {}>", rust_type(document, err, with))
        }
        Some(Shape::Expected { err: None, .. }) => format!(" -> Result<{ok}, ()>"),
        Some(_) => format!(
            " -> {}",
            result.map(|result| rust_type(document, &result.shape, with)).unwrap_or_default()
        ),
    };
    let params: Vec<String> =
        arguments.iter().map(|argument| format!("{}: {}", argument.name, argument.ty)).collect();
    out.push_str(&documentation(document, module, func, &arguments));
    let _ = writeln!(out, "pub unsafe fn {}({}){returns} {{", safe_ident(&func.name), params.join(", "));
    let mut words: Vec<String> = arguments.iter().flat_map(|argument| argument.words.clone()).collect();
    for (index, ok) in oks.iter().enumerate() {
        let _ = writeln!(out, "    let mut out{index} = core::mem::MaybeUninit::<{ok}>::uninit();");
        words.push(format!("out{index}.as_mut_ptr() as Word"));
    }
    let imports = imports(module, with);
    let call = format!("{imports}::{}({})", safe_ident(&func.name), words.join(", "));
    out.push_str(
        "    // SAFETY: the caller vouches for addresses; what the host fills in is here.\n    unsafe {\n",
    );
    let filled = match oks.len() {
        0 => "()".to_owned(),
        1 => "out0.assume_init()".to_owned(),
        many => {
            let outs: Vec<String> = (0..many).map(|index| format!("out{index}.assume_init()")).collect();
            format!("({})", outs.join(", "))
        }
    };
    match result.map(|result| document.resolve(&result.shape)) {
        Some(Shape::Expected { err: Some(err), .. }) if !func.noreturn => {
            let _ = writeln!(
                out,
                "        match {call} {{\n            0 => Ok({filled}),\n            error => Err({}),\n        }}",
                from_word(document, err, "error", with)
            );
        }
        Some(Shape::Expected { err: None, .. }) if !func.noreturn => {
            let _ = writeln!(
                out,
                "        match {call} {{\n            0 => Ok({filled}),\n            _ => Err(()),\n        }}"
            );
        }
        Some(_) if !func.noreturn => {
            let shape = result.map(|result| &result.shape).unwrap_or(&Shape::Usize);
            let _ = writeln!(out, "        {}", from_word(document, shape, &call, with));
        }
        _ => {
            let _ = writeln!(out, "        {call}");
        }
    }
    out.push_str("    }\n}\n\n");
}

/// The Rust module that has the imports of `module`.
fn imports(module: &Module, with: &Bindings<'_>) -> String {
    match with.imports {
        None => imports_module(module),
        Some(path) => path.to_owned(),
    }
}

fn documentation(document: &Document, module: &Module, func: &Func, arguments: &[Argument]) -> String {
    let mut text = func.docs.trim().to_owned();
    if text.is_empty() {
        text = format!("`{}`", func.name);
    }
    let about: Vec<&Argument> = arguments.iter().filter(|argument| !argument.docs.is_empty()).collect();
    if !about.is_empty() {
        text.push_str("\n\n");
        for argument in about {
            let _ = writeln!(text, "- `{}`: {}", argument.name, argument.docs);
        }
    }
    let rights = rights_about(document, &func.name);
    if !rights.is_empty() {
        let _ = write!(text, "\n\nRights: {}.", rights.join(", "));
    }
    let names: Vec<&str> = [Ptr::P32, Ptr::P64].iter().filter_map(|ptr| import_name(module, *ptr)).collect();
    let mut names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.dedup();
    let _ = write!(text, "\n\nImported as `{}` from {}.", func.name, names.join(" or "));
    let pointers: Vec<String> = arguments
        .iter()
        .filter(|argument| argument.pointer)
        .map(|argument| format!("`{}`", argument.name))
        .collect();
    text.push_str("\n\n# Safety\n\n");
    if pointers.is_empty() {
        text.push_str("Nothing of the caller's memory is reached but what is borrowed.");
    } else {
        let _ = write!(
            text,
            "{} must be valid for what the call reads and writes there, for as long as it lasts, or null where the \
             call knows that as none.",
            pointers.join(", ")
        );
    }
    doc(&text, "", "")
}

/// The rights whose descriptions name the function.
fn rights_about(document: &Document, func: &str) -> Vec<String> {
    let Some(Shape::Flags { flags, .. }) = document.type_named("rights").map(|def| &def.shape) else {
        return Vec::new();
    };
    let word = format!("`{func}`");
    flags
        .iter()
        .filter(|flag| flag.docs.contains(&word))
        .map(|flag| format!("[`{}`]", super::types::constant("rights", &flag.name)))
        .collect()
}

fn arguments(document: &Document, func: &Func, with: &Bindings<'_>) -> Vec<Argument> {
    let mut arguments = Vec::new();
    for param in &func.params {
        if counts(func, &param.name) {
            continue;
        }
        arguments.push(match counted(func, param) {
            Some(note) => slice(document, param, note, with),
            None => single(document, func, param, with),
        });
    }
    arguments
}

/// The note by which a constant pointer and a count are one argument; none where others share the count.
fn counted<'a>(func: &'a Func, param: &Param) -> Option<&'a Note> {
    if !matches!(param.shape, Shape::Pointer { mutable: false, .. }) {
        return None;
    }
    let mut pairs = func
        .notes
        .iter()
        .filter(|note| ["bytes", "slice", "lines", "pointers"].contains(&note.name.as_str()));
    let note = pairs.clone().find(|note| note.args.first() == Some(&param.name))?;
    pairs.all(|other| other == note || other.args.get(1) != note.args.get(1)).then_some(note)
}

/// Whether `name` is the count of a slice that another parameter becomes.
fn counts(func: &Func, name: &str) -> bool {
    func.params
        .iter()
        .filter_map(|param| counted(func, param))
        .any(|note| note.args.get(1).is_some_and(|count| count == name))
}

fn slice(document: &Document, param: &Param, note: &Note, with: &Bindings<'_>) -> Argument {
    let name = safe_ident(&param.name);
    let Shape::Pointer { to, .. } = &param.shape else { unreachable!("the caller saw a pointer") };
    let ty = match note.name.as_str() {
        "lines" => "&str".to_owned(),
        "pointers" => "&[*mut u8]".to_owned(),
        _ => format!("&[{}]", rust_type(document, to, with)),
    };
    Argument {
        words: vec![format!("{name}.as_ptr() as Word"), format!("{name}.len() as _")],
        pointer: note.name == "pointers",
        docs: one_line(&param.docs),
        name,
        ty,
    }
}

fn single(document: &Document, func: &Func, param: &Param, with: &Bindings<'_>) -> Argument {
    let name = safe_ident(&param.name);
    let docs = one_line(&param.docs);
    let resolved = document.resolve(&param.shape);
    if matches!(resolved, Shape::String | Shape::List(_)) {
        let ty = borrowed(document, &param.shape, "", with);
        let words = vec![format!("{name}.as_ptr() as Word"), format!("{name}.len() as Word")];
        return Argument { name, ty, words, pointer: false, docs };
    }
    let plain = match with.replaced(&format!("{}.{}", func.name, param.name)) {
        Some(By::Type(ty)) => ty.to_owned(),
        _ => rust_type(document, &param.shape, with),
    };
    let pointer = plain.starts_with('*');
    let (ty, word) = match by_value(document, &param.shape, Ptr::P32) {
        // Passed by its address.
        None => (format!("&{plain}"), format!("core::ptr::from_ref({name}) as Word")),
        Some(_) => {
            let word = match document.resolve(&param.shape) {
                // Published without its sign.
                Shape::Int(Int::S32) if plain != "i32" => format!("{name} as i32"),
                _ => to_word(document, &param.shape, &name, with),
            };
            (plain, word)
        }
    };
    Argument { name, ty, words: vec![word], pointer, docs }
}

fn one_line(docs: &str) -> String {
    docs.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The expression that makes wasm's number of the value `name`.
fn to_word(document: &Document, shape: &Shape, name: &str, with: &Bindings<'_>) -> String {
    let own = match document.resolve(shape) {
        Shape::Enum { .. } => format!("{name}.raw()"),
        Shape::Bool if with.bool.is_some() => format!("{name}.raw()"),
        _ => name.to_owned(),
    };
    match document.resolve(shape) {
        // Wasm's own types.
        Shape::F32 | Shape::F64 | Shape::Int(Int::S32 | Int::S64) => own,
        Shape::Usize | Shape::Pointer { .. } => format!("{own} as Word"),
        _ => match by_value(document, shape, Ptr::P32) {
            Some(Wasm::I64) => format!("{own} as i64"),
            _ => format!("{own} as i32"),
        },
    }
}

/// The expression that makes a value of wasm's number `word`.
fn from_word(document: &Document, shape: &Shape, word: &str, with: &Bindings<'_>) -> String {
    let ty = rust_type(document, shape, with);
    match document.resolve(shape) {
        Shape::Enum { repr, .. } => {
            format!("{}::from_raw({word} as {})", camel_of(shape, &ty), crate::write::rust::int(*repr))
        }
        Shape::Bool if with.bool.is_none() => format!("{word} != 0"),
        Shape::Bool => format!("{ty}::from_raw({word} as u8)"),
        Shape::F32 | Shape::F64 | Shape::Int(Int::S32 | Int::S64) => word.to_owned(),
        _ => format!("{word} as {ty}"),
    }
}

fn camel_of(shape: &Shape, otherwise: &str) -> String {
    match shape {
        Shape::Name(name) => type_name(name),
        _ => otherwise.to_owned(),
    }
}
