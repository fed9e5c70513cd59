;; Exceptions of the final proposal: thrown, caught by tag, caught as exnref and thrown on.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (tag $code (param i32))
  (func $throws (param i32) (throw $code (local.get 0)))
  (func $passes_on (param i32) (local $caught exnref)
    (block $handler (result exnref)
      (try_table (catch_all_ref $handler) (call $throws (local.get 0)))
      return)
    (local.set $caught)
    (throw_ref (local.get $caught)))
  (func (export "_start")
    (call $proc_exit
      (block $handler (result i32)
        (try_table (catch $code $handler) (call $passes_on (i32.const 17)))
        (i32.const 1)))))
