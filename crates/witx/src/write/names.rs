//! Whether names of a text stay apart in another language.
//!
//! Main type: [`Names`]. One invariant: a name that two things would have is an error that shows both.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Location};

/// The names of one place in a written text: of its top, of a record, of the parameters of a function.
pub(super) struct Names<'o> {
    language: &'static str,
    /// The names around it that must not be hidden.
    outer: Option<&'o Names<'o>>,
    known: HashMap<String, (String, Location)>,
}

impl<'o> Names<'o> {
    pub(super) fn new(language: &'static str) -> Self {
        Names { language, outer: None, known: HashMap::new() }
    }

    pub(super) fn within(outer: &'o Names<'o>) -> Self {
        Names { language: outer.language, outer: Some(outer), known: HashMap::new() }
    }

    /// `name`, as it is written, stands for `what` of `document`, at `at`.
    ///
    /// # Errors
    /// Something else has that name.
    pub(super) fn add(
        &mut self,
        document: &Document,
        name: impl Into<String>,
        what: impl Into<String>,
        at: &Location,
    ) -> Result<(), Diagnostic> {
        let (name, what) = (name.into(), what.into());
        let other = self.known.get(&name).or_else(|| self.outer.and_then(|outer| outer.known.get(&name)));
        if let Some((other, place)) = other {
            let message = format!("{what} would be `{name}` in {}, as {other} is", self.language);
            return Err(document.error(at, message).with(document.error(place, format!("{other} is here"))));
        }
        self.known.insert(name, (what, at.clone()));
        Ok(())
    }
}
