;; Imports what nothing provides but never calls it: runs where unknown imports are made to trap.
(module
  (import "env" "launch" (func $launch (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "never") (drop (call $launch (i32.const 1))))
  (func (export "_start")))
