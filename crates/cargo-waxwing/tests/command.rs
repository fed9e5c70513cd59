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
                "if [ \"$1\" = locate-project ]; then echo {}; exit; fi\nfor word; do echo \"$word\"; done\n\
                 env | grep ^CARGO_TARGET_WASM32\nexit 7",
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
        without_runners(&mut command).env_remove("RUSTUP_TOOLCHAIN");
        command.output().unwrap()
    }
}

/// Runs as if no runner had been set for whoever runs the tests.
fn without_runners(command: &mut Command) -> &mut Command {
    command.env_remove("CARGO_TARGET_WASM32_WASIP1_RUNNER");
    command.env_remove("CARGO_TARGET_WASM32_WASIP1_THREADS_RUNNER")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_owned()).unwrap()
}

fn runner(target: &str, waxwing: &Path, more: &str) -> String {
    format!("CARGO_TARGET_{target}_RUNNER={} run{more}", waxwing.display())
}

#[test]
fn cargo_is_asked_for_the_target_with_waxwing_as_runner_and_its_exit_code_is_ours() {
    let site = Site::new();
    let waxwing = site.path("waxwing");
    let output = site.call("waxwing test --give=--net -p one -- --nocapture");
    let setting = runner("WASM32_WASIP1", &waxwing, " --net");
    let expected = format!("test\n--target\nwasm32-wasip1\n-p\none\n--\n--nocapture\n{setting}\n");
    assert_eq!(text(&output.stdout), expected);
    assert_eq!(output.status.code(), Some(7));

    let output = site.call("run --threads");
    let setting = runner("WASM32_WASIP1_THREADS", &waxwing, "");
    assert_eq!(text(&output.stdout), format!("run\n--target\nwasm32-wasip1-threads\n{setting}\n"));

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

    // `cargo +NAME` has a standard library of its own.
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-waxwing"));
    command.arg("build").env("RUSTC", site.path("rustc")).env("RUSTUP_TOOLCHAIN", "nightly");
    let told = text(&command.output().unwrap().stderr);
    assert!(told.ends_with("help: rustup target add --toolchain nightly wasm32-wasip1\n"), "{told}");

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
    let said = text(&command.output().unwrap().stdout);
    assert_eq!(said, "run\n--target\nwasm32-wasip1\nCARGO_TARGET_WASM32_WASIP1_RUNNER=other\n");
    // What would be for waxwing reaches nobody.
    let refused = command.arg("--give=--net").output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("CARGO_TARGET_WASM32_WASIP1_RUNNER"), "{refused:?}");
}

/// A package and a home for the real cargo, with a program in the place of waxwing that says what it is asked to run. All
/// paths have white space in them.
struct Real {
    dir: tempfile::TempDir,
    waxwing: PathBuf,
    package: PathBuf,
}

impl Real {
    /// None where no Rust program can be built for WASI, which the test then says.
    fn new() -> Option<Real> {
        let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let asked = ["--print", "target-libdir", "--target", "wasm32-wasip1"];
        let libdir = text(&Command::new(rustc).args(asked).output().unwrap().stdout);
        if !Path::new(libdir.trim()).is_dir() {
            #[expect(clippy::print_stderr, reason = "a skipped test says so")]
            {
                eprintln!("skipped: the target wasm32-wasip1 is not installed");
            }
            return None;
        }
        let dir = tempfile::tempdir().unwrap();
        let (waxwing, package) = (dir.path().join("a b/waxwing"), dir.path().join("my package"));
        fs::create_dir_all(waxwing.parent().unwrap()).unwrap();
        fs::write(&waxwing, "#!/bin/sh\nfor word; do echo \"[$word]\"; done\n").unwrap();
        fs::set_permissions(&waxwing, fs::Permissions::from_mode(0o755)).unwrap();
        fs::create_dir_all(package.join("src")).unwrap();
        fs::write(package.join("Cargo.toml"), "[package]\nname = \"one\"\nedition = \"2024\"\n[workspace]\n")
            .unwrap();
        fs::write(package.join("src/main.rs"), "fn main() {}\n").unwrap();
        Some(Real { dir, waxwing, package })
    }

    fn call(&self, exe: &Path, waxwing: &Path, words: &[&str]) -> Output {
        let mut command = Command::new(exe);
        command.args(words).current_dir(&self.package).env("WAXWING", waxwing);
        command.env("CARGO", env!("CARGO")).env("CARGO_HOME", self.dir.path().join("home"));
        command.env("CARGO_TARGET_DIR", self.dir.path().join("built")).env("CARGO_NET_OFFLINE", "true");
        without_runners(&mut command).output().unwrap()
    }
}

#[test]
fn the_real_cargo_minds_no_runner_that_its_configuration_has() {
    let Some(real) = Real::new() else { return };
    let (string, list) = ("runner = \"waxwing\"", "runner = [\"other\", \"--x\"]");
    // A string here and a list there are too much for any cargo.
    let configurations =
        [("", ""), (string, ""), ("", string), (list, ""), ("", list), (string, string), (list, list)];
    let exe = Path::new(env!("CARGO_BIN_EXE_cargo-waxwing"));
    // A copy of this program that cargo cannot be told of by its path.
    let elsewhere = real.dir.path().join("a b/cargo-waxwing");
    fs::copy(exe, &elsewhere).unwrap();
    // And a waxwing that it can be told of without more ado.
    let plain = real.dir.path().join("waxwing");
    fs::copy(&real.waxwing, &plain).unwrap();
    for (of_package, of_home) in configurations {
        for (directory, runner) in [("my package/.cargo", of_package), ("home", of_home)] {
            let directory = real.dir.path().join(directory);
            fs::create_dir_all(&directory).unwrap();
            fs::write(directory.join("config.toml"), format!("[target.wasm32-wasip1]\n{runner}\n")).unwrap();
        }
        let check = |exe: &Path, waxwing: &Path, give: &[&str]| {
            let words = [&["run"], give, &["--", "x y", "%"]].concat();
            let output = real.call(exe, waxwing, &words);
            let given: String =
                give.iter().map(|word| format!("[{}]\n", word.trim_start_matches("--give="))).collect();
            let program = real.dir.path().join("built/wasm32-wasip1/debug/one.wasm");
            let expected = format!("[run]\n{given}[{}]\n[x y]\n[%]\n", program.display());
            let told = text(&output.stderr);
            assert_eq!(text(&output.stdout), expected, "{of_package:?} {of_home:?} {exe:?}: {told}");
            assert_eq!(output.status.code(), Some(0));
        };
        check(exe, &plain, &["--give=--net"]);
        check(exe, &plain, &["--give=--dir=my data::/data", "--give="]);
        check(&elsewhere, &real.waxwing, &[]);
    }
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
