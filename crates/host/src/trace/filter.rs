//! Which calls are told: a list of words, separated by commas.
//!
//! | word | picks |
//! |---|---|
//! | `fd_read` | calls of this name |
//! | `file`, `net`, ... | calls of this group ([`groups`] has all of them) |
//! | `/data`, `./src` | calls on files at or below this path, by the names that the guest knows them by |
//! | `failed` | calls that answered an error |
//! | `!word` | all but those |
//!
//! Names and groups add up; paths add up; a call has to be picked by both, and to have failed if that was asked for.
//!
//! Main type: [`Filter`]. One invariant: an empty list picks every call.

use std::fmt;

use super::{Call, Method, methods};

/// Which calls are told.
#[derive(Clone, Debug)]
pub struct Filter {
    /// By the index of a method.
    picked: Vec<bool>,
    failed: Option<bool>,
    below: Vec<String>,
    not_below: Vec<String>,
}

/// A word of a filter that means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    /// The word.
    pub word: String,
    /// The name or group that it is nearest to, if one is near.
    pub nearest: Option<&'static str>,
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no call or group `{}`", self.word)
    }
}

impl std::error::Error for UnknownWord {}

impl Default for Filter {
    fn default() -> Self {
        Filter { picked: vec![true; methods().len()], failed: None, below: Vec::new(), not_below: Vec::new() }
    }
}

impl Filter {
    /// Reads a list of words; empty ones are passed over.
    ///
    /// # Errors
    /// The first word that is neither a call nor a group nor a path.
    pub fn parse(words: &str) -> Result<Filter, UnknownWord> {
        let mut filter = Filter::default();
        let mut picks = false;
        let words = || words.split(',').map(str::trim).filter(|word| !word.is_empty());
        // What is left out is left out of what the other words pick, wherever it stands.
        for word in words().filter(|word| !word.starts_with('!')) {
            if is_path(word) {
                filter.below.push(normal("", word));
            } else if word == "failed" {
                filter.failed = Some(true);
            } else {
                if !std::mem::replace(&mut picks, true) {
                    filter.picked.fill(false);
                }
                filter.set(word, true)?;
            }
        }
        for word in words().filter_map(|word| word.strip_prefix('!')) {
            if is_path(word) {
                filter.not_below.push(normal("", word));
            } else if word == "failed" {
                filter.failed = Some(false);
            } else {
                filter.set(word, false)?;
            }
        }
        Ok(filter)
    }

    fn set(&mut self, word: &str, pick: bool) -> Result<(), UnknownWord> {
        // Imports that lead to one method in several dialects may be called by any of their names.
        let name = word.replace('-', "_");
        let mut known = false;
        for method in methods() {
            if method.name == name || method.groups.contains(&word) {
                self.picked[method.index] = pick;
                known = true;
            }
        }
        if known { Ok(()) } else { Err(UnknownWord { word: word.to_owned(), nearest: nearest(&name) }) }
    }

    /// Whether calls of this method may be picked.
    #[must_use]
    pub fn method(&self, method: &Method) -> bool {
        self.picked[method.index]
    }

    /// Whether it picks calls by their paths: a sink with such a filter wants to know them ([`super::Sink::wants_paths`]).
    #[must_use]
    pub fn has_paths(&self) -> bool {
        !self.below.is_empty() || !self.not_below.is_empty()
    }

    /// Whether a call is picked.
    #[must_use]
    pub fn call(&self, call: &Call<'_>) -> bool {
        let below = |prefixes: &[String]| {
            call.paths().iter().any(|path| prefixes.iter().any(|prefix| is_below(path, prefix)))
        };
        self.method(call.method)
            && self.failed.is_none_or(|failed| call.failure().is_some() == failed)
            && (self.below.is_empty() || below(&self.below))
            && !below(&self.not_below)
    }
}

/// The groups, each with the names of its calls.
#[must_use]
pub fn groups() -> Vec<(&'static str, Vec<&'static str>)> {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for method in methods() {
        for name in method.groups {
            match groups.iter_mut().find(|(group, _)| group == name) {
                Some((_, calls)) => calls.push(method.name),
                None => groups.push((name, vec![method.name])),
            }
        }
    }
    for (_, calls) in &mut groups {
        calls.sort_unstable();
    }
    groups.sort_unstable();
    groups
}

/// The name or group that was probably meant: a letter or two away, or with more or less around it.
fn nearest(word: &str) -> Option<&'static str> {
    let names = || methods().iter().flat_map(|method| method.groups.iter().copied().chain([method.name]));
    let close = names().map(|name| (edits(name, word), name)).min().filter(|(edits, _)| *edits <= 2);
    let around = || {
        let around = names().filter(|name| word.len() > 2 && (name.contains(word) || word.contains(name)));
        around.min_by_key(|name| (name.len().abs_diff(word.len()), *name))
    };
    close.map(|(_, name)| name).or_else(around)
}

/// How many letters have to be put in, left out or replaced to make one word of another.
fn edits(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.bytes().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, to) in b.bytes().enumerate() {
            let replaced = diagonal + usize::from(from != to);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

fn is_path(word: &str) -> bool {
    word == "." || word.starts_with(['/']) || word.starts_with("./") || word.starts_with("../")
}

/// The path `path` as seen from the directory `dir`, with `.` left out and `..` taken back where that is possible without
/// asking a file system. A relative path stays relative, and `.` is the empty one.
pub(super) fn normal(dir: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let (dir, absolute) = if path.starts_with('/') { ("", true) } else { (dir, dir.starts_with('/')) };
    for part in dir.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            ".." if absolute => {}
            part => parts.push(part),
        }
    }
    format!("{}{}", if absolute { "/" } else { "" }, parts.join("/"))
}

/// Whether a normal path is `prefix` or lies below it.
fn is_below(path: &str, prefix: &str) -> bool {
    let rest = match prefix {
        "" => return !path.starts_with('/'),
        "/" => return path.starts_with('/'),
        prefix => path.strip_prefix(prefix),
    };
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picked(words: &str) -> Vec<&'static str> {
        let filter = Filter::parse(words).expect("the words are known");
        methods().iter().filter(|method| filter.method(method)).map(|method| method.name).collect()
    }

    #[test]
    fn names_and_groups_add_up_and_exclamation_marks_leave_out() {
        assert_eq!(picked("").len(), methods().len());
        assert_eq!(picked("fd_read, clock_time_get"), ["fd_read", "clock_time_get"]);
        assert_eq!(picked("thread-spawn"), ["thread_spawn"]);
        assert_eq!(picked("random"), ["random_get"]);
        assert!(picked("file").contains(&"path_open") && picked("file").contains(&"fd_read"));
        assert!(!picked("file,!path").contains(&"path_open"));
        assert_eq!(picked("!fd_write").len(), methods().len() - 1);
        assert_eq!(picked("!fd_read,fd_read,fd_write"), ["fd_write"]);
        assert_eq!(picked("failed,/data").len(), methods().len());
    }

    #[test]
    fn every_call_is_in_a_group() {
        assert!(methods().iter().all(|method| !method.groups.is_empty()));
        let names: Vec<&str> = groups().iter().map(|(name, _)| *name).collect();
        assert_eq!(
            names,
            [
                "bus", "dl", "env", "fd", "file", "net", "path", "poll", "process", "random", "signal",
                "thread", "time", "tty"
            ]
        );
    }

    #[test]
    fn an_unknown_word_is_told_with_the_nearest() {
        let check = |words: &str, word: &str, nearest: Option<&str>| {
            let unknown = Filter::parse(words).expect_err(words);
            assert_eq!((unknown.word.as_str(), unknown.nearest), (word, nearest));
        };
        check("fd_read,fd_raed", "fd_raed", Some("fd_read"));
        check("files", "files", Some("file"));
        check("!network", "network", Some("net"));
        check("readdir", "readdir", Some("fd_readdir"));
        check("zzzzzz", "zzzzzz", None);
    }

    #[test]
    fn paths_are_compared_part_by_part() {
        let check = |dir: &str, path: &str, prefix: &str, expected: bool| {
            let (path, prefix) = (normal(dir, path), normal("", prefix));
            assert_eq!(is_below(&path, &prefix), expected, "{path} below {prefix}");
        };
        check("/data", "a.txt", "/data", true);
        check("/data", "../etc/x", "/data", false);
        check("/data", "../../../etc/x", "/etc", true);
        check("/database", "a", "/data", false);
        check("/", "data/a", "/data/", true);
        check(".", "./src/a.rs", "./src", true);
        check(".", "lib/a.rs", "./src", false);
        check("tests", "a", ".", true);
        check("/tests", "a", ".", false);
        check("/tests", "a", "/", true);
        check("..", "a", "../a", true);
    }
}
