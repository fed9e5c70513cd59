//! What it takes: cargo, `waxwing`, and the target's standard library.
//!
//! One invariant: they are looked for, never fetched.

use std::ffi::{OsStr, OsString};
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

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

/// Has `cargo` run programs in `waxwing` with the options `give`, by the variable of that name.
///
/// A variable counts over every file of configuration. `--config` would have to have the type, text or list, that the runner
/// has there already. But cargo splits what the variable says at white space, so words with any go by way of this program
/// ([`run_as_said`]).
pub(crate) fn set_runner(
    cargo: &mut Command,
    variable: &str,
    waxwing: &Path,
    give: &[OsString],
) -> Result<(), Failure> {
    let words = [waxwing.as_os_str(), OsStr::new("run")].into_iter().chain(give.iter().map(|word| &**word));
    let words = words.map(text).collect::<Result<Vec<&str>, Failure>>()?;
    if words.iter().all(|word| escaped(word) == *word) {
        cargo.env(variable, words.join(" "));
        return Ok(());
    }
    let unfindable = |why: &dyn Display| Failure::new(format!("cargo cannot find this program: {why}"));
    let own = std::env::current_exe().map_err(|error| unfindable(&error))?;
    let mut name = text(own.as_os_str())?;
    if name.contains(char::is_whitespace) {
        // Cargo looks on PATH for what is no path.
        name = text(own.file_name().unwrap_or_default())?;
        let path = std::env::var_os("PATH").unwrap_or_default();
        let places = own.parent().map(Path::to_owned).into_iter().chain(std::env::split_paths(&path));
        cargo.env("PATH", std::env::join_paths(places).map_err(|error| unfindable(&error))?);
    }
    let escaped: Vec<String> = words.iter().map(|word| escaped(word)).collect();
    cargo.env(variable, format!("{name} {RUN_AS_SAID} {} {}", words.len(), escaped.join(" ")));
    Ok(())
}

fn text(word: &OsStr) -> Result<&str, Failure> {
    word.to_str().ok_or_else(|| {
        Failure::new(format!("{word:?} is not UTF-8, and cargo's configuration holds nothing else"))
    })
}

/// The word by which cargo calls this program to run another one: then comes the number of words that are escaped, then these,
/// then what cargo adds.
pub(crate) const RUN_AS_SAID: &str = "run-as-said";

/// Runs what [`set_runner`] has said, in this program's place.
pub(crate) fn run_as_said(mut words: impl Iterator<Item = OsString>) -> Result<ExitCode, Failure> {
    let wrong = || Failure::new(format!("{RUN_AS_SAID} is for cargo alone"));
    let count = words.next().and_then(|count| count.to_str()?.parse().ok()).ok_or_else(wrong)?;
    let said: Vec<String> = words
        .by_ref()
        .take(count)
        .map(|word| unescaped(word.to_str()?))
        .collect::<Option<_>>()
        .ok_or_else(wrong)?;
    let (program, arguments) = said.split_first().ok_or_else(wrong)?;
    let mut command = Command::new(program);
    command.args(arguments).args(words);
    take_over(command)
}

/// A word as one that has no white space: each character of that is `%`, its number, `;`.
fn escaped(word: &str) -> String {
    let escape = |c: char| match c {
        c if c == '%' || c.is_whitespace() => format!("%{:x};", u32::from(c)),
        c => c.to_string(),
    };
    // Of an empty word nothing would be left.
    if word.is_empty() { "%;".to_owned() } else { word.chars().map(escape).collect() }
}

/// What [`escaped`] has made of a word, made back.
fn unescaped(word: &str) -> Option<String> {
    let mut parts = word.split('%');
    let mut text = parts.next()?.to_owned();
    for part in parts {
        let (number, rest) = part.split_once(';')?;
        if !number.is_empty() {
            text.push(char::from_u32(u32::from_str_radix(number, 16).ok()?)?);
        }
        text += rest;
    }
    Some(text)
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
    Err(Failure::new(format!("the target {} is not installed", target.name())).help(format!(
        "rustup target add{} {}",
        of_toolchain(),
        target.name()
    )))
}

/// The option of rustup's for the toolchain that is in use (`cargo +NAME`), which is not always the default one.
fn of_toolchain() -> String {
    let name = std::env::var("RUSTUP_TOOLCHAIN").unwrap_or_default();
    if name.is_empty() { name } else { format!(" --toolchain {name}") }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_white_space_come_back_as_they_were() {
        for word in ["", "--dir=my data::/data", "%", "%20;", "a\tb\u{2003}c;", "plain"] {
            let escaped = escaped(word);
            assert!(!escaped.is_empty() && !escaped.contains(char::is_whitespace), "{escaped}");
            assert_eq!(unescaped(&escaped).as_deref(), Some(word));
        }
        assert_eq!(escaped("--dir=my data"), "--dir=my%20;data");
        for wrong in ["%", "%20", "%x;", "%ffffffff;"] {
            assert_eq!(unescaped(wrong), None, "{wrong}");
        }
    }
}
