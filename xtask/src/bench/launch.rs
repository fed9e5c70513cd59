//! Starting what is measured, through benches/launch, and reading what it cost.
//!
//! Main type: [`Cost`]. The invariant: a measured process sees an environment of our making, the same for every
//! runtime, with caches of its own.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use super::fixture::Fixture;
use super::programs::Tools;

/// After this time a measured process is ended: some runtimes never come back from some calls.
const SECONDS: &str = "60";
/// A first start compiles, which for the largest module takes minutes.
const SECONDS_FREE: &str = "900";

/// What a process took from start to end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    pub(crate) wall_ms: f64,
    pub(crate) cpu_ms: f64,
    pub(crate) memory_mb: f64,
}

impl Cost {
    /// The median of each part.
    pub(crate) fn median(costs: &[Self]) -> Self {
        let of = |part: fn(&Self) -> f64| super::median(costs.iter().map(part).collect());
        Self { wall_ms: of(|it| it.wall_ms), cpu_ms: of(|it| it.cpu_ms), memory_mb: of(|it| it.memory_mb) }
    }
}

/// What a program prints when it is run without arguments.
pub(crate) fn output_of(program: &Path) -> Result<String> {
    let output =
        Command::new(program).output().with_context(|| format!("cannot run {}", program.display()))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a command on one processor; its standard output.
pub(crate) fn pinned(
    tools: &Tools,
    command: &[OsString],
    variables: &[(String, String)],
    fixture: &Fixture,
) -> Result<String, String> {
    let cpu = std::thread::available_parallelism().map_or(0, |count| count.get() - 1).to_string();
    start(tools, &["--cpu", &cpu, "--seconds", SECONDS], command, variables, fixture).map(|(out, _)| out)
}

/// Runs a command wherever the system puts it; what it took.
pub(crate) fn free(tools: &Tools, command: &[OsString], fixture: &Fixture) -> Result<Cost, String> {
    start(tools, &["--seconds", SECONDS_FREE], command, &[], fixture).map(|(_, cost)| cost)
}

fn start(
    tools: &Tools,
    options: &[&str],
    command: &[OsString],
    variables: &[(String, String)],
    fixture: &Fixture,
) -> Result<(String, Cost), String> {
    let mut launch = Command::new(&tools.launch);
    launch.args(options).args(command).env_clear().env("HOME", fixture.home());
    if let Some(path) = std::env::var_os("PATH") {
        launch.env("PATH", path);
    }
    launch.envs(variables.iter().map(|(name, value)| (name, value)));
    let output =
        launch.output().map_err(|error| format!("cannot run {}: {error}", tools.launch.display()))?;
    let errors = String::from_utf8_lossy(&output.stderr);
    let (said, numbers) = errors.rsplit_once("launch: ").unwrap_or((&errors, ""));
    let numbers: Vec<f64> = numbers.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    match numbers[..] {
        [0.0, wall_ns, cpu_ns, memory] => {
            let cost = Cost { wall_ms: wall_ns / 1e6, cpu_ms: cpu_ns / 1e6, memory_mb: memory / 1e6 };
            Ok((String::from_utf8_lossy(&output.stdout).into_owned(), cost))
        }
        // SIGALRM, as a shell would tell it.
        [142.0, ..] => Err("it did not come back".to_owned()),
        _ => Err(said.trim().lines().next().unwrap_or("it failed").to_owned()),
    }
}
