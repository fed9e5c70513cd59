;; Valid by two proposals that no engine has yet.
(module
  (memory 1 (pagesize 1))
  (func (export "_start")
    (i64.add128 (i64.const 1) (i64.const 2) (i64.const 3) (i64.const 4))
    (drop)
    (drop)))
