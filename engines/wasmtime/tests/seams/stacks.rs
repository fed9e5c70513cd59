//! Stacks that cannot be left, or have no room for it, and those of 64-bit memories; guests that break the protocol.

use super::*;
use waxwing::engine::LoadError;

/// Runs a guest on each engine; how it ended.
fn run(guest: &str, check: impl Fn(&str, &ExitStatus, &str)) {
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[guest]);
        let (status, text) = output(Process::builder().layer(|| OddClock), engine, modules.remove(0));
        check(name, &status, &text);
    }
}

fn exits(guest: &str, code: u32) {
    run(guest, |name, status, _| assert!(exited(status, code), "{name}: {status}"));
}

#[test]
fn a_checkpoint_without_asyncify_is_refused() {
    let guest = format!(
        r#"(module {COMMON}
          (import "wasix_32v1" "stack_checkpoint" (func $checkpoint (param i32 i32) (result i32)))
          (memory (export "memory") 1)
          (func (export "_start") (call $proc_exit (call $checkpoint (i32.const 512) (i32.const 544)))))"#
    );
    exits(&guest, Errno::Nosys.raw().into());
}

#[test]
fn a_stack_with_no_room_for_a_buffer_is_not_left() {
    // Room for the struct, and not for a byte more.
    let guest = forking_guest().replace("(i32.const 65536))", "(i32.const 1032))");
    exits(&guest, 200 + u32::from(Errno::Nomem.raw()));
}

#[test]
fn a_stack_whose_frames_do_not_fit_ends_in_a_trap_that_says_so() {
    let guest = forking_guest().replace("(i32.const 65536))", "(i32.const 1034))");
    run(&guest, |name, status, _| match status {
        ExitStatus::Trapped(trap) => {
            let trap = trap.to_string();
            assert!(trap.contains("has 2 bytes free to be left in, and needs 4"), "{name}: {trap}");
        }
        status => panic!("{name}: {status}"),
    });
}

/// Where nothing says what the stack is, memory is made for what is left of it.
#[test]
fn a_stack_of_unknown_bounds_is_left_in_memory_made_for_it() {
    for unknown in [r#"(export "__data_end")"#, r#"(export "__stack_pointer")"#] {
        let guest = forking_guest().replace(unknown, "");
        run(&guest, |name, status, text| {
            assert!(exited(status, 9), "{name}: {status}");
            assert_eq!(text, "before child parent ", "{name}");
        });
        let full = guest.replace("(export \"memory\") 2)", "(export \"memory\") 2 2)");
        exits(&full, 200 + u32::from(Errno::Nomem.raw()));
    }
}

/// An invoked export has arguments and results that nobody could give again.
#[test]
fn an_invoked_export_does_not_fork() {
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[&forking_guest().replace("_start", "other")]);
        let builder = Process::builder().layer(|| OddClock).invoke("other", Vec::new(), Arc::default());
        let (status, _) = output(builder, engine, modules.remove(0));
        assert!(exited(&status, 200 + u32::from(Errno::Notsup.raw())), "{name}: {status}");
    }
}

#[test]
fn a_guest_with_64_bit_memory_forks() {
    let guest = r#"(module
      (import "wasix_64v1" "proc_fork" (func $proc_fork (param i32 i64) (result i32)))
      (import "wasix_64v1" "proc_join" (func $proc_join (param i64 i32 i64) (result i32)))
      (import "wasix_64v1" "stack_checkpoint" (func $checkpoint (param i64 i64) (result i32)))
      (import "wasix_64v1" "stack_restore" (func $restore (param i64 i64)))
      (import "wasix_64v1" "proc_exit" (func $proc_exit (param i32)))
      (memory (export "memory") i64 2)
      (global $state (mut i32) (i32.const 0))
      (global $buffer (mut i64) (i64.const 0))
      (global (export "__stack_pointer") (mut i64) (i64.const 65536))
      (global (export "__stack_low") i64 (i64.const 4096))
      (global (export "ratio") (mut f64) (f64.const 0))
      (func (export "asyncify_start_unwind") (param i64) (global.set $state (i32.const 1)) (global.set $buffer (local.get 0)))
      (func (export "asyncify_stop_unwind") (global.set $state (i32.const 0)))
      (func (export "asyncify_start_rewind") (param i64) (global.set $state (i32.const 2)) (global.set $buffer (local.get 0)))
      (func (export "asyncify_stop_rewind") (global.set $state (i32.const 0)))
      (func $leave (param $mark i64)
        ;; the end of the buffer is the stack pointer
        (if (i64.ne (i64.load offset=8 (global.get $buffer)) (i64.const 65536)) (then unreachable))
        (i64.store (i64.load (global.get $buffer)) (local.get $mark))
        (i64.store (global.get $buffer) (i64.add (i64.load (global.get $buffer)) (i64.const 8))))
      (func $come (result i64)
        (i64.store (global.get $buffer) (i64.sub (i64.load (global.get $buffer)) (i64.const 8)))
        (i64.load (i64.load (global.get $buffer))))
      (func (export "_start") (local $where i64)
        (if (i32.eq (global.get $state) (i32.const 2)) (then (local.set $where (call $come))))
        (block $checked
          (br_if $checked (i64.eq (local.get $where) (i64.const 2)))
          (if (i32.eqz (global.get $state)) (then (global.set 4 (f64.const 0.5))))
          (if (call $checkpoint (i64.const 512) (i64.const 544)) (then unreachable))
          (if (i32.eq (global.get $state) (i32.const 1)) (then (call $leave (i64.const 1)) (return)))
          (if (i64.eq (i64.load (i64.const 544)) (i64.const 6))
            (then (call $proc_exit (i32.load16_u (i64.const 642)))))
          (if (i64.ne (i64.load (i64.const 544)) (i64.const 0)) (then unreachable)))
        (if (call $proc_fork (i32.const 1) (i64.const 600)) (then unreachable))
        (if (i32.eq (global.get $state) (i32.const 1)) (then (call $leave (i64.const 2)) (return)))
        (if (f64.ne (global.get 4) (f64.const 0.5)) (then unreachable))
        (if (i32.eqz (i32.load (i64.const 600))) (then (call $proc_exit (i32.const 33))))
        (i32.store8 (i64.const 620) (i32.const 0))
        (if (call $proc_join (i64.const 620) (i32.const 0) (i64.const 640)) (then unreachable))
        (call $restore (i64.const 512) (i64.const 6))
        unreachable))"#;
    exits(guest, 33);
}

/// Functions of asyncify's names that make calls of their own, jump, or do nothing.
#[test]
fn guests_that_break_the_protocol_end() {
    let start = "(global.set $state (i32.const 2)) (global.set $buffer (local.get 0))";
    let forks_again =
        forking_guest().replace(start, "(drop (call $proc_fork (i32.const 1) (i32.const 512)))");
    for guest in [
        // It never leaves: it is entered again and again.
        forking_guest().replace("(if (i32.eq (global.get $state) (i32.const 1))", "(if (i32.const 0)"),
        forks_again,
    ] {
        for (name, setup) in ENGINES {
            let (engine, mut modules) = setup(&[&guest]);
            let builder = Process::builder().layer(|| OddClock).stdout(Stdio::Null);
            let process = builder.build(engine, modules.remove(0)).expect("nothing is asked for");
            let runner = std::thread::spawn({
                let process = Arc::clone(&process);
                move || process.run()
            });
            if process.wait(Some(Duration::from_millis(200))).is_none() {
                process.end(ExitStatus::TimedOut);
            }
            let status = runner.join().expect("no panic");
            assert!(!status.success(), "{name}: {status}");
        }
    }
}

#[test]
fn legacy_exceptions_are_refused_with_what_to_do() {
    let guest = wasm(r#"(module (tag $t) (func (export "_start") try throw $t catch $t end))"#);
    let engine = Wasmtime::new(&Config::default()).expect("this machine runs Wasmtime");
    match engine.load(&guest) {
        Err(LoadError::Invalid(why)) => {
            for fix in ["wasm-opt --translate-to-exnref", "-wasm-use-legacy-eh=false"] {
                assert!(why.contains(fix), "{why}");
            }
        }
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("Wasmtime takes them now"),
    }
}
