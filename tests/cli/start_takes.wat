;; A start that nobody can call: the command calls `_start` without arguments.
(module
  (func (export "_start") (param i32)))
