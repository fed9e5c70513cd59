//! `cargo waxwing`: cargo, with a target of WASI and `waxwing` as the runner.
//!
//! The way of a call: `args` (what was asked for, and what is cargo's), `tools` (what it takes, and whether it is there),
//! then cargo in this process's place; `init` writes the same into a package's configuration. One invariant: nothing is
//! ever downloaded or installed; what is missing is said in one line, with the command that installs it.

mod args;
mod failure;
mod init;
mod tools;

use std::ffi::OsString;
use std::process::{Command, ExitCode};

use crate::args::{Asked, Build, HELP};
use crate::failure::Failure;

fn main() -> ExitCode {
    match dispatch(std::env::args_os().skip(1).collect()) {
        Ok(code) => code,
        Err(failure) => failure.print(),
    }
}

fn dispatch(mut argv: Vec<OsString>) -> Result<ExitCode, Failure> {
    // Cargo names the word by which it found this program.
    if argv.first().is_some_and(|word| word == "waxwing") {
        argv.remove(0);
    }
    if argv.first().is_some_and(|word| word == tools::RUN_AS_SAID) {
        return tools::run_as_said(argv.into_iter().skip(1));
    }
    match args::parse(argv)? {
        Asked::Help => failure::out(HELP),
        Asked::Version => failure::out(concat!("cargo-waxwing ", env!("CARGO_PKG_VERSION"), "\n")),
        Asked::Init(init) => init::init(&init),
        Asked::Build(build) => cargo(&build),
    }
}

/// Runs cargo in this one's place.
fn cargo(build: &Build) -> Result<ExitCode, Failure> {
    let mut command = Command::new(tools::cargo());
    command.arg(&build.word).arg("--target").arg(build.target.name());
    let variable = build.target.runner_variable();
    // Whoever has set a runner for this shell wants that one.
    if build.runs() && std::env::var_os(variable).is_some() {
        if !build.give.is_empty() || build.runner.is_some() {
            return Err(Failure::new(format!(
                "{variable} says who runs it, so --give and --runner say nothing"
            ))
            .help(format!("without that variable they count: env -u {variable} cargo waxwing …")));
        }
    } else if build.runs() {
        let waxwing = tools::waxwing(build.runner.as_deref())?;
        tools::set_runner(&mut command, variable, &waxwing, &build.give)?;
    }
    if !build.builds_std() {
        tools::target_is_installed(build.target)?;
    }
    command.args(&build.cargo);
    tools::take_over(command)
}
