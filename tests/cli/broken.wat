(module
  (func (export "_start")
    (i32.const 1) (drop) (no.such.instruction)))
