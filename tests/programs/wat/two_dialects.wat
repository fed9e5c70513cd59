;; Preview0 and preview1 in one module: each keeps its own order of seeking.
(module
  (import "wasi_unstable" "fd_seek"
    (func $seek0 (param i32 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_seek"
    (func $seek1 (param i32 i64 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (func $expect (param $errno i32) (param $position i64)
    (if (local.get $errno) (then unreachable))
    (if (i64.ne (i64.load (i32.const 8)) (local.get $position)) (then unreachable)))
  ;; Run with a regular file of 10 bytes as standard input.
  (func (export "_start")
    (call $expect (call $seek0 (i32.const 0) (i64.const 4) (i32.const 2) (i32.const 8)) (i64.const 4))
    (call $expect (call $seek1 (i32.const 0) (i64.const 3) (i32.const 1) (i32.const 8)) (i64.const 7))
    (call $expect (call $seek0 (i32.const 0) (i64.const 1) (i32.const 0) (i32.const 8)) (i64.const 8))
    (call $expect (call $seek1 (i32.const 0) (i64.const -1) (i32.const 2) (i32.const 8)) (i64.const 9))
    (call $expect (call $seek0 (i32.const 0) (i64.const -2) (i32.const 1) (i32.const 8)) (i64.const 8))
    (call $expect (call $seek1 (i32.const 0) (i64.const 2) (i32.const 0) (i32.const 8)) (i64.const 2))))
