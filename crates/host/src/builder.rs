//! Describing a process before it runs: arguments, environment, directories, standard streams, limits, layers.
//!
//! Main type: [`Builder`]. One invariant: what is not asked for is not given: no directory, no variable, no socket; only
//! the standard streams are the host's unless said otherwise.

use std::fmt;
use std::fs::File;
#[cfg(unix)]
use std::io::{PipeReader, PipeWriter};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, Weak};

use waxwing_abi::StringBlock;
use waxwing_abi::types::{Errno, Fdflags};

use crate::clock::Clock;
use crate::dir::Dir;
use crate::engine::{Engine, Module, Ready, Sockets, Stop};
use crate::fd_table::{self, FdTable, Origin};
use crate::file::OpenFile;
use crate::files::{Buffer, HostDir, SharedFile};
use crate::http::HttpClient;
use crate::image::Image;
use crate::layer::{Layer, LayerFactory, Layered, Layers};
use crate::limits::Limits;
use crate::net::{NetPolicy, Network, Resolver};
use crate::policy::{DenialLog, Given, Policy};
use crate::process::{Invoke, Parts, Pipes, Process};
use crate::random::Random;
use crate::run::{Run, Sources};
use crate::signal::Signals;
use crate::sys::{self, Handle};
use crate::terminal::Terminal;
use crate::thread::Thread;
use crate::trace::{Sink, Tracer};
use crate::world::Plan;

/// Where a standard stream comes from or goes to.
#[derive(Debug, Default)]
#[non_exhaustive]
pub enum Stdio {
    /// The host process's own.
    #[default]
    Inherit,
    /// Nothing to read; what is written is gone (`/dev/null`).
    Null,
    /// A new pipe, whose other end [`Process::take_stdin`] and its kin hand out, or a [`Child`](crate::Child) has.
    Piped,
    /// This file, pipe or terminal.
    File(File),
    /// These bytes to read.
    Bytes(Vec<u8>),
    /// Memory of the host's: read to its end, or appended to. Runs that share it take turns with what is in it.
    Buffer(Buffer),
    /// An open file of any kind, shared with whoever else has it.
    Open(Arc<OpenFile>),
}

impl Stdio {
    /// The host process's own.
    #[must_use]
    pub fn inherit() -> Self {
        Stdio::Inherit
    }

    /// Nothing to read; what is written is gone.
    #[must_use]
    pub fn null() -> Self {
        Stdio::Null
    }

    /// A new pipe.
    #[must_use]
    pub fn piped() -> Self {
        Stdio::Piped
    }
}

impl From<File> for Stdio {
    fn from(file: File) -> Self {
        Stdio::File(file)
    }
}

impl From<&str> for Stdio {
    fn from(text: &str) -> Self {
        Stdio::Bytes(text.into())
    }
}

impl From<Vec<u8>> for Stdio {
    fn from(bytes: Vec<u8>) -> Self {
        Stdio::Bytes(bytes)
    }
}

impl From<&Buffer> for Stdio {
    fn from(buffer: &Buffer) -> Self {
        Stdio::Buffer(buffer.clone())
    }
}

impl From<Arc<OpenFile>> for Stdio {
    fn from(file: Arc<OpenFile>) -> Self {
        Stdio::Open(file)
    }
}

#[cfg(unix)]
macro_rules! stdio_from_pipes {
    ($($end:ty),*) => {$(
        impl From<$end> for Stdio {
            fn from(end: $end) -> Self {
                Stdio::File(File::from(std::os::fd::OwnedFd::from(end)))
            }
        }
    )*};
}

#[cfg(unix)]
stdio_from_pipes!(PipeReader, PipeWriter);

/// A standard stream of a process to be, which may be built more than once.
#[derive(Default)]
enum Stream {
    #[default]
    Inherit,
    Null,
    Piped,
    Handle(Handle),
    Bytes(Arc<[u8]>),
    Buffer(Buffer),
    Open(Arc<OpenFile>),
}

impl From<Stdio> for Stream {
    fn from(stdio: Stdio) -> Self {
        match stdio {
            Stdio::Inherit => Stream::Inherit,
            Stdio::Null => Stream::Null,
            Stdio::Piped => Stream::Piped,
            Stdio::File(file) => Stream::Handle(file.into()),
            Stdio::Bytes(bytes) => Stream::Bytes(bytes.into()),
            Stdio::Buffer(buffer) => Stream::Buffer(buffer),
            Stdio::Open(file) => Stream::Open(file),
        }
    }
}

impl Clone for Stream {
    fn clone(&self) -> Self {
        match self {
            Stream::Inherit => Stream::Inherit,
            Stream::Null => Stream::Null,
            Stream::Piped => Stream::Piped,
            Stream::Handle(handle) => Stream::Handle(handle.alias()),
            Stream::Bytes(bytes) => Stream::Bytes(Arc::clone(bytes)),
            Stream::Buffer(buffer) => Stream::Buffer(buffer.clone()),
            Stream::Open(file) => Stream::Open(Arc::clone(file)),
        }
    }
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
    /// A program for the guest to start cannot be had.
    Command {
        /// Its name.
        name: String,
        /// The file that it is in.
        path: PathBuf,
        /// Why; `inval` when no file can have the name, `noexec` when it is no regular file.
        errno: Errno,
    },
    /// A WASIX guest cannot start in the directory that was asked for.
    WorkingDirectory {
        /// The directory, in the guest's tree.
        path: String,
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
            BuildError::Command { name, path, errno } => {
                write!(f, "{} cannot be the program {name}: {}", path.display(), errno.name())
            }
            BuildError::WorkingDirectory { path, errno } => {
                write!(f, "the guest cannot start in {path}: {}", errno.name())
            }
            BuildError::Strings(Errno::Inval) => f.write_str("an argument or variable contains a NUL"),
            BuildError::Strings(errno) => write!(f, "arguments or variables: {}", errno.name()),
            BuildError::Stream(errno) => write!(f, "cannot set up the standard streams: {}", errno.name()),
            BuildError::Descriptors(_) => f.write_str("more descriptors are asked for than the limit allows"),
        }
    }
}

impl std::error::Error for BuildError {}

/// A directory for a process to be.
#[derive(Clone)]
enum Tree {
    Host(Arc<HostDir>),
    Any(Arc<dyn Dir>),
}

impl Tree {
    /// As a part of a tree, which opens it anew whenever its entries are read.
    fn mounted(self) -> Arc<dyn Dir> {
        match self {
            Tree::Host(dir) => dir,
            Tree::Any(dir) => dir,
        }
    }

    fn open(self) -> Result<Arc<OpenFile>, Errno> {
        Ok(match self {
            // One that another process may be built with is opened anew: who reads its entries has a position in it.
            Tree::Host(dir) => {
                let dir = Arc::try_unwrap(dir).or_else(|shared| shared.reopen())?;
                OpenFile::new(dir, Fdflags::empty())
            }
            Tree::Any(dir) => OpenFile::directory(dir, Fdflags::empty()),
        })
    }
}

/// A process to be. A clone of it builds another of the same.
#[derive(Clone, Default)]
#[must_use]
pub struct Builder {
    args: Vec<Vec<u8>>,
    env: Vec<Vec<u8>>,
    streams: [Stream; 3],
    dirs: Vec<(Tree, Given)>,
    cwd: Option<String>,
    commands: Vec<(String, SharedFile)>,
    listeners: Vec<Arc<Handle>>,
    connections: Vec<Arc<Handle>>,
    limits: Limits,
    denial_log: Option<DenialLog>,
    layers: Layers,
    sources: Sources,
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
    pub fn stdin(mut self, stdin: impl Into<Stdio>) -> Self {
        self.streams[0] = stdin.into().into();
        self
    }

    /// Sets where descriptor 1 goes.
    pub fn stdout(mut self, stdout: impl Into<Stdio>) -> Self {
        self.streams[1] = stdout.into().into();
        self
    }

    /// Sets where descriptor 2 goes.
    pub fn stderr(mut self, stderr: impl Into<Stdio>) -> Self {
        self.streams[2] = stderr.into().into();
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
        let handle = sys::open_ambient_dir(host)
            .map_err(|errno| BuildError::Directory { path: host.to_owned(), errno })?;
        let dir = Tree::Host(Arc::new(HostDir::new(handle, read_only)));
        self.dirs.push((dir, Given { guest: guest.to_owned(), read_only }));
        Ok(self)
    }

    /// Gives the guest a directory of any kind, under the name `guest`: one in memory, or one of the embedder's own
    /// ([`Dir`] has an example). Directories get their descriptors in the order in which they are given, the host's and
    /// others alike, from 3 up.
    pub fn mount(mut self, guest: &str, dir: Arc<dyn Dir>) -> Self {
        self.dirs.push((Tree::Any(dir), Given { guest: guest.to_owned(), read_only: false }));
        self
    }

    /// Has a WASIX guest start in this directory of its own tree, and its relative directories lie there. Otherwise it starts
    /// in the directory called `.`, which is `/work` then, or at the top. A preview guest has no current directory: its libc
    /// looks for relative paths in what is called `.`.
    pub fn cwd(mut self, guest: &str) -> Self {
        self.cwd = Some(guest.to_owned());
        self
    }

    /// Gives the guest a listening socket, in the next free descriptor after the directories.
    pub fn listener(mut self, listener: TcpListener) -> Self {
        self.listeners.push(Arc::new(listener.into()));
        self
    }

    /// Gives the guest a connection, in the next free descriptor after the listening sockets.
    pub fn connection(mut self, connection: TcpStream) -> Self {
        self.connections.push(Arc::new(connection.into()));
        self
    }

    /// Sets how much of the host the guest may use.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Tells `log` of what the guest is refused by how it was set up here: paths, and more than its limits; and of programs that it
    /// cannot start since the engine cannot run them ([`Reason::NotRunnable`](crate::Reason::NotRunnable)). Each cause is
    /// told once; `log` is called during the call that is refused, on the guest's thread.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use waxwing::{Grant, Process};
    ///
    /// let builder = Process::builder().denial_log(Arc::new(|denial| match &denial.grant {
    ///     Grant::Directory { guest, writable } => println!("it wants {guest}, to write: {writable}"),
    ///     Grant::Nothing => {}
    ///     _ => println!("{denial}"),
    /// }));
    /// # let _ = builder;
    /// ```
    pub fn denial_log(mut self, log: DenialLog) -> Self {
        self.denial_log = Some(log);
        self
    }

    /// Has the guest see this clock instead of the host's.
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.sources.clock = Some(clock);
        self
    }

    /// Has the guest's random bytes come from there instead of the operating system.
    pub fn random(mut self, random: Arc<dyn Random>) -> Self {
        self.sources.random = Some(random);
        self
    }

    /// Has this decide who the guest may talk to.
    pub fn net_policy(mut self, policy: Arc<dyn NetPolicy>) -> Self {
        self.sources.net_policy = Some(policy);
        self
    }

    /// Has the guest's network come from there instead of the host. What it may do there its policy still says.
    pub fn network(mut self, network: Arc<dyn Network>) -> Self {
        self.sources.network = Some(network);
        self
    }

    /// Has this find the addresses of names, instead of the host's own resolver.
    pub fn resolver(mut self, resolver: Arc<dyn Resolver>) -> Self {
        self.sources.resolver = Some(resolver);
        self
    }

    /// Has this speak HTTP and web sockets for the guest (`http_request`, `http_status`, `ws_connect`), over its network and under
    /// its policy. Without one these calls are `notsup`.
    pub fn http_client(mut self, client: Arc<dyn HttpClient>) -> Self {
        self.sources.http_client = Some(client);
        self
    }

    /// The dialects of sockets that the guest is given. Here it counts whether the path of `path_open` may be a socket's
    /// address (`tcp+listen://:8080`, with a negative descriptor); calls are left out where a module is loaded, by the engine's
    /// configuration. A guest without a policy for the network is refused all that they would do.
    pub fn sockets(mut self, sockets: Sockets) -> Self {
        self.sources.sockets = sockets;
        self
    }

    /// Ends the process by `SIGPIPE`, quietly as any Unix tool, when it writes to descriptor 1 or 2 and nobody reads any
    /// more; otherwise it is told `pipe` and goes on.
    pub fn end_on_broken_pipe(mut self) -> Self {
        self.ends_on_broken_pipe = true;
        self
    }

    /// Wraps the calls of every thread and process of the run in what `factory` makes; the first layer is the outermost.
    pub fn layer<L: Layer + 'static>(self, factory: impl Fn() -> L + Send + Sync + 'static) -> Self {
        self.layer_of(move |_| factory())
    }

    /// As [`Builder::layer`], for layers that want to know whose calls they wrap.
    pub fn layer_of<L: Layer + 'static>(
        mut self,
        factory: impl Fn(&Thread) -> L + Send + Sync + 'static,
    ) -> Self {
        let factory: LayerFactory = Arc::new(move |thread| Box::new(factory(thread)));
        self.layers.0.push(factory);
        self
    }

    /// Tells every call of every thread and process of the run to what `factory` makes for the thread ([`crate::trace`]).
    pub fn trace<S: Sink + 'static>(self, factory: impl Fn(&Thread) -> S + Send + Sync + 'static) -> Self {
        self.layer_of(move |thread| Tracer::new(thread, factory(thread)))
    }

    /// Gives the guest a program that it may start by this name.
    pub fn program(mut self, name: &str, module: Arc<dyn Module>) -> Self {
        self.programs.push((name.to_owned(), module));
        self
    }

    /// Gives a WASIX guest a program that it may start by this name, or as `/bin/NAME`: the module in the file `host`, which is
    /// opened now and read when it is started.
    ///
    /// # Errors
    /// When it cannot be opened or is no regular file, or when the name cannot be that of a file.
    pub fn command(mut self, name: &str, host: impl AsRef<Path>) -> Result<Self, BuildError> {
        let unusable =
            |errno| BuildError::Command { name: name.to_owned(), path: host.as_ref().to_owned(), errno };
        if matches!(name, "" | "." | "..") || name.contains(['/', '\0']) || name.len() > 255 {
            return Err(unusable(Errno::Inval));
        }
        let file = sys::open_regular(host.as_ref()).map_err(unusable)?;
        self.commands.push((name.to_owned(), SharedFile::new(file)));
        Ok(self)
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
        // Only what the host has is asked whether it is a terminal, and only for who can do something with it.
        let of_host =
            self.streams.each_ref().map(|stream| matches!(stream, Stream::Inherit | Stream::Handle(_)));
        let [stdin, stdout, stderr] = self.streams;
        let (stdin, writer) = match stdin {
            Stream::Piped => {
                let (guest, host) = sys::pipe().map_err(BuildError::Stream)?;
                (fd_table::inherited(guest.into()), Some(host))
            }
            stream => (open(stream, Handle::stdin)?, None),
        };
        let output = |stream, own| match stream {
            Stream::Piped => {
                let (host, guest) = sys::pipe().map_err(BuildError::Stream)?;
                Ok((fd_table::inherited(guest.into()), Some(host)))
            }
            stream => Ok((open(stream, own)?, None)),
        };
        let (stdout, of_stdout) = output(stdout, Handle::stdout)?;
        let (stderr, of_stderr) = output(stderr, Handle::stderr)?;
        let pipes = Pipes { stdin: writer, stdout: of_stdout, stderr: of_stderr };
        let is_wasix = module.is_wasix();
        let streams = [stdin, stdout, stderr];
        let hosts = streams.iter().zip(of_host).filter(|(_, of_host)| *of_host && is_wasix);
        let terminal = Terminal::among(hosts.map(|(stream, _)| stream));
        let files = FdTable::with_stdio(self.limits.open_files, streams);
        let files = files.map_err(BuildError::Descriptors)?;
        let mut given = Vec::new();
        let mut plan = Plan {
            dirs: Vec::new(),
            cwd: self.cwd,
            commands: self.commands,
            random: self.sources.random.clone(),
            terminal: terminal.clone(),
        };
        for (number, (dir, place)) in self.dirs.into_iter().enumerate() {
            if is_wasix {
                plan.dirs.push((place.guest.clone(), Origin::directory(number), dir.mounted()));
            } else {
                let path = || PathBuf::from(&place.guest);
                let dir = dir.open().map_err(|errno| BuildError::Directory { path: path(), errno })?;
                let entry = fd_table::preopen(dir, &place.guest, number);
                files.insert(entry).map_err(BuildError::Descriptors)?;
            }
            given.push(place);
        }
        let world = is_wasix.then(|| plan.build()).transpose()?;
        if let Some(world) = &world {
            let top = |errno| BuildError::Directory { path: "/".into(), errno };
            files.insert(world.entry().map_err(top)?).map_err(BuildError::Descriptors)?;
        }
        let network = self.sources.net_policy.clone();
        let policy = Policy::new(self.denial_log, given, self.listeners.len(), network);
        let number = |number| u32::try_from(number).unwrap_or(u32::MAX);
        let listeners =
            self.listeners.iter().enumerate().map(|(at, socket)| (Origin::Listener(number(at)), socket));
        let connections =
            self.connections.iter().enumerate().map(|(at, socket)| (Origin::Connection(number(at)), socket));
        for (origin, socket) in listeners.chain(connections) {
            files.insert(fd_table::socket_entry(socket.alias(), origin)).map_err(BuildError::Descriptors)?;
        }
        let run = Run::new(engine, self.layers, self.limits, policy, self.sources, self.programs, terminal);
        let args = StringBlock::new(self.args).map_err(BuildError::Strings)?;
        let env = StringBlock::new(self.env).map_err(BuildError::Strings)?;
        let parts = Parts {
            parent: Weak::new(),
            image: Image::new(module, args, env, self.invoke),
            files,
            world,
            signals: Signals::new(self.ends_on_broken_pipe),
            futexes: Arc::default(),
            pipes,
        };
        Process::new(&run, parts).map_err(BuildError::Descriptors)
    }

    /// Makes the system's side of a guest whose instance the embedder makes and calls by itself, in a store of its own. Such
    /// a guest has one thread and no children.
    ///
    /// # Errors
    /// What cannot be set up.
    pub fn build_task(self) -> Result<Layered, BuildError> {
        Ok(self.build(Arc::new(Nowhere), Arc::new(Nowhere))?.main_task())
    }
}

/// The engine and the module of a guest that its embedder runs.
struct Nowhere;

impl Engine for Nowhere {
    fn prepare(&self, _: &Arc<dyn Module>, _: Layered, _: bool) -> Result<Box<dyn Ready>, Stop> {
        Err(Stop::Trap("the embedder runs this guest".into()))
    }

    fn interrupt(&self) {}

    fn can_spawn(&self, _: &Arc<dyn Module>) -> Result<(), Errno> {
        Err(Errno::Notsup)
    }
}

impl Module for Nowhere {
    fn is_wasix(&self) -> bool {
        false
    }

    fn has_function(&self, _: &str) -> bool {
        false
    }

    fn functions(&self) -> Vec<String> {
        Vec::new()
    }
}

/// Opens a standard stream that is no new pipe; `own` is the host's.
fn open(stream: Stream, own: fn() -> Handle) -> Result<Arc<OpenFile>, BuildError> {
    Ok(match stream {
        Stream::Inherit | Stream::Piped => fd_table::inherited(own()),
        Stream::Null => fd_table::inherited(sys::open_null().map_err(BuildError::Stream)?),
        Stream::Handle(handle) => fd_table::inherited(handle),
        Stream::Bytes(bytes) => OpenFile::new(Buffer::from(&*bytes), Fdflags::empty()),
        Stream::Buffer(buffer) => OpenFile::new(buffer, Fdflags::empty()),
        Stream::Open(file) => file,
    })
}
