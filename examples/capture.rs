//! Runs a module and captures what it writes.
//!
//! `cargo run --bin capture -- app.wasm ARG...`; without a module, a committed one counts the lines below this directory.
#![expect(clippy::print_stdout, reason = "it is what an example is for")]

use std::error::Error;
use std::time::Duration;

use waxwing::Command;
use waxwing_wasmtime::{Config, Wasmtime};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    if args.is_empty() {
        args = vec![concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/programs/census.wasm").into(), ".".into()];
    }
    let mut config = Config::default();
    // So that a time-out also ends a guest that computes without making calls.
    config.interruptible = true;
    let engine = Wasmtime::new(&config)?;
    let module = engine.load_file(&args[0])?;

    let output = Command::new(engine, module)
        .args(&args)
        .dir_readonly(env!("CARGO_MANIFEST_DIR"), ".")?
        .timeout(Duration::from_secs(10))
        .output()?;

    println!("it ended with {}", output.status);
    println!("it wrote {} bytes, {} of them to standard error:", output.stdout.len(), output.stderr.len());
    print!("{}", String::from_utf8_lossy(&output.stdout));
    Ok(())
}
