//! The engines that run the suite.
//!
//! A [`Runner`] turns a program's name into something a process can be built of; everything after
//! that is the same for all engines. Programs are loaded once per settings and shared by all tests.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use waxwing::engine::{LoadError, UnknownImports};
use waxwing::{Engine, Module};

/// All engines.
pub(crate) const ENGINES: &[&dyn Runner] = &[&Wasmtime, &Wasmi];

/// What a case asks of the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Settings {
    /// Can stop a guest that makes no calls.
    pub(crate) interruptible: bool,
    /// Counts instructions.
    pub(crate) fuel: bool,
    /// Bytes of stack for the guest.
    pub(crate) stack: Option<usize>,
    /// Unknown imports trap when called (`Some(true)`) or answer nosys (`Some(false)`).
    pub(crate) unknown_imports_trap: Option<bool>,
}

/// What a program may need that not every engine has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    SharedMemory,
    Exceptions,
}

/// An engine and a program loaded into it.
pub(crate) type Loaded = (Arc<dyn Engine>, Arc<dyn Module>);

/// An engine as the suite uses it.
pub(crate) trait Runner: Sync {
    /// Its name.
    fn name(&self) -> &'static str;

    /// The words with which it must refuse a program that needs this, if it does not have it.
    fn lacks(&self, need: Need) -> Option<&'static [&'static str]>;

    /// Loads a program of tests/programs, ready to start at `invoke` or `_start`.
    ///
    /// # Errors
    /// What the engine says against it, with all details.
    fn load(&self, program: &'static str, settings: Settings, invoke: Option<&str>)
    -> Result<Loaded, String>;
}

/// Waxwing under Wasmtime.
pub(crate) struct Wasmtime;

impl Runner for Wasmtime {
    fn name(&self) -> &'static str {
        "wasmtime"
    }

    fn lacks(&self, _: Need) -> Option<&'static [&'static str]> {
        None
    }

    fn load(
        &self,
        program: &'static str,
        settings: Settings,
        invoke: Option<&str>,
    ) -> Result<Loaded, String> {
        static CACHE: Cache<waxwing_wasmtime::Wasmtime> = Cache::new();
        CACHE.load(
            program,
            settings,
            invoke,
            |engine, wasm| Ok(engine.load(wasm)? as _),
            || {
                let mut config = waxwing_wasmtime::Config::default();
                config.interruptible = settings.interruptible;
                config.fuel = settings.fuel;
                config.unknown_imports = unknown_imports(settings);
                config.stack = settings.stack.unwrap_or(config.stack);
                waxwing_wasmtime::Wasmtime::new(&config).expect("the engine is set up")
            },
        )
    }
}

/// Waxwing under wasmi.
pub(crate) struct Wasmi;

impl Runner for Wasmi {
    fn name(&self) -> &'static str {
        "wasmi"
    }

    fn lacks(&self, need: Need) -> Option<&'static [&'static str]> {
        Some(match need {
            Need::SharedMemory => &["needs shared memory, which wasmi does not have"],
            Need::Exceptions => &["needs exceptions, which wasmi does not have"],
        })
    }

    fn load(
        &self,
        program: &'static str,
        settings: Settings,
        invoke: Option<&str>,
    ) -> Result<Loaded, String> {
        static CACHE: Cache<waxwing_wasmi::Wasmi> = Cache::new();
        CACHE.load(
            program,
            settings,
            invoke,
            |engine, wasm| Ok(engine.load(wasm)? as _),
            || {
                let mut config = waxwing_wasmi::Config::default();
                config.interruptible = settings.interruptible;
                config.fuel = settings.fuel;
                config.unknown_imports = unknown_imports(settings);
                config.stack = settings.stack.unwrap_or(config.stack);
                waxwing_wasmi::Wasmi::new(&config)
            },
        )
    }
}

fn unknown_imports(settings: Settings) -> UnknownImports {
    match settings.unknown_imports_trap {
        None => UnknownImports::Error,
        Some(true) => UnknownImports::Trap,
        Some(false) => UnknownImports::Enosys,
    }
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

/// A program as an earlier test loaded it, or what was wrong with it.
type Entry<E> = Arc<OnceLock<(Arc<E>, Result<Arc<dyn Module>, String>)>>;

type Programs<E> = HashMap<(&'static str, Settings), Entry<E>>;

/// One engine's programs, by settings.
struct Cache<E> {
    engines: Mutex<Option<HashMap<Settings, Arc<E>>>>,
    programs: Mutex<Option<Programs<E>>>,
}

impl<E: Engine> Cache<E> {
    const fn new() -> Self {
        Cache { engines: Mutex::new(None), programs: Mutex::new(None) }
    }

    fn load(
        &self,
        program: &'static str,
        settings: Settings,
        invoke: Option<&str>,
        load: impl FnOnce(&E, &[u8]) -> Result<Arc<dyn Module>, LoadError>,
        make: impl FnOnce() -> Arc<E>,
    ) -> Result<Loaded, String> {
        let entry = {
            let mut programs = self.programs.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(programs.get_or_insert_default().entry((program, settings)).or_default())
        };
        // Outside the lock: other programs are loaded meanwhile, the same one is waited for.
        let (engine, loaded) = entry.get_or_init(|| {
            let engine = {
                let mut engines = self.engines.lock().unwrap_or_else(PoisonError::into_inner);
                Arc::clone(engines.get_or_insert_default().entry(settings).or_insert_with(make))
            };
            let loaded = load(&engine, &module(program)).map_err(|error| format!("{error} {error:?}"));
            (engine, loaded)
        });
        let loaded = loaded.clone()?;
        loaded.check_entry(invoke).map_err(|error| format!("{error} {error:?}"))?;
        Ok((Arc::clone(engine) as _, loaded))
    }
}
