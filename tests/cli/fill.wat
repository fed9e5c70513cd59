(module
  ;; Writes to a new file until it is told to stop, and exits with what it is told.
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "filled")
  (func (export "_start") (local $errno i32)
    ;; oflags: creat and trunc; rights: fd_write
    (if (call $path_open (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 6) (i32.const 9) (i64.const 64)
          (i64.const 0) (i32.const 0) (i32.const 16))
      (then unreachable))
    (i32.store (i32.const 32) (i32.const 1024))
    (i32.store (i32.const 36) (i32.const 4096))
    (loop $more
      (local.set $errno
        (call $fd_write (i32.load (i32.const 16)) (i32.const 32) (i32.const 1) (i32.const 48)))
      (br_if $more (i32.eqz (local.get $errno))))
    (call $proc_exit (local.get $errno))))
