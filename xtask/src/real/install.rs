//! Programs from package registries, by name and version, through pip, cargo and go.
//!
//! Main functions: [`python`], [`rust`]. The invariant: what is there is whole. It is made under another name and moved
//! when it is done, so that an interrupted installation is begun again.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, anyhow};

use super::Site;
use crate::guest::{cargo, last_words};

/// Something that is needed cannot be had here: a tool, a target, a registry.
#[derive(Debug)]
pub(super) struct Missing(pub(super) String);

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Missing {}

fn missing(what: impl Into<String>) -> anyhow::Error {
    anyhow!(Missing(what.into()))
}

/// The folder of an installed Python package.
pub(super) fn python(site: &Site, package: &str, version: &str) -> Result<PathBuf> {
    let folder = site.target.join(format!("py/{package}-{version}"));
    make(&folder, |part| {
        println!("installing {package} {version}");
        let mut pip = Command::new("python3");
        pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--only-binary=:all:", "--target"]);
        pip.arg(part).arg(format!("{package}=={version}"));
        succeed(&mut pip, &format!("pip cannot install {package} {version}"))
    })?;
    Ok(folder)
}

/// A published Rust crate.
pub(super) struct Crate {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    /// The name of its program.
    pub(super) program: &'static str,
    /// Features for the guest, in place of the defaults; the native one has the defaults.
    pub(super) features: Option<&'static str>,
}

/// The program of a crate, built for wasm32-wasip1.
pub(super) fn rust(site: &Site, package: &Crate) -> Result<PathBuf> {
    const TARGET: &str = "wasm32-wasip1";
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]), "there is no rustc")?;
    if !Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).is_dir() {
        return Err(missing(format!("rustup target add {TARGET}")));
    }
    let features = package.features.map(|features| ["--no-default-features", "--features", features]);
    let mut flags = vec!["--target", TARGET];
    flags.extend(features.iter().flatten());
    let folder = install(site, package, TARGET, &flags)?;
    Ok(folder.join("bin").join(package.program).with_extension("wasm"))
}

/// The same program for this machine.
pub(super) fn native(site: &Site, package: &Crate) -> Result<PathBuf> {
    Ok(install(site, package, "native", &[])?.join("bin").join(package.program))
}

fn install(site: &Site, package: &Crate, kind: &str, flags: &[&str]) -> Result<PathBuf> {
    let Crate { name, version, .. } = package;
    let folder = site.target.join(format!("crates/{name}-{version}-{kind}"));
    make(&folder, |part| {
        println!("building {name} {version} ({kind})");
        let mut command = Command::new(cargo());
        command
            .args(["install", "--quiet", "--locked", "--no-track", name, "--version", version, "--root"])
            .arg(part)
            .args(flags)
            .env("CARGO_TARGET_DIR", site.target.join("build"))
            .env_remove("RUSTFLAGS");
        // What is set for this repository's build is not meant for theirs.
        for (variable, _) in std::env::vars_os() {
            if variable.to_string_lossy().starts_with("CARGO_PROFILE_") {
                command.env_remove(variable);
            }
        }
        succeed(&mut command, &format!("cargo cannot install {name} {version}"))
    })?;
    Ok(folder)
}

/// Has `install` fill a folder that is not there yet.
pub(super) fn make(folder: &Path, install: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut part = folder.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    if part.exists() {
        fs::remove_dir_all(&part)?;
    }
    fs::create_dir_all(&part)?;
    install(&part)?;
    fs::rename(&part, folder).with_context(|| format!("moving {}", part.display()))
}

/// Runs an installer; when it fails, its program is missing.
pub(super) fn succeed(command: &mut Command, otherwise: &str) -> Result<()> {
    output(command, otherwise).map(drop)
}

fn output(command: &mut Command, otherwise: &str) -> Result<String> {
    match command.output() {
        Ok(output) if output.status.success() => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        Ok(output) => Err(missing(format!("{otherwise}{}", last_words(&output.stderr, &output.stdout)))),
        Err(error) => Err(missing(format!("{otherwise}: {error}"))),
    }
}

/// cargo in a folder that is no part of this repository's build.
pub(super) fn own_cargo(folder: &Path) -> Command {
    let mut cargo = Command::new(cargo());
    cargo.current_dir(folder).env("CARGO_TARGET_DIR", folder.join("target")).env_remove("RUSTFLAGS");
    cargo
}

/// Writes a package of one program, of no workspace.
pub(super) fn package(folder: &Path, name: &str, dependency: &str, main: &str) -> Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("src/main.rs"), main)?;
    let manifest = format!(
        "[package]\nname = \"{name}\"\nedition = \"2024\"\n[dependencies]\n{dependency}\n[workspace]\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    Ok(())
}

/// Fetches a published crate into `part`, with its tests and without these development dependencies; where it lies then.
pub(super) fn with_tests(part: &Path, name: &str, version: &str, without: &[&str]) -> Result<PathBuf> {
    let fetch = part.join("fetch");
    package(&fetch, "fetch", &format!("{name} = \"={version}\""), "fn main() {}")?;
    let mut vendor = own_cargo(&fetch);
    vendor.args(["vendor", "--quiet", "--versioned-dirs"]);
    succeed(&mut vendor, &format!("cargo cannot fetch {name}"))?;
    // As a copy, and of no workspace, it is built with its tests.
    let tested = part.join("tested");
    fs::rename(fetch.join(format!("vendor/{name}-{version}")), &tested)?;
    let manifest = tested.join("Cargo.toml");
    let mut text = fs::read_to_string(&manifest)?;
    for dependency in without {
        text = without_table(&text, &format!("[dev-dependencies.{dependency}]"));
    }
    fs::write(&manifest, format!("{text}\n[workspace]\n"))?;
    Ok(tested)
}

/// A manifest's text without one of its tables.
fn without_table(text: &str, header: &str) -> String {
    match text.split_once(&format!("{header}\n")) {
        Some((before, rest)) => format!(
            "{before}{}",
            rest.split_once("\n[").map_or(String::new(), |(_, rest)| format!("[{rest}"))
        ),
        None => text.to_owned(),
    }
}
