//! `waxwing run`: what was asked for becomes a process, and its end becomes ours.
//!
//! One invariant: no thread is started unless a time-out or a larger stack was asked for, or the guest may start some
//! itself or be told of signals.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::Read as _;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use waxwing::engine::{Cause, Sockets, Trap, UnknownImports};
use waxwing::{BuildError, Builder, ExitStatus, Limits, MemoryFs, Process, Stdio};

use crate::args::{self, Run};
use crate::cargo::Runner;
use crate::denials::Record;
use crate::environment::{self, Variable};
use crate::learn::{self, Given, Learning};
use crate::load::{self, Loaded, Source, Wanted};
use crate::mounts::{self, Mount};
use crate::network::Network;
use crate::policy::Policy;
use crate::report::{self, CANNOT_RUN, Failure, SIGNALED, TIMED_OUT, TRAPPED};
use crate::trace::{self, Trace};
use crate::{compat, listen, signals, terminal};

/// Room for the host's own frames, beside the guest's.
const STACK_OF_HOST: usize = 4 << 20;

/// The signal of a write that nobody reads.
const SIGPIPE: u8 = 13;

/// How long a guest may take to stop when it was told to; it stops at its next call or loop.
const GRACE: Duration = Duration::from_secs(5);

/// How long its threads may take. Those in `memory.atomic.wait` do not stop at all, which is no reason to keep whoever
/// waits for a program that has called `exit`.
const GRACE_OF_THREADS: Duration = Duration::from_millis(200);

/// Runs a program; the code to end with.
pub(crate) fn run(mut args: Run) -> Result<u8, Failure> {
    // A guest that writes too much is told so; it does not take us with it.
    waxwing::sys::ignore_file_size_signal();
    // A guest has its own limit; what the host may have at all is there for it.
    waxwing::sys::raise_open_files_limit();
    report::settle(&args.talk);
    compat::apply(&mut args)?;
    args.settle_units();
    let policy = args.policy.as_deref().map(Policy::read).transpose()?.map(Arc::new);
    if let Some(policy) = &policy {
        policy.apply(&mut args);
    }
    if let Some(file) = &args.learn {
        learn::check(file)?;
    }
    // First of all: the descriptors of LISTEN_FDS are to be taken before any other is opened.
    let listeners = listen::listeners(&args.listen)?;
    let file = PathBuf::from(args.program.remove(0));
    let network = Network::new(&args, &file, policy.as_deref().map(Policy::network))?;
    // What a policy has is all there is.
    let runner = match args.no_cargo || policy.is_some() {
        true => None,
        false => Runner::detect(&file)
            .map_err(|error| Failure::cannot("cannot set up what cargo's programs find").cause(error))?,
    };
    let mut mounts = mounts(&args, policy.as_deref(), runner.as_ref())?;
    let mut variables = variables(&args, policy.as_deref(), runner.as_ref())?;
    let trace = Trace::start(&args.trace, &file)?;
    if args.learn.is_some() && trace.is_none() {
        learn::heed_interrupts()?;
    }
    let wanted = wanted(&args)?;
    let (timeout, invoke) = (args.timeout, args.invoke.clone());

    let source = Source::open(&file)?;
    if source.is_machine_code() && mounts::may_change(&mounts, &file) {
        let file = file.display();
        report::warn(&format!(
            "{file} is machine code in a directory that it may change: nothing would hold what it puts in its own place"
        ));
    }
    if let Some(file) = policy.as_ref().map(|policy| policy.file())
        && mounts::may_change(&mounts, file)
    {
        let file = file.display();
        report::warn(&format!(
            "{file} lies in a directory that the program may change: it could give itself more"
        ));
    }
    let Loaded { engine, program, stack } = source.load(wanted)?;
    // Of the one tree that WASIX programs see, a mount hides what it lies over.
    if !program.is_wasix() {
        mounts::warn_of_ways_around(&mounts);
    }
    program.check_entry(invoke.as_deref()).map_err(|error| load::failure(&file, error))?;
    let is_wasix = program.is_wasix();
    if let Some(cwd) = args.cwd.as_ref().filter(|_| !is_wasix) {
        mounts.push(mounts::working_directory(&mounts, cwd)?);
    }
    if !listeners.is_empty() && mounts.is_empty() && !is_wasix {
        // The protocol says that sockets begin at descriptor 3, where otherwise the directories are.
        let protocol =
            [("LISTEN_FDS".into(), listeners.len().to_string().into()), ("LISTEN_PID".into(), "1".into())];
        variables.splice(0..0, protocol);
    }

    let mut builder = Process::builder().limits(limits(&args)).stdin(stdin(&args)?).end_on_broken_pipe();
    let denials = Record::new(&mounts, policy.clone());
    let reached = Arc::default();
    if !report::is_quiet() || args.learn.is_some() {
        builder = builder.denial_log(denials.log());
    }
    if let Some(trace) = &trace {
        builder = trace.attach(builder);
    }
    let learning = args.learn.as_deref().map(|to| {
        let given =
            given(&file, &args, policy.as_deref(), runner.as_ref(), &mounts, &variables, listeners.len());
        let name_servers = network.name_servers().to_vec();
        Learning::new(to, Given { name_servers, reached: Arc::clone(&reached), ..given }, &denials)
    });
    if let Some(learning) = &learning {
        builder = learning.attach(builder, limits(&args));
    }
    let mut in_memory = BTreeMap::new();
    for mount in &mounts {
        report::note(|| {
            let mode = if mount.read_only { ", read-only" } else { "" };
            format!("{} is given as {}{mode}", mount.source, mount.guest)
        });
        builder = preopen(builder, mount, &mut in_memory).map_err(|error| {
            let policy = policy.as_deref();
            let place = policy.and_then(|policy| Some((policy.file().display(), policy.line_of(mount)?)));
            unbuilt(error).maybe_help(place.map(|(file, line)| format!("{file} gives it in line {line}")))
        })?;
    }
    if let Some(cwd) = start(&args, runner.as_ref(), &mounts).filter(|_| is_wasix) {
        builder = builder.cwd(&cwd);
    }
    if !is_wasix && !args.map_command.is_empty() {
        report::tell(
            "--map-command gives nothing to a program that is none of WASIX: it cannot start others",
        );
    }
    for (name, file) in &args.map_command {
        builder = command(builder, name, file)?;
    }
    for listener in listeners {
        builder = builder.listener(listener);
    }
    builder = builder.sockets(sockets(&args));
    let own_network = network.own();
    builder = network.give(builder, args.learn.is_some().then_some(&reached));
    for (name, value) in variables {
        builder = builder.env(name.as_bytes(), value.as_bytes());
    }
    let results = Arc::new(Mutex::new(Vec::new()));
    builder = match &invoke {
        None => {
            let name =
                args.argv0.clone().unwrap_or_else(|| file.file_name().unwrap_or(file.as_os_str()).to_owned());
            builder.arg(name.as_bytes()).args(args.program.iter().map(|arg| arg.as_bytes()))
        }
        Some(export) => builder.invoke(export, arguments(&args)?, Arc::clone(&results)),
    };
    let has_threads = engine.can_spawn(&program).is_ok();
    let process = builder.build(engine, program).map_err(unbuilt)?;
    if let Some(trace) = &trace {
        trace.watch(&process);
    }
    if let Some(learning) = &learning {
        learning.watch(&process);
    }
    let is_watched = trace.is_some() || learning.is_some();
    terminal::guard(&process, is_wasix || is_watched)
        .and_then(|()| if is_wasix { signals::forward(&process) } else { Ok(()) })
        .and_then(|()| if is_wasix { signals::stop_along(&process) } else { Ok(()) })
        .and_then(|()| if is_wasix && is_watched { signals::limit_writing(&process) } else { Ok(()) })
        .map_err(|error| Failure::cannot("cannot watch for signals").cause(error))?;
    let ended = to_its_end(&process, timeout, stack, has_threads);
    if let Some(lan) = own_network {
        lan.finish(GRACE);
    }
    let failed = |status: &ExitStatus| matches!(status, ExitStatus::Exited(1..) | ExitStatus::Trapped(_));
    let has_failed = ended.as_ref().is_ok_and(failed);
    denials.tell(&process, has_failed);
    let learned = learning.as_ref().map_or(Ok(()), |learning| {
        learning.write(&process, &process.status().unwrap_or(ExitStatus::TimedOut))
    });
    trace::finish();
    learned?;
    let status = ended?;
    if has_failed && process.missed_directories() {
        report::tell("the program was given no directory; --dir . gives it this one");
    }
    // All of it is given back to the system at once; unmapping it piece by piece would only take time.
    std::mem::forget(process);
    drop(runner);
    match status {
        ExitStatus::Exited(0) if invoke.is_some() => {
            let results = results.lock().unwrap_or_else(PoisonError::into_inner);
            report::stdout(&results.iter().map(|result| format!("{result}\n")).collect::<String>())
        }
        status => end(&file, &status, timeout),
    }
}

/// The code that a program's end means, or what there is to say about it.
fn end(file: &Path, status: &ExitStatus, timeout: Option<Duration>) -> Result<u8, Failure> {
    let file = file.display();
    match status {
        // As Unix has it: the low eight bits.
        ExitStatus::Exited(code) => Ok(code.to_le_bytes()[0]),
        // Whoever read the output has seen enough: a quiet end, as any Unix tool's.
        ExitStatus::Signaled(SIGPIPE) => Ok(SIGNALED + SIGPIPE),
        ExitStatus::Signaled(signal) => {
            signals::die_of_forwarded(*signal);
            let code = SIGNALED.saturating_add(*signal);
            Err(Failure::new(code, format!("{file} was ended by signal {signal}")))
        }
        ExitStatus::TimedOut => {
            let timeout = timeout.unwrap_or_default();
            Err(Failure::new(TIMED_OUT, format!("{file} was still running after {timeout:?}"))
                .help("--timeout gives it more time"))
        }
        ExitStatus::Trapped(error) => Err(trapped(&file.to_string(), &**error)),
        status => Err(Failure::cannot(format!("{file} ended in an unknown way")).cause(status)),
    }
}

fn trapped(file: &str, error: &(dyn Error + Send + Sync + 'static)) -> Failure {
    let Some(trap) = error.downcast_ref::<Trap>() else {
        // Not the guest's doing: it could not be started, or was called with arguments that do not fit.
        return Failure::cannot(format!("{file} could not be run")).cause(error);
    };
    let help = match trap.cause {
        Cause::MemoryLimit { .. } => {
            return Failure::new(CANNOT_RUN, format!("{file} needs more memory than it may have"))
                .cause(trap)
                .help("--max-memory SIZE gives it more");
        }
        Cause::FuelExhausted => Some("--fuel N gives it more"),
        Cause::StackExhausted => Some("--stack-size SIZE gives it more, such as 16MiB"),
        _ => None,
    };
    let failure = Failure::new(TRAPPED, format!("{file} trapped")).cause(trap).maybe_help(help);
    trap.frames.iter().fold(failure, Failure::frame)
}

/// Runs the process, and ends it when its time is up.
fn to_its_end(
    process: &Arc<Process>,
    timeout: Option<Duration>,
    stack: usize,
    has_threads: bool,
) -> Result<ExitStatus, Failure> {
    if timeout.is_none() && main_has_room(stack) && !has_threads {
        return Ok(process.run());
    }
    let (over, watched) = mpsc::channel();
    let guest = {
        let process = Arc::clone(process);
        move || {
            let status = process.run();
            // Whoever watched may have lost patience.
            let _ = over.send(status);
        }
    };
    std::thread::Builder::new()
        .name("guest".to_owned())
        .stack_size(stack.saturating_add(STACK_OF_HOST))
        .spawn(guest)
        .map_err(|error| {
            Failure::cannot("cannot start a thread")
                .cause(error)
                .help("--stack-size SIZE: a smaller one may be had")
        })?;
    let in_time = process.wait(timeout);
    if in_time.is_none() {
        process.end(ExitStatus::TimedOut);
    }
    // Its status is settled; what is left is that all its threads stop.
    let grace = if has_threads { GRACE_OF_THREADS } else { GRACE };
    let ended = match watched.recv_timeout(grace) {
        // What the program has left is still on its way to web servers, which is not for ever either.
        Err(RecvTimeoutError::Timeout) if process.is_conversing() => watched.recv_timeout(GRACE),
        ended => ended,
    };
    match ended {
        Ok(status) => Ok(status),
        Err(RecvTimeoutError::Disconnected) => Err(Failure::cannot("Waxwing itself went wrong")),
        Err(RecvTimeoutError::Timeout) => match process.status() {
            // A thread that waits for another cannot be told; it ends with us.
            Some(status) if has_threads || in_time.is_some() => Ok(status),
            _ => Err(Failure::new(TIMED_OUT, "the program does not stop though its time is up")),
        },
    }
}

/// Whether the main thread's stack, usually of 8 MiB, has room for `guest` bytes of the guest's frames and our own.
fn main_has_room(guest: usize) -> bool {
    use rustix::process::{Resource, getrlimit};
    // Without a limit it is as large as whoever started us found right, which some systems take for little.
    let room = getrlimit(Resource::Stack).current.unwrap_or(8 << 20);
    guest.saturating_add(STACK_OF_HOST) as u64 <= room
}

fn mounts(args: &Run, policy: Option<&Policy>, runner: Option<&Runner>) -> Result<Vec<Mount>, Failure> {
    // What is said comes after what is given unasked: of two directories of one name, libc takes the last.
    let mut mounts = runner.map(|runner| runner.mounts.clone()).unwrap_or_default();
    let said = mounts::parse_all(&args.mounts)?;
    mounts.extend(policy.map(|policy| policy.mounts(&said)).unwrap_or_default());
    mounts.extend(said);
    Ok(mounts)
}

/// Where a program that has a current directory starts, if that was said: as cargo's programs do unless they are given a `.`
/// of their own.
fn start(args: &Run, runner: Option<&Runner>, mounts: &[Mount]) -> Option<String> {
    if args.cwd.is_some() {
        return args.cwd.clone();
    }
    let runner = runner?;
    let own = mounts.iter().rfind(|mount| mount.guest == ".");
    let is_cargos = own.is_some_and(|own| runner.mounts.contains(own));
    runner.start.to_str().filter(|_| is_cargos).map(str::to_owned)
}

fn variables(args: &Run, policy: Option<&Policy>, runner: Option<&Runner>) -> Result<Vec<Variable>, Failure> {
    let mut variables = runner.map(|runner| runner.variables.clone()).unwrap_or_default();
    if let Some(policy) = policy {
        variables.extend(policy.variables()?);
    }
    if let Some(cwd) = &args.cwd {
        variables.push(("PWD".into(), cwd.into()));
    }
    variables.extend(environment::collect(args.inherit_env, &args.env_file, &args.env)?);
    Ok(variables)
}

/// What `--learn` compares with what is used.
fn given(
    file: &Path,
    args: &Run,
    policy: Option<&Policy>,
    runner: Option<&Runner>,
    mounts: &[Mount],
    variables: &[Variable],
    listeners: usize,
) -> Given {
    let env_files = policy.map(Policy::env_files).unwrap_or_default().iter().chain(&args.env_file);
    Given {
        program: file.file_name().unwrap_or(file.as_os_str()).display().to_string(),
        mounts: mounts.to_vec(),
        temporary: runner.map(Runner::temporary),
        variables: variables.to_vec(),
        env_files: env_files.cloned().collect(),
        handed_down: listeners.saturating_sub(args.listen.len()),
        addresses: args.listen.clone(),
        dialed: args.dial.clone(),
        name_servers: Vec::new(),
        reached: Arc::default(),
    }
}

/// How the module is to be loaded.
fn wanted(args: &Run) -> Result<Wanted<'_>, Failure> {
    let stack = |stack: u64| {
        let possible = usize::try_from(stack).ok().filter(|stack| (1..=1 << 40).contains(stack));
        possible.ok_or_else(|| Failure::usage(format!("--stack-size {stack} is not possible")))
    };
    Ok(Wanted {
        engine: args.engine(),
        interruptible: args.timeout.is_some(),
        fuel: args.fuel.is_some(),
        unknown_imports: match args.unknown_imports {
            None | Some(args::UnknownImports::Error) => UnknownImports::Error,
            Some(args::UnknownImports::Trap) => UnknownImports::Trap,
            Some(args::UnknownImports::Enosys) => UnknownImports::Enosys,
        },
        stack: args.stack_size.map(stack).transpose()?,
        cache: &args.cache,
        preloads: &args.preload,
        allow_precompiled: args.allow_precompiled,
        sockets: sockets(args),
    })
}

fn sockets(args: &Run) -> Sockets {
    match args.sockets {
        args::Sockets::Auto => Sockets::Auto,
        args::Sockets::None => Sockets::None,
        args::Sockets::Wasix => Sockets::Wasix,
        args::Sockets::WasmedgeV1 => Sockets::WasmedgeV1,
        args::Sockets::WasmedgeV2 => Sockets::WasmedgeV2,
        args::Sockets::PathOpen => Sockets::PathOpen,
    }
}

fn limits(args: &Run) -> Limits {
    let mut limits = Limits::default();
    limits.memory = args.max_memory;
    limits.fuel = args.fuel;
    if let Some(stack) = args.stack_size.and_then(|stack| usize::try_from(stack).ok()) {
        // The guest's own frames, and room for the host's.
        limits.thread_stack = limits.thread_stack.max(stack.saturating_add(1 << 20));
    }
    if let Some(open_files) = args.max_open_files {
        limits.open_files = open_files;
    }
    if let Some(threads) = args.max_threads {
        limits.threads = threads;
    }
    if let Some(processes) = args.max_processes {
        limits.processes = processes;
    }
    limits
}

fn stdin(args: &Run) -> Result<Stdio, Failure> {
    match args.stdin.as_deref() {
        None => Ok(Stdio::Inherit),
        Some(path) if path == Path::new("inherit") => Ok(Stdio::Inherit),
        Some(path) if path == Path::new("null") => Ok(Stdio::Null),
        Some(path) => match File::open(path) {
            Ok(file) => Ok(Stdio::File(file)),
            Err(error) => Err(Failure::cannot(format!("cannot read {}", path.display())).cause(error)),
        },
    }
}

/// The arguments of an invoked function.
fn arguments(args: &Run) -> Result<Vec<String>, Failure> {
    let text = |arg: &std::ffi::OsString| {
        String::from_utf8(arg.clone().into_vec())
            .map_err(|_| Failure::usage(format!("`{}` is no argument of a function", arg.display())))
    };
    args.program.iter().map(text).collect()
}

/// Gives the guest a directory; file systems in memory are made when the first directory of each is given.
fn preopen(
    builder: Builder,
    mount: &Mount,
    in_memory: &mut BTreeMap<usize, MemoryFs>,
) -> Result<Builder, BuildError> {
    match &mount.source {
        mounts::Source::Host(host) if mount.read_only => builder.preopen_dir_readonly(host, &mount.guest),
        mounts::Source::Host(host) => builder.preopen_dir(host, &mount.guest),
        mounts::Source::Memory { number, size, path } => {
            let make = || size.map_or_else(MemoryFs::new, MemoryFs::with_size);
            let fs = in_memory.entry(*number).or_insert_with(make);
            let made = fs.create_dir_all(path).and_then(|()| fs.dir(path));
            let dir = made.map_err(|errno| BuildError::Directory { path: path.into(), errno })?;
            Ok(builder.mount(&mount.guest, dir))
        }
    }
}

/// Gives the guest a program to start, if it is one that can be started.
fn command(builder: Builder, name: &str, file: &Path) -> Result<Builder, Failure> {
    let builder = builder.command(name, file).map_err(unbuilt)?;
    let mut start = [0; 4];
    let read = File::open(file).and_then(|mut file| file.read(&mut start));
    match read {
        Ok(_) if start == *b"\0asm" || start.starts_with(b"#!") => Ok(builder),
        _ => Err(Failure::cannot(format!("{} cannot be the program {name}", file.display()))
            .cause("it is not WebAssembly")),
    }
}

fn unbuilt(error: BuildError) -> Failure {
    match error {
        BuildError::Directory { path, errno } => {
            let why = match errno.name() {
                "noent" => "there is no such directory",
                "notdir" => "it is not a directory",
                "acces" => "permission denied",
                "loop" => "too many symbolic links",
                name => name,
            };
            Failure::cannot(format!("cannot open directory {}", path.display())).cause(why)
        }
        BuildError::Command { name, path, errno } => {
            let why = match errno.name() {
                "noent" => "there is no such file",
                "acces" => "permission denied",
                "noexec" => "it is not a file",
                name => name,
            };
            Failure::cannot(format!("cannot open {}", path.display()))
                .cause(why)
                .help(format!("--map-command {name}=FILE.wasm"))
        }
        BuildError::WorkingDirectory { path, .. } => mounts::nowhere(&path),
        BuildError::Descriptors(_) => {
            Failure::cannot("the program may not have as many open files as it is given")
                .help("--max-open-files N allows more")
        }
        error => Failure::cannot("the program cannot be set up").cause(error),
    }
}
