//! What WASIX said of threads in 2022 (the crate 0.11), and no newer guest asks for: values of each thread, and exports that
//! the guest names.

use std::sync::Arc;

use waxwing::{ExitStatus, Process};
use waxwing_wasmtime::{Config, Wasmtime};

/// Runs a guest of these functions; `$is` and `$is_long` trap unless two numbers are the same.
fn check(functions: &str, code: u32) {
    let text = format!(
        r#"(module
          (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
          (import "wasix_32v1" "thread_spawn" (func $spawn (param i32 i32) (result i32)))
          (import "wasix_32v1" "thread_join" (func $join (param i32) (result i32)))
          (import "wasix_32v1" "thread_exit" (func $thread_exit (param i32)))
          (import "wasix_32v1" "callback_thread" (func $callback_thread (param i32 i32)))
          (import "wasix_32v1" "callback_reactor" (func $callback_reactor (param i32 i32)))
          (import "wasix_32v1" "callback_thread_local_destroy" (func $callback_destroy (param i32 i32)))
          (import "wasix_32v1" "thread_local_create" (func $create (param i64 i32) (result i32)))
          (import "wasix_32v1" "thread_local_destroy" (func $destroy (param i32) (result i32)))
          (import "wasix_32v1" "thread_local_set" (func $set (param i32 i64) (result i32)))
          (import "wasix_32v1" "thread_local_get" (func $get (param i32 i32) (result i32)))
          (import "env" "memory" (memory 1 2 shared))
          (data (i32.const 128) "forgetbeginagain")
          (func $is (param $value i32) (param $expected i32)
            (if (i32.ne (local.get $value) (local.get $expected)) (then unreachable)))
          (func $key (param $user i64) (param $at i32)
            (call $is (call $create (local.get $user) (local.get $at)) (i32.const 0)))
          (func $value_is (param $key i32) (param $expected i64)
            (call $is (call $get (local.get $key) (i32.const 640)) (i32.const 0))
            (if (i64.ne (i64.load (i32.const 640)) (local.get $expected)) (then unreachable)))
          (func $start_and_join (param $argument i32)
            (call $is (call $spawn (local.get $argument) (i32.const 600)) (i32.const 0))
            (call $is (call $join (i32.load (i32.const 600))) (i32.const 0)))
          {functions})"#
    );
    let mut config = Config::default();
    config.interruptible = true;
    let engine = Wasmtime::new(&config).expect("this machine runs Wasmtime");
    let module =
        engine.load(&wat::parse_str(&text).unwrap_or_else(|error| panic!("{error}"))).expect("it loads");
    let process: Arc<Process> = Process::builder().build(engine, module).expect("nothing is asked for");
    let status = process.run();
    assert!(matches!(status, ExitStatus::Exited(number) if number == code), "{status}");
}

#[test]
fn each_thread_has_values_of_its_own() {
    check(
        r#"
        (func (export "wasi_thread_start") (param $tid i32) (param $start i32)
          (call $value_is (i32.load (i32.const 604)) (i64.const 0))
          (call $is (call $set (i32.load (i32.const 604)) (i64.const 9)) (i32.const 0))
          (call $value_is (i32.load (i32.const 604)) (i64.const 9))
          ;; a key that is gone, with a value in both threads
          (call $is (call $get (i32.load (i32.const 608)) (i32.const 640)) (i32.const 28)))
        (func (export "_start")
          (call $key (i64.const 1) (i32.const 604))
          (call $key (i64.const 2) (i32.const 608))
          (call $is (i32.eq (i32.load (i32.const 604)) (i32.load (i32.const 608))) (i32.const 0))
          (call $is (call $set (i32.const 99) (i64.const 1)) (i32.const 28)) ;; inval: there is no such key
          (call $is (call $destroy (i32.const 99)) (i32.const 28))
          (call $value_is (i32.load (i32.const 604)) (i64.const 0))
          (call $is (call $set (i32.load (i32.const 604)) (i64.const -7)) (i32.const 0))
          (call $is (call $set (i32.load (i32.const 608)) (i64.const 8)) (i32.const 0))
          (call $is (call $destroy (i32.load (i32.const 608))) (i32.const 0))
          (call $is (call $get (i32.load (i32.const 608)) (i32.const 640)) (i32.const 28))
          (call $start_and_join (i32.const 1024))
          (call $value_is (i32.load (i32.const 604)) (i64.const -7))
          (call $callback_reactor (i32.const 128) (i32.const 6))
          (call $proc_exit (i32.const 3)))"#,
        3,
    );
}

/// Adds up what it is told.
const FORGET: &str = r#"(param $user i64) (param $value i64)
  (drop (i64.atomic.rmw.add (i32.const 704) (local.get $user)))
  (drop (i64.atomic.rmw.add (i32.const 712) (local.get $value)))"#;

const SET_BOTH: &str = r#"
  (call $is (call $set (i32.load (i32.const 604)) (i64.const 500)) (i32.const 0))
  (call $is (call $set (i32.load (i32.const 608)) (i64.const 60)) (i32.const 0))"#;

#[test]
fn destructors_are_told_of_each_value_at_the_end_of_a_thread() {
    for (name, naming) in
        [("_thread_local_destroy", ""), ("forget", "(call $callback_destroy (i32.const 128) (i32.const 6))")]
    {
        for end in ["", "(call $thread_exit (i32.const 0)) unreachable", "return"] {
            check(
                &format!(
                    r#"
                    (func (export "{name}") {FORGET})
                    (func (export "wasi_thread_start") (param $tid i32) (param $start i32) {SET_BOTH} {end})
                    (func (export "_start") {naming}
                      (call $key (i64.const 1000) (i32.const 604))
                      (call $key (i64.const 200) (i32.const 608))
                      (call $key (i64.const 40000) (i32.const 612)) ;; never set
                      (call $start_and_join (i32.const 1024))
                      (call $is (i32.atomic.load (i32.const 704)) (i32.const 1200))
                      (call $is (i32.atomic.load (i32.const 712)) (i32.const 560))
                      (call $proc_exit (i32.const 3)))"#
                ),
                3,
            );
        }
    }
}

#[test]
fn a_destructor_that_sets_a_value_is_called_for_it_a_few_times() {
    check(
        r#"
        (func (export "_thread_local_destroy") (param $user i64)
          (drop (i32.atomic.rmw.add (i32.const 704) (i32.const 1)))
          (call $is (call $set (i32.load (i32.const 604)) (i64.const 1)) (i32.const 0))
          ;; a call that ends a thread ends nothing twice
          (call $thread_exit (i32.const 0)))
        (func (export "wasi_thread_start") (param $tid i32) (param $start i32)
          (call $is (call $set (i32.load (i32.const 604)) (i64.const 1)) (i32.const 0)))
        (func (export "_start")
          (call $key (i64.const 5) (i32.const 604))
          (call $start_and_join (i32.const 1024))
          (call $is (i32.atomic.load (i32.const 704)) (i32.const 4))
          ;; the first thread's own, when it leaves the others
          (call $is (call $set (i32.load (i32.const 604)) (i64.const 1)) (i32.const 0))
          (call $thread_exit (i32.const 0)))"#,
        0,
    );
}

#[test]
fn a_trap_in_a_destructor_is_one_of_the_process() {
    let text = r#"(module
        (import "wasix_32v1" "thread_local_create" (func $create (param i64 i32) (result i32)))
        (import "wasix_32v1" "thread_local_set" (func $set (param i32 i64) (result i32)))
        (import "wasix_32v1" "thread_exit" (func $thread_exit (param i32)))
        (memory (export "memory") 1)
        (func (export "_thread_local_destroy") (param i64 i64) unreachable)
        (func (export "_start")
          (drop (call $create (i64.const 1) (i32.const 8)))
          (drop (call $set (i32.load (i32.const 8)) (i64.const 1)))
          (call $thread_exit (i32.const 0))))"#;
    let engine = Wasmtime::new(&Config::default()).expect("this machine runs Wasmtime");
    let module = engine.load(&wat::parse_str(text).expect("it is well-formed")).expect("it loads");
    let status = Process::builder().build(engine, module).expect("nothing is asked for").run();
    assert!(matches!(status, ExitStatus::Trapped(_)), "{status}");
}

#[test]
fn a_module_of_that_time_starts_its_threads_at_the_export_that_it_names() {
    for (name, naming) in
        [("_start_thread", ""), ("begin", "(call $callback_thread (i32.const 134) (i32.const 5))")]
    {
        check(
            &format!(
                r#"
                (func (export "{name}") (param $user i64)
                  (i64.atomic.store (i32.const 704) (local.get $user)))
                (func (export "_start") {naming}
                  (call $start_and_join (i32.const 1024))
                  (call $is (i32.atomic.load (i32.const 704)) (i32.const 1024))
                  (call $proc_exit (i32.const 3)))"#
            ),
            3,
        );
    }
    check(
        r#"(func (export "_start")
             (call $is (call $spawn (i32.const 1024) (i32.const 600)) (i32.const 76)) ;; notcapable
             (call $proc_exit (i32.const 3)))"#,
        3,
    );
}
