//! `waxwing compile`: a module becomes machine code in a file.
//!
//! One invariant: the file at its place is whole or not there, and nobody but this user can write it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use waxwing_wasmtime::{Config, Wasmtime};

use crate::args::Compile;
use crate::load::{self, Source};
use crate::progress::Progress;
use crate::report::{self, Failure};
use crate::units;

pub(crate) fn compile(args: &Compile) -> Result<u8, Failure> {
    report::settle(&args.talk);
    let out = args.output.clone().unwrap_or_else(|| args.file.with_extension("cwasm"));
    let mut source = Source::open(&args.file)?;
    let mut config = Config::default();
    config.interruptible = args.interruptible || source.wants_interrupts()?;
    config.fuel = args.fuel;
    let wasm = source.into_wasm()?;
    if is_same(&args.file, &out) {
        return Err(Failure::usage(format!("{} would be overwritten by itself, compiled", out.display()))
            .help("-o OUT names another file"));
    }
    let failure = |error| load::failure(&args.file, error);
    let progress = Progress::start(format!("compiling {}", report::plain(&args.file.display().to_string())));
    let compiled = Wasmtime::new(&config).and_then(|engine| engine.precompile(&wasm)).map_err(failure)?;
    drop(progress);
    write(&out, &compiled)
        .map_err(|error| Failure::cannot(format!("cannot write {}", out.display())).cause(error))?;
    report::note(|| format!("{} is {}", out.display(), units::readable_size(compiled.len() as u64)));
    Ok(0)
}

fn is_same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// Writes beside the place, then puts it there at once. What is no ordinary file (a pipe, a device) is written into.
fn write(out: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::metadata(out).is_ok_and(|there| !there.is_file()) {
        return File::options().write(true).open(out)?.write_all(bytes);
    }
    let mut name = out.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_owned();
    name.push(format!(".{}", std::process::id()));
    let unfinished: PathBuf = out.with_file_name(name);
    let written = || -> io::Result<()> {
        // Whatever the umask, `run` is not to find that others could write it.
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o644).open(&unfinished)?;
        file.write_all(bytes)?;
        fs::rename(&unfinished, out)
    };
    written().inspect_err(|_| {
        let _ = fs::remove_file(&unfinished);
    })
}
