;; Forks, by asyncify's protocol spelled out by hand. The child opens the directory `/data/sub`, moves it to another descriptor,
;; makes the directory `made` in it and ends with 3; the parent waits for it and ends with
;; 0. What goes wrong is the code: 100 and the errno.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_create_directory"
    (func $path_create_directory (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_renumber" (func $fd_renumber (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (import "wasix_32v1" "proc_fork" (func $proc_fork (param i32 i32) (result i32)))
  (import "wasix_32v1" "proc_join" (func $proc_join (param i32 i32 i32) (result i32)))
  (memory (export "memory") 2)
  (global $state (mut i32) (i32.const 0))
  (global $buffer (mut i32) (i32.const 0))
  (global (export "__stack_pointer") (mut i32) (i32.const 65536))
  (global (export "__data_end") i32 (i32.const 1024))
  (data (i32.const 64) "/data/sub")
  (data (i32.const 80) "made")
  (func (export "asyncify_start_unwind") (param i32)
    (global.set $state (i32.const 1)) (global.set $buffer (local.get 0)))
  (func (export "asyncify_stop_unwind") (global.set $state (i32.const 0)))
  (func (export "asyncify_start_rewind") (param i32)
    (global.set $state (i32.const 2)) (global.set $buffer (local.get 0)))
  (func (export "asyncify_stop_rewind") (global.set $state (i32.const 0)))
  (func $must (param $errno i32)
    (if (local.get $errno) (then (call $proc_exit (i32.add (i32.const 100) (local.get $errno))))))
  (func (export "_start") (local $errno i32)
    (local.set $errno (call $proc_fork (i32.const 1) (i32.const 512)))
    ;; Leaving the stack: there is nothing on it.
    (if (i32.eq (global.get $state) (i32.const 1)) (then (return)))
    (call $must (local.get $errno))
    (if (i32.eqz (i32.load (i32.const 512)))
      (then
        (call $must (call $path_open (i32.const 3) (i32.const 0) (i32.const 64) (i32.const 9) (i32.const 2)
          (i64.const 512) (i64.const 0) (i32.const 0) (i32.const 516))) ;; with the right to path_create_directory
        (call $must (call $fd_renumber (i32.load (i32.const 516)) (i32.const 5)))
        (call $must (call $path_create_directory (i32.const 5) (i32.const 80) (i32.const 4)))
        (call $proc_exit (i32.const 3))))
    (i32.store8 (i32.const 520) (i32.const 1))
    (i32.store (i32.const 524) (i32.load (i32.const 512)))
    (call $must (call $proc_join (i32.const 520) (i32.const 0) (i32.const 540)))
    ;; The child's own end, with its own code.
    (if (i32.ne (i32.load16_u (i32.const 542)) (i32.const 3)) (then (call $proc_exit (i32.const 99))))))
