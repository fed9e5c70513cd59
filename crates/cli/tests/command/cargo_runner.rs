//! An ordinary crate's tests pass with `runner = "waxwing"` and nothing else said.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::harness::{finish, skipped, waxwing};

const MANIFEST: &str = r#"[package]
name = "ordinary"
version = "0.1.0"
edition = "2021"
"#;

const LIB: &str = r#"
/// ```
/// assert_eq!(ordinary::double(2), 4);
/// ```
pub fn double(n: i32) -> i32 {
    n * 2
}

#[cfg(test)]
mod tests {
    #[test]
    fn in_memory() {
        assert_eq!(super::double(21), 42);
    }

    #[test]
    fn variables_of_cargo_are_there() {
        assert_eq!(std::env::var("CARGO_MANIFEST_DIR").unwrap(), env!("CARGO_MANIFEST_DIR"));
        assert_eq!(std::env::var("CARGO_PKG_NAME").unwrap(), "ordinary");
        assert_eq!(std::env::var("RUST_LOG").unwrap(), "chatty");
        assert!(std::env::var("CARGO_REGISTRY_TOKEN").is_err());
        assert!(std::env::var("HOME").is_err());
    }
}
"#;

const TEST: &str = r#"
use std::fs;
use std::path::Path;

#[test]
fn fixtures_are_found() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in [Path::new("tests/fixture.txt"), &here.join("tests/fixture.txt")] {
        assert_eq!(fs::read_to_string(path).unwrap(), "fixture\n", "{}", path.display());
    }
    assert!(std::env::current_dir().unwrap().join("tests/fixture.txt").exists());
}

#[test]
fn the_workspace_is_reached() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in [Path::new("../shared.txt"), &here.join("../shared.txt"), &here.parent().unwrap().join("shared.txt")] {
        assert_eq!(fs::read_to_string(path).unwrap(), "shared\n", "{}", path.display());
    }
}

#[test]
fn files_can_be_written() {
    for dir in ["/tmp", env!("CARGO_TARGET_TMPDIR"), "."] {
        let path = Path::new(dir).join("written-by-a-test");
        fs::write(&path, "x").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "x");
        fs::remove_file(&path).unwrap();
    }
    assert_eq!(fs::read_dir("/tmp").unwrap().count(), 0);
}

#[test]
fn nothing_else_is_there() {
    assert!(fs::read_to_string("/etc/passwd").is_err());
    assert!(fs::read_to_string("../../outside.txt").is_err());
}
"#;

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn target_is_installed() -> bool {
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output();
    sysroot.is_ok_and(|output| {
        let sysroot = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        Path::new(&sysroot).join("lib/rustlib/wasm32-wasip1").is_dir()
    })
}

#[test]
fn an_ordinary_crate_passes_its_tests() {
    if !target_is_installed() {
        skipped("the target wasm32-wasip1 is not installed");
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let workspace = dir.path().join("workspace");
    let package = workspace.join("ordinary");
    write(&dir.path().join("outside.txt"), "outside\n");
    write(&workspace.join("Cargo.toml"), "[workspace]\nmembers = [\"ordinary\"]\nresolver = \"2\"\n");
    write(&workspace.join("shared.txt"), "shared\n");
    write(&package.join("Cargo.toml"), MANIFEST);
    write(&package.join("src/lib.rs"), LIB);
    write(&package.join("tests/reads.rs"), TEST);
    write(&package.join("tests/fixture.txt"), "fixture\n");
    write(
        &workspace.join(".cargo/config.toml"),
        &format!("[target.wasm32-wasip1]\nrunner = {:?}\n", env!("CARGO_BIN_EXE_waxwing")),
    );
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    for from in [&package, &workspace] {
        let mut command = Command::new(&cargo);
        command.args(["test", "--offline", "--target", "wasm32-wasip1"]).current_dir(from);
        // What cargo says to these tests is not meant for that crate's.
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            if name.starts_with("CARGO_") && name != "CARGO_HOME" {
                command.env_remove(&*name);
            }
        }
        command.env("CARGO_TARGET_DIR", workspace.join("target")).env("RUST_LOG", "chatty");
        let output = command.env("CARGO_REGISTRY_TOKEN", "secret").output().unwrap();
        let text =
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{text}");
        assert_eq!(text.matches("test result: ok.").count(), 3, "{text}");
        assert!(text.contains("4 passed") && text.contains("2 passed"), "{text}");
    }
}

#[test]
fn cargos_gifts_can_be_refused() {
    let dir = tempfile::tempdir().unwrap();
    let directories = |args: &[&str]| {
        let ended = finish(waxwing(args).env("CARGO_MANIFEST_DIR", dir.path()));
        assert_eq!(ended.code, Some(0), "{}", ended.stderr);
        ended.stdout.split_once("directories:\n").unwrap().1.to_owned()
    };
    assert_eq!(directories(&["show.wat"]), format!(".\n{}\n/tmp\n", dir.path().display()));
    assert_eq!(directories(&["--no-cargo", "show.wat"]), "");
}

#[test]
fn what_cargo_never_says_is_no_gift() {
    for package in ["", ".", "..", "relative/package"] {
        let ended = finish(waxwing(&["show.wat"]).env("CARGO_MANIFEST_DIR", package));
        assert_eq!(ended.code, Some(0), "{}", ended.stderr);
        assert!(ended.stdout.ends_with("directories:\n"), "{package:?}: {}", ended.stdout);
    }
}
