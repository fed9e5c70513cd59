;; Throws from a signal handler to whoever that has interrupted, as longjmp does where it is made of exceptions: from the end
;; of a call, and from the middle of a loop. What goes wrong is the code: the number of the try.
(module
  (import "wasix_32v1" "callback_signal" (func $callback_signal (param i32 i32)))
  (import "wasix_32v1" "thread_signal" (func $thread_signal (param i32 i32) (result i32)))
  (import "wasix_32v1" "proc_raise_interval" (func $proc_raise_interval (param i32 i64 i32) (result i32)))
  (import "wasix_32v1" "thread_sleep" (func $thread_sleep (param i64) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 64) "handler")
  (tag $number (param i32))
  (func (export "handler") (param i32) (throw $number (local.get 0)))
  (func $call
    (drop (call $thread_signal (i32.const 0x3fffffff) (i32.const 10)))) ;; SIGUSR1, to the main thread
  (func $sleeps (drop (call $thread_sleep (i64.const 60000000000))))
  (func $computes (loop $forever (br $forever)))
  ;; In a millisecond.
  (func $alarm (if (call $proc_raise_interval (i32.const 14) (i64.const 1000000) (i32.const 0)) (then unreachable)))
  (func $try (param $try i32) (param $wanted i32)
    (block $caught (result i32)
      (try_table (catch $number $caught)
        (if (i32.eq (local.get $try) (i32.const 1)) (then (call $call)))
        (if (i32.eq (local.get $try) (i32.const 2)) (then (call $alarm) (call $sleeps)))
        (if (i32.eq (local.get $try) (i32.const 3)) (then (call $alarm) (call $computes))))
      (call $proc_exit (local.get $try))
      (unreachable))
    (if (i32.ne (local.get $wanted)) (then (call $proc_exit (i32.add (local.get $try) (i32.const 10))))))
  (func (export "_start") (local $rounds i32)
    (call $callback_signal (i32.const 64) (i32.const 7))
    ;; The signals are not held back by handlers that have been left.
    (loop $again
      (call $try (i32.const 1) (i32.const 10))
      (call $try (i32.const 2) (i32.const 14))
      (call $try (i32.const 3) (i32.const 14))
      (local.set $rounds (i32.add (local.get $rounds) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $rounds) (i32.const 3))))))
