;; A reactor: `_initialize` runs once before anything else, then exported functions are called.
(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 64) "initialized\n")
  (global $ready (mut i32) (i32.const 0))
  (func (export "_initialize")
    (global.set $ready (i32.add (global.get $ready) (i32.const 1)))
    (i32.store (i32.const 0) (i32.const 64))
    (i32.store (i32.const 4) (i32.const 12))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
  ;; Traps unless `_initialize` has run exactly once.
  (func (export "add") (param i32 i32) (result i32)
    (if (i32.ne (global.get $ready) (i32.const 1)) (then unreachable))
    (i32.add (local.get 0) (local.get 1)))
  (func (export "wide") (param i64) (result i64)
    (i64.mul (local.get 0) (i64.const 1000000007)))
  (func (export "half") (param f64) (result f64)
    (f64.div (local.get 0) (f64.const 2)))
  (func (export "quit")
    (drop (i32.div_u (i32.const 1) (i32.const 0)))))
