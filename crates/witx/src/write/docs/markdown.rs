//! The description as Markdown.

use std::fmt::Write as _;

use super::drawing::draw;
use super::{FuncPart, Member, Page, Piece, TypePart};
use crate::document::Document;

/// The description of `document` as Markdown; `title` is its first heading.
#[must_use]
pub fn write_markdown(document: &Document, title: &str) -> String {
    let page = Page::new(document);
    let mut out = format!("# {title}\n\n");
    for module in &page.modules {
        let _ = writeln!(out, "- module [`{0}`](#module-{0})", module.module.name);
    }
    out.push_str("- [types](#types)\n");
    for module in &page.modules {
        mark(&mut out, "module", &module.module.name);
        let _ = writeln!(out, "## Module `{}`\n", module.module.name);
        paragraph(&mut out, &module.module.docs);
        let imports: Vec<String> = module.imports.iter().map(|name| format!("`{name}`")).collect();
        let _ = writeln!(out, "Imported as {}.", imports.join(", "));
        for func in &module.funcs {
            function(&mut out, func);
        }
    }
    out.push_str("\n## Types\n");
    for ty in &page.types {
        describe(&mut out, ty);
    }
    out
}

/// A mark to link to. (Headings make marks of their own, which clash where a function and a type have one name.)
fn mark(out: &mut String, kind: &str, name: &str) {
    let _ = writeln!(out, "\n<a id=\"{kind}-{name}\"></a>\n");
}

fn docs_behind(docs: &str) -> String {
    let docs = one_line(docs);
    if docs.is_empty() { docs } else { format!(". {docs}") }
}

/// Text of a document, in which `<`, `|` and the like are themselves.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut code = false;
    for letter in text.chars() {
        if letter == '`' {
            code = !code;
        }
        if !code && "<>[]*_|\\".contains(letter) {
            plain.push('\\');
        }
        plain.push(letter);
    }
    plain
}

fn paragraph(out: &mut String, docs: &str) {
    let docs = docs.trim();
    if !docs.is_empty() {
        let lines: Vec<String> = docs.lines().map(|line| plain(line.trim())).collect();
        let _ = writeln!(out, "{}\n", lines.join("\n"));
    }
}

fn one_line(docs: &str) -> String {
    plain(&docs.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn spell(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => plain(text),
            Piece::Type(name) => format!("[`{name}`](#type-{name})"),
        })
        .collect()
}

fn function(out: &mut String, part: &FuncPart<'_>) {
    mark(out, "fn", &part.func.name);
    let _ = writeln!(out, "### `{}`\n", part.func.name);
    paragraph(out, &part.func.docs);
    for Member { name, ty, docs, .. } in &part.params {
        let _ = writeln!(out, "- `{name}`: {}{}", spell(ty), docs_behind(docs));
    }
    if !part.results.is_empty() {
        let results: Vec<String> = part.results.iter().map(|result| spell(result)).collect();
        let _ = writeln!(out, "- gives {}", results.join(" and "));
    }
    match &part.error {
        Some(error) if part.fails => {
            let _ = writeln!(out, "- fails with {}", spell(error));
        }
        Some(result) => {
            let _ = writeln!(out, "- gives {}", spell(result));
        }
        None => {}
    }
    if part.func.noreturn {
        out.push_str("- does not come back\n");
    }
    for signature in &part.signatures {
        let _ = writeln!(out, "- wasm: `{signature}`");
    }
}

fn describe(out: &mut String, part: &TypePart<'_>) {
    mark(out, "type", &part.def.name);
    let _ = writeln!(out, "### `{}`\n", part.def.name);
    paragraph(out, &part.def.docs);
    let means = part.means.as_ref().map(|means| format!(": {}", spell(means))).unwrap_or_default();
    let _ = writeln!(out, "{}{means}. {}.", capital(part.kind), part.size());
    if !part.values.is_empty() {
        let _ = writeln!(out, "\n| name | value | |\n|---|---|---|");
        for value in part.values {
            let number =
                if part.kind == "flags" { format!("{:#x}", value.value) } else { value.value.to_string() };
            let _ = writeln!(out, "| `{}` | {number} | {} |", value.name, one_line(&value.docs));
        }
    }
    if !part.members.is_empty() {
        let at = part.members.iter().any(|member| member.at.is_some());
        let _ = writeln!(
            out,
            "\n{}",
            if at {
                "| field | at | type | |\n|---|---|---|---|"
            } else {
                "| case | type | |\n|---|---|---|"
            }
        );
        for Member { name, ty, docs, at } in &part.members {
            let at = match at {
                Some([narrow, wide]) if narrow == wide => format!(" {narrow} |"),
                Some([narrow, wide]) => format!(" {narrow}; {wide} |"),
                None => String::new(),
            };
            let _ = writeln!(out, "| `{name}` |{at} {} | {} |", spell(ty), one_line(docs));
        }
    }
    for (width, cells, size) in &part.drawings {
        let about = if width.is_empty() { String::new() } else { format!("{}:\n\n", capital(width)) };
        let _ = write!(out, "\n{about}```text\n{}```\n", draw(cells, *size));
    }
    if !part.used_by.is_empty() {
        let funcs: Vec<String> = part.used_by.iter().map(|name| format!("[`{name}`](#fn-{name})")).collect();
        let _ = writeln!(out, "\nUsed by {}.", funcs.join(", "));
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
