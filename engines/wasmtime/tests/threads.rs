//! Guests with threads: how all of them end together, whatever each is about, and how many there can be.

use std::fs;
use std::sync::Arc;
use std::time::{Duration, Instant};

use waxwing::{Builder, ExitStatus, Limits, Process, Stdio};
use waxwing_wasmtime::{Config, Wasmtime};

/// A process of this guest, about to run.
fn build(text: &str, builder: Builder) -> Arc<Process> {
    let mut config = Config::default();
    config.interruptible = true;
    let engine = Wasmtime::new(&config).expect("this machine runs Wasmtime");
    let wasm = wat::parse_str(text).unwrap_or_else(|error| panic!("{text}\n{error}"));
    let module = engine.load(&wasm).expect("it loads");
    builder.build(engine, module).expect("nothing is asked for")
}

/// A guest with one shared memory and the calls that threads make; `$is` traps unless two numbers are the same.
fn guest(functions: &str) -> String {
    format!(
        r#"(module
          (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
          (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll_oneoff (param i32 i32 i32 i32) (result i32)))
          (import "wasix_32v1" "thread_spawn_v2" (func $spawn (param i32 i32) (result i32)))
          (import "wasix_32v1" "thread_join" (func $join (param i32) (result i32)))
          (import "wasix_32v1" "thread_exit" (func $thread_exit (param i32)))
          (import "wasix_32v1" "thread_sleep" (func $sleep (param i64) (result i32)))
          (import "wasix_32v1" "futex_wait" (func $futex_wait (param i32 i32 i32 i32) (result i32)))
          (import "env" "memory" (memory 1 2 shared))
          (func $is (param $value i32) (param $expected i32)
            (if (i32.ne (local.get $value) (local.get $expected)) (then unreachable)))
          (func $start (result i32)
            (call $is (call $spawn (i32.const 1024) (i32.const 600)) (i32.const 0))
            (i32.load (i32.const 600)))
          {functions})"#
    )
}

/// What a thread can be about for ever, in the words of the guest above; its standard input is silent.
const FOR_EVER: [(&str, &str); 7] = [
    ("futex", "(drop (call $futex_wait (i32.const 700) (i32.const 0) (i32.const 720) (i32.const 716)))"),
    ("atomic.wait", "(drop (memory.atomic.wait32 (i32.const 700) (i32.const 0) (i64.const -1)))"),
    // One subscription, of descriptor 0 for reading.
    (
        "poll",
        "(i32.store8 (i32.const 808) (i32.const 1)) (i32.store (i32.const 816) (i32.const 0))
              (drop (call $poll_oneoff (i32.const 800) (i32.const 900) (i32.const 1) (i32.const 860)))",
    ),
    (
        "read",
        "(i32.store (i32.const 740) (i32.const 512)) (i32.store (i32.const 744) (i32.const 8))
              (drop (call $fd_read (i32.const 0) (i32.const 740) (i32.const 1) (i32.const 748)))",
    ),
    ("loop", "(loop $forever (br $forever))"),
    ("sleep", "(drop (call $sleep (i64.const 0x7fffffffffffffff)))"),
    // For the main thread, by its number.
    ("join", "(drop (call $join (i32.const 1)))"),
];

#[test]
fn all_threads_end_together_whatever_they_are_about() {
    for (name, forever) in FOR_EVER {
        // The main thread waits for itself in no system.
        let forever_in_main = if name == "join" { FOR_EVER[0].1 } else { forever };
        let ends = [("exit", "(call $proc_exit (i32.const 5))"), ("trap", "unreachable"), ("signal", "")];
        for (how, end) in ends {
            let ready = "(i32.atomic.store (i32.const 704) (i32.const 1))";
            let wait = "(loop $until (br_if $until (i32.eqz (i32.atomic.load (i32.const 704)))))
                        (call $is (call $sleep (i64.const 3000000)) (i32.const 0))";
            // Three threads wait and the main thread ends; the main thread and two others wait, and the last ends.
            let main_ends = format!(
                r#"(func (export "wasi_thread_start") (param i32 i32) {ready} {forever})
                   (func (export "_start") (drop (call $start)) (drop (call $start)) (drop (call $start)) {wait} {})"#,
                if end.is_empty() { FOR_EVER[0].1 } else { end }
            );
            let thread_ends = format!(
                r#"(func (export "wasi_thread_start") (param i32 i32)
                     (if (i32.lt_u (i32.atomic.rmw.add (i32.const 708) (i32.const 1)) (i32.const 2))
                       (then {forever}) (else {wait} {})))
                   (func (export "_start")
                     (drop (call $start)) (drop (call $start)) (drop (call $start)) {ready} {forever_in_main})"#,
                if end.is_empty() { FOR_EVER[0].1 } else { end }
            );
            for functions in [main_ends, thread_ends] {
                check_end(&guest(&functions), name, how);
            }
        }
    }
}

fn check_end(text: &str, name: &str, how: &str) {
    let (silent, _writer) = std::io::pipe().expect("a pipe");
    let stdin = Stdio::File(fs::File::from(std::os::fd::OwnedFd::from(silent)));
    let process = build(text, Process::builder().stdin(stdin));
    let running = std::thread::spawn({
        let process = Arc::clone(&process);
        move || process.run()
    });
    if how == "signal" {
        std::thread::sleep(Duration::from_millis(10));
        process.signal(15).expect("there is such a signal");
    }
    let deadline = Instant::now() + Duration::from_secs(20);
    while !running.is_finished() {
        assert!(Instant::now() < deadline, "{name} does not end by {how}");
        std::thread::sleep(Duration::from_millis(1));
    }
    let status = running.join().expect("it runs");
    let is_right = match how {
        "exit" => matches!(status, ExitStatus::Exited(5)),
        "trap" => matches!(status, ExitStatus::Trapped(_)),
        _ => matches!(status, ExitStatus::Signaled(15)),
    };
    assert!(is_right, "{name}, {how}: {status}");
}

/// Starts `$count` threads that wait until all are there and are let go, then joins them.
const CROWD: &str = r#"
  (func (export "wasi_thread_start") (param i32 i32)
    (drop (i32.atomic.rmw.add (i32.const 708) (i32.const 1)))
    (drop (memory.atomic.notify (i32.const 708) (i32.const 1)))
    (drop (memory.atomic.wait32 (i32.const 700) (i32.const 0) (i64.const -1))))
  (func $crowd (param $count i32) (local $i i32) (local $there i32)
    (loop $more
      (i32.store (i32.add (i32.const 2048) (i32.shl (local.get $i) (i32.const 2))) (call $start))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $more (i32.lt_u (local.get $i) (local.get $count))))
    (loop $until
      (local.set $there (i32.atomic.load (i32.const 708)))
      (if (i32.lt_u (local.get $there) (local.get $count))
        (then
          (drop (memory.atomic.wait32 (i32.const 708) (local.get $there) (i64.const -1)))
          (br $until)))))
  (func $let_go (param $count i32)
    (i32.atomic.store (i32.const 700) (i32.const 1))
    (drop (memory.atomic.notify (i32.const 700) (i32.const -1)))
    (loop $more
      (local.set $count (i32.sub (local.get $count) (i32.const 1)))
      (call $is (call $join (i32.load (i32.add (i32.const 2048) (i32.shl (local.get $count) (i32.const 2))))) (i32.const 0))
      (br_if $more (local.get $count))))"#;

/// A number of /proc/self/status, in KiB.
#[cfg(target_os = "linux")]
fn kibibytes(field: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("it is Linux");
    let line = status.lines().find(|line| line.starts_with(field)).expect("the field is there");
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number")
}

#[test]
fn a_thousand_threads_live_at_once_in_little_memory() {
    let process = build(
        &guest(&format!(
            r#"{CROWD}
            (func (export "_start")
              (call $crowd (i32.const 1000))
              ;; for the test to look
              (call $is (call $sleep (i64.const 300000000)) (i32.const 0))
              (call $let_go (i32.const 1000))
              (call $proc_exit (i32.const 7)))"#
        )),
        Process::builder(),
    );
    #[cfg(target_os = "linux")]
    let before = kibibytes("VmRSS");
    let running = std::thread::spawn({
        let process = Arc::clone(&process);
        move || process.run()
    });
    #[cfg(target_os = "linux")]
    {
        let mut most = 0;
        while !running.is_finished() {
            most = most.max(kibibytes("VmRSS"));
            std::thread::sleep(Duration::from_millis(20));
        }
        let each = most.saturating_sub(before) / 1000;
        assert!(each < 200, "{each} KiB for each");
    }
    let status = running.join().expect("it runs");
    assert!(matches!(status, ExitStatus::Exited(7)), "{status}");
    assert_eq!(process.peaks().threads, 1000);
}

#[test]
fn one_thread_too_many_is_refused_and_all_others_go_on() {
    let mut limits = Limits::default();
    limits.threads = 20;
    let process = build(
        &guest(&format!(
            r#"{CROWD}
            (func (export "_start")
              (call $crowd (i32.const 20))
              (call $is (call $spawn (i32.const 1024) (i32.const 604)) (i32.const 6)) ;; again
              (call $is (i32.load (i32.const 604)) (i32.const 0))
              (call $let_go (i32.const 20))
              (drop (call $start))
              (call $proc_exit (i32.const 7)))"#
        )),
        Process::builder().limits(limits),
    );
    let status = process.run();
    assert!(matches!(status, ExitStatus::Exited(7)), "{status}");
}

#[test]
fn a_thread_that_there_is_no_memory_for_is_refused_and_all_others_go_on() {
    let mut limits = Limits::default();
    // The shared memory, and tables of four threads.
    limits.memory = Some((1 << 17) + 4 * 8 * 10_000);
    let process = build(
        &guest(&format!(
            r#"(table 10000 funcref) {CROWD}
            (func (export "_start")
              (call $crowd (i32.const 3))
              (call $is (call $spawn (i32.const 1024) (i32.const 604)) (i32.const 6)) ;; again
              (call $let_go (i32.const 3))
              (call $proc_exit (i32.const 7)))"#
        )),
        Process::builder().limits(limits),
    );
    let status = process.run();
    assert!(matches!(status, ExitStatus::Exited(7)), "{status}");
}

/// An OS thread of that stack cannot be mapped anywhere.
#[test]
fn a_thread_that_the_system_refuses_is_refused() {
    let mut limits = Limits::default();
    limits.thread_stack = 1 << 50;
    let process = build(
        &guest(
            r#"(func (export "wasi_thread_start") (param i32 i32))
            (func (export "_start")
              (call $is (call $spawn (i32.const 1024) (i32.const 604)) (i32.const 6)) ;; again
              (call $proc_exit (i32.const 7)))"#,
        ),
        Process::builder().limits(limits),
    );
    let status = process.run();
    assert!(matches!(status, ExitStatus::Exited(7)), "{status}");
    assert_eq!(Arc::strong_count(&process), 1);
}
