//! `cargo xtask conformance`: the public WASI testsuite's programs for preview1, through the `waxwing` command.
//!
//! Main function: [`run`]. The suite is its repository's branch `prod/testsuite-base`, which holds the programs as
//! built; beside each stands a specification: arguments, variables, a directory, what to print and how to exit. The
//! invariant: the checkout is only read. Each program gets a copy of its directory.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, bail};

use crate::expect::Expectations;
use crate::guest::{Waxwing, collect, last_words};
use json::Json;

mod json;
#[cfg(target_os = "linux")]
mod seccomp;

const HELP: &str = "\
cargo xtask conformance CHECKOUT [--engine NAME]... [--walker enosys] [--walker eperm]

Runs the preview1 programs of a checkout of WebAssembly/wasi-testsuite, branch prod/testsuite-base.
--engine: on this engine (wasmtime, wasmi), if not on the usual one. --walker: in a process to which the kernel answers openat2 so. WAXWING names the command to test,
if not the one of this repository.
";

/// The folders of a checkout that hold programs for preview1.
const FOLDERS: [&str; 3] = ["tests/assemblyscript", "tests/c", "tests/rust"];
const PROGRAMS: &str = "testsuite/wasm32-wasip1";

/// How long a program may take, its compilation included.
const LIMIT: Duration = Duration::from_secs(120);

/// Who resolves paths.
#[derive(Clone, Copy)]
enum Paths {
    /// The kernel, if it can.
    Openat2,
    /// The walker: the kernel refuses openat2 with this.
    Refused(&'static str, i32),
}

/// How the programs are run.
#[derive(Clone, Copy)]
struct Way<'a> {
    /// The engine, if it is not to be the usual one.
    engine: Option<&'a str>,
    paths: Paths,
}

pub(crate) fn run(args: &[String]) -> Result<()> {
    let mut checkout = None;
    let mut modes = Vec::new();
    let mut engines = Vec::new();
    let mut args = args.iter().map(String::as_str);
    while let Some(arg) = args.next() {
        match (arg, checkout) {
            ("--walker", _) => modes.push(match args.next() {
                Some("enosys") => Paths::Refused("ENOSYS", libc::ENOSYS),
                Some("eperm") => Paths::Refused("EPERM", libc::EPERM),
                _ => bail!("--walker is followed by enosys or eperm"),
            }),
            ("--engine", _) => {
                engines.push(Some(args.next().ok_or_else(|| anyhow!("--engine is followed by its name"))?));
            }
            (path, None) if !path.starts_with('-') => checkout = Some(Path::new(path)),
            _ => bail!("what is {arg}?\n\n{HELP}"),
        }
    }
    let checkout = checkout.ok_or_else(|| anyhow!("which checkout?\n\n{HELP}"))?;
    if modes.is_empty() {
        modes.push(Paths::Openat2);
    }
    if engines.is_empty() {
        engines.push(None);
    }
    let programs = programs(checkout)?;
    let target = crate::root().join("target/conformance");
    let suite = Suite {
        waxwing: Waxwing::build(target.join("cache"))?,
        known: Expectations::read(&crate::root().join("tests/conformance/testsuite.expected"))?,
        scratch: target.join(format!("scratch-{}", std::process::id())),
    };
    let mut failed = 0;
    for engine in engines {
        for mode in &modes {
            failed += suite.run(&programs, Way { engine, paths: *mode })?;
        }
    }
    if failed > 0 {
        bail!("{failed} failed");
    }
    Ok(())
}

/// Every program, by the name it is shown with.
fn programs(checkout: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut programs = Vec::new();
    for folder in FOLDERS {
        let language = folder.rsplit('/').next().unwrap_or(folder);
        let folder = checkout.join(folder).join(PROGRAMS);
        let entries = fs::read_dir(&folder)
            .with_context(|| format!("{} (is it the branch prod/testsuite-base?)", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if path.extension().is_some_and(|extension| extension == "wasm") {
                programs.push((format!("{language}/{name}"), path));
            }
        }
    }
    programs.sort();
    Ok(programs)
}

struct Suite {
    waxwing: Waxwing,
    known: Expectations,
    scratch: PathBuf,
}

impl Suite {
    /// Runs all programs and prints how each did. The answer is how many did otherwise than expected.
    fn run(&self, programs: &[(String, PathBuf)], way: Way<'_>) -> Result<usize> {
        let paths = match way.paths {
            Paths::Openat2 => "openat2 as the kernel has it".to_owned(),
            Paths::Refused(name, _) => format!("openat2 answers {name}"),
        };
        if let Err(refused) = self.prepare(self.waxwing.version(), way.paths, b"") {
            println!("SKIPPED {paths}: seccomp is refused here: {refused:#}");
            return Ok(0);
        }
        let (mut passed, mut wrong) = (0, 0);
        for (name, program) in programs {
            match (self.test(program, way), self.known.reason(name)) {
                (Ok(()), None) => {
                    passed += 1;
                    println!("PASS {name}");
                }
                (Ok(()), Some(reason)) => {
                    wrong += 1;
                    println!("FAIL {name}: passes, though it is listed as failing: {reason}");
                }
                (Err(_), Some(reason)) => println!("KNOWN {name}: {reason}"),
                (Err(error), None) => {
                    wrong += 1;
                    println!("FAIL {name}: {error:#}");
                }
            }
        }
        let engine = way.engine.unwrap_or("the usual engine");
        println!("{passed} of {} pass (on {engine}, {paths})", programs.len());
        Ok(wrong)
    }

    fn prepare(
        &self,
        mut command: std::process::Command,
        mode: Paths,
        stdin: &[u8],
    ) -> Result<crate::guest::Output> {
        match mode {
            Paths::Openat2 => {}
            #[cfg(target_os = "linux")]
            Paths::Refused(_, errno) => seccomp::without_openat2(&mut command, errno)?,
            #[cfg(not(target_os = "linux"))]
            Paths::Refused(..) => bail!("it is a thing of Linux"),
        }
        collect(&mut command, stdin, LIMIT)
    }

    fn test(&self, program: &Path, way: Way<'_>) -> Result<()> {
        let specification = program.with_extension("json");
        let specification = match fs::read_to_string(&specification) {
            Ok(text) => {
                Specification::read(&text).with_context(|| format!("in {}", specification.display()))?
            }
            Err(_) => Specification::default(),
        };
        // What the program prints is compared, so Waxwing itself is to say nothing.
        let mut options = vec!["-q".to_owned()];
        options.extend(way.engine.map(|engine| format!("--engine={engine}")));
        for (name, value) in &specification.env {
            options.extend(["--env".to_owned(), format!("{name}={value}")]);
        }
        if let Some(root) = &specification.root {
            let _ = fs::remove_dir_all(&self.scratch);
            copy(&program.with_file_name(root), &self.scratch)?;
            options.extend(["--dir".to_owned(), format!("{}::/", self.scratch.display())]);
        }
        let command = self.waxwing.command(&options, program, &specification.args);
        let output = self.prepare(command, way.paths, b"");
        if specification.root.is_some() {
            fs::remove_dir_all(&self.scratch)?;
        }
        let output = output?;
        let said = last_words(&output.stderr, &output.stdout);
        if output.status.code() != Some(specification.exit_code) {
            bail!("{}, not exit code {}{said}", output.status, specification.exit_code);
        }
        for (stream, expected, printed) in [
            ("stdout", &specification.stdout, &output.stdout),
            ("stderr", &specification.stderr, &output.stderr),
        ] {
            if expected.as_ref().is_some_and(|expected| expected.as_bytes() != printed) {
                bail!("{stream} is {:?}, not {expected:?}", String::from_utf8_lossy(printed));
            }
        }
        Ok(())
    }
}

/// How a program is run and what it should do.
#[derive(Debug, Default, PartialEq, Eq)]
struct Specification {
    args: Vec<String>,
    env: BTreeMap<String, String>,
    /// The directory it gets as `/`, beside the program.
    root: Option<String>,
    exit_code: i32,
    stdout: Option<String>,
    stderr: Option<String>,
}

impl Specification {
    fn read(text: &str) -> Result<Self> {
        let Json::Table(entries) = json::parse(text)? else { bail!("a table is wanted") };
        let mut specification = Specification::default();
        for (key, value) in entries {
            match (key.as_str(), value) {
                ("args", Json::List(args)) => {
                    specification.args = args.into_iter().map(string).collect::<Result<_>>()?;
                }
                ("env", Json::Table(env)) => {
                    let pairs = env.into_iter().map(|(name, value)| Ok((name, string(value)?)));
                    specification.env = pairs.collect::<Result<_>>()?;
                }
                ("root", value) => specification.root = Some(string(value)?),
                ("exit_code", Json::Number(code)) => specification.exit_code = i32::try_from(code)?,
                ("stdout", value) => specification.stdout = Some(string(value)?),
                ("stderr", value) => specification.stderr = Some(string(value)?),
                (key, value) => bail!("{key}: {value:?} is not understood"),
            }
        }
        Ok(specification)
    }
}

fn string(value: Json) -> Result<String> {
    match value {
        Json::Text(text) => Ok(text),
        other => bail!("a string is wanted, not {other:?}"),
    }
}

/// Copies a directory, without what an earlier run of the suite left in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("reading {}", from.display()))? {
        let entry = entry?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        let copied = to.join(entry.file_name());
        if path.extension().is_some_and(|extension| extension == "cleanup") {
            continue;
        }
        if kind.is_dir() {
            copy(&path, &copied)?;
        } else if kind.is_file() {
            fs::copy(&path, &copied)?;
        } else {
            bail!("{} is neither a file nor a directory", path.display());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn specifications_are_understood_whole_or_not_at_all() {
        let read = Specification::read(r#"{"args": ["a"], "env": {"b": "c"}, "root": "d", "exit_code": 3}"#);
        let expected = Specification {
            args: vec!["a".to_owned()],
            env: BTreeMap::from([("b".to_owned(), "c".to_owned())]),
            root: Some("d".to_owned()),
            exit_code: 3,
            ..Specification::default()
        };
        assert_eq!(read.expect("understood"), expected);
        assert!(Specification::read(r#"{"operations": []}"#).is_err());
        assert!(Specification::read(r#"{"args": [1]}"#).is_err());
    }
}
