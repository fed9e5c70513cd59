//! `cargo xtask stress`: many processes, for minutes: 500 at once, 10,000 one after the other, and two minutes of random calls
//! that end at random moments; and 5,000 half-open connections, as many resets, and threads that close each other's sockets. The suite runs the same for a few seconds.

use anyhow::{Context, Result, bail};
use std::process::Command;

/// Runs it, with how many are to be started and for how many seconds there are to be random calls, if not as ever.
///
/// # Errors
/// When something is left behind, or does not end.
pub(crate) fn run(args: &[String]) -> Result<()> {
    if let Some(word) = args.iter().find(|word| word.parse::<u32>().is_err()) {
        bail!("{word}: a number is wanted (cargo xtask stress [PROCESSES [SECONDS [SOCKETS]]])");
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let or = |index: usize, usual: &str| args.get(index).cloned().unwrap_or_else(|| usual.to_owned());
    let status = Command::new(cargo)
        .current_dir(crate::root())
        .args(["run", "--release", "--package", "waxwing-suite", "--bin", "waxwing-suite-stress", "--"])
        .arg("tests/programs/wasix_processes.wasm")
        .args([or(0, "10000"), or(1, "120")])
        .args(["tests/programs/wasix_swarm.wasm", &or(2, "5000")])
        .status()
        .context("cannot run cargo")?;
    if !status.success() {
        bail!("processes or sockets leave something behind, or do not end");
    }
    Ok(())
}
