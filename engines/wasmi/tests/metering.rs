//! Interruption and fuel: a guest is stopped wherever it is, and the count of its instructions does not depend on how
//! often it looked whether it was wanted.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use waxwing::engine::{Cause, Trap};
use waxwing::{ExitStatus, Limits, Process};
use waxwing_wasmi::{Config, Wasmi};

fn process(text: &str, config: &Config, fuel: Option<u64>) -> Arc<Process> {
    let engine = Wasmi::new(config);
    let module = engine.load(&wat::parse_str(text).expect("well-formed")).expect("it loads");
    let mut limits = Limits::default();
    limits.fuel = fuel;
    Process::builder().limits(limits).build(engine, module).expect("nothing is asked for")
}

fn interruptible() -> Config {
    let mut config = Config::default();
    config.interruptible = true;
    config
}

/// Runs a process on a thread of its own, and lets `act` on it after a moment; how it ended and how soon after that.
fn acted_on(process: &Arc<Process>, act: impl FnOnce(&Process)) -> (ExitStatus, Duration) {
    let running = thread::spawn({
        let process = Arc::clone(process);
        move || process.run()
    });
    thread::sleep(Duration::from_millis(50));
    let start = Instant::now();
    act(process);
    (running.join().expect("the host does not panic"), start.elapsed())
}

fn cause(status: &ExitStatus) -> Option<&Cause> {
    match status {
        ExitStatus::Trapped(trap) => trap.downcast_ref::<Trap>().map(|trap| &trap.cause),
        _ => None,
    }
}

/// Many kinds of instructions that take long, for ever.
const LOOPS: [(&str, &str); 6] = [
    ("in a loop", r#"(func (export "_start") (loop $l (br $l)))"#),
    (
        "by tail calls",
        r#"(func $f (param i32) (return_call $f (i32.add (local.get 0) (i32.const 1))))
           (func (export "_start") (call $f (i32.const 0)))"#,
    ),
    (
        "by calls",
        r#"(func $f (param i32) (if (local.get 0) (then (call $f (i32.sub (local.get 0) (i32.const 1))))))
           (func (export "_start") (loop $l (call $f (i32.const 100)) (br $l)))"#,
    ),
    (
        "filling memory",
        r#"(memory 1024) (func (export "_start")
             (loop $l (memory.fill (i32.const 0) (i32.const 7) (i32.const 67108864)) (br $l)))"#,
    ),
    ("in the start function", r#"(func $f (loop $l (br $l))) (start $f) (func (export "_start"))"#),
    ("in _initialize", r#"(func (export "_initialize") (loop $l (br $l))) (func (export "_start"))"#),
];

#[test]
fn a_kill_reaches_a_guest_that_computes() {
    for (name, text) in LOOPS {
        let process = process(&format!("(module {text})"), &interruptible(), None);
        let (status, took) = acted_on(&process, |process| process.end(ExitStatus::TimedOut));
        assert!(matches!(status, ExitStatus::TimedOut), "{name}: {status}");
        assert!(took < Duration::from_secs(10), "{name}: it took {took:?}");
    }
}

/// Its handler loops too, until another signal comes: its own waits for it to end.
#[test]
fn a_handler_that_computes_is_interrupted_by_another_signal() {
    let text = r#"(module
      (import "wasix_32v1" "callback_signal" (func $callback_signal (param i32 i32)))
      (import "wasix_32v1" "proc_exit" (func $exit (param i32)))
      (memory (export "memory") 1) (data (i32.const 128) "handler")
      (global $times (mut i32) (i32.const 0))
      (func (export "handler") (param i32)
        (global.set $times (i32.add (global.get $times) (i32.const 1)))
        (if (i32.eq (global.get $times) (i32.const 2)) (then (call $exit (i32.const 7))))
        (loop $l (br $l)))
      (func (export "_start") (call $callback_signal (i32.const 128) (i32.const 7)) (loop $l (br $l))))"#;
    let process = process(text, &interruptible(), None);
    let (status, _) = acted_on(&process, |process| {
        for signal in [10, 10, 12] {
            process.signal(signal).expect("it has a handler");
            thread::sleep(Duration::from_millis(50));
        }
    });
    assert!(matches!(status, ExitStatus::Exited(7)), "{status}");
}

/// A handler that signals its own process with all signals there are, one within the other, has room in what is the system's
/// stack, not the guest's: none of them comes twice.
#[test]
fn handlers_within_handlers_have_room() {
    let text = r#"(module
      (import "wasix_32v1" "callback_signal" (func $callback_signal (param i32 i32)))
      (import "wasix_32v1" "proc_raise" (func $raise (param i32) (result i32)))
      (import "wasix_32v1" "proc_exit" (func $exit (param i32)))
      (memory (export "memory") 1) (data (i32.const 128) "handler")
      (global $deep (mut i32) (i32.const 0)) (global $deepest (mut i32) (i32.const 0)) (global $times (mut i32) (i32.const 0))
      (func $all (local $signal i32)
        (local.set $signal (i32.const 31))
        (loop $next
          ;; but for SIGKILL and SIGSTOP
          (if (i32.and (i32.ne (local.get $signal) (i32.const 9)) (i32.ne (local.get $signal) (i32.const 19)))
            (then (drop (call $raise (local.get $signal)))))
          (br_if $next (local.tee $signal (i32.sub (local.get $signal) (i32.const 1))))))
      (func (export "handler") (param i32)
        (global.set $times (i32.add (global.get $times) (i32.const 1)))
        (if (i32.gt_u (global.get $times) (i32.const 1000))
          (then (call $exit (global.get $deepest))))
        (global.set $deep (i32.add (global.get $deep) (i32.const 1)))
        (if (i32.gt_u (global.get $deep) (global.get $deepest)) (then (global.set $deepest (global.get $deep))))
        (call $all)
        (global.set $deep (i32.sub (global.get $deep) (i32.const 1))))
      (func (export "_start") (call $callback_signal (i32.const 128) (i32.const 7)) (call $all)))"#;
    for config in [Config::default(), interruptible()] {
        let status = process(text, &config, None).run();
        assert!(matches!(status, ExitStatus::Exited(29)), "{status}");
    }
}

/// Sums of many lengths, with calls of functions and of the system in between.
const WORK: &str = r#"(module
  (import "wasi_snapshot_preview1" "sched_yield" (func $yield (result i32)))
  (memory (export "memory") 1)
  (func $sum (param $n i32) (result i32) (local $s i32)
    (loop $l
      (local.set $s (i32.add (local.get $s) (local.get $n)))
      (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $s))
  (func (export "_start") (local $i i32)
    (local.set $i (i32.const 300))
    (loop $l
      (drop (call $sum (local.get $i))) (drop (call $yield))
      (br_if $l (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))))"#;

#[test]
fn the_same_fuel_does_it_however_it_is_sliced() {
    let runs = |interruptible: bool, fuel: u64| {
        let mut config = Config::default();
        (config.interruptible, config.fuel) = (interruptible, true);
        let status = process(WORK, &config, Some(fuel)).run();
        let short = cause(&status) == Some(&Cause::FuelExhausted);
        assert!(short || status.success(), "{status}");
        !short
    };
    let (mut short, mut enough) = (0, 10_000_000);
    assert!(runs(false, enough));
    while enough - short > 1 {
        let middle = u64::midpoint(short, enough);
        if runs(false, middle) { enough = middle } else { short = middle }
    }
    // More than some slices.
    assert!(enough > 100_000, "{enough}");
    assert!(runs(true, enough) && !runs(true, short), "{enough}");
}

#[test]
fn fuel_is_not_counted_unless_asked_for() {
    assert!(process(WORK, &Config::default(), Some(1)).run().success());
    assert!(process(WORK, &interruptible(), Some(1)).run().success());
}

/// wasmi cannot go on after running out of fuel in `table.grow`, so it must not happen there.
#[test]
fn tables_grow_in_any_slice() {
    let text = r#"(module
      (table $t 1 funcref)
      (func (export "_start") (local $i i32)
        (local.set $i (i32.const 2000))
        (loop $l
          (if (i32.eq (table.grow $t (ref.null func) (i32.const 100)) (i32.const -1)) (then unreachable))
          (br_if $l (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
        (if (i32.ne (table.size $t) (i32.const 200001)) (then unreachable))
        ;; too much at once is refused, as a table may
        (if (i32.ne (table.grow $t (ref.null func) (i32.const 10000000)) (i32.const -1)) (then unreachable))))"#;
    let status = process(text, &interruptible(), None).run();
    assert!(status.success(), "{status}");
}

#[test]
fn start_functions_make_calls_and_are_no_exports() {
    let text = r#"(module
      (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
      (memory (export "memory") 1)
      (func $begin
        (if (call $random (i32.const 0) (i32.const 8)) (then unreachable))
        (if (i64.eqz (i64.load (i32.const 0))) (then unreachable))
        (i32.store8 (i32.const 100) (i32.const 42)))
      (start $begin)
      (func (export "get") (result i32 i64) (i32.load8_u (i32.const 100)) (i64.const -1)))"#;
    let engine = Wasmi::new(&interruptible());
    let module = engine.load(&wat::parse_str(text).expect("well-formed")).expect("it loads");
    assert_eq!(waxwing::Module::functions(&*module), ["get"]);
    let results = Arc::new(Mutex::new(Vec::new()));
    let builder = Process::builder().invoke("get", Vec::new(), Arc::clone(&results));
    let status = builder.build(engine, module).expect("nothing is asked for").run();
    assert!(status.success(), "{status}");
    assert_eq!(*results.lock().expect("nobody panicked"), ["42", "-1"]);
}
