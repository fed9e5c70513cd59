//! Finds the texts that a text uses and puts their types together.
//!
//! Main items: [`load`], [`load_with`], [`parse`]. One invariant: each file is read once, and what comes out of
//! several ways to it is one and the same type.

use std::collections::{HashMap, HashSet};
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

use crate::diagnostic::{Diagnostic, Source, Span};
use crate::document::{Document, Shape};

/// How long a chain of files using files may be.
const LONGEST_CHAIN: usize = 16;

/// The longest text, in bytes.
const LONGEST_TEXT: usize = 8 << 20;

/// Loads the file at `path` and what it uses: regular files of at most 8 MiB each.
///
/// # Errors
/// What is wrong in one of the texts, or that one cannot be read.
pub fn load(path: impl AsRef<Path>) -> Result<Document, Diagnostic> {
    load_with(path.as_ref(), &mut read_file)
}

fn read_file(path: &Path) -> io::Result<String> {
    // Looked at before it is opened: opening a pipe waits for its other end.
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    let mut text = String::new();
    // One byte more than is allowed, so that the loader sees that it is too long.
    std::fs::File::open(path)?.take(LONGEST_TEXT as u64 + 1).read_to_string(&mut text)?;
    Ok(text)
}

/// As [`load`], with texts that come from `read`.
///
/// # Errors
/// As [`load`].
pub fn load_with(
    path: &Path,
    read: &mut dyn FnMut(&Path) -> io::Result<String>,
) -> Result<Document, Diagnostic> {
    let mut loader = Loader { read, done: HashMap::new(), open: Vec::new() };
    match loader.file(&tidy(path)) {
        Ok(document) => Ok(Rc::unwrap_or_clone(document)),
        Err(Trouble::Text(diagnostic)) => Err(diagnostic),
        Err(Trouble::File(message)) => Err(Diagnostic::bare(message)),
    }
}

/// Parses `text`, known as `name`, which uses no other.
///
/// # Errors
/// What is wrong in the text.
pub fn parse(name: &str, text: &str) -> Result<Document, Diagnostic> {
    let path = Path::new(name);
    load_with(path, &mut |asked| {
        if asked == tidy(path) { Ok(text.to_owned()) } else { Err(io::Error::from(io::ErrorKind::NotFound)) }
    })
}

enum Trouble {
    /// Something in a text.
    Text(Diagnostic),
    /// The file itself; whoever uses it knows the place.
    File(String),
}

impl From<Diagnostic> for Trouble {
    fn from(diagnostic: Diagnostic) -> Self {
        Trouble::Text(diagnostic)
    }
}

struct Loader<'r> {
    read: &'r mut dyn FnMut(&Path) -> io::Result<String>,
    done: HashMap<PathBuf, Rc<Document>>,
    open: Vec<PathBuf>,
}

impl Loader<'_> {
    fn file(&mut self, path: &Path) -> Result<Rc<Document>, Trouble> {
        if let Some(document) = self.done.get(path) {
            return Ok(Rc::clone(document));
        }
        if self.open.iter().any(|open| open == path) {
            return Err(Trouble::File(format!("{} uses itself", path.display())));
        }
        if self.open.len() == LONGEST_CHAIN {
            return Err(Trouble::File("this chain of files using files is too long".to_owned()));
        }
        let text = (self.read)(path)
            .map_err(|error| Trouble::File(format!("cannot read {}: {error}", path.display())))?;
        if text.len() > LONGEST_TEXT {
            let message = format!("{} is too long: texts have at most {LONGEST_TEXT} bytes", path.display());
            return Err(Trouble::File(message));
        }
        let source = Source::new(path, text.strip_prefix('\u{feff}').unwrap_or(&text));
        self.open.push(path.to_owned());
        let mut document =
            crate::parse::file(&source, &mut |use_, document| self.use_file(&source, use_, document))?;
        self.open.pop();
        document.sources.insert(Rc::clone(&source.path), source);
        let document = Rc::new(document);
        self.done.insert(path.to_owned(), Rc::clone(&document));
        Ok(document)
    }

    /// Adds to `document`, the one of `source`, what `use_` asks for.
    fn use_file(&mut self, source: &Source, use_: &Use, document: &mut Document) -> Result<(), Diagnostic> {
        let folder = source.path.parent().unwrap_or(Path::new(""));
        let used = match self.file(&tidy(&folder.join(&use_.file))) {
            Ok(used) => used,
            Err(Trouble::Text(diagnostic)) => return Err(diagnostic),
            Err(Trouble::File(message)) => return Err(source.error(use_.span, message)),
        };
        let wanted = match &use_.names {
            None => None,
            Some(names) => {
                for (name, span) in names {
                    if used.type_named(name).is_none() {
                        let message = format!("{} has no type `${name}`", use_.file.display());
                        return Err(source.error(*span, message));
                    }
                }
                let names = names.iter().map(|(name, _)| name.clone()).collect();
                Some(with_what_they_mention(&used, names))
            }
        };
        for (path, source) in &used.sources {
            document.sources.entry(Rc::clone(path)).or_insert_with(|| source.clone());
        }
        for (def, layouts) in used.types.with_layouts() {
            if wanted.as_ref().is_some_and(|wanted| !wanted.contains(&def.name)) {
                continue;
            }
            match document.type_named(&def.name) {
                None => document.types.push(def.clone(), layouts),
                Some(known) if known.at == def.at => {}
                Some(known) => {
                    let message = format!(
                        "this brings a second type `${}`; the first is at {}:{}",
                        def.name,
                        known.at.file.display(),
                        known.at.line
                    );
                    return Err(source.error(use_.span, message));
                }
            }
        }
        Ok(())
    }
}

/// A `use` of a text: which file, and which of its types, or all.
pub(crate) struct Use {
    pub(crate) file: PathBuf,
    pub(crate) names: Option<Vec<(String, Span)>>,
    pub(crate) span: Span,
}

/// `names` and all names that their types mention.
fn with_what_they_mention(document: &Document, mut names: HashSet<String>) -> HashSet<String> {
    // Types stand after those they mention, so one way backwards finds all.
    for def in document.types.iter().rev() {
        if names.contains(&def.name) {
            mentioned(&def.shape, &mut names);
        }
    }
    names
}

fn mentioned(shape: &Shape, names: &mut HashSet<String>) {
    match shape {
        Shape::Name(name) => {
            names.insert(name.clone());
        }
        Shape::List(of) | Shape::Pointer { to: of, .. } | Shape::Array { of, .. } => {
            mentioned(of, names);
        }
        Shape::Record(fields) => fields.iter().for_each(|field| mentioned(&field.shape, names)),
        Shape::Tuple(shapes) => shapes.iter().for_each(|shape| mentioned(shape, names)),
        Shape::Union { tag_name, cases, .. } => {
            names.extend(tag_name.clone());
            cases.iter().filter_map(|case| case.shape.as_ref()).for_each(|shape| mentioned(shape, names));
        }
        Shape::Expected { ok, err } => ok.iter().chain(err).for_each(|shape| mentioned(shape, names)),
        Shape::Int(_)
        | Shape::F32
        | Shape::F64
        | Shape::Bool
        | Shape::Char8
        | Shape::Usize
        | Shape::Handle
        | Shape::String
        | Shape::Enum { .. }
        | Shape::Flags { .. } => {}
    }
}

/// `path` without `.` and, where it can be told from the text alone, without `..`.
fn tidy(path: &Path) -> PathBuf {
    let mut tidied = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(tidied.components().next_back(), Some(Component::Normal(_))) => {
                tidied.pop();
            }
            other => tidied.push(other),
        }
    }
    if tidied.as_os_str().is_empty() { PathBuf::from(".") } else { tidied }
}
