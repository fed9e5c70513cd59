;; A library that has nothing to call.
(module
  (memory (export "memory") 1)
  (global (export "answer") i32 (i32.const 42)))
