//! The bindings of crates/guest against the published crates: a program changes its `use` lines and compiles.
//!
//! Every constant, type, field and function of the crates `wasi` 0.11 and `wasix` 0.13 is looked for in the sources here.
//! One invariant: what is missing or has another shape stands in [`KNOWN`] with its reason.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::published::{Published, folder};

/// What a program has to change beyond its `use` lines, and why.
const KNOWN: &[(&str, &str)] = &[
    ("const EPOLL_CTL_ADD", "the libc sends Linux's numbers, and hosts read these"),
    ("const EPOLL_CTL_MOD", "the libc sends Linux's numbers, and hosts read these"),
    ("const SOCK_PROTO_PROTO_N", "placeholders for numbers without a protocol"),
    (
        "field ProcSpawnFdOp.path: *const u8",
        "the host only reads; a mutable pointer turns into one by itself",
    ),
    ("fn proc_exit", "it does not come back, and its type says so"),
    ("fn proc_exec", "it does not come back, and its type says so"),
    ("fn proc_exec2", "it does not come back, and its type says so"),
    ("fn stack_restore", "it does not come back, and its type says so"),
    ("fn thread_exit", "it does not come back, and its type says so"),
    ("fn tty_set", "the host only reads; a mutable pointer turns into one by itself"),
];

fn ours(files: &[&str]) -> String {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../guest/src");
    let read = |file: &&str| {
        let path = source.join(file);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    files.iter().map(read).collect()
}

fn theirs(package: &str, version: &str, file: &str) -> String {
    let path = folder(package, version).join("src").join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// `FdflagsextArray<'_>` as `&[Fdflagsext]`, `Pointersize` as `usize`.
fn plain(ty: &str) -> String {
    let ty = ty.replace("'a ", "").replace("<'a>", "").replace("<'_>", "").replace("crate::wasix::", "");
    let ty = ty.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(inner) =
        ["*mut ", "*const ", "&"].iter().find_map(|start| ty.strip_prefix(start).map(|rest| (*start, rest)))
        && !inner.1.starts_with('[')
    {
        return format!("{}{}", inner.0, plain(inner.1));
    }
    match ty.as_str() {
        "Size" | "Pointersize" => "usize".to_owned(),
        "Size32" => "usize".to_owned(),
        "Longsize" => "u64".to_owned(),
        "BufArray" => "&[u8]".to_owned(),
        "CstringArray" => "&[*mut u8]".to_owned(),
        _ => match ty.strip_suffix("Array") {
            Some(of) => format!("&[{of}]"),
            None => ty,
        },
    }
}

/// The typed functions of a source: parameters' types and result, as text.
fn functions(text: &str) -> BTreeMap<String, String> {
    let mut functions = BTreeMap::new();
    for item in text.split("pub unsafe fn ").skip(1) {
        let head = item.split_once('{').expect("a function has a body").0;
        let (name, rest) = head.split_once('(').expect("a function has parameters");
        let (params, result) =
            rest.rsplit_once(')').filter(|(_, result)| !result.contains('>')).unwrap_or_else(|| {
                // The result has parentheses of its own.
                rest.split_once(") ->").expect("a result")
            });
        let types: Vec<String> =
            params.split(',').filter_map(|param| param.split_once(':')).map(|(_, ty)| plain(ty)).collect();
        let result = result.trim().trim_start_matches("->").split_whitespace().collect::<Vec<_>>().join(" ");
        let result = result.replace("Longsize", "u64");
        let name = name.split('<').next().unwrap_or(name);
        functions.insert(name.to_owned(), format!("({}) -> {result}", types.join(", ")));
    }
    functions
}

fn compare(mine: &str, published: &str, found: &mut BTreeSet<String>) {
    let (own, other) = (functions(mine), functions(published));
    for (name, declaration) in &other {
        if own.get(name) != Some(declaration) {
            let known = KNOWN.iter().any(|(known, _)| *known == format!("fn {name}"));
            let how = format!(": {declaration}, not {:?}", own.get(name));
            found.insert(format!("fn {name}{}", if known { "" } else { &how }));
        }
    }
    let (own, other) = (Published::read(mine), Published::read(published));
    for name in other.aliases.keys().chain(other.wrapped.keys()) {
        // Arrays are borrowed slices under any name.
        let alias = plain(other.aliases.get(name).map_or("", String::as_str));
        let same = own.aliases.get(name).is_some_and(|own| plain(own) == alias)
            || own.wrapped.get(name) == other.wrapped.get(name) && own.wrapped.contains_key(name);
        if !same {
            found.insert(format!("type {name}"));
        }
    }
    for (name, fields) in other.structs.iter().chain(&other.unions) {
        let mine = own.structs.get(name).or(own.unions.get(name));
        for (field, ty) in fields {
            let own = mine.and_then(|fields| fields.iter().find(|(own, _)| own == field)).map(|(_, ty)| ty);
            if own.map(|own| plain(own)) != Some(plain(ty)) {
                found.insert(format!("field {name}.{field}: {}", own.map_or("missing", String::as_str)));
            }
        }
    }
    for (name, ty, value) in &other.consts {
        let same = own.consts.iter().any(|(own, own_ty, number)| (own, own_ty, number) == (name, ty, value));
        if !same {
            let nameless =
                name.strip_prefix("SOCK_PROTO_PROTO_").is_some_and(|rest| rest.parse::<u32>().is_ok());
            let name = if nameless { "SOCK_PROTO_PROTO_N" } else { name };
            found.insert(format!("const {name}"));
        }
    }
}

fn check(found: &BTreeSet<String>, here: impl Fn(&str) -> bool) {
    let known: BTreeSet<String> =
        KNOWN.iter().map(|(what, _)| (*what).to_owned()).filter(|what| here(what)).collect();
    assert_eq!(found, &known, "what differs and what is known to differ");
}

#[test]
fn a_program_for_wasi_0_11_changes_its_use_lines() {
    let mut found = BTreeSet::new();
    let mine = ours(&["generated/types.rs", "generated/preview1.rs"]);
    // Signals are counted apart.
    let (mine, signals) =
        (mine.replace("SIGNAL_", "OTHER_").replace("Signal", "Other"), ours(&["wasi/signal.rs"]));
    compare(&(mine + &signals), &theirs("wasi", "0.11.1", "lib_generated.rs"), &mut found);
    check(&found, |what| what == "fn proc_exit");
}

#[test]
fn a_program_for_wasix_0_13_changes_its_use_lines() {
    let mut found = BTreeSet::new();
    let mine = ours(&[
        "generated/types.rs",
        "generated/preview1.rs",
        "generated/wasix.rs",
        "wasix/mod.rs",
        "wasix/bool.rs",
        "wasix/unused.rs",
    ]);
    compare(&mine, &theirs("wasix", "0.13.2", "lib_generated32.rs"), &mut found);
    check(&found, |what| what != "fn proc_exit");
}
