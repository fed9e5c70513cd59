//! Programs: from a name that a guest says to a module that can be run.
//!
//! Main functions: [`find`], and [`Programs::load`] behind it. A name is that of a program which the embedder has given, or a
//! path of a file: a module, or a script whose first line names its interpreter (`#!`). One invariant: nothing of the caller
//! is changed, so that whoever cannot run a program is as it was.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use waxwing_abi::GuestString;
use waxwing_abi::types::{Errno, Filestat, Filetype};

use crate::engine::{Binary, LoadError, Module};
use crate::file::{At, File, OpenFile};
use crate::policy::{joined, normal};
use crate::run::Run;
use crate::sys::{self, OpenHow};
use crate::world::World;

/// Where programs are looked for unless the guest says where.
const DIRECTORIES: &str = "/usr/local/bin:/bin:/usr/bin";

/// The longest name of a file, in bytes (Linux's `NAME_MAX`).
const NAME_MAX: usize = 255;

/// The longest first line of a script, in bytes (Linux's `BINPRM_BUF_SIZE`).
const LINE_MAX: usize = 256;

/// How much of a file is read to see what it is: the first line of a script, with what it begins with.
const HEAD: usize = LINE_MAX;

/// The longest module, in bytes (the limit that engines for the web agree on).
const LARGEST: usize = 1 << 30;

/// How many scripts may be one another's interpreters, as on Linux.
const SCRIPTS: usize = 4;

/// How many programs a run keeps loaded; one that loads more begins anew.
const KEPT: usize = 256;

/// How old a file has to be for its times to tell it from the one that it may become: file systems' clocks tick in steps.
const SETTLED: Duration = Duration::from_millis(50);

/// What a guest asks to run.
#[derive(Clone, Copy)]
pub(crate) struct Request<'a> {
    /// The call that it makes.
    pub(crate) call: &'static str,
    /// Its name: a path, unless it is looked for.
    pub(crate) name: &'a str,
    /// The directories to look in, with colons between, for a name without slashes.
    pub(crate) search: Option<&'a str>,
}

impl<'a> Request<'a> {
    /// As the calls have it: whether to look, and where, if not in the usual places.
    pub(crate) fn new(
        call: &'static str,
        name: &'a GuestString,
        search: bool,
        path: Option<&'a GuestString>,
    ) -> Self {
        let search = search.then_some(path.map_or(DIRECTORIES, GuestString::as_str));
        Request { call, name: name.as_str(), search }
    }
}

/// A module, and the arguments that it is run with.
pub(crate) type Runnable = (Arc<dyn Module>, Vec<Vec<u8>>);

/// What a name stands for.
enum Found {
    Registered(Arc<dyn Module>),
    File { path: String, file: Arc<OpenFile> },
}

/// What a file holds.
enum Contents {
    Module(Arc<dyn Module>),
    Script { interpreter: String, argument: Option<String> },
}

/// Finds and loads a program; the module to run, and the arguments that it is run with: those of a script are given to its
/// interpreter.
///
/// # Errors
/// As POSIX exec: `noent`, `notdir`, `nametoolong`, `loop`; `acces` for what may not be executed; `noexec` for what is neither
/// a module that the engine can run nor a script. Why a module cannot be run is put on record.
pub(crate) fn find(
    run: &Run,
    world: Option<&World>,
    request: Request<'_>,
    mut args: Vec<Vec<u8>>,
) -> Result<Runnable, Errno> {
    if args.is_empty() {
        args.push(request.name.into());
    }
    let mut found = locate(run, world, request)?;
    for _ in 0..=SCRIPTS {
        let (path, file) = match found {
            Found::Registered(module) => return Ok((module, args)),
            Found::File { path, file } => (path, file),
        };
        let refused = |error: &LoadError| {
            // By its absolute name, as far as that is known, so that it is told of once.
            let cwd = world.and_then(|world| world.cwd_path().ok()).unwrap_or_default();
            let path = normal(&joined(&String::from_utf8_lossy(&cwd), &path));
            run.policy.program(request.call, path, || why(error), Errno::Noexec)
        };
        match run.loaded.read(run, &file, refused)? {
            Contents::Module(module) => return Ok((module, args)),
            Contents::Script { interpreter, argument } => {
                let words = [Some(interpreter.clone()), argument, Some(path)].into_iter().flatten();
                args.splice(..1, words.map(String::into_bytes));
                found = locate(run, world, Request { name: &interpreter, search: None, ..request })?;
            }
        }
    }
    Err(Errno::Loop)
}

fn locate(run: &Run, world: Option<&World>, request: Request<'_>) -> Result<Found, Errno> {
    let Request { name, search, .. } = request;
    if name.is_empty() {
        return Err(Errno::Noent);
    }
    let Some(directories) = search.filter(|_| !name.contains('/')) else { return at_path(run, world, name) };
    if name.len() > NAME_MAX {
        return Err(Errno::Nametoolong);
    }
    if let Some(module) = registered(run, name) {
        return Ok(Found::Registered(module));
    }
    let mut refused = Errno::Noent;
    for directory in directories.split(':') {
        // An empty one is the current directory.
        let path = if directory.is_empty() { name.to_owned() } else { format!("{directory}/{name}") };
        match at_path(run, world, &path) {
            Err(Errno::Noent | Errno::Notdir) => {}
            Err(Errno::Acces) => refused = Errno::Acces,
            found => return found,
        }
    }
    Err(refused)
}

fn at_path(run: &Run, world: Option<&World>, path: &str) -> Result<Found, Errno> {
    if let Some(module) = registered(run, path) {
        return Ok(Found::Registered(module));
    }
    let opened = open(world, path).and_then(|file| {
        let is_regular = file.file().filetype()? == Filetype::RegularFile;
        if is_regular && may_execute(path, file.file())? { Ok(file) } else { Err(Errno::Acces) }
    });
    match opened {
        Ok(file) => Ok(Found::File { path: path.to_owned(), file }),
        // What the embedder has given is found in the usual places as well.
        Err(errno) => named(path).and_then(|name| registered(run, name)).map(Found::Registered).ok_or(errno),
    }
}

/// Opens the file at a path of the guest's. A guest that is none of WASIX has no paths but those from its descriptors.
fn open(world: Option<&World>, path: &str) -> Result<Arc<OpenFile>, Errno> {
    let how = OpenHow { read: true, follow: true, ..OpenHow::default() };
    world.ok_or(Errno::Noent)?.open(&GuestString::from_host(path)?, &how)
}

fn registered(run: &Run, name: &str) -> Option<Arc<dyn Module>> {
    run.programs.iter().find(|(program, _)| program == name).map(|(_, module)| Arc::clone(module))
}

/// The name of a file in one of the usual directories.
fn named(path: &str) -> Option<&str> {
    let (directory, name) = path.rsplit_once('/')?;
    DIRECTORIES.split(':').any(|usual| usual == directory).then_some(name)
}

/// A file of the host's is executable if its mode says so; of others, which have none, those that lie where programs do.
fn may_execute(path: &str, file: &dyn File) -> Result<bool, Errno> {
    if named(path).is_some() {
        return Ok(true);
    }
    file.handle().map_or(Ok(false), sys::is_executable)
}

/// What tells a file from any other, and from what it was before it was last changed.
type Identity = [u64; 5];

fn identity(stat: &Filestat) -> Option<Identity> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?;
    let changed = Duration::from_nanos(stat.mtim.max(stat.ctim));
    (now.checked_sub(changed)? > SETTLED).then_some([stat.dev, stat.ino, stat.size, stat.mtim, stat.ctim])
}

/// A place for one module, held while it is being loaded: whoever wants the same waits.
type Place = Arc<Mutex<Option<Arc<dyn Module>>>>;

/// The programs that a run has loaded from files, so that each is compiled once.
#[derive(Default)]
pub(crate) struct Programs {
    kept: Mutex<Kept>,
    hashers: [RandomState; 2],
}

#[derive(Default)]
struct Kept {
    files: HashMap<Identity, Arc<dyn Module>>,
    /// By length and two hashes of their bytes, whose keys no guest knows.
    contents: HashMap<(usize, [u64; 2]), Place>,
}

impl Programs {
    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a file holds. `refused` is told of a module that cannot be run, and answers what the guest is told.
    fn read(
        &self,
        run: &Run,
        file: &OpenFile,
        refused: impl FnOnce(&LoadError) -> Errno,
    ) -> Result<Contents, Errno> {
        let stat = file.file().filestat()?;
        let identity = identity(&stat);
        if let Some(identity) = &identity
            && let Some(module) = self.kept().files.get(identity)
        {
            return Ok(Contents::Module(Arc::clone(module)));
        }
        let metadata = file.file().handle().and_then(|handle| sys::metadata(handle).ok());
        let read = |most| sys::read_all(most, |at, iovs| file.file().read(At::Offset(at), iovs));
        // A guest can make files that are larger than the host has memory.
        let head = read(HEAD)?;
        if let Some(line) = head.strip_prefix(b"#!") {
            return script(line);
        }
        if !head.starts_with(b"\0asm") {
            return Err(Errno::Noexec);
        }
        if stat.size > LARGEST as u64 {
            return Err(refused(&LoadError::Invalid("it is larger than 1 GiB".to_owned())));
        }
        // It may have grown meanwhile.
        let bytes = read(LARGEST)?;
        let module = self.load(run, Binary { wasm: &bytes, file: metadata.as_ref() });
        let module = module.map_err(|error| refused(&error))?;
        if let Some(identity) = identity {
            self.kept().files.insert(identity, Arc::clone(&module));
        }
        Ok(Contents::Module(module))
    }

    fn load(&self, run: &Run, binary: Binary<'_>) -> Result<Arc<dyn Module>, LoadError> {
        let key = (binary.wasm.len(), [0, 1].map(|number| self.hashers[number].hash_one(binary.wasm)));
        let place = {
            let mut kept = self.kept();
            if kept.files.len() >= KEPT || kept.contents.len() >= KEPT {
                *kept = Kept::default();
            }
            Arc::clone(kept.contents.entry(key).or_default())
        };
        let mut place = place.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(module) = &*place {
            return Ok(Arc::clone(module));
        }
        let module = run.engine.load_program(binary)?;
        module.check_entry(None)?;
        Ok(Arc::clone(place.insert(module)))
    }
}

/// Why a module cannot be run, in one line.
fn why(error: &LoadError) -> String {
    let why = match error {
        LoadError::Missing(missing) => match &missing[..] {
            [first, others @ ..] => {
                let others =
                    if others.is_empty() { String::new() } else { format!("; and {} more", others.len()) };
                format!("it imports what nothing provides: {first}{others}")
            }
            [] => error.to_string(),
        },
        error => error.to_string(),
    };
    why.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

/// The first line of a script, after `#!`: the interpreter, and all that follows it as one argument.
fn script(text: &[u8]) -> Result<Contents, Errno> {
    let text = &text[..text.len().min(LINE_MAX - 2)];
    let end = text.iter().position(|byte| *byte == b'\n');
    let line = std::str::from_utf8(&text[..end.unwrap_or(text.len())]).map_err(|_| Errno::Noexec)?;
    let line = line.trim_matches([' ', '\t']);
    let (interpreter, argument) = match line.split_once([' ', '\t']) {
        Some((interpreter, argument)) => (interpreter, Some(argument.trim_start_matches([' ', '\t']))),
        // A name that does not end in the line may be any.
        None if end.is_none() && text.len() == LINE_MAX - 2 => return Err(Errno::Noexec),
        None => (line, None),
    };
    if interpreter.is_empty() {
        return Err(Errno::Noexec);
    }
    Ok(Contents::Script { interpreter: interpreter.to_owned(), argument: argument.map(str::to_owned) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_of_a_script() {
        let long = format!("{}\n", "i".repeat(300));
        type Line = (&'static str, Option<&'static str>);
        let cases: [(&[u8], Option<Line>); 10] = [
            (b"/bin/sh\n", Some(("/bin/sh", None))),
            (b" /bin/sh \t\nrest", Some(("/bin/sh", None))),
            (b"/bin/env  one two \n", Some(("/bin/env", Some("one two")))),
            (b"/bin/sh", Some(("/bin/sh", None))),
            (b"sh\t-e\r\n", Some(("sh", Some("-e\r")))),
            (b"", None),
            (b"\n/bin/sh\n", None),
            (b"  \n", None),
            (b"/bin/\xff\n", None),
            (long.as_bytes(), None),
        ];
        for (text, expected) in cases {
            let found = match script(text) {
                Ok(Contents::Script { interpreter, argument }) => Some((interpreter, argument)),
                _ => None,
            };
            let found = found.as_ref().map(|(interpreter, argument)| (&interpreter[..], argument.as_deref()));
            assert_eq!(found, expected, "{}", text.escape_ascii());
        }
    }

    #[test]
    fn programs_lie_in_the_usual_directories() {
        let cases = [("/bin/a", Some("a")), ("/usr/bin/b", Some("b")), ("/usr/local/bin/c", Some("c"))];
        for (path, name) in cases.into_iter().chain([("/tmp/a", None), ("bin/a", None), ("a", None)]) {
            assert_eq!(named(path), name, "{path}");
        }
    }
}
