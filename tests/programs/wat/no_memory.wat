;; Calls that need the guest's memory, from a guest that has none: fault, which becomes the code.
(module
  (import "wasi_snapshot_preview1" "args_sizes_get"
    (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "sched_yield" (func $sched_yield (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (func (export "_start")
    (if (call $sched_yield) (then unreachable))
    (call $proc_exit (call $args_sizes_get (i32.const 0) (i32.const 4)))))
