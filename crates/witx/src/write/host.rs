//! Writes what a host needs to provide somebody else's interface: its types, a trait to implement, a thunk for each call and
//! the list by which engines link them.
//!
//! Main item: [`write_host`]. One invariant: a thunk has checked every address before the trait's method runs, and what is
//! wrong with an address is answered by the interface's own error if that has a name for it, else the guest traps.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::bindings::import_name;
use super::mentions;
use super::names::Names;
use super::plan::Plan;
use super::rust::{camel, doc, ident, rust_type, type_name};
use super::types::{flag_name, write_types};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Func, Int, Location, Module, Param, Shape, TypeDef};
use crate::layout::Ptr;
use crate::sign::{Part, Wasm, by_value, flat_params, outs, signature};

/// The Rust text of a host for the modules of `document`; `made` says who wrote it. It needs the crate `waxwing`.
///
/// # Errors
/// What of the interface no host can be written for: floats as parameters or results, more than 16 parameters, names that
/// Rust cannot tell apart.
pub fn write_host(document: &Document, made: &str) -> Result<String, Diagnostic> {
    let type_names = document.types.iter().map(|def| type_name(&def.name)).collect();
    check_names(document, &type_names)?;
    let types = Plan::new(vec![Document { modules: Vec::new(), ..document.clone() }])
        .map_err(|error| Diagnostic::bare(error.to_string()))?;
    let mut text = types_of_a_host(&write_types(&types));
    for module in &document.modules {
        let name = trait_name(&type_names, module);
        write_trait(&mut text, document, module, &name)?;
        let mut wide = HashSet::new();
        for func in &module.funcs {
            if write_thunk(&mut text, document, module, &name, func)? {
                wide.insert(func.name.as_str());
            }
        }
        for (ptr, bits) in [(Ptr::P32, 32), (Ptr::P64, 64)] {
            write_list(&mut text, document, module, &name, &wide, (ptr, bits));
        }
    }
    let mut uses = String::new();
    for (module, names) in USES {
        let used: Vec<&str> = names.iter().copied().filter(|name| mentions(&text, name)).collect();
        if !used.is_empty() {
            let _ = writeln!(uses, "use waxwing::abi::{module}::{{{}}};", used.join(", "));
        }
    }
    if mentions(&text, "Fault") {
        uses.push_str("use waxwing::abi::types::Errno as Fault;\n");
    }
    Ok(format!("//! {made}\n\n{uses}\n{text}"))
}

const USES: [(&str, &[&str]); 5] = [
    ("argument", &["GuestPtr", "GuestSlice", "GuestString", "InBytes"]),
    ("call", &["WasmType", "Words"]),
    ("import", &["Import", "Refusal", "answer"]),
    ("layout", &["Address", "Value", "W32", "W64", "Width", "Word"]),
    ("memory", &["GuestMemory"]),
];

/// The types as the contract crate has them, for a file that lies elsewhere and may have an `Errno` of its own.
fn types_of_a_host(text: &str) -> String {
    let body = text.split_once("use crate::memory::GuestMemory;\n").map_or(text, |(_, body)| body);
    // What the text of types says of errors and of the contract crate, in these words alone.
    body.replace("Result<Self, Errno>", "Result<Self, Fault>")
        .replace("Result<(), Errno>", "Result<(), Fault>")
        .replace("ok_or(Errno::Inval)", "ok_or(Fault::Inval)")
        .replace("Err(Errno::Inval)", "Err(Fault::Inval)")
        .replace("crate::layout::flags!", "waxwing::abi::layout::flags!")
}

fn error<T>(document: &Document, at: &Location, what: impl Into<String>) -> Result<T, Diagnostic> {
    Err(document.error(at, what))
}

/// That what is written has no name twice.
fn check_names(document: &Document, type_names: &HashSet<String>) -> Result<(), Diagnostic> {
    // Rust has two spaces of names: types and traits are in one, functions and constructors in the other.
    let (mut types, mut values) = (Names::new("Rust"), Names::new("Rust"));
    for def in &document.types {
        if matches!(document.resolve(&def.shape), Shape::Expected { .. }) {
            continue;
        }
        let (name, what) = (type_name(&def.name), format!("the type `${}`", def.name));
        types.add(document, name.clone(), what.clone(), &def.at)?;
        if matches!(def.shape, Shape::Flags { .. } | Shape::Tuple(_)) {
            values.add(document, name, what, &def.at)?;
        }
        check_members(document, def)?;
    }
    // A parameter may hide a function, but no constructor.
    for func in document.modules.iter().flat_map(|module| &module.funcs) {
        let mut params = Names::within(&values);
        for param in &func.params {
            params.add(document, ident(&param.name), format!("`${}`", param.name), &param.at)?;
        }
    }
    for module in &document.modules {
        let what = format!("the module `${}`", module.name);
        types.add(document, trait_name(type_names, module), what.clone(), &module.at)?;
        for bits in [32, 64] {
            values.add(document, list_name(module, bits), what.clone(), &module.at)?;
        }
        let mut methods = Names::new("Rust");
        for func in &module.funcs {
            let what = format!("the function `{}`", func.name);
            methods.add(document, ident(&func.name), what.clone(), &func.at)?;
            values.add(document, thunk_name(module, func), what, &func.at)?;
        }
    }
    Ok(())
}

fn check_members(document: &Document, def: &TypeDef) -> Result<(), Diagnostic> {
    let mut names = Names::new("Rust");
    let mut add = |written: String, name: &str, at: &Location| {
        names.add(document, written, format!("`${name}` of `${}`", def.name), at)
    };
    match &def.shape {
        Shape::Record(fields) => {
            fields.iter().try_for_each(|field| add(ident(&field.name), &field.name, &field.at))
        }
        Shape::Enum { cases, .. } => {
            cases.iter().try_for_each(|case| add(camel(&case.name), &case.name, &case.at))
        }
        Shape::Union { cases, .. } => {
            cases.iter().try_for_each(|case| add(camel(&case.name), &case.name, &case.at))
        }
        Shape::Flags { flags, .. } => {
            flags.iter().try_for_each(|flag| add(flag_name(&flag.name), &flag.name, &flag.at))
        }
        _ => Ok(()),
    }
}

/// How a method is given a parameter: its type, and the expression that makes it.
struct Argument {
    ty: String,
    make: String,
}

fn argument(document: &Document, func: &Func, index: usize, param: &Param) -> Result<Argument, Diagnostic> {
    let flat = flat_params(document, func, Ptr::P32);
    let word = |part: Part| flat.iter().position(|flat| flat.part == part).unwrap_or_default();
    let first = word(Part::Param(index));
    let address = format!("W::word(words[{first}].word())");
    let pair = format!("{address}, W::word(words[{}].word())", word(Part::Length(index)));
    let in_memory = |shape: &Shape| rust_type(shape, &type_name);
    Ok(match document.resolve(&param.shape) {
        Shape::String => {
            let is = |note: &crate::Note| note.name == "long" && note.args.first() == Some(&param.name);
            let make = if func.notes.iter().any(is) { "long" } else { "new" };
            Argument { ty: "&GuestString".to_owned(), make: format!("&GuestString::{make}(memory, {pair})?") }
        }
        Shape::List(of) if matches!(document.resolve(of), Shape::Int(Int::U8) | Shape::Char8) => {
            Argument { ty: "InBytes<'_>".to_owned(), make: format!("InBytes::new(memory, {pair})?") }
        }
        Shape::List(of) => {
            let ty = in_memory(of);
            Argument {
                make: format!("GuestSlice::new::<{ty}, W>(memory, {pair})?"),
                ty: format!("GuestSlice<'_, {ty}>"),
            }
        }
        Shape::Pointer { to, mutable: false }
            if matches!(document.resolve(to), Shape::Record(_) | Shape::Tuple(_) | Shape::Union { .. }) =>
        {
            let ty = in_memory(to);
            Argument { make: format!("<{ty}>::load::<W>(memory, {address})?"), ty }
        }
        Shape::Pointer { to, .. } => {
            let ty = in_memory(to);
            Argument {
                make: format!("GuestPtr::new::<{ty}, W>(memory, {address})?"),
                ty: format!("GuestPtr<'_, {ty}>"),
            }
        }
        Shape::Record(_) | Shape::Tuple(_) | Shape::Array { .. } | Shape::Union { .. } => {
            let ty = rust_type(&param.shape, &type_name);
            Argument { make: format!("<{ty}>::load::<W>(memory, {address})?"), ty }
        }
        _ => match by_value(document, &param.shape, Ptr::P32) {
            Some(Wasm::I32 | Wasm::I64) => {
                let ty = rust_type(&param.shape, &type_name);
                Argument { make: format!("<{ty}>::from_word::<W>(words[{first}].word())?"), ty }
            }
            _ => return error(document, &param.at, "a host's function has no floats as parameters"),
        },
    })
}

/// What a method gives back: what success brings, and the error, if it has one.
struct Returned {
    oks: Vec<String>,
    error: Option<String>,
    /// Without an `expected`: the one value is the result itself.
    plain: bool,
}

fn returned(document: &Document, func: &Func) -> Result<Returned, Diagnostic> {
    let Some(result) = func.results.first() else {
        return Ok(Returned { oks: Vec::new(), error: None, plain: false });
    };
    let named = |shape: &Shape| rust_type(shape, &type_name);
    match document.resolve(&result.shape) {
        Shape::Expected { err, .. } => Ok(Returned {
            oks: outs(document, &result.shape).into_iter().map(named).collect(),
            error: err.as_ref().map(|err| named(err)),
            plain: false,
        }),
        Shape::F32 | Shape::F64 => error(document, &result.at, "a host's function gives back no floats"),
        _ => Ok(Returned { oks: vec![named(&result.shape)], error: None, plain: true }),
    }
}

impl Returned {
    fn ty(&self) -> String {
        let ok = match self.oks.as_slice() {
            [] => "()".to_owned(),
            [one] => one.clone(),
            many => format!("({})", many.join(", ")),
        };
        self.error.as_ref().map_or(ok.clone(), |error| format!("Result<{ok}, {error}>"))
    }
}

fn write_trait(out: &mut String, document: &Document, module: &Module, name: &str) -> Result<(), Diagnostic> {
    let about = format!("What a host does that provides the module `{}`.", module.name);
    out.push_str(&doc(&module.docs, &about, ""));
    let _ = writeln!(out, "pub trait {name} {{");
    for func in &module.funcs {
        let mut params = String::new();
        for (index, param) in func.params.iter().enumerate() {
            let argument = argument(document, func, index, param)?;
            let _ = write!(params, ", {}: {}", ident(&param.name), argument.ty);
        }
        let mut docs = func.docs.trim().to_owned();
        if func.noreturn {
            docs.push_str(
                "\n\nThe guest does not come back from it: when this returns, its call ends as a trap does.",
            );
        }
        out.push_str(&doc(&docs, &format!("`{}`", func.name), "    "));
        let returns = returned(document, func)?.ty();
        let returns = if returns == "()" { String::new() } else { format!(" -> {returns}") };
        let _ = writeln!(out, "    fn {}(&mut self{params}){returns};\n", ident(&func.name));
    }
    out.push_str("}\n\n");
    Ok(())
}

/// The trait's name: the module's, unless a type has it.
fn trait_name(types: &HashSet<String>, module: &Module) -> String {
    let name = type_name(&module.name);
    if types.contains(&name) { format!("{name}Host") } else { name }
}

/// Whether the thunk depends on the width of pointers is what is given back.
fn write_thunk(
    out: &mut String,
    document: &Document,
    module: &Module,
    trait_name: &str,
    func: &Func,
) -> Result<bool, Diagnostic> {
    let flat = flat_params(document, func, Ptr::P32);
    if flat.len() > 16 {
        let message = "a host's function has at most 16 parameters as wasm counts them";
        return error(document, &func.at, message);
    }
    let returned = returned(document, func)?;
    let mut body = String::new();
    for (word, flat) in flat.iter().enumerate() {
        if let Part::Out(_, element) = flat.part {
            let ty = &returned.oks[element];
            let _ = writeln!(body, "        let out{element} = W::word(words[{word}].word());");
            let _ = writeln!(body, "        memory.claim(out{element}, <{ty}>::SIZE[W::INDEX])?;");
        }
    }
    let mut names = Vec::new();
    for (index, param) in func.params.iter().enumerate() {
        let argument = argument(document, func, index, param)?;
        let _ = writeln!(body, "        let argument{index} = {};", argument.make);
        names.push(format!("argument{index}"));
    }
    let call = format!("system.{}({})", ident(&func.name), names.join(", "));
    let mut store = String::new();
    for index in 0..returned.oks.len() {
        let value = if returned.oks.len() == 1 { "value".to_owned() } else { format!("value.{index}") };
        let _ = writeln!(store, "{value}.store::<W>(memory, out{index})?;");
    }
    let binding = if returned.oks.is_empty() { "()" } else { "value" };
    if func.noreturn {
        let _ = writeln!(body, "        {call};\n        Ok(None)");
    } else if returned.plain {
        let shape = func.results.first().map(|result| &result.shape).unwrap_or(&Shape::Usize);
        let _ = writeln!(
            body,
            "        let value = {call};\n        Ok(Some({}))",
            number(document, shape, "value")
        );
    } else if returned.error.is_some() {
        let err = func.results.first().map(|result| document.resolve(&result.shape));
        let Some(Shape::Expected { err: Some(err), .. }) = err else { unreachable!("it has an error") };
        let _ = writeln!(
            body,
            "        Ok(Some(match {call} {{\n            Ok({binding}) => {{\n                {store}                0\n            }}\n            Err(error) => {},\n        }}))",
            number(document, err, "error")
        );
    } else {
        let _ = writeln!(body, "        let {binding} = {call};\n        {store}        Ok(Some(0))");
    }
    let known = known_faults(document, func);
    let is_wide = mentions(&body, "W");
    let wide = if is_wide { ", W: Width" } else { "" };
    let name = |name: &str| if mentions(&body, name) { name.to_owned() } else { format!("_{name}") };
    let _ = writeln!(
        out,
        "fn {}<S: {} + ?Sized{wide}>(\n    system: &mut S,\n    {}: GuestMemory<'_>,\n    {}: &Words,\n) -> Result<u64, Refusal> {{\n    let attempt = || {{\n{body}    }};\n    answer(attempt, {known})\n}}\n",
        thunk_name(module, func),
        trait_name,
        name("memory"),
        name("words"),
    );
    Ok(is_wide)
}

fn thunk_name(module: &Module, func: &Func) -> String {
    ident(&format!("{}_{}", module.name, func.name).to_lowercase())
}

fn list_name(module: &Module, bits: u32) -> String {
    ident(&format!("{}_imports{bits}", module.name).to_lowercase())
}

/// The value `name` as wasm's number.
fn number(document: &Document, shape: &Shape, name: &str) -> String {
    match document.resolve(shape) {
        Shape::Enum { .. } => format!("u64::from({name}.raw())"),
        Shape::Flags { .. } => format!("u64::from({name}.bits())"),
        Shape::Int(Int::S8 | Int::S16 | Int::S32) => format!("u64::from(i32::from({name}).cast_unsigned())"),
        Shape::Int(Int::S64) => format!("{name}.cast_unsigned()"),
        Shape::Usize => format!("{name} as u64"),
        Shape::Pointer { .. } => format!("{name}.0"),
        _ => format!("u64::from({name})"),
    }
}

/// What a bad address or value is answered with: cases `fault` and `inval` of the error, where it has them.
fn known_faults(document: &Document, func: &Func) -> String {
    let err = func.results.first().map(|result| document.resolve(&result.shape));
    let Some(Shape::Expected { err: Some(err), .. }) = err else { return "|_| None".to_owned() };
    let Shape::Enum { cases, .. } = document.resolve(err) else { return "|_| None".to_owned() };
    let arms: Vec<String> = ["fault", "inval"]
        .iter()
        .filter_map(|wanted| {
            let case = cases.iter().find(|case| case.name == *wanted)?;
            Some(format!("Fault::{} => Some({}),", camel(wanted), case.value))
        })
        .collect();
    if arms.is_empty() {
        return "|_| None".to_owned();
    }
    format!("|fault| match fault {{ {} _ => None }}", arms.join(" "))
}

/// The list by which an engine links the calls, for guests of one pointer width.
/// The functions of `wide` have a thunk for each width.
fn write_list(
    out: &mut String,
    document: &Document,
    module: &Module,
    trait_name: &str,
    wide: &HashSet<&str>,
    (ptr, bits): (Ptr, u32),
) {
    let Some(name) = import_name(module, ptr) else { return };
    let _ = writeln!(
        out,
        "/// The calls of `{name}` for guests with {bits}-bit pointers.\n#[must_use]\npub const fn {}<S: {trait_name} + 'static>() -> &'static [Import<S>] {{\n    const {{\n        &[",
        list_name(module, bits)
    );
    for func in &module.funcs {
        let signature = signature(document, func, ptr);
        let wasm = |wasm: &Wasm| if *wasm == Wasm::I64 { "WasmType::I64" } else { "WasmType::I32" };
        let params: Vec<&str> = signature.params.iter().map(wasm).collect();
        let result = match &signature.result {
            Some(result) if !func.noreturn => format!("Some({})", wasm(result)),
            _ => "None".to_owned(),
        };
        let thunk = thunk_name(module, func);
        // A thunk that looks at no address is the same for both widths.
        let width = match ptr {
            _ if !wide.contains(func.name.as_str()) => "",
            Ptr::P32 => ", W32",
            Ptr::P64 => ", W64",
        };
        let _ = writeln!(
            out,
            "            Import {{ module: {name:?}, name: {:?}, params: &[{}], result: {result}, thunk: {thunk}::<S{width}> }},",
            func.name,
            params.join(", ")
        );
    }
    out.push_str("        ]\n    }\n}\n\n");
}
