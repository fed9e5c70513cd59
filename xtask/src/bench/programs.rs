//! Building what is measured: the guest, its native twin, the launcher, and Waxwing itself.
//!
//! Main type: [`Tools`]. The invariant: the committed guests are of the sources beside them, or nothing is measured.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::programs::{asyncify, private_paths, sources, write};

/// The guests, committed as built.
const GUESTS: [&str; 5] = ["bench.wasm", "forks.wasm", "hello.wasm", "sockets.wasm", "threads.wasm"];

/// The packages that guests are built of, and for what.
const PACKAGES: [(&str, &str, &[&str]); 4] = [
    ("bench", "wasm32-wasip1", &["bench.wasm", "hello.wasm"]),
    ("forks", "wasm32-wasip1", &["forks.wasm"]),
    ("sockets", "wasm32-wasip1-threads", &["sockets.wasm"]),
    ("threads", "wasm32-wasip1-threads", &["threads.wasm"]),
];

/// What is built for this machine.
pub(crate) struct Tools {
    /// The guests that operations are measured with, and the twin of each.
    pub(crate) measured: [(&'static str, PathBuf); 4],
    pub(crate) hello: PathBuf,
    pub(crate) launch: PathBuf,
}

/// Where the benchmark's own things lie.
pub(crate) fn benches() -> PathBuf {
    crate::root().join("benches")
}

/// A file that is committed in benches/.
pub(crate) fn committed(name: &str) -> PathBuf {
    benches().join(name)
}

fn target_directory() -> PathBuf {
    crate::root().join("target/benches")
}

/// The text of benches/HASHES.
fn hashes() -> Result<String> {
    let mut text = String::from(
        "# Written by `cargo xtask bench --rebuild`: SHA-256 of the sources and of what was built.\n",
    );
    for sources in ["forks", "guest", "sockets", "threads"] {
        writeln!(text, "{sources} {}", sources::source_hash(&benches(), &[sources])?)?;
    }
    for guest in GUESTS {
        writeln!(text, "{guest} {}", sources::file_hash(&committed(guest))?)?;
    }
    Ok(text)
}

/// Fails when a committed guest was not built from the sources beside it.
pub(crate) fn check_fresh() -> Result<()> {
    if fs::read_to_string(committed("HASHES"))? != hashes()? {
        bail!("benches/*.wasm are not of the sources in benches: cargo xtask bench --rebuild");
    }
    Ok(())
}

fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // Settings meant for the build of this program must not reach the others.
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_PROFILE_") {
            cargo.env_remove(name);
        }
    }
    cargo.env_remove("RUSTFLAGS");
    cargo
}

fn succeed(command: &mut Command, what: &str) -> Result<()> {
    if !command.status().context("cannot run cargo")?.success() {
        bail!("{what} does not build");
    }
    Ok(())
}

/// Builds the guests anew, for the repository.
pub(crate) fn rebuild() -> Result<()> {
    let mut flags = Vec::new();
    for (path, name) in private_paths()? {
        flags.push(format!("--remap-path-prefix={path}={name}"));
    }
    for (package, target, _) in PACKAGES {
        let mut build = cargo();
        build.current_dir(benches()).args(["build", "--locked", "--release", "--package", package]);
        build.args(["--target", target]);
        build.env("CARGO_TARGET_DIR", target_directory()).env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
        succeed(&mut build, package)?;
    }
    let guests =
        PACKAGES.iter().flat_map(|(_, target, guests)| guests.iter().map(move |guest| (*target, *guest)));
    for (target, guest) in guests {
        let built = target_directory().join(target).join("release").join(guest);
        let built = if guest == "forks.wasm" { asyncify(&built)? } else { built };
        let wasm = fs::read(&built).with_context(|| format!("cannot read {}", built.display()))?;
        for (path, _) in private_paths()? {
            if wasm.windows(path.len()).any(|window| window == path.as_bytes()) {
                bail!("{guest} would tell the path {path} of this machine");
            }
        }
        fs::write(committed(guest), wasm).with_context(|| format!("cannot write {guest}"))?;
    }
    write(&committed("HASHES"), &hashes()?)
}

/// Builds the native twins and the launcher.
pub(crate) fn build_tools() -> Result<Tools> {
    let mut build = cargo();
    build.current_dir(benches()).args(["build", "--quiet", "--locked", "--release"]);
    build.env("CARGO_TARGET_DIR", target_directory());
    succeed(&mut build, "benches")?;
    let release = target_directory().join("release");
    Ok(Tools {
        measured: [
            ("bench.wasm", release.join("bench")),
            ("sockets.wasm", release.join("sockets")),
            ("threads.wasm", release.join("threads")),
            ("forks.wasm", release.join("forks")),
        ],
        hello: release.join("hello"),
        launch: release.join("launch"),
    })
}

/// Builds the command as it is released.
pub(crate) fn build_waxwing() -> Result<PathBuf> {
    let mut build = cargo();
    build.current_dir(crate::root()).args(["build", "--release", "--bin", "waxwing"]);
    succeed(&mut build, "waxwing")?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| crate::root().join("target"), PathBuf::from);
    Ok(Path::new(&target).join("release/waxwing"))
}
