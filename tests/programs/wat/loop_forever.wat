;; A loop without a call: only the engine can interrupt it.
(module
  (memory (export "memory") 1)
  (func (export "_start") (loop $again (br $again))))
