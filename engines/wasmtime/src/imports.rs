//! What a module asks for, and who provides it.
//!
//! Main type: [`Provider`], one per import, found when the module is loaded. One invariant: a module that loads can be
//! linked; whatever is missing is said then, all of it at once.

use wasmtime::{ExternType, FuncType, MemoryType, Module};
use waxwing::engine::{SYSCALLS, Syscall};

use crate::config::UnknownImports;
use crate::link;

/// Who provides an import.
pub(crate) enum Provider {
    /// The system.
    Call(&'static Syscall, FuncType),
    /// A memory of the process's own.
    Memory(MemoryType),
    /// Nobody: it answers `nosys`.
    Stub(FuncType),
    /// Nobody: it traps with this message.
    Trap(FuncType, String),
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

/// Whether imports of this module are WASIX's.
pub(crate) fn is_wasix(module: &str) -> bool {
    matches!(module, "wasix_32v1" | "wasix_64v1")
}

/// Finds the providers of all imports of `module`; `preloads` are the names and exports of what was loaded before it.
pub(crate) fn resolve(
    module: &Module,
    preloads: &[(String, &Module)],
    unknown: UnknownImports,
) -> Result<Vec<Provider>, Vec<Missing>> {
    let mut missing = Vec::new();
    let mut providers = Vec::new();
    for import in module.imports() {
        let preloaded = preloads
            .iter()
            .position(|(name, other)| name == import.module() && other.get_export(import.name()).is_some());
        let provider = match (preloaded, import.ty()) {
            (Some(index), _) => Ok(Provider::Preloaded(index)),
            (None, ExternType::Func(ty)) => function(import.module(), import.name(), ty, unknown),
            (None, ExternType::Memory(ty)) if import.module() == "env" && import.name() == "memory" => {
                Ok(Provider::Memory(ty))
            }
            (None, other) => {
                Err(format!("{}; --preload {}=FILE could provide it", kind(&other), import.module()))
            }
        };
        match provider {
            Ok(provider) => providers.push(provider),
            Err(advice) => {
                missing.push(Missing { import: format!("{}.{}", import.module(), import.name()), advice });
            }
        }
    }
    if missing.is_empty() { Ok(providers) } else { Err(missing) }
}

fn kind(ty: &ExternType) -> &'static str {
    match ty {
        ExternType::Func(_) => "a function",
        ExternType::Global(_) => "a global",
        ExternType::Table(_) => "a table",
        ExternType::Memory(_) => "a memory",
        ExternType::Tag(_) => "an exception tag",
    }
}

fn function(module: &str, name: &str, ty: FuncType, unknown: UnknownImports) -> Result<Provider, String> {
    let named = || SYSCALLS.iter().filter(|call| call.module == module && call.name == name);
    if let Some(call) = named().find(|call| link::matches(call, &ty)) {
        return Ok(Provider::Call(call, ty));
    }
    // Declarations of 64-bit guests disagree about the width of some numbers; those of all others do not.
    if module == "wasix_64v1"
        && let Some(call) = named().find(|call| link::adapts(call, &ty))
    {
        return Ok(Provider::Call(call, ty));
    }
    let known = named().next().is_some();
    match unknown {
        _ if is_wasix(module) && !known => Ok(Provider::Stub(ty)),
        UnknownImports::Enosys => Ok(Provider::Stub(ty)),
        UnknownImports::Trap => {
            Ok(Provider::Trap(ty, format!("the guest called {module}.{name}, which nothing provides")))
        }
        UnknownImports::Error => Err(match named().next() {
            Some(call) => format!("declared as {}, but that call is {}", declared(&ty), signature(call)),
            None => advice(module, name),
        }),
    }
}

fn signature(call: &Syscall) -> String {
    let params: Vec<String> = call.params.iter().map(|param| link::value_type(*param).to_string()).collect();
    format!("({}){}", params.join(", "), if call.returns { " -> i32" } else { "" })
}

fn declared(ty: &FuncType) -> String {
    let list = |types: Vec<String>| types.join(", ");
    let params = list(ty.params().map(|ty| ty.to_string()).collect());
    match ty.results().len() {
        0 => format!("({params})"),
        _ => format!("({params}) -> {}", list(ty.results().map(|ty| ty.to_string()).collect())),
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
