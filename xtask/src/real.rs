//! `cargo xtask real`: programs by others, installed from their package registries, under the `waxwing` command.
//!
//! Main function: [`run`]. What each prints is compared with what the same program prints natively or, where there is
//! no native one, with what is known to be right. The invariant: everything that is installed lies under target/real;
//! nothing of it is part of the repository.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::guest::Waxwing;
use install::Missing;

mod crates;
mod go;
mod install;
mod net;
mod solvers;
mod threads;
mod tree;
mod unix;

/// The programs, and what is done with each. The answer is what was shown.
const PROGRAMS: [(&str, Test); 24] = [
    ("yosys", solvers::yosys),
    ("boolector", solvers::boolector),
    ("ripgrep", unix::ripgrep),
    ("hexyl", unix::hexyl),
    ("coreutils", unix::coreutils),
    ("go-work", go::work),
    ("go-http", go::http),
    ("go-fifos", go::fifos),
    ("go-by-path", net::go_by_path),
    ("go-sync", |site| go::own_tests(site, "sync")),
    ("go-time", |site| go::own_tests(site, "time")),
    ("go-filepath", |site| go::own_tests(site, "path/filepath")),
    ("go-os", |site| go::own_tests(site, "os")),
    ("go-net", |site| go::own_tests(site, "net")),
    ("http-server", net::http_server),
    ("http-client", net::http_client),
    ("redis", net::redis),
    ("threads", threads::ours),
    ("rayon", threads::rayon),
    ("crossbeam", threads::crossbeam),
    ("tokio", crates::tokio),
    ("serde_json-tests", |site| crates::own_tests(site, &crates::SERDE_JSON)),
    ("crossbeam-channel-tests", |site| crates::own_tests(site, &crates::CROSSBEAM_CHANNEL)),
    ("walkdir-tests", |site| crates::own_tests(site, &crates::WALKDIR)),
];

type Test = fn(&Site) -> Result<String>;

/// How long a run may take, its compilation included.
const LIMIT: Duration = Duration::from_secs(600);

/// Where things are.
struct Site {
    waxwing: Waxwing,
    /// target/real.
    target: PathBuf,
    /// Our own inputs: tests/conformance.
    inputs: PathBuf,
    /// An empty directory for each program.
    scratch: PathBuf,
}

pub(crate) fn run(args: &[String]) -> Result<()> {
    let known = |name: &String| PROGRAMS.iter().any(|(program, _)| program == name);
    if let Some(unknown) = args.iter().find(|name| !known(name)) {
        let names: Vec<&str> = PROGRAMS.iter().map(|(name, _)| *name).collect();
        bail!("there is no {unknown:?}; there are {}", names.join(" "));
    }
    let target = crate::root().join("target/real");
    fs::create_dir_all(&target).with_context(|| format!("creating {}", target.display()))?;
    let mut site = Site {
        waxwing: Waxwing::build(target.join("cache"))?,
        inputs: crate::root().join("tests/conformance"),
        scratch: PathBuf::new(),
        target,
    };
    let mut failed = 0;
    for (name, test) in PROGRAMS {
        if !args.is_empty() && !args.iter().any(|arg| arg == name) {
            continue;
        }
        site.scratch = site.target.join(format!("scratch-{}", std::process::id())).join(name);
        fs::create_dir_all(&site.scratch)?;
        let start = Instant::now();
        match test(&site) {
            Ok(shown) => println!("PASS {name}: {shown} ({:.1} s)", start.elapsed().as_secs_f64()),
            Err(error) => match error.downcast_ref::<Missing>() {
                Some(missing) => println!("SKIPPED {name}: {missing}"),
                None => {
                    failed += 1;
                    println!("FAIL {name}: {error:#}");
                }
            },
        }
        fs::remove_dir_all(&site.scratch)?;
    }
    if let Some(scratch) = site.scratch.parent() {
        let _ = fs::remove_dir(scratch);
    }
    if failed > 0 {
        bail!("{failed} failed");
    }
    Ok(())
}
