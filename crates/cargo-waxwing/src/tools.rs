//! What it takes: cargo, `waxwing`, and the target's standard library.
//!
//! One invariant: they are looked for, never fetched.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use toml_edit::{Array, Value};

use crate::args::Target;
use crate::failure::Failure;

/// The cargo that called this program, or the one on PATH.
pub(crate) fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// The `waxwing` to run with.
pub(crate) fn waxwing(asked: Option<&Path>) -> Result<PathBuf, Failure> {
    let named = asked.map(Path::to_owned).or_else(|| std::env::var_os("WAXWING").map(PathBuf::from));
    if let Some(named) = named {
        // Cargo starts programs in their package's directory, wherever it was called from.
        let absolute = std::path::absolute(&named).ok().filter(|path| path.is_file());
        return absolute.ok_or_else(|| Failure::new(format!("there is no {}", named.display())));
    }
    let name = format!("waxwing{}", std::env::consts::EXE_SUFFIX);
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.to_owned()));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut places = beside.into_iter().chain(std::env::split_paths(&path));
    places
        .find_map(|place| std::path::absolute(place.join(&name)).ok().filter(|path| path.is_file()))
        .ok_or_else(|| {
            Failure::new("waxwing is not installed").help(
                "cargo install --path crates/cli in a checkout of Waxwing, or name it with --runner FILE",
            )
        })
}

/// Cargo's setting of who runs programs, for its option `--config`.
pub(crate) fn runner_setting(target: Target, waxwing: &Path, give: &[OsString]) -> Result<String, Failure> {
    let mut runner = Array::new();
    let words = [waxwing.as_os_str(), OsStr::new("run")].into_iter().chain(give.iter().map(|word| &**word));
    for word in words {
        let word = word.to_str().ok_or_else(|| {
            Failure::new(format!("{word:?} is not UTF-8, and cargo's configuration holds nothing else"))
        })?;
        runner.push(word);
    }
    Ok(format!("target.{}.runner={}", target.name(), Value::from(runner).decorated("", "")))
}

/// Whether the compiler has the standard library of `target`.
pub(crate) fn target_is_installed(target: Target) -> Result<(), Failure> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let said = Command::new(&rustc)
        .args(["--print", "target-libdir", "--target", target.name()])
        .stderr(Stdio::null())
        .output()
        .map_err(|error| Failure::new(format!("running {}: {error}", rustc.display())))?;
    let dir = String::from_utf8_lossy(&said.stdout);
    if !said.status.success() {
        return Err(Failure::new(format!("this Rust does not know the target {}", target.name()))
            .help("it came with Rust 1.78: rustup update"));
    }
    if Path::new(dir.trim()).is_dir() {
        return Ok(());
    }
    Err(Failure::new(format!("the target {} is not installed", target.name()))
        .help(format!("rustup target add {}", target.name())))
}

/// Has `command` take the place of this program, so that signals and its end are its own.
#[cfg(unix)]
pub(crate) fn take_over(mut command: Command) -> Result<ExitCode, Failure> {
    use std::os::unix::process::CommandExt as _;
    let error = command.exec();
    Err(Failure::new(format!("running {}: {error}", command.get_program().display())))
}

/// Runs `command` and ends as it does.
#[cfg(not(unix))]
pub(crate) fn take_over(mut command: Command) -> Result<ExitCode, Failure> {
    let status = command
        .status()
        .map_err(|error| Failure::new(format!("running {}: {error}", command.get_program().display())))?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
