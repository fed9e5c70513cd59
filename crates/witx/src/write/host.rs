//! Writes what a host needs to provide somebody else's interface: its types, a trait to implement, a thunk for each call and
//! the list by which engines link them.
//!
//! Main item: [`write_host`]. One invariant: a thunk has checked every address before the trait's method runs, and what is
//! wrong with an address is answered by the interface's own error if that has a name for it, else the guest traps.

use std::fmt::Write as _;

use super::bindings::import_name;
use super::mentions;
use super::plan::{Plan, PlanError};
use super::rust::{camel, doc, ident, rust_type};
use super::types::write_types;
use crate::document::{Document, Func, Int, Module, Param, Shape};
use crate::layout::Ptr;
use crate::sign::{Part, Wasm, by_value, flat_params, outs, signature};

/// The Rust text of a host for the modules of `document`; `made` says who wrote it. It needs the crate `waxwing`.
///
/// # Errors
/// What of the interface no host can be written for: floats as parameters, lists of lists, more than 16 parameters.
pub fn write_host(document: &Document, made: &str) -> Result<String, PlanError> {
    let types = Plan::new(vec![Document { modules: Vec::new(), ..document.clone() }])?;
    let mut text = types_of_a_host(&write_types(&types));
    for module in &document.modules {
        write_trait(&mut text, document, module)?;
        for func in &module.funcs {
            write_thunk(&mut text, document, module, func)?;
        }
        for (ptr, bits) in [(Ptr::P32, 32), (Ptr::P64, 64)] {
            write_list(&mut text, document, module, ptr, bits);
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

fn error<T>(func: &Func, what: impl std::fmt::Display) -> Result<T, PlanError> {
    Err(PlanError(format!("{}: {what}", func.name)))
}

/// How a method is given a parameter: its type, and the expression that makes it.
struct Argument {
    ty: String,
    make: String,
}

fn argument(document: &Document, func: &Func, index: usize, param: &Param) -> Result<Argument, PlanError> {
    let flat = flat_params(document, func, Ptr::P32);
    let word = |part: Part| flat.iter().position(|flat| flat.part == part).unwrap_or_default();
    let first = word(Part::Param(index));
    let address = format!("W::word(words[{first}])");
    let pair = format!("{address}, W::word(words[{}])", word(Part::Length(index)));
    let in_memory = |shape: &Shape| match document.resolve(shape) {
        Shape::String | Shape::List(_) | Shape::Tuple(_) | Shape::Expected { .. } => {
            error(func, format!("`{}` leads to something that has no layout of its own", param.name))
        }
        _ => Ok(rust_type(shape, &camel)),
    };
    Ok(match document.resolve(&param.shape) {
        Shape::String => {
            Argument { ty: "&GuestString".to_owned(), make: format!("&GuestString::new(memory, {pair})?") }
        }
        Shape::List(of) if matches!(document.resolve(of), Shape::Int(Int::U8) | Shape::Char8) => {
            Argument { ty: "InBytes<'_>".to_owned(), make: format!("InBytes::new(memory, {pair})?") }
        }
        Shape::List(of) => {
            let ty = in_memory(of)?;
            Argument {
                make: format!("GuestSlice::new::<{ty}, W>(memory, {pair})?"),
                ty: format!("GuestSlice<'_, {ty}>"),
            }
        }
        Shape::Pointer { to, mutable: false }
            if matches!(document.resolve(to), Shape::Record(_) | Shape::Union { .. }) =>
        {
            let ty = in_memory(to)?;
            Argument { make: format!("<{ty}>::load::<W>(memory, {address})?"), ty }
        }
        Shape::Pointer { to, .. } => {
            let ty = in_memory(to)?;
            Argument {
                make: format!("GuestPtr::new::<{ty}, W>(memory, {address})?"),
                ty: format!("GuestPtr<'_, {ty}>"),
            }
        }
        Shape::Record(_) | Shape::Union { .. } => {
            let ty = rust_type(&param.shape, &camel);
            Argument { make: format!("<{ty}>::load::<W>(memory, {address})?"), ty }
        }
        shape => match by_value(document, &param.shape, Ptr::P32) {
            Some(Wasm::I32 | Wasm::I64) => {
                let ty = rust_type(&param.shape, &camel);
                Argument { make: format!("<{ty}>::from_word::<W>(words[{first}])?"), ty }
            }
            _ => return error(func, format!("`{}` cannot be a parameter here: {shape:?}", param.name)),
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

fn returned(document: &Document, func: &Func) -> Result<Returned, PlanError> {
    let Some(result) = func.results.first() else {
        return Ok(Returned { oks: Vec::new(), error: None, plain: false });
    };
    let named = |shape: &Shape| match document.resolve(shape) {
        Shape::String | Shape::List(_) | Shape::F32 | Shape::F64 => {
            error(func, "this result has no layout of its own")
        }
        _ => Ok(rust_type(shape, &camel)),
    };
    match document.resolve(&result.shape) {
        Shape::Expected { err, .. } => Ok(Returned {
            oks: outs(document, &result.shape).into_iter().map(named).collect::<Result<_, _>>()?,
            error: err.as_ref().map(|err| named(err)).transpose()?,
            plain: false,
        }),
        _ => Ok(Returned { oks: vec![named(&result.shape)?], error: None, plain: true }),
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

fn write_trait(out: &mut String, document: &Document, module: &Module) -> Result<(), PlanError> {
    let about = format!("What a host does that provides the module `{}`.", module.name);
    out.push_str(&doc(&module.docs, &about, ""));
    let _ = writeln!(out, "pub trait {} {{", trait_name(document, module));
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
fn trait_name(document: &Document, module: &Module) -> String {
    let name = camel(&module.name);
    if document.types.iter().any(|def| camel(&def.name) == name) { format!("{name}Host") } else { name }
}

fn write_thunk(out: &mut String, document: &Document, module: &Module, func: &Func) -> Result<(), PlanError> {
    let flat = flat_params(document, func, Ptr::P32);
    if flat.len() > 16 {
        return error(func, "calls have at most 16 parameters");
    }
    let returned = returned(document, func)?;
    let mut body = String::new();
    for (word, flat) in flat.iter().enumerate() {
        if let Part::Out(_, element) = flat.part {
            let ty = &returned.oks[element];
            let _ = writeln!(body, "        let out{element} = W::word(words[{word}]);");
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
    let wide = if mentions(&body, "W") { ", W: Width" } else { "" };
    let name = |name: &str| if mentions(&body, name) { name.to_owned() } else { format!("_{name}") };
    let _ = writeln!(
        out,
        "fn {}<S: {} + ?Sized{wide}>(\n    system: &mut S,\n    {}: GuestMemory<'_>,\n    {}: &Words,\n) -> Result<u64, Refusal> {{\n    let attempt = || {{\n{body}    }};\n    answer(attempt, {known})\n}}\n",
        thunk_name(module, func),
        trait_name(document, module),
        name("memory"),
        name("words"),
    );
    Ok(())
}

fn thunk_name(module: &Module, func: &Func) -> String {
    format!("{}_{}", module.name, func.name).replace('-', "_").to_lowercase()
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
fn write_list(out: &mut String, document: &Document, module: &Module, ptr: Ptr, bits: u32) {
    let Some(name) = import_name(module, ptr) else { return };
    let trait_name = trait_name(document, module);
    let _ = writeln!(
        out,
        "/// The calls of `{name}` for guests with {bits}-bit pointers.\n#[must_use]\npub const fn {}_imports{bits}<S: {trait_name} + 'static>() -> &'static [Import<S>] {{\n    const {{\n        &[",
        module.name.replace('-', "_").to_lowercase()
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
        let start = format!("fn {thunk}<S: {trait_name} + ?Sized, W");
        let width = match ptr {
            _ if !out.contains(&start) => "",
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
