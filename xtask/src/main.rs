//! What cargo cannot say: code generation, the tidy check, test programs, conformance, benchmarks.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "it talks to whoever works here")]

use std::path::PathBuf;
use std::process::ExitCode;

mod bench;
mod codegen;
mod conformance;
mod expect;
mod guest;
mod interfaces;
mod programs;
mod real;
mod stress;
mod tidy;

const HELP: &str = "\
cargo xtask COMMAND

  bench [--help]      measure Waxwing against native code and other runtimes
  codegen [--check]   write (or compare) what is generated from witx/
  conformance DIR     run the public WASI testsuite from its checkout
  interfaces WASI WASIX
                      compare witx/ with the public texts, from their checkouts
  programs            rebuild the guest programs of tests/programs
  real [NAME...]      install and run real programs by others
  stress [N [SECS]]   start 10,000 processes, and let others make random calls for two minutes
  tidy                check the rules of the house: who imports whom, what stands where, how files open
";

fn main() -> ExitCode {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let command = if args.is_empty() { String::new() } else { args.remove(0) };
    let result = match command.as_str() {
        "bench" => bench::run(&args),
        "codegen" => codegen::run(&args),
        "conformance" => conformance::run(&args),
        "interfaces" => interfaces::run(&args),
        "programs" => programs::run(&args),
        "real" => real::run(&args),
        "stress" => stress::run(&args),
        "tidy" => tidy::run(&args),
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

#[cfg(test)]
mod tests {
    use std::process::Command;

    #[test]
    fn generated_code_is_fresh() {
        crate::codegen::run(&["--check".to_owned()]).expect("generated code is fresh");
    }

    #[test]
    fn everything_is_formatted() {
        let check =
            Command::new("cargo").args(["fmt", "--all", "--check"]).current_dir(crate::root()).output();
        let output = check.expect("cargo fmt runs (rustup component add rustfmt)");
        let faults = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "run `cargo fmt`:\n{faults}");
    }
}
