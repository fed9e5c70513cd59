;; What can be read and is not valid: the types of an addition are two.
(module
  (memory (export "memory") 1)
  (func (export "_start") (drop (i64.add (i32.const 1) (i64.const 2)))))
