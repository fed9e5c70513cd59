//! What forked children take of the host's memory: next to nothing, until they write. A test of its own, since it measures the
//! whole process that it runs in.
#![cfg(target_os = "linux")]

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;

use waxwing::{Module, Process, Stdio};
use waxwing_wasmtime::{Config, Wasmtime};

/// The proportional set size in bytes: pages that are mapped several times count once.
fn proportional_set_size() -> u64 {
    let rollup = fs::read_to_string("/proc/self/smaps_rollup").expect("/proc");
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:")).expect("the kernel says it");
    line.trim().strip_suffix(" kB").and_then(|number| number.parse::<u64>().ok()).expect("a number") * 1024
}

#[test]
fn a_hundred_children_share_their_parents_memory() {
    const CHILDREN: u64 = 100;
    const EACH: u64 = 200 << 10;
    let wasm = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../programs/asyncify.wasm"));
    let engine = Wasmtime::new(&Config::default()).expect("this machine runs Wasmtime");
    let module =
        engine.load(&wasm.expect("it is committed")).expect("it links") as std::sync::Arc<dyn Module>;
    let process = Process::builder()
        .args(["asyncify", "fork_many_alive", &CHILDREN.to_string()])
        .stdin(Stdio::Piped)
        .stdout(Stdio::Piped)
        .build(engine, module)
        .expect("nothing is asked for");
    let mut stdin = process.take_stdin().expect("a pipe");
    let mut lines = BufReader::new(process.take_stdout().expect("a pipe")).lines();
    let mut told = |expected: &str| assert_eq!(lines.next().expect("a line").expect("text"), expected);
    let runner = std::thread::spawn(move || process.run());
    told("alone");
    let before = proportional_set_size();
    stdin.write_all(b".").expect("it reads");
    told("together");
    let after = proportional_set_size();
    stdin.write_all(b".").expect("it reads");
    let status = runner.join().expect("no panic");
    assert!(status.success(), "{status}");
    let more = after.saturating_sub(before);
    assert!(more < CHILDREN * EACH, "{} KiB for each child", more / CHILDREN / 1024);
}
