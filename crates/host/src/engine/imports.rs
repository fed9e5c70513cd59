//! What a module asks for, and who provides it.
//!
//! Main type: [`Provider`], one per import, found by [`provide`] when the module is loaded. One invariant: a module that
//! loads can be linked; whatever is missing is said then, all of it at once.

use std::fmt;

use super::value::Signature;
use super::{SYSCALLS, Syscall};

/// What becomes of imports that nothing provides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnknownImports {
    /// The module is refused, with a list of all of them.
    #[default]
    Error,
    /// Calling one traps.
    Trap,
    /// Calling one answers `nosys` (52) where it returns an `i32`, zeros elsewhere.
    Enosys,
}

/// An import, as the engine reads it from the module.
#[derive(Clone, Debug)]
pub struct Import<'a> {
    /// The module that it names.
    pub module: &'a str,
    /// Its name in there.
    pub name: &'a str,
    /// What it is.
    pub ty: ImportType,
}

/// What is imported.
#[derive(Clone, Debug)]
pub enum ImportType {
    /// A function of this type.
    Function(Signature),
    /// A memory.
    Memory,
    /// A global.
    Global,
    /// A table.
    Table,
    /// An exception tag.
    Tag,
}

/// Who provides an import.
#[derive(Clone, Debug)]
pub enum Provider {
    /// The system.
    Call {
        /// The call.
        call: &'static Syscall,
        /// Whether it is declared as it is; else some of its integers are of the other width.
        exact: bool,
    },
    /// The process, with a memory of its own.
    Memory,
    /// Nobody: it answers [`Signature::not_provided`].
    Stub,
    /// Nobody: it traps with this message.
    Trap(String),
    /// The preloaded module of this index, with its export of the import's name.
    Preloaded(usize),
}

/// An import that nothing provides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// `module.name`
    pub import: String,
    /// What would provide it.
    pub advice: String,
}

impl Missing {
    /// `name` of `module`, and what would provide it.
    #[must_use]
    pub fn new(module: &str, name: &str, advice: impl Into<String>) -> Self {
        Missing { import: format!("{module}.{name}"), advice: advice.into() }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.import, self.advice)
    }
}

/// The calls of every dialect, each name once: where it has had several declarations, the newest.
pub fn newest() -> impl Iterator<Item = &'static Syscall> {
    // The list has those of one name from old to new.
    SYSCALLS.iter().enumerate().filter_map(|(index, call)| {
        let is_same = |other: &Syscall| other.module == call.module && other.name == call.name;
        (!SYSCALLS[index + 1..].iter().any(is_same)).then_some(call)
    })
}

/// Whether imports of this module are WASIX's.
#[must_use]
pub fn is_wasix(module: &str) -> bool {
    matches!(module, "wasix_32v1" | "wasix_64v1")
}

/// Finds the providers of all of a module's imports, in their order. `preloaded` finds, by module and name, which of the
/// modules that were loaded before it exports an import.
///
/// # Errors
/// All imports that nothing provides, each with what would.
pub fn provide<'a>(
    imports: impl IntoIterator<Item = Import<'a>>,
    preloaded: impl Fn(&str, &str) -> Option<usize>,
    unknown: UnknownImports,
) -> Result<Vec<Provider>, Vec<Missing>> {
    let mut missing = Vec::new();
    let mut providers = Vec::new();
    for Import { module, name, ty } in imports {
        let provider = match (preloaded(module, name), &ty) {
            (Some(index), _) => Ok(Provider::Preloaded(index)),
            (None, ImportType::Function(signature)) => function(module, name, signature, unknown),
            (None, ImportType::Memory) if is_given_memory(module, name) => Ok(Provider::Memory),
            (None, other) => Err(format!("{}; --preload {module}=FILE could provide it", kind(other))),
        };
        match provider {
            Ok(provider) => providers.push(provider),
            Err(advice) => missing.push(Missing::new(module, name, advice)),
        }
    }
    // Not every engine keeps the imports in the module's order.
    missing.sort_by(|one, other| one.import.cmp(&other.import));
    if missing.is_empty() { Ok(providers) } else { Err(missing) }
}

/// Whether the process has this memory: the one that modules with threads import, or one that the module had defined itself
/// before it was rewritten to share it with its threads.
fn is_given_memory(module: &str, name: &str) -> bool {
    (module, name) == ("env", "memory") || module == "waxwing:memory"
}

fn kind(ty: &ImportType) -> &'static str {
    match ty {
        ImportType::Function(_) => "a function",
        ImportType::Global => "a global",
        ImportType::Table => "a table",
        ImportType::Memory => "a memory",
        ImportType::Tag => "an exception tag",
    }
}

fn function(
    module: &str,
    name: &str,
    declared: &Signature,
    unknown: UnknownImports,
) -> Result<Provider, String> {
    let named = || SYSCALLS.iter().filter(|call| call.module == module && call.name == name);
    if let Some(call) = named().find(|call| declared.is(call)) {
        return Ok(Provider::Call { call, exact: true });
    }
    // Declarations of 64-bit guests disagree about the width of some numbers; those of all others do not.
    if module == "wasix_64v1"
        && let Some(call) = named().find(|call| declared.adapts_to(call))
    {
        return Ok(Provider::Call { call, exact: false });
    }
    let known = named().next().is_some();
    match unknown {
        _ if is_wasix(module) && !known => Ok(Provider::Stub),
        UnknownImports::Enosys => Ok(Provider::Stub),
        UnknownImports::Trap => {
            Ok(Provider::Trap(format!("the guest called {module}.{name}, which nothing provides")))
        }
        UnknownImports::Error => Err(match named().next() {
            Some(call) => format!("declared as {declared}, but that call is {}", Signature::of(call)),
            None => advice(module, name),
        }),
    }
}

/// What a person could do about a function that nothing provides.
fn advice(module: &str, name: &str) -> String {
    if let Some(call) = SYSCALLS.iter().find(|call| call.name == name) {
        return format!("not in that module; `{}` has a call of this name", call.module);
    }
    if SYSCALLS.iter().any(|call| call.module == module) {
        return "not in that interface; --unknown-imports=enosys has it answer \"not supported\"".to_owned();
    }
    if module.starts_with("wasi:") || name.starts_with("cm32p2") {
        return "part of a component's world, which core modules cannot be given".to_owned();
    }
    match module {
        "wasi_nn" | "wasi_ephemeral_nn" | "wasi_crypto" | "wasi_http" => {
            "a proposal that Waxwing does not have; --unknown-imports=trap runs the module without it"
                .to_owned()
        }
        "wbg" | "__wbindgen_placeholder__" => {
            "JavaScript glue of wasm-bindgen, which only a browser or Node has".to_owned()
        }
        "go" | "gojs" => "Go's JavaScript glue; build with GOOS=wasip1 instead".to_owned(),
        "env" => {
            "a function that the linker left open; link what defines it, or --preload env=FILE".to_owned()
        }
        _ => format!(
            "--preload {module}=FILE could provide it; --unknown-imports=trap runs the module without it"
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_newest_calls_have_every_name_once() {
        let names = |calls: &mut dyn Iterator<Item = &'static Syscall>| {
            calls.map(|call| (call.module, call.name)).collect::<Vec<_>>()
        };
        let newest = names(&mut newest());
        let unique: BTreeSet<_> = newest.iter().copied().collect();
        assert_eq!(unique.len(), newest.len());
        assert_eq!(unique, names(&mut SYSCALLS.iter()).into_iter().collect());
    }
}
