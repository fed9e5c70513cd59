//! One program after the other in one process: the second has the layers, and none of the first one's threads.

use waxwing::{ExitStatus, Limits, Process};

use super::{COMMON, ENGINES, OddClock, SAY, exited, output, wasmtime};

/// Imports `proc_exec3`, and calls it for the program `next` with no arguments and no search.
const EXEC: &str = r#"
  (import "wasix_32v1" "proc_exec3" (func $proc_exec3 (param i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)))
"#;

const NEXT: &str = r#"
  (data (i32.const 900) "next")
  (func $next (result i32)
    (call $proc_exec3 (i32.const 900) (i32.const 4) (i32.const 900) (i32.const 4) (i32.const 0) (i32.const 0)
      (i32.const 0) (i32.const 0) (i32.const 0)))
"#;

/// Says so much if the clock is the odd one and its number is 1, and ends with code 4.
fn second() -> String {
    format!(
        r#"(module {COMMON}
          (import "wasix_32v1" "proc_id" (func $proc_id (param i32) (result i32)))
          (import "wasix_32v1" "thread_id" (func $thread_id (param i32) (result i32)))
          (import "wasix_32v1" "thread_join" (func $thread_join (param i32) (result i32)))
          (memory (export "memory") 1) (data (i32.const 128) "second") {SAY}
          (func (export "_start")
            (call $check)
            (drop (call $proc_id (i32.const 512)))
            (drop (call $thread_id (i32.const 516)))
            (if (i32.ne (i32.load (i32.const 512)) (i32.const 1)) (then unreachable))
            (if (i32.ne (i32.load (i32.const 516)) (i32.const 1)) (then unreachable))
            ;; threads of the first program have never been: srch
            (if (i32.ne (call $thread_join (i32.const 2)) (i32.const 71)) (then unreachable))
            (call $say (i32.const 128) (i32.const 6))
            (call $proc_exit (i32.const 4))))"#
    )
}

#[test]
fn a_program_that_takes_anothers_place_has_the_layers() {
    let first = format!(
        r#"(module {COMMON} {EXEC} (memory (export "memory") 1) {SAY} {NEXT}
          (func (export "_start") (call $check) (drop (call $next)) unreachable))"#
    );
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[&first, &second()]);
        let builder = Process::builder().layer(|| OddClock).program("next", modules.remove(1));
        let (status, text) = output(builder, engine, modules.remove(0));
        assert!(exited(&status, 4), "{name}: {status}");
        assert_eq!(text, "second", "{name}");
    }
}

#[test]
fn any_thread_can_have_another_program_run_and_all_threads_end_for_it() {
    // One thread computes, one sleeps, main waits in a read; the fourth executes.
    let first = format!(
        r#"(module {COMMON} {EXEC}
          (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
          (import "wasix_32v1" "thread_sleep" (func $sleep (param i64) (result i32)))
          (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
          (import "env" "memory" (memory 1 2 shared))
          {SAY} {NEXT}
          (func (export "wasi_thread_start") (param $tid i32) (param $arg i32)
            (drop (i32.atomic.rmw.add (i32.const 700) (i32.const 1)))
            (if (i32.eq (local.get $arg) (i32.const 1)) (then (loop $forever (br $forever))))
            (if (i32.eq (local.get $arg) (i32.const 2)) (then
              (loop $forever (drop (call $sleep (i64.const 100000000000))) (br $forever))))
            (loop $until (br_if $until (i32.ne (i32.atomic.load (i32.const 700)) (i32.const 3))))
            (drop (call $sleep (i64.const 20000000)))
            (drop (call $next))
            unreachable)
          (func (export "_start")
            (if (i32.lt_s (call $spawn (i32.const 1)) (i32.const 0)) (then unreachable))
            (if (i32.lt_s (call $spawn (i32.const 2)) (i32.const 0)) (then unreachable))
            (if (i32.lt_s (call $spawn (i32.const 3)) (i32.const 0)) (then unreachable))
            (i32.store (i32.const 64) (i32.const 512)) (i32.store (i32.const 68) (i32.const 8))
            (drop (call $fd_read (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 72)))
            unreachable))"#
    );
    let (engine, mut modules) = super::load_wasmtime(&[&first, &second()]);
    let (silent, _writer) = std::io::pipe().expect("a pipe");
    let stdin = waxwing::Stdio::from(silent);
    let builder = Process::builder().layer(|| OddClock).stdin(stdin).program("next", modules.remove(1));
    let (status, text) = output(builder, engine, modules.remove(0));
    assert!(exited(&status, 4), "{status}");
    assert_eq!(text, "second");
}

#[test]
fn a_chain_of_programs_ends_by_a_signal_that_comes_in_between() {
    let first = format!(
        r#"(module {COMMON} {EXEC} (memory (export "memory") 1) {NEXT}
          (func (export "_start") (drop (call $next)) unreachable))"#
    );
    let (engine, module) = wasmtime(&first);
    let process = Process::builder().program("next", module.clone()).build(engine, module);
    let process = process.expect("nothing is asked for");
    let running = std::thread::spawn({
        let process = std::sync::Arc::clone(&process);
        move || process.run()
    });
    std::thread::sleep(std::time::Duration::from_millis(30));
    process.signal(15).expect("it ends");
    let status = running.join().expect("the host does not panic");
    assert!(matches!(status, ExitStatus::Signaled(15)), "{status}");
}

#[test]
fn a_child_that_there_is_no_memory_for_is_refused() {
    let first = format!(
        r#"(module {COMMON}
          (import "wasix_32v1" "proc_spawn2"
            (func $spawn (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)))
          (import "wasix_32v1" "proc_join" (func $join (param i32 i32 i32) (result i32)))
          (memory (export "memory") 1) (data (i32.const 900) "next")
          (func $next (result i32)
            (call $spawn (i32.const 900) (i32.const 4) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0)
              (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 800)))
          (func (export "_start")
            ;; nomem, and nothing is left of it: child
            (if (i32.ne (call $next) (i32.const 48)) (then unreachable))
            (if (i32.ne (call $join (i32.const 808) (i32.const 0) (i32.const 824)) (i32.const 12)) (then unreachable))
            (if (i32.ne (call $next) (i32.const 48)) (then unreachable))))"#
    );
    let large = r#"(module (import "wasix_32v1" "proc_exit" (func $proc_exit (param i32)))
        (memory (export "memory") 100) (func (export "_start")))"#;
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[&first, large]);
        let mut limits = Limits::default();
        limits.memory = Some(1 << 20);
        limits.processes = 2;
        let builder = Process::builder().limits(limits).program("next", modules.remove(1));
        let (status, _) = output(builder, engine, modules.remove(0));
        assert!(exited(&status, 0), "{name}: {status}");
    }
}
