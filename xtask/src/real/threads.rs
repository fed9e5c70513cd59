//! Programs with threads, again and again: ours of tests/programs, one that computes with rayon, and crossbeam's own tests.
//!
//! Main functions: [`ours`], [`rayon`], [`crossbeam`]. The invariant: each has to end cleanly a thousand times in a row
//! (`WAXWING_REPEAT` says another number), with the same output each time.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::install::{make, own_cargo, package, succeed, with_tests};
use super::{LIMIT, Site};
use crate::guest::collect;

const TARGET: &str = "wasm32-wasip1-threads";

/// Computes with rayon, and says what came out. The digest of a sort, two sums, and tasks within tasks.
const RAYON: &str = r#"
use rayon::prelude::*;
fn fibonacci(n: u32) -> u64 {
    if n < 8 { return [0, 1, 1, 2, 3, 5, 8, 13][n as usize]; }
    let (a, b) = rayon::join(|| fibonacci(n - 1), || fibonacci(n - 2));
    a + b
}
fn main() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap();
    pool.install(|| {
        let mut numbers: Vec<u64> = (0..20_000u64).map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40).collect();
        numbers.par_sort_unstable();
        let digest = numbers.iter().fold(0u64, |sum, n| sum.wrapping_mul(31).wrapping_add(*n));
        let evens: u64 = numbers.par_iter().filter(|n| **n % 2 == 0).sum();
        println!("{} {digest} {evens} {}", numbers.is_sorted(), fibonacci(20));
    });
}
"#;
const RAYON_VERSION: &str = "1.12.0";

/// crossbeam-utils and the tests that it is published with. Those that panic on purpose cannot be run where a panic ends
/// the process.
const CROSSBEAM: &str = "0.8.23";
const PANICKING: [&str; 8] = ["--skip", "poison", "--skip", "panic", "--skip", "unwind", "--skip", "join"];

fn times() -> Result<u32> {
    env::var("WAXWING_REPEAT")
        .map_or(Ok(1000), |times| times.parse().context("WAXWING_REPEAT wants a number"))
}

/// Runs it so many times; every time it has to do well, and to say what it said first.
fn repeat(site: &Site, module: &Path, args: &[&str], code: i32, times: u32) -> Result<Vec<u8>> {
    let mut first = None;
    for round in 0..times {
        let ended = || format!("{} {args:?}, time {}", module.display(), round + 1);
        let output =
            collect(&mut site.waxwing.command(&["-q"], module, args), b"", LIMIT).with_context(ended)?;
        if output.status.code() != Some(code) {
            bail!("{}: {}\n{}", ended(), output.status, String::from_utf8_lossy(&output.stderr));
        }
        if first.get_or_insert_with(|| output.stdout.clone()) != &output.stdout {
            bail!("{}: it said {:?}", ended(), String::from_utf8_lossy(&output.stdout));
        }
    }
    first.context("it is to run once at least")
}

/// Every behaviour of tests/programs/threads.
pub(super) fn ours(site: &Site) -> Result<String> {
    let programs = crate::root().join("tests/programs");
    let module = programs.join("threads.wasm");
    let mut count = 0;
    for file in fs::read_dir(programs.join("threads/src/behaviours"))? {
        let file = file?.path();
        let name = file.file_stem().and_then(|name| name.to_str()).context("a file has a name")?;
        if name != "mod" {
            repeat(site, &module, &[name], if name == "exit_in_thread" { 23 } else { 0 }, times()?)?;
            count += 1;
        }
    }
    Ok(format!("{count} programs, {} times each", times()?))
}

pub(super) fn rayon(site: &Site) -> Result<String> {
    let folder = site.target.join(format!("threads/rayon-{RAYON_VERSION}"));
    make(&folder, |part| {
        package(part, "computes", &format!("rayon = \"={RAYON_VERSION}\""), RAYON)?;
        for target in [&["--target", TARGET][..], &[]] {
            let mut build = own_cargo(part);
            build.args(["build", "--quiet", "--release"]).args(target);
            succeed(&mut build, "cargo cannot build a program with rayon")?;
        }
        Ok(())
    })?;
    let native = folder.join("target/release/computes");
    let expected = collect(&mut Command::new(native), b"", LIMIT)?.success()?;
    let module = folder.join("target").join(TARGET).join("release/computes.wasm");
    let said = repeat(site, &module, &[], 0, times()?)?;
    if said != expected {
        bail!("{:?} instead of {:?}", String::from_utf8_lossy(&said), String::from_utf8_lossy(&expected));
    }
    Ok(format!("{} times {}", times()?, String::from_utf8_lossy(&said).trim()))
}

pub(super) fn crossbeam(site: &Site) -> Result<String> {
    let folder = site.target.join(format!("threads/crossbeam-utils-{CROSSBEAM}"));
    make(&folder, |part| {
        let tested = with_tests(part, "crossbeam-utils", CROSSBEAM, &[])?;
        let mut build = own_cargo(&tested);
        build.args(["test", "--quiet", "--no-run", "--tests", "--target", TARGET]);
        succeed(&mut build, "cargo cannot build the tests of crossbeam-utils")
    })?;
    let built = folder.join("tested/target").join(TARGET).join("debug/deps");
    let mut programs = Vec::new();
    for file in fs::read_dir(&built)? {
        let file = file?.path();
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let is_a_test =
            ["atomic_cell-", "cache_padded-", "parker-", "sharded_lock-", "thread-", "wait_group-"];
        if name.ends_with(".wasm") && is_a_test.iter().any(|test| name.starts_with(test)) {
            programs.push(file);
        }
    }
    if programs.is_empty() {
        bail!("no test was built");
    }
    for program in &programs {
        // What they say has times in it, so it is not compared.
        for round in 0..times()? {
            let mut command = site.waxwing.command(&["-q"], program, &PANICKING);
            let output = collect(&mut command, b"", LIMIT)?;
            output.success().with_context(|| format!("{}, time {}", program.display(), round + 1))?;
        }
    }
    Ok(format!("{} programs of its tests, {} times each", programs.len(), times()?))
}
