//! What cargo cannot say: code generation, the tidy check, test programs, conformance, benchmarks.

use std::path::PathBuf;
use std::process::ExitCode;

mod codegen;
mod programs;

const HELP: &str = "\
cargo xtask COMMAND

  codegen [--check]   write (or compare) what is generated from witx/
  programs            rebuild the guest programs of tests/programs
";

fn main() -> ExitCode {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let command = if args.is_empty() { String::new() } else { args.remove(0) };
    let result = match command.as_str() {
        "codegen" => codegen::run(&args),
        "programs" => programs::run(&args),
        _ => {
            eprint!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The repository's root.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().map(PathBuf::from).unwrap_or_default()
}
