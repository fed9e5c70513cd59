//! Every example runs and says what it promises.

mod guests;

use std::process::Command;

fn run(example: &str) -> String {
    let output = Command::new(example).output().unwrap_or_else(|error| panic!("{example}: {error}"));
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{example}: {stderr}");
    stdout.into_owned()
}

#[test]
fn capture() {
    let said = run(env!("CARGO_BIN_EXE_capture"));
    assert!(said.starts_with("it ended with exit code 0\nit wrote "), "{said}");
    assert!(said.contains("sha256"), "{said}");
}

#[test]
fn count() {
    let said = run(env!("CARGO_BIN_EXE_count"));
    let count = |call: &str| {
        let line = said.lines().find(|line| line.ends_with(call)).unwrap_or_else(|| panic!("{call}: {said}"));
        line.split_whitespace().next().and_then(|count| count.parse::<usize>().ok()).unwrap_or(0)
    };
    assert!(count("path_open") >= 6 && count("fd_read") >= 6 && count("fd_readdir") >= 1, "{said}");
}

#[test]
fn counters() {
    let lines =
        |engine: &str| format!("{engine}: 84, 1, 2, 1\n{engine}: the guest has ended itself by a call\n");
    assert_eq!(run(env!("CARGO_BIN_EXE_counters")), lines("wasmtime") + &lines("wasmi"));
}

#[test]
fn memory_dir() {
    let said = run(env!("CARGO_BIN_EXE_memory_dir"));
    assert!(said.starts_with("the guest ended with exit code 0\nfinal: written by the host\n"), "{said}");
    assert!(said.contains("RegularFile") && said.contains("a/b/other, 11 bytes"), "{said}");
}

#[test]
fn plugin() {
    assert_eq!(run(env!("CARGO_BIN_EXE_plugin")), "the sum is 6050, after 100 calls of fd_write\n");
}

#[test]
fn reactor() {
    let said = run(env!("CARGO_BIN_EXE_reactor"));
    let expected = "it has _initialize\n[2, 1, 0], 3 in all\nready\n\
                    \"first\" and 1 lines more\n\"alone\" and 0 lines more\n\"\" and 0 lines more\n\
                    it has no _initialize\n[2, 1, 0], 3 in all\n";
    assert_eq!(said, expected);
}

#[test]
fn refuse() {
    let said = run(env!("CARGO_BIN_EXE_refuse"));
    assert_eq!(said, "the guest was told 63 (63 is perm)\nthe file is still there\n");
}

#[test]
fn thousand() {
    let said = run(env!("CARGO_BIN_EXE_thousand"));
    for line in said.lines() {
        // No thread is the plugins', and one that waits costs less than 64 KiB.
        assert!(line.ends_with("; 0 threads more"), "{said}");
        let kib = line.split_whitespace().nth(1).and_then(|kib| kib.parse::<f64>().ok());
        assert!(kib.is_some_and(|kib| kib < 64.0), "{said}");
    }
    assert_eq!(said.lines().count(), 2, "{said}");
}

#[test]
fn two_engines() {
    let said = run(env!("CARGO_BIN_EXE_two_engines"));
    assert!(said.ends_with("the same: true\n"), "{said}");
}
