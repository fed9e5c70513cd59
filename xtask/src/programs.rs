//! `cargo xtask programs`: builds the guest programs of `tests/programs` and everything that is
//! written from their sources.
//!
//! Main function: [`run`]. The invariant: what it writes depends on the sources and the toolchain
//! alone. Paths of the machine are mapped away, so two checkouts build the same bytes.

use anyhow::{Context, Result, bail};
use std::env;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

#[expect(unreachable_pub, reason = "the file is a guest program's and the suite's as well")]
#[path = "../../tests/programs/census/src/sha256.rs"]
mod sha256;
#[expect(unreachable_pub, reason = "the file is the suite's as well")]
#[path = "../../tests/suite/src/sources.rs"]
pub(crate) mod sources;

use sources::{PROGRAMS, Program};

/// Rebuilds all programs, or those named.
///
/// # Errors
/// When a target is missing, or a program does not build.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let programs = sources::directory(env!("CARGO_MANIFEST_DIR"));
    let known = |name: &String| PROGRAMS.iter().any(|program| program.name == name);
    if let Some(unknown) = args.iter().find(|name| !known(name)) {
        bail!("there is no program {unknown:?} in tests/programs");
    }
    let chosen =
        PROGRAMS.iter().filter(|program| args.is_empty() || args.iter().any(|arg| arg == program.name));
    let chosen: Vec<&Program> = chosen.collect();
    need_targets(&chosen)?;
    for program in PROGRAMS.iter().filter(|program| program.has_behaviours) {
        let table = sources::table(&sources::behaviours(&programs, program.name)?);
        write(&programs.join(program.name).join("src/behaviours/mod.rs"), &table)?;
    }
    write(&programs.join(sources::LIST), &sources::list(&programs)?)?;
    let before = fs::read_to_string(programs.join("HASHES")).unwrap_or_default();
    let can_asyncify = Command::new("wasm-opt").arg("--version").output().is_ok();
    let can_c = clang(&programs).args(["-fsyntax-only", "-x", "c", "-"]).stdin(libc_is_there()?).output();
    let can_c = can_c.is_ok_and(|output| output.status.success());
    let lacks = |program: &Program| match program {
        program if program.is_asyncified() && !can_asyncify => Some("wasm-opt (of binaryen)"),
        program if program.is_c() && !can_c => Some("clang with a libc for wasm32-wasi"),
        _ => None,
    };
    for program in chosen {
        match lacks(program) {
            Some(tool) => println!("SKIPPED {}.wasm: {tool} is not installed", program.name),
            None if program.is_c() => build_c(&programs, program)?,
            None => build(&programs, program)?,
        }
    }
    // What has not been built again stays as stale as it is.
    let skipped =
        |name: &str| PROGRAMS.iter().any(|program| program.name == name && lacks(program).is_some());
    let hashes = keep_lines(&sources::hashes(&programs)?, &before, skipped);
    write(&programs.join("HASHES"), &hashes)
}

/// `text` with those lines of `before` whose first word is one of `which`.
fn keep_lines(text: &str, before: &str, which: impl Fn(&str) -> bool) -> String {
    let name = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
    let mut kept = String::new();
    for line in text.lines() {
        let old = before.lines().find(|old| name(old) == name(line)).filter(|_| which(&name(line)));
        kept.push_str(old.unwrap_or(line));
        kept.push('\n');
    }
    kept
}

/// Fails in one line when a target that is needed is not installed.
fn need_targets(programs: &[&Program]) -> Result<()> {
    let rustc = Command::new("rustc").args(["--print", "sysroot"]).output().context("cannot run rustc")?;
    let sysroot = String::from_utf8(rustc.stdout).context("rustc prints a path that is not UTF-8")?;
    let rust = programs.iter().filter(|program| !program.is_c());
    let mut missing: Vec<&str> = rust.map(|program| program.target).collect();
    missing.dedup();
    missing.retain(|target| !Path::new(sysroot.trim()).join("lib/rustlib").join(target).is_dir());
    if !missing.is_empty() {
        bail!("missing: rustup target add {}", missing.join(" "));
    }
    Ok(())
}

/// A clang that builds for a plain libc of preview1 and finds the generated header.
fn clang(programs: &Path) -> Command {
    let mut clang = Command::new("clang");
    clang.current_dir(programs).args(["--target=wasm32-wasi", "-I", "../../crates/guest/include"]);
    clang
}

/// What a compiler is given to read, to learn whether the libc is there.
fn libc_is_there() -> Result<Stdio> {
    let (reader, mut writer) = std::io::pipe()?;
    writer.write_all(b"#include <stdio.h>\n")?;
    Ok(reader.into())
}

fn build_c(programs: &Path, program: &Program) -> Result<()> {
    println!("building {}.wasm", program.name);
    let built = programs.join("../../target/programs").join(program.name).with_extension("wasm");
    fs::create_dir_all(built.parent().unwrap_or(programs))?;
    let status = clang(programs)
        .args(["-std=c11", "-Os", "-s", "-Wall", "-Wextra", "-Werror", "-o"])
        .arg(&built)
        .arg(Path::new(program.name).join("main.c"))
        .status()
        .context("cannot run clang")?;
    if !status.success() {
        bail!("{} does not build", program.name);
    }
    // What a linker makes may be executed; the file that is committed need not be.
    let committed = programs.join(program.name).with_extension("wasm");
    let wasm = fs::read(&built).with_context(|| format!("cannot read {}", built.display()))?;
    fs::write(&committed, wasm).with_context(|| format!("cannot write {}", committed.display()))
}

fn build(programs: &Path, program: &Program) -> Result<()> {
    println!("building {}.wasm", program.name);
    // Beside the host's own build, so that one `cargo clean` covers both.
    let target_dir = programs.join("../../target/programs");
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .current_dir(programs)
        .args(["build", "--locked", "--release", "--package", program.name, "--target", program.target])
        .env("CARGO_TARGET_DIR", &target_dir)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(program)?.join("\x1f"))
        .env_remove("RUSTFLAGS");
    // Settings meant for the host's build must not reach the guest's.
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_PROFILE_") {
            command.env_remove(name);
        }
    }
    if !command.status().context("cannot run cargo")?.success() {
        bail!("{} does not build", program.name);
    }
    let built = target_dir.join(program.target).join("release").join(program.name).with_extension("wasm");
    let built = if program.is_asyncified() { asyncify(&built)? } else { built };
    let wasm = fs::read(&built).with_context(|| format!("cannot read {}", built.display()))?;
    for (path, _) in private_paths()? {
        if wasm.windows(path.len()).any(|window| window == path.as_bytes()) {
            bail!("{}.wasm would tell the path {path} of this machine", program.name);
        }
    }
    let committed = programs.join(program.name).with_extension("wasm");
    fs::write(&committed, wasm).with_context(|| format!("cannot write {}", committed.display()))
}

/// Has a program able to leave its stack and come back, as `fork` and `setjmp` need; where that one is.
///
/// # Errors
/// When `wasm-opt` is not installed, or does not take it.
pub(crate) fn asyncify(wasm: &Path) -> Result<PathBuf> {
    // Beside it: what cargo finds unchanged it does not build again.
    let asyncified = wasm.with_extension("asyncified.wasm");
    // Stripped, it does not say itself what it uses.
    let features = [
        "bulk-memory",
        "multivalue",
        "mutable-globals",
        "nontrapping-float-to-int",
        "reference-types",
        "sign-ext",
        "threads",
    ];
    let status = Command::new("wasm-opt")
        .args(features.map(|feature| format!("--enable-{feature}")))
        .args(["-O1", "--asyncify"])
        .arg(wasm)
        .arg("-o")
        .arg(&asyncified)
        .status()
        .context("cannot run wasm-opt")?;
    if !status.success() {
        bail!("wasm-opt does not take {}", wasm.display());
    }
    Ok(asyncified)
}

fn flags(program: &Program) -> Result<Vec<String>> {
    let mut flags: Vec<String> = private_paths()?
        .into_iter()
        .map(|(path, name)| format!("--remap-path-prefix={path}={name}"))
        .collect();
    if ["p0", "hello", "thread_spawn"].contains(&program.name) {
        // No libc and none of its start-up: it would import preview1.
        flags.push("-Clink-self-contained=no".to_owned());
    }
    if program.is_asyncified() {
        // Where the stack is, as WASIX's own tools have it exported; and the handler of signals.
        for symbol in ["__stack_pointer", "__stack_low", "__tls_base", "__wasm_signal"] {
            flags.push(format!("-Clink-arg=--export-if-defined={symbol}"));
        }
    }
    Ok(flags)
}

/// Directories of this machine that panic messages would otherwise name, and what they become.
pub(crate) fn private_paths() -> Result<Vec<(String, &'static str)>> {
    let home = env::var("HOME").unwrap_or_default();
    let cargo_home = env::var("CARGO_HOME").unwrap_or_else(|_| format!("{home}/.cargo"));
    let checkout = fs::canonicalize(sources::directory(env!("CARGO_MANIFEST_DIR")).join("../.."))?;
    let mut paths = vec![(cargo_home, "/cargo"), (checkout.to_string_lossy().into_owned(), "/waxwing")];
    paths.retain(|(path, _)| path.len() > 1);
    Ok(paths)
}

pub(crate) fn write(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
