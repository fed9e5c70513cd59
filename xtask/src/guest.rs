//! The `waxwing` command as a stranger runs it: built, started, listened to, and ended when it takes too long.
//!
//! Main type: [`Waxwing`]. The invariant: what a guest sees does not depend on the shell that called `cargo xtask`.
//! Nothing of the environment is passed on but `PATH`.

use std::env;
use std::ffi::OsStr;
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// The built command, and where it keeps compiled modules.
#[derive(Clone, Debug)]
pub(crate) struct Waxwing {
    binary: PathBuf,
    cache: PathBuf,
}

impl Waxwing {
    /// Builds the command as the README's first command does. `WAXWING` names another one, already built.
    ///
    /// # Errors
    /// When it does not build, or is not where `WAXWING` says.
    pub(crate) fn build(cache: PathBuf) -> Result<Self> {
        let binary = match env::var_os("WAXWING") {
            Some(binary) => PathBuf::from(binary).canonicalize().context("WAXWING names no file")?,
            None => {
                let mut command = Command::new(cargo());
                command.args(["build", "--quiet", "--bin", "waxwing"]).current_dir(crate::root());
                if !command.status().context("cannot run cargo")?.success() {
                    bail!("waxwing does not build");
                }
                let target = env::var_os("CARGO_TARGET_DIR")
                    .map_or_else(|| crate::root().join("target"), PathBuf::from);
                target.join("debug/waxwing").canonicalize().context("waxwing is not where cargo builds")?
            }
        };
        Ok(Waxwing { binary, cache })
    }

    /// A run with these options before the module and these arguments after it.
    pub(crate) fn command(
        &self,
        options: &[impl AsRef<OsStr>],
        module: &Path,
        args: &[impl AsRef<OsStr>],
    ) -> Command {
        let mut command = Command::new(&self.binary);
        command.env_clear().env("PATH", env::var_os("PATH").unwrap_or_default());
        command.arg("run").arg("--cache-dir").arg(&self.cache).args(options).arg("--").arg(module).args(args);
        command
    }

    /// Has `command`, which starts waxwing itself, start this one.
    pub(crate) fn tell(&self, command: &mut Command) {
        command.env("WAXWING", &self.binary).env("WAXWING_CACHE_DIR", &self.cache);
    }

    /// `waxwing --version`: the least it can do.
    pub(crate) fn version(&self) -> Command {
        let mut command = Command::new(&self.binary);
        command.env_clear().arg("--version");
        command
    }
}

/// The cargo that runs this.
pub(crate) fn cargo() -> std::ffi::OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// What a process left behind.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) status: ExitStatus,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: Vec<u8>,
}

impl Output {
    /// What was printed, when the process did well.
    ///
    /// # Errors
    /// When it did not: its status and its last words.
    pub(crate) fn success(self) -> Result<Vec<u8>> {
        if self.status.success() {
            return Ok(self.stdout);
        }
        bail!("{}{}", self.status, last_words(&self.stderr, &self.stdout))
    }
}

/// The end of what a process said, for people.
pub(crate) fn last_words(stderr: &[u8], stdout: &[u8]) -> String {
    let said = if stderr.is_empty() { stdout } else { stderr };
    let said = String::from_utf8_lossy(said);
    let lines: Vec<&str> = said.lines().collect();
    let last = &lines[lines.len().saturating_sub(8)..];
    last.iter().map(|line| format!("\n      {line}")).collect()
}

/// Runs a command with `stdin` to read, and ends it when `limit` has passed.
///
/// # Errors
/// When it cannot be started, or is not done in time.
pub(crate) fn collect(command: &mut Command, stdin: &[u8], limit: Duration) -> Result<Output> {
    command.stdin(if stdin.is_empty() { Stdio::null() } else { Stdio::piped() });
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let program = command.get_program().to_string_lossy().into_owned();
    let mut child = command.spawn().with_context(|| format!("starting {program}"))?;
    let input = child.stdin.take();
    let (out, err) = (child.stdout.take(), child.stderr.take());
    thread::scope(|scope| {
        scope.spawn(move || {
            if let Some(mut input) = input {
                // A program that does not read all of its input is not at fault.
                let _ = input.write_all(stdin);
            }
        });
        let out = scope.spawn(move || all_of(out));
        let err = scope.spawn(move || all_of(err));
        let status = wait(&mut child, limit)?;
        let [stdout, stderr] = [out, err].map(|reader| reader.join().unwrap_or_default());
        match status {
            Some(status) => Ok(Output { status, stdout, stderr }),
            None => bail!("not done after {limit:?}{}", last_words(&stderr, &stdout)),
        }
    })
}

fn all_of(stream: Option<impl Read>) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(mut stream) = stream {
        // What came before an error is what there is.
        let _ = stream.read_to_end(&mut bytes);
    }
    bytes
}

/// Waits for a child, but no longer than `limit`: then it is killed, and there is no status.
///
/// # Errors
/// When it cannot be waited for.
pub(crate) fn wait(child: &mut Child, limit: Duration) -> Result<Option<ExitStatus>> {
    let end = Instant::now() + limit;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() >= end {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(5));
    }
}
