//! Rust names and snippets.

use crate::document::{Int, Shape};

/// Words that Rust keeps, and values of its prelude that a name cannot hide.
const KEPT: [&str; 57] = [
    "Err", "None", "Ok", "Self", "Some", "_", "abstract", "as", "async", "await", "become", "box", "break",
    "const", "continue", "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for",
    "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv",
    "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Of these, those that `r#` makes no names.
const NOT_RAW: [&str; 9] = ["Err", "None", "Ok", "Self", "Some", "_", "crate", "self", "super"];

/// Types that written texts have of their own or use.
const TYPES: [&str; 23] = [
    "Address",
    "Err",
    "Fault",
    "From",
    "GuestMemory",
    "GuestPtr",
    "GuestSlice",
    "GuestString",
    "Import",
    "InBytes",
    "None",
    "Ok",
    "Option",
    "Refusal",
    "Result",
    "S",
    "Sized",
    "Some",
    "Value",
    "W",
    "W32",
    "W64",
    "WasmType",
];

/// A name of a text with nothing in it that Rust and C do not have in names.
pub(crate) fn plain(name: &str) -> String {
    name.replace(['-', '.'], "_")
}

pub(crate) fn is_kept(word: &str) -> bool {
    KEPT.contains(&word)
}

/// `fd_read` as it is; `in` as `r#in`, `self` as `self_`, `2big` as `_2big`.
pub(crate) fn ident(name: &str) -> String {
    let name = plain(name);
    if NOT_RAW.contains(&name.as_str()) {
        format!("{name}_")
    } else if is_kept(&name) {
        format!("r#{name}")
    } else if name.starts_with(|letter: char| letter.is_ascii_digit()) {
        format!("_{name}")
    } else {
        name
    }
}

/// The name of a type: as [`camel`], but for those that written texts need.
pub(crate) fn type_name(name: &str) -> String {
    let camel = camel(name);
    if TYPES.contains(&camel.as_str()) || matches!(camel.as_str(), "Width" | "Word" | "Words") {
        format!("{camel}_")
    } else {
        camel
    }
}

/// `dir_cookie` as `DirCookie`; `2big` as `TwoBig`.
pub(crate) fn camel(name: &str) -> String {
    let mut camel = String::new();
    let mut upper = true;
    for letter in name.chars() {
        match letter {
            '_' | '-' | '.' => upper = true,
            '0'..='9' if camel.is_empty() => camel.push_str(digit(letter)),
            _ if upper => {
                camel.extend(letter.to_uppercase());
                upper = false;
            }
            _ => camel.push(letter),
        }
        if letter.is_ascii_digit() {
            upper = true;
        }
    }
    if camel == "Self" { "Self_".to_owned() } else { camel }
}

/// `fd_read` as `FD_READ`.
pub(crate) fn shouting(name: &str) -> String {
    let name = plain(name).to_uppercase();
    match name.chars().next() {
        Some(first @ '0'..='9') => format!("{}_{}", digit(first).to_uppercase(), &name[1..]),
        _ => name,
    }
}

fn digit(letter: char) -> &'static str {
    match letter {
        '0' => "Zero",
        '1' => "One",
        '2' => "Two",
        '3' => "Three",
        '4' => "Four",
        '5' => "Five",
        '6' => "Six",
        '7' => "Seven",
        '8' => "Eight",
        _ => "Nine",
    }
}

pub(crate) fn int(int: Int) -> &'static str {
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

/// The Rust type that stands for `shape`; `name` says how a named type is written.
pub(crate) fn rust_type(shape: &Shape, name: &dyn Fn(&str) -> String) -> String {
    match shape {
        Shape::Int(width) => int(*width).to_owned(),
        Shape::F32 => "f32".to_owned(),
        Shape::F64 => "f64".to_owned(),
        Shape::Bool => "bool".to_owned(),
        Shape::Char8 => "u8".to_owned(),
        Shape::Usize => "usize".to_owned(),
        Shape::Handle => "u32".to_owned(),
        Shape::Name(of) => name(of),
        Shape::Pointer { .. } => "Address".to_owned(),
        Shape::Array { of, len } => format!("[{}; {len}]", rust_type(of, name)),
        // In memory: an address and a length.
        Shape::String | Shape::List(_) => "[Address; 2]".to_owned(),
        Shape::Record(_)
        | Shape::Tuple(_)
        | Shape::Enum { .. }
        | Shape::Flags { .. }
        | Shape::Union { .. }
        | Shape::Expected { .. } => {
            unreachable!("the loader has seen that this has a name or is a result: {shape:?}")
        }
    }
}

/// `///` lines for `docs`; a fallback where there are none.
pub(crate) fn doc(docs: &str, fallback: &str, indent: &str) -> String {
    let docs = if docs.trim().is_empty() { fallback } else { docs.trim() };
    // A carriage return by itself is no end of a line, and Rust has none in descriptions.
    let docs = docs.replace('\r', " ");
    docs.lines().map(|line| format!("{indent}/// {}", line.trim()).trim_end().to_owned() + "\n").collect()
}
