//! Loading a module into Wasmtime: from the cache, compiled, or precompiled.
//!
//! One invariant: a module that the cache has is never read beyond its first sections, and no compiler is set up for it.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt as _;
use std::path::PathBuf;

use waxwing::engine::LoadError;
use waxwing_wasmtime::cache::Cache;
use waxwing_wasmtime::{Config, Wasmtime};

use super::{Form, Loaded, Source, Wanted, failure, unreadable};
use crate::args::CacheArgs;
use crate::progress::Progress;
use crate::report::{self, Failure};
use crate::units;

pub(super) fn load(source: Source, wanted: &Wanted<'_>) -> Result<Loaded, Failure> {
    let mut config = Config::default();
    config.interruptible = wanted.interruptible;
    config.fuel = wanted.fuel;
    config.unknown_imports = wanted.unknown_imports;
    config.sockets = wanted.sockets;
    config.stack = wanted.stack.unwrap_or(config.stack);
    let stack = config.stack;
    config.cache = cache_dir(wanted.cache);
    if matches!(source.form, Form::Precompiled) {
        return precompiled(&source, &config, wanted.allow_precompiled);
    }
    // A pipe has no identity that a cache could know it by; preloaded modules change what a module is linked to.
    if source.read.is_some() || !wanted.preloads.is_empty() {
        config.cache = None;
    }
    let path = source.path.clone();
    if config.cache.is_some() {
        let engine = Wasmtime::without_compiler(&config).map_err(|error| failure(&path, error))?;
        if let Some(program) = engine.load_cached(&source.metadata).map_err(|error| failure(&path, error))? {
            report::note(|| format!("{} comes from the cache", path.display()));
            return Ok(Loaded { engine, program, stack });
        }
    }
    let metadata = source.metadata.clone();
    let (wasm, others) = source.into_all(wanted.preloads)?;
    report::note(|| format!("{} is compiled ({})", path.display(), units::readable_size(wasm.len() as u64)));
    let progress = Progress::start(format!("compiling {}", report::plain(&path.display().to_string())));
    let engine = Wasmtime::new(&config).map_err(|error| failure(&path, error))?;
    let program = engine.load_with(&wasm, others).map_err(|error| failure(&path, error))?;
    if config.cache.is_some() {
        engine.remember(&metadata, &wasm, &program);
    }
    drop(progress);
    Ok(Loaded { engine, program, stack })
}

/// Loads a file that holds machine code: only if nobody but this user could have written it and its name says what it is, or
/// it was allowed. A program that may write where it lies could otherwise put machine code in its own place, for the next run.
fn precompiled(source: &Source, config: &Config, allowed: bool) -> Result<Loaded, Failure> {
    let path = source.path.display();
    if !allowed && source.path.extension().is_none_or(|extension| extension != "cwasm") {
        return Err(Failure::cannot(format!("{path} is machine code under another name"))
            .cause("only what is called .cwasm is run as machine code, which nothing keeps from anything")
            .help("if you have compiled it yourself, name it .cwasm; --allow-precompiled runs it as it is"));
    }
    if !allowed && !is_private(&source.metadata) {
        return Err(Failure::cannot(format!("{path} is machine code that others could have written"))
            .cause("it is not owned by this user, or others may write it")
            .help("--allow-precompiled runs it all the same"));
    }
    // How it was compiled is known only by trying; what the run needs comes first.
    let mut attempts = vec![(config.interruptible, config.fuel)];
    for other in [(true, config.fuel), (config.interruptible, true), (true, true)] {
        if !attempts.contains(&other) {
            attempts.push(other);
        }
    }
    let mut why = None;
    for (interruptible, fuel) in attempts {
        let mut config = config.clone();
        config.cache = None;
        (config.interruptible, config.fuel) = (interruptible, fuel);
        let engine = Wasmtime::without_compiler(&config).map_err(|error| failure(&source.path, error))?;
        let file = source.file.try_clone().map_err(|error| unreadable(&source.path, &error))?;
        // SAFETY: the open file is this user's and only this user could write it, or the user said that it can be
        // trusted; what this user does to it while it runs is this user's own program's fate.
        match unsafe { engine.load_precompiled_file(file) } {
            Ok(program) => return Ok(Loaded { engine, program, stack: config.stack }),
            Err(LoadError::Precompiled(text)) => drop(why.get_or_insert(text)),
            Err(error) => return Err(failure(&source.path, error)),
        }
    }
    let mut flags = String::new();
    if config.interruptible {
        flags.push_str(" --interruptible");
    }
    if config.fuel {
        flags.push_str(" --fuel");
    }
    Err(Failure::cannot(format!(
        "{path} was compiled by another version, for another machine or another use"
    ))
    .cause(why.unwrap_or_default())
    .help(format!("compile it again: waxwing compile{flags} FILE")))
}

/// Where compiled modules are kept, as the flags, the environment and the system have it.
fn cache_dir(flags: &CacheArgs) -> Option<PathBuf> {
    if flags.no_cache {
        return None;
    }
    let said = flags.cache_dir.clone().or_else(|| std::env::var_os("WAXWING_CACHE_DIR").map(PathBuf::from));
    match said {
        Some(dir) => {
            if let Err(error) = Cache::open(&dir, &Config::default()) {
                report::warn(&format!("no cache in {}: {error}", dir.display()));
            }
            Some(dir)
        }
        None => Cache::default_dir(),
    }
}

/// Whether nobody but this user (or root) can have written a file.
fn is_private(file: &Metadata) -> bool {
    (file.uid() == rustix::process::geteuid().as_raw() || file.uid() == 0) && file.mode() & 0o022 == 0
}
