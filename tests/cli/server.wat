;; Imports what a server of WASIX does, and one call that stops it.
(module
  (import "wasix_32v1" "sock_bind" (func (param i32 i32) (result i32)))
  (import "wasix_32v1" "sock_accept_v2" (func (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_raise" (func (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "_start"))
  (@producers (language "Rust" "") (processed-by "clang" "21.1.0") (processed-by "rustc" "1.95.0")))
