//! Every seam of the house tried by a small guest: layers over threads, forks and spawned programs; a signal in the middle
//! of a read, with a handler that makes calls; two instances in one store; 64-bit memory. The guests are WAT, written so
//! that they need no compiler; the one that forks follows asyncify's protocol by hand.

use std::io::{Read as _, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use waxwing::abi::types::{Clockid, Errno, Pid, Signal, Timestamp};
use waxwing::layer::{Layer, System};
use waxwing::{Builder, Engine, ExitStatus, Grant, Limits, Module, Process, Stdio};
use waxwing_wasmtime::{Config, Wasmtime};

#[path = "seams/exec.rs"]
mod exec;
#[path = "seams/stacks.rs"]
mod stacks;
#[path = "seams/traced.rs"]
mod traced;

fn wasm(text: &str) -> Vec<u8> {
    wat::parse_str(text).expect("the guest is well-formed")
}

/// An engine, and a module for each text.
fn load_wasmtime(texts: &[&str]) -> (Arc<dyn Engine>, Vec<Arc<dyn Module>>) {
    let mut config = Config::default();
    config.interruptible = true;
    let engine = Wasmtime::new(&config).expect("this machine runs Wasmtime");
    let modules = texts
        .iter()
        .map(|text| engine.load(&wasm(text)).expect("the guest links") as Arc<dyn Module>)
        .collect();
    (engine, modules)
}

fn load_wasmi(texts: &[&str]) -> (Arc<dyn Engine>, Vec<Arc<dyn Module>>) {
    let mut config = waxwing_wasmi::Config::default();
    config.interruptible = true;
    let engine = waxwing_wasmi::Wasmi::new(&config);
    let modules = texts
        .iter()
        .map(|text| engine.load(&wasm(text)).expect("the guest is valid") as Arc<dyn Module>)
        .collect();
    (engine, modules)
}

fn wasmtime(text: &str) -> (Arc<dyn Engine>, Arc<dyn Module>) {
    let (engine, mut modules) = load_wasmtime(&[text]);
    (engine, modules.remove(0))
}

type Setup = fn(&[&str]) -> (Arc<dyn Engine>, Vec<Arc<dyn Module>>);

const ENGINES: [(&str, Setup); 2] = [("wasmtime", load_wasmtime), ("wasmi", load_wasmi)];

/// Runs a guest whose standard output is a pipe; how it ended and what it wrote.
fn output(builder: Builder, engine: Arc<dyn Engine>, module: Arc<dyn Module>) -> (ExitStatus, String) {
    let (mut reader, writer) = std::io::pipe().expect("a pipe");
    let stdout = Stdio::File(std::fs::File::from(std::os::fd::OwnedFd::from(writer)));
    let status = builder.stdout(stdout).build(engine, module).expect("nothing is asked for").run();
    let mut text = String::new();
    reader.read_to_string(&mut text).expect("guests write text");
    (status, text)
}

fn exited(status: &ExitStatus, code: u32) -> bool {
    matches!(status, ExitStatus::Exited(number) if *number == code)
}

/// Changes one call, and passes all others on.
struct OddClock;

impl Layer for OddClock {
    fn clock_res_get(&mut self, _: &mut dyn System, _: Clockid) -> Result<Timestamp, Errno> {
        Ok(4242)
    }
}

/// Changes nothing.
struct Forward;

impl Layer for Forward {}

/// Counts one call and passes it on.
struct Counter(Arc<AtomicUsize>);

impl Layer for Counter {
    fn clock_res_get(&mut self, next: &mut dyn System, id: Clockid) -> Result<Timestamp, Errno> {
        self.0.fetch_add(1, Ordering::Relaxed);
        next.clock_res_get(id)
    }
}

/// `$say` writes so many bytes from so far; `$check` traps unless the clock is the odd one.
const COMMON: &str = r#"
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "clock_res_get" (func $clock_res_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
"#;

const SAY: &str = r#"
  (func $say (param $at i32) (param $len i32)
    (i32.store (i32.const 16) (local.get $at))
    (i32.store (i32.const 20) (local.get $len))
    (if (call $fd_write (i32.const 1) (i32.const 16) (i32.const 1) (i32.const 24)) (then unreachable)))
  (func $check
    (if (call $clock_res_get (i32.const 1) (i32.const 32)) (then unreachable))
    (if (i64.ne (i64.load (i32.const 32)) (i64.const 4242)) (then unreachable)))
"#;

#[test]
fn layers_are_passed_through_in_order() {
    let guest = format!(
        r#"(module {COMMON} (memory (export "memory") 1) {SAY}
          (func (export "_start") (call $check) (call $proc_exit (i32.const 7))))"#
    );
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[&guest]);
        let module = modules.remove(0);
        let counts = [Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0))];
        let [outer, inner] = counts.clone();
        let builder = Process::builder()
            .layer(|| Forward)
            .layer(move || Counter(Arc::clone(&outer)))
            .layer(|| OddClock)
            .layer(move || Counter(Arc::clone(&inner)));
        let (status, _) = output(builder, engine, module);
        assert!(exited(&status, 7), "{name}: {status}");
        // The inner counter is below the layer that answers by itself.
        assert_eq!(counts.map(|count| count.load(Ordering::Relaxed)), [1, 0], "{name}");
    }
}

/// A guest that forks from a function with a live local, as asyncify would have it.
fn forking_guest() -> String {
    format!(
        r#"(module {COMMON}
  (import "wasix_32v1" "proc_fork" (func $proc_fork (param i32 i32) (result i32)))
  (import "wasix_32v1" "proc_join" (func $proc_join (param i32 i32 i32) (result i32)))
  (import "wasix_32v1" "proc_id" (func $proc_id (param i32) (result i32)))
  (memory (export "memory") 2)
  (global $state (mut i32) (i32.const 0))
  (global $buffer (mut i32) (i32.const 0))
  (global (export "__stack_pointer") (mut i32) (i32.const 65536))
  (global (export "__data_end") i32 (i32.const 1024))
  (global $hidden (export "counter") (mut i32) (i32.const 0))
  (data (i32.const 128) "before child parent ")
  {SAY}
  (func (export "asyncify_start_unwind") (param i32) (global.set $state (i32.const 1)) (global.set $buffer (local.get 0)))
  (func (export "asyncify_stop_unwind") (global.set $state (i32.const 0)))
  (func (export "asyncify_start_rewind") (param i32) (global.set $state (i32.const 2)) (global.set $buffer (local.get 0)))
  (func (export "asyncify_stop_rewind") (global.set $state (i32.const 0)))
  (func $work (local $mark i32) (local $errno i32)
    (if (i32.eq (global.get $state) (i32.const 2))
      (then ;; take the local back from the buffer
        (i32.store (global.get $buffer) (i32.sub (i32.load (global.get $buffer)) (i32.const 4)))
        (local.set $mark (i32.load (i32.load (global.get $buffer)))))
      (else
        (local.set $mark (i32.const 77))
        (global.set $hidden (i32.const 5))
        (call $say (i32.const 128) (i32.const 7))))
    (local.set $errno (call $proc_fork (i32.const 1) (i32.const 512)))
    (if (i32.eq (global.get $state) (i32.const 1))
      (then ;; leave the local in the buffer
        (i32.store (i32.load (global.get $buffer)) (local.get $mark))
        (i32.store (global.get $buffer) (i32.add (i32.load (global.get $buffer)) (i32.const 4)))
        (return)))
    (if (local.get $errno) (then (call $proc_exit (i32.add (i32.const 200) (local.get $errno)))))
    (if (i32.ne (local.get $mark) (i32.const 77)) (then unreachable))
    (if (i32.ne (global.get $hidden) (i32.const 5)) (then unreachable))
    (call $check)
    (if (i32.eqz (i32.load (i32.const 512)))
      (then
        (call $say (i32.const 135) (i32.const 6))
        (i32.store (i32.const 600) (i32.const 1)) ;; the parent's memory must not see it
        (call $proc_exit (i32.const 3))))
    ;; wait for that child: some(pid), no flags
    (i32.store8 (i32.const 520) (i32.const 1))
    (i32.store (i32.const 524) (i32.load (i32.const 512)))
    (if (call $proc_join (i32.const 520) (i32.const 0) (i32.const 540)) (then unreachable))
    (if (i32.ne (i32.load8_u (i32.const 540)) (i32.const 1)) (then unreachable)) ;; ended by itself
    (if (i32.ne (i32.load16_u (i32.const 542)) (i32.const 3)) (then unreachable)) ;; with code 3
    (if (i32.load (i32.const 600)) (then unreachable))
    (call $say (i32.const 141) (i32.const 7))
    (call $proc_exit (i32.const 9)))
  (func (export "_start") (call $work)))"#
    )
}

/// Sends the guest a signal in the middle of its first fork.
#[derive(Default)]
struct SignalAtFork {
    is_sent: bool,
}

impl Layer for SignalAtFork {
    fn proc_fork(&mut self, next: &mut dyn System, copy_memory: bool) -> Result<Pid, Errno> {
        let answer = next.proc_fork(copy_memory);
        if !std::mem::replace(&mut self.is_sent, true) {
            let pid = next.proc_id()?;
            next.proc_signal(pid, Signal::Usr1)?;
        }
        answer
    }
}

#[test]
fn a_signal_that_comes_with_a_fork_is_handled_when_the_stack_has_come_back() {
    let guest = forking_guest()
        .replace(
            "(memory (export",
            r#"(import "wasix_32v1" "callback_signal" (func $callback_signal (param i32 i32)))
               (memory (export"#,
        )
        .replace(
            "(func (export \"_start\") (call $work))",
            r#"(data (i32.const 160) "handler")
               (func (export "handler") (param i32)
                 (call $check)
                 ;; the call that was just made is not the one that the guest leaves its stack from
                 (if (global.get $state) (then unreachable))
                 (call $say (i32.const 160) (i32.const 7)))
               (func (export "_start")
                 (if (i32.eqz (global.get $state)) (then (call $callback_signal (i32.const 160) (i32.const 7))))
                 (call $work))"#,
        );
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[&guest]);
        let builder = Process::builder().layer(SignalAtFork::default).layer(|| OddClock);
        let (status, text) = output(builder, engine, modules.remove(0));
        assert!(exited(&status, 9), "{name}: {status}");
        // The child has a layer of its own, so that it is signalled as well; and the parent has a signal of the child's end.
        assert_eq!(text.matches("handler").count(), 3, "{name}: {text}");
        assert!(text.contains("child") && text.contains("parent"), "{name}: {text}");
    }
}

#[test]
fn a_fork_returns_twice_and_both_have_the_layers() {
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[&forking_guest()]);
        let module = modules.remove(0);
        let (status, text) = output(Process::builder().layer(|| OddClock), engine, module);
        assert!(exited(&status, 9), "{name}: {status}");
        assert_eq!(text, "before child parent ", "{name}");
    }
}

#[test]
fn a_fork_without_asyncify_is_refused() {
    let guest = format!(
        r#"(module {COMMON}
          (import "wasix_32v1" "proc_fork" (func $proc_fork (param i32 i32) (result i32)))
          (memory (export "memory") 1)
          (func (export "_start") (call $proc_exit (call $proc_fork (i32.const 1) (i32.const 512)))))"#
    );
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[&guest]);
        let module = modules.remove(0);
        let (status, _) = output(Process::builder(), engine, module);
        assert!(exited(&status, u32::from(Errno::Notsup.raw())), "{name}: {status}");
    }
}

#[test]
fn a_fork_beyond_the_limit_answers_again_after_the_stack_has_come_back() {
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[&forking_guest()]);
        let mut limits = Limits::default();
        limits.processes = 1;
        let denials = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&denials);
        let builder =
            Process::builder().layer(|| OddClock).limits(limits).denial_log(Arc::new(move |denial| {
                log.lock().unwrap().push((denial.to_string(), denial.grant.clone()));
            }));
        let (status, text) = output(builder, engine, modules.remove(0));
        let told = (
            "proc_fork refused (again): the limit of processes is 1".to_owned(),
            Grant::Processes { limit: 1 },
        );
        assert_eq!(*denials.lock().unwrap(), [told], "{name}");
        assert!(exited(&status, 200 + u32::from(Errno::Again.raw())), "{name}: {status}");
        assert_eq!(text, "before ", "{name}");
    }
}

/// A guest that starts the program `child` and waits for it, and that program.
fn spawning_guests() -> [String; 2] {
    let child = format!(
        r#"(module {COMMON} (memory (export "memory") 1) (data (i32.const 128) "spawned") {SAY}
          (func (export "_start") (call $check) (call $say (i32.const 128) (i32.const 7)) (call $proc_exit (i32.const 4))))"#
    );
    let parent = format!(
        r#"(module {COMMON}
          (import "wasix_32v1" "proc_spawn2" (func $spawn
            (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)))
          (import "wasix_32v1" "proc_join" (func $proc_join (param i32 i32 i32) (result i32)))
          (memory (export "memory") 1)
          (data (i32.const 128) "child")
          (func (export "_start")
            (if (call $spawn (i32.const 128) (i32.const 5) (i32.const 128) (i32.const 5) (i32.const 0) (i32.const 0)
                  (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0)
                  (i32.const 512))
              (then unreachable))
            (i32.store8 (i32.const 520) (i32.const 0)) ;; any child
            (if (call $proc_join (i32.const 520) (i32.const 0) (i32.const 540)) (then unreachable))
            (if (i32.ne (i32.load (i32.const 524)) (i32.load (i32.const 512))) (then unreachable))
            (call $proc_exit (i32.load16_u (i32.const 542)))))"#
    );
    [parent, child]
}

#[test]
fn a_spawned_program_has_the_layers() {
    let [parent, child] = spawning_guests();
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[&parent, &child]);
        let child = modules.remove(1);
        let builder = Process::builder().layer(|| OddClock).program("child", child);
        let (status, text) = output(builder, engine, modules.remove(0));
        assert!(exited(&status, 4), "{name}: {status}");
        assert_eq!(text, "spawned", "{name}");
    }
}

#[test]
fn a_started_program_writes_to_its_parents_pipe_and_lacks_what_is_closed_for_it() {
    let child = format!(
        r#"(module {COMMON} (memory (export "memory") 1) (data (i32.const 128) "through")
          (func (export "_start")
            (i32.store (i32.const 16) (i32.const 128))
            (i32.store (i32.const 20) (i32.const 7))
            ;; 4 reads from the pipe and is closed here, 5 writes to it, 6 is a copy of 5 to be closed
            (if (i32.ne (call $fd_write (i32.const 4) (i32.const 16) (i32.const 1) (i32.const 24)) (i32.const 8))
              (then unreachable))
            (if (i32.ne (call $fd_write (i32.const 6) (i32.const 16) (i32.const 1) (i32.const 24)) (i32.const 8))
              (then unreachable))
            (call $proc_exit (call $fd_write (i32.const 5) (i32.const 16) (i32.const 1) (i32.const 24)))))"#
    );
    let parent = format!(
        r#"(module {COMMON}
          (import "wasix_32v1" "proc_spawn2" (func $spawn
            (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)))
          (import "wasix_32v1" "fd_pipe" (func $fd_pipe (param i32 i32) (result i32)))
          (import "wasix_32v1" "fd_dup2" (func $fd_dup2 (param i32 i32 i32 i32) (result i32)))
          (import "wasix_32v1" "fd_fdflags_set" (func $set (param i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "fd_close" (func $fd_close (param i32) (result i32)))
          (memory (export "memory") 1)
          (data (i32.const 128) "child")
          {SAY}
          (func $read (if (call $fd_read (i32.const 4) (i32.const 64) (i32.const 1) (i32.const 72)) (then unreachable)))
          (func (export "_start")
            (if (call $fd_pipe (i32.const 600) (i32.const 604)) (then unreachable))
            (if (call $set (i32.const 4) (i32.const 1)) (then unreachable))
            (if (call $fd_dup2 (i32.const 5) (i32.const 0) (i32.const 1) (i32.const 608)) (then unreachable))
            (if (call $spawn (i32.const 128) (i32.const 5) (i32.const 128) (i32.const 5) (i32.const 0) (i32.const 0)
                  (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0)
                  (i32.const 512))
              (then unreachable))
            (if (call $fd_close (i32.const 5)) (then unreachable))
            (if (call $fd_close (i32.const 6)) (then unreachable))
            (i32.store (i32.const 64) (i32.const 700))
            (i32.store (i32.const 68) (i32.const 100))
            (call $read) ;; waits for the child
            (call $say (i32.const 700) (i32.load (i32.const 72)))
            (call $read) ;; ends when the child does
            (call $proc_exit (i32.load (i32.const 72)))))"#
    );
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[&parent, &child]);
        let child = modules.remove(1);
        let (status, text) = output(Process::builder().program("child", child), engine, modules.remove(0));
        assert!(exited(&status, 0), "{name}: {status}");
        assert_eq!(text, "through", "{name}");
    }
}

#[test]
fn children_that_nobody_joins_take_places() {
    let parent = format!(
        r#"(module {COMMON}
          (import "wasix_32v1" "proc_spawn2" (func $spawn
            (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)))
          (import "wasix_32v1" "proc_join" (func $proc_join (param i32 i32 i32) (result i32)))
          (memory (export "memory") 1)
          (data (i32.const 128) "child")
          (func $child (result i32)
            (call $spawn (i32.const 128) (i32.const 5) (i32.const 128) (i32.const 5) (i32.const 0) (i32.const 0)
              (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0)
              (i32.const 512)))
          (func (export "_start") (local $round i32)
            (if (call $child) (then unreachable))
            (if (call $child) (then unreachable))
            ;; a third is one too many, whether the first two still run or not
            (if (i32.ne (call $child) (i32.const 6)) (then unreachable)) ;; again
            ;; whoever is joined makes room, at once
            (loop $rounds
              (i32.store8 (i32.const 520) (i32.const 0)) ;; any child
              (if (call $proc_join (i32.const 520) (i32.const 0) (i32.const 540)) (then unreachable))
              (if (call $child) (then unreachable))
              (local.set $round (i32.add (local.get $round) (i32.const 1)))
              (br_if $rounds (i32.lt_u (local.get $round) (i32.const 100))))
            (call $proc_exit (i32.const 3))))"#
    );
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[&parent, r#"(module (func (export "_start")))"#]);
        let child = modules.remove(1);
        let mut limits = Limits::default();
        limits.processes = 3;
        let builder = Process::builder().limits(limits).program("child", child);
        let (status, _) = output(builder, engine, modules.remove(0));
        assert!(exited(&status, 3), "{name}: {status}");
    }
}

/// Panics when it is asked for a clock's resolution.
struct Panicking;

impl Layer for Panicking {
    fn clock_res_get(&mut self, _: &mut dyn System, _: Clockid) -> Result<Timestamp, Errno> {
        panic!("as this test wants it")
    }
}

#[test]
fn a_panic_on_one_thread_ends_the_process() {
    let guest = format!(
        r#"(module {COMMON}
          (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
          (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
          (import "env" "memory" (memory 1 2 shared))
          (func (export "wasi_thread_start") (param $tid i32) (param $arg i32)
            (drop (call $clock_res_get (i32.const 1) (i32.const 32))))
          (func (export "_start")
            (drop (call $spawn (i32.const 0)))
            (i32.store (i32.const 64) (i32.const 512)) (i32.store (i32.const 68) (i32.const 8))
            (drop (call $fd_read (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 72)))))"#
    );
    let (engine, module) = wasmtime(&guest);
    let (silent, _writer) = std::io::pipe().expect("a pipe");
    let stdin = Stdio::File(std::fs::File::from(std::os::fd::OwnedFd::from(silent)));
    let (status, _) = output(Process::builder().layer(|| Panicking).stdin(stdin), engine, module);
    assert!(matches!(status, ExitStatus::Trapped(_)), "{status}");
}

#[test]
fn a_panic_on_the_main_thread_stops_the_others_first() {
    let guest = format!(
        r#"(module {COMMON}
          (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
          (import "env" "memory" (memory 1 2 shared))
          (func (export "wasi_thread_start") (param $tid i32) (param $arg i32) (loop $forever (br $forever)))
          (func (export "_start")
            (drop (call $spawn (i32.const 0)))
            (drop (call $clock_res_get (i32.const 1) (i32.const 32)))))"#
    );
    let (engine, module) = wasmtime(&guest);
    let process = Process::builder().layer(|| Panicking).build(engine, module).expect("nothing is asked for");
    let run = std::panic::AssertUnwindSafe(|| process.run());
    std::panic::catch_unwind(run).expect_err("the layer panics");
    assert!(matches!(process.status(), Some(ExitStatus::Trapped(_))));
    // The thread that computed is gone, and with it what it kept.
    assert_eq!(Arc::strong_count(&process), 1);
}

#[test]
fn the_end_of_a_process_is_told_though_a_thread_of_it_waits_for_another() {
    let guest = format!(
        r#"(module {COMMON}
          (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
          (import "env" "memory" (memory 1 2 shared))
          (func (export "wasi_thread_start") (param $tid i32) (param $arg i32)
            (i32.atomic.store (i32.const 700) (i32.const 1))
            (drop (memory.atomic.wait32 (i32.const 704) (i32.const 0) (i64.const -1))))
          (func (export "_start")
            (drop (call $spawn (i32.const 0)))
            (loop $until (br_if $until (i32.eqz (i32.atomic.load (i32.const 700)))))
            (call $proc_exit (i32.const 5))))"#
    );
    let (engine, module) = wasmtime(&guest);
    let process = Process::builder().build(engine, module).expect("nothing is asked for");
    assert!(process.wait(Some(Duration::from_millis(1))).is_none());
    std::thread::spawn({
        let process = Arc::clone(&process);
        move || process.run()
    });
    let status = process.wait(None).expect("it ends");
    assert!(exited(&status, 5), "{status}");
}

/// A guest that starts a thread and waits for its answer.
fn threading_guest() -> String {
    format!(
        r#"(module {COMMON}
          (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
          (import "env" "memory" (memory 1 2 shared))
          {SAY}
          (func (export "wasi_thread_start") (param $tid i32) (param $arg i32)
            (call $check)
            (if (i32.ne (local.get $arg) (i32.const 99)) (then unreachable))
            (i32.atomic.store (i32.const 700) (local.get $tid))
            (drop (memory.atomic.notify (i32.const 700) (i32.const 1))))
          (func (export "_start") (local $tid i32)
            (local.set $tid (call $spawn (i32.const 99)))
            (if (i32.le_s (local.get $tid) (i32.const 0)) (then unreachable))
            (drop (memory.atomic.wait32 (i32.const 700) (i32.const 0) (i64.const -1)))
            (if (i32.ne (i32.atomic.load (i32.const 700)) (local.get $tid)) (then unreachable))
            (call $proc_exit (i32.const 5))))"#
    )
}

#[test]
fn a_thread_has_the_layers_and_shares_memory() {
    let guest = threading_guest();
    let (engine, module) = wasmtime(&guest);
    let (status, _) = output(Process::builder().layer(|| OddClock), engine, module);
    assert!(exited(&status, 5), "{status}");
}

/// A guest of WASIX with one shared memory, and the calls that are about threads.
fn wasix_threads(body: &str) -> String {
    format!(
        r#"(module {COMMON}
          (import "wasix_32v1" "thread_spawn_v2" (func $spawn (param i32 i32) (result i32)))
          (import "wasix_32v1" "thread_spawn" (func $spawn_old (param i32 i32) (result i32)))
          (import "wasix_32v1" "thread_join" (func $join (param i32) (result i32)))
          (import "wasix_32v1" "thread_exit" (func $exit (param i32)))
          (import "wasix_32v1" "thread_sleep" (func $sleep (param i64) (result i32)))
          (import "wasix_32v1" "thread_signal" (func $signal (param i32 i32) (result i32)))
          (import "wasix_32v1" "callback_signal" (func $handler (param i32 i32)))
          (import "wasix_32v1" "futex_wait" (func $wait (param i32 i32 i32 i32) (result i32)))
          (import "wasix_32v1" "futex_wake_all" (func $wake (param i32 i32) (result i32)))
          (import "env" "memory" (memory 1 2 shared))
          (func $is (param $value i32) (param $expected i32)
            (if (i32.ne (local.get $value) (local.get $expected)) (then unreachable)))
          {body})"#
    )
}

#[test]
fn a_thread_gets_the_place_of_what_it_starts_with_and_makes_room_when_it_is_joined() {
    let guest = wasix_threads(
        r#"
          (func (export "wasi_thread_start") (param $tid i32) (param $start i32)
            (call $is (i32.load (local.get $start)) (i32.const 4096)) ;; its stack
            (i32.atomic.store (i32.const 704) (local.get $tid))
            (loop $again
              (call $is (call $wait (i32.const 700) (i32.const 0) (i32.const 720) (i32.const 716)) (i32.const 0))
              (br_if $again (i32.eqz (i32.atomic.load (i32.const 700)))))
            (call $exit (i32.const 7))
            unreachable)
          (func $go
            (i32.atomic.store (i32.const 700) (i32.const 1))
            (call $is (call $wake (i32.const 700) (i32.const 712)) (i32.const 0)))
          (func (export "_start") (local $round i32)
            (i32.store (i32.const 1024) (i32.const 4096))
            (call $is (call $spawn (i32.const 1024) (i32.const 600)) (i32.const 0))
            (call $is (call $spawn (i32.const 1024) (i32.const 604)) (i32.const 6)) ;; again: one too many
            (call $is (i32.load (i32.const 604)) (i32.const 0))
            (call $is (call $spawn (i32.const 1024) (i32.const -8)) (i32.const 21)) ;; fault, and nothing started
            (call $go)
            (call $is (call $join (i32.load (i32.const 600))) (i32.const 0))
            (call $is (i32.atomic.load (i32.const 704)) (i32.load (i32.const 600)))
            (call $is (call $join (i32.load (i32.const 600))) (i32.const 0))
            ;; whoever is joined makes room, at once
            (loop $rounds
              (call $is (call $spawn_old (i32.const 1024) (i32.const 600)) (i32.const 0))
              (call $is (call $join (i32.load (i32.const 600))) (i32.const 0))
              (local.set $round (i32.add (local.get $round) (i32.const 1)))
              (br_if $rounds (i32.lt_u (local.get $round) (i32.const 200))))
            (call $proc_exit (i32.const 3)))"#,
    );
    let (engine, module) = wasmtime(&guest);
    let mut limits = Limits::default();
    limits.threads = 1;
    let (status, _) = output(Process::builder().limits(limits), engine, module);
    assert!(exited(&status, 3), "{status}");
}

#[test]
fn a_signal_ends_the_wait_for_a_futex_and_that_for_a_thread() {
    let guest = wasix_threads(
        r#"
          (data (i32.const 128) "on_signal")
          (func (export "on_signal") (param $signal i32)
            (drop (i32.atomic.rmw.add (i32.const 708) (local.get $signal))))
          (func (export "wasi_thread_start") (param $tid i32) (param $start i32)
            (call $is (call $sleep (i64.const 50000000)) (i32.const 0))
            (call $is (call $signal (i32.const 0x3fffffff) (i32.const 10)) (i32.const 0))
            (if (i32.eqz (local.get $start)) (then (return)))
            ;; it goes on for ever, so whoever waits for it returns for the signal alone
            (loop $forever (drop (call $sleep (i64.const 1000000000))) (br $forever)))
          (func (export "_start")
            (call $handler (i32.const 128) (i32.const 9))
            (call $is (call $spawn (i32.const 0) (i32.const 600)) (i32.const 0))
            (call $is (call $wait (i32.const 700) (i32.const 0) (i32.const 720) (i32.const 716)) (i32.const 27)) ;; intr
            (call $is (i32.atomic.load (i32.const 708)) (i32.const 10))
            ;; it has left its queue
            (call $is (call $wake (i32.const 700) (i32.const 712)) (i32.const 0))
            (call $is (i32.load8_u (i32.const 712)) (i32.const 0))
            (call $is (call $spawn (i32.const 8) (i32.const 600)) (i32.const 0))
            (call $is (call $join (i32.load (i32.const 600))) (i32.const 27)) ;; intr
            (call $is (i32.atomic.load (i32.const 708)) (i32.const 20))
            (call $proc_exit (i32.const 4)))"#,
    );
    let (engine, module) = wasmtime(&guest);
    let (status, _) = output(Process::builder(), engine, module);
    assert!(exited(&status, 4), "{status}");
}

#[test]
fn what_cannot_have_threads_is_told_why() {
    let guest = |memory: &str, export: &str| {
        format!(
            r#"(module {COMMON}
              (import "wasix_32v1" "thread_spawn_v2" (func $spawn (param i32 i32) (result i32)))
              {memory}
              (func (export "{export}") (param i32 i32) unreachable)
              (func (export "_start") (call $proc_exit (call $spawn (i32.const 0) (i32.const 600)))))"#
        )
    };
    let shared = r#"(import "env" "memory" (memory 1 2 shared))"#;
    let own = r#"(memory (export "memory") 1)"#;
    let (engine, module) = wasmtime(&guest(shared, "another_start"));
    let (status, _) = output(Process::builder(), engine, module);
    assert!(exited(&status, u32::from(Errno::Notcapable.raw())), "{status}");
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[&guest(own, "wasi_thread_start")]);
        let (status, _) = output(Process::builder(), engine, modules.remove(0));
        assert!(exited(&status, u32::from(Errno::Memviolation.raw())), "{name}: {status}");
    }
}

#[test]
fn the_end_of_a_process_stops_a_thread_in_a_loop_and_one_in_a_call() {
    let guest = format!(
        r#"(module {COMMON}
          (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
          (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
          (import "env" "memory" (memory 1 2 shared))
          (func (export "wasi_thread_start") (param $tid i32) (param $arg i32)
            (drop (i32.atomic.rmw.add (i32.const 700) (i32.const 1)))
            (if (local.get $arg)
              (then (loop $forever (br $forever)))
              (else
                (i32.store (i32.const 64) (i32.const 512)) (i32.store (i32.const 68) (i32.const 8))
                (drop (call $fd_read (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 72)))
                unreachable)))
          (func (export "_start")
            (drop (call $spawn (i32.const 0)))
            (drop (call $spawn (i32.const 1)))
            (loop $until (br_if $until (i32.ne (i32.atomic.load (i32.const 700)) (i32.const 2))))
            (call $proc_exit (i32.const 6))))"#
    );
    let (engine, module) = wasmtime(&guest);
    let (reader, _writer) = std::io::pipe().expect("a pipe");
    let stdin = Stdio::File(std::fs::File::from(std::os::fd::OwnedFd::from(reader)));
    let (status, _) = output(Process::builder().stdin(stdin), engine, module);
    assert!(exited(&status, 6), "{status}");
}

#[test]
fn a_read_stays_with_its_file_when_the_descriptor_becomes_another() {
    let guest = format!(
        r#"(module {COMMON}
          (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
          (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "fd_close" (func $fd_close (param i32) (result i32)))
          (import "wasi_snapshot_preview1" "path_open"
            (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
          (import "env" "memory" (memory 1 2 shared))
          (data (i32.const 128) "ready file")
          {SAY}
          (func (export "wasi_thread_start") (param $tid i32) (param $arg i32)
            (i32.store (i32.const 64) (i32.const 512)) (i32.store (i32.const 68) (i32.const 1))
            (i32.atomic.store (i32.const 700) (i32.const 1))
            (if (call $fd_read (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 72)) (then unreachable))
            (call $proc_exit (i32.load8_u (i32.const 512))))
          (func (export "_start")
            (drop (call $spawn (i32.const 0)))
            (loop $until (br_if $until (i32.eqz (i32.atomic.load (i32.const 700)))))
            ;; 50 ms later the thread is asleep in its read
            (i32.store (i32.const 1040) (i32.const 1))
            (i64.store (i32.const 1048) (i64.const 50000000))
            (if (call $poll (i32.const 1024) (i32.const 2048) (i32.const 1) (i32.const 600)) (then unreachable))
            (if (call $fd_close (i32.const 0)) (then unreachable))
            (if (call $path_open (i32.const 3) (i32.const 0) (i32.const 134) (i32.const 4) (i32.const 0) (i64.const 2)
                  (i64.const 0) (i32.const 0) (i32.const 600))
              (then unreachable))
            (if (i32.load (i32.const 600)) (then unreachable)) ;; it is descriptor 0 now
            (call $say (i32.const 128) (i32.const 6))
            (loop $forever (br $forever))))"#
    );
    let home = tempfile::tempdir().expect("a directory");
    std::fs::write(home.path().join("file"), "file").expect("a file");
    let (engine, module) = wasmtime(&guest);
    let (silent, mut writer) = std::io::pipe().expect("a pipe");
    let (mut lines, stdout) = std::io::pipe().expect("a pipe");
    let file = |fd: std::os::fd::OwnedFd| Stdio::File(std::fs::File::from(fd));
    let builder = Process::builder().stdin(file(silent.into())).stdout(file(stdout.into()));
    let builder = builder.preopen_dir(home.path(), "/").expect("it is there");
    let process = builder.build(engine, module).expect("nothing else is asked for");
    let running = std::thread::spawn(move || process.run());
    lines.read_exact(&mut [0; 6]).expect("the guest is ready");
    writer.write_all(b"p").expect("the guest reads");
    let status = running.join().expect("the host does not panic");
    assert!(exited(&status, u32::from(b'p')), "{status}");
}

/// Reads standard input, which stays silent, until a signal comes.
fn signalled_guest() -> String {
    format!(
        r#"(module {COMMON}
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasix_32v1" "callback_signal" (func $callback_signal (param i32 i32)))
  (memory (export "memory") 1)
  (data (i32.const 128) "ready handled after handler")
  {SAY}
  (func (export "handler") (param $signal i32)
    (i32.store (i32.const 600) (local.get $signal))
    (call $check)
    (call $say (i32.const 134) (i32.const 8)))
  (func (export "_start")
    (call $callback_signal (i32.const 148) (i32.const 7))
    (call $say (i32.const 128) (i32.const 6))
    (i32.store (i32.const 64) (i32.const 512))
    (i32.store (i32.const 68) (i32.const 8))
    (if (i32.ne (call $fd_read (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 72)) (i32.const 27)) ;; intr
      (then unreachable))
    (if (i32.ne (i32.load (i32.const 600)) (i32.const 10)) (then unreachable)) ;; usr1
    (call $say (i32.const 142) (i32.const 5))
    (call $proc_exit (i32.const 8))))"#
    )
}

#[test]
fn a_signal_interrupts_a_read_and_its_handler_makes_calls() {
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[&signalled_guest()]);
        let module = modules.remove(0);
        let (silent, writer) = std::io::pipe().expect("a pipe");
        let (mut lines, stdout) = std::io::pipe().expect("a pipe");
        let file = |fd: std::os::fd::OwnedFd| Stdio::File(std::fs::File::from(fd));
        let process = Process::builder()
            .layer(|| OddClock)
            .stdin(file(silent.into()))
            .stdout(file(stdout.into()))
            .build(engine, module)
            .expect("nothing is asked for");
        let running = std::thread::spawn({
            let process = Arc::clone(&process);
            move || process.run()
        });
        let mut ready = [0; 6];
        lines.read_exact(&mut ready).expect("the guest is ready");
        // Most often the read is asleep by now; a signal that comes before it must interrupt it just as well or be
        // handled before, in which case this test would hang: so it is sent in the sleep.
        std::thread::sleep(Duration::from_millis(50));
        process.signal(10).expect("it has a handler");
        let status = running.join().expect("the host does not panic");
        drop(writer);
        let mut rest = String::new();
        lines.read_to_string(&mut rest).expect("guests write text");
        assert!(exited(&status, 8), "{name}: {status}");
        assert_eq!(rest, "handled after", "{name}");
    }
}

#[test]
fn a_signal_without_handler_ends_a_loop() {
    let guest = r#"(module (memory (export "memory") 1) (func (export "_start") (loop $l (br $l))))"#;
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[guest]);
        let process = Process::builder().build(engine, modules.remove(0)).expect("nothing is asked for");
        let running = std::thread::spawn({
            let process = Arc::clone(&process);
            move || process.run()
        });
        std::thread::sleep(Duration::from_millis(20));
        process.signal(15).expect("it ends");
        let status = running.join().expect("the host does not panic");
        assert!(matches!(status, ExitStatus::Signaled(15)), "{name}: {status}");
    }
}

#[test]
fn two_instances_in_one_store_keep_their_memories_apart() {
    struct Owner {
        task: waxwing::layer::Layered,
    }
    let text = |mark: &str| {
        format!(
            r#"(module {COMMON} (memory (export "memory") 1) (data (i32.const 128) "{mark}") {SAY}
              (func (export "speak") (call $say (i32.const 128) (i32.const 3))))"#
        )
    };
    let (mut reader, writer) = std::io::pipe().expect("a pipe");
    let (engine, module) = wasmtime(r#"(module (func (export "_start")))"#);
    let stdout = Stdio::File(std::fs::File::from(std::os::fd::OwnedFd::from(writer)));
    let process = Process::builder().stdout(stdout).build(engine, module).expect("nothing is asked for");
    let mut config = wasmtime::Config::new();
    config.memory_may_move(false);
    let engine = wasmtime::Engine::new(&config).expect("this machine runs Wasmtime");
    let mut store = wasmtime::Store::new(&engine, Owner { task: process.main_task() });
    let mut speakers = Vec::new();
    for mark in ["one", "two"] {
        let module = wasmtime::Module::new(&engine, wasm(&text(mark))).expect("valid");
        let (imports, slot) =
            waxwing_wasmtime::link::link(&mut store, &module, |owner: &mut Owner| &mut owner.task)
                .expect("links");
        let instance = wasmtime::Instance::new(&mut store, &module, &imports).expect("links");
        slot.bind(&mut store, instance);
        speakers.push(instance.get_typed_func::<(), ()>(&mut store, "speak").expect("exported"));
    }
    for index in [0, 1, 1, 0] {
        speakers[index].call(&mut store, ()).expect("no trap");
    }
    process.end(ExitStatus::Exited(0));
    drop(store);
    drop(process);
    let mut said = String::new();
    reader.read_to_string(&mut said).expect("guests write text");
    assert_eq!(said, "onetwotwoone");
}

#[test]
fn a_guest_with_64_bit_memory_makes_calls() {
    let guest = r#"(module
      (import "wasix_64v1" "fd_write" (func $fd_write (param i32 i64 i64 i64) (result i32)))
      (import "wasix_64v1" "args_get" (func $args_get (param i64 i64) (result i32)))
      (import "wasix_64v1" "args_sizes_get" (func $args_sizes_get (param i64 i64) (result i32)))
      (import "wasix_64v1" "path_open" (func $path_open (param i32 i32 i64 i64 i32 i64 i64 i32 i64) (result i32)))
      (import "wasix_64v1" "proc_exit" (func $proc_exit (param i32)))
      (memory (export "memory") i64 2)
      (data (i64.const 128) "found.txt")
      (func (export "_start")
        (if (call $args_sizes_get (i64.const 0) (i64.const 8)) (then unreachable))
        (if (i64.ne (i64.load (i64.const 0)) (i64.const 2)) (then unreachable))
        (if (i64.ne (i64.load (i64.const 8)) (i64.const 11)) (then unreachable))
        (if (call $args_get (i64.const 1024) (i64.const 2048)) (then unreachable))
        ;; the second argument, through its 64-bit pointer
        (i64.store (i64.const 64) (i64.load (i64.const 1032)))
        (i64.store (i64.const 72) (i64.const 5))
        (if (call $fd_write (i32.const 1) (i64.const 64) (i64.const 1) (i64.const 80)) (then unreachable))
        (if (i64.ne (i64.load (i64.const 80)) (i64.const 5)) (then unreachable))
        (if (call $path_open (i32.const 3) (i32.const 0) (i64.const 128) (i64.const 9) (i32.const 0) (i64.const 2)
              (i64.const 0) (i32.const 0) (i64.const 96))
          (then unreachable))
        (if (i32.ne (i32.load (i64.const 96)) (i32.const 4)) (then unreachable))
        ;; out of bounds, far beyond 4 GiB
        (if (i32.ne (call $fd_write (i32.const 1) (i64.const 0x7fffffffffffffff) (i64.const 1) (i64.const 80))
              (i32.const 21))
          (then unreachable))
        (call $proc_exit (i32.const 11))))"#;
    let home = tempfile::tempdir().expect("a directory");
    std::fs::File::create(home.path().join("found.txt"))
        .and_then(|mut file| file.write_all(b"x"))
        .expect("a file");
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[guest]);
        let module = modules.remove(0);
        let builder = Process::builder().args(["prog", "hello"]);
        // "prog" and "hello" with their NULs are eleven bytes.
        let builder = builder.preopen_dir(home.path(), "/").expect("it is there");
        let (status, text) = output(builder, engine, module);
        assert!(exited(&status, 11), "{name}: {status}");
        assert_eq!(text, "hello", "{name}");
    }
}

#[test]
fn results_of_an_invoked_export_are_text() {
    let guest = r#"(module (global $ready (mut i32) (i32.const 0))
      (func (export "_initialize") (global.set $ready (i32.const 100)))
      (func (export "add") (param i32 i64) (result i64 f32)
        (i64.add (i64.extend_i32_s (i32.add (local.get 0) (global.get $ready))) (local.get 1))
        (f32.const 0.5)))"#;
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[guest]);
        let results = Arc::new(Mutex::new(Vec::new()));
        let arguments = vec!["-1".to_owned(), "18446744073709551615".to_owned()];
        let builder = Process::builder().invoke("add", arguments, Arc::clone(&results));
        let status = builder.build(engine, modules.remove(0)).expect("nothing is asked for").run();
        assert!(status.success(), "{name}: {status}");
        assert_eq!(*results.lock().expect("nobody panicked"), ["98", "0.5"], "{name}");
    }
}
