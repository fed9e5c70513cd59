;; A 64-bit memory: the 64-bit WASIX module takes the preview1 set with wide pointers.
(module
  (import "wasix_64v1" "fd_write"
    (func $fd_write (param i32 i64 i64 i64) (result i32)))
  (import "wasix_64v1" "args_sizes_get"
    (func $args_sizes_get (param i64 i64) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") i64 1)
  (data (i64.const 64) "64 bits\n")
  (func (export "_start")
    (i64.store (i64.const 0) (i64.const 64))
    (i64.store (i64.const 8) (i64.const 8))
    (if (call $fd_write (i32.const 1) (i64.const 0) (i64.const 1) (i64.const 16))
      (then unreachable))
    ;; The number of bytes written is a 64-bit word too.
    (if (i64.ne (i64.load (i64.const 16)) (i64.const 8)) (then unreachable))
    ;; A pointer beyond 32 bits is not cut down to a valid one.
    (if (i32.ne
          (call $args_sizes_get (i64.const 0x100000000) (i64.const 24))
          (i32.const 21))
      (then unreachable))
    (call $proc_exit (i32.const 0))))
