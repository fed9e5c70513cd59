//! A list's items, read one after the other.
//!
//! Main type: [`Items`]. One invariant: what is asked for and not there is an error at the place where it should be.

use crate::diagnostic::{Diagnostic, Source, Span};
use crate::sexpr::{Kind, Node};

type Result<T> = std::result::Result<T, Diagnostic>;

/// The items of a list, read one after the other.
pub(crate) struct Items<'n, 's> {
    pub(crate) source: &'s Source,
    pub(crate) nodes: std::slice::Iter<'n, Node>,
    /// The closing parenthesis.
    pub(crate) end: Span,
}

impl<'n> Items<'n, '_> {
    pub(crate) fn peek(&self) -> Option<&'n Node> {
        self.nodes.as_slice().first()
    }

    pub(crate) fn next(&mut self, what: &str) -> Result<&'n Node> {
        match self.nodes.next() {
            Some(node) => Ok(node),
            None => Err(self.source.error(self.end, format!("expected {what}"))),
        }
    }

    pub(crate) fn end(&mut self) -> Result<()> {
        match self.nodes.next() {
            None => Ok(()),
            Some(node) => Err(self.source.error(node.span, "nothing more can stand here")),
        }
    }

    pub(crate) fn word(&mut self, word: &str) -> Result<()> {
        let node = self.next(&format!("`{word}`"))?;
        match &node.kind {
            Kind::Word(found) if found == word => Ok(()),
            _ => Err(self.source.error(node.span, format!("expected `{word}`"))),
        }
    }

    pub(crate) fn skip_word(&mut self, word: &str) {
        if matches!(self.peek(), Some(Node { kind: Kind::Word(found), .. }) if found == word) {
            self.nodes.next();
        }
    }

    pub(crate) fn id(&mut self, what: &str) -> Result<(&'n str, Span)> {
        let node = self.next(what)?;
        match &node.kind {
            Kind::Id(name) => Ok((name, node.span)),
            _ => Err(self.source.error(node.span, format!("expected {what}, such as `$name`"))),
        }
    }

    pub(crate) fn text(&mut self, what: &str) -> Result<(&'n str, Span)> {
        let node = self.next(what)?;
        match &node.kind {
            Kind::Text(text) => Ok((text, node.span)),
            _ => Err(self.source.error(node.span, format!("expected {what} in quotes"))),
        }
    }
}
