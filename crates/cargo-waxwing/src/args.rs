//! What is said on the command line: our few options, picked out of cargo's many.
//!
//! Main function: [`parse`]. One invariant: what is not ours reaches cargo as it stands and in its order, and nothing
//! after `--` is ours.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::failure::Failure;

pub(crate) const HELP: &str = "\
Builds crates for WASI and runs what comes of them in waxwing.

Usage: cargo waxwing run|test|bench|build|check [OPTIONS] [CARGO OPTIONS] [-- ARGS]
       cargo waxwing init [--default] [--force]

  --threads        build for wasm32-wasip1-threads, which has std::thread [else: wasm32-wasip1]
  --give OPTION    an option for waxwing, such as --give=--dir=data::/data or --give=--net
  --runner FILE    the waxwing to run with [else: $WAXWING, the one beside this program, or that on PATH]

Programs find the package and its workspace at their own paths, an empty /tmp, and the variables
CARGO_* and RUST_*. `.` is the package for tests and benchmarks. For `run` it is the directory that
cargo is called from; from outside the workspace, it is the package too.
All other options are cargo's own: `cargo help run` has them.

init makes plain `cargo run --target wasm32-wasip1` do the same, by .cargo/config.toml:
  --default        and build for wasm32-wasip1 where no target is named
  --force          take the place of another runner
";

/// A target of Rust's that makes core modules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Wasip1,
    Threads,
}

impl Target {
    pub(crate) const ALL: [Target; 2] = [Target::Wasip1, Target::Threads];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Target::Wasip1 => "wasm32-wasip1",
            Target::Threads => "wasm32-wasip1-threads",
        }
    }

    /// The variable by which cargo is told who runs programs of this target.
    pub(crate) fn runner_variable(self) -> &'static str {
        match self {
            Target::Wasip1 => "CARGO_TARGET_WASM32_WASIP1_RUNNER",
            Target::Threads => "CARGO_TARGET_WASM32_WASIP1_THREADS_RUNNER",
        }
    }
}

#[derive(Debug)]
pub(crate) enum Asked {
    Help,
    Version,
    Init(Init),
    Build(Build),
}

#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Init {
    /// Name the target too.
    pub(crate) default: bool,
    /// Replace another runner.
    pub(crate) force: bool,
}

/// Something for cargo to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Build {
    /// What cargo calls it.
    pub(crate) word: String,
    pub(crate) target: Target,
    /// Options of waxwing's.
    pub(crate) give: Vec<OsString>,
    pub(crate) runner: Option<PathBuf>,
    /// The rest, `--` and all.
    pub(crate) cargo: Vec<OsString>,
}

impl Build {
    /// Whether programs are run when it is built.
    pub(crate) fn runs(&self) -> bool {
        matches!(&*self.word, "run" | "test" | "bench")
    }

    /// Whether cargo is asked to build the standard library, so that none has to be installed.
    pub(crate) fn builds_std(&self) -> bool {
        let ours = self.cargo.iter().take_while(|arg| *arg != "--");
        ours.filter_map(|arg| arg.to_str()).any(|arg| arg.contains("build-std"))
    }
}

pub(crate) fn parse(argv: Vec<OsString>) -> Result<Asked, Failure> {
    let mut argv = argv.into_iter();
    let Some(word) = argv.next() else { return Ok(Asked::Help) };
    match word.to_str() {
        Some("help" | "-h" | "--help") => Ok(Asked::Help),
        Some("-V" | "--version") => Ok(Asked::Version),
        Some("init") => init(argv),
        Some("run" | "r") => build("run", argv),
        Some("test" | "t") => build("test", argv),
        Some("build" | "b") => build("build", argv),
        Some("check" | "c") => build("check", argv),
        Some("bench") => build("bench", argv),
        _ => Err(Failure::new(format!("there is no {word:?}"))
            .help("there are run, test, bench, build, check and init; `cargo waxwing help` tells of them")),
    }
}

fn init(argv: impl Iterator<Item = OsString>) -> Result<Asked, Failure> {
    let mut init = Init::default();
    for arg in argv {
        match arg.to_str() {
            Some("--default") => init.default = true,
            Some("--force") => init.force = true,
            Some("-h" | "--help") => return Ok(Asked::Help),
            _ => {
                return Err(Failure::new(format!("init does not take {arg:?}"))
                    .help("it takes --default and --force"));
            }
        }
    }
    Ok(Asked::Init(init))
}

fn build(word: &str, mut argv: impl Iterator<Item = OsString>) -> Result<Asked, Failure> {
    let mut build = Build {
        word: word.to_owned(),
        target: Target::Wasip1,
        give: Vec::new(),
        runner: None,
        cargo: Vec::new(),
    };
    while let Some(arg) = argv.next() {
        let text = arg.to_str().unwrap_or_default();
        let (name, value) = match text.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (text, None),
        };
        let mut value = |what| match value {
            Some(value) => Ok(OsString::from(value)),
            None => argv.next().ok_or_else(|| Failure::new(format!("{name} takes {what}"))),
        };
        match name {
            "--" => {
                build.cargo.push(arg);
                build.cargo.extend(argv);
                break;
            }
            "-h" | "--help" => return Ok(Asked::Help),
            "--threads" if text == name => build.target = Target::Threads,
            "--give" => build.give.push(value("an option of waxwing's")?),
            "--runner" => build.runner = Some(value("a file")?.into()),
            "--target" => build.target = target(&value("the name of a target")?)?,
            _ => build.cargo.push(arg),
        }
    }
    Ok(Asked::Build(build))
}

fn target(name: &OsString) -> Result<Target, Failure> {
    Target::ALL.into_iter().find(|target| target.name() == name).ok_or_else(|| {
        Failure::new(format!("waxwing does not run programs for {name:?}"))
            .help("it runs those for wasm32-wasip1 and, with --threads, wasm32-wasip1-threads")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(line: &str) -> Result<Asked, Failure> {
        parse(line.split_whitespace().map(OsString::from).collect())
    }

    fn built(line: &str) -> Build {
        match asked(line) {
            Ok(Asked::Build(build)) => build,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn ours_is_picked_out_of_cargos() {
        let build =
            built("test -p one --threads --give=--net --give --dir=a::b --release --runner w -- --threads x");
        assert_eq!(build.target, Target::Threads);
        assert_eq!(build.give, ["--net", "--dir=a::b"]);
        assert_eq!(build.runner, Some("w".into()));
        assert_eq!(build.cargo, ["-p", "one", "--release", "--", "--threads", "x"]);
        assert!(build.runs());
        assert_eq!(built("b").word, "build");
        assert!(!built("b").runs());
        assert_eq!(built("run --target wasm32-wasip1-threads").target, Target::Threads);
        assert!(built("build -Zbuild-std").builds_std());
        assert!(!built("run -- -Zbuild-std").builds_std());
    }

    #[test]
    fn what_cannot_be_is_refused() {
        assert!(matches!(asked("run --help"), Ok(Asked::Help)));
        assert_eq!(built("run -- --help").cargo, ["--", "--help"]);
        for line in ["build --target x86_64-unknown-linux-gnu", "run --give", "frob", "init --frob"] {
            assert!(asked(line).is_err(), "{line}");
        }
    }
}
