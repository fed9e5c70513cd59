;; Polls standard input, which is at its end, 1,056 times at once, then once more than that; run with
;; 16 descriptors at most, of which each could be read and written, beside 1,024 clocks.
(module
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 4)
  (func (export "_start") (local $at i32)
    (loop $again
      (i32.store8 (i32.add (local.get $at) (i32.const 8)) (i32.const 1)) ;; fd_read
      (local.set $at (i32.add (local.get $at) (i32.const 48)))
      (br_if $again (i32.lt_u (local.get $at) (i32.const 52800))))
    (if (call $poll (i32.const 0) (i32.const 65536) (i32.const 1056) (i32.const 262140)) (then unreachable))
    (if (i32.ne (i32.load (i32.const 262140)) (i32.const 1056)) (then unreachable))
    (if (i32.ne (call $poll (i32.const 0) (i32.const 65536) (i32.const 1057) (i32.const 262140)) (i32.const 28)) ;; inval
      (then unreachable))))
