//! The same command on each engine: what it says and how it ends is the same, but for what an engine does not have.

use std::time::{Duration, Instant};

use crate::harness::{Ended, check, run};

/// Runs on both engines, and asserts that both end so and say the same; what they said, without the guest's frames, which
/// only Wasmtime knows.
#[track_caller]
fn both(args: &[&str], code: i32) -> String {
    let [first, second] = ["wasmtime", "wasmi"].map(|engine| {
        let Ended { code: ended, stdout, stderr } = run(&[&["--engine", engine], args].concat());
        assert_eq!(ended, Some(code), "{engine}: {args:?}: {stderr}");
        let stderr: String =
            stderr.lines().filter(|line| !line.starts_with("  at ")).collect::<Vec<_>>().join("\n");
        (stdout, stderr)
    });
    assert_eq!(first, second, "{args:?}");
    format!("{}{}", first.0, first.1)
}

#[test]
fn runs_end_alike() {
    both(&["exit_code.wat", "42"], 42);
    both(&["../programs/wat/trap_in_start.wat"], 134);
    both(&["../programs/wat/out_of_bounds.wat"], 0);
    both(&["--invoke", "add", "adder.wat", "-2", "44"], 0);
    both(&["--preload", "math=adder.wat", "--invoke", "triple", "uses_adder.wat", "14"], 0);
    both(&["--unknown-imports=trap", "../programs/wat/unknown_import_called.wat"], 134);
    both(&["--unknown-imports=enosys", "../programs/wat/unknown_import_called.wat"], 52);
    both(&["--dir", ".", "../programs/census.wasm", "snapshots"], 0);
    both(&["--dir", "snapshots::/data", "../programs/census.wasm", "/nowhere"], 1);
}

#[test]
fn limits_are_held_alike() {
    let said = both(&["--fuel", "10000", "../programs/wat/loop_forever.wat"], 134);
    assert!(said.contains("help: --fuel N gives it more"), "{said}");
    let said = both(&["../programs/wat/stack_overflow.wat"], 134);
    assert!(said.contains("cause: call stack exhausted\nhelp: --stack-size SIZE"), "{said}");
    let said = both(&["--max-memory", "64K", "show.wat"], 125);
    assert!(said.contains("help: --max-memory SIZE gives it more"), "{said}");
    both(&["--max-memory", "64MiB", "../programs/wat/eat_memory.wat"], 0);
    both(&["--stack-size", "256MiB", "--invoke", "depth", "deep.wat"], 0);
    for guest in ["loop_forever", "sleep_forever", "yield_forever"] {
        let start = Instant::now();
        both(&["--timeout", "300ms", &format!("../programs/wat/{guest}.wat")], 124);
        assert!(start.elapsed() < Duration::from_secs(30), "{guest} took {:?}", start.elapsed());
    }
}

#[test]
fn what_cannot_be_run_is_refused_alike() {
    both(&["nowhere.wasm"], 127);
    both(&["script.sh"], 126);
    both(&["truncated.wasm"], 126);
    both(&["component.wasm"], 125);
    both(&["many_missing.wat"], 125);
    both(&["adder.wat"], 125);
    both(&["--invoke", "subtract", "adder.wat"], 125);
    both(&["--invoke", "add", "adder.wat", "1", "two"], 125);
    both(&["--invoke", "add", "adder.wat", "1"], 125);
}

#[test]
fn what_wasmi_does_not_have_is_said() {
    check("wasmi_threads", &["--engine", "wasmi", "../programs/threads.wasm", "spawn_join"]);
    check("wasmi_exceptions", &["--interpreter", "../programs/wat/exceptions.wat"]);
    check("engine_twice", &["--interpreter", "--engine", "wasmtime", "show.wat"]);
}

#[test]
fn the_cache_and_compiled_files_are_wasmtimes() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("module.cwasm");
    let out = out.to_str().unwrap();
    assert_eq!(run(&["compile", "exit_code.wat", "-o", out]).code, Some(0));
    let ended = run(&["--engine", "wasmi", out, "3"]);
    assert_eq!(ended.code, Some(125), "{}", ended.stderr);
    assert!(ended.stderr.contains("is machine code made by Wasmtime\ncause: "), "{}", ended.stderr);
    assert!(ended.stderr.contains("--engine wasmtime"), "{}", ended.stderr);

    let cache = dir.path().join("cache");
    let cache = cache.to_str().unwrap();
    let ended = run(&["--engine", "wasmi", "--cache-dir", cache, "exit_code.wat", "3"]);
    assert_eq!(ended.code, Some(3), "{}", ended.stderr);
    assert!(ended.stderr.starts_with("warning: --cache-dir is of no use with wasmi"), "{}", ended.stderr);
    assert!(!std::path::Path::new(cache).exists());
    let ended = run(&["-v", "--interpreter", "exit_code.wat", "3"]);
    assert!(
        ended.code == Some(3) && ended.stderr.contains("exit_code.wat is interpreted"),
        "{}",
        ended.stderr
    );
}
