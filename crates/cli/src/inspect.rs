//! `waxwing inspect`: what a module asks for and offers, and which of its calls are built.
//!
//! Main type: [`Support`], what becomes of one import. One invariant: the answer is that of the list by which modules
//! are linked, not a list of its own.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use waxwing::engine::{SYSCALLS, Syscall};
use waxwing_module::{
    Dialect, Entry, Export, ExternType, Import, Inspection, Memory, Signature, Unreadable, ValueType,
};

use crate::args::Inspect;
use crate::load::Source;
use crate::report::{self, Failure, plain};
use crate::units::readable_size;

pub(crate) fn inspect(args: &Inspect) -> Result<u8, Failure> {
    report::settle(&args.talk);
    let (inspection, wasm) = read(&args.file)?;
    let mut text = String::new();
    describe(&mut text, &plain(&args.file.display().to_string()), wasm.len() as u64, &inspection);
    report::stdout(&text)
}

/// Reads the module in `file`, and what is in it.
pub(crate) fn read(file: &Path) -> Result<(Inspection, Vec<u8>), Failure> {
    let wasm = Source::open(file)?.into_wasm()?;
    let inspection = Inspection::read(&wasm).map_err(|error| unreadable(file, error))?;
    Ok((inspection, wasm))
}

/// Why `file` cannot be read or run.
pub(crate) fn unreadable(file: &Path, error: Unreadable) -> Failure {
    match error {
        Unreadable::Component => crate::load::failure(file, waxwing::engine::LoadError::Component),
        error => {
            Failure::new(report::NOT_WASM, format!("{} is not a valid module", file.display())).cause(error)
        }
    }
}

/// What becomes of an import.
pub(crate) enum Support {
    /// It does what it says.
    Built,
    /// It does most of what it says.
    Partly(&'static str),
    /// It answers an errno, for a reason.
    Answers(String),
    /// Nothing provides it.
    Unknown(&'static str),
    /// It is not for the system to provide.
    Foreign,
}

impl Support {
    /// Of an import of a module that has these imports.
    pub(crate) fn of(import: &Import, all: &[Import]) -> Support {
        let Some(dialect) = dialect(import) else { return Support::Foreign };
        let ExternType::Function(signature) = &import.ty else {
            return if dialect == Dialect::HostMemory {
                Support::Built
            } else {
                Support::Unknown("it is no function")
            };
        };
        let named = || calls_named(import);
        if named().next().is_none() {
            return match dialect {
                Dialect::Wasix32 | Dialect::Wasix64 => {
                    Support::Answers("nosys: not in this interface".to_owned())
                }
                _ => Support::Unknown("no call of this interface"),
            };
        }
        let Some(call) = named().find(|call| fits(signature, call.params.len(), call.returns)) else {
            return Support::Unknown("declared with other parameters than the call has");
        };
        if cfg!(feature = "http") && call.method == "http_request" {
            // All that can be missing of it is somebody who speaks HTTP.
            return Support::Built;
        }
        match waxwing::unsupported().iter().find(|(method, ..)| *method == call.method) {
            Some((_, errno, reason)) => Support::Answers(format!("{}: {reason}", errno.name())),
            None => {
                let is_wasix = all.iter().any(|import| waxwing::engine::is_wasix(&import.module));
                waxwing::missing_of(call.method, is_wasix).map_or(Support::Built, Support::Partly)
            }
        }
    }
}

/// The calls that have the name of this import in its interface.
pub(crate) fn calls_named(import: &Import) -> impl Iterator<Item = &'static Syscall> {
    SYSCALLS.iter().filter(|call| call.module == &*import.module && call.name == import.name)
}

/// The dialect that an import is of.
pub(crate) fn dialect(import: &Import) -> Option<Dialect> {
    match &import.ty {
        ExternType::Function(signature) => {
            Dialect::of_function(&import.module, &import.name, signature.params.len())
        }
        _ => Dialect::of(&import.module, &import.name),
    }
}

/// Whether a declaration can be linked to a call with so many parameters.
fn fits(signature: &Signature, params: usize, returns: bool) -> bool {
    let is_integer = |ty: &ValueType| matches!(ty, ValueType::I32 | ValueType::I64);
    signature.params.len() == params
        && signature.params.iter().all(is_integer)
        && signature.results == vec![ValueType::I32; usize::from(returns)]
}

fn describe(text: &mut String, file: &str, size: u64, module: &Inspection) {
    let entry = match module.entry {
        Entry::Command => "a command: it runs from `_start`",
        Entry::Reactor => "a reactor: it is set up by `_initialize`, then its exports are called",
        Entry::Library => "a library: it has no `_start`; --invoke calls its exports",
    };
    let _ = writeln!(text, "{file} is {entry}");
    let debug = if module.debug_info { ", with debug information" } else { "" };
    let _ =
        writeln!(text, "{}, {}{debug}", readable_size(size), count(u64::from(module.functions), "function"));
    interfaces(text, module);
    if !module.exports.is_empty() {
        heading(text, "exports");
        for export in &module.exports {
            describe_export(text, export);
        }
    }
    if !module.memories.is_empty() {
        heading(text, "memory");
        for (index, memory) in module.memories.iter().enumerate() {
            describe_memory(text, index, memory);
        }
    }
    if !module.features.is_empty() {
        let names: Vec<String> = module.features.iter().map(ToString::to_string).collect();
        heading(text, "features");
        let _ = writeln!(text, "  {}", names.join(", "));
    }
    if module.asyncify {
        heading(text, "asyncify");
        let _ = writeln!(text, "  its stack can be unwound and rewound: fork and the like are possible");
    }
    if !module.producers.is_empty() {
        heading(text, "built with");
        for producer in &module.producers {
            let [field, name, version] =
                [&producer.field, &producer.name, &producer.version].map(|text| plain(text));
            let _ = writeln!(text, "  {}", format!("{field}: {name} {version}").trim_end());
        }
    }
}

pub(crate) fn heading(text: &mut String, name: &str) {
    let _ = writeln!(text, "\n{name}");
}

/// The imports, by interface: first how it stands with each interface, then each import that needs a word.
fn interfaces(text: &mut String, module: &Inspection) {
    type Imports<'m> = Vec<(&'m Import, Support)>;
    let mut interfaces: BTreeMap<(&str, Option<Dialect>), Imports<'_>> = BTreeMap::new();
    for import in &module.imports {
        let key = (&*import.module, dialect(import));
        interfaces.entry(key).or_default().push((import, Support::of(import, &module.imports)));
    }
    if interfaces.is_empty() {
        heading(text, "imports nothing");
        return;
    }
    for ((name, dialect), imports) in interfaces {
        let dialect = dialect.map_or_else(|| "no system interface".to_owned(), |dialect| dialect.to_string());
        let built = imports
            .iter()
            .filter(|(_, support)| matches!(support, Support::Built | Support::Partly(_)))
            .count();
        let state = match imports.len() {
            _ if imports.iter().all(|(_, support)| matches!(support, Support::Foreign)) => {
                format!("--preload {}=FILE can provide it", plain(name))
            }
            count if count == built => "all built".to_owned(),
            count => format!("{built} of {count} built"),
        };
        heading(text, &format!("imports from {} ({dialect}): {state}", plain(name)));
        for (import, support) in imports {
            let what = match &import.ty {
                ExternType::Function(signature) => signature.to_string(),
                ExternType::Memory(_) => "memory".to_owned(),
                ExternType::Table => "table".to_owned(),
                ExternType::Global(ty) => format!("global {ty}"),
                ExternType::Tag => "exception tag".to_owned(),
            };
            let state = match support {
                Support::Built => String::new(),
                Support::Partly(rest) => format!("  with limits: {rest}"),
                Support::Foreign => format!("  {what}"),
                Support::Answers(what) => format!("  answers {what}"),
                Support::Unknown(why) => format!("  unknown: {why} ({what})"),
            };
            let _ = writeln!(text, "  {}{state}", plain(&import.name));
        }
    }
}

fn describe_export(text: &mut String, export: &Export) {
    let name = plain(&export.name);
    let _ = match &export.ty {
        ExternType::Function(signature) => writeln!(text, "  {name} {signature}"),
        ExternType::Memory(index) => writeln!(text, "  {name}: memory {index}"),
        ExternType::Table => writeln!(text, "  {name}: table"),
        ExternType::Global(ty) => writeln!(text, "  {name}: global {ty}"),
        ExternType::Tag => writeln!(text, "  {name}: exception tag"),
    };
}

fn describe_memory(text: &mut String, index: usize, memory: &Memory) {
    let size = |pages: u64| {
        let bytes = memory.page_size.and_then(|page| page.checked_mul(pages));
        bytes.map_or_else(|| "more than there is".to_owned(), readable_size)
    };
    let most = match memory.maximum {
        Some(pages) => format!("at most {} ({})", count(pages, "page"), size(pages)),
        None => "no limit of its own".to_owned(),
    };
    let mut words = vec![format!("{} ({})", count(memory.initial, "page"), size(memory.initial)), most];
    for (is_so, word) in [(memory.shared, "shared"), (memory.wide, "64-bit"), (memory.imported, "imported")] {
        if is_so {
            words.push(word.to_owned());
        }
    }
    let _ = writeln!(text, "  {index}: {}", words.join(", "));
}

pub(crate) fn count(number: u64, of: &str) -> String {
    format!("{number} {of}{}", if number == 1 { "" } else { "s" })
}
