//! `--learn`: what a run needed of what it was given, as a policy for the next one.
//!
//! Main type: [`Learning`]. A layer watches the calls, of all threads and processes of the run; which directory or socket
//! a descriptor comes from the system knows. One invariant: the same run is written down in the same words, whatever
//! order its threads took, and nothing is learned from what was refused.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::task::Poll;

use waxwing::abi::types::{
    AddrPort, Dircookie, Errno, Event, Fd, Fdflags, Fdflagsext, Fdstat, Filestat, Fstflags, Lookupflags,
    Oflags, Riflags, Rights, Roflags, Siflags, Size, Subscription, SubscriptionU, Timestamp,
};
use waxwing::abi::{GuestSlice, GuestString, IoVecs, OutBytes, OutStrings};
use waxwing::layer::{Layer, System};
use waxwing::{Builder, Denial, ExitStatus, Grant, Limits, MemoryFs, Origin, Peaks, Process, Wait};

use crate::denials::{Record, host_and_port};
use crate::environment::{self, Variable};
use crate::interrupt;
use crate::mounts::{Mount, Source};
use crate::report::{self, Failure};
use crate::units;

mod network;

pub(crate) use network::{Reached, Watched};

/// The first line of what is written, by which it is known again.
const HEADER: &str = "# Learned by waxwing --learn";

/// What a run is given, and what it is seen to need.
pub(crate) struct Learning {
    file: PathBuf,
    given: Given,
    seen: Arc<Seen>,
    denials: Arc<Record>,
    /// Locked while it is written, by whoever comes first.
    is_written: Mutex<bool>,
}

/// What is written when the command is interrupted.
static CURRENT: OnceLock<(Arc<Learning>, Arc<Process>)> = OnceLock::new();

/// What a run is given.
pub(crate) struct Given {
    /// The program, for people.
    pub(crate) program: String,
    pub(crate) mounts: Vec<Mount>,
    /// A directory that is gone when the run has ended.
    pub(crate) temporary: Option<Mount>,
    pub(crate) variables: Vec<Variable>,
    pub(crate) env_files: Vec<PathBuf>,
    /// How many sockets were handed down, before those that listen at these addresses.
    pub(crate) handed_down: usize,
    pub(crate) addresses: Vec<String>,
    /// Where it is connected to when it starts.
    pub(crate) dialed: Vec<String>,
    pub(crate) name_servers: Vec<SocketAddr>,
    pub(crate) reached: Arc<Reached>,
}

/// What a run is seen to need, by all of its layers.
struct Seen {
    dirs: Vec<Use>,
    listeners: Vec<AtomicBool>,
    connections: Vec<AtomicBool>,
    environment: AtomicBool,
}

#[derive(Default)]
struct Use {
    looked: AtomicBool,
    changed: AtomicBool,
}

/// Refuses to write over what `--learn` has not written.
pub(crate) fn check(file: &Path) -> Result<(), Failure> {
    let cannot = || Failure::cannot(format!("cannot write what is learned to {}", file.display()));
    if std::fs::metadata(file).is_ok_and(|file| !file.is_file() && !file.is_dir()) {
        // A pipe or a terminal loses nothing by being written to.
        return Ok(());
    }
    let mut first = String::new();
    match File::open(file) {
        Ok(old) => BufReader::new(old).read_line(&mut first).map_err(|error| cannot().cause(error))?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let dir = file.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
            return if dir.is_dir() { Ok(()) } else { Err(cannot().cause(error)) };
        }
        Err(error) => return Err(cannot().cause(error)),
    };
    if first.is_empty() || first.starts_with(HEADER) {
        return Ok(());
    }
    Err(cannot()
        .cause("it is there, and its first line does not say that --learn has written it")
        .help("name another file, or remove this one"))
}

/// Has what was learned written when the command is interrupted.
pub(crate) fn heed_interrupts() -> Result<(), Failure> {
    let is_written = || {
        CURRENT
            .get()
            .is_some_and(|(learning, _)| *learning.is_written.lock().unwrap_or_else(PoisonError::into_inner))
    };
    let write = || {
        if let Some((learning, process)) = CURRENT.get() {
            let status = process.status().unwrap_or(ExitStatus::TimedOut);
            let failed = learning.write(process, &status);
            if let Err(failure) = failed {
                let _ = failure.print();
            }
        }
    };
    interrupt::watch(is_written, write).map_err(|error| Failure::cannot("cannot start a thread").cause(error))
}

impl Learning {
    /// Of a run that is given these things, to be written to `file`.
    pub(crate) fn new(file: &Path, given: Given, denials: &Arc<Record>) -> Arc<Self> {
        let seen = Arc::new(Seen {
            dirs: given.mounts.iter().map(|_| Use::default()).collect(),
            listeners: (0..given.handed_down + given.addresses.len())
                .map(|_| AtomicBool::default())
                .collect(),
            connections: given.dialed.iter().map(|_| AtomicBool::default()).collect(),
            environment: AtomicBool::default(),
        });
        Arc::new(Learning {
            file: file.to_owned(),
            given,
            seen,
            denials: Arc::clone(denials),
            is_written: Mutex::new(false),
        })
    }

    /// Watches the run that is being built, within these limits.
    pub(crate) fn attach(&self, builder: Builder, mut limits: Limits) -> Builder {
        // Only what has a limit is counted.
        limits.memory.get_or_insert(u64::MAX);
        let builder = builder.limits(limits);
        let seen = Arc::clone(&self.seen);
        builder
            .layer_of(move |thread| Watch { process: Arc::clone(thread.process()), seen: Arc::clone(&seen) })
    }

    /// Says which process it learns from, should the command be interrupted.
    pub(crate) fn watch(self: &Arc<Self>, process: &Arc<Process>) {
        interrupt::guest(process);
        // There is one run, and so one of these.
        let _ = CURRENT.set((Arc::clone(self), Arc::clone(process)));
    }

    /// Writes down what was learned, once.
    pub(crate) fn write(&self, process: &Process, status: &ExitStatus) -> Result<(), Failure> {
        let mut is_written = self.is_written.lock().unwrap_or_else(PoisonError::into_inner);
        if std::mem::replace(&mut *is_written, true) {
            return Ok(());
        }
        let text = self.text(&process.peaks(), status, &self.denials.denials());
        std::fs::write(&self.file, text).map_err(|error| {
            Failure::cannot(format!("cannot write what was learned to {}", self.file.display())).cause(error)
        })?;
        report::note(|| format!("what the run needed is in {}", self.file.display()));
        Ok(())
    }

    fn text(&self, peaks: &Peaks, status: &ExitStatus, denials: &[Denial]) -> String {
        let mut text = format!("{HEADER}: what one run of {} needed.\n", comment(&self.given.program));
        text.push_str("# As long as the line above stands here, --learn writes over this file.\n");
        let status = match status {
            ExitStatus::Exited(code) => format!("exit code {code}"),
            ExitStatus::Trapped(_) => "a trap".to_owned(),
            status => status.to_string(),
        };
        let _ = writeln!(text, "#\n# The run ended with {}.", comment(&status));
        self.directories(&mut text);
        self.environment(&mut text);
        self.sockets(&mut text);
        limits(peaks, &mut text);
        self.refused(denials, &mut text);
        text
    }

    fn directories(&self, text: &mut String) {
        let mut unused = Vec::new();
        for (mount, seen) in self.given.mounts.iter().zip(&self.seen.dirs) {
            let changed = seen.changed.load(Ordering::Relaxed);
            if !changed && !seen.looked.load(Ordering::Relaxed) {
                unused.push(comment(&mount.guest));
                continue;
            }
            if self.given.temporary.as_ref() == Some(mount) {
                text.push_str("\n# A directory of that run alone, as a program that cargo runs has it; this one is in memory.\n");
                in_memory(&mount.guest, None, text);
                continue;
            }
            let why = match (changed, mount.read_only) {
                (true, _) => "Things in it were changed.",
                (false, true) => "Only looked at.",
                (false, false) => "Only looked at, though it could have been changed.",
            };
            let mode = if changed { "rw" } else { "ro" };
            let host = match &mount.source {
                Source::Host(host) => host,
                Source::Memory { size, path, .. } if path == "/" => {
                    text.push_str("\n# In memory.\n");
                    in_memory(&mount.guest, *size, text);
                    continue;
                }
                Source::Memory { path, .. } => {
                    let [guest, path] = [&mount.guest, path].map(|name| comment(name));
                    let _ =
                        writeln!(text, "\n# {guest} was {path} in a directory in memory, which --cwd gives.");
                    continue;
                }
            };
            let Some(host) = self.beside(host) else {
                let host = comment(&host.display().to_string());
                let _ = writeln!(
                    text,
                    "\n# Left out, since it is not UTF-8: {host}, given as {}.",
                    comment(&mount.guest)
                );
                continue;
            };
            let _ = writeln!(
                text,
                "\n# {why}\n[[dir]]\nhost = {}\nguest = {}\nmode = \"{mode}\"",
                quoted(&host),
                quoted(&mount.guest)
            );
        }
        if !unused.is_empty() {
            let _ = writeln!(text, "\n# Given, and never used: {}.", unused.join(", "));
        }
    }

    fn environment(&self, text: &mut String) {
        let own = |name: &OsString| {
            !self.seen.listeners.is_empty() && (name == "LISTEN_FDS" || name == "LISTEN_PID")
        };
        // The last setting of a name counts.
        let variables: BTreeMap<&OsString, &OsString> = self
            .given
            .variables
            .iter()
            .filter(|(name, _)| !own(name))
            .map(|(name, value)| (name, value))
            .collect();
        if variables.is_empty() {
            return;
        }
        if !self.seen.environment.load(Ordering::Relaxed) {
            let names: Vec<String> =
                variables.keys().map(|name| comment(&name.display().to_string())).collect();
            let _ =
                writeln!(text, "\n# Given, but the environment was never looked at: {}.", names.join(", "));
            return;
        }
        // They were read before the run; if one has gone since, its variables are written down one by one.
        let filed: BTreeMap<OsString, OsString> =
            environment::collect(false, &self.given.env_files, &[]).unwrap_or_default().into_iter().collect();
        let (mut pass, mut set, mut odd) = (Vec::new(), Vec::new(), 0);
        for (name, value) in variables {
            match (name.to_str(), value.to_str()) {
                (Some(name), _) if std::env::var_os(name).as_ref() == Some(value) => pass.push(quoted(name)),
                _ if filed.get(name) == Some(value) => {}
                (Some(name), Some(value)) => set.push(format!("{} = {}\n", key(name), quoted(value))),
                _ => odd += 1,
            }
        }
        text.push_str(
            "\n# The environment is fetched as a whole: which of these are needed cannot be seen.\n[env]\n",
        );
        if !pass.is_empty() {
            let _ = writeln!(text, "pass = [{}]", pass.join(", "));
        }
        let files: Vec<String> =
            self.given.env_files.iter().filter_map(|file| Some(quoted(&self.beside(file)?))).collect();
        if !files.is_empty() {
            let _ = writeln!(text, "files = [{}]", files.join(", "));
        }
        if odd > 0 {
            let _ = writeln!(text, "# Left out, since they are not UTF-8: {odd}.");
        }
        if !set.is_empty() {
            let _ = write!(text, "\n[env.set]\n{}", set.concat());
        }
    }

    fn sockets(&self, text: &mut String) {
        let used =
            |number: usize| self.seen.listeners.get(number).is_some_and(|seen| seen.load(Ordering::Relaxed));
        let handed_down = (0..self.given.handed_down).filter(|number| used(*number)).count();
        if handed_down > 0 {
            let _ = writeln!(
                text,
                "\n# Used, and not to be given by a policy: {handed_down} sockets of LISTEN_FDS."
            );
        }
        let numbered = self.given.addresses.iter().enumerate();
        let (listened, mut unused): (Vec<_>, Vec<_>) =
            numbered.partition(|(number, _)| used(self.given.handed_down + number));
        let was_used = |number: usize| {
            self.seen.connections.get(number).is_some_and(|seen| seen.load(Ordering::Relaxed))
        };
        let numbered = self.given.dialed.iter().enumerate();
        let (dialed, not_used): (Vec<_>, Vec<_>) = numbered.partition(|(number, _)| was_used(*number));
        unused.extend(not_used);
        let mut lines = String::new();
        for (key, used) in [("listen", listened), ("dial", dialed)] {
            if !used.is_empty() {
                let used: Vec<String> = used.iter().map(|(_, address)| quoted(address)).collect();
                let _ = writeln!(lines, "{key} = [{}]", used.join(", "));
            }
        }
        lines.push_str(&self.given.reached.lines());
        if !self.given.name_servers.is_empty() && self.given.reached.has_asked() {
            let servers: Vec<String> =
                self.given.name_servers.iter().map(|at| quoted(&at.to_string())).collect();
            let _ = writeln!(lines, "dns_servers = [{}]", servers.join(", "));
        }
        if !lines.is_empty() {
            let _ = write!(text, "\n[net]\n{lines}");
        }
        if !unused.is_empty() {
            let unused: Vec<String> = unused.iter().map(|(_, address)| comment(address)).collect();
            let _ = writeln!(text, "\n# Given, and never used: {}.", unused.join(", "));
        }
    }

    fn refused(&self, denials: &[Denial], text: &mut String) {
        let mut lines: Vec<(String, Option<String>)> = denials
            .iter()
            .map(|denial| (comment(&self.denials.line(denial)), self.suggestion(&denial.grant)))
            .collect();
        if lines.is_empty() {
            return;
        }
        lines.sort();
        text.push_str(
            "\n# Refused in this run. What is to be allowed next time can be put in here by hand.\n",
        );
        let mut suggested = Vec::new();
        for (line, suggestion) in lines {
            let _ = writeln!(text, "#\n# {line}");
            if let Some(suggestion) = suggestion
                && !suggested.contains(&suggestion)
            {
                text.push_str(&suggestion);
                suggested.push(suggestion);
            }
        }
    }

    /// The lines that would allow what was refused, as comments.
    fn suggestion(&self, grant: &Grant) -> Option<String> {
        let dir = |host: &str, guest: &str, mode: &str| {
            format!("#[[dir]]\n#host = {}\n#guest = {}\n#mode = \"{mode}\"\n", quoted(host), quoted(guest))
        };
        match grant {
            Grant::Directory { guest, writable } => {
                Some(dir("HOST", guest, if *writable { "rw" } else { "ro" }))
            }
            Grant::Writable { guest } => {
                let mut mounts = self.given.mounts.iter().zip(&self.seen.dirs).rev();
                let (mount, seen) = mounts.find(|(mount, _)| mount.guest == *guest)?;
                if seen.looked.load(Ordering::Relaxed) {
                    return Some(format!("# For {} above: mode = \"rw\"\n", comment(guest)));
                }
                let Source::Host(host) = &mount.source else { return None };
                Some(dir(&self.beside(host)?, guest, "rw"))
            }
            Grant::Listener => Some("#[net]\n#listen = [\"HOST:PORT\"]\n".to_owned()),
            Grant::Connect { host, port } => {
                let host = quoted(&host_and_port(host, *port));
                Some(format!("#[net]\n#connect = [{host}]\n"))
            }
            Grant::Bind { address } => Some(format!("#[net]\n#bind = [{}]\n", quoted(address))),
            Grant::Network => Some("#[net]\n#all = true\n".to_owned()),
            _ => None,
        }
    }

    /// A path of the host as the policy has it: from its own directory on, if it lies beneath.
    fn beside(&self, path: &Path) -> Option<String> {
        let parent = self.file.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let path =
            path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned());
        let below =
            parent.canonicalize().ok().and_then(|parent| path.strip_prefix(parent).ok().map(Path::to_owned));
        match below {
            Some(below) if below.as_os_str().is_empty() => Some(".".to_owned()),
            Some(below) => below.to_str().map(str::to_owned),
            None => path.to_str().map(str::to_owned),
        }
    }
}

/// A directory in memory.
fn in_memory(guest: &str, size: Option<u64>, text: &mut String) {
    let size = size.unwrap_or_else(|| MemoryFs::new().limits().bytes);
    let _ = writeln!(text, "[[dir]]\nguest = {}\ntmpfs = \"{}\"", quoted(guest), units::exact_size(size));
}

/// A thread is counted for a moment after the guest has seen it end, so there is room for twice as many as were seen at
/// once, if so many were ever started.
fn limits(peaks: &Peaks, text: &mut String) {
    text.push_str("\n# The most that was used at once; memory in whole MiB.\n[limits]\n");
    let _ = writeln!(text, "open_files = {}", peaks.open_files);
    if peaks.memory > 0 {
        let whole = peaks.memory.checked_next_multiple_of(1 << 20).unwrap_or(peaks.memory);
        let _ = writeln!(text, "memory = \"{}\"", units::exact_size(whole));
    }
    let _ = writeln!(text, "threads = {}", peaks.threads_started.min(peaks.threads.saturating_mul(2)));
    let _ = writeln!(text, "processes = {}", peaks.processes.max(1));
}

/// A text as TOML has it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A key of TOML: in quotes only where it has to be.
fn key(text: &str) -> String {
    let is_bare =
        !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    if is_bare { text.to_owned() } else { quoted(text) }
}

/// A text on one line.
fn comment(text: &str) -> String {
    text.chars().flat_map(|c| if c.is_control() { c.escape_unicode().collect() } else { vec![c] }).collect()
}

/// The layer of one guest thread.
struct Watch {
    process: Arc<Process>,
    seen: Arc<Seen>,
}

impl Watch {
    /// Takes note of what a call did in the directory that `fd` comes from.
    fn note<T>(&self, origin: Option<Origin>, result: &Result<T, Errno>, changes: bool) {
        if matches!(result, Err(Errno::Notcapable | Errno::Rofs)) {
            return;
        }
        let Some(Origin::Directory(number)) = origin else { return };
        let Some(seen) = usize::try_from(number).ok().and_then(|number| self.seen.dirs.get(number)) else {
            return;
        };
        seen.looked.store(true, Ordering::Relaxed);
        if changes && result.is_ok() {
            seen.changed.store(true, Ordering::Relaxed);
        }
    }

    fn look<T>(&self, fd: Fd, result: Result<T, Errno>) -> Result<T, Errno> {
        self.note(self.process.origin(fd), &result, false);
        result
    }

    fn change<T>(&self, fd: Fd, result: Result<T, Errno>) -> Result<T, Errno> {
        self.note(self.process.origin(fd), &result, true);
        result
    }

    /// As [`Watch::look`] and [`Watch::change`], of a path.
    fn path<T>(&self, fd: Fd, path: &GuestString, follow: bool, changes: bool, result: &Result<T, Errno>) {
        self.note(self.process.origin_of_path(fd, path, follow), result, changes);
    }

    fn socket(&self, fd: Fd) {
        let (number, sockets) = match self.process.origin(fd) {
            Some(Origin::Listener(number)) => (number, &self.seen.listeners),
            Some(Origin::Connection(number)) => (number, &self.seen.connections),
            _ => return,
        };
        if let Some(seen) = usize::try_from(number).ok().and_then(|number| sockets.get(number)) {
            seen.store(true, Ordering::Relaxed);
        }
    }

    fn connection(&self, fd: Fd) {
        if !self.seen.connections.is_empty() {
            self.socket(fd);
        }
    }
}

impl Layer for Watch {
    fn environ_get(&mut self, next: &mut dyn System, environ: OutStrings<'_>) -> Result<(), Errno> {
        self.seen.environment.store(true, Ordering::Relaxed);
        next.environ_get(environ)
    }

    fn environ_sizes_get(&mut self, next: &mut dyn System) -> Result<(Size, Size), Errno> {
        self.seen.environment.store(true, Ordering::Relaxed);
        next.environ_sizes_get()
    }

    fn fd_fdstat_get(&mut self, next: &mut dyn System, fd: Fd) -> Result<Fdstat, Errno> {
        self.socket(fd);
        next.fd_fdstat_get(fd)
    }

    fn fd_fdstat_set_flags(&mut self, next: &mut dyn System, fd: Fd, flags: Fdflags) -> Result<(), Errno> {
        self.socket(fd);
        next.fd_fdstat_set_flags(fd, flags)
    }

    fn fd_filestat_get(&mut self, next: &mut dyn System, fd: Fd) -> Result<Filestat, Errno> {
        self.socket(fd);
        let result = next.fd_filestat_get(fd);
        self.look(fd, result)
    }

    fn fd_filestat_set_times(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        atim: Timestamp,
        mtim: Timestamp,
        fst_flags: Fstflags,
    ) -> Result<(), Errno> {
        let result = next.fd_filestat_set_times(fd, atim, mtim, fst_flags);
        self.change(fd, result)
    }

    fn fd_readdir(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        buf: OutBytes<'_>,
        cookie: Dircookie,
    ) -> Result<Size, Errno> {
        let result = next.fd_readdir(fd, buf, cookie);
        self.look(fd, result)
    }

    fn path_create_directory(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        path: &GuestString,
    ) -> Result<(), Errno> {
        let result = next.path_create_directory(fd, path);
        self.path(fd, path, false, true, &result);
        result
    }

    fn path_filestat_get(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        flags: Lookupflags,
        path: &GuestString,
    ) -> Result<Filestat, Errno> {
        let result = next.path_filestat_get(fd, flags, path);
        self.path(fd, path, flags.contains(Lookupflags::SYMLINK_FOLLOW), false, &result);
        result
    }

    fn path_filestat_set_times(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        flags: Lookupflags,
        path: &GuestString,
        atim: Timestamp,
        mtim: Timestamp,
        fst_flags: Fstflags,
    ) -> Result<(), Errno> {
        let result = next.path_filestat_set_times(fd, flags, path, atim, mtim, fst_flags);
        self.path(fd, path, flags.contains(Lookupflags::SYMLINK_FOLLOW), true, &result);
        result
    }

    fn path_link(
        &mut self,
        next: &mut dyn System,
        old_fd: Fd,
        old_flags: Lookupflags,
        old_path: &GuestString,
        new_fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        let result = next.path_link(old_fd, old_flags, old_path, new_fd, new_path);
        self.path(old_fd, old_path, old_flags.contains(Lookupflags::SYMLINK_FOLLOW), true, &result);
        self.path(new_fd, new_path, false, true, &result);
        result
    }

    fn path_open(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        dirflags: Lookupflags,
        path: &GuestString,
        oflags: Oflags,
        fs_rights_base: Rights,
        fs_rights_inheriting: Rights,
        fdflags: Fdflags,
        fdflagsext: Fdflagsext,
    ) -> Poll<Result<Fd, Errno>> {
        let result = next.path_open(
            w,
            fd,
            dirflags,
            path,
            oflags,
            fs_rights_base,
            fs_rights_inheriting,
            fdflags,
            fdflagsext,
        );
        // What a read-only directory would refuse, whether or not anything is written later.
        let changes =
            oflags.intersects(Oflags::CREAT | Oflags::TRUNC) || fs_rights_base.contains(Rights::FD_WRITE);
        if let Poll::Ready(result) = &result {
            match result {
                // What was opened knows what it comes from.
                Ok(opened) => self.note(self.process.origin(*opened), result, changes),
                Err(_) => {
                    self.path(fd, path, dirflags.contains(Lookupflags::SYMLINK_FOLLOW), changes, result)
                }
            }
        }
        result
    }

    fn path_readlink(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        path: &GuestString,
        buf: OutBytes<'_>,
    ) -> Result<Size, Errno> {
        let result = next.path_readlink(fd, path, buf);
        self.path(fd, path, false, false, &result);
        result
    }

    fn path_remove_directory(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        path: &GuestString,
    ) -> Result<(), Errno> {
        let result = next.path_remove_directory(fd, path);
        self.path(fd, path, false, true, &result);
        result
    }

    fn path_rename(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        old_path: &GuestString,
        new_fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        let result = next.path_rename(fd, old_path, new_fd, new_path);
        self.path(fd, old_path, false, true, &result);
        self.path(new_fd, new_path, false, true, &result);
        result
    }

    fn path_symlink(
        &mut self,
        next: &mut dyn System,
        old_path: &GuestString,
        fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        let result = next.path_symlink(old_path, fd, new_path);
        self.path(fd, new_path, false, true, &result);
        result
    }

    fn path_unlink_file(&mut self, next: &mut dyn System, fd: Fd, path: &GuestString) -> Result<(), Errno> {
        let result = next.path_unlink_file(fd, path);
        self.path(fd, path, false, true, &result);
        result
    }

    fn poll_oneoff(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        r#in: GuestSlice<'_, Subscription>,
        out: GuestSlice<'_, Event>,
    ) -> Poll<Result<Size, Errno>> {
        if w.first_turn() && !(self.seen.listeners.is_empty() && self.seen.connections.is_empty()) {
            for subscription in (0..r#in.len()).filter_map(|index| r#in.get(index).ok()) {
                if let SubscriptionU::FdRead(on) | SubscriptionU::FdWrite(on) = subscription.u {
                    self.socket(on.file_descriptor);
                }
            }
        }
        next.poll_oneoff(w, r#in, out)
    }

    fn fd_read(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
    ) -> Poll<Result<Size, Errno>> {
        self.connection(fd);
        next.fd_read(w, fd, iovs)
    }

    fn fd_write(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
    ) -> Poll<Result<Size, Errno>> {
        self.connection(fd);
        next.fd_write(w, fd, iovs)
    }

    fn sock_recv(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        ri_data: &IoVecs<'_>,
        ri_flags: Riflags,
    ) -> Poll<Result<(Size, Roflags), Errno>> {
        self.connection(fd);
        next.sock_recv(w, fd, ri_data, ri_flags)
    }

    fn sock_send(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        si_data: &IoVecs<'_>,
        si_flags: Siflags,
    ) -> Poll<Result<Size, Errno>> {
        self.connection(fd);
        next.sock_send(w, fd, si_data, si_flags)
    }

    fn sock_accept(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        flags: Fdflags,
    ) -> Poll<Result<(Fd, AddrPort), Errno>> {
        self.socket(fd);
        next.sock_accept(w, fd, flags)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_from_toml_as_they_were() {
        for text in ["plain", "a\"b\\c", "two\nlines\t\u{7f}\u{1}", "Grüße 世界", ""] {
            let line = format!("{} = {}", key(text), quoted(text));
            let parsed = toml::de::DeTable::parse(&line).unwrap();
            let (key, value) = parsed.get_ref().iter().next().unwrap();
            assert_eq!((key.get_ref().as_ref(), value.get_ref().as_str()), (text, Some(text)), "{line}");
        }
        assert_eq!(key("A_1-b"), "A_1-b");
        assert_eq!(comment("a\n#b"), "a\\u{a}#b");
    }

    #[test]
    fn limits_have_room_for_threads_that_are_counted_out_late() {
        let written = |started, peak| {
            let mut peaks = Peaks::default();
            (peaks.open_files, peaks.memory) = (9, (1 << 20) + 1);
            (peaks.threads_started, peaks.threads) = (started, peak);
            let mut text = String::new();
            limits(&peaks, &mut text);
            text.lines().skip(3).map(str::to_owned).collect::<Vec<_>>().join("; ")
        };
        let start = "open_files = 9; memory = \"2MiB\"";
        assert_eq!(written(0, 0), format!("{start}; threads = 0; processes = 1"));
        assert_eq!(written(3, 2), format!("{start}; threads = 3; processes = 1"));
        assert_eq!(written(100, 4), format!("{start}; threads = 8; processes = 1"));
    }
}
