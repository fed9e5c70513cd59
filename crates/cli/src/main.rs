//! The `waxwing` command.
//!
//! The way of a run: `args` (what was asked for), `compat` (the same in other runtimes' words), `cargo` (what cargo's
//! runner is given unasked), `policy` (what a file gives), `mounts`, `environment`, `listen` (what the guest gets), `load`
//! (the module, from its cache if it can be), `trace` (its calls, told), `run`, `denials` (what it was refused), `learn`
//! (what it needed). The other words each have a file of their name. `report` says what went wrong, to people.
//!
//! One invariant: standard output belongs to the guest alone, unless what was asked for is ours to print.

#[cfg(not(any(feature = "wasmtime", feature = "wasmi")))]
compile_error!("waxwing needs an engine: the feature wasmtime or wasmi");

mod args;
mod cargo;
mod compat;
#[cfg(feature = "wasmtime")]
mod compile;
mod denials;
mod doctor;
mod elsewhere;
mod environment;
mod inspect;
mod interrupt;
mod learn;
mod listen;
mod load;
mod manual;
mod mounts;
mod network;
mod policy;
#[cfg(feature = "wasmtime")]
mod progress;
mod report;
mod run;
mod signals;
mod terminal;
mod trace;
mod units;
mod witx;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _, Parser as _};

use crate::args::{Cli, Run, Word};
use crate::report::Failure;

fn main() -> ExitCode {
    match dispatch(std::env::args_os().collect()) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => failure.print(),
    }
}

/// A first word that is one of ours wins; anything else is the options and file of a run.
fn dispatch(argv: Vec<OsString>) -> Result<u8, Failure> {
    let first = argv.get(1).and_then(|word| word.to_str());
    match first {
        Some("run") => run(&argv[1..]),
        None if argv.len() < 2 => {
            report::stderr(&Cli::command().render_help().ansi().to_string());
            Ok(report::USAGE)
        }
        Some(
            "compile" | "inspect" | "doctor" | "witx" | "completion" | "man" | "help" | "-h" | "--help"
            | "-V" | "--version",
        ) => {
            match Cli::try_parse_from(&argv) {
                Ok(Cli { word: Word::Run(_) }) => unreachable!("the word `run` was looked for before"),
                #[cfg(feature = "wasmtime")]
                Ok(Cli { word: Word::Compile(args) }) => compile::compile(&args),
                #[cfg(not(feature = "wasmtime"))]
                Ok(Cli { word: Word::Compile(_) }) => Err(Failure::cannot("nothing can be compiled")
                    .cause("this waxwing was built without Wasmtime")),
                Ok(Cli { word: Word::Inspect(args) }) => inspect::inspect(&args),
                Ok(Cli { word: Word::Doctor(args) }) => doctor::doctor(&args),
                Ok(Cli { word: Word::Witx(args) }) => witx::witx(&args),
                Ok(Cli { word: Word::Completion(args) }) => manual::completion(&args),
                Ok(Cli { word: Word::Man(args) }) => manual::man(&args),
                Err(error) => report::clap(&error, &help(&argv[1..])),
            }
        }
        _ => run(&argv),
    }
}

/// Where the options of the command stand that `words` begin with.
fn help(words: &[OsString]) -> String {
    let mut command = Cli::command();
    let mut name = "waxwing".to_owned();
    for word in words.iter().map_while(|word| word.to_str()) {
        let Some(found) = command.find_subcommand(word).cloned() else { break };
        name = format!("{name} {word}");
        command = found;
    }
    format!("`{name} --help` lists its options")
}

/// Clap builds the other words' options only when they are needed: starting a program is to be fast.
fn run(argv: &[OsString]) -> Result<u8, Failure> {
    let mut command = Run::command();
    if argv.iter().any(|word| word == "--help") {
        command = args::with_groups(command);
    }
    let parsed = command.try_get_matches_from(argv).and_then(|matches| {
        let mut args = Run::from_arg_matches(&matches)?;
        args.note_order(&matches);
        Ok(args)
    });
    match parsed {
        Ok(args) => run::run(args),
        Err(error) => report::clap(&error, "`waxwing run --help` lists the options of a run"),
    }
}
