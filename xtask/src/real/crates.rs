//! Crates by others through `cargo waxwing`: their own tests, and a program with tokio.
//!
//! Main functions: [`own_tests`], [`tokio`]. The invariant: tests that are left out are named here, each with why it cannot
//! pass on this target under any runtime.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::install::{make, own_cargo, package, succeed, with_tests};
use super::{LIMIT, Site};
use crate::guest::{cargo, collect};

/// A published crate and how its tests are run.
pub(super) struct Tested {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    /// What cargo is told besides `test`.
    pub(super) options: &'static [&'static str],
    /// Parts of the names of tests that cannot pass.
    pub(super) skipped: &'static [&'static str],
    /// Development dependencies that do not build for the target; none of the tests that are run needs them.
    pub(super) without: &'static [&'static str],
}

/// One test listens on a socket of std's, which has none for this target.
pub(super) const SERDE_JSON: Tested = Tested {
    name: "serde_json",
    version: "1.0.154",
    options: &["--tests"],
    skipped: &["test_deserialize_from_stream"],
    without: &[],
};

/// Three tests panic on purpose and go on, where a panic ends the process. signal-hook is for an example.
pub(super) const CROSSBEAM_CHANNEL: Tested = Tested {
    name: "crossbeam-channel",
    version: "0.5.17",
    options: &["--threads", "--tests"],
    skipped: &["panic_on_drop", "uncompleted_select"],
    without: &["signal-hook"],
};

/// Its unit tests do not compile for the target (they make links by functions of unix or windows alone).
pub(super) const WALKDIR: Tested =
    Tested { name: "walkdir", version: "2.5.1", options: &["--doc"], skipped: &[], without: &[] };

pub(super) fn own_tests(site: &Site, tested: &Tested) -> Result<String> {
    let Tested { name, version, .. } = tested;
    let folder = site.target.join(format!("crates/{name}-{version}-tests"));
    make(&folder, |part| with_tests(part, name, version, tested.without).map(drop))?;
    let mut test = cargo_waxwing(site, &folder.join("tested"))?;
    test.arg("test").args(tested.options).args(["--no-fail-fast", "--", "--test-threads=1"]);
    test.args(tested.skipped.iter().flat_map(|part| ["--skip", part]));
    let output = collect(&mut test, b"", LIMIT)?.success()?;
    let said = String::from_utf8_lossy(&output);
    let passed: u64 = said
        .lines()
        .filter_map(|line| line.strip_prefix("test result: ok. ")?.split_once(' ')?.0.parse::<u64>().ok())
        .sum();
    if passed == 0 {
        bail!("no test was run: {said}");
    }
    Ok(format!("{passed} tests passed"))
}

/// Tasks, channels of every kind, timers, a timeout, a barrier, and a pipe in memory; what it says is always the same.
const TOKIO: &str = r#"
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::sync::{broadcast, mpsc, oneshot, watch, Barrier, Semaphore};
use tokio::time::{interval, sleep, timeout, Instant};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, mut receiver) = mpsc::channel(4);
    for worker in 0..50u64 {
        let sender = sender.clone();
        tokio::spawn(async move {
            sleep(Duration::from_millis(50 - worker)).await;
            for n in 0..20 { sender.send(worker * 20 + n).await.unwrap(); }
        });
    }
    drop(sender);
    let mut sum = 0;
    while let Some(n) = receiver.recv().await { sum += n; }
    println!("sum {sum}");

    let start = Instant::now();
    let mut ticks = interval(Duration::from_millis(10));
    for _ in 0..5 { ticks.tick().await; }
    println!("five ticks take 40 ms: {}", (40..400).contains(&start.elapsed().as_millis()));
    println!("timeout: {:?}", timeout(Duration::from_millis(20), std::future::pending::<()>()).await.is_err());

    let (one, answer) = oneshot::channel();
    let (all, mut listener) = broadcast::channel(8);
    let (last, mut seen) = watch::channel(0);
    tokio::spawn(async move {
        for n in 1..=3 { all.send(n).unwrap(); last.send(n * 10).unwrap(); }
        one.send("done").unwrap();
    });
    println!("oneshot {}", answer.await.unwrap());
    for _ in 0..3 { print!("broadcast {} ", listener.recv().await.unwrap()); }
    println!("watch {}", *seen.borrow_and_update());

    let (mut near, mut far) = tokio::io::duplex(16);
    let echo = tokio::spawn(async move {
        let mut bytes = Vec::new();
        far.read_to_end(&mut bytes).await.unwrap();
        bytes.len()
    });
    near.write_all(&[7; 10_000]).await.unwrap();
    drop(near);
    println!("through a pipe of 16 bytes: {}", echo.await.unwrap());

    let barrier = std::sync::Arc::new(Barrier::new(10));
    let turns = std::sync::Arc::new(Semaphore::new(3));
    let tasks: Vec<_> = (0..10).map(|_| {
        let (barrier, turns) = (barrier.clone(), turns.clone());
        tokio::spawn(async move {
            let turn = turns.acquire().await.unwrap();
            tokio::task::yield_now().await;
            drop(turn);
            barrier.wait().await.is_leader()
        })
    }).collect();
    let mut leaders = 0;
    for task in tasks { leaders += usize::from(task.await.unwrap()); }
    println!("leaders {leaders}");
    let aborted = tokio::spawn(std::future::pending::<()>());
    aborted.abort();
    println!("cancelled {}", aborted.await.unwrap_err().is_cancelled());
    tokio::select! {
        () = sleep(Duration::from_secs(60)) => println!("late"),
        () = sleep(Duration::from_millis(1)) => println!("first"),
    }
}
"#;

/// A program with tokio, as far as tokio goes on wasm32-wasip1, says what it says natively.
pub(super) fn tokio(site: &Site) -> Result<String> {
    const VERSION: &str = "1.54.1";
    let folder = site.target.join(format!("crates/tokio-{VERSION}-program"));
    make(&folder, |part| {
        let features = "\"rt\", \"sync\", \"macros\", \"io-util\", \"time\"";
        let dependency = format!("tokio = {{ version = \"={VERSION}\", features = [{features}] }}");
        package(part, "tasks", &dependency, TOKIO)
    })?;
    let mut native = own_cargo(&folder);
    let expected = collect(native.args(["run", "--quiet"]), b"", LIMIT)?.success()?;
    let mut guest = cargo_waxwing(site, &folder)?;
    let said = collect(guest.args(["run", "--quiet"]), b"", LIMIT)?.success()?;
    if said != expected {
        bail!("{:?} instead of {:?}", String::from_utf8_lossy(&said), String::from_utf8_lossy(&expected));
    }
    Ok(format!("{} lines, as natively", String::from_utf8_lossy(&said).lines().count()))
}

/// `cargo waxwing` in a folder that is no part of this repository's build.
fn cargo_waxwing(site: &Site, folder: &Path) -> Result<Command> {
    let mut build = Command::new(cargo());
    build.args(["build", "--quiet", "--package", "cargo-waxwing"]).current_dir(crate::root());
    succeed(&mut build, "cargo-waxwing does not build")?;
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| crate::root().join("target"), PathBuf::from);
    let program = target
        .join("debug/cargo-waxwing")
        .canonicalize()
        .context("cargo-waxwing is not where cargo builds")?;
    let mut command = Command::new(program);
    command.current_dir(folder).env("CARGO_TARGET_DIR", folder.join("target")).env_remove("RUSTFLAGS");
    site.waxwing.tell(&mut command);
    Ok(command)
}
