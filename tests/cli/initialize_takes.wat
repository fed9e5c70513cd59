;; An initializer that nobody can call; what comes after it must not run.
(module
  (func (export "_initialize") (param i32))
  (func (export "_start") unreachable))
