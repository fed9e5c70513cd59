;; A module of 2019.
(module
  (import "wasi_unstable" "fd_seek" (func (param i32 i64 i32 i32) (result i32)))
  (import "wasi_unstable" "proc_raise" (func (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "_start")))
