;; The start section runs at instantiation, before `_start`, and may make calls already.
(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 64) "start section\n")
  (data (i32.const 96) "then _start\n")
  (func $say (param i32 i32)
    (i32.store (i32.const 0) (local.get 0))
    (i32.store (i32.const 4) (local.get 1))
    (if (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))
      (then unreachable)))
  (func $early (call $say (i32.const 64) (i32.const 14)))
  (start $early)
  (func (export "_start") (call $say (i32.const 96) (i32.const 12))))
