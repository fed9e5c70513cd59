;; An exception nobody catches ends the program like a trap.
(module
  (memory (export "memory") 1)
  (tag $code (param i32))
  (func (export "_start") (throw $code (i32.const 1))))
