//! `waxwing-suite-guest CACHE WASM DIRECTORY ARG...`: runs one guest, compiled code from the cache.
//!
//! The least a host has to do, in a process of its own, so that the tests can count every system
//! call of it. The first run with an empty cache directory compiles, the next ones map the result.

use std::env;
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use waxwing::{ExitStatus, Process};
use waxwing_wasmtime::{Config, Wasmtime};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let mut next = |what: &str| args.next().ok_or_else(|| format!("{what} is missing"));
    let (cache, wasm, directory) = (next("CACHE")?, next("WASM")?, next("DIRECTORY")?);
    let mut config = Config::default();
    config.cache = Some(PathBuf::from(cache));
    let mut engine = Wasmtime::without_compiler(&config)?;
    let program = match engine.load_cached(&std::fs::metadata(&wasm)?)? {
        Some(program) => program,
        None => {
            engine = Wasmtime::new(&config)?;
            engine.load_file(&wasm)?
        }
    };
    let process = Process::builder().arg("guest").args(args).preopen_dir(directory, "/")?;
    let process = process.build(Arc::clone(&engine) as _, program)?;
    Ok(match process.run() {
        ExitStatus::Exited(code) => ExitCode::from(u8::try_from(code).unwrap_or(255)),
        _ => ExitCode::from(254),
    })
}
