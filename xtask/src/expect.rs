//! Expectation files: what is known to fail, each with the reason.
//!
//! Main type: [`Expectations`]. A line is `NAME: REASON`; `#` opens a comment. The invariant: no line without a reason.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

/// What is known to fail.
#[derive(Debug, Default)]
pub(crate) struct Expectations {
    failures: Vec<(String, String)>,
}

impl Expectations {
    /// # Errors
    /// When the file cannot be read, or a line has no reason.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
        Self::parse(&text).with_context(|| format!("in {}", path.display()))
    }

    fn parse(text: &str) -> Result<Self> {
        let mut failures = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match line.split_once(": ") {
                Some((name, reason)) if !reason.trim().is_empty() => {
                    failures.push((name.to_owned(), reason.trim().to_owned()));
                }
                _ => bail!("line {}: `NAME: REASON` is wanted, not {line:?}", number + 1),
            }
        }
        Ok(Expectations { failures })
    }

    /// Why `name` is known to fail, if it is.
    pub(crate) fn reason(&self, name: &str) -> Option<&str> {
        self.failures.iter().find(|(failure, _)| failure == name).map(|(_, reason)| reason.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_asked_for() {
        let known = Expectations::parse("# none\n\nos TestX: because: of this\n").expect("well formed");
        assert_eq!(known.reason("os TestX"), Some("because: of this"));
        assert_eq!(known.reason("os TestY"), None);
        for wrong in ["os TestX", "os TestX:", "os TestX:  "] {
            assert!(Expectations::parse(wrong).is_err(), "{wrong}");
        }
    }
}
