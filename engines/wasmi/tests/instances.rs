//! For owners of a store: instances in it keep their memories apart, and a call costs no allocation.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::io::Read as _;

use waxwing::layer::Layered;
use waxwing::{ExitStatus, Process, Stdio};
use waxwing_wasmi::link::link;

struct Owner {
    task: Layered,
}

/// Counts the allocations of each thread.
struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: all is passed on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// A process that only lends its system, and a store for guests that use it.
fn store(stdout: Stdio) -> (std::sync::Arc<Process>, wasmi::Store<Owner>) {
    let engine = waxwing_wasmi::Wasmi::new(&waxwing_wasmi::Config::default());
    let module = engine.load(&wat::parse_str("(module)").expect("well-formed")).expect("it loads");
    let process = Process::builder().stdout(stdout).build(engine, module).expect("nothing is asked for");
    let store = wasmi::Store::new(&wasmi::Engine::default(), Owner { task: process.main_task() });
    (process, store)
}

/// An instance in that store.
fn instance(store: &mut wasmi::Store<Owner>, text: &str) -> wasmi::Instance {
    let module =
        wasmi::Module::new(store.engine(), wat::parse_str(text).expect("well-formed")).expect("valid");
    let (imports, slot) =
        link(&mut *store, &module, |owner: &mut Owner| &mut owner.task).expect("all of it is provided");
    let instance = wasmi::Instance::new(&mut *store, &module, &imports).expect("it links");
    slot.bind(&mut *store, instance);
    instance
}

#[test]
fn two_instances_in_one_store_keep_their_memories_apart() {
    let (mut reader, writer) = std::io::pipe().expect("a pipe");
    let (process, mut store) = store(Stdio::File(std::fs::File::from(std::os::fd::OwnedFd::from(writer))));
    let mut speakers = Vec::new();
    for mark in ["one", "two"] {
        let text = format!(
            r#"(module
              (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
              (memory (export "memory") 1) (data (i32.const 0) "\80\00\00\00\03\00\00\00") (data (i32.const 128) "{mark}")
              (func (export "speak")
                (if (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 16)) (then unreachable))))"#
        );
        let speaker = instance(&mut store, &text);
        speakers.push(speaker.get_typed_func::<(), ()>(&store, "speak").expect("exported"));
    }
    for index in [0, 1, 1, 0] {
        speakers[index].call(&mut store, ()).expect("no trap");
    }
    process.end(ExitStatus::Exited(0));
    drop((store, process));
    let mut said = String::new();
    reader.read_to_string(&mut said).expect("guests write text");
    assert_eq!(said, "onetwotwoone");
}

#[test]
fn a_call_allocates_nothing() {
    let (process, mut store) = store(Stdio::Null);
    let text = r#"(module
      (import "wasi_snapshot_preview1" "clock_time_get" (func $clock (param i32 i64 i32) (result i32)))
      (memory (export "memory") 1)
      (func (export "run") (param $n i32)
        (loop $l
          (if (call $clock (i32.const 1) (i64.const 0) (i32.const 0)) (then unreachable))
          (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))))"#;
    let guest = instance(&mut store, text);
    let run = guest.get_typed_func::<i32, ()>(&store, "run").expect("exported");
    let mut allocations_of = |calls: i32| {
        let before = ALLOCATIONS.get();
        run.call(&mut store, calls).expect("no trap");
        ALLOCATIONS.get() - before
    };
    // Translating the function, and stacks, are had once.
    allocations_of(10);
    assert_eq!(allocations_of(1000), allocations_of(10));
    process.end(ExitStatus::Exited(0));
}
