//! Describing a process before it runs: arguments, environment, directories, standard streams, limits, layers.
//!
//! Main type: [`Builder`]. One invariant: what is not asked for is not given: no directory, no variable, no socket; only
//! the standard streams are the host's unless said otherwise.

use std::fmt;
use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, Weak};

use waxwing_abi::StringBlock;
use waxwing_abi::types::{Errno, Fdflags};

use crate::dir::Dir;
use crate::engine::{Engine, Module};
use crate::fd_table::{self, FdTable};
use crate::file::OpenFile;
use crate::files::HostDir;
use crate::layer::{Layer, LayerFactory, Layers};
use crate::limits::Limits;
use crate::policy::{DenialLog, Given, Policy};
use crate::process::{Invoke, Parts, Process, Run};
use crate::signal::Signals;
use crate::sys::Handle;

/// Where a standard stream comes from or goes to.
#[derive(Debug, Default)]
#[non_exhaustive]
pub enum Stdio {
    /// The host process's own.
    #[default]
    Inherit,
    /// Nothing to read; what is written is gone (`/dev/null`).
    Null,
    /// This file, pipe or terminal.
    File(File),
}

/// Why a process cannot be built.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// A host directory cannot be opened.
    Directory {
        /// The directory.
        path: PathBuf,
        /// Why.
        errno: Errno,
    },
    /// An argument or variable contains a NUL, or all together are too long.
    Strings(Errno),
    /// A standard stream cannot be set up.
    Stream(Errno),
    /// More descriptors were asked for than the limit allows.
    Descriptors(Errno),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuildError::Directory { path, errno } => {
                write!(f, "cannot open directory {}: {}", path.display(), errno.name())
            }
            BuildError::Strings(Errno::Inval) => f.write_str("an argument or variable contains a NUL"),
            BuildError::Strings(errno) => write!(f, "arguments or variables: {}", errno.name()),
            BuildError::Stream(errno) => write!(f, "cannot set up the standard streams: {}", errno.name()),
            BuildError::Descriptors(_) => f.write_str("more descriptors are asked for than the limit allows"),
        }
    }
}

impl std::error::Error for BuildError {}

/// A process to be.
#[derive(Default)]
#[must_use]
pub struct Builder {
    args: Vec<Vec<u8>>,
    env: Vec<Vec<u8>>,
    streams: [Stdio; 3],
    dirs: Vec<(Arc<OpenFile>, Given)>,
    listeners: Vec<TcpListener>,
    limits: Limits,
    denial_log: Option<DenialLog>,
    layers: Layers,
    programs: Vec<(String, Arc<dyn Module>)>,
    invoke: Option<Invoke>,
    ends_on_broken_pipe: bool,
}

impl Builder {
    /// Adds an argument; the first one is the program's name.
    pub fn arg(mut self, arg: impl AsRef<[u8]>) -> Self {
        self.args.push(arg.as_ref().to_vec());
        self
    }

    /// Adds arguments.
    pub fn args(self, args: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Self {
        args.into_iter().fold(self, Builder::arg)
    }

    /// Sets an environment variable; the last setting of a name counts.
    pub fn env(mut self, name: impl AsRef<[u8]>, value: impl AsRef<[u8]>) -> Self {
        let start = [name.as_ref(), b"="].concat();
        self.env.retain(|variable| !variable.starts_with(&start));
        self.env.push([&start, value.as_ref()].concat());
        self
    }

    /// Sets where the guest reads descriptor 0.
    pub fn stdin(mut self, stdin: Stdio) -> Self {
        self.streams[0] = stdin;
        self
    }

    /// Sets where descriptor 1 goes.
    pub fn stdout(mut self, stdout: Stdio) -> Self {
        self.streams[1] = stdout;
        self
    }

    /// Sets where descriptor 2 goes.
    pub fn stderr(mut self, stderr: Stdio) -> Self {
        self.streams[2] = stderr;
        self
    }

    /// Gives the guest a host directory, under the name `guest`, with everything in it. It is opened now, so later
    /// changes of the path on the host do not matter.
    ///
    /// # Errors
    /// When it cannot be opened, or is no directory.
    pub fn preopen_dir(self, host: impl AsRef<Path>, guest: &str) -> Result<Self, BuildError> {
        self.preopen(host.as_ref(), guest, false)
    }

    /// As [`Builder::preopen_dir`], but whatever would change anything answers `rofs`.
    ///
    /// # Errors
    /// As [`Builder::preopen_dir`].
    pub fn preopen_dir_readonly(self, host: impl AsRef<Path>, guest: &str) -> Result<Self, BuildError> {
        self.preopen(host.as_ref(), guest, true)
    }

    fn preopen(mut self, host: &Path, guest: &str, read_only: bool) -> Result<Self, BuildError> {
        let handle = crate::sys::open_ambient_dir(host)
            .map_err(|errno| BuildError::Directory { path: host.to_owned(), errno })?;
        let dir = OpenFile::new(HostDir::new(handle, read_only), Fdflags::empty());
        self.dirs.push((dir, Given { guest: guest.to_owned(), read_only }));
        Ok(self)
    }

    /// Gives the guest a directory of any kind, under the name `guest`: one in memory, or one of the embedder's own
    /// ([`Dir`] has an example). Directories get their descriptors in the order in which they are given, the host's and
    /// others alike, from 3 up.
    pub fn mount(mut self, guest: &str, dir: Arc<dyn Dir>) -> Self {
        let given = Given { guest: guest.to_owned(), read_only: false };
        self.dirs.push((OpenFile::directory(dir, Fdflags::empty()), given));
        self
    }

    /// Gives the guest a listening socket, in the next free descriptor after the directories.
    pub fn listener(mut self, listener: TcpListener) -> Self {
        self.listeners.push(listener);
        self
    }

    /// Sets how much of the host the guest may use.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Tells `log` of what the guest is refused by how it was set up here: paths, and more than its limits. Each cause is
    /// told once; `log` is called during the call that is refused, on the guest's thread.
    pub fn denial_log(mut self, log: DenialLog) -> Self {
        self.denial_log = Some(log);
        self
    }

    /// Ends the process by `SIGPIPE`, quietly as any Unix tool, when it writes to descriptor 1 or 2 and nobody reads any
    /// more; otherwise it is told `pipe` and goes on.
    pub fn end_on_broken_pipe(mut self) -> Self {
        self.ends_on_broken_pipe = true;
        self
    }

    /// Wraps the calls of every thread and process of the run in what `factory` makes; the first layer is the outermost.
    pub fn layer<L: Layer + 'static>(mut self, factory: impl Fn() -> L + Send + Sync + 'static) -> Self {
        let factory: LayerFactory = Arc::new(move || Box::new(factory()));
        self.layers.0.push(factory);
        self
    }

    /// Gives the guest a program that it may start by this name.
    pub fn program(mut self, name: &str, module: Arc<dyn Module>) -> Self {
        self.programs.push((name.to_owned(), module));
        self
    }

    /// Calls this export instead of `_start`; its results are left as text in `results`.
    pub fn invoke(mut self, export: &str, arguments: Vec<String>, results: Arc<Mutex<Vec<String>>>) -> Self {
        self.invoke = Some(Invoke { export: export.to_owned(), arguments, results });
        self
    }

    /// Makes the process, ready to be run.
    ///
    /// # Errors
    /// What cannot be set up.
    pub fn build(self, engine: Arc<dyn Engine>, module: Arc<dyn Module>) -> Result<Arc<Process>, BuildError> {
        let [stdin, stdout, stderr] = self.streams;
        let streams =
            [stream(stdin, Handle::stdin), stream(stdout, Handle::stdout), stream(stderr, Handle::stderr)];
        let [stdin, stdout, stderr] = streams.map(|stream| stream.map_err(BuildError::Stream));
        let streams = [stdin?, stdout?, stderr?].map(fd_table::inherited);
        let files = FdTable::with_stdio(self.limits.open_files, streams).map_err(BuildError::Descriptors)?;
        let mut given = Vec::new();
        for (number, (dir, place)) in self.dirs.into_iter().enumerate() {
            let entry = fd_table::preopen(dir, &place.guest, number);
            files.insert(entry).map_err(BuildError::Descriptors)?;
            given.push(place);
        }
        let policy = Policy::new(self.denial_log, given, self.listeners.len());
        for (number, listener) in self.listeners.into_iter().enumerate() {
            let entry = fd_table::socket_entry(listener.into(), number);
            files.insert(entry).map_err(BuildError::Descriptors)?;
        }
        let run = Run::new(engine, self.layers, self.limits, policy, self.programs);
        let parts = Parts {
            parent: Weak::new(),
            module,
            files,
            args: StringBlock::new(self.args).map_err(BuildError::Strings)?,
            env: StringBlock::new(self.env).map_err(BuildError::Strings)?,
            signals: Signals::new(self.ends_on_broken_pipe),
            invoke: self.invoke,
        };
        Process::new(&run, parts).map_err(BuildError::Descriptors)
    }
}

fn stream(stdio: Stdio, own: fn() -> Handle) -> Result<Handle, Errno> {
    match stdio {
        Stdio::Inherit => Ok(own()),
        Stdio::Null => crate::sys::open_null(),
        Stdio::File(file) => Ok(file.into()),
    }
}
