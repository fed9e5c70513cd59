;; A name that has two types, declared with a third one.
(module
  (import "wasi_snapshot_preview1" "sock_getlocaladdr" (func (param i32 i64) (result i32)))
  (memory (export "memory") 1)
  (func (export "_start")))
