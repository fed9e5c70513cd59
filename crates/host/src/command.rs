//! Running guests in the manner of `std::process`: describe, spawn, wait.
//!
//! Main types: [`Command`] and [`Child`]. One invariant: a child runs on an OS thread of its own, and nothing of it outlives that
//! thread: when its status is known, its threads and children have ended and its descriptors are closed.

use std::fmt;
use std::io::{self, PipeReader, PipeWriter, Read as _};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::builder::{BuildError, Builder, Stdio};
use crate::engine::{Engine, Module};
use crate::limits::Limits;
use crate::process::{ExitStatus, Process};
use crate::signal;

/// A guest to be run, perhaps several times. As `std::process::Command`, but for what a guest is given: nothing that is not
/// asked for. What has no method here (layers, clocks, files of the embedder's own) is set by [`Command::configure`].
///
/// ```no_run
/// use waxwing::{Command, Engine, Module, Stdio};
/// # use std::sync::Arc;
/// # fn run(engine: Arc<dyn Engine>, module: Arc<dyn Module>) -> Result<(), Box<dyn std::error::Error>> {
/// let output = Command::new(engine, module)
///     .args(["sort", "--reverse"])
///     .env("LANG", "C")
///     .dir("data", "/data")?
///     .stdin("b\na\nc\n")
///     .output()?;
/// assert!(output.status.success());
/// println!("{}", String::from_utf8_lossy(&output.stdout));
/// # Ok(())
/// # }
/// ```
#[must_use]
pub struct Command {
    engine: Arc<dyn Engine>,
    module: Arc<dyn Module>,
    builder: Builder,
    /// The streams that were chosen; the others are inherited, or piped where output is collected.
    chosen: [bool; 3],
    timeout: Option<Duration>,
}

impl Command {
    /// A run of `module`, which `engine` has loaded. Its standard streams are the host's.
    pub fn new(engine: Arc<dyn Engine>, module: Arc<dyn Module>) -> Self {
        let builder = Process::builder();
        Command { engine, module, builder, chosen: [false; 3], timeout: None }
    }

    /// Changes whatever a [`Builder`] can describe.
    pub fn configure(&mut self, change: impl FnOnce(Builder) -> Builder) -> &mut Self {
        self.builder = change(std::mem::take(&mut self.builder));
        self
    }

    /// Adds an argument; the first one is the program's name.
    pub fn arg(&mut self, arg: impl AsRef<[u8]>) -> &mut Self {
        self.configure(|builder| builder.arg(arg))
    }

    /// Adds arguments.
    pub fn args(&mut self, args: impl IntoIterator<Item = impl AsRef<[u8]>>) -> &mut Self {
        self.configure(|builder| builder.args(args))
    }

    /// Sets an environment variable; the last setting of a name counts.
    pub fn env(&mut self, name: impl AsRef<[u8]>, value: impl AsRef<[u8]>) -> &mut Self {
        self.configure(|builder| builder.env(name, value))
    }

    /// Gives the guest a host directory, under the name `guest`, with everything in it.
    ///
    /// # Errors
    /// When it cannot be opened, or is no directory.
    pub fn dir(&mut self, host: impl AsRef<Path>, guest: &str) -> Result<&mut Self, BuildError> {
        self.builder = self.builder.clone().preopen_dir(host, guest)?;
        Ok(self)
    }

    /// As [`Command::dir`], but whatever would change anything answers `rofs`.
    ///
    /// # Errors
    /// As [`Command::dir`].
    pub fn dir_readonly(&mut self, host: impl AsRef<Path>, guest: &str) -> Result<&mut Self, BuildError> {
        self.builder = self.builder.clone().preopen_dir_readonly(host, guest)?;
        Ok(self)
    }

    /// Sets where the guest reads descriptor 0.
    pub fn stdin(&mut self, stdin: impl Into<Stdio>) -> &mut Self {
        self.chosen[0] = true;
        self.configure(|builder| builder.stdin(stdin))
    }

    /// Sets where descriptor 1 goes.
    pub fn stdout(&mut self, stdout: impl Into<Stdio>) -> &mut Self {
        self.chosen[1] = true;
        self.configure(|builder| builder.stdout(stdout))
    }

    /// Sets where descriptor 2 goes.
    pub fn stderr(&mut self, stderr: impl Into<Stdio>) -> &mut Self {
        self.chosen[2] = true;
        self.configure(|builder| builder.stderr(stderr))
    }

    /// Sets how much of the host the guest may use.
    pub fn limits(&mut self, limits: Limits) -> &mut Self {
        self.configure(|builder| builder.limits(limits))
    }

    /// Ends each run with [`ExitStatus::TimedOut`] after this time. A guest that computes without making calls notices only
    /// where its engine is set up to interrupt it.
    pub fn timeout(&mut self, timeout: Duration) -> &mut Self {
        self.timeout = Some(timeout);
        self
    }

    /// Starts it.
    ///
    /// # Errors
    /// What cannot be set up, or no thread to run it on.
    pub fn spawn(&mut self) -> Result<Child, SpawnError> {
        self.start(self.builder.clone())
    }

    /// Runs it to its end.
    ///
    /// # Errors
    /// As [`Command::spawn`].
    pub fn status(&mut self) -> Result<ExitStatus, SpawnError> {
        Ok(self.spawn()?.wait())
    }

    /// Runs it to its end and collects what it writes. Streams that were not chosen are piped, its input is empty.
    ///
    /// # Errors
    /// As [`Command::spawn`], and what reading the pipes says.
    pub fn output(&mut self) -> Result<Output, SpawnError> {
        let [stdin, stdout, stderr] = self.chosen;
        let mut builder = self.builder.clone();
        builder = if stdin { builder } else { builder.stdin(Stdio::Null) };
        builder = if stdout { builder } else { builder.stdout(Stdio::Piped) };
        builder = if stderr { builder } else { builder.stderr(Stdio::Piped) };
        self.start(builder)?.wait_with_output().map_err(SpawnError::Io)
    }

    fn start(&self, builder: Builder) -> Result<Child, SpawnError> {
        let process = builder.build(Arc::clone(&self.engine), Arc::clone(&self.module))?;
        let (over, ended) = mpsc::channel::<()>();
        let name = format!("guest-{}", process.pid());
        let stack = process.limits().thread_stack;
        let thread = std::thread::Builder::new().name(name).stack_size(stack).spawn({
            let process = Arc::clone(&process);
            move || {
                let _over = over;
                process.run()
            }
        })?;
        if let Some(timeout) = self.timeout {
            let watched = Arc::clone(&process);
            let watch = move || {
                if ended.recv_timeout(timeout) == Err(RecvTimeoutError::Timeout) {
                    watched.end(ExitStatus::TimedOut);
                }
            };
            if let Err(error) = std::thread::Builder::new().name("timeout".to_owned()).spawn(watch) {
                process.end(ExitStatus::Signaled(signal::KILL));
                return Err(SpawnError::Io(error));
            }
        }
        let (stdin, stdout, stderr) = (process.take_stdin(), process.take_stdout(), process.take_stderr());
        Ok(Child { stdin, stdout, stderr, process, thread: Some(thread) })
    }
}

/// A guest that was started. Dropping it lets the guest run on.
pub struct Child {
    /// The other end of its standard input, if that is a new pipe.
    pub stdin: Option<PipeWriter>,
    /// The other end of its standard output, if that is a new pipe.
    pub stdout: Option<PipeReader>,
    /// The other end of its standard error, if that is a new pipe.
    pub stderr: Option<PipeReader>,
    process: Arc<Process>,
    thread: Option<JoinHandle<ExitStatus>>,
}

impl Child {
    /// Its process.
    #[must_use]
    pub fn process(&self) -> &Arc<Process> {
        &self.process
    }

    /// Ends it as by `SIGKILL`, with its threads and children. [`Child::wait`] says when they have ended.
    pub fn kill(&self) {
        self.process.end(ExitStatus::Signaled(signal::KILL));
    }

    /// Waits until it has ended, after closing its standard input.
    #[must_use]
    pub fn wait(&mut self) -> ExitStatus {
        drop(self.stdin.take());
        self.join()
    }

    /// How it ended, if it has.
    #[must_use]
    pub fn try_wait(&mut self) -> Option<ExitStatus> {
        match &self.thread {
            Some(thread) if !thread.is_finished() => None,
            _ => Some(self.join()),
        }
    }

    /// As [`Child::wait`], but for at most this long until it ends (what it has started is still waited for).
    #[must_use]
    pub fn wait_timeout(&mut self, timeout: Duration) -> Option<ExitStatus> {
        drop(self.stdin.take());
        self.process.wait(Some(timeout))?;
        Some(self.join())
    }

    /// Closes its standard input, and reads its other streams, if they are piped, while it runs to its end.
    ///
    /// # Errors
    /// What reading the pipes says.
    pub fn wait_with_output(mut self) -> io::Result<Output> {
        drop(self.stdin.take());
        let (stdout, stderr) = (self.stdout.take(), self.stderr.take());
        let collect = |stream: Option<PipeReader>| -> io::Result<Vec<u8>> {
            let mut bytes = Vec::new();
            stream.map_or(Ok(0), |mut stream| stream.read_to_end(&mut bytes))?;
            Ok(bytes)
        };
        // Both at once: a guest that fills one pipe while nobody reads it would never come to close the other.
        let (stdout, stderr) = std::thread::scope(|scope| {
            let reader = std::thread::Builder::new()
                .name("stderr".to_owned())
                .spawn_scoped(scope, || collect(stderr))?;
            let stdout = collect(stdout)?;
            let stderr = reader.join().unwrap_or_else(|_| Err(io::Error::other("the reader went wrong")))?;
            Ok::<_, io::Error>((stdout, stderr))
        })?;
        Ok(Output { status: self.join(), stdout, stderr })
    }

    fn join(&mut self) -> ExitStatus {
        if let Some(thread) = self.thread.take()
            && let Ok(status) = thread.join()
        {
            return status;
        }
        // Its thread went wrong (and said so), or has been joined before.
        self.process.status().unwrap_or(ExitStatus::Signaled(signal::ABRT))
    }
}

impl fmt::Debug for Child {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Child").field("process", &self.process).finish_non_exhaustive()
    }
}

/// What a guest wrote, and how it ended.
#[derive(Clone, Debug)]
pub struct Output {
    /// How it ended.
    pub status: ExitStatus,
    /// What it wrote to descriptor 1, where that was piped.
    pub stdout: Vec<u8>,
    /// What it wrote to descriptor 2, where that was piped.
    pub stderr: Vec<u8>,
}

/// Why a guest could not be started.
#[derive(Debug)]
#[non_exhaustive]
pub enum SpawnError {
    /// Its process cannot be set up.
    Build(BuildError),
    /// There is no thread to be had, or a pipe cannot be read.
    Io(io::Error),
}

impl From<BuildError> for SpawnError {
    fn from(error: BuildError) -> Self {
        SpawnError::Build(error)
    }
}

impl From<io::Error> for SpawnError {
    fn from(error: io::Error) -> Self {
        SpawnError::Io(error)
    }
}

impl fmt::Display for SpawnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SpawnError::Build(error) => error.fmt(f),
            SpawnError::Io(error) => write!(f, "the guest cannot be started: {error}"),
        }
    }
}

impl std::error::Error for SpawnError {}
