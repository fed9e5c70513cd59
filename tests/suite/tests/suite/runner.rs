//! The engines that run the suite.
//!
//! A [`Runner`] turns a program's name into something a process can be built of; everything after
//! that is the same for all engines. Programs are compiled once per settings and shared by all tests.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use waxwing::{Engine, Module};

/// What a case asks of the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Settings {
    /// Can stop a guest that makes no calls.
    pub(crate) interruptible: bool,
    /// Unknown imports trap when called (`Some(true)`) or answer nosys (`Some(false)`).
    pub(crate) unknown_imports_trap: Option<bool>,
}

/// An engine and a program loaded into it.
pub(crate) type Loaded = (Arc<dyn Engine>, Arc<dyn Module>);

/// An engine as the suite uses it.
pub(crate) trait Runner: Sync {
    /// Loads a program of tests/programs, ready to start at `invoke` or `_start`.
    ///
    /// # Errors
    /// What the engine says against it, with all details.
    fn load(&self, program: &'static str, settings: Settings, invoke: Option<&str>)
    -> Result<Loaded, String>;
}

/// The module of a program: built ones are committed as `.wasm`, others are written as `.wat`.
pub(crate) fn module(program: &str) -> Vec<u8> {
    let programs = crate::sources::directory(env!("CARGO_MANIFEST_DIR"));
    let read =
        |path: &Path| std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    match program.strip_suffix(".wat") {
        Some(_) => {
            let text = read(&programs.join("wat").join(program));
            wat::parse_bytes(&text).unwrap_or_else(|error| panic!("{program}: {error}")).into_owned()
        }
        None => read(&programs.join(program).with_extension("wasm")),
    }
}

/// Waxwing under Wasmtime.
pub(crate) struct Wasmtime;

type WasmtimeProgram = (Arc<waxwing_wasmtime::Wasmtime>, Result<Arc<waxwing_wasmtime::Program>, String>);

impl Runner for Wasmtime {
    fn load(
        &self,
        program: &'static str,
        settings: Settings,
        invoke: Option<&str>,
    ) -> Result<Loaded, String> {
        let (engine, loaded) = compiled(program, settings);
        let loaded = loaded?;
        loaded.check_entry(invoke).map_err(|error| format!("{error} {error:?}"))?;
        Ok((engine as _, loaded as _))
    }
}

/// The program compiled with these settings, from an earlier test if there was one.
fn compiled(program: &'static str, settings: Settings) -> WasmtimeProgram {
    type Engines = HashMap<Settings, Arc<waxwing_wasmtime::Wasmtime>>;
    type Slot = Arc<OnceLock<WasmtimeProgram>>;
    static ENGINES: Mutex<Option<Engines>> = Mutex::new(None);
    static PROGRAMS: Mutex<Option<HashMap<(&'static str, Settings), Slot>>> = Mutex::new(None);

    let slot = {
        let mut programs = PROGRAMS.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(programs.get_or_insert_default().entry((program, settings)).or_default())
    };
    // Outside the lock: other programs compile meanwhile, the same one is waited for.
    let loaded = slot.get_or_init(|| {
        let engine = {
            let mut engines = ENGINES.lock().unwrap_or_else(PoisonError::into_inner);
            let engine = engines.get_or_insert_default().entry(settings).or_insert_with(|| engine(settings));
            Arc::clone(engine)
        };
        let loaded = engine.load(&module(program)).map_err(|error| format!("{error} {error:?}"));
        (engine, loaded)
    });
    loaded.clone()
}

fn engine(settings: Settings) -> Arc<waxwing_wasmtime::Wasmtime> {
    let mut config = waxwing_wasmtime::Config::default();
    config.interruptible = settings.interruptible;
    config.unknown_imports = match settings.unknown_imports_trap {
        None => waxwing_wasmtime::UnknownImports::Error,
        Some(true) => waxwing_wasmtime::UnknownImports::Trap,
        Some(false) => waxwing_wasmtime::UnknownImports::Enosys,
    };
    waxwing_wasmtime::Wasmtime::new(&config).expect("the engine is set up")
}
