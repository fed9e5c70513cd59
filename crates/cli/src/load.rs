//! Getting a module ready to run, on whichever engine: `load/` has a file for each.
//!
//! Main type: [`Source`], a file and what kind of thing it is. One invariant: what is wrong with a file is said in the same
//! words, and ends with the same code, whichever engine was to run it.

#[cfg(feature = "wasmi")]
mod wasmi;
#[cfg(feature = "wasmtime")]
pub(crate) mod wasmtime;

use std::fs::{File, Metadata};
use std::io::{self, Cursor, Read as _, Seek as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use waxwing::Module;
use waxwing::engine::{LoadError, Sockets, UnknownImports};
use waxwing_module::{Glance, glance};

use crate::args::{CacheArgs, Engine};
use crate::report::{CANNOT_RUN, Failure, NOT_FOUND, NOT_WASM};

/// How many exports or imports a message lists.
const LISTED: usize = 30;

/// An engine and the program that it has loaded.
pub(crate) struct Loaded {
    pub(crate) engine: Arc<dyn waxwing::Engine>,
    pub(crate) program: Arc<dyn Module>,
    /// Bytes that the guest's frames may take of the stack of the thread that runs it.
    pub(crate) stack: usize,
}

/// How a run wants its module loaded.
pub(crate) struct Wanted<'a> {
    pub(crate) engine: Engine,
    pub(crate) interruptible: bool,
    pub(crate) fuel: bool,
    pub(crate) unknown_imports: UnknownImports,
    pub(crate) sockets: Sockets,
    /// Bytes of stack, if it is not to be the engine's usual one.
    pub(crate) stack: Option<usize>,
    pub(crate) cache: &'a CacheArgs,
    pub(crate) preloads: &'a [(String, PathBuf)],
    #[cfg_attr(
        not(feature = "wasmtime"),
        expect(dead_code, reason = "compiled modules are Wasmtime's alone")
    )]
    pub(crate) allow_precompiled: bool,
}

/// Names and modules that are loaded before a module.
type Preloads = Vec<(String, Vec<u8>)>;

/// What a file is.
#[derive(Debug)]
enum Form {
    /// WebAssembly's binary format, module or component.
    Binary,
    /// Its text format, as bytes of the binary one.
    Text(Vec<u8>),
    /// What `waxwing compile` made.
    Precompiled,
}

/// A file with a module in it.
pub(crate) struct Source {
    path: PathBuf,
    file: File,
    #[cfg_attr(
        not(feature = "wasmtime"),
        expect(dead_code, reason = "compiled modules are Wasmtime's alone")
    )]
    metadata: Metadata,
    form: Form,
    /// What was read of a file that can be read only once (a pipe).
    read: Option<Vec<u8>>,
}

/// How much is read of what is no regular file: 256 MiB, a few times the largest module seen.
const LARGEST: u64 = 256 << 20;

/// How much text a file of settings may hold: what has no end, as /dev/zero, is not read to it.
const MOST_TEXT: u64 = 16 << 20;

/// The text of a file of settings: variables, a policy.
pub(crate) fn settings(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(MOST_TEXT + 1).read_to_string(&mut text)?;
    match text.len() as u64 {
        0..=MOST_TEXT => Ok(text),
        _ => Err(io::Error::new(io::ErrorKind::FileTooLarge, "it is larger than 16 MiB")),
    }
}

impl Source {
    /// Opens a file and finds out what it is.
    pub(crate) fn open(path: &Path) -> Result<Source, Failure> {
        let unreadable = |error: io::Error| unreadable(path, &error);
        let mut file = File::open(path).map_err(unreadable)?;
        let metadata = file.metadata().map_err(unreadable)?;
        if metadata.is_dir() {
            return Err(Failure::new(NOT_WASM, format!("{} is a directory", path.display())));
        }
        let mut head = Vec::new();
        let mut read = None;
        if metadata.is_file() {
            (&mut file).take(8).read_to_end(&mut head).map_err(unreadable)?;
        } else {
            // What has no size may have no end, as /dev/zero has none.
            (&mut file).take(LARGEST + 1).read_to_end(&mut head).map_err(unreadable)?;
            if head.len() as u64 > LARGEST {
                let what = format!("{} is larger than a module that is no file may be", path.display());
                return Err(Failure::new(NOT_WASM, what).help("write it to a file first"));
            }
            read = Some(head.clone());
        }
        let by_name = path.extension().is_some_and(|extension| extension == "wat");
        let form = match &head[..] {
            [0, b'a', b's', b'm', ..] => Form::Binary,
            // An ELF file of Wasmtime's own "operating system".
            [0x7f, b'E', b'L', b'F', _, _, _, 200, ..] => Form::Precompiled,
            [] => {
                let what = format!("{} is not a WebAssembly module", path.display());
                return Err(Failure::new(NOT_WASM, what).cause("it is empty"));
            }
            head if by_name || looks_like_text(head) => {
                let text = match &read {
                    Some(read) => read.clone(),
                    None => all_of(&mut file).map_err(unreadable)?,
                };
                Form::Text(assemble(path, &text)?)
            }
            _ => return Err(failure(path, LoadError::NotWasm)),
        };
        Ok(Source { path: path.to_owned(), file, metadata, form, read })
    }

    /// Whether it holds machine code.
    pub(crate) fn is_machine_code(&self) -> bool {
        matches!(self.form, Form::Precompiled)
    }

    /// What decides how the module has to be run.
    fn glance(&mut self) -> Result<Glance, Failure> {
        let seen = match (&self.form, &self.read) {
            (Form::Text(wasm), _) | (Form::Binary, Some(wasm)) => glance(Cursor::new(wasm)),
            (Form::Binary, None) => self.file.rewind().and_then(|()| glance(&self.file)),
            (Form::Precompiled, _) => Ok(None),
        };
        // What is malformed is for the engine to say.
        seen.map(Option::unwrap_or_default).map_err(|error| unreadable(&self.path, &error))
    }

    /// The module in its binary format.
    pub(crate) fn into_wasm(mut self) -> Result<Vec<u8>, Failure> {
        match (self.form, self.read) {
            (Form::Text(wasm), _) | (Form::Binary, Some(wasm)) => Ok(wasm),
            (Form::Binary, None) => all_of(&mut self.file).map_err(|error| unreadable(&self.path, &error)),
            (Form::Precompiled, _) => {
                Err(Failure::new(NOT_WASM, format!("{} is compiled already", self.path.display()))
                    .help("this needs the module that it was compiled from"))
            }
        }
    }

    /// Whether the program may need to be stopped while it computes: by signals, or with its other threads.
    pub(crate) fn wants_interrupts(&mut self) -> Result<bool, Failure> {
        self.glance().map(|glance| glance.wasix || glance.shared_memory)
    }

    /// Loads it as is wanted.
    pub(crate) fn load(mut self, mut wanted: Wanted<'_>) -> Result<Loaded, Failure> {
        if !self.is_machine_code() {
            wanted.interruptible |= self.wants_interrupts()?;
        } else if !wanted.preloads.is_empty() {
            return Err(Failure::cannot("--preload cannot be used with a compiled file")
                .help("run the module that it was compiled from"));
        }
        match wanted.engine {
            #[cfg(feature = "wasmtime")]
            Engine::Wasmtime => wasmtime::load(self, &wanted),
            #[cfg(feature = "wasmi")]
            Engine::Wasmi => wasmi::load(self, &wanted),
        }
    }

    /// The module, and those that are to be loaded before it.
    fn into_all(self, preloads: &[(String, PathBuf)]) -> Result<(Vec<u8>, Preloads), Failure> {
        let mut others = Vec::new();
        for (name, file) in preloads {
            others.push((name.clone(), Source::open(file)?.into_wasm()?));
        }
        Ok((self.into_wasm()?, others))
    }
}

/// The file from its start: of the path, it may no longer be the file.
fn all_of(file: &mut File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The text format begins with a parenthesis or a comment.
fn looks_like_text(head: &[u8]) -> bool {
    let start = head.trim_ascii_start();
    start.starts_with(b"(") || start.starts_with(b";;")
}

fn assemble(path: &Path, text: &[u8]) -> Result<Vec<u8>, Failure> {
    let cannot = || Failure::new(NOT_WASM, format!("{} is not a valid module", path.display()));
    let text = std::str::from_utf8(text)
        .map_err(|error| cannot().cause(format!("its text is not UTF-8: {error}")))?;
    wat::Parser::new()
        .parse_str(Some(path), text)
        .map_err(|error| cannot().cause(shortened(&error.to_string())))
}

/// A message with the line of text that it is about, which may be all of a program.
fn shortened(message: &str) -> String {
    const LONGEST: usize = 240;
    let lines = message.lines().map(|line| match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}...", &line[..end]),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    if error.kind() != io::ErrorKind::NotFound {
        return Failure::new(NOT_WASM, format!("cannot read {}", path.display())).cause(error);
    }
    let failure = Failure::new(NOT_FOUND, format!("there is no file {}", path.display()));
    let mut longer = path.as_os_str().to_owned();
    longer.push(".wasm");
    if Path::new(&longer).is_file() {
        return failure.help(format!("did you mean {}?", longer.display()));
    }
    match path.to_str() {
        Some("compile" | "inspect" | "completion" | "man" | "help") => {
            failure.help(format!("to mean the command, `{}` has to be the first word", path.display()))
        }
        _ => failure,
    }
}

/// What a load error means to people.
pub(crate) fn failure(path: &Path, error: LoadError) -> Failure {
    let file = path.display();
    match error {
        LoadError::NotWasm => Failure::new(NOT_WASM, format!("{file} is not a WebAssembly module"))
            .cause("it begins neither as a module (.wasm) nor as text (.wat)"),
        LoadError::Component => Failure::cannot(format!("{file} is a component"))
            .cause("Waxwing runs core modules; components (WASI 0.2 and later) are not supported yet")
            .help("build it for wasm32-wasip1 instead of wasm32-wasip2"),
        LoadError::Invalid(why) => Failure::new(NOT_WASM, format!("{file} is not a valid module")).cause(why),
        LoadError::Unsupported(what) => {
            let other = cfg!(feature = "wasmtime").then_some("--engine wasmtime runs it");
            Failure::cannot(format!("{file} cannot be run"))
                .cause(format!("it needs {what}"))
                .maybe_help(other)
        }
        LoadError::Missing(missing) => {
            let count = missing.len();
            let things = if count == 1 { "something" } else { "things" };
            let mut failure = Failure::cannot(format!("{file} imports {things} that nothing provides"));
            for import in missing.iter().take(LISTED) {
                failure = failure.cause(format!("{}: {}", import.import, import.advice));
            }
            if count > LISTED {
                failure = failure.cause(format!("and {} more", count - LISTED));
            }
            failure.help(format!("waxwing inspect {file} shows all imports"))
        }
        LoadError::NoEntry { wanted, exports } => {
            let failure = Failure::cannot(format!("{file} does not export a function `{wanted}`"));
            let callable: Vec<&str> =
                exports.iter().map(String::as_str).filter(|name| *name != "_initialize").collect();
            if callable.is_empty() {
                return failure.cause("it exports no function that could be called");
            }
            let more = if callable.len() > LISTED { ", ..." } else { "" };
            let shown = callable.iter().take(LISTED).copied().collect::<Vec<_>>().join(", ");
            failure.cause(format!("it exports {shown}{more}")).help("--invoke NAME calls one of them")
        }
        LoadError::Io(error) => unreadable(path, &error),
        LoadError::Engine(why) => Failure::new(CANNOT_RUN, "the engine cannot be set up").cause(why),
        error => Failure::new(CANNOT_RUN, format!("{file} cannot be run")).cause(error),
    }
}
