//! `census DIRECTORY`: what a directory holds, as a table by extension and one hash over all of it.
//!
//! The program README starts with: ordinary Rust that uses nothing but std, built for
//! wasm32-wasip1. The walking and counting is in `census.rs`, the command line here.

mod census;
mod sha256;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "\
Counts and hashes the files below a directory.

Usage: census [OPTIONS] DIRECTORY

Options:
      --files        also print each file's SHA-256, as sha256sum does
      --skip NAME    leave out entries called NAME (repeatable); replaces the
                     usual .git, target and node_modules
      --all          leave out nothing
  -h, --help         print this

Lines are counted in files without NUL bytes. Symlinks are counted, not
followed. The combined hash is the SHA-256 of what --files prints.
";

struct Options {
    directory: PathBuf,
    files: bool,
    skip: Vec<String>,
}

enum Request {
    Help,
    Run(Options),
}

fn parse(args: impl Iterator<Item = String>) -> Result<Request, String> {
    let (mut directory, mut files, mut skip, mut all) = (None, false, Vec::new(), false);
    let mut args = args;
    let mut only_operands = false;
    while let Some(arg) = args.next() {
        match arg.as_str() {
            _ if only_operands => {}
            "-h" | "--help" => return Ok(Request::Help),
            "--files" => {
                files = true;
                continue;
            }
            "--all" => {
                all = true;
                continue;
            }
            "--skip" => {
                skip.push(args.next().ok_or("--skip needs a name")?);
                continue;
            }
            "--" => {
                only_operands = true;
                continue;
            }
            option if option.len() > 1 && option.starts_with('-') => {
                return Err(format!("there is no option {option}"));
            }
            _ => {}
        }
        if directory.replace(PathBuf::from(&arg)).is_some() {
            return Err(format!("one directory at a time; {arg} is one too many"));
        }
    }
    let directory = directory.ok_or("which directory?")?;
    if all && !skip.is_empty() {
        return Err("--all and --skip exclude each other".to_owned());
    }
    if !all && skip.is_empty() {
        skip = [".git", "target", "node_modules"].map(str::to_owned).to_vec();
    }
    Ok(Request::Run(Options { directory, files, skip }))
}

fn run(options: &Options, out: &mut impl Write) -> io::Result<ExitCode> {
    let census = match census::take(&options.directory, &options.skip) {
        Ok(census) => census,
        Err(error) => {
            eprintln!("census: cannot read {}: {error}", options.directory.display());
            return Ok(ExitCode::FAILURE);
        }
    };
    if options.files {
        write!(out, "{}", census.listing())?;
        writeln!(out)?;
    }
    write!(out, "{}", census.table())?;
    out.flush()?;
    for (path, error) in &census.unreadable {
        eprintln!("census: cannot read {path}: {error}");
    }
    Ok(if census.unreadable.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn main() -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let ended = match parse(std::env::args().skip(1)) {
        Ok(Request::Help) => out.write_all(HELP.as_bytes()).and_then(|()| {
            out.flush()?;
            Ok(ExitCode::SUCCESS)
        }),
        Ok(Request::Run(options)) => run(&options, &mut out),
        Err(problem) => {
            eprintln!("census: {problem}\nTry 'census --help'.");
            return ExitCode::from(2);
        }
    };
    match ended {
        Ok(code) => code,
        // Whoever reads us has seen enough: no reason to complain.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("census: cannot write: {error}");
            ExitCode::FAILURE
        }
    }
}
