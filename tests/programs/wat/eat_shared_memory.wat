;; Grows a memory that threads could share until that is refused, then exits with 0 if it had at
;; least 16 pages and at most 4,096 (256 MiB), with 1 otherwise. Without a limit this would take 4 GiB.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (import "env" "memory" (memory 1 65536 shared))
  (func (export "_start")
    (loop $again
      (br_if $again (i32.ne (memory.grow (i32.const 16)) (i32.const -1))))
    (call $proc_exit
      (i32.or
        (i32.lt_u (memory.size) (i32.const 16))
        (i32.gt_u (memory.size) (i32.const 4096))))))
