;; Imports from another module.
(module
  (import "math" "add" (func $add (param i32 i32) (result i32)))
  (func (export "triple") (param i32) (result i32)
    (call $add (local.get 0) (call $add (local.get 0) (local.get 0)))))
