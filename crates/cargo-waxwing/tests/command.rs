//! The command as people meet it, with programs in cargo's and the compiler's place that tell what they were asked for.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A directory with a cargo, a rustc and a waxwing of its own.
struct Site {
    dir: tempfile::TempDir,
}

impl Site {
    fn new() -> Site {
        let site = Site { dir: tempfile::tempdir().unwrap() };
        let manifest = site.path("package/Cargo.toml");
        fs::create_dir_all(site.path("package/src")).unwrap();
        fs::create_dir(site.path("libdir")).unwrap();
        fs::write(&manifest, "[package]\nname = \"one\"\n").unwrap();
        site.script(
            "cargo",
            &format!(
                "if [ \"$1\" = locate-project ]; then echo {}; exit; fi\nfor word; do echo \"$word\"; done\nexit 7",
                manifest.display()
            ),
        );
        site.script("rustc", &format!("echo {}", site.path("libdir").display()));
        site.script("waxwing", "");
        site
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn script(&self, name: &str, body: &str) {
        let path = self.path(name);
        fs::write(&path, format!("#!/bin/sh\n{body}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn call(&self, line: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-waxwing"));
        command.args(line.split_whitespace()).current_dir(self.path("package/src"));
        command.env("CARGO", self.path("cargo")).env("RUSTC", self.path("rustc"));
        command.env("WAXWING", self.path("waxwing"));
        command.env_remove("CARGO_TARGET_WASM32_WASIP1_RUNNER");
        command.env_remove("CARGO_TARGET_WASM32_WASIP1_THREADS_RUNNER");
        command.output().unwrap()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_owned()).unwrap()
}

fn runner(target: &str, waxwing: &Path, more: &str) -> String {
    format!("target.{target}.runner=[\"{}\", \"run\"{more}]", waxwing.display())
}

#[test]
fn cargo_is_asked_for_the_target_with_waxwing_as_runner_and_its_exit_code_is_ours() {
    let site = Site::new();
    let waxwing = site.path("waxwing");
    let output = site.call("waxwing test --give=--net -p one -- --nocapture");
    let setting = runner("wasm32-wasip1", &waxwing, ", \"--net\"");
    let expected = format!("test\n--target\nwasm32-wasip1\n--config\n{setting}\n-p\none\n--\n--nocapture\n");
    assert_eq!(text(&output.stdout), expected);
    assert_eq!(output.status.code(), Some(7));

    let output = site.call("run --threads");
    let setting = runner("wasm32-wasip1-threads", &waxwing, "");
    assert_eq!(text(&output.stdout), format!("run\n--target\nwasm32-wasip1-threads\n--config\n{setting}\n"));

    // What only builds needs no waxwing.
    fs::remove_file(&waxwing).unwrap();
    let output = site.call("build --release");
    assert_eq!(text(&output.stdout), "build\n--target\nwasm32-wasip1\n--release\n");
}

#[test]
fn what_is_missing_is_said_with_the_command_that_installs_it() {
    let site = Site::new();
    fs::remove_dir(site.path("libdir")).unwrap();
    let output = site.call("test --threads");
    assert_eq!(
        text(&output.stderr),
        "error: the target wasm32-wasip1-threads is not installed\nhelp: rustup target add wasm32-wasip1-threads\n"
    );
    assert_eq!((output.status.code(), output.stdout), (Some(2), Vec::new()));

    fs::remove_file(site.path("waxwing")).unwrap();
    let output = site.call("run");
    assert_eq!(text(&output.stderr), format!("error: there is no {}\n", site.path("waxwing").display()));
    let output = site.call("frob");
    assert!(text(&output.stderr).starts_with("error: there is no \"frob\"\nhelp: "), "{output:?}");
}

#[test]
fn a_runner_that_is_set_for_the_shell_stays() {
    let site = Site::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-waxwing"));
    command.arg("run").env("CARGO", site.path("cargo")).env("RUSTC", site.path("rustc"));
    command.env("CARGO_TARGET_WASM32_WASIP1_RUNNER", "other");
    assert_eq!(text(&command.output().unwrap().stdout), "run\n--target\nwasm32-wasip1\n");
    // What would be for waxwing reaches nobody.
    let refused = command.arg("--give=--net").output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("CARGO_TARGET_WASM32_WASIP1_RUNNER"), "{refused:?}");
}

#[test]
fn init_writes_the_workspaces_configuration_once() {
    let site = Site::new();
    let output = site.call("init --default");
    let file = site.path("package/.cargo/config.toml");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(text(&output.stdout), format!("wrote {}: `cargo run` runs in waxwing\n", file.display()));
    let written = fs::read_to_string(&file).unwrap();
    assert!(written.contains("[target.wasm32-wasip1]\nrunner = \"waxwing\"\n"), "{written}");
    let again = site.call("init");
    assert_eq!(text(&again.stdout), format!("{} is set up already\n", file.display()));

    fs::write(&file, "[target.wasm32-wasip1]\nrunner = \"other\"\n").unwrap();
    let refused = site.call("init");
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("--force"), "{refused:?}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "[target.wasm32-wasip1]\nrunner = \"other\"\n");
    assert_eq!(fs::read_dir(site.path("package/.cargo")).unwrap().count(), 1);
}

#[test]
fn init_changes_the_file_that_counts_and_keeps_its_mode() {
    let site = Site::new();
    let (older, file) = (site.path("package/.cargo/config"), site.path("package/.cargo/config.toml"));
    fs::create_dir(site.path("package/.cargo")).unwrap();
    fs::write(&older, "# ours\n").unwrap();
    fs::set_permissions(&older, fs::Permissions::from_mode(0o640)).unwrap();
    assert!(site.call("init").status.success());
    assert!(fs::read_to_string(&older).unwrap().starts_with("# ours\n"), "what stood there stays");
    assert_eq!(fs::metadata(&older).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(!file.exists());

    fs::write(&older, "# ours\n").unwrap();
    fs::set_permissions(&older, fs::Permissions::from_mode(0o444)).unwrap();
    let refused = site.call("init");
    assert!(!refused.status.success());
    assert!(text(&refused.stderr).contains("read-only"), "{refused:?}");
    assert_eq!(fs::read_to_string(&older).unwrap(), "# ours\n");
}
