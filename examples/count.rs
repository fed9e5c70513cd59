//! Counts a guest's calls with a wrapper around them.
#![expect(clippy::print_stdout, reason = "it is what an example is for")]

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};

use waxwing::trace::{Call, Method, Sink, Wants};
use waxwing::{Command, Stdio};
use waxwing_wasmtime::{Config, Wasmtime};

/// How often each call was made, by all threads and children together.
#[derive(Clone, Default)]
struct Counts(Arc<Mutex<BTreeMap<&'static str, u64>>>);

impl Sink for Counts {
    // Arguments and results need not be noted.
    fn wants(&mut self, _: &'static Method) -> Wants {
        Wants::Times
    }

    fn call(&mut self, call: &Call<'_>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(call.name()).or_default() += 1;
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let engine = Wasmtime::new(&Config::default())?;
    let module = engine.load(include_bytes!("../tests/programs/census.wasm"))?;
    let counts = Counts::default();
    let sinks = counts.clone();
    let mut command = Command::new(engine, module);
    command.args(["census", "."]).dir_readonly(env!("CARGO_MANIFEST_DIR"), ".")?.stdout(Stdio::null());
    command.configure(|builder| builder.trace(move |_| sinks.clone()));
    command.status()?;

    for (name, count) in counts.0.lock().unwrap_or_else(PoisonError::into_inner).iter() {
        println!("{count:6} {name}");
    }
    Ok(())
}
