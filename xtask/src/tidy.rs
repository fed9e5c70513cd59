//! The rules of the house that no compiler checks: who may import whom, where unsafe code may stand, how files open.
//!
//! ARCHITECTURE.md says why. Each rule reads files as text and names the file and line that breaks it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

/// Our crates and those of ours that each may depend on (development dependencies are free).
const CRATES: [(&str, &str, &[&str]); 14] = [
    ("crates/abi", "waxwing-abi", &[]),
    ("crates/witx", "waxwing-witx", &[]),
    ("crates/guest", "waxwing-guest", &[]),
    ("crates/module", "waxwing-module", &[]),
    ("crates/host", "waxwing", &["waxwing-abi"]),
    ("crates/vnet", "waxwing-vnet", &["waxwing"]),
    ("crates/http", "waxwing-http", &["waxwing"]),
    ("engines/wasmtime", "waxwing-wasmtime", &["waxwing", "waxwing-abi", "waxwing-module"]),
    ("engines/wasmi", "waxwing-wasmi", &["waxwing", "waxwing-abi", "waxwing-module"]),
    (
        "crates/cli",
        "waxwing-cli",
        &[
            "waxwing",
            "waxwing-http",
            "waxwing-module",
            "waxwing-vnet",
            "waxwing-wasmtime",
            "waxwing-wasmi",
            "waxwing-witx",
        ],
    ),
    ("crates/cargo-waxwing", "cargo-waxwing", &[]),
    ("tests/suite", "waxwing-suite", &["waxwing", "waxwing-abi", "waxwing-wasmtime", "waxwing-wasmi"]),
    ("xtask", "xtask", &["waxwing-witx"]),
    ("fuzz", "waxwing-fuzz", &["waxwing", "waxwing-abi", "waxwing-witx"]),
];

/// Dependencies from elsewhere that a crate may not have: engines belong under engines/, and the contract and the guest's
/// side depend on nothing.
const FORBIDDEN: [(&str, &[&str]); 5] = [
    ("crates/host", &["wasmtime", "wasmi", "wasmparser", "tokio"]),
    ("crates/cli", &["wasmtime", "wasmi", "tokio"]),
    ("crates/witx", &["wasmtime", "wasmi"]),
    ("engines/wasmtime", &["tokio"]),
    ("engines/wasmi", &["tokio"]),
];

/// Inside the host: a room and the rooms that it may not look into. `a/` is a folder, `a.rs` a file.
const ROOMS: [(&str, &[&str]); 9] = [
    ("sys/", &["syscalls", "files", "file", "wait", "process", "thread", "resolve", "engine", "layer"]),
    ("wait.rs", &["syscalls", "files", "file", "process", "resolve", "engine", "layer"]),
    (
        "errno.rs",
        &["syscalls", "files", "file", "wait", "process", "thread", "resolve", "engine", "layer", "sys"],
    ),
    ("files/", &["syscalls", "process", "thread", "resolve", "engine", "layer", "mount", "fd_table"]),
    ("file.rs", &["syscalls", "process", "thread", "resolve", "engine", "layer", "mount", "fd_table"]),
    ("dir.rs", &["syscalls", "process", "thread", "resolve", "engine", "layer", "mount", "fd_table"]),
    ("resolve.rs", &["syscalls", "process", "thread", "engine", "layer"]),
    ("mount.rs", &["syscalls", "process", "thread", "engine", "layer"]),
    ("", &["syscalls"]),
];

/// The files that may hold unsafe code, by the start of their path.
const UNSAFE: [&str; 21] = [
    "crates/abi/src/memory.rs",
    "crates/abi/tests/",
    "crates/vnet/tests/network/main.rs",
    // The imports of a guest are foreign functions, and their writers have to say so.
    "crates/guest/src/",
    "crates/witx/src/write/bindings/",
    "crates/witx/src/write/guest.rs",
    "crates/witx/src/write/rust.rs",
    "crates/witx/tests/interfaces/bindings.rs",
    "crates/host/src/sys/",
    "engines/wasmtime/src/",
    "engines/wasmtime/benches/",
    "engines/wasmtime/tests/embedding.rs",
    "engines/wasmi/",
    "crates/cli/src/",
    // Pseudo-terminals.
    "crates/cli/tests/command/terminal.rs",
    "tests/",
    // Guests, which make calls of the system.
    "examples/guest/",
    "benches/",
    "fuzz/",
    "xtask/src/conformance/seccomp.rs",
    "xtask/src/tidy.rs",
];

/// The longest file, in lines.
const LONGEST: usize = 1000;

pub(crate) fn run(_: &[String]) -> Result<()> {
    let faults = faults(&crate::root())?;
    if !faults.is_empty() {
        bail!("{} faults\n{}", faults.len(), faults.join("\n"));
    }
    Ok(())
}

/// Everything that breaks a rule, one line each.
fn faults(root: &Path) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for (folder, name, may) in CRATES {
        manifest(root, folder, name, may, &mut faults)?;
    }
    let mut files = Vec::new();
    for folder in ["crates", "engines", "tests", "benches", "fuzz", "xtask", "examples"] {
        rust_files(&root.join(folder), &mut files)?;
    }
    for file in files {
        let text = fs::read_to_string(&file)?;
        let path = file.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        source(&path, &text, &mut faults);
    }
    Ok(faults)
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            if path.file_name().is_none_or(|name| name != "target") {
                rust_files(&path, files)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

fn manifest(root: &Path, folder: &str, name: &str, may: &[&str], faults: &mut Vec<String>) -> Result<()> {
    let text = fs::read_to_string(root.join(folder).join("Cargo.toml"))?;
    let mut section = "";
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') {
            section = line;
        }
        let table = section.starts_with("[dependencies") || section.starts_with("[target");
        let (true, Some((dependency, _))) = (table, line.split_once(['.', '=', ' '])) else { continue };
        let ours = CRATES.iter().any(|(_, other, _)| *other == dependency);
        let forbidden = FORBIDDEN
            .iter()
            .any(|(crate_folder, names)| *crate_folder == folder && names.contains(&dependency));
        let alone = may.is_empty() && ["crates/abi", "crates/guest"].contains(&folder);
        if (ours && !may.contains(&dependency)) || forbidden || alone {
            faults.push(format!("{folder}/Cargo.toml: {name} may not depend on {dependency}"));
        }
    }
    Ok(())
}

fn source(path: &str, text: &str, faults: &mut Vec<String>) {
    let generated = path.contains("/generated/");
    if !generated && text.lines().count() > LONGEST {
        faults.push(format!("{path}: longer than {LONGEST} lines; split it by what it hides"));
    }
    let opening = text.lines().find(|line| !line.is_empty() && !line.starts_with("// Generated"));
    if !opening.is_some_and(|line| line.starts_with("//!") || line.starts_with("#!")) {
        faults.push(format!("{path}:1: opens without a //! that says what it hides"));
    }
    let may_be_unsafe = UNSAFE.iter().any(|start| path.starts_with(start));
    let room = path.strip_prefix("crates/host/src/").unwrap_or("-");
    for (number, line) in text.lines().enumerate().map(|(index, line)| (index + 1, line.trim())) {
        if !may_be_unsafe && !line.starts_with("//") && words(line).any(|word| word == "unsafe") {
            faults.push(format!("{path}:{number}: unsafe code has its places (ARCHITECTURE.md)"));
        }
        if path != "xtask/src/tidy.rs"
            && ["TODO", "FIXME", "XXX"].iter().any(|mark| words(line).any(|word| word == *mark))
        {
            faults.push(format!("{path}:{number}: left open; say it in the support table or in an issue"));
        }
        if path != "xtask/src/tidy.rs" && line.starts_with("#[ignore") {
            faults
                .push(format!("{path}:{number}: an ignored test; assert today's answer with a note instead"));
        }
        if let Some(import) = line.strip_prefix("use crate::").or_else(|| line.strip_prefix("use super::")) {
            imports(path, number, room, import, line.starts_with("use super::"), faults);
        }
    }
}

/// Checks one `use` line of a room of the host.
fn imports(path: &str, number: usize, room: &str, import: &str, relative: bool, faults: &mut Vec<String>) {
    let other = import.split([':', ';', ' ', '{']).next().unwrap_or_default();
    if relative {
        // Kinds of file stand alone, but for what files/mod.rs gives all of them.
        let kinds =
            ["host_file", "host_dir", "stdio", "socket", "pipe", "memory", "event", "epoll", "device"];
        if room.starts_with("files/") && room != "files/mod.rs" && kinds.contains(&other) {
            faults.push(format!("{path}:{number}: kinds of file never import each other"));
        }
        return;
    }
    for (start, closed) in ROOMS {
        let here = if start.is_empty() { !matches!(room, "-" | "lib.rs") } else { room.starts_with(start) };
        if here && closed.contains(&other) {
            faults.push(format!("{path}:{number}: {room} may not import {other}"));
            return;
        }
    }
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, text: &str, expected: &[&str]) {
        let mut found = Vec::new();
        source(path, text, &mut found);
        assert_eq!(found, expected);
    }

    #[test]
    fn the_house_is_tidy() {
        let faults = faults(&crate::root()).expect("the repository can be read");
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn forbidden_edges_are_found() {
        check(
            "crates/host/src/sys/linux.rs",
            "//! x\nuse crate::wait::Wait;\n",
            &["crates/host/src/sys/linux.rs:2: sys/linux.rs may not import wait"],
        );
        check(
            "crates/host/src/process.rs",
            "//! x\nuse crate::syscalls::x;\n",
            &["crates/host/src/process.rs:2: process.rs may not import syscalls"],
        );
        check(
            "crates/host/src/files/stdio.rs",
            "//! x\nuse super::socket::y;\n",
            &["crates/host/src/files/stdio.rs:2: kinds of file never import each other"],
        );
        check("crates/host/src/lib.rs", "//! x\npub use crate::syscalls::x;\nuse crate::syscalls::y;\n", &[]);
    }

    #[test]
    fn unsafe_and_doors_are_found() {
        check(
            "crates/host/src/file.rs",
            "//! x\nfn f() { unsafe {} }\n",
            &["crates/host/src/file.rs:2: unsafe code has its places (ARCHITECTURE.md)"],
        );
        check(
            "crates/witx/src/a.rs",
            "fn f() {}\n",
            &["crates/witx/src/a.rs:1: opens without a //! that says what it hides"],
        );
    }
}
