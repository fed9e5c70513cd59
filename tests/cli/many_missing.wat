;; Imports that nothing provides, each for a reason of its own; one name tries to write on the terminal.
(module
  (import "wasi_snapshot_preview1" "fd_read" (func (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "sock_open" (func (param i32 i32 i32) (result i32)))
  (import "wasi_unstable" "sock_accept" (func (param i32 i32 i32) (result i32)))
  (import "wbg" "__wbindgen_throw" (func (param i32 i32)))
  (import "env" "base" (global i32))
  (import "env" "\1b[2Jclear" (func))
  (memory (export "memory") 1)
  (func (export "_start")))
