;; A program of WASIX 0.11, which it is known by for a call that only 0.11 has in WASIX's module: kinds of sockets are counted
;; from datagrams on, and addresses take 20 bytes, also where there is no more memory.
(module
  (import "wasix_32v1" "fd_write" (func (param i32 i32 i32 i32) (result i32)))
  (import "wasix_32v1" "sock_open" (func $open (param i32 i32 i32 i32) (result i32)))
  (import "wasix_32v1" "sock_bind" (func $bind (param i32 i32) (result i32)))
  (import "wasix_32v1" "sock_addr_local" (func $local (param i32 i32) (result i32)))
  (import "wasix_32v1" "sock_get_opt_size" (func $option (param i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  ;; IPv4, any port, 127.0.0.1: 20 bytes from the end.
  (data (i32.const 65516) "\01\00\00\00\7f\00\00\01")
  (func $kind (param $kind i32) (result i32)
    (if (call $open (i32.const 1) (local.get $kind) (i32.const 0) (i32.const 0)) (then unreachable))
    ;; 25 is the kind, by the host's numbers.
    (if (call $option (i32.load (i32.const 0)) (i32.const 25) (i32.const 8)) (then unreachable))
    (i32.load (i32.const 8)))
  (func (export "_start")
    (if (i32.ne (call $kind (i32.const 1)) (i32.const 1)) (then unreachable))
    (if (i32.ne (call $kind (i32.const 0)) (i32.const 2)) (then unreachable))
    (if (call $bind (i32.load (i32.const 0)) (i32.const 65516)) (then unreachable))
    (i64.store (i32.const 65516) (i64.const -1))
    (if (call $local (i32.load (i32.const 0)) (i32.const 65516)) (then unreachable))
    (if (i32.ne (i32.load16_u (i32.const 65516)) (i32.const 0xff01)) (then unreachable))
    (if (i32.eqz (i32.load16_u (i32.const 65518))) (then unreachable))
    (if (i32.ne (i32.load (i32.const 65520)) (i32.const 0x0100007f)) (then unreachable))))
