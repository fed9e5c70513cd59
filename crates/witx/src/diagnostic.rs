//! Says what is wrong in a text and shows the place.
//!
//! Hides how byte offsets become lines and columns. Main type: [`Diagnostic`]. One invariant: a diagnostic owns all
//! it shows, so it outlives the texts it is about.

use std::fmt;
use std::path::Path;
use std::rc::Rc;

use crate::document::Location;

/// A range of bytes in one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// One text and the name it is known by.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) path: Rc<Path>,
    pub(crate) text: Rc<str>,
}

impl Source {
    /// Line and column (both from 1, columns in characters) of the byte at `offset`.
    pub(crate) fn location(&self, offset: usize) -> Location {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").trim_end_matches('\r').chars().count() + 1;
        Location {
            file: Rc::clone(&self.path),
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
        }
    }

    /// The error `message` about the bytes at `span`.
    pub(crate) fn error(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        let at = self.location(span.start);
        let line = self.text.lines().nth(at.line as usize - 1).unwrap_or("").to_owned();
        let marked = self.text.get(span.start..span.end).unwrap_or("");
        let width = marked.lines().next().unwrap_or("").chars().count().max(1);
        Diagnostic { message: message.into(), at: Some(at), line, width }
    }
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
    /// The offending line.
    pub line: String,
    /// How many characters of it are marked.
    pub width: usize,
}

impl Diagnostic {
    /// An error about no place in particular.
    pub(crate) fn bare(message: impl Into<String>) -> Self {
        Diagnostic { message: message.into(), at: None, line: String::new(), width: 0 }
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
        let Some(at) = &self.at else { return Ok(()) };
        let number = at.line.to_string();
        let margin = " ".repeat(number.len());
        // One blank each, so that the mark below stays under its text and nothing plays tricks on a terminal.
        let line = self.line.replace(unprintable, " ");
        let indent = " ".repeat(at.column as usize - 1);
        let room = line.chars().count().saturating_sub(at.column as usize - 1).max(1);
        write!(
            f,
            "\n{margin}--> {}:{}:{}\n{margin} |\n{number} | {line}\n{margin} | {indent}{}",
            at.file.display(),
            at.line,
            at.column,
            "^".repeat(self.width.min(room)),
        )
    }
}

impl std::error::Error for Diagnostic {}
