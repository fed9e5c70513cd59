//! Getting a module ready to run: from the cache, compiled, or precompiled.
//!
//! Main type: [`Source`], a file and what kind of thing it is. One invariant: a module that the cache has is never read
//! beyond its first sections, and no compiler is set up for it.

use std::fs::{File, Metadata};
use std::io::{self, Cursor, Read as _, Seek as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use waxwing::engine::LoadError;
use waxwing_module::{Glance, glance};
use waxwing_wasmtime::cache::Cache;
use waxwing_wasmtime::{Config, Program, Wasmtime};

use crate::progress::Progress;
use crate::report::{self, CANNOT_RUN, Failure, NOT_FOUND, NOT_WASM};
use crate::units;

/// How many exports or imports a message lists.
const LISTED: usize = 30;

/// An engine and the program that it has loaded.
pub(crate) struct Loaded {
    pub(crate) engine: Arc<Wasmtime>,
    pub(crate) program: Arc<Program>,
}

/// How a run wants its module loaded.
pub(crate) struct Wanted<'a> {
    pub(crate) config: Config,
    pub(crate) preloads: &'a [(String, PathBuf)],
    pub(crate) allow_precompiled: bool,
}

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
    metadata: Metadata,
    form: Form,
    /// What was read of a file that can be read only once (a pipe).
    read: Option<Vec<u8>>,
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
            file.read_to_end(&mut head).map_err(unreadable)?;
            read = Some(head.clone());
        }
        let by_name = path.extension().is_some_and(|extension| extension == "wat");
        let form = match &head[..] {
            [0, b'a', b's', b'm', ..] => Form::Binary,
            // An ELF file of Wasmtime's own "operating system".
            [0x7f, b'E', b'L', b'F', _, _, _, 200, ..] => Form::Precompiled,
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
    pub(crate) fn load(mut self, wanted: Wanted<'_>) -> Result<Loaded, Failure> {
        let Wanted { mut config, preloads, allow_precompiled } = wanted;
        if matches!(self.form, Form::Precompiled) {
            if !preloads.is_empty() {
                return Err(Failure::cannot("--preload cannot be used with a compiled file")
                    .help("run the module that it was compiled from"));
            }
            return self.load_precompiled(&config, allow_precompiled);
        }
        config.interruptible |= self.wants_interrupts()?;
        // A pipe has no identity that a cache could know it by; preloaded modules change what a module is linked to.
        if self.read.is_some() || !preloads.is_empty() {
            config.cache = None;
        }
        let path = self.path.clone();
        if config.cache.is_some() {
            let engine = Wasmtime::without_compiler(&config).map_err(|error| failure(&path, error))?;
            if let Some(program) =
                engine.load_cached(&self.metadata).map_err(|error| failure(&path, error))?
            {
                report::note(|| format!("{} comes from the cache", path.display()));
                return Ok(Loaded { engine, program });
            }
        }
        let mut others = Vec::new();
        for (name, file) in preloads {
            others.push((name.clone(), Source::open(file)?.into_wasm()?));
        }
        let metadata = self.metadata.clone();
        let wasm = self.into_wasm()?;
        report::note(|| {
            format!("{} is compiled ({})", path.display(), units::readable_size(wasm.len() as u64))
        });
        let progress = Progress::start(format!("compiling {}", report::plain(&path.display().to_string())));
        let engine = Wasmtime::new(&config).map_err(|error| failure(&path, error))?;
        let program = engine.load_with(&wasm, others).map_err(|error| failure(&path, error))?;
        if config.cache.is_some() {
            engine.remember(&metadata, &wasm, &program);
        }
        drop(progress);
        Ok(Loaded { engine, program })
    }

    /// Loads a file that holds machine code: only if nobody but this user could have written it, or it was allowed.
    fn load_precompiled(self, config: &Config, allowed: bool) -> Result<Loaded, Failure> {
        let path = self.path.display();
        if !allowed && !is_private(&self.metadata) {
            return Err(Failure::cannot(format!("{path} is machine code that others could have written"))
                .cause("it is not owned by this user, or others may write it")
                .help("--allow-precompiled runs it all the same"));
        }
        // How it was compiled is known only by trying; what the run needs comes first.
        let mut attempts = vec![(config.interruptible, config.fuel)];
        for other in [(true, config.fuel), (config.interruptible, true), (true, true)] {
            if !attempts.contains(&other) {
                attempts.push(other);
            }
        }
        let mut why = None;
        for (interruptible, fuel) in attempts {
            let mut config = config.clone();
            config.cache = None;
            (config.interruptible, config.fuel) = (interruptible, fuel);
            let engine = Wasmtime::without_compiler(&config).map_err(|error| failure(&self.path, error))?;
            let file = self.file.try_clone().map_err(|error| unreadable(&self.path, &error))?;
            // SAFETY: the open file is this user's and only this user could write it, or the user said that it can be
            // trusted; what this user does to it while it runs is this user's own program's fate.
            match unsafe { engine.load_precompiled_file(file) } {
                Ok(program) => return Ok(Loaded { engine, program }),
                Err(LoadError::Precompiled(text)) => drop(why.get_or_insert(text)),
                Err(error) => return Err(failure(&self.path, error)),
            }
        }
        let mut flags = String::new();
        if config.interruptible {
            flags.push_str(" --interruptible");
        }
        if config.fuel {
            flags.push_str(" --fuel");
        }
        Err(Failure::cannot(format!(
            "{path} was compiled by another version, for another machine or another use"
        ))
        .cause(why.unwrap_or_default())
        .help(format!("compile it again: waxwing compile{flags} FILE")))
    }
}

/// Where compiled modules are kept, as the flags, the environment and the system have it.
pub(crate) fn cache_dir(flags: &crate::args::CacheArgs) -> Option<PathBuf> {
    if flags.no_cache {
        return None;
    }
    let said = flags.cache_dir.clone().or_else(|| std::env::var_os("WAXWING_CACHE_DIR").map(PathBuf::from));
    match said {
        Some(dir) => {
            if let Err(error) = Cache::open(&dir, &Config::default()) {
                report::warn(&format!("no cache in {}: {error}", dir.display()));
            }
            Some(dir)
        }
        None => Cache::default_dir(),
    }
}

/// Whether nobody but this user (or root) can have written a file.
fn is_private(file: &Metadata) -> bool {
    (file.uid() == rustix::process::geteuid().as_raw() || file.uid() == 0) && file.mode() & 0o022 == 0
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
    wat::Parser::new().parse_str(Some(path), text).map_err(|error| cannot().cause(error))
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
