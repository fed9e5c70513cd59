//! What a published crate of bindings says, read from its generated source.
//!
//! Hides where the source lies and how it is written. Main type: [`Published`]. One invariant: every `pub` type,
//! constant and imported function of the source is found; one that is not understood fails the test.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use waxwing_witx::{Layout, Ptr};

/// The items of one generated file.
#[derive(Default)]
pub(crate) struct Published {
    /// `pub type Name = target;`
    pub(crate) aliases: BTreeMap<String, String>,
    /// `pub struct Name(repr);`
    pub(crate) wrapped: BTreeMap<String, String>,
    /// `pub struct Name { field: type }`
    pub(crate) structs: BTreeMap<String, Vec<(String, String)>>,
    /// `pub union Name { field: type }`
    pub(crate) unions: BTreeMap<String, Vec<(String, String)>>,
    /// Name, type, value.
    pub(crate) consts: Vec<(String, String, u64)>,
    /// Module and name of each imported function, with the letters of parameters and result.
    pub(crate) functions: BTreeMap<(String, String), (String, String)>,
    /// The crate whose types this one uses beside its own.
    pub(crate) base: Option<Box<Published>>,
}

/// The folder of `version` of the package `name`: where the compiler found it, by the notes it leaves beside what it
/// makes (and beside this test).
pub(crate) fn folder(name: &str, version: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test has a path");
    let beside = test.parent().expect("a test lies in a folder");
    let source = format!("{name}-{version}");
    for entry in std::fs::read_dir(beside).expect("that folder is readable").flatten() {
        let path = entry.path();
        let file = entry.file_name();
        if !file.to_string_lossy().starts_with(name) || path.extension() != Some(OsStr::new("d")) {
            continue;
        }
        let notes = std::fs::read_to_string(&path).unwrap_or_default();
        for source_file in notes.split([' ', '\n', ':']).map(Path::new) {
            let found = source_file.ancestors().find(|folder| {
                folder.file_name().is_some_and(|last| last.to_string_lossy().starts_with(&source))
            });
            if let Some(found) = found {
                return found.to_owned();
            }
        }
    }
    panic!("there are no notes about {source} in {}", beside.display());
}

impl Published {
    /// Reads the generated source `text`.
    pub(crate) fn read(text: &str) -> Published {
        let mut found = Published::default();
        let mut module = String::new();
        let mut lines = text.lines().map(str::trim).filter(|line| !line.starts_with("//"));
        while let Some(line) = lines.next() {
            let mut item = line.to_owned();
            if let Some(rest) = line.strip_prefix("#[link(wasm_import_module = \"") {
                module = rest.split('"').next().expect("a name").to_owned();
            }
            // Constants and types, not the crate's own functions and modules.
            let items = ["pub type ", "pub const ", "pub fn ", "pub struct ", "pub union "];
            if !items.iter().any(|start| line.starts_with(start)) || line.starts_with("pub const fn ") {
                continue;
            }
            let single = items[..3].iter().any(|start| line.starts_with(start));
            if line.starts_with("pub fn") && module.is_empty() {
                continue;
            }
            let end = if single || item.contains('(') { ';' } else { '}' };
            while !item.contains(end) {
                item.push(' ');
                item.push_str(lines.next().expect("items end"));
            }
            found.item(&module, &item);
        }
        found
    }

    fn item(&mut self, module: &str, item: &str) {
        let words: Vec<&str> =
            item.split([' ', '(', '{', '<', ':', ';']).filter(|word| !word.is_empty()).collect();
        let name = words[2].to_owned();
        match words[1] {
            "type" => {
                let target = item.split_once('=').expect("an alias").1.trim().trim_end_matches(';');
                self.aliases.insert(name, target.to_owned());
            }
            "struct" if item.contains('(') => {
                let inner = item.split(['(', ')']).nth(1).expect("a wrapped type");
                self.wrapped.insert(name, inner.trim_start_matches("pub ").to_owned());
            }
            "struct" => {
                self.structs.insert(name, fields(item));
            }
            "union" => {
                self.unions.insert(name, fields(item));
            }
            "const" => {
                let (head, value) = item.split_once('=').expect("a value");
                let ty = head.split_once(':').expect("a type").1.trim().to_owned();
                let value = value.trim().trim_end_matches(';');
                let inner = value.split(['(', ')']).nth(1).unwrap_or(value);
                let number = match inner.split_once("<<") {
                    Some((one, bit)) => {
                        one.trim().parse::<u64>().expect("a number")
                            << bit.trim().parse::<u32>().expect("a bit")
                    }
                    None => inner.parse().unwrap_or_else(|_| panic!("not understood: {item}")),
                };
                self.consts.push((name, ty, number));
            }
            "fn" => {
                let params = item.split(['(', ')']).nth(1).expect("parameters");
                let letters = params
                    .split(',')
                    .filter_map(|param| param.split_once(':'))
                    .map(|(_, ty)| letter(ty.trim()))
                    .collect();
                let result =
                    match item.split_once("->").map(|(_, result)| result.trim().trim_end_matches(';').trim())
                    {
                        None | Some("!") => String::new(),
                        Some(result) => letter(result).to_string(),
                    };
                self.functions.insert((module.to_owned(), name), (letters, result));
            }
            _ => panic!("not understood: {item}"),
        }
    }

    /// The layout of a type as C has it.
    pub(crate) fn layout(&self, ty: &str, ptr: Ptr) -> Layout {
        let scalar = |size| Layout { size, align: size };
        match ty {
            "u8" | "i8" => return scalar(1),
            "u16" | "i16" => return scalar(2),
            "u32" | "i32" | "f32" => return scalar(4),
            "u64" | "i64" | "f64" => return scalar(8),
            "usize" => return scalar(ptr.size()),
            _ if ty.starts_with('*') => return scalar(ptr.size()),
            _ => {}
        }
        if let Some(inner) = self.aliases.get(ty).or(self.wrapped.get(ty)) {
            return self.layout(inner, ptr);
        }
        let known = self.unions.contains_key(ty) || self.structs.contains_key(ty);
        if let (false, Some(base)) = (known, &self.base) {
            return base.layout(ty, ptr);
        }
        let union = self.unions.get(ty);
        let fields = union.or(self.structs.get(ty)).unwrap_or_else(|| panic!("no type {ty}"));
        let mut whole = Layout { size: 0, align: 1 };
        for (_, ty) in fields {
            let Layout { size, align } = self.layout(ty, ptr);
            whole.align = whole.align.max(align);
            whole.size = match union {
                Some(_) => whole.size.max(size),
                None => whole.size.next_multiple_of(align) + size,
            };
        }
        whole.size = whole.size.next_multiple_of(whole.align);
        whole
    }

    /// Name, offset and type of each field of a struct.
    pub(crate) fn offsets(&self, name: &str, ptr: Ptr) -> Vec<(&str, u64, &str)> {
        let mut end = 0_u64;
        let mut offsets = Vec::new();
        for (field, ty) in &self.structs[name] {
            let Layout { size, align } = self.layout(ty, ptr);
            let offset = end.next_multiple_of(align);
            offsets.push((field.as_str(), offset, ty.as_str()));
            end = offset + size;
        }
        offsets
    }
}

fn letter(ty: &str) -> char {
    match ty {
        "i32" => 'i',
        "i64" => 'I',
        _ => panic!("not understood: {ty}"),
    }
}

fn fields(item: &str) -> Vec<(String, String)> {
    let body = item.split(['{', '}']).nth(1).expect("a body");
    body.split(',')
        .filter_map(|field| field.split_once(':'))
        .map(|(name, ty)| {
            let name = name
                .trim()
                .trim_start_matches("pub ")
                .trim_start_matches("r#")
                // A keyword of Rust, such as `type_`.
                .trim_end_matches('_');
            (name.to_owned(), ty.trim().to_owned())
        })
        .collect()
}
