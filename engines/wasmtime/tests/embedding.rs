//! What embedders do, on both engines: run guests as std::process runs programs, own the store, bring clocks, random bytes and
//! streams of their own.

use std::io::{Read as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use waxwing::abi::types::{Clockid, Errno, Timestamp};
use waxwing::layer::Layered;
use waxwing::{Buffer, Clock, Command, Engine, ExitStatus, Limits, Module, NetAttempt, Process, Stdio, Stop};

fn wasm(text: &str) -> Vec<u8> {
    wat::parse_str(text).expect("the guest is well-formed")
}

type Loaded = (Arc<dyn Engine>, Arc<dyn Module>);

fn on_wasmtime(text: &str) -> Loaded {
    let mut config = waxwing_wasmtime::Config::default();
    config.interruptible = true;
    let engine = waxwing_wasmtime::Wasmtime::new(&config).expect("this machine runs Wasmtime");
    let module = engine.load(&wasm(text)).expect("the guest links");
    (engine, module)
}

fn on_wasmi(text: &str) -> Loaded {
    let engine = waxwing_wasmi::Wasmi::new(&waxwing_wasmi::Config::default());
    let module = engine.load(&wasm(text)).expect("the guest links");
    (engine, module)
}

type Load = fn(&str) -> Loaded;

const ENGINES: [(&str, Load); 2] = [("wasmtime", on_wasmtime), ("wasmi", on_wasmi)];

const IMPORTS: &str = r#"
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "clock_time_get" (func $clock (param i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
"#;

/// Copies its input to its output to the end, says "done" on standard error, and exits with code 3.
fn copier() -> String {
    format!(
        r#"(module {IMPORTS} (data (i32.const 32) "done")
          (func (export "_start")
            (loop $more
              (i32.store (i32.const 0) (i32.const 64))
              (i32.store (i32.const 4) (i32.const 4096))
              (if (call $fd_read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)) (then unreachable))
              (i32.store (i32.const 4) (i32.load (i32.const 8)))
              (if (i32.load (i32.const 8))
                (then
                  (if (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)) (then unreachable))
                  (br $more))))
            (i32.store (i32.const 0) (i32.const 32))
            (i32.store (i32.const 4) (i32.const 4))
            (if (call $fd_write (i32.const 2) (i32.const 0) (i32.const 1) (i32.const 8)) (then unreachable))
            (call $exit (i32.const 3))))"#
    )
}

#[test]
fn output_is_collected_and_a_command_can_be_run_again() {
    for (name, load) in ENGINES {
        let (engine, module) = load(&copier());
        let mut command = Command::new(engine, module);
        // More than a pipe holds, so that both sides have to move.
        let text = "0123456789abcdef".repeat(20_000);
        command.stdin(&*text);
        for _ in 0..2 {
            let output = command.output().expect("it starts");
            assert!(matches!(output.status, ExitStatus::Exited(3)), "{name}: {}", output.status);
            assert_eq!(output.stdout, text.as_bytes(), "{name}");
            assert_eq!(output.stderr, b"done", "{name}");
        }
        let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("it starts");
        assert!(matches!(status, ExitStatus::Exited(3)), "{name}: {status}");
    }
}

#[test]
fn a_child_is_talked_to_through_pipes_and_killed() {
    for (name, load) in ENGINES {
        let (engine, module) = load(&copier());
        let mut command = Command::new(engine, module);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("it starts");
        let (mut stdin, mut stdout) =
            (child.stdin.take().expect("piped"), child.stdout.take().expect("piped"));
        let mut echo = [0; 5];
        for _ in 0..3 {
            stdin.write_all(b"hello").expect("the guest reads");
            stdout.read_exact(&mut echo).expect("the guest writes");
            assert_eq!(&echo, b"hello", "{name}");
        }
        assert!(child.try_wait().is_none(), "{name}");
        assert!(child.wait_timeout(Duration::from_millis(20)).is_none(), "{name}");
        // It sleeps in a read.
        child.kill();
        let status = child.wait();
        assert!(matches!(status, ExitStatus::Signaled(9)), "{name}: {status}");
        assert_eq!(stdout.read(&mut echo).expect("closed"), 0, "{name}");

        let mut child = command.spawn().expect("it starts again");
        child.stdin.take().expect("piped").write_all(b"x").expect("the guest reads");
        let output = child.wait_with_output().expect("pipes can be read");
        assert!(matches!(output.status, ExitStatus::Exited(3)), "{name}: {}", output.status);
        assert_eq!((&*output.stdout, &*output.stderr), (&b"x"[..], &b""[..]), "{name}");
    }
}

#[test]
fn time_is_up_for_a_guest_that_waits() {
    for (name, load) in ENGINES {
        let (engine, module) = load(&copier());
        let mut command = Command::new(engine, module);
        command.stdin(Stdio::piped()).timeout(Duration::from_millis(50));
        let start = Instant::now();
        let mut child = command.spawn().expect("it starts");
        // Its input stays open, so that it waits for more.
        let _stdin = child.stdin.take();
        let status = child.wait();
        assert!(matches!(status, ExitStatus::TimedOut), "{name}: {status}");
        assert!(start.elapsed() >= Duration::from_millis(50), "{name}");
    }
}

#[test]
fn streams_can_be_memory_of_the_hosts() {
    for (name, load) in ENGINES {
        let (engine, module) = load(&copier());
        let (input, output) = (Buffer::from("in"), Buffer::with_limit(2));
        let builder = Process::builder().stdin(&input).stdout(&output).stderr(Stdio::null());
        let status = builder.clone().build(Arc::clone(&engine), Arc::clone(&module)).expect("set up").run();
        assert!(matches!(status, ExitStatus::Exited(3)), "{name}: {status}");
        assert_eq!(output.contents(), b"in", "{name}");
        // The same once more: its output is full, which the guest does not expect.
        input.push(b"more");
        let status = builder.build(engine, module).expect("set up").run();
        assert!(matches!(status, ExitStatus::Trapped(_)), "{name}: {status}");
        assert_eq!(output.take(), b"in", "{name}");
    }
}

/// A clock that stands still until somebody waits for it, and then is there at once.
struct Simulated(AtomicU64);

impl Clock for Simulated {
    fn now(&self, _: Clockid) -> Result<Timestamp, Errno> {
        Ok(self.0.load(Ordering::Relaxed))
    }

    fn sleep(&self, _: Clockid, _: Timestamp, deadline: Timestamp) -> Duration {
        self.0.fetch_max(deadline, Ordering::Relaxed);
        Duration::ZERO
    }
}

#[test]
fn clocks_and_random_bytes_can_be_the_embedders() {
    // Writes eight random bytes, sleeps an hour, and writes the time.
    let guest = format!(
        r#"(module {IMPORTS}
          (func $write (param $at i32)
            (i32.store (i32.const 0) (local.get $at))
            (i32.store (i32.const 4) (i32.const 8))
            (if (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)) (then unreachable)))
          (func (export "_start")
            (if (call $random (i32.const 64) (i32.const 8)) (then unreachable))
            (call $write (i32.const 64))
            ;; a subscription to the monotonic clock, an hour from now
            (i32.store (i32.const 144) (i32.const 1))
            (i64.store (i32.const 152) (i64.const 3600000000000))
            (if (call $poll (i32.const 128) (i32.const 256) (i32.const 1) (i32.const 320)) (then unreachable))
            (if (call $clock (i32.const 1) (i64.const 0) (i32.const 64)) (then unreachable))
            (call $write (i32.const 64))))"#
    );
    for (name, load) in ENGINES {
        let (engine, module) = load(&guest);
        let output = Buffer::new();
        let builder = Process::builder()
            .stdout(&output)
            .clock(Arc::new(Simulated(AtomicU64::new(17))))
            .random(Arc::new(|bytes: &mut [u8]| bytes.fill(0xab)));
        let start = Instant::now();
        let status = builder.build(engine, module).expect("set up").run();
        assert!(status.success(), "{name}: {status}");
        assert!(start.elapsed() < Duration::from_secs(60), "{name}");
        let written = output.take();
        assert_eq!(written[..8], [0xab; 8], "{name}");
        assert_eq!(written[8..], 3_600_000_000_017_u64.to_le_bytes(), "{name}");
    }
}

/// Says "hi" each time it is called, and ends its process when called so.
fn speaker() -> String {
    format!(
        r#"(module {IMPORTS} (data (i32.const 32) "hi")
          (global $calls (mut i32) (i32.const 0))
          (func (export "speak") (result i32)
            (i32.store (i32.const 0) (i32.const 32))
            (i32.store (i32.const 4) (i32.const 2))
            (if (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)) (then unreachable))
            (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
            (global.get $calls))
          (func (export "quit") (call $exit (i32.const 9))))"#
    )
}

struct Owner {
    wasi: Layered,
}

fn task(owner: &mut Owner) -> &mut Layered {
    &mut owner.wasi
}

#[test]
fn owners_of_a_wasmtime_store_link_and_call_by_themselves() {
    let engine = wasmtime::Engine::default();
    let module = wasmtime::Module::new(&engine, wasm(&speaker())).expect("valid");
    let mut every = wasmtime::Linker::new(&engine);
    waxwing_wasmtime::add_to_linker(&mut every, task).expect("no name twice");
    let mut asked = wasmtime::Linker::new(&engine);
    waxwing_wasmtime::add_imports_to_linker(&mut asked, &module, task).expect("all provided");
    for (linker, bound) in [(&every, false), (&every, true), (&asked, true)] {
        let output = Buffer::new();
        let wasi = Process::builder().stdout(&output).build_task().expect("set up");
        let mut store = wasmtime::Store::new(&engine, Owner { wasi });
        // Two instances in one store: unbound, each call finds the memory of the one that makes it.
        let instances: Vec<_> = (0..if bound { 1 } else { 2 })
            .map(|_| linker.instantiate(&mut store, &module).expect("linked"))
            .collect();
        if bound {
            waxwing_wasmtime::bind(&mut store, task, instances[0]);
        }
        for instance in &instances {
            let speak = instance.get_typed_func::<(), i32>(&mut store, "speak").expect("exported");
            assert_eq!(speak.call(&mut store, ()).expect("no trap"), 1);
            assert_eq!(speak.call(&mut store, ()).expect("no trap"), 2);
        }
        assert_eq!(output.take(), b"hihi".repeat(instances.len()));
        let quit = instances[0].get_typed_func::<(), ()>(&mut store, "quit").expect("exported");
        let error = quit.call(&mut store, ()).expect_err("its process ends");
        assert!(matches!(error.downcast_ref::<Stop>(), Some(Stop::Ended)), "{error:?}");
        assert!(matches!(store.data().wasi.status(), Some(ExitStatus::Exited(9))));
    }
}

#[test]
fn owners_of_a_wasmi_store_link_and_call_by_themselves() {
    let engine = wasmi::Engine::default();
    let module = wasmi::Module::new(&engine, wasm(&speaker())).expect("valid");
    let mut every = wasmi::Linker::new(&engine);
    waxwing_wasmi::add_to_linker(&mut every, task).expect("no name twice");
    let mut asked = wasmi::Linker::new(&engine);
    waxwing_wasmi::add_imports_to_linker(&mut asked, &module, task).expect("all provided");
    for (linker, bound) in [(&every, false), (&every, true), (&asked, true)] {
        let output = Buffer::new();
        let wasi = Process::builder().stdout(&output).build_task().expect("set up");
        let mut store = wasmi::Store::new(&engine, Owner { wasi });
        let instances: Vec<_> = (0..if bound { 1 } else { 2 })
            .map(|_| linker.instantiate_and_start(&mut store, &module).expect("linked"))
            .collect();
        if bound {
            waxwing_wasmi::bind(&mut store, task, instances[0]);
        }
        for instance in &instances {
            let speak = instance.get_typed_func::<(), i32>(&store, "speak").expect("exported");
            assert_eq!(speak.call(&mut store, ()).expect("no trap"), 1);
            assert_eq!(speak.call(&mut store, ()).expect("no trap"), 2);
        }
        assert_eq!(output.take(), b"hihi".repeat(instances.len()));
        let quit = instances[0].get_typed_func::<(), ()>(&store, "quit").expect("exported");
        let error = quit.call(&mut store, ()).expect_err("its process ends");
        assert!(matches!(waxwing_wasmi::stopped(&error), Some(Stop::Ended)), "{error:?}");
        assert!(matches!(store.data().wasi.status(), Some(ExitStatus::Exited(9))));
    }
}

/// Asks for random bytes where there is no memory yet, has memory grow, and asks again: at the place that is there now, across its
/// end, and after a growth that was refused.
fn grower() -> String {
    format!(
        r#"(module {IMPORTS}
          (func $ask (param i32) (result i32) (call $random (local.get 0) (i32.const 8)))
          (func (export "_start")
            (if (call $ask (i32.const 0)) (then unreachable))
            (if (i32.ne (call $ask (i32.const 65536)) (i32.const 21)) (then unreachable))
            (if (i32.ne (memory.grow (i32.const 2)) (i32.const 1)) (then unreachable))
            (if (call $ask (i32.const 65536)) (then unreachable))
            (if (i64.eqz (i64.load (i32.const 65536))) (then unreachable))
            (if (call $ask (i32.const 196600)) (then unreachable))
            (if (i32.ne (call $ask (i32.const 196601)) (i32.const 21)) (then unreachable))
            (if (i32.ne (memory.grow (i32.const 65536)) (i32.const -1)) (then unreachable))
            (if (call $ask (i32.const 196600)) (then unreachable))
            (if (i32.ne (call $ask (i32.const 196601)) (i32.const 21)) (then unreachable))))"#
    )
}

#[test]
fn a_memory_that_has_grown_is_seen_whole_by_the_next_call() {
    for (name, load) in ENGINES {
        for limit in [None, Some(1 << 20)] {
            let (engine, module) = load(&grower());
            let mut limits = Limits::default();
            limits.memory = limit;
            let process =
                Process::builder().limits(limits).build(engine, module).expect("nothing is asked for");
            let status = process.run();
            assert!(status.success(), "{name}, {limit:?}: {status}");
        }
    }
}

#[test]
fn an_owner_of_a_store_tells_when_its_memory_grows() {
    type Slot = waxwing_wasmtime::link::Slot;
    struct Telling {
        wasi: Layered,
        slot: Option<Arc<Slot>>,
        told: u32,
    }
    impl wasmtime::ResourceLimiter for Telling {
        fn memory_growing(&mut self, _: usize, _: usize, _: Option<usize>) -> wasmtime::Result<bool> {
            if let Some(slot) = &self.slot {
                slot.memory_grows();
                self.told += 1;
            }
            Ok(true)
        }

        fn table_growing(&mut self, _: usize, _: usize, _: Option<usize>) -> wasmtime::Result<bool> {
            Ok(true)
        }
    }
    // A memory that has to move when it grows.
    let mut config = wasmtime::Config::new();
    config.memory_reservation(0).memory_reservation_for_growth(0).memory_guard_size(0);
    let engine = wasmtime::Engine::new(&config).expect("this machine runs Wasmtime");
    let module = wasmtime::Module::new(&engine, wasm(&grower())).expect("valid");
    let wasi = Process::builder().build_task().expect("nothing is asked for");
    let mut store = wasmtime::Store::new(&engine, Telling { wasi, slot: None, told: 0 });
    store.limiter(|telling| telling);
    let (imports, slot) =
        waxwing_wasmtime::link::link(&mut store, &module, |telling: &mut Telling| &mut telling.wasi)
            .expect("links");
    let instance = wasmtime::Instance::new(&mut store, &module, &imports).expect("links");
    slot.bind(&mut store, instance);
    // SAFETY: `Telling` is the store's limiter, and tells.
    unsafe { slot.heed_growth() };
    store.data_mut().slot = Some(slot);
    let start = instance.get_typed_func::<(), ()>(&mut store, "_start").expect("exported");
    start.call(&mut store, ()).expect("no trap");
    assert_eq!(store.data().told, 2);
}

#[test]
fn a_linker_says_what_a_module_lacks() {
    let engine = wasmtime::Engine::default();
    let text =
        r#"(module (import "wasi_snapshot_preview1" "no_such_call" (func)) (import "env" "f" (func)))"#;
    let module = wasmtime::Module::new(&engine, wasm(text)).expect("valid");
    let mut linker = wasmtime::Linker::new(&engine);
    let error = waxwing_wasmtime::add_imports_to_linker(&mut linker, &module, task);
    let compiled = error.expect_err("two are missing").to_string();

    let engine = wasmi::Engine::default();
    let module = wasmi::Module::new(&engine, wasm(text)).expect("valid");
    let mut linker = wasmi::Linker::new(&engine);
    let error = waxwing_wasmi::add_imports_to_linker(&mut linker, &module, task);
    let interpreted = error.expect_err("two are missing").to_string();

    for error in [compiled, interpreted] {
        assert!(error.contains("wasi_snapshot_preview1.no_such_call") && error.contains("env.f"), "{error}");
    }
}

#[test]
fn a_guest_gets_no_connection_that_the_embedder_refuses() {
    // Takes one connection, and writes to it.
    let guest = format!(
        r#"(module
          (import "wasi_snapshot_preview1" "sock_accept" (func $accept (param i32 i32 i32) (result i32)))
          {IMPORTS}
          (data (i32.const 32) "hello")
          (func (export "_start")
            (if (call $accept (i32.const 3) (i32.const 0) (i32.const 64)) (then unreachable))
            (i32.store (i32.const 0) (i32.const 32))
            (i32.store (i32.const 4) (i32.const 5))
            (if (call $fd_write (i32.load (i32.const 64)) (i32.const 0) (i32.const 1) (i32.const 8))
              (then unreachable))))"#
    );
    for (name, load) in ENGINES {
        let (engine, module) = load(&guest);
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("loopback is there");
        let address = listener.local_addr().expect("bound");
        // The first one that comes is refused, whoever it is.
        let asked = AtomicU64::new(0);
        let policy = move |attempt: &NetAttempt<'_>| {
            assert!(matches!(attempt, NetAttempt::Accept(Some(peer)) if peer.ip().is_loopback()));
            asked.fetch_add(1, Ordering::Relaxed) > 0
        };
        let mut command = Command::new(engine, module);
        command.configure(|builder| builder.listener(listener).net_policy(Arc::new(policy)));
        let mut child = command.timeout(Duration::from_secs(20)).spawn().expect("it starts");
        let read = || {
            let mut text = String::new();
            let mut stream = std::net::TcpStream::connect(address).expect("somebody listens");
            stream.read_to_string(&mut text).map(|_| text)
        };
        assert_eq!(read().unwrap_or_default(), "", "{name}");
        assert_eq!(read().expect("it is taken"), "hello", "{name}");
        let status = child.wait();
        assert!(status.success(), "{name}: {status}");
    }
}
