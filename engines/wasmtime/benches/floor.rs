//! What a call costs natively, through the least that a host on this engine can do, and through Waxwing: in one process, a
//! millisecond of each in turn, so that whatever else the machine does befalls all three alike.
//!
//!     cargo bench -p waxwing-wasmtime --bench floor
//!
//! `-- NAME ...` measures some operations alone, `ROUNDS=N` in N rounds.
//!
//! The least host trusts the guest: it adds the guest's address to the memory's, makes the system call with the guest's own
//! number for a descriptor, and stores the result. No host that keeps a guest in bounds can be faster.

#![expect(clippy::print_stdout, reason = "it talks to whoever measures")]
#![expect(clippy::cast_possible_truncation, reason = "numbers of descriptors and of calls in a millisecond")]
#![expect(
    clippy::undocumented_unsafe_blocks,
    reason = "what the least host does is not safe, and is trusted here"
)]

use std::ffi::{CStr, CString};
use std::mem::MaybeUninit;
use std::os::fd::{BorrowedFd, IntoRawFd};
use std::os::unix::ffi::OsStrExt as _;
use std::time::Instant;

use rustix::fs::{self, Mode, OFlags};
use rustix::io::{self, Errno};
use wasmtime::{Config, Engine, Func, FuncType, Instance, Module, Store, TypedFunc, ValRaw, ValType};
use waxwing::Process;
use waxwing::layer::Layered;

const GUEST: &str = r#"(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $empty (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_pread" (func $pread (param i32 i32 i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_pwrite" (func $pwrite (param i32 i32 i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_seek" (func $seek (param i32 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_open"
    (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_close" (func $close (param i32) (result i32)))
  (memory (export "memory") 4)
  (global $dir (mut i32) (i32.const 3))
  (global $fd (mut i32) (i32.const 0))
  ;; one range of 4096 bytes, which start at a page
  (data (i32.const 0) "\00\00\01\00\00\10\00\00")
  (data (i32.const 64) "file")
  (data (i32.const 80) "1/2/3/4/5/6/7/file")
  (func (export "prepare") (param $dir i32)
    (global.set $dir (local.get $dir))
    ;; FD_READ, FD_SEEK, FD_WRITE
    (if (call $open (local.get $dir) (i32.const 0) (i32.const 64) (i32.const 4) (i32.const 0) (i64.const 0x46)
          (i64.const 0) (i32.const 0) (i32.const 16))
      (then unreachable))
    (global.set $fd (i32.load (i32.const 16))))
  (func (export "empty_call") (param $n i32)
    (loop $again
      (if (call $empty (i32.const 8) (i32.const 12)) (then unreachable))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  (func (export "read_4k") (param $n i32)
    (loop $again
      (if (i32.eqz (i32.and (local.get $n) (i32.const 255)))
        (then (if (call $seek (global.get $fd) (i64.const 0) (i32.const 0) (i32.const 24)) (then unreachable))))
      (if (call $read (global.get $fd) (i32.const 0) (i32.const 1) (i32.const 8)) (then unreachable))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  (func (export "write_4k") (param $n i32)
    (loop $again
      (if (i32.eqz (i32.and (local.get $n) (i32.const 255)))
        (then (if (call $seek (global.get $fd) (i64.const 0) (i32.const 0) (i32.const 24)) (then unreachable))))
      (if (call $write (global.get $fd) (i32.const 0) (i32.const 1) (i32.const 8)) (then unreachable))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  (func (export "pread_4k") (param $n i32)
    (loop $again
      (if (call $pread (global.get $fd) (i32.const 0) (i32.const 1) (i64.const 8192) (i32.const 8))
        (then unreachable))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  (func (export "pwrite_4k") (param $n i32)
    (loop $again
      (if (call $pwrite (global.get $fd) (i32.const 0) (i32.const 1) (i64.const 8192) (i32.const 8))
        (then unreachable))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  (func $open_close (param $n i32) (param $path i32) (param $len i32)
    (loop $again
      (if (call $open (global.get $dir) (i32.const 0) (local.get $path) (local.get $len) (i32.const 0)
            (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 16))
        (then unreachable))
      (if (call $close (i32.load (i32.const 16))) (then unreachable))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  (func (export "open_close_d1") (param $n i32)
    (call $open_close (local.get $n) (i32.const 64) (i32.const 4)))
  (func (export "open_close_d8") (param $n i32)
    (call $open_close (local.get $n) (i32.const 80) (i32.const 18))))"#;

/// A guest whose loops are called from here.
struct Guest<T: 'static> {
    store: Store<T>,
    instance: Instance,
}

impl<T> Guest<T> {
    fn operation(&mut self, name: &str) -> TypedFunc<u32, ()> {
        self.instance.get_typed_func(&mut self.store, name).expect("it is exported")
    }

    fn prepare(&mut self, dir: u32) {
        self.operation("prepare").call(&mut self.store, dir).expect("the directory has the file");
    }
}

/// The least host's memory.
struct Least {
    base: usize,
}

/// What the least host does for one call.
type Body = fn(usize, &mut [MaybeUninit<ValRaw>]) -> u32;

fn word(values: &[MaybeUninit<ValRaw>], index: usize) -> usize {
    unsafe { values[index].assume_init_ref() }.get_u32() as usize
}

fn number(values: &[MaybeUninit<ValRaw>], index: usize) -> u64 {
    unsafe { values[index].assume_init_ref() }.get_u64()
}

fn load(base: usize, at: usize) -> usize {
    unsafe { ((base + at) as *const u32).read() as usize }
}

#[inline(always)]
fn store<T: TryInto<u32>>(base: usize, at: usize, result: Result<T, Errno>) -> u32 {
    match result.ok().and_then(|result| result.try_into().ok()) {
        Some(result) => {
            unsafe { ((base + at) as *mut u32).write(result) };
            0
        }
        None => 29,
    }
}

fn fd(values: &[MaybeUninit<ValRaw>]) -> BorrowedFd<'static> {
    unsafe { BorrowedFd::borrow_raw(word(values, 0) as i32) }
}

/// The guest's one range.
fn range(base: usize, values: &[MaybeUninit<ValRaw>]) -> &'static mut [u8] {
    let at = word(values, 1);
    let (start, len) = (base + load(base, at), load(base, at + 4));
    unsafe { std::slice::from_raw_parts_mut(start as *mut u8, len) }
}

/// The calls that the guest imports, by name. Rustix makes system calls where they stand, without a function of libc's to
/// return from.
const LEAST: [(&str, Body); 8] = [
    ("args_sizes_get", |base, values| {
        store(base, word(values, 0), Ok(1_u32));
        store(base, word(values, 1), Ok(5_u32))
    }),
    ("fd_read", |base, values| store(base, word(values, 3), io::read(fd(values), range(base, values)))),
    ("fd_write", |base, values| store(base, word(values, 3), io::write(fd(values), range(base, values)))),
    ("fd_pread", |base, values| {
        store(base, word(values, 4), io::pread(fd(values), range(base, values), number(values, 3)))
    }),
    ("fd_pwrite", |base, values| {
        store(base, word(values, 4), io::pwrite(fd(values), range(base, values), number(values, 3)))
    }),
    ("fd_seek", |base, values| {
        store(base, word(values, 3), fs::seek(fd(values), fs::SeekFrom::Start(number(values, 1))))
    }),
    ("path_open", |base, values| {
        let mut path = [0_u8; 256];
        let (at, len) = (word(values, 2), word(values, 3));
        unsafe { std::ptr::copy_nonoverlapping((base + at) as *const u8, path.as_mut_ptr(), len.min(255)) };
        let path = unsafe { CStr::from_ptr(path.as_ptr().cast()) };
        let flags = if number(values, 5) == 2 { OFlags::RDONLY } else { OFlags::RDWR };
        let opened = fs::openat(fd(values), path, flags | OFlags::CLOEXEC, Mode::empty());
        store(base, word(values, 8), opened.map(IntoRawFd::into_raw_fd))
    }),
    ("fd_close", |_, values| {
        unsafe { io::close(word(values, 0) as i32) };
        0
    }),
];

/// Wasmtime's own default but for what Waxwing asks for too.
fn engine() -> Engine {
    Engine::new(Config::new().memory_may_move(false)).expect("this machine runs Wasmtime")
}

fn least(module: &Module) -> Guest<Least> {
    let mut store = Store::new(module.engine(), Least { base: 0 });
    let mut imports = Vec::new();
    macro_rules! import {
        ($index:literal, $params:expr) => {{
            let ty = FuncType::new(module.engine(), $params, [ValType::I32]);
            let func = unsafe {
                Func::new_unchecked(&mut store, ty, |caller, values| {
                    // Known here, so that it becomes part of this function.
                    let result = LEAST[$index].1(caller.data().base, values);
                    values[0].write(ValRaw::u32(result));
                    Ok(())
                })
            };
            imports.push(func.into());
        }};
    }
    const I32: ValType = ValType::I32;
    const I64: ValType = ValType::I64;
    import!(0, [I32, I32]);
    import!(1, [I32, I32, I32, I32]);
    import!(2, [I32, I32, I32, I32]);
    import!(3, [I32, I32, I32, I64, I32]);
    import!(4, [I32, I32, I32, I64, I32]);
    import!(5, [I32, I64, I32, I32]);
    import!(6, [I32, I32, I32, I32, I32, I64, I64, I32, I32]);
    import!(7, [I32]);
    let instance = Instance::new(&mut store, module, &imports).expect("it links");
    let memory = instance.get_memory(&mut store, "memory").expect("it is exported");
    store.data_mut().base = memory.data_ptr(&store) as usize;
    Guest { store, instance }
}

fn waxwing(module: &Module, dir: &std::path::Path) -> Guest<Layered> {
    let task = Process::builder().arg("floor").preopen_dir(dir, ".").expect("it is there");
    let mut store = Store::new(module.engine(), task.build_task().expect("nothing is asked for"));
    let (imports, slot) =
        waxwing_wasmtime::link::link(&mut store, module, |task: &mut Layered| task).expect("it links");
    let instance = Instance::new(&mut store, module, &imports).expect("it links");
    slot.bind(&mut store, instance);
    // Its memory never grows.
    unsafe { slot.heed_growth() };
    Guest { store, instance }
}

/// The native loops: what a C program would do.
struct Native {
    dir: i32,
    fd: i32,
    bytes: *mut libc::c_void,
}

#[inline(never)]
fn nothing() -> i32 {
    std::hint::black_box(0)
}

impl Native {
    fn new(dir: &CStr) -> Self {
        unsafe {
            let dir = libc::open(dir.as_ptr(), libc::O_RDONLY | libc::O_DIRECTORY);
            let fd = libc::openat(dir, c"file".as_ptr(), libc::O_RDWR);
            assert!(dir >= 0 && fd >= 0, "the directory has the file");
            Native {
                dir,
                fd,
                bytes: vec![7_u8; 8192].leak().as_mut_ptr().map_addr(|at| at.next_multiple_of(4096)).cast(),
            }
        }
    }

    fn run(&self, operation: &str, n: u32) {
        let (fd, bytes) = (self.fd, self.bytes);
        let rewind = |n| {
            if n & 255 == 0 {
                assert_eq!(unsafe { libc::lseek(fd, 0, 0) }, 0)
            }
        };
        let count = |got| assert_eq!(got, 4096);
        let open_close = |path: &CStr| unsafe {
            let fd = libc::openat(self.dir, path.as_ptr(), libc::O_RDONLY | libc::O_CLOEXEC);
            assert!(fd >= 0 && libc::close(fd) == 0);
        };
        let counting = (1..=n).rev();
        match operation {
            "empty_call" => counting.for_each(|_| assert_eq!(nothing(), 0)),
            "read_4k" => counting.for_each(|n| {
                rewind(n);
                count(unsafe { libc::read(fd, bytes, 4096) });
            }),
            "write_4k" => counting.for_each(|n| {
                rewind(n);
                count(unsafe { libc::write(fd, bytes, 4096) });
            }),
            "pread_4k" => counting.for_each(|_| count(unsafe { libc::pread(fd, bytes, 4096, 8192) })),
            "pwrite_4k" => counting.for_each(|_| count(unsafe { libc::pwrite(fd, bytes, 4096, 8192) })),
            "open_close_d1" => counting.for_each(|_| open_close(c"file")),
            _ => counting.for_each(|_| open_close(c"1/2/3/4/5/6/7/file")),
        }
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn main() {
    let rounds: usize = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(501);
    let home = tempfile::tempdir_in("/dev/shm").expect("a directory in memory");
    let deep = home.path().join("1/2/3/4/5/6/7");
    std::fs::create_dir_all(&deep).expect("there is room");
    for file in [home.path().join("file"), deep.join("file")] {
        std::fs::write(file, vec![7; 2 << 20]).expect("there is room");
    }
    let path = CString::new(home.path().as_os_str().as_bytes()).expect("no NUL");
    let native = Native::new(&path);
    let module = Module::new(&engine(), wat::parse_str(GUEST).expect("valid")).expect("valid");
    let (mut least, mut waxwing) = (least(&module), waxwing(&module, home.path()));
    least.prepare(native.dir.cast_unsigned());
    waxwing.prepare(3);
    println!(
        "| operation | native ns | least ns | waxwing ns | least / native | waxwing / native | waxwing / least |"
    );
    println!("|---|---|---|---|---|---|---|");
    let wanted: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    for name in
        ["empty_call", "read_4k", "pread_4k", "write_4k", "pwrite_4k", "open_close_d1", "open_close_d8"]
    {
        if !wanted.is_empty() && !wanted.iter().any(|wanted| wanted == name) {
            continue;
        }
        let (in_least, in_waxwing) = (least.operation(name), waxwing.operation(name));
        let mut timed = |which: usize, n: u32| {
            let start = Instant::now();
            match which {
                0 => native.run(name, n),
                1 => in_least.call(&mut least.store, n).expect("it does not trap"),
                _ => in_waxwing.call(&mut waxwing.store, n).expect("it does not trap"),
            }
            start.elapsed().as_nanos() as f64 / f64::from(n)
        };
        let once = timed(0, 256).max(timed(2, 256));
        let n = ((1e6 / once) as u32).next_multiple_of(256);
        let mut times = [const { Vec::new() }; 3];
        for round in 0..rounds {
            for turn in 0..3 {
                let which = (round + turn) % 3;
                times[which].push(timed(which, n));
            }
        }
        let ratio = |a: usize, b: usize| median(times[a].iter().zip(&times[b]).map(|(a, b)| a / b).collect());
        let [native, least, waxwing] = [0, 1, 2].map(|which| median(times[which].clone()));
        println!(
            "| {name} | {native:.1} | {least:.1} | {waxwing:.1} | {:.3} | {:.3} | {:.3} |",
            ratio(1, 0),
            ratio(2, 0),
            ratio(2, 1)
        );
    }
}
