//! Loading a module into wasmi. It makes no machine code, so there is nothing to keep in a cache and nothing precompiled.

use waxwing_wasmi::{Config, Wasmi};

use super::{Form, Loaded, Source, Wanted, failure};
use crate::report::{self, Failure};

pub(super) fn load(source: Source, wanted: &Wanted<'_>) -> Result<Loaded, Failure> {
    let path = source.path.clone();
    if matches!(source.form, Form::Precompiled) {
        return Err(Failure::cannot(format!("{} is machine code made by Wasmtime", path.display()))
            .cause("wasmi is an interpreter, and runs modules as they are")
            .help("run the module that it was compiled from, or this with --engine wasmtime"));
    }
    if wanted.cache.cache_dir.is_some() {
        report::warn("--cache-dir is of no use with wasmi, which compiles nothing");
    }
    let mut config = Config::default();
    config.interruptible = wanted.interruptible;
    config.fuel = wanted.fuel;
    config.unknown_imports = wanted.unknown_imports;
    config.sockets = wanted.sockets;
    config.stack = wanted.stack.unwrap_or(config.stack);
    let (wasm, preloads) = source.into_all(wanted.preloads)?;
    report::note(|| format!("{} is interpreted", path.display()));
    let engine = Wasmi::new(&config);
    let program = engine.load_with(&wasm, preloads).map_err(|error| failure(&path, error))?;
    // The guest's frames lie on the heap.
    Ok(Loaded { engine, program, stack: 0 })
}
