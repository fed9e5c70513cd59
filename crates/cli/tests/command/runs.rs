//! How runs end, and what their limits do.

use std::io::Read as _;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::harness::{Ended, finish, here, programs, run, run_with_input, waxwing};

#[test]
fn the_guests_exit_code_is_the_commands() {
    for (said, code) in [("0", 0), ("1", 1), ("42", 42), ("124", 124), ("255", 255), ("256", 0), ("259", 3)] {
        let ended = run(&["exit_code.wat", said]);
        assert_eq!((ended.code, ended.stderr.as_str()), (Some(code), ""), "proc_exit({said})");
    }
    assert_eq!(run(&["../programs/wat/exit_42.wat"]).code, Some(42));
}

/// Of the bindings: what their safe layer promises, and threads without a libc.
#[test]
fn the_bindings_do_what_they_say() {
    let myself = format!("self={}", programs("os.wasm").display());
    let flags = ["--tmpfs", "/tmp", "--env", "GIVEN=to the first", "--map-command", &myself];
    let ended = run(&[&flags[..], &["../programs/os.wasm"]].concat());
    assert_eq!((ended.code, ended.stdout.as_str(), ended.stderr.as_str()), (Some(0), "as promised\n", ""));
    let ended = run(&["../programs/thread_spawn.wasm"]);
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""));
}

#[test]
fn input_and_output_pass_through() {
    let text = "one\ntwo\n".repeat(10_000);
    let ended = run_with_input(&["cat.wat"], &text);
    assert_eq!((ended.code, ended.stdout == text), (Some(0), true));
    assert_eq!(run_with_input(&["--stdin", "null", "cat.wat"], &text).stdout, "");
    assert_eq!(run_with_input(&["--stdin", "inherit", "cat.wat"], &text).stdout, text);
    assert_eq!(run_with_input(&["--stdin", "bad.env", "cat.wat"], &text).stdout, "GOOD=1\nno equals sign\n");
    let ended = run(&["--stdin", "nowhere", "cat.wat"]);
    assert_eq!(ended.code, Some(125));
    assert!(ended.stderr.starts_with("error: cannot read nowhere\ncause: "), "{}", ended.stderr);
}

#[test]
fn a_guest_whose_output_nobody_reads_ends_quietly() {
    let (mut read, write) = std::io::pipe().unwrap();
    let mut command = waxwing(&["../programs/wat/write_forever.wat"]);
    let mut child = command.stdout(write).stderr(Stdio::piped()).spawn().unwrap();
    // The command holds the other end too.
    drop(command);
    let mut line = [0; 17];
    read.read_exact(&mut line).unwrap();
    assert_eq!(&line, b"a line of output\n");
    drop(read);
    // As by SIGPIPE.
    assert_eq!(child.wait().unwrap().code(), Some(128 + 13));
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!(stderr, "");
}

#[test]
fn time_is_up_for_those_who_compute_sleep_or_wait() {
    for guest in ["loop_forever", "sleep_forever", "yield_forever", "read_forever"] {
        let started = Instant::now();
        let mut command = waxwing(&["--timeout", "300ms", &format!("../programs/wat/{guest}.wat")]);
        // Standard input that stays open and silent.
        let (read, _silent) = std::io::pipe().unwrap();
        let ended: Ended = command.stdin(read).output().unwrap().into();
        assert_eq!(ended.code, Some(124), "{guest}: {}", ended.stderr);
        // Not by force.
        assert!(ended.stderr.contains(" was still running after 300ms\n"), "{guest}: {}", ended.stderr);
        let took = started.elapsed();
        assert!(took > Duration::from_millis(290), "{guest} ended after {took:?}");
    }
    // In time.
    assert_eq!(run(&["--timeout", "1h", "exit_code.wat", "7"]).code, Some(7));
}

#[test]
fn memory_can_be_limited() {
    assert_eq!(run(&["--max-memory", "64MiB", "../programs/wat/eat_memory.wat"]).code, Some(0));
    assert_eq!(run(&["--memory-page-limit", "64", "../programs/wat/eat_memory.wat"]).code, Some(0));
    // It wants at least 16 pages.
    assert_eq!(run(&["--max-memory", "512KiB", "../programs/wat/eat_memory.wat"]).code, Some(1));
}

#[test]
fn descriptors_can_be_limited() {
    let ended = run(&["--max-open-files", "4", "--dir", ".", "--dir", "snapshots", "show.wat"]);
    assert_eq!(ended.code, Some(125));
    assert!(ended.stderr.contains("help: --max-open-files N allows more"), "{}", ended.stderr);
    assert_eq!(run(&["--max-open-files", "5", "--dir", ".", "--dir", "snapshots", "show.wat"]).code, Some(0));
}

#[test]
fn the_stack_can_be_larger() {
    let ended = run(&["--invoke", "depth", "deep.wat"]);
    assert_eq!(ended.code, Some(134));
    assert!(ended.stderr.contains("cause: call stack exhausted\n"), "{}", ended.stderr);
    assert!(ended.stderr.contains("help: --stack-size SIZE"), "{}", ended.stderr);
    let ended = run(&["--stack-size", "256MiB", "--invoke", "depth", "deep.wat"]);
    assert_eq!((ended.code, ended.stdout.as_str()), (Some(0), "500000\n"), "{}", ended.stderr);
}

#[test]
fn exports_can_be_called() {
    let ended = run(&["--invoke", "add", "adder.wat", "-2", "44"]);
    assert_eq!((ended.code, ended.stdout.as_str()), (Some(0), "42\n"), "{}", ended.stderr);
    let ended = run(&["run", "--preload", "math=adder.wat", "--invoke", "triple", "uses_adder.wat", "14"]);
    assert_eq!((ended.code, ended.stdout.as_str()), (Some(0), "42\n"), "{}", ended.stderr);
    let ended = run(&["--invoke", "triple", "uses_adder.wat", "14"]);
    assert_eq!(ended.code, Some(125));
    assert!(ended.stderr.contains("--preload math=FILE could provide it"), "{}", ended.stderr);
}

#[test]
fn unknown_imports_do_as_asked() {
    let called = "../programs/wat/unknown_import_called.wat";
    assert_eq!(run(&[called]).code, Some(125));
    assert_eq!(run(&["--unknown-imports=trap", called]).code, Some(134));
    assert_eq!(run(&["-W", "unknown-imports-trap", called]).code, Some(134));
    assert_eq!(run(&["--unknown-imports=trap", "../programs/wat/unknown_import_unused.wat"]).code, Some(0));
}

#[test]
fn codes_of_runs_that_never_were() {
    let cases = [
        (&["--no-such-flag", "show.wat"][..], 2),
        (&["--dir", "nowhere", "show.wat"], 125),
        (&["component.wasm"], 125),
        (&["start_takes.wat"], 125),
        (&["initialize_takes.wat"], 125),
        (&["--engine", "wasmi", "start_takes.wat"], 125),
        (&["script.sh"], 126),
        (&["truncated.wasm"], 126),
        (&["snapshots"], 126),
        (&["nowhere.wasm"], 127),
        (&["compile", "nowhere.wasm"], 127),
        (&["inspect", "script.sh"], 126),
    ];
    for (args, code) in cases {
        let ended = run(args);
        assert_eq!((ended.code, ended.stdout.as_str()), (Some(code), ""), "{args:?}: {}", ended.stderr);
        assert!(ended.stderr.starts_with("error: "), "{args:?}: {}", ended.stderr);
    }
}

#[test]
fn what_is_no_module_is_said_in_a_few_words() {
    let temp = tempfile::tempdir().unwrap();
    let file = temp.path().join("a.wat");
    let said = |text: String| {
        std::fs::write(&file, text).unwrap();
        let ended = run(&[file.to_str().unwrap()]);
        assert_eq!(ended.code, Some(126));
        ended.stderr
    };
    assert!(said(String::new()).ends_with("cause: it is empty\n"));
    let of_one_line = said(format!("(module (nonsense{}))", " (é)".repeat(100_000)));
    assert!(of_one_line.contains("nonsense") && of_one_line.len() < 2000, "{}", of_one_line.len());
}

#[test]
fn an_interrupt_is_the_commands_end() {
    use std::os::unix::process::ExitStatusExt as _;
    let mut child = waxwing(&["../programs/wat/sleep_forever.wat"]).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(300));
    let pid = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    assert_eq!(child.wait().unwrap().signal(), Some(2));
}

#[test]
fn a_full_disk_is_an_error_with_a_cause() {
    if !std::path::Path::new("/dev/full").exists() {
        return crate::harness::skipped("there is no /dev/full");
    }
    let ended = run(&["compile", "show.wat", "-o", "/dev/full"]);
    assert_eq!(ended.code, Some(125));
    assert!(
        ended.stderr.starts_with("error: cannot write /dev/full\ncause: No space left"),
        "{}",
        ended.stderr
    );
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let ended: Ended = waxwing(&["inspect", "show.wat"]).stdout(full).output().unwrap().into();
    assert_eq!(ended.code, Some(1));
    assert!(ended.stderr.starts_with("error: cannot write to standard output\ncause: "), "{}", ended.stderr);
}

#[test]
fn guests_with_threads_run_from_the_compiler_and_from_the_cache() {
    for _ in 0..2 {
        let ended = run(&["../programs/threads.wasm", "spawn_join"]);
        assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    }
    // A thread's exit ends those that compute or wait: the guest can be interrupted, though nobody asked for it.
    assert_eq!(run(&["../programs/threads.wasm", "exit_in_thread"]).code, Some(23));
}

#[test]
fn a_thread_that_waits_for_another_keeps_nobody() {
    for (guest, code) in [("parked_thread", 5), ("trap_in_thread", 134)] {
        let started = Instant::now();
        let ended = run(&[&format!("{guest}.wat")]);
        assert_eq!(ended.code, Some(code), "{guest}: {}", ended.stderr);
        assert!(started.elapsed() < Duration::from_secs(4), "{guest} took {:?}", started.elapsed());
        let ended = run(&["--timeout", "1h", &format!("{guest}.wat")]);
        assert_eq!(ended.code, Some(code), "{guest}: {}", ended.stderr);
    }
}

#[test]
fn a_small_stack_of_the_commands_own_is_not_the_guests_to_overrun() {
    let mut command = std::process::Command::new("sh");
    command.args(["-c", r#"ulimit -s 1024 && exec "$0" "$1""#, env!("CARGO_BIN_EXE_waxwing")]);
    let ended: Ended =
        command.arg("../programs/wat/stack_overflow.wat").current_dir(here()).output().unwrap().into();
    assert_eq!(ended.code, Some(134), "{}", ended.stderr);
    assert!(ended.stderr.contains("cause: call stack exhausted"), "{}", ended.stderr);
}

#[test]
fn a_file_that_may_not_grow_is_told_to_the_guest() {
    let temp = tempfile::tempdir().unwrap();
    let dir = format!("{}::/", temp.path().display());
    // 22 is fbig. The limit is in blocks of 512 bytes, or of 1,024 in some shells.
    let ended = limited("-f 64", &["--no-cache", "--dir", &dir, "fill.wat"]);
    assert_eq!((ended.code, &*ended.stderr), (Some(22), ""));
    let size = std::fs::metadata(temp.path().join("filled")).unwrap().len();
    assert!(size == 64 * 512 || size == 64 * 1024, "{size}");
}

/// A command under limits of the shell's: `limits` is what `ulimit` is told.
fn limited(limits: &str, args: &[&str]) -> Ended {
    let command = waxwing(args);
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", &format!("ulimit {limits} && exec \"$0\" \"$@\"")]);
    shell.arg(command.get_program()).args(command.get_args());
    finish(shell.current_dir(here()).env_clear())
}

#[test]
fn a_guest_that_has_opened_all_there_are_can_still_sleep() {
    let start = Instant::now();
    let ended = limited("-n 64", &["--no-cache", "--dir", ".", "all_descriptors.wat"]);
    assert_eq!((ended.code, &*ended.stderr), (Some(0), ""));
    assert!(start.elapsed() >= Duration::from_millis(30));
}

#[test]
fn what_the_host_has_no_memory_for_could_not_be_run() {
    // A few GiB of addresses are enough for the command, but not for a guest's memory and the guard behind it.
    let ended = limited("-v 3000000", &["--no-cache", "show.wat"]);
    assert_eq!(ended.code, Some(125), "{}", ended.stderr);
    assert!(ended.stderr.starts_with("error: show.wat could not be run\ncause: "), "{}", ended.stderr);
}
