;; Imports from WASIX: a call of preview1, one of its own, one that it does not have.
(module
  (import "wasix_32v1" "fd_close" (func (param i32) (result i32)))
  (import "wasix_32v1" "tty_get" (func (param i32) (result i32)))
  (import "wasix_32v1" "no_such_call" (func (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "_start")))
