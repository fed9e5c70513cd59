;; What a module with threads looks like from outside.
(module
  (import "env" "memory" (memory 2 16384 shared))
  (import "wasi" "thread-spawn" (func (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "sched_yield" (func (result i32)))
  (func (export "_start") (drop (i32.atomic.load (i32.const 0))))
  (func (export "wasi_thread_start") (param i32 i32))
  (export "memory" (memory 0)))
