//! What a module asks for, and who provides it.
//!
//! Main type: [`Provider`], one per import, found by [`provide`] when the module is loaded. One invariant: a module that
//! loads can be linked; whatever is missing is said then, all of it at once.

use std::fmt;

use super::sockets::Sockets;
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

/// How the imports of a module are provided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Linking {
    /// What becomes of those that nothing provides.
    pub unknown: UnknownImports,
    /// The dialects of sockets that it may use.
    pub sockets: Sockets,
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
    // The list has those of one name from new to old.
    SYSCALLS.iter().enumerate().filter_map(|(index, call)| {
        let is_same = |other: &Syscall| other.module == call.module && other.name == call.name;
        (!SYSCALLS[..index].iter().any(is_same)).then_some(call)
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
    linking: Linking,
) -> Result<Vec<Provider>, Vec<Missing>> {
    let mut missing = Vec::new();
    let mut providers = Vec::new();
    let imports: Vec<Import<'a>> = imports.into_iter().collect();
    let is_of_2022 = imports.iter().any(|import| is_of_2022(import.module, import.name));
    for Import { module, name, ty } in imports {
        let provider = match (preloaded(module, name), &ty) {
            (Some(index), _) => Ok(Provider::Preloaded(index)),
            (None, ImportType::Function(signature)) => function(module, name, signature, linking, is_of_2022),
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

/// Whether only WASIX 0.11 has this import: then the module's sockets are those of then. (Without one there is no telling.)
fn is_of_2022(module: &str, name: &str) -> bool {
    // Its crate imported preview1's calls from WASIX's modules too; of those on sockets later ones do.
    let only_then = |call: &Syscall| match call.interface {
        "wasi_snapshot_preview1" => !name.starts_with("sock_"),
        "wasix_legacy" => !matches!(name, "http_request" | "http_status" | "ws_connect"),
        _ => false,
    };
    let mut named = SYSCALLS.iter().filter(|call| call.module == module && call.name == name);
    is_wasix(module) && named.any(only_then)
}

/// The interface that describes what WASIX 0.11 had under the names and types of later calls.
const OF_2022: &str = "wasix_2022";

fn function(
    module: &str,
    name: &str,
    declared: &Signature,
    linking: Linking,
    is_of_2022: bool,
) -> Result<Provider, String> {
    let Linking { unknown, sockets } = linking;
    let named = || SYSCALLS.iter().filter(|call| call.module == module && call.name == name);
    let is_the_one = |call: &Syscall| {
        let mut rivals = SYSCALLS.iter().filter(|other| other.module == module && other.name == name);
        match is_of_2022 {
            true => call.interface == OF_2022 || rivals.all(|other| other.interface != OF_2022),
            false => call.interface != OF_2022,
        }
    };
    let included = || named().filter(|call| sockets.include(call) && is_the_one(call));
    if let Some(call) = included().find(|call| declared.is(call)) {
        return Ok(Provider::Call { call, exact: true });
    }
    // Declarations of 64-bit guests disagree about the width of some numbers; those of all others do not.
    if module == "wasix_64v1"
        && let Some(call) = included().find(|call| declared.adapts_to(call))
    {
        return Ok(Provider::Call { call, exact: false });
    }
    let is_excluded = named().any(|call| declared.adapts_to(call) && !sockets.include(call));
    let known = named().next().is_some();
    match unknown {
        _ if is_wasix(module) && (!known || is_excluded) => Ok(Provider::Stub),
        UnknownImports::Enosys => Ok(Provider::Stub),
        UnknownImports::Trap => {
            Ok(Provider::Trap(format!("the guest called {module}.{name}, which nothing provides")))
        }
        UnknownImports::Error if is_excluded => {
            Err(format!("not among the sockets that `{}` stands for", sockets.name()))
        }
        UnknownImports::Error if known => {
            let types: Vec<String> = named().map(|call| Signature::of(call).to_string()).collect();
            Err(format!("declared as {declared}, but that call is {}", types.join(", or ")))
        }
        UnknownImports::Error => Err(advice(module, name)),
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

    use super::super::value::ValueType;
    use super::*;

    /// How `sockets` provides a function of so many `i32`s: whether by a call, by a stub, or not at all.
    fn provided(sockets: Sockets, module: &str, name: &str, params: usize) -> Option<&'static str> {
        let ty = Signature { params: vec![ValueType::I32; params], results: vec![ValueType::I32] };
        let import = Import { module, name, ty: ImportType::Function(ty) };
        let linking = Linking { sockets, ..Linking::default() };
        match provide([import], |_, _| None, linking).ok()?.as_slice() {
            [Provider::Call { call, .. }] => Some(call.interface),
            [Provider::Stub] => Some("stub"),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn imports_are_of_the_dialects_that_are_asked_for() {
        use Sockets::{Auto, None as No, PathOpen, Wasix, WasmedgeV1, WasmedgeV2};
        let every = [Auto, No, Wasix, WasmedgeV1, WasmedgeV2, PathOpen];
        let preview1 = "wasi_snapshot_preview1";
        let check = |module, name, params, interface, given: &[Sockets], without| {
            for sockets in every {
                let expected = if given.contains(&sockets) { Some(interface) } else { without };
                assert_eq!(provided(sockets, module, name, params), expected, "{sockets:?}: {name}");
            }
        };
        check(preview1, "sock_open", 3, "wasmedge", &[Auto, WasmedgeV1, WasmedgeV2], None);
        check(preview1, "sock_accept", 2, "wasmedge_v1", &[Auto, WasmedgeV1], None);
        check(preview1, "sock_getpeeraddr", 4, "wasmedge_v1", &[Auto, WasmedgeV1], None);
        check(preview1, "sock_getpeeraddr", 3, "wasmedge_v2", &[Auto, WasmedgeV2], None);
        check(preview1, "sock_connect_v2", 3, "wasmedge_v2", &[Auto, WasmedgeV2], None);
        check(preview1, "epoll_oneoff", 4, "wasmedge_v2", &every, None);
        check(preview1, "sock_accept", 3, preview1, &every, None);
        check("wasix_32v1", "sock_recv", 6, preview1, &every, None);
        check("wasix_32v1", "sock_open", 4, "wasix", &[Auto, Wasix], Some("stub"));
        check("wasix_32v1", "resolve", 6, "wasix", &[Auto, Wasix], Some("stub"));
        check("wasix_32v1", "fd_pipe", 2, "wasix", &every, None);
    }

    #[test]
    fn sockets_are_of_2022_where_something_else_is() {
        let import = |name, params| {
            let ty = Signature { params: vec![ValueType::I32; params], results: vec![ValueType::I32] };
            Import { module: "wasix_32v1", name, ty: ImportType::Function(ty) }
        };
        let interface = |other: Import<'static>| {
            let providers = provide([import("sock_open", 4), other], |_, _| None, Linking::default());
            match providers.expect("both are there").first() {
                Some(Provider::Call { call, .. }) => call.interface,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(interface(import("thread_local_destroy", 1)), OF_2022);
        assert_eq!(interface(import("fd_write", 4)), OF_2022);
        for later in [import("ws_connect", 3), import("sock_recv", 6), import("fd_pipe", 2)] {
            assert_eq!(interface(later), "wasix");
        }
    }

    #[test]
    fn the_newest_of_several_types_is_the_one_that_is_not_wasmedges_first() {
        let params = |name: &str| {
            newest()
                .filter(|call| call.name == name && call.module == "wasi_snapshot_preview1")
                .map(|call| call.params.len())
                .collect::<Vec<_>>()
        };
        assert_eq!((params("sock_accept"), params("sock_recv_from")), (vec![3], vec![8]));
        assert_eq!((params("sock_getlocaladdr"), params("sock_getpeeraddr")), (vec![3], vec![3]));
    }

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
