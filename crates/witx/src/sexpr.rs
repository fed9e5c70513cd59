//! From characters to a tree of S-expressions.
//!
//! Hides the lexer of the `wast` crate, comments and blanks. Main type: [`Node`]. One invariant: a tree is at most
//! [`DEEPEST`] levels deep, so whoever walks it may recurse.

use wast::lexer::{Lexer, Token, TokenKind};

use crate::diagnostic::{Diagnostic, Source, Span};

/// The deepest nesting of parentheses that is read.
pub(crate) const DEEPEST: usize = 64;

/// An atom or a list, with the `;;;` comment above it.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
    pub(crate) docs: String,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// `$name`, without the `$`.
    Id(String),
    /// `record`
    Word(String),
    /// `@witx`, without the `@`; only ever the first of a list.
    Annotation(String),
    /// `"text"`
    Text(String),
    /// `12`, `0x10`
    Number(u64),
    List(Vec<Node>),
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl Node {
    /// Whether this is a list that begins with the word `head`.
    pub(crate) fn is_list_of(&self, head: &str) -> bool {
        matches!(&self.kind, Kind::List(items)
            if matches!(items.first(), Some(Node { kind: Kind::Word(word), .. }) if word == head))
    }

    /// The items after the annotation, when this is a list that begins with the annotation `name`.
    pub(crate) fn annotation(&self, name: &str) -> Option<&[Node]> {
        match &self.kind {
            Kind::List(items) => match items.split_first() {
                Some((Node { kind: Kind::Annotation(found), .. }, rest)) if found == name => Some(rest),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether this is a list that begins with any annotation.
    pub(crate) fn is_annotation(&self) -> bool {
        matches!(&self.kind, Kind::List(items)
            if matches!(items.first(), Some(Node { kind: Kind::Annotation(_), .. })))
    }
}

/// Reads a whole text.
pub(crate) fn read(source: &Source) -> Result<Vec<Node>, Diagnostic> {
    let text: &str = &source.text;
    let lexer = Lexer::new(text);
    let mut position = 0;
    // The lists that are still open: where each began, its docs, its items so far.
    let mut open: Vec<(Span, String, Vec<Node>)> = Vec::new();
    let mut items = Vec::new();
    let mut docs = Docs::default();
    loop {
        let token = match lexer.parse(&mut position) {
            Ok(Some(token)) => token,
            Ok(None) => break,
            Err(error) => {
                let start = error.span().offset();
                return Err(source.error(Span { start, end: start + 1 }, error.message()));
            }
        };
        let span = Span { start: token.offset, end: position };
        match token.kind {
            TokenKind::Whitespace | TokenKind::BlockComment => {}
            TokenKind::LineComment => docs.comment(token.src(text)),
            TokenKind::LParen => {
                if open.len() == DEEPEST {
                    return Err(source.error(span, "parentheses are nested too deeply"));
                }
                open.push((span, docs.take(), std::mem::take(&mut items)));
            }
            TokenKind::RParen => {
                docs.take();
                let Some((opening, above, outer)) = open.pop() else {
                    return Err(source.error(span, "this `)` closes nothing"));
                };
                let list = std::mem::replace(&mut items, outer);
                items.push(Node {
                    kind: Kind::List(list),
                    span: Span { start: opening.start, end: span.end },
                    docs: above,
                });
            }
            _ => {
                let kind = atom(source, token, span)?;
                let first = items.is_empty() && !open.is_empty();
                if !first && matches!(kind, Kind::Annotation(_)) {
                    return Err(source.error(span, "an annotation must come first in its list"));
                }
                items.push(Node { kind, span, docs: docs.take() });
            }
        }
    }
    match open.pop() {
        Some((opening, ..)) => Err(source.error(opening, "this `(` is never closed")),
        None => Ok(items),
    }
}

fn atom(source: &Source, token: Token, span: Span) -> Result<Kind, Diagnostic> {
    let text: &str = &source.text;
    let name = |name: &str| {
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
        {
            Err(source.error(span, "names are made of letters, digits, `_`, `-` and `.`"))
        } else if !name.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
            Err(source.error(span, "a name has a letter or a digit"))
        } else {
            Ok(name.to_owned())
        }
    };
    let failed = |error: wast::Error| source.error(span, error.message());
    match token.kind {
        TokenKind::Id => Ok(Kind::Id(name(&token.id(text).map_err(failed)?)?)),
        TokenKind::Annotation => Ok(Kind::Annotation(name(&token.annotation(text).map_err(failed)?)?)),
        TokenKind::Keyword => Ok(Kind::Word(token.src(text).to_owned())),
        TokenKind::String => match String::from_utf8(token.string(text).into_owned()) {
            Ok(string) => Ok(Kind::Text(string)),
            Err(_) => Err(source.error(span, "this string is not UTF-8")),
        },
        TokenKind::Integer(kind) => {
            let integer = token.integer(text, kind);
            let (digits, radix) = integer.val();
            match (integer.sign(), u64::from_str_radix(digits, radix)) {
                (None, Ok(value)) => Ok(Kind::Number(value)),
                _ => Err(source.error(span, "numbers are from 0 to 2^64 - 1")),
            }
        }
        _ => Err(source.error(span, format!("`{}` has no meaning here", token.src(text)))),
    }
}

/// The `;;;` lines seen since the last item.
#[derive(Default)]
struct Docs {
    lines: Vec<String>,
}

impl Docs {
    fn comment(&mut self, comment: &str) {
        if let Some(line) = comment.strip_prefix(";;;") {
            self.lines.push(line.trim_end().to_owned());
        }
    }

    fn take(&mut self) -> String {
        let lines = std::mem::take(&mut self.lines);
        let blanks = |line: &String| line.len() - line.trim_start_matches(' ').len();
        let indent = lines.iter().filter(|line| !line.is_empty()).map(blanks).min().unwrap_or(0);
        let lines: Vec<&str> = lines.iter().map(|line| line.get(indent..).unwrap_or("")).collect();
        lines.join("\n").trim().to_owned()
    }
}
