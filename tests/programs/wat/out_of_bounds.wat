;; Raw pointers past the end of a one-page memory, at its very edge, and wrapping: fault each time,
;; and the last byte that is inside still works.
(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "random_get"
    (func $random_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_sizes_get"
    (func $args_sizes_get (param i32 i32) (result i32)))
  (memory (export "memory") 1 1)
  (func $expect (param $errno i32) (param $expected i32)
    (if (i32.ne (local.get $errno) (local.get $expected)) (then unreachable)))
  (func (export "_start")
    ;; The iovec array sticks out.
    (call $expect
      (call $fd_write (i32.const 1) (i32.const 65532) (i32.const 1) (i32.const 8))
      (i32.const 21))
    ;; The buffer an iovec names sticks out by one byte.
    (i32.store (i32.const 0) (i32.const 65530))
    (i32.store (i32.const 4) (i32.const 7))
    (call $expect
      (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))
      (i32.const 21))
    (call $expect (call $random_get (i32.const 65536) (i32.const 1)) (i32.const 21))
    (call $expect (call $random_get (i32.const 65535) (i32.const 2)) (i32.const 21))
    (call $expect (call $random_get (i32.const 8) (i32.const -4)) (i32.const 21))
    (call $expect (call $random_get (i32.const 65535) (i32.const 1)) (i32.const 0))
    (call $expect (call $random_get (i32.const 65536) (i32.const 0)) (i32.const 0))
    (call $expect (call $args_sizes_get (i32.const 65533) (i32.const 0)) (i32.const 21))
    (call $expect (call $args_sizes_get (i32.const 65532) (i32.const 0)) (i32.const 0))))
