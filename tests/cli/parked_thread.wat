;; Exits with 5 while a thread of it waits for what never comes.
(module
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "env" "memory" (memory 1 2 shared))
  (func (export "wasi_thread_start") (param i32 i32)
    (i32.atomic.store (i32.const 700) (i32.const 1))
    (drop (memory.atomic.wait32 (i32.const 704) (i32.const 0) (i64.const -1))))
  (func (export "_start")
    (drop (call $spawn (i32.const 0)))
    (loop $until (br_if $until (i32.eqz (i32.atomic.load (i32.const 700)))))
    (call $exit (i32.const 5))))
