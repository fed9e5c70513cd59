//! The interfaces against the crates that programs are built with: wasi 0.11, wasix 0.11, 0.12 and 0.13.
//!
//! Every type, constant and imported function of each crate is compared, for 32 and for 64 bits. One invariant: what
//! differs stands in [`DIFFERENCES`] with its reason, and what stands there does differ.

use std::collections::{BTreeMap, BTreeSet};

use crate::differences::DIFFERENCES;
use crate::published::{Published, folder};
use crate::{interface, module};
use waxwing_witx::{
    Case, Document, Int, Layout, Ptr, Shape, TypeDef, layout, layout_of, record_offsets, signature,
    union_payload_offset,
};

/// A crate as one pointer width sees it.
struct Crate {
    name: &'static str,
    ptr: Ptr,
    items: Published,
    /// The types that are taken from the file of old layouts.
    old: &'static [&'static str],
}

const OLD_ADDRESSES: &[&str] = &[
    "addr",
    "addr_cidr",
    "addr_ip6",
    "addr_ip6_cidr",
    "addr_ip6_port",
    "addr_port",
    "addr_unix",
    "addr_unix_cidr",
    "route",
];

const OLD_ADDRESSES_AND_SOCKETS: &[&str] = &[
    "addr",
    "addr_cidr",
    "addr_ip6",
    "addr_ip6_cidr",
    "addr_ip6_port",
    "addr_port",
    "addr_unix",
    "addr_unix_cidr",
    "route",
    "sock_type",
];

fn crates() -> Vec<Crate> {
    let read = |package, version, file: &str| {
        let path = folder(package, version).join("src").join(file);
        let text =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Published::read(&text)
    };
    let wasi = || read("wasi", "0.11.1", "lib_generated.rs");
    let mut crates = vec![Crate { name: "wasi 0.11", ptr: Ptr::P32, items: wasi(), old: &[] }];
    for (name, version, old) in [
        ("wasix 0.11", "0.11.65", OLD_ADDRESSES_AND_SOCKETS),
        ("wasix 0.12", "0.12.21", OLD_ADDRESSES),
        ("wasix 0.13", "0.13.2", &[]),
    ] {
        for (file, ptr) in [("lib_generated32.rs", Ptr::P32), ("lib_generated64.rs", Ptr::P64)] {
            let mut items = read("wasix", version, file);
            if name != "wasix 0.11" {
                items.base = Some(Box::new(wasi()));
            }
            crates.push(Crate { name, ptr, items, old });
        }
    }
    crates
}

struct Ours {
    preview1: Document,
    wasix: Document,
    legacy: Document,
}

impl Ours {
    fn load() -> Ours {
        Ours {
            preview1: interface("preview1"),
            wasix: interface("wasix_v1"),
            legacy: interface("wasix_legacy"),
        }
    }

    fn ty<'a>(&'a self, of: &Crate, name: &str) -> Option<(&'a Document, &'a TypeDef)> {
        if of.old.contains(&name) {
            return self.legacy.type_named(name).map(|def| (&self.legacy, def));
        }
        let document = if of.name.starts_with("wasi ") { &self.preview1 } else { &self.wasix };
        let legacy = || self.legacy.type_named(name).map(|def| (&self.legacy, def));
        document.type_named(name).map(|def| (document, def)).or_else(legacy)
    }
}

/// What differs, by a short name; the text says how.
type Findings = BTreeMap<String, String>;

fn compare(ours: &Ours, of: &Crate) -> Findings {
    let mut findings = Findings::new();
    for (name, target) in &of.items.aliases {
        compare_alias(ours, of, name, target, &mut findings);
    }
    for (name, repr) in &of.items.wrapped {
        match ours.ty(of, &snake(name)) {
            Some((_, TypeDef { shape: Shape::Enum { repr: own, .. }, .. })) if rust(*own) == repr => {}
            Some(_) => add(&mut findings, format!("repr {name}"), format!("the crate has {repr}")),
            None => add(&mut findings, format!("type {name}"), "only in the crate".to_owned()),
        }
    }
    for name in of.items.structs.keys() {
        compare_struct(ours, of, name, &mut findings);
    }
    compare_consts(ours, of, &mut findings);
    compare_functions(ours, of, &mut findings);
    findings
}

fn add(findings: &mut Findings, name: String, how: String) {
    findings.insert(name, how);
}

fn compare_alias(ours: &Ours, of: &Crate, name: &str, target: &str, findings: &mut Findings) {
    let Some((document, def)) = ours.ty(of, &snake(name)) else {
        return add(findings, format!("type {name}"), "only in the crate".to_owned());
    };
    if let Some(element) = target.strip_prefix("&'a [").and_then(|rest| rest.strip_suffix(']')) {
        let same = matches!(&def.shape, Shape::List(of) if **of == Shape::Name(snake(element)));
        if !same {
            add(findings, format!("type {name}"), format!("the crate has a list of {element}"));
        }
        return;
    }
    let same = match document.resolve(&def.shape) {
        Shape::Int(int) => rust(*int) == target,
        Shape::Flags { repr, .. } => rust(*repr) == target,
        Shape::Handle => target == "u32",
        Shape::Usize => target == "usize",
        _ => false,
    };
    if !same {
        add(findings, format!("type {name}"), format!("the crate has {target}"));
    }
}

fn compare_struct(ours: &Ours, of: &Crate, name: &str, findings: &mut Findings) {
    let Some((document, def)) = ours.ty(of, &snake(name)) else {
        return add(findings, format!("type {name}"), "only in the crate".to_owned());
    };
    let own = layout_of(document, def, of.ptr);
    let theirs = of.items.layout(name, of.ptr);
    if own != theirs {
        add(findings, format!("layout {name} {:?}", of.ptr), format!("ours {own:?}, the crate's {theirs:?}"));
    }
    match &def.shape {
        Shape::Record(_) => compare_fields(document, of, name, &def.shape, findings),
        Shape::Union { .. } => compare_cases(document, of, name, &def.shape, findings),
        shape => panic!("{name} is a struct in the crate and {shape:?} here"),
    }
}

/// Each field by name, offset and size. An array of ours takes the place of the fields that tile it.
fn compare_fields(document: &Document, of: &Crate, name: &str, shape: &Shape, findings: &mut Findings) {
    let Shape::Record(fields) = shape else { unreachable!("checked by the caller") };
    let offsets = record_offsets(document, shape, of.ptr);
    let mut own: BTreeMap<&str, (u64, u64, bool)> = fields
        .iter()
        .zip(offsets)
        .map(|(field, offset)| {
            let Layout { size, .. } = layout(document, &field.shape, of.ptr);
            (field.name.as_str(), (offset, size, matches!(field.shape, Shape::Array { .. })))
        })
        .collect();
    let mut tiled: BTreeMap<&str, u64> = BTreeMap::new();
    for (field, offset, ty) in of.items.offsets(name, of.ptr) {
        let Layout { size, .. } = of.items.layout(ty, of.ptr);
        let array = own
            .iter()
            .find(|(_, (start, length, array))| *array && *start <= offset && offset + size <= start + length)
            .map(|(name, _)| *name);
        if let Some(array) = array {
            *tiled.entry(array).or_default() += size;
        } else if own.remove(field).map(|(offset, size, _)| (offset, size)) != Some((offset, size)) {
            add(
                findings,
                format!("field {name}.{field} {:?}", of.ptr),
                format!("the crate has it at {offset}, {size}"),
            );
        }
    }
    for (field, (_, size, array)) in own {
        if !(array && tiled.get(field) == Some(&size)) {
            add(findings, format!("field {name}.{field} {:?}", of.ptr), "only here".to_owned());
        }
    }
}

/// Each case by name and size; a case of ours without a payload has one without meaning in the crates.
fn compare_cases(document: &Document, of: &Crate, name: &str, shape: &Shape, findings: &mut Findings) {
    let Shape::Union { tag, cases, .. } = shape else { unreachable!("checked by the caller") };
    let fields = of.items.offsets(name, of.ptr);
    let [("tag", 0, tag_type), ("u", offset, union)] = fields[..] else {
        panic!("{name} is a union here and {fields:?} in the crate")
    };
    let own = union_payload_offset(document, shape, of.ptr);
    if (rust(*tag), own) != (tag_type, offset) {
        add(
            findings,
            format!("tag {name} {:?}", of.ptr),
            format!("the crate has {tag_type}, payload at {offset}"),
        );
    }
    let payloads = &of.items.unions[union];
    let names: Vec<&str> = payloads.iter().map(|(case, _)| case.as_str()).collect();
    let own: Vec<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    if names != own {
        add(findings, format!("cases {name}"), format!("ours {own:?}, the crate's {names:?}"));
    }
    for (case, (_, ty)) in cases.iter().zip(payloads) {
        let Some(shape) = &case.shape else { continue };
        let (own, theirs) = (layout(document, shape, of.ptr), of.items.layout(ty, of.ptr));
        if own != theirs {
            let how = format!("ours {own:?}, the crate's {theirs:?}");
            add(findings, format!("case {name}.{} {:?}", case.name, of.ptr), how);
        }
    }
}

fn compare_consts(ours: &Ours, of: &Crate, findings: &mut Findings) {
    let mut seen: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (name, ty, value) in &of.items.consts {
        let Some((_, def)) = ours.ty(of, &snake(ty)) else {
            if ty != "Bool" && ty != "Option" {
                add(findings, format!("const {name}"), "only in the crate".to_owned());
            }
            continue;
        };
        let prefix = format!("{}_", snake(ty));
        let lower = name.to_lowercase();
        let case = lower.strip_prefix(&prefix).unwrap_or_else(|| panic!("{name} is no {prefix}"));
        seen.entry(ty).or_default().insert(case.to_owned());
        let cases: &[Case] = match &def.shape {
            Shape::Enum { cases, .. } => cases,
            Shape::Flags { flags, .. } => flags,
            _ => &[],
        };
        let own = cases.iter().find(|own| own.name == case).map(|own| own.value);
        if own != Some(*value) {
            // Numbers that IANA has not given, or not for sockets, have names in the crates all the same.
            let nameless = case.strip_prefix("proto_").is_some_and(|number| number.parse::<u64>().is_ok());
            let key = if nameless { "proto_N" } else { case };
            add(findings, format!("case {ty}.{key}"), format!("the crate has {value}, we have {own:?}"));
        }
    }
    for ty in of.items.wrapped.keys().chain(of.items.aliases.keys()) {
        let Some((_, def)) = ours.ty(of, &snake(ty)) else { continue };
        let cases: &[Case] = match &def.shape {
            Shape::Enum { cases, .. } => cases,
            Shape::Flags { flags, .. } => flags,
            _ => continue,
        };
        let seen = seen.remove(ty.as_str()).unwrap_or_default();
        for case in cases.iter().filter(|case| !seen.contains(&case.name)) {
            add(findings, format!("case {ty}.{}", case.name), "only here".to_owned());
        }
    }
}

fn compare_functions(ours: &Ours, of: &Crate, findings: &mut Findings) {
    for ((_, name), theirs) in &of.items.functions {
        let documents = if of.name.starts_with("wasi ") {
            vec![&ours.preview1]
        } else {
            vec![&ours.wasix, &ours.legacy, &ours.preview1]
        };
        let own = documents.iter().find_map(|document| {
            let func = module(document).funcs.iter().find(|func| &func.name == name)?;
            let signature = signature(document, func, of.ptr);
            Some((
                signature.params.iter().map(|wasm| wasm.letter()).collect::<String>(),
                signature.result.iter().map(|wasm| wasm.letter()).collect::<String>(),
            ))
        });
        if own.as_ref() != Some(theirs) {
            add(findings, format!("fn {name} {:?}", of.ptr), format!("ours {own:?}, the crate's {theirs:?}"));
        }
    }
}

fn rust(int: Int) -> &'static str {
    match int {
        Int::U8 => "u8",
        Int::U16 => "u16",
        Int::U32 => "u32",
        Int::U64 => "u64",
        Int::S8 => "i8",
        Int::S16 => "i16",
        Int::S32 => "i32",
        Int::S64 => "i64",
    }
}

/// `AddrIp4Cidr` as `addr_ip4_cidr`.
fn snake(camel: &str) -> String {
    let mut snake = String::new();
    for letter in camel.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

#[test]
fn what_differs_is_known() {
    let ours = Ours::load();
    let mut found: BTreeMap<(&str, String), String> = BTreeMap::new();
    for of in crates() {
        for (name, how) in compare(&ours, &of) {
            found.insert((of.name, name), how);
        }
    }
    let mut listed: BTreeSet<(&str, String)> = BTreeSet::new();
    for difference in DIFFERENCES {
        for name in difference.crates {
            for item in difference.items {
                assert!(listed.insert((name, (*item).to_owned())), "{name}: {item} is listed twice");
            }
        }
    }
    let unknown: Vec<String> = found
        .iter()
        .filter(|(key, _)| !listed.contains(key))
        .map(|((name, item), how)| format!("{name}: {item}: {how}"))
        .collect();
    let gone: Vec<_> = listed.iter().filter(|key| !found.contains_key(key)).collect();
    assert!(unknown.is_empty(), "differ and are not listed:\n{}", unknown.join("\n"));
    assert!(gone.is_empty(), "are listed and do not differ: {gone:#?}");
}

/// Functions of ours that no crate imports.
const FUNCTIONS_ONLY_HERE: &[&str] = &[];

/// Types of ours that no crate has.
const TYPES_ONLY_HERE: &[&str] = &[];

#[test]
fn what_no_crate_has_is_known() {
    let ours = Ours::load();
    let crates = crates();
    let functions: BTreeSet<&str> =
        crates.iter().flat_map(|of| of.items.functions.keys().map(|(_, name)| name.as_str())).collect();
    let types: BTreeSet<String> = crates
        .iter()
        .flat_map(|of| {
            let Published { aliases, wrapped, structs, .. } = &of.items;
            aliases.keys().chain(wrapped.keys()).chain(structs.keys()).map(|name| snake(name))
        })
        .collect();
    let documents = [&ours.preview1, &ours.wasix, &ours.legacy];
    let only_functions: BTreeSet<&str> = documents
        .iter()
        .flat_map(|document| module(document).funcs.iter().map(|func| func.name.as_str()))
        .filter(|name| !functions.contains(name))
        .collect();
    let only_types: BTreeSet<&str> = documents
        .iter()
        .flat_map(|document| document.types.iter().map(|def| def.name.as_str()))
        .filter(|name| !types.contains(*name))
        .collect();
    assert_eq!(only_functions, FUNCTIONS_ONLY_HERE.iter().copied().collect());
    assert_eq!(only_types, TYPES_ONLY_HERE.iter().copied().collect());
}
