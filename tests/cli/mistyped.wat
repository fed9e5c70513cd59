;; A call declared with fewer parameters than it has.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func (param i32)))
  (import "wasi_snapshot_preview1" "sock_frob" (func))
  (memory (export "memory") 1)
  (func (export "_start")))
