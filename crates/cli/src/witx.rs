//! `waxwing witx`: checks interfaces written in witx, and writes from them what programs, people and hosts need.
//!
//! Main item: [`witx`]. One invariant: what is wrong with a text is told with its place, and ends with 1; what is wrong with
//! the command line ends with 2, as everywhere.

use std::path::{Path, PathBuf};

use waxwing_witx::write::{
    Bindings, Header, write_bindings, write_header, write_host, write_html, write_markdown,
};
use waxwing_witx::{Diagnostic, Document, Effect, Location, Ptr};

use crate::args::{Language, Pointers, Witx, WitxBindings, WitxDiff, WitxDocs, WitxOutput, WitxWord};
use crate::report::{self, Failure, plain};

/// A text has errors, or an interface breaks what was built for another.
const FOUND: u8 = 1;

pub(crate) fn witx(args: &Witx) -> Result<u8, Failure> {
    match &args.word {
        WitxWord::Check(check) => {
            let mut sound = true;
            for file in &check.files {
                match load(file)? {
                    Some(document) if !check.quiet => {
                        report::stdout(&format!(
                            "{}: {}\n",
                            plain(&file.display().to_string()),
                            counts(&document)
                        ))?;
                    }
                    Some(_) => {}
                    None => sound = false,
                }
            }
            Ok(if sound { 0 } else { FOUND })
        }
        WitxWord::Bindings(args) => written(&args.file, &args.output, |document| bindings(document, args)),
        WitxWord::Docs(args) => written(&args.file, &args.output, |document| Ok(Ok(docs(document, args)))),
        WitxWord::Host(args) => {
            written(&args.file, &args.output, |document| Ok(write_host(document, &made(&args.file))))
        }
        WitxWord::Diff(args) => diff(args),
    }
}

/// The document of a file, or none when what is wrong with it has been told.
fn load(file: &Path) -> Result<Option<Document>, Failure> {
    if !file.exists() {
        return Err(Failure::new(report::NOT_FOUND, format!("there is no file {}", file.display())));
    }
    match waxwing_witx::load(file) {
        Ok(document) => Ok(Some(document)),
        Err(diagnostic) => {
            tell(&diagnostic);
            Ok(None)
        }
    }
}

fn tell(diagnostic: &Diagnostic) {
    let text = diagnostic.to_string();
    report::stderr(&text.lines().map(|line| plain(line) + "\n").collect::<String>());
}

/// `46 functions, 46 types`
fn counts(document: &Document) -> String {
    let functions = document.modules.iter().map(|module| module.funcs.len()).sum();
    let some = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    format!("{}, {}", some(functions, "function"), some(document.types.len(), "type"))
}

/// Writes what `make` makes of a file to where it is asked for, or tells what of the text it cannot say.
fn written(
    file: &Path,
    output: &WitxOutput,
    make: impl FnOnce(&Document) -> Result<Result<String, Diagnostic>, Failure>,
) -> Result<u8, Failure> {
    let Some(document) = load(file)? else { return Ok(FOUND) };
    let text = match make(&document)? {
        Ok(text) => text,
        Err(diagnostic) => {
            tell(&diagnostic);
            return Ok(FOUND);
        }
    };
    match &output.output {
        None => report::stdout(&text),
        Some(path) => std::fs::write(path, text)
            .map(|()| 0)
            .map_err(|error| Failure::cannot(format!("cannot write {}", path.display())).cause(error)),
    }
}

/// Who wrote what is written.
fn made(file: &Path) -> String {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    format!("Written from {} by `waxwing witx`.", plain(&name))
}

fn bindings(document: &Document, args: &WitxBindings) -> Result<Result<String, Diagnostic>, Failure> {
    let ptr = args.ptr.map(|pointers| match pointers {
        Pointers::P32 => Ptr::P32,
        Pointers::P64 => Ptr::P64,
    });
    let made = made(&args.file);
    match args.lang {
        Language::Rust => {
            if args.prefix.is_some() {
                return Err(Failure::usage("--prefix is for --lang c: names of Rust are in a module"));
            }
            let std = if args.no_std { "//! It needs no standard library.\n" } else { "" };
            let header = format!("//! {made}\n{std}");
            Ok(write_bindings(
                document,
                &Bindings { header: &header, ptr, std: !args.no_std, ..Bindings::default() },
            ))
        }
        Language::C => {
            let prefix = match &args.prefix {
                Some(prefix) if is_name(prefix) => prefix.clone(),
                Some(prefix) => return Err(Failure::usage(format!("--prefix {prefix} is no name of C"))),
                None => default_prefix(&args.file),
            };
            Ok(write_header(&[document], &Header { made: &made, prefix: &prefix, ptr }))
        }
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// The file's name as a name of C.
fn default_prefix(file: &Path) -> String {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let name: String =
        stem.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect();
    if is_name(&name) { name } else { format!("_{name}") }
}

fn docs(document: &Document, args: &WitxDocs) -> String {
    let title = args.title.clone().unwrap_or_else(|| {
        let stem = args.file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        plain(&stem.unwrap_or_default())
    });
    if args.html { write_html(document, &title) } else { write_markdown(document, &title) }
}

fn diff(args: &WitxDiff) -> Result<u8, Failure> {
    let (old, new) = (load(&args.old)?, load(&args.new)?);
    let (Some(old), Some(new)) = (old, new) else { return Ok(FOUND) };
    let changes = waxwing_witx::diff(&old, &new);
    let mut text = String::new();
    for change in &changes {
        let place = change.at.as_ref().map(|at| format!(" at {}", place(at))).unwrap_or_default();
        text.push_str(&plain(&format!("{change}{place}")));
        text.push('\n');
    }
    let breaking = changes.iter().filter(|change| change.effect == Effect::Breaking).count();
    text.push_str(&match (breaking, changes.len() - breaking) {
        (0, 0) => "nothing has changed\n".to_owned(),
        (breaking, compatible) => format!("{breaking} breaking, {compatible} compatible\n"),
    });
    report::stdout(&text)?;
    Ok(if breaking > 0 { FOUND } else { 0 })
}

fn place(at: &Location) -> String {
    let file: PathBuf = at.file.to_path_buf();
    format!("{}:{}:{}", file.display(), at.line, at.column)
}
