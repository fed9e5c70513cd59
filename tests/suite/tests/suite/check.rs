//! One test: a guest program, what surrounds it, and what must come of it.
//!
//! Main type: [`Case`], data that [`check`] runs under any engine. The invariant: a case sees only
//! what it asks for, in a directory of its own, so all cases can run at the same time; and it ends,
//! by itself or because the watchdog ends it.

use crate::matrix;
use crate::runner::{ENGINES, Need, Runner, Settings};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::fd::OwnedFd;
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};
use waxwing::abi::types::{Errno, Filestat, Filetype};
use waxwing::{Builder, ExitStatus, Limits, MemoryFs, NetAttempt, Process, Stdio};

/// No case takes this long; one that does is stuck.
const STUCK: Duration = Duration::from_secs(60);

/// What the guest finds as standard input.
#[derive(Debug, Clone)]
pub(crate) enum Stdin {
    /// A pipe with these bytes, then its end.
    Pipe(&'static [u8]),
    /// A pipe that stays silent until the guest has ended.
    Silent,
    /// A regular file.
    File(&'static [u8]),
}

/// Where a case's directories lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Files {
    /// On the host, below a temporary directory.
    Host,
    /// In memory: a copy of what they would hold on the host.
    Memory,
}

/// What is only to be had of the host, and why. A case that is here must not be possible in memory, and any other must.
const OF_THE_HOST: [(&str, &str); 3] = [
    ("fd_devices", "it is about the devices in /dev"),
    ("path_fifo", "it is about a FIFO"),
    ("path_magic_links", "it is about the links in /proc"),
];

/// What must come of a case.
#[derive(Debug, Clone)]
pub(crate) enum Expected {
    /// It ends with this code.
    Exit(u32),
    /// This signal ends it.
    Signal(u8),
    /// It traps, and the error names all of these.
    Trap(&'static [&'static str]),
    /// It is still running when its time is up, and ends then.
    TimeOut,
    /// It is not even started, and the error names all of these.
    Refused(&'static [&'static str]),
}

/// A guest program with its surroundings and its expected end.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    program: &'static str,
    args: Vec<String>,
    env: Vec<(&'static str, &'static str)>,
    /// Preopened directories: below the case's own (or absolute), and the guest's name for it, `:ro` to read only.
    dirs: Vec<(&'static str, &'static str)>,
    files: Files,
    read_only: bool,
    setup: fn(&Path),
    stdin: Stdin,
    /// Nobody reads standard output.
    stdout_closed: bool,
    /// With a listener, what the other side does.
    client: Option<fn(TcpStream)>,
    listens: bool,
    /// What it may do on the network.
    network: Option<fn(&NetAttempt<'_>) -> bool>,
    /// The network is one of its own.
    own_network: bool,
    open_files: Option<usize>,
    memory: Option<u64>,
    fuel: Option<u64>,
    /// What not every engine has: one without it must refuse the program, and say why.
    needs: Option<Need>,
    /// It finds itself as a program of this name.
    itself: Option<&'static str>,
    invoke: Option<(&'static str, &'static [&'static str])>,
    settings: Settings,
    time: Option<Duration>,
    expected: Expected,
    stdout: Option<Vec<u8>>,
    stderr: Option<&'static [u8]>,
    results: &'static [&'static str],
}

impl Case {
    /// The behaviour `name` of a multi-call program; or, of the program `wat`, the module `name`.
    pub(crate) fn new(program: &'static str, name: &'static str) -> Self {
        let (program, args) = match program {
            "wat" => (leak(format!("{name}.wat")), vec![name.to_owned()]),
            _ => (program, vec![program.to_owned(), name.to_owned()]),
        };
        Case {
            program,
            args,
            env: Vec::new(),
            dirs: vec![("root", "/")],
            files: Files::Host,
            read_only: false,
            setup: |_| {},
            stdin: Stdin::Pipe(b""),
            stdout_closed: false,
            client: None,
            listens: false,
            network: None,
            own_network: false,
            open_files: None,
            memory: None,
            fuel: None,
            needs: None,
            itself: None,
            invoke: None,
            settings: Settings::default(),
            time: None,
            expected: Expected::Exit(0),
            stdout: None,
            stderr: None,
            results: &[],
        }
    }

    /// With what several cases have in common.
    pub(crate) fn and(self, edit: fn(Self) -> Self) -> Self {
        edit(self)
    }

    pub(crate) fn args(mut self, args: &[&str]) -> Self {
        self.args.extend(args.iter().map(|arg| (*arg).to_owned()));
        self
    }

    /// Of a program that is no multi-call program: without a behaviour's name as first argument.
    pub(crate) fn without_name(mut self) -> Self {
        self.args.truncate(1);
        self
    }

    pub(crate) fn env(mut self, env: &[(&'static str, &'static str)]) -> Self {
        self.env.extend_from_slice(env);
        self
    }

    /// These preopens instead of the case's own directory as `/`.
    pub(crate) fn dirs(mut self, dirs: &[(&'static str, &'static str)]) -> Self {
        self.dirs = dirs.to_vec();
        self
    }

    /// With its directories in memory.
    pub(crate) fn in_memory(mut self) -> Self {
        self.files = Files::Memory;
        self
    }

    pub(crate) fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }

    /// Fills the case's directory before the guest starts; the preopen `/` is `root` in it.
    pub(crate) fn setup(mut self, setup: fn(&Path)) -> Self {
        self.setup = setup;
        self
    }

    pub(crate) fn stdin(mut self, stdin: Stdin) -> Self {
        self.stdin = stdin;
        self
    }

    pub(crate) fn stdout_closed(mut self) -> Self {
        self.stdout_closed = true;
        self
    }

    /// A listener as the descriptor after the preopens (here: none), and what its client does.
    pub(crate) fn client(mut self, client: fn(TcpStream)) -> Self {
        self.client = Some(client);
        self.listens()
    }

    /// A listener that nobody connects to.
    pub(crate) fn listens(mut self) -> Self {
        self.listens = true;
        self.dirs(&[])
    }

    /// It may do on the network what `allows` says.
    pub(crate) fn network(mut self, allows: fn(&NetAttempt<'_>) -> bool) -> Self {
        self.network = Some(allows);
        self
    }

    /// On a network of its own, on which it is the machine `guest`.
    pub(crate) fn own_network(mut self) -> Self {
        self.own_network = true;
        self
    }

    pub(crate) fn open_files(mut self, limit: usize) -> Self {
        self.open_files = Some(limit);
        self
    }

    pub(crate) fn memory(mut self, limit: u64) -> Self {
        self.memory = Some(limit);
        self
    }

    pub(crate) fn fuel(mut self, limit: u64) -> Self {
        self.settings.fuel = true;
        self.fuel = Some(limit);
        self
    }

    pub(crate) fn stack(mut self, bytes: usize) -> Self {
        self.settings.stack = Some(bytes);
        self
    }

    pub(crate) fn interruptible(mut self) -> Self {
        self.settings.interruptible = true;
        self
    }

    pub(crate) fn needs(mut self, need: Need) -> Self {
        self.needs = Some(need);
        self
    }

    /// Gives the guest itself as the program `name`, to start or to become.
    pub(crate) fn itself_as(mut self, name: &'static str) -> Self {
        self.itself = Some(name);
        self
    }

    /// Calls an export with these arguments and expects these results.
    pub(crate) fn invoke(
        mut self,
        export: &'static str,
        arguments: &'static [&'static str],
        results: &'static [&'static str],
    ) -> Self {
        self.invoke = Some((export, arguments));
        self.results = results;
        self
    }

    pub(crate) fn unknown_imports_trap(mut self, trap: bool) -> Self {
        self.settings.unknown_imports_trap = Some(trap);
        self
    }

    /// Ends the guest after a moment; it must not have ended before, and not take long to obey.
    pub(crate) fn times_out(mut self) -> Self {
        self.settings.interruptible = true;
        self.time = Some(Duration::from_millis(100));
        self.expected = Expected::TimeOut;
        self
    }

    pub(crate) fn ends_by_signal(mut self, signal: u8) -> Self {
        self.expected = Expected::Signal(signal);
        self
    }

    pub(crate) fn exits(mut self, code: u32) -> Self {
        self.expected = Expected::Exit(code);
        self
    }

    pub(crate) fn traps(mut self, names: &'static [&'static str]) -> Self {
        self.expected = Expected::Trap(names);
        self
    }

    pub(crate) fn refused(mut self, names: &'static [&'static str]) -> Self {
        self.expected = Expected::Refused(names);
        self
    }

    pub(crate) fn stdout(mut self, stdout: impl Into<Vec<u8>>) -> Self {
        self.stdout = Some(stdout.into());
        self
    }

    pub(crate) fn stderr(mut self, stderr: &'static [u8]) -> Self {
        self.stderr = Some(stderr);
        self
    }
}

fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// What a guest left behind.
pub(crate) struct Outcome {
    pub(crate) status: ExitStatus,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: Vec<u8>,
    results: Vec<String>,
    took: Duration,
    /// What is in its directories then.
    left: Left,
}

/// Paths, each with its kind, its size if it is a file, and what a small file holds or a link says.
type Left = BTreeMap<String, (Filetype, u64, Vec<u8>)>;

/// As [`check`], on every engine.
pub(crate) fn everywhere(case: Case) {
    for runner in ENGINES {
        check(*runner, case.clone());
    }
}

/// Runs the case and panics, with all the guest said, unless everything was as expected.
pub(crate) fn check(runner: &dyn Runner, case: Case) {
    if case.files == Files::Memory && is_of_the_host(&case) {
        return;
    }
    let as_on_the_host = |left: &Left| {
        if case.files == Files::Memory {
            let host = run(runner, &Case { files: Files::Host, ..case.clone() }).expect("it is started");
            assert_eq!(*left, host.left, "what the guest leaves in memory is not what it leaves on the host");
        }
    };
    let lacks = case.needs.and_then(|need| runner.lacks(need));
    let outcome = match (run(runner, &case), lacks, &case.expected) {
        (Ok(outcome), Some(_), _) | (Ok(outcome), None, Expected::Refused(_)) => {
            panic!("{}: it was started, and ended with {}", runner.name(), outcome.status)
        }
        (Ok(outcome), None, _) => outcome,
        (Err(error), Some(names), _) | (Err(error), None, &Expected::Refused(names)) => {
            names.iter().for_each(|name| assert!(error.contains(name), "{error:?} does not name {name:?}"));
            record(runner, &case, lacks.is_some());
            return;
        }
        (Err(error), None, _) => panic!("{}: it could not be started: {error}", runner.name()),
    };
    let said = format!(
        "\n--- on {} ended with {}\n--- stdout\n{}\n--- stderr\n{}",
        runner.name(),
        outcome.status,
        String::from_utf8_lossy(&outcome.stdout),
        String::from_utf8_lossy(&outcome.stderr)
    );
    match (&case.expected, &outcome.status) {
        (Expected::Exit(expected), ExitStatus::Exited(code)) if expected == code => {}
        (Expected::Signal(expected), ExitStatus::Signaled(signal)) if expected == signal => {}
        (Expected::Trap(names), ExitStatus::Trapped(trap)) => {
            let trap = format!("{trap} {trap:?}");
            names
                .iter()
                .for_each(|name| assert!(trap.contains(name), "{trap:?} does not name {name:?}{said}"));
        }
        (Expected::TimeOut, ExitStatus::TimedOut) => {
            assert!(outcome.took < STUCK / 4, "it took {:?} to end{said}", outcome.took);
        }
        (expected, _) => panic!("expected {expected:?}{said}"),
    }
    if let Some(expected) = &case.stdout {
        assert!(
            outcome.stdout == *expected,
            "standard output should be\n{}{said}",
            String::from_utf8_lossy(expected)
        );
    }
    if let Some(expected) = case.stderr {
        assert!(
            outcome.stderr == expected,
            "standard error should be {:?}{said}",
            String::from_utf8_lossy(expected)
        );
    }
    assert_eq!(outcome.results, case.results, "results{said}");
    as_on_the_host(&outcome.left);
    record(runner, &case, false);
}

fn record(runner: &dyn Runner, case: &Case, refused: bool) {
    matrix::record(runner.name(), case.program, case.files == Files::Memory, refused);
}

/// Whether a case's files cannot lie in memory, which must be as the list has it.
fn is_of_the_host(case: &Case) -> bool {
    let top = tempfile::tempdir().expect("a directory for the case");
    fill(top.path(), case);
    let absolute = case.dirs.iter().any(|(host, _)| Path::new(host).is_absolute());
    let impossible = absolute || copied(top.path()).err() == Some(Errno::Notsup);
    let name = case.args.get(1).map_or("", String::as_str);
    let listed = OF_THE_HOST.iter().find(|(listed, _)| *listed == name);
    assert_eq!(impossible, listed.is_some(), "{name}: {}", listed.map_or("not listed", |(_, why)| why));
    impossible
}

/// Makes a case's directories, and what they hold.
fn fill(top: &Path, case: &Case) {
    for (host, _) in &case.dirs {
        fs::create_dir_all(top.join(host)).expect("a preopen");
    }
    (case.setup)(top);
}

/// All that is below `top`, in memory.
fn copied(top: &Path) -> Result<MemoryFs, Errno> {
    let fs = MemoryFs::new();
    fs.copy_in(top, "/").map(|()| fs)
}

/// Files up to this size are compared byte by byte.
const SMALL: u64 = 1 << 20;

/// What is below `top` of the host.
fn left_on_host(top: &Path) -> Left {
    let mut found = Left::new();
    let mut dirs = vec![top.to_owned()];
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(&dir).expect("a directory of the case's") {
            let path = entry.expect("a directory of the case's").path();
            let meta = fs::symlink_metadata(&path).expect("an entry of it");
            let seen = if meta.is_dir() {
                dirs.push(path.clone());
                (Filetype::Directory, 0, Vec::new())
            } else if meta.is_symlink() {
                let target = fs::read_link(&path).expect("a link");
                (Filetype::SymbolicLink, 0, target.into_os_string().into_encoded_bytes())
            } else if meta.is_file() {
                let bytes = if meta.len() <= SMALL { fs::read(&path).expect("a file") } else { Vec::new() };
                (Filetype::RegularFile, meta.len(), bytes)
            } else {
                (Filetype::Unknown, 0, Vec::new())
            };
            let path = path.strip_prefix(top).expect("it lies below");
            found.insert(path.to_str().expect("text").to_owned(), seen);
        }
    }
    found
}

/// The same of what is in memory.
fn left_in_memory(fs: &MemoryFs) -> Left {
    let seen = |(path, stat): (String, Filestat)| {
        let seen = match stat.filetype {
            Filetype::RegularFile if stat.size <= SMALL => (stat.size, fs.read(&path).expect("a file")),
            Filetype::RegularFile => (stat.size, Vec::new()),
            Filetype::SymbolicLink => (0, fs.read_link(&path).expect("a link").into_bytes()),
            _ => (0, Vec::new()),
        };
        (path, (stat.filetype, seen.0, seen.1))
    };
    fs.walk("/").expect("it has a top").into_iter().map(seen).collect()
}

/// Gives the guest the case's directories, on the host or in memory.
fn give_directories(
    mut builder: Builder,
    case: &Case,
    top: &Path,
    memory: Option<&MemoryFs>,
) -> Result<Builder, String> {
    for (host, guest) in &case.dirs {
        let (guest, read_only) =
            guest.strip_suffix(":ro").map_or((*guest, case.read_only), |guest| (guest, true));
        builder = match memory {
            Some(fs) => {
                let dir = if read_only { fs.dir_read_only(host) } else { fs.dir(host) };
                builder.mount(guest, dir.map_err(|errno| errno.to_string())?)
            }
            None => {
                let host = top.join(host);
                let given = match read_only {
                    true => builder.preopen_dir_readonly(host, guest),
                    false => builder.preopen_dir(host, guest),
                };
                given.map_err(|error| error.to_string())?
            }
        };
    }
    Ok(builder)
}

/// Runs the case and gives what came of it.
///
/// # Errors
/// Why it could not be started.
pub(crate) fn run(runner: &dyn Runner, case: &Case) -> Result<Outcome, String> {
    let (engine, module) = runner.load(case.program, case.settings, case.invoke.map(|(export, _)| export))?;
    let top = tempfile::tempdir().expect("a directory for the case");
    let top = fs::canonicalize(top.path()).map(|path| (path, top)).expect("the case's directory");
    fill(&top.0, case);

    let (stdin, _silence) = stdin(&case.stdin, &top.0);
    let (stdout, stdout_reader) = pipe();
    let (stderr, stderr_reader) = pipe();
    let mut builder = Process::builder()
        .args(&case.args)
        .stdin(Stdio::File(stdin))
        .stdout(Stdio::File(stdout))
        .stderr(Stdio::File(stderr))
        .limits(limits(case));
    for (name, value) in &case.env {
        builder = builder.env(name, value);
    }
    let memory = match case.files {
        Files::Host => None,
        Files::Memory => Some(copied(&top.0).map_err(|errno| errno.to_string())?),
    };
    builder = give_directories(builder, case, &top.0, memory.as_ref())?;
    if let Some(allows) = case.network {
        builder = builder.net_policy(Arc::new(allows));
    }
    if case.own_network {
        let network = waxwing_vnet::Lan::new().join("guest").expect("it is the only one");
        builder = builder.network(Arc::new(network));
    }
    let mut client = None;
    if case.listens {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a listener");
        let address = listener.local_addr().expect("its address");
        builder = builder.listener(listener);
        client = case.client.map(|client| {
            thread::spawn(move || {
                let stream = TcpStream::connect(address).expect("connected");
                stream.set_read_timeout(Some(STUCK)).expect("a time-out");
                client(stream);
            })
        });
    }
    if let Some(name) = case.itself {
        builder = builder.program(name, Arc::clone(&module));
    }
    let results = Arc::new(Mutex::new(Vec::new()));
    if let Some((export, arguments)) = case.invoke {
        let arguments = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        builder = builder.invoke(export, arguments, Arc::clone(&results));
    }
    let process = builder.build(engine, module).map_err(|error| error.to_string())?;

    let stdout = match case.stdout_closed {
        true => {
            drop(stdout_reader);
            thread::spawn(Vec::new)
        }
        false => drain(stdout_reader),
    };
    let stderr = drain(stderr_reader);
    let (over, watch) = mpsc::channel::<()>();
    let watchdog = thread::spawn({
        let (process, time) = (Arc::clone(&process), case.time.unwrap_or(STUCK));
        move || {
            if watch.recv_timeout(time) == Err(RecvTimeoutError::Timeout) {
                process.end(ExitStatus::TimedOut);
            }
        }
    });
    let start = Instant::now();
    let status = process.run();
    let took = start.elapsed();
    drop((over, process));
    watchdog.join().expect("the watchdog ends");
    if let Some(client) = client {
        client.join().expect("the client saw what it should");
    }
    let results = results.lock().expect("no panic").clone();
    let [stdout, stderr] = [stdout, stderr].map(|output| output.join().expect("output is read"));
    let left = memory.as_ref().map_or_else(|| left_on_host(&top.0), left_in_memory);
    Ok(Outcome { status, stdout, stderr, results, took, left })
}

fn limits(case: &Case) -> Limits {
    let mut limits = Limits::default();
    if let Some(open_files) = case.open_files {
        limits.open_files = open_files;
    }
    limits.memory = case.memory.or(limits.memory);
    limits.fuel = case.fuel;
    limits
}

/// Standard input, and what keeps it open as long as it lives.
fn stdin(stdin: &Stdin, top: &Path) -> (File, Option<OwnedFd>) {
    match stdin {
        Stdin::File(bytes) => {
            let path = top.join("stdin");
            fs::write(&path, bytes).expect("standard input");
            (File::open(path).expect("standard input"), None)
        }
        Stdin::Pipe(bytes) => {
            let (reader, mut writer) = io::pipe().expect("a pipe");
            // Less than a pipe holds, so this does not wait for the guest.
            writer.write_all(bytes).expect("standard input");
            (OwnedFd::from(reader).into(), None)
        }
        Stdin::Silent => {
            let (reader, writer) = io::pipe().expect("a pipe");
            (OwnedFd::from(reader).into(), Some(writer.into()))
        }
    }
}

fn pipe() -> (File, io::PipeReader) {
    let (reader, writer) = io::pipe().expect("a pipe");
    (OwnedFd::from(writer).into(), reader)
}

fn drain(mut reader: io::PipeReader) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).expect("output is read");
        bytes
    })
}

/// Fixtures that several cases share.
pub(crate) mod fixtures {
    use super::{Path, TcpStream, fs};
    use std::io::{Read, Write};
    use std::os::unix::fs::symlink;
    use std::time::Duration;

    fn outside(top: &Path) {
        fs::write(top.join("secret"), "secret").expect("written");
        fs::create_dir(top.join("outside")).expect("created");
        fs::write(top.join("outside/file"), "secret").expect("written");
    }

    /// Something beside the preopen that must not be reached.
    pub(crate) fn neighbours(top: &Path) {
        outside(top);
    }

    /// Symlinks in the preopen that lead out of it.
    pub(crate) fn links_out(top: &Path) {
        outside(top);
        let root = top.join("root");
        fs::create_dir(root.join("dir")).expect("created");
        for (target, link) in
            [("..", "up"), ("/etc", "abs"), ("../secret", "secret"), ("dir/../../outside", "hidden")]
        {
            symlink(target, root.join(link)).expect("linked");
        }
    }

    /// A file and a directory, for reading only.
    pub(crate) fn file_and_dir(top: &Path) {
        fs::write(top.join("root/file"), "content").expect("written");
        fs::create_dir(top.join("root/dir")).expect("created");
    }

    pub(crate) fn fifo(top: &Path) {
        let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
        rustix::fs::mkfifoat(rustix::fs::CWD, top.join("root/fifo"), mode).expect("a FIFO");
    }

    /// Sends `ping`, reads to the end, and closes.
    pub(crate) fn ping(mut stream: TcpStream) {
        stream.write_all(b"ping").expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("received");
        assert_eq!(answer, b"pong and more");
    }

    /// Lets the guest wait a while, sends `one`, and closes.
    pub(crate) fn late(mut stream: TcpStream) {
        std::thread::sleep(Duration::from_millis(50));
        stream.write_all(b"one").expect("sent");
    }
}
