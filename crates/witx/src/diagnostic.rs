//! Says what is wrong in a text and shows the place.
//!
//! Hides how byte offsets become lines and columns. Main type: [`Diagnostic`]. One invariant: a diagnostic owns all
//! it shows, so it outlives the texts it is about.

use std::fmt;
use std::path::Path;
use std::rc::Rc;

use unicode_width::UnicodeWidthChar as _;

use crate::document::Location;

/// A range of bytes in one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// How many bytes are counted by hand at most, to know a column.
const BLOCK: usize = 1024;

/// How many characters of a line are shown on either side of a place.
const AROUND: usize = 100;

/// One text and the name it is known by.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) path: Rc<Path>,
    pub(crate) text: Rc<str>,
    /// Where lines begin.
    lines: Rc<[usize]>,
    /// How many characters begin before each block.
    characters: Rc<[usize]>,
}

impl Source {
    pub(crate) fn new(path: &Path, text: &str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let characters = text.as_bytes().chunks(BLOCK).scan(0, |before, block| {
            let here = *before;
            *before += starts(block);
            Some(here)
        });
        Source {
            path: Rc::from(path),
            text: Rc::from(text),
            lines: std::iter::once(0).chain(ends).collect(),
            characters: characters.collect(),
        }
    }

    /// Line and column (both from 1, columns in characters) of the byte at `offset`.
    pub(crate) fn location(&self, offset: usize) -> Location {
        let offset = offset.min(self.text.len());
        let line = self.lines.partition_point(|start| *start <= offset);
        let column = self.characters_before(offset) - self.characters_before(self.lines[line - 1]) + 1;
        Location {
            file: Rc::clone(&self.path),
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
        }
    }

    fn characters_before(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        match self.characters.get(block) {
            Some(before) => before + starts(&self.text.as_bytes()[block * BLOCK..offset]),
            // The end of a text of whole blocks.
            None => self.text.chars().count(),
        }
    }

    /// The error `message` about the bytes at `span`.
    pub(crate) fn error(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        let at = self.location(span.start);
        let start = span.start.min(self.text.len());
        let line = self.lines[at.line as usize - 1];
        let before: Vec<char> =
            self.text.get(line..start).unwrap_or("").chars().rev().take(AROUND + 1).collect();
        let rest = self.text.get(start..).unwrap_or("").lines().next().unwrap_or("");
        let marked = self.text.get(span.start..span.end).unwrap_or("").lines().next().unwrap_or("");
        let width = marked.chars().take(AROUND).count().max(1);
        let mut shown: String = if before.len() > AROUND { "...".to_owned() } else { String::new() };
        shown.extend(before.iter().take(AROUND).rev());
        let indent = shown.chars().count();
        let mut after = rest.chars();
        shown.extend(after.by_ref().take(AROUND));
        if after.next().is_some() {
            shown.push_str("...");
        }
        Diagnostic { message: message.into(), at: Some(at), line: shown, indent, width, other: None }
    }

    /// The error `message` about the word at `at`.
    pub(crate) fn error_at(&self, at: &Location, message: impl Into<String>) -> Diagnostic {
        let line = self.lines.get(at.line as usize - 1).copied().unwrap_or_default();
        let column = at.column as usize - 1;
        let start = self.text[line..].char_indices().nth(column).map_or(self.text.len(), |(at, _)| line + at);
        let ends = |letter: char| letter.is_whitespace() || letter == '(' || letter == ')';
        let length = self.text[start..].find(ends).unwrap_or(self.text.len() - start);
        self.error(Span { start, end: start + length }, message)
    }
}

/// How many characters begin in `bytes`.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

/// An error in a text: what is wrong, where, and the line itself.
///
/// Displayed as
///
/// ```text
/// error: there is no type `$fdd`
///   --> preview1.witx:12:15
///    |
/// 12 |   (param $fd $fdd)
///    |              ^^^^
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong, in one line.
    pub message: String,
    /// Where; none when a file given by the caller could not be read at all.
    pub at: Option<Location>,
    /// The offending line; of a long one, what is around the place.
    pub line: String,
    /// How many characters of it stand before those that are marked.
    pub indent: usize,
    /// How many characters of it are marked.
    pub width: usize,
    /// Another place that it is about, and what is there.
    pub other: Option<Box<Diagnostic>>,
}

impl Diagnostic {
    /// An error about no place in particular.
    pub(crate) fn bare(message: impl Into<String>) -> Self {
        Diagnostic {
            message: message.into(),
            at: None,
            line: String::new(),
            indent: 0,
            width: 0,
            other: None,
        }
    }

    /// The same, which is about the place of `other` as well.
    pub(crate) fn with(self, other: Diagnostic) -> Self {
        Diagnostic { other: Some(Box::new(other)), ..self }
    }

    fn excerpt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(at) = &self.at else { return Ok(()) };
        let number = at.line.to_string();
        let margin = " ".repeat(number.len());
        // One blank each, so that nothing plays tricks on a terminal.
        let line = self.line.replace(unprintable, " ");
        // The mark stays under its text: a terminal gives some characters two columns, and some none.
        let columns = |text: &mut dyn Iterator<Item = char>| -> usize {
            text.map(|character| character.width().unwrap_or(0)).sum()
        };
        let indent = columns(&mut line.chars().take(self.indent));
        let width = columns(&mut line.chars().skip(self.indent).take(self.width)).max(1);
        write!(
            f,
            "\n{margin}--> {}:{}:{}\n{margin} |\n{number} | {line}\n{margin} | {}{}",
            at.file.display(),
            at.line,
            at.column,
            " ".repeat(indent),
            "^".repeat(width),
        )
    }
}

/// Tabs and other controls, and what changes the direction of text.
fn unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.message)?;
        self.excerpt(f)?;
        if let Some(other) = &self.other {
            write!(f, "\nnote: {}", other.message)?;
            other.excerpt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostic {}
