//! What modules are rewritten for: memories that threads share, instructions that wait and notify, start functions, and what a
//! forked child has of its parent.

use std::io::Read as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use waxwing::{Builder, Engine, ExitStatus, Module, Process, Stdio};
use waxwing_wasmtime::{Config, Trap, Wasmtime};

fn wasm(text: &str) -> Vec<u8> {
    wat::parse_str(text).unwrap_or_else(|error| panic!("{text}\n{error}"))
}

fn wasmtime() -> Arc<Wasmtime> {
    let mut config = Config::default();
    config.interruptible = true;
    Wasmtime::new(&config).expect("this machine runs Wasmtime")
}

/// Both engines, and the module on each.
fn engines(text: &str) -> [(Arc<dyn Engine>, Arc<dyn Module>); 2] {
    let wasmtime = wasmtime();
    let wasmi = waxwing_wasmi::Wasmi::new(&waxwing_wasmi::Config::default());
    let modules = (wasmtime.load(&wasm(text)).expect("it loads"), wasmi.load(&wasm(text)).expect("it loads"));
    [(wasmtime, modules.0), (wasmi, modules.1)]
}

fn run(text: &str) -> ExitStatus {
    let engine = wasmtime();
    let module = engine.load(&wasm(text)).expect("it loads");
    Process::builder().build(engine, module).expect("nothing is asked for").run()
}

fn check_code(text: &str, code: u32) {
    let status = run(text);
    assert!(matches!(status, ExitStatus::Exited(number) if number == code), "{status}\n{text}");
}

/// Runs `body`, whose i32 is the guest's exit code, in a module with these memories.
fn check_body(memories: &str, body: &str, code: u32) {
    check_code(
        &format!(
            r#"(module (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32))) {memories}
              (func (export "_start") (call $proc_exit {body})))"#
        ),
        code,
    );
}

const SHARED: &str = r#"(import "env" "memory" (memory $m 1 2 shared))"#;

#[test]
fn waiting_answers_as_the_specification_has_it() {
    let own = r#"(memory $m (export "memory") 1 2 shared)"#;
    for memory in [SHARED, own, r#"(memory $first 1) (memory $m 1 1 shared)"#] {
        let wait = |kind: &str, ty: &str, expected: &str, timeout: &str| {
            let width = &ty[1..];
            format!(
                "(memory.atomic.{kind}{width} $m offset=8 (i32.const 8) ({ty}.const {expected}) (i64.const {timeout}))"
            )
        };
        for ty in ["i32", "i64"] {
            check_body(memory, &wait("wait", ty, "1", "-1"), 1);
            check_body(memory, &wait("wait", ty, "0", "0"), 2);
            check_body(memory, &wait("wait", ty, "0", "1000000"), 2);
        }
        check_body(memory, "(memory.atomic.notify $m (i32.const 8) (i32.const -1))", 0);
    }
    let wide = r#"(memory $m (export "memory") i64 1 2 shared)"#;
    check_body(wide, "(memory.atomic.wait32 $m (i64.const 8) (i32.const 1) (i64.const -1))", 1);
    check_body(wide, "(memory.atomic.wait32 $m offset=8 (i64.const 8) (i32.const 0) (i64.const 1))", 2);
    check_body(wide, "(memory.atomic.notify $m (i64.const 8) (i32.const 1))", 0);
    // Of a memory that is not shared there is nobody to be woken.
    check_body("(memory 1)", "(memory.atomic.notify (i32.const 8) (i32.const 1))", 0);
}

#[test]
fn waiting_takes_its_time() {
    let begin = Instant::now();
    check_body(SHARED, "(memory.atomic.wait64 (i32.const 8) (i64.const 0) (i64.const 50000000))", 2);
    assert!(begin.elapsed() >= Duration::from_millis(50));
}

fn check_trap(memory: &str, body: &str, cause: &str, innermost: &str) {
    let status = run(&format!(r#"(module {memory} (func $begin (export "_start") (drop {body})))"#));
    let ExitStatus::Trapped(error) = &status else { panic!("{status}\n{body}") };
    let trap = error.downcast_ref::<Trap>().unwrap_or_else(|| panic!("{error}"));
    assert!(error.to_string().contains(cause), "{error}\n{body}");
    let names: Vec<&str> = trap.frames.iter().filter_map(|frame| frame.name.as_deref()).collect();
    let expected = [innermost, "begin"];
    let expected = if innermost.is_empty() { &expected[1..] } else { &expected[..] };
    assert_eq!(names, expected, "{body}");
}

#[test]
fn waiting_traps_as_the_specification_has_it_and_names_are_kept() {
    let (beyond, crooked) = ("out of bounds", "unaligned");
    for memory in [SHARED, r#"(memory $m (export "memory") 1 2 shared)"#] {
        for (at, cause) in [("65536", beyond), ("-4", beyond), ("2", crooked)] {
            let (wait, notify) = ("memory.atomic.wait32", "memory.atomic.notify");
            check_trap(
                memory,
                &format!("({wait} (i32.const {at}) (i32.const 0) (i64.const 0))"),
                cause,
                wait,
            );
            check_trap(memory, &format!("({notify} (i32.const {at}) (i32.const 0))"), cause, notify);
        }
        let wait = "memory.atomic.wait64";
        check_trap(memory, &format!("({wait} (i32.const 4) (i64.const 0) (i64.const 0))"), crooked, wait);
        let far = format!("({wait} offset=0xfffffff8 (i32.const -8) (i64.const 0) (i64.const 0))");
        check_trap(memory, &far, beyond, wait);
    }
    let wide = r#"(memory i64 1 2 shared)"#;
    let around =
        "(memory.atomic.wait32 offset=0xfffffffffffffff8 (i64.const 16) (i32.const 0) (i64.const 0))";
    check_trap(wide, around, beyond, "memory.atomic.wait32");
    let lonely = "(memory.atomic.wait32 (i32.const 8) (i32.const 0) (i64.const 0))";
    check_trap("(memory 1)", lonely, "atomic wait on non-shared memory", "");
}

/// A guest whose thread does one thing while its main thread does another; `$is` traps unless two numbers are the same.
fn with_thread(memory: &str, thread: &str, main: &str) -> String {
    format!(
        r#"(module
          (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
          (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
          (import "wasix_32v1" "thread_sleep" (func $sleep (param i64) (result i32)))
          (import "wasix_32v1" "thread_signal" (func $signal (param i32 i32) (result i32)))
          (import "wasix_32v1" "callback_signal" (func $handler (param i32 i32)))
          (import "wasix_32v1" "futex_wait" (func $futex_wait (param i32 i32 i32 i32) (result i32)))
          (import "wasix_32v1" "futex_wake" (func $futex_wake (param i32 i32) (result i32)))
          {memory}
          (func $is (param $value i32) (param $expected i32)
            (if (i32.ne (local.get $value) (local.get $expected)) (then unreachable)))
          (func $pause (call $is (call $sleep (i64.const 20000000)) (i32.const 0)))
          (func (export "on_signal") (param $signal i32)
            (drop (i32.atomic.rmw.add (i32.const 708) (local.get $signal))))
          (func (export "wasi_thread_start") (param $tid i32) (param $arg i32) {thread})
          (func (export "_start")
            (if (i32.le_s (call $spawn (i32.const 0)) (i32.const 0)) (then unreachable))
            {main}))"#
    )
}

/// The memory that threads share may be imported, defined, exported.
const MEMORIES: [&str; 3] = [
    r#"(import "env" "memory" (memory 1 2 shared))"#,
    r#"(memory (export "memory") 1 2 shared)"#,
    r#"(import "env" "memory" (memory 1 2 shared)) (export "memory" (memory 0))"#,
];

#[test]
fn the_instructions_and_the_calls_have_one_queue() {
    for memory in MEMORIES {
        // The instruction waits, the call wakes; then the other way round.
        let woken_by_call = with_thread(
            memory,
            "(call $pause)
             (loop $again
               (call $is (call $futex_wake (i32.const 700) (i32.const 712)) (i32.const 0))
               (br_if $again (i32.eqz (i32.load8_u (i32.const 712)))))",
            "(call $is (memory.atomic.wait32 (i32.const 700) (i32.const 0) (i64.const -1)) (i32.const 0))
             (call $proc_exit (i32.const 4))",
        );
        check_code(&woken_by_call, 4);
        let woken_by_instruction = with_thread(
            memory,
            "(call $pause)
             (loop $again
               (br_if $again (i32.eqz (memory.atomic.notify offset=100 (i32.const 600) (i32.const 2)))))",
            "(call $is (call $futex_wait (i32.const 700) (i32.const 0) (i32.const 720) (i32.const 712)) (i32.const 0))
             (call $is (i32.load8_u (i32.const 712)) (i32.const 1))
             (call $proc_exit (i32.const 4))",
        );
        check_code(&woken_by_instruction, 4);
    }
}

#[test]
fn the_end_of_a_process_ends_every_wait() {
    for memory in MEMORIES {
        let wait = "(drop (memory.atomic.wait32 (i32.const 700) (i32.const 0) (i64.const -1)))";
        check_code(&with_thread(memory, wait, "(call $pause) (call $proc_exit (i32.const 6))"), 6);
        check_code(&with_thread(memory, "(call $pause) (call $proc_exit (i32.const 7))", wait), 7);
        let status = run(&with_thread(memory, "(call $pause) unreachable", wait));
        assert!(matches!(status, ExitStatus::Trapped(_)), "{status}");
    }
}

#[test]
fn a_handler_runs_while_its_thread_waits_and_the_wait_goes_on() {
    let guest = with_thread(
        r#"(import "env" "memory" (memory 1 2 shared)) (data (i32.const 128) "on_signal")"#,
        "(call $pause)
         (call $is (call $signal (i32.const 0x3fffffff) (i32.const 10)) (i32.const 0))
         (call $pause)
         (call $is (i32.atomic.load (i32.const 708)) (i32.const 10))
         (call $is (memory.atomic.notify (i32.const 700) (i32.const 1)) (i32.const 1))",
        "(call $handler (i32.const 128) (i32.const 9))
         (call $is (memory.atomic.wait64 (i32.const 704) (i64.const 1) (i64.const -1)) (i32.const 1))
         (call $is (memory.atomic.wait32 (i32.const 700) (i32.const 0) (i64.const -1)) (i32.const 0))
         (call $is (i32.atomic.load (i32.const 708)) (i32.const 10))
         (call $proc_exit (i32.const 5))",
    );
    // Threads and the data segment: the second instance writes over nothing that has changed.
    check_code(&guest, 5);
}

#[test]
fn start_functions_wait_and_run_once_in_each_thread() {
    for memory in MEMORIES {
        let guest = with_thread(
            &format!(
                "{memory} (start $init) (func $init
               (call $is (memory.atomic.wait32 (i32.const 700) (i32.const 0) (i64.const 1000)) (i32.const 2))
               (drop (i32.atomic.rmw.add (i32.const 720) (i32.const 1))))"
            ),
            "(call $is (i32.atomic.load (i32.const 720)) (i32.const 2))
             (call $proc_exit (i32.const 8))",
            "(loop $forever (call $pause) (br $forever))",
        );
        check_code(&guest, 8);
    }
}

#[test]
fn a_start_function_of_another_type_is_refused() {
    let engine = wasmtime();
    for text in [
        "(module (memory 1 1 shared) (func $f (param i32)) (start $f))",
        r#"(module (func (export "waxwing:start") (result i32) (i32.const 0)))"#,
    ] {
        let error = engine.load(&wasm(text)).err().expect("it is not valid");
        assert!(error.to_string().contains("start function"), "{error}");
    }
}

/// A guest that forks, as asyncify would have it, with globals of all types that nobody exports.
const FORKS: &str = r#"(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (import "wasix_32v1" "proc_fork" (func $proc_fork (param i32 i32) (result i32)))
  (import "wasix_32v1" "proc_join" (func $proc_join (param i32 i32 i32) (result i32)))
  (memory (export "memory") 2)
  (global $state (mut i32) (i32.const 0))
  (global $buffer (mut i32) (i32.const 0))
  (global (export "__stack_pointer") (mut i32) (i32.const 65536))
  (global (export "__data_end") i32 (i32.const 1024))
  (global $narrow (mut i32) (i32.const 0))
  (global $wide (mut i64) (i64.const 0))
  (global $single (mut f32) (f32.const 0))
  (global $double (mut f64) (f64.const 0))
  (global $vector (mut v128) (v128.const i64x2 0 0))
  (global $starts (mut i32) (i32.const 0))
  (data (i32.const 128) "start child parent ")
  (start $init)
  (func $say (param $at i32) (param $len i32)
    (i32.store (i32.const 16) (local.get $at))
    (i32.store (i32.const 20) (local.get $len))
    (if (call $fd_write (i32.const 1) (i32.const 16) (i32.const 1) (i32.const 24)) (then unreachable)))
  (func $init (global.set $starts (i32.add (global.get $starts) (i32.const 1)))
    (call $say (i32.const 128) (i32.const 6)))
  (func (export "asyncify_start_unwind") (param i32) (global.set $state (i32.const 1)) (global.set $buffer (local.get 0)))
  (func (export "asyncify_stop_unwind") (global.set $state (i32.const 0)))
  (func (export "asyncify_start_rewind") (param i32) (global.set $state (i32.const 2)) (global.set $buffer (local.get 0)))
  (func (export "asyncify_stop_rewind") (global.set $state (i32.const 0)))
  (func (export "_start")
    (if (i32.eqz (global.get $state))
      (then
        (global.set $narrow (i32.const 0x01020304))
        (global.set $wide (i64.const 0x0102030405060708))
        (global.set $single (f32.const 1.5))
        (global.set $double (f64.const -2.25))
        (global.set $vector (v128.const i64x2 3 4))))
    (if (call $proc_fork (i32.const 1) (i32.const 512)) (then unreachable))
    (if (i32.eq (global.get $state) (i32.const 1)) (then (return)))
    (if (i32.ne (global.get $narrow) (i32.const 0x01020304)) (then unreachable))
    (if (i64.ne (global.get $wide) (i64.const 0x0102030405060708)) (then unreachable))
    (if (f32.ne (global.get $single) (f32.const 1.5)) (then unreachable))
    (if (f64.ne (global.get $double) (f64.const -2.25)) (then unreachable))
    (if (i64.ne (i64x2.extract_lane 1 (global.get $vector)) (i64.const 4)) (then unreachable))
    (if (i32.ne (global.get $starts) (i32.const 1)) (then unreachable))
    (if (i32.eqz (i32.load (i32.const 512)))
      (then
        (call $say (i32.const 134) (i32.const 6))
        (call $proc_exit (i32.const 3))))
    (i32.store8 (i32.const 520) (i32.const 1))
    (i32.store (i32.const 524) (i32.load (i32.const 512)))
    (if (call $proc_join (i32.const 520) (i32.const 0) (i32.const 540)) (then unreachable))
    (if (i32.ne (i32.load16_u (i32.const 542)) (i32.const 3)) (then unreachable))
    (call $say (i32.const 140) (i32.const 7))
    (call $proc_exit (i32.const 9))))"#;

#[test]
fn a_forked_child_has_hidden_globals_and_does_not_start_again() {
    for (engine, module) in engines(FORKS) {
        assert_eq!(module.functions().iter().filter(|name| name.starts_with("waxwing")).count(), 0);
        let (status, text) = output(Process::builder(), engine, module);
        assert!(matches!(status, ExitStatus::Exited(9)), "{status}");
        assert_eq!(text, "start child parent ");
    }
}

fn output(builder: Builder, engine: Arc<dyn Engine>, module: Arc<dyn Module>) -> (ExitStatus, String) {
    let (mut reader, writer) = std::io::pipe().expect("a pipe");
    let stdout = Stdio::File(std::fs::File::from(std::os::fd::OwnedFd::from(writer)));
    let status = builder.stdout(stdout).build(engine, module).expect("nothing is asked for").run();
    let mut text = String::new();
    reader.read_to_string(&mut text).expect("guests write text");
    (status, text)
}

#[test]
fn what_the_cache_keeps_is_rewritten() {
    let home = tempfile::tempdir().expect("a directory");
    let file = home.path().join("a.wasm");
    let guest = with_thread(
        MEMORIES[1],
        "(call $pause) (call $proc_exit (i32.const 7))",
        "(drop (memory.atomic.wait32 (i32.const 700) (i32.const 0) (i64.const -1)))",
    );
    std::fs::write(&file, wasm(&guest)).expect("a file");
    let mut config = Config::default();
    config.cache = Some(home.path().join("cache"));
    let engine = Wasmtime::new(&config).expect("this machine runs Wasmtime");
    engine.load_file(&file).expect("it loads");
    let known = std::fs::metadata(&file).expect("it is there");
    let module = engine.load_cached(&known).expect("it links").expect("it is in the cache");
    let status = Process::builder().build(engine, module).expect("nothing is asked for").run();
    assert!(matches!(status, ExitStatus::Exited(7)), "{status}");
}
