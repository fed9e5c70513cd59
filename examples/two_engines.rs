//! Runs the same program on two engines: everything but loading is the same.
#![expect(clippy::print_stdout, reason = "it is what an example is for")]

use std::error::Error;
use std::sync::Arc;

use waxwing::{Command, Engine, Module};
use waxwing_wasmi::Wasmi;
use waxwing_wasmtime::Wasmtime;

const PROGRAM: &[u8] = include_bytes!("../tests/programs/census.wasm");

/// An engine and what it has loaded.
type Loaded = (Arc<dyn Engine>, Arc<dyn Module>);

fn main() -> Result<(), Box<dyn Error>> {
    let compiler = Wasmtime::new(&waxwing_wasmtime::Config::default())?;
    let interpreter = Wasmi::new(&waxwing_wasmi::Config::default());
    let compiled: Loaded = (compiler.clone(), compiler.load(PROGRAM)?);
    let interpreted: Loaded = (interpreter.clone(), interpreter.load(PROGRAM)?);
    let mut outputs = Vec::new();
    for (name, (engine, module)) in [("Wasmtime", compiled), ("wasmi", interpreted)] {
        let mut command = Command::new(engine, module);
        let output = command.args(["census", "."]).dir_readonly(env!("CARGO_MANIFEST_DIR"), ".")?.output()?;
        println!("{name}: {}, {} bytes", output.status, output.stdout.len());
        outputs.push(output.stdout);
    }
    println!("the same: {}", outputs[0] == outputs[1]);
    Ok(())
}
