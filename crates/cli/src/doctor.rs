//! `waxwing doctor`: whether a module runs, here and elsewhere, and how to run it.
//!
//! Main function: [`doctor`]. One invariant: what is said of this runtime comes from the list by which modules are linked
//! ([`Support`]), what is said of others from the table of [`crate::elsewhere`].

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use waxwing_module::{
    Dialect, Entry, ExternType, Feature, Import, Inspection, Producer, Signature, ValueType,
};

use crate::args::Doctor;
use crate::denials::quoted;
use crate::elsewhere;
use crate::inspect::{Support, count, dialect, heading, read, unreadable};
use crate::report::{self, Failure, plain};
use crate::units::readable_size;

/// The exit code when it cannot run.
const CANNOT: u8 = 1;

/// What is valid and still compiled by no engine of ours.
const IN_NO_ENGINE: [Feature; 6] = [
    Feature::CustomPageSizes,
    Feature::WideArithmetic,
    Feature::MemoryControl,
    Feature::StackSwitching,
    Feature::SharedEverything,
    Feature::CustomDescriptors,
];

pub(crate) fn doctor(args: &Doctor) -> Result<u8, Failure> {
    report::settle(&args.talk);
    let (module, wasm) = read(&args.file)?;
    waxwing_module::validate(&wasm).map_err(|error| unreadable(&args.file, error))?;
    let file = plain(&args.file.display().to_string());
    let mut text = String::new();
    introduce(&mut text, &file, wasm.len() as u64, &module);
    let obstacles = here(&mut text, &module);
    elsewhere(&mut text, &module);
    observations(&mut text, &module);
    if obstacles == 0 {
        heading(&mut text, "to run it");
        advise(&mut text, &file, &module);
    }
    report::stdout(&text)?;
    Ok(if obstacles == 0 { 0 } else { CANNOT })
}

/// What it is, who made it, and what it speaks.
fn introduce(text: &mut String, file: &str, size: u64, module: &Inspection) {
    let kind = match module.entry {
        Entry::Command => "a command",
        Entry::Reactor => "a reactor",
        Entry::Library => "a library",
    };
    let mut makers: Vec<&Producer> =
        module.producers.iter().filter(|producer| producer.field != "language").collect();
    // Of Rust's programs clang has made the libc.
    makers.sort_by_key(|producer| producer.name != "rustc");
    let makers: Vec<String> = makers
        .into_iter()
        .map(|producer| plain(format!("{} {}", producer.name, producer.version).trim_end()))
        .collect();
    let made = if makers.is_empty() {
        "it does not say what made it".to_owned()
    } else {
        format!("made by {}", makers.join(", "))
    };
    let _ = writeln!(text, "{file} is {kind} of {}, {made}", readable_size(size));
    let mut spoken: BTreeMap<Dialect, u64> = BTreeMap::new();
    for import in &module.imports {
        if let Some(dialect) = dialect(import) {
            *spoken.entry(dialect).or_default() += 1;
        }
    }
    heading(text, "it speaks");
    if spoken.is_empty() {
        let _ = writeln!(text, "  no system interface");
    }
    for (dialect, calls) in spoken {
        let what = if dialect == Dialect::HostMemory { "memory" } else { "call" };
        let _ = writeln!(text, "  {dialect}: {}", count_of(calls, what));
    }
}

fn count_of(number: u64, what: &str) -> String {
    match (number, what) {
        (1, what) => format!("one {what}"),
        (_, "memory") => format!("{number} memories"),
        (number, what) => count(number, what),
    }
}

/// How it stands here; how many things keep it from starting.
fn here(text: &mut String, module: &Inspection) -> usize {
    heading(text, "here");
    let mut lines = Vec::new();
    let (mut obstacles, mut is_whole) = (0, true);
    for import in &module.imports {
        let name = plain(&format!("{}.{}", import.module, import.name));
        match Support::of(import, &module.imports) {
            Support::Built => {}
            Support::Partly(rest) => lines.push(format!("{name} has limits: {rest}")),
            Support::Answers(what) => lines.push(format!("{name} answers {what}")),
            Support::Foreign => {
                is_whole = false;
                lines.push(format!("{name} is no system's: another module has to provide it"))
            }
            Support::Unknown(why) => {
                obstacles += 1;
                lines.push(format!("{name} cannot be linked: {why}"));
            }
        }
    }
    if module.entry != Entry::Command && to_invoke(module).is_none() {
        obstacles += 1;
        let why = match functions(module).next() {
            None => "it exports no function that could be called",
            Some(_) => "its functions take what no command line can give them",
        };
        lines.push(why.to_owned());
    }
    for feature in module.features.iter().filter(|feature| IN_NO_ENGINE.contains(feature)) {
        obstacles += 1;
        lines.push(format!("it has {feature}, which no engine here knows"));
    }
    if module.features.contains(&Feature::LegacyExceptions) {
        obstacles += 1;
        lines.push(
            "it has exceptions of the older kind, which no engine here runs: build it with the newer ones \
             (exnref), or translate it with wasm-opt --translate-to-exnref"
                .to_owned(),
        );
    }
    let verdict = match (obstacles, module.entry) {
        (1.., _) => "it does not start",
        (0, _) if !is_whole => "it starts with what other modules have to provide",
        (0, Entry::Command) if lines.is_empty() => "it runs: all that it imports is built",
        (0, Entry::Command) => "it starts, but",
        (0, _) if lines.is_empty() => "its functions can be called: all that it imports is built",
        (0, _) => "its functions can be called, but",
    };
    let _ = writeln!(text, "  {verdict}");
    for line in lines {
        let _ = writeln!(text, "  - {line}");
    }
    obstacles
}

/// What other runtimes have for it.
fn elsewhere(text: &mut String, module: &Inspection) {
    if !module.imports.iter().any(|import| dialect(import).is_some()) {
        return;
    }
    heading(text, "elsewhere, of what it imports from systems");
    for (runtime, lacking) in elsewhere::verdicts(&module.imports) {
        let verdict = lacking.map_or_else(|| "has it all".to_owned(), |lacking| format!("lacks {lacking}"));
        let _ = writeln!(text, "  {runtime} {verdict}");
    }
}

/// What else there is to know before running it.
fn observations(text: &mut String, module: &Inspection) {
    let mut lines = Vec::new();
    let has = |feature| module.features.contains(&feature);
    let imports = |name: &str| module.imports.iter().any(|import| import.name == name);
    if module.asyncify {
        lines.push("asyncify is in it: it can fork and jump between stacks".to_owned());
    } else if imports("proc_fork") || imports("stack_checkpoint") {
        lines.push(
            "it may fork or jump between stacks, but asyncify is not in it: those calls fail, unless it is \
             built with wasm-opt --asyncify"
                .to_owned(),
        );
    }
    if has(Feature::Exceptions) {
        lines.push("it has exceptions: engines elsewhere have to know exnref".to_owned());
    }
    if has(Feature::SharedMemory) {
        lines.push("its memory is shared: it can have threads, with --engine wasmtime".to_owned());
    }
    if has(Feature::Memory64) {
        lines.push("its memory has 64-bit addresses, which not all engines elsewhere know".to_owned());
    }
    for memory in &module.memories {
        let size = |pages: u64| Some(readable_size(memory.page_size?.checked_mul(pages)?));
        if let Some((most, initial)) = memory.maximum.and_then(size).zip(size(memory.initial)) {
            lines.push(format!("it starts with {initial} of memory and grows to {most} at most"));
        }
    }
    if module.debug_info {
        lines.push(
            "debug information is in it: traps name lines, and starting uncached takes longer".to_owned(),
        );
    }
    if !lines.is_empty() {
        heading(text, "to know");
        for line in lines {
            let _ = writeln!(text, "  - {line}");
        }
    }
}

/// The command line, and why each option is in it. What stands in `<>` is for the reader to fill in.
fn advise(text: &mut String, file: &str, module: &Inspection) {
    let mut options: Vec<(String, String)> = Vec::new();
    let calls = |names: &[&str]| -> Option<&str> {
        let is_one = |import: &&Import| {
            let name = import.name.strip_suffix("_v2").unwrap_or(&import.name);
            dialect(import).is_some() && names.contains(&name)
        };
        module.imports.iter().find(is_one).map(|import| &*import.name)
    };
    if let Some(call) = calls(&["path_open", "path_open2", "path_filestat_get", "path_create_directory"]) {
        options.push(("--dir .".to_owned(), format!("it calls {call}: files, if there are any for it")));
    }
    let (bind, connect) = (
        calls(&["sock_bind"]),
        calls(&["sock_connect", "sock_send_to", "resolve", "sock_getaddrinfo", "http_request", "ws_connect"]),
    );
    let network = match (bind, connect) {
        (Some(bind), Some(connect)) => Some(format!(
            "it calls {bind} and {connect}; --allow-bind HOST:PORT and --allow-net HOST:PORT give less"
        )),
        (Some(bind), None) => Some(format!("it calls {bind}; --allow-bind HOST:PORT gives less")),
        (None, Some(connect)) => Some(format!("it calls {connect}; --allow-net HOST:PORT gives less")),
        (None, None) => None,
    };
    if let Some(why) = network {
        options.push(("--net".to_owned(), why));
    } else if let Some(call) = calls(&["sock_accept"]) {
        let why = format!("it calls {call}: a listening socket, if it is a server");
        options.push(("--listen 127.0.0.1:8080".to_owned(), why));
    }
    if let Some(call) =
        calls(&["proc_exec", "proc_exec2", "proc_exec3", "proc_exec4", "proc_spawn", "proc_spawn2"])
    {
        let why = format!("it calls {call}: programs for it to start, one option each");
        options.push(("--map-command <NAME>=<FILE.wasm>".to_owned(), why));
    }
    let foreign: BTreeSet<&str> = module
        .imports
        .iter()
        .filter(|import| matches!(Support::of(import, &module.imports), Support::Foreign))
        .map(|import| &*import.module)
        .collect();
    for name in foreign {
        let name = plain(name);
        options.push((format!("--preload {}=<FILE.wasm>", quoted(&name)), format!("it imports from {name}")));
    }
    let mut arguments = String::new();
    if let Some((name, signature)) = to_invoke(module) {
        let option = format!("--invoke {}", quoted(&plain(name)));
        options.push((option, "it has no `_start`: one of its exports is called".to_owned()));
        arguments = signature.params.iter().map(|param| format!(" <{param}>")).collect();
    }
    let line: String = options.iter().map(|(option, _)| format!("{option} ")).collect();
    let _ = writeln!(text, "  waxwing {line}{}{arguments}", quoted(file));
    for (option, why) in options {
        let _ = writeln!(text, "  - {option}: {why}");
    }
}

/// The functions that can be called of a module that is no command.
fn functions(module: &Inspection) -> impl Iterator<Item = (&str, &Signature)> {
    module.exports.iter().filter_map(|export| match &export.ty {
        ExternType::Function(signature) if export.name != "_initialize" => {
            Some((&*export.name, &**signature))
        }
        _ => None,
    })
}

/// The first function that a command line can call, of a module that is no command: what it takes are numbers.
fn to_invoke(module: &Inspection) -> Option<(&str, &Signature)> {
    let is_number = |param: &ValueType| match param {
        ValueType::I32 | ValueType::I64 => true,
        ValueType::Other(name) => matches!(&**name, "f32" | "f64"),
    };
    functions(module)
        .filter(|_| module.entry != Entry::Command)
        .find(|(_, signature)| signature.params.iter().all(is_number))
}
