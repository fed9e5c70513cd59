;; Neither a command nor a reactor: there is nothing to run.
(module
  (memory (export "memory") 1)
  (func (export "other")))
