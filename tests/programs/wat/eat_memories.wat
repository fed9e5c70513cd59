;; Grows two memories and a table until that is refused, then exits with 0 if they had at least
;; 16 pages (1 MiB) together and at most 4,096 (256 MiB), with 1 otherwise. An element of a table
;; counts as 8 bytes. Without a limit this would take 8 GiB of memories, and a table of as much again.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory $one (export "memory") 1)
  (memory $two 0)
  (table $table 0 funcref)
  (func (export "_start") (local $pages i32)
    (loop $again
      (br_if $again (i32.ne (memory.grow $one (i32.const 16)) (i32.const -1))))
    (loop $again
      (br_if $again (i32.ne (memory.grow $two (i32.const 1)) (i32.const -1))))
    (loop $again
      (br_if $again (i32.and
        (i32.ne (table.grow $table (ref.null func) (i32.const 1048576)) (i32.const -1))
        (i32.lt_u (table.size $table) (i32.const 268435456)))))
    (local.set $pages (i32.add
      (i32.add (memory.size $one) (memory.size $two))
      (i32.div_u (table.size $table) (i32.const 8192))))
    (call $proc_exit
      (i32.or
        (i32.lt_u (local.get $pages) (i32.const 16))
        (i32.gt_u (local.get $pages) (i32.const 4096))))))
