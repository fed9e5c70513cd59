//! Rust names and snippets.

use crate::document::{Int, Shape};

/// Words that a Rust identifier cannot be as they are.
const KEYWORDS: [&str; 12] =
    ["as", "break", "const", "fn", "for", "if", "in", "loop", "match", "mod", "type", "where"];

/// `fd_read` as it is; `in` as `r#in`.
pub(crate) fn ident(name: &str) -> String {
    let name = name.replace('-', "_");
    if KEYWORDS.contains(&name.as_str()) { format!("r#{name}") } else { name }
}

/// `dir_cookie` as `DirCookie`; `2big` as `TwoBig`.
pub(crate) fn camel(name: &str) -> String {
    let mut camel = String::new();
    let mut upper = true;
    for letter in name.chars() {
        match letter {
            '_' | '-' => upper = true,
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
    camel
}

/// `fd_read` as `FD_READ`.
pub(crate) fn shouting(name: &str) -> String {
    let name = name.replace('-', "_").to_uppercase();
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
        Shape::Tuple(shapes) => {
            let types: Vec<_> = shapes.iter().map(|shape| rust_type(shape, name)).collect();
            format!("({})", types.join(", "))
        }
        Shape::String
        | Shape::List(_)
        | Shape::Record(_)
        | Shape::Enum { .. }
        | Shape::Flags { .. }
        | Shape::Union { .. }
        | Shape::Expected { .. } => {
            unreachable!("{shape:?} has no value type of its own")
        }
    }
}

/// `///` lines for `docs`; a fallback where there are none.
pub(crate) fn doc(docs: &str, fallback: &str, indent: &str) -> String {
    let docs = if docs.trim().is_empty() { fallback } else { docs.trim() };
    docs.lines().map(|line| format!("{indent}/// {}", line.trim()).trim_end().to_owned() + "\n").collect()
}
