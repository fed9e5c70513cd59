//! Running the built command, and comparing what it prints with what it printed before.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use tempfile::TempDir;

/// Where the files are that command lines speak of; commands are run there.
pub(crate) fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cli")
}

/// The cache and home of all tests of one run.
static HOME: LazyLock<TempDir> = LazyLock::new(|| tempfile::tempdir().expect("a temporary directory"));

/// A committed guest program.
pub(crate) fn programs(name: &str) -> PathBuf {
    here().join("../programs").join(name).canonicalize().expect("a committed program")
}

/// The command, with an environment of its own and nothing to read.
pub(crate) fn waxwing(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_waxwing"));
    command.args(args).current_dir(here()).env_clear().env("HOME", HOME.path()).stdin(Stdio::null());
    command
}

/// How a command ended and what it said.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        Ended {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
        }
    }
}

/// Runs the command to its end.
pub(crate) fn run(args: &[&str]) -> Ended {
    finish(&mut waxwing(args))
}

pub(crate) fn finish(command: &mut Command) -> Ended {
    command.output().expect("the command starts").into()
}

/// Runs the command with something to read.
pub(crate) fn run_with_input(args: &[&str], input: &str) -> Ended {
    let mut command = waxwing(args);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    // A command that does not read is no fault of the test's.
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    child.wait_with_output().expect("the command ends").into()
}

/// Asserts that a command line still prints what it did, and ends as it did.
pub(crate) fn check(name: &str, args: &[&str]) {
    check_as(name, args, str::to_owned);
}

/// As [`check`], with what differs from run to run made equal on standard error.
pub(crate) fn check_as(name: &str, args: &[&str], normal: impl Fn(&str) -> String) {
    let Ended { code, stdout, stderr } = run(args);
    let stderr = normal(&stderr);
    let code = code.map_or_else(|| "none: a signal".to_owned(), |code| code.to_string());
    let printed = format!(
        "$ waxwing {}\n-- exit code: {code}\n-- standard output:\n{stdout}-- standard error:\n{stderr}",
        args.join(" ")
    );
    compare(name, &printed);
}

/// Asserts that what was printed is what was printed before.
pub(crate) fn compare(name: &str, printed: &str) {
    let path = here().join("snapshots").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, printed).expect("the snapshot can be written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        printed == expected,
        "{name} prints otherwise (UPDATE_SNAPSHOTS=1 accepts it)\n--- before\n{expected}\n--- now\n{printed}"
    );
}

/// Says that a test has not looked at anything.
#[expect(clippy::print_stdout, reason = "whoever runs the tests is to see it")]
pub(crate) fn skipped(why: &str) {
    println!("SKIPPED: {why}");
}
