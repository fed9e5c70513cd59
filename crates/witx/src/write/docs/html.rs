//! The description as one HTML page that needs nothing else, with a search over all names and values.

use std::fmt::Write as _;

use super::drawing::{Row, rows};
use super::{FuncPart, Member, Page, Piece, TypePart};
use crate::document::Document;

/// The description of `document` as one HTML page.
#[must_use]
pub fn write_html(document: &Document, title: &str) -> String {
    let page = Page::new(document);
    let mut index = String::new();
    let mut body = String::new();
    for module in &page.modules {
        let name = escape(&module.module.name);
        let imports: Vec<String> =
            module.imports.iter().map(|name| format!("<code>{}</code>", escape(name))).collect();
        let _ = writeln!(index, "<h2>{name}</h2>\n<ul>");
        let _ = writeln!(
            body,
            "<h2 id=\"module-{name}\">Module <code>{name}</code></h2>\n{}<p>Imported as {}.</p>",
            paragraphs(&module.module.docs),
            imports.join(", ")
        );
        for func in &module.funcs {
            entry(&mut index, &func.func.name, "fn");
            function(&mut body, func);
        }
        index.push_str("</ul>\n");
    }
    index.push_str("<h2>Types</h2>\n<ul>\n");
    body.push_str("<h2 id=\"types\">Types</h2>\n");
    for ty in &page.types {
        entry(&mut index, &ty.def.name, "type");
        describe(&mut body, ty);
    }
    index.push_str("</ul>\n");
    let title = escape(title);
    format!(
        "<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>{title}</title>
<style>
{STYLE}</style>
</head>
<body>
<nav>
<h1>{title}</h1>
<input id=\"search\" type=\"search\" placeholder=\"Search: names, values, words (press /)\" aria-label=\"Search\" autocomplete=\"off\">
<p id=\"found\" role=\"status\"></p>
{index}</nav>
<main>
{body}</main>
<script>
{SCRIPT}</script>
</body>
</html>
"
    )
}

const STYLE: &str = "\
:root { color-scheme: light dark; --line: #8888; --soft: #8882; --link: light-dark(#0b57a4, #8ab8ff); }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; display: grid; grid-template-columns: 18rem minmax(0, 1fr); }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1rem; border-right: 1px solid var(--line); }
nav h1 { font-size: 1.1rem; margin: 0 0 .5rem; }
nav h2 { font-size: .9rem; margin: 1rem 0 .25rem; }
nav ul { list-style: none; margin: 0; padding: 0; font-size: .85rem; }
nav input { width: 100%; padding: .4rem; font: inherit; }
#found { margin: .25rem 0; font-size: .8rem; min-height: 1.2em; }
main { padding: 1rem 2rem 50vh; max-width: 60rem; }
section { border-top: 1px solid var(--line); padding: .5rem 0 1rem; scroll-margin-top: .5rem; }
section:target { background: var(--soft); }
h3 { margin: .5rem 0; }
h3 small { font-weight: normal; opacity: .7; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
code { font: .9em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
table { border-collapse: collapse; margin: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .15rem .75rem .15rem 0; border-bottom: 1px solid var(--soft); }
td.n { font-family: ui-monospace, monospace; white-space: nowrap; }
.draw { display: grid; grid-template-columns: 3rem repeat(8, minmax(3rem, 4.5rem)); width: fit-content; margin: .5rem 0; font: .8rem/1.2 ui-monospace, monospace; }
.draw span { border: 1px solid var(--line); margin: 0 -1px -1px 0; padding: .3rem .2rem; text-align: center; overflow: hidden; text-overflow: ellipsis; }
.draw .at { border: 0; text-align: right; opacity: .7; padding-right: .5rem; }
.draw .byte { border: 0; padding: 0; opacity: .7; }
.draw .pad { background: repeating-linear-gradient(45deg, transparent 0 4px, var(--soft) 4px 8px); }
.draw .gap { grid-column: 2 / span 8; border-style: dashed; }
.used { font-size: .85rem; opacity: .85; }
[hidden] { display: none !important; }
@media (max-width: 45rem) { body { display: block; } nav { position: static; height: auto; max-height: 50vh; border: 0; } main { padding: 1rem; } }
";

const SCRIPT: &str = "\
const search = document.getElementById('search');
const found = document.getElementById('found');
const sections = [...document.querySelectorAll('section')].map(section => ({
  section,
  entry: document.querySelector(`nav a[href=\"#${section.id}\"]`).parentElement,
  name: section.dataset.name.toLowerCase(),
  text: section.textContent.toLowerCase(),
}));
function run() {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const { section, entry, name, text } of sections) {
    const hit = words.every(word => name.includes(word) || text.includes(word));
    section.hidden = entry.hidden = !hit;
    shown += hit;
  }
  found.textContent = words.length ? `${shown} of ${sections.length}` : '';
}
search.addEventListener('input', run);
addEventListener('keydown', event => {
  if (event.key === '/' && document.activeElement !== search) { event.preventDefault(); search.focus(); }
  if (event.key === 'Escape') { search.value = ''; run(); }
});
// A link to something that the search hides ends the search.
addEventListener('hashchange', () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target && target.hidden) { search.value = ''; run(); target.scrollIntoView(); }
});
const asked = new URLSearchParams(location.search).get('q');
if (asked) { search.value = asked; run(); }
";

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Text of a document: escaped, with what is between backticks as code.
fn text(docs: &str) -> String {
    let mut out = String::new();
    for (index, part) in docs.split('`').enumerate() {
        let odd = index % 2 == 1;
        out.push_str(if odd { "<code>" } else { "" });
        out.push_str(&escape(part));
        out.push_str(if odd { "</code>" } else { "" });
    }
    out
}

fn paragraphs(docs: &str) -> String {
    docs.trim()
        .split("\n\n")
        .filter(|part| !part.trim().is_empty())
        .map(|part| format!("<p>{}</p>\n", text(part.trim())))
        .collect()
}

fn id(kind: &str, name: &str) -> String {
    format!("{kind}-{}", escape(name))
}

fn entry(index: &mut String, name: &str, kind: &str) {
    let _ = writeln!(index, "<li><a href=\"#{}\">{}</a></li>", id(kind, name), escape(name));
}

fn spell(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => escape(text),
            Piece::Type(name) => {
                format!("<a href=\"#{}\"><code>{}</code></a>", id("type", name), escape(name))
            }
        })
        .collect()
}

fn open(out: &mut String, kind: &str, name: &str, about: &str) {
    let id = id(kind, name);
    let name = escape(name);
    let _ = writeln!(
        out,
        "<section id=\"{id}\" data-name=\"{name}\">\n<h3><a href=\"#{id}\"><code>{name}</code></a> <small>{about}</small></h3>"
    );
}

fn function(out: &mut String, part: &FuncPart<'_>) {
    open(out, "fn", &part.func.name, "function");
    out.push_str(&paragraphs(&part.func.docs));
    out.push_str("<table>\n");
    for Member { name, ty, docs, .. } in &part.params {
        let _ = writeln!(
            out,
            "<tr><th><code>{}</code></th><td>{}</td><td>{}</td></tr>",
            escape(name),
            spell(ty),
            text(docs)
        );
    }
    if !part.results.is_empty() {
        let results: Vec<String> = part.results.iter().map(|result| spell(result)).collect();
        let _ = writeln!(out, "<tr><th>gives</th><td>{}</td><td></td></tr>", results.join(" and "));
    }
    if let Some(error) = &part.error {
        let word = if part.fails { "fails with" } else { "gives" };
        let _ = writeln!(out, "<tr><th>{word}</th><td>{}</td><td></td></tr>", spell(error));
    }
    if part.func.noreturn {
        out.push_str("<tr><th>returns</th><td>never</td><td></td></tr>\n");
    }
    for signature in &part.signatures {
        let _ =
            writeln!(out, "<tr><th>wasm</th><td colspan=\"2\"><code>{}</code></td></tr>", escape(signature));
    }
    out.push_str("</table>\n</section>\n");
}

fn describe(out: &mut String, part: &TypePart<'_>) {
    open(out, "type", &part.def.name, part.kind);
    out.push_str(&paragraphs(&part.def.docs));
    let means = part.means.as_ref().map(|means| format!("{}; ", spell(means))).unwrap_or_default();
    let _ = writeln!(out, "<p>{means}{}.</p>", part.size());
    if !part.values.is_empty() {
        out.push_str("<table>\n");
        for value in part.values {
            let number =
                if part.kind == "flags" { format!("{:#x}", value.value) } else { value.value.to_string() };
            let _ = writeln!(
                out,
                "<tr><td class=\"n\">{number}</td><th><code>{}</code></th><td>{}</td></tr>",
                escape(&value.name),
                text(&value.docs)
            );
        }
        out.push_str("</table>\n");
    }
    if !part.members.is_empty() {
        out.push_str("<table>\n");
        for Member { name, ty, docs, at } in &part.members {
            let at = match at {
                Some([narrow, wide]) if narrow == wide => format!("<td class=\"n\">{narrow}</td>"),
                Some([narrow, wide]) => format!("<td class=\"n\">{narrow}; {wide}</td>"),
                None => String::new(),
            };
            let _ = writeln!(
                out,
                "<tr>{at}<th><code>{}</code></th><td>{}</td><td>{}</td></tr>",
                escape(name),
                spell(ty),
                text(docs)
            );
        }
        out.push_str("</table>\n");
    }
    for (width, cells, size) in &part.drawings {
        if !width.is_empty() {
            let _ = writeln!(out, "<p>{}</p>", escape(width));
        }
        out.push_str("<div class=\"draw\">\n<span class=\"at\"></span>");
        for byte in 0..8 {
            let _ = write!(out, "<span class=\"byte\">{byte}</span>");
        }
        out.push('\n');
        for row in rows(cells, *size) {
            match row {
                Row::Gap { bytes, name } => {
                    let _ =
                        writeln!(out, "<span class=\"gap\">{bytes} more bytes of {}</span>", escape(&name));
                }
                Row::Bytes { at, parts } => {
                    let _ = write!(out, "<span class=\"at\" style=\"grid-column:1\">{at}</span>");
                    for part in parts {
                        let (class, name) = match &part.name {
                            Some(name) => ("", escape(name)),
                            None => (" class=\"pad\"", String::new()),
                        };
                        let _ = write!(
                            out,
                            "<span{class} title=\"{name}\" style=\"grid-column:span {}\">{name}</span>",
                            part.bytes
                        );
                    }
                    out.push('\n');
                }
            }
        }
        out.push_str("</div>\n");
    }
    if !part.used_by.is_empty() {
        let funcs: Vec<String> = part
            .used_by
            .iter()
            .map(|name| format!("<a href=\"#{}\"><code>{}</code></a>", id("fn", name), escape(name)))
            .collect();
        let _ = writeln!(out, "<p class=\"used\">Used by {}.</p>", funcs.join(", "));
    }
    out.push_str("</section>\n");
}
