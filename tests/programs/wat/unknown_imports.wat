;; Imports that nothing provides, of two modules, and one that is known but mistyped.
(module
  (import "env" "launch" (func $launch (param i32)))
  (import "wasi_snapshot_preview1" "fd_teleport" (func (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_close" (func (param f64) (result i32)))
  (memory (export "memory") 1)
  (func (export "_start") (call $launch (i32.const 1))))
