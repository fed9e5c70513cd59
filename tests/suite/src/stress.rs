//! `waxwing-suite-stress WASM SPAWNS SECONDS SWARM SOCKETS`: many processes and many sockets, in a process of its own, so that what they leave behind can be
//! counted.
//!
//! Four parts: 500 that are alive at once; SPAWNS started and joined one after the other; SECONDS of processes that make
//! random calls and are ended at random moments; SOCKETS half-open connections, as many connections that are reset, and as many
//! random calls of each of four threads on descriptors that they close under each other. After each of them the host has the descriptors, threads and mappings that
//! it had before, and after the second its memory within 2 %.

#![expect(clippy::print_stdout, reason = "it tells whoever waits for it how far it is")]

use std::env;
use std::error::Error;
use std::fs;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use waxwing::{Engine, ExitStatus, Limits, Module, NetAttempt, Process, Stdio, sys};
use waxwing_wasmtime::{Config, Wasmtime};

/// Nothing takes this long to end when it is told to.
const STUCK: Duration = Duration::from_secs(60);

type Failure = Box<dyn Error + Send + Sync>;

/// What the host process has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Held {
    descriptors: usize,
    threads: usize,
    mappings: usize,
}

impl Held {
    fn now() -> Result<Held, Failure> {
        Ok(Held {
            descriptors: fs::read_dir("/proc/self/fd")?.count(),
            threads: fs::read_dir("/proc/self/task")?.count(),
            // A thread sanitizer maps memory of its own, as it goes.
            mappings: match env::var_os("TSAN_OPTIONS") {
                Some(_) => 0,
                None => fs::read_to_string("/proc/self/maps")?.lines().count(),
            },
        })
    }
}

/// Bytes of memory that are in use.
fn resident() -> Result<u64, Failure> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).ok_or("no VmRSS")?;
    let number = line.split_whitespace().nth(1).ok_or("no number")?;
    Ok(number.parse::<u64>()? * 1024)
}

struct Stress {
    engine: Arc<Wasmtime>,
    program: Arc<dyn Module>,
}

impl Stress {
    fn process(&self, args: &[&str], stdout: Stdio) -> Result<Arc<Process>, Failure> {
        let engine: Arc<dyn Engine> = Arc::clone(&self.engine) as _;
        let builder =
            Process::builder().args(["self", "as"]).args(args).program("self", Arc::clone(&self.program));
        let builder = builder.stdin(Stdio::null()).stdout(stdout).stderr(Stdio::null());
        Ok(builder.build(engine, Arc::clone(&self.program))?)
    }

    /// Runs a role to its end; what it writes.
    fn output(&self, args: &[&str]) -> Result<String, Failure> {
        let process = self.process(args, Stdio::Piped)?;
        let mut stdout = process.take_stdout().ok_or("no pipe")?;
        let reading = thread::spawn(move || {
            let mut text = String::new();
            std::io::Read::read_to_string(&mut stdout, &mut text).map(|_| text)
        });
        let status = process.run();
        drop(process);
        let text = reading.join().map_err(|_| "the reader went wrong")??;
        if !status.success() {
            return Err(format!("{args:?} ended with {status}: {text}").into());
        }
        Ok(text.trim_end().to_owned())
    }

    /// Lets processes make random calls until a random moment.
    fn chaos(&self, seed: u64) -> Result<(), Failure> {
        let process = self.process(&["chaos", &(seed >> 40).to_string(), "3"], Stdio::Null)?;
        let (over, ended) = std::sync::mpsc::channel();
        let running = thread::spawn({
            let process = Arc::clone(&process);
            move || {
                let status = process.run();
                let _ = over.send(());
                status
            }
        });
        for number in 0..seed % 5 {
            thread::sleep(Duration::from_micros(seed.rotate_left(7) % 9000));
            let signals = [10, 18, 17, 19, 2];
            process.signal_all(signals[usize::from((seed >> (8 * number)).to_le_bytes()[0]) % signals.len()]);
        }
        thread::sleep(Duration::from_micros(seed.rotate_left(21) % 20_000));
        process.end(ExitStatus::Signaled(9));
        if ended.recv_timeout(STUCK).is_err() {
            return Err(format!("it does not end (seed {seed:#x})").into());
        }
        running.join().map(drop).map_err(|_| "the host panicked".into())
    }
}

/// Checks that nothing is left; threads that have been waited for may take a moment to be gone.
fn same(what: &str, before: Held) -> Result<(), Failure> {
    let start = Instant::now();
    loop {
        let now = Held::now()?;
        if now.descriptors == before.descriptors
            && now.threads <= before.threads
            && now.mappings <= before.mappings
        {
            return Ok(());
        }
        if start.elapsed() > Duration::from_secs(5) {
            return Err(format!("{what}: {before:?} before, {now:?} after").into());
        }
        thread::sleep(Duration::from_millis(10));
    }
}

/// Runs the programs that have many sockets.
fn sockets(engine: &Arc<Wasmtime>, wasm: &str, count: &str) -> Result<(), Failure> {
    // Both ends of each connection are the guest's.
    let needed = count.parse::<usize>()? * 2 + 100;
    let allowed = sys::raise_open_files_limit().unwrap_or(u64::MAX);
    if needed as u64 + 100 > allowed {
        return Err(
            format!("{count} connections need {needed} descriptors, and the limit is {allowed}").into()
        );
    }
    let program: Arc<dyn Module> = engine.load(&fs::read(wasm)?)?;
    for behaviour in ["half_open", "resets", "closing"] {
        let before = Held::now()?;
        let start = Instant::now();
        let mut limits = Limits::default();
        limits.open_files = needed;
        let builder = Process::builder().args(["swarm", behaviour, count]).limits(limits);
        let builder = builder.net_policy(Arc::new(|_: &NetAttempt<'_>| true));
        let process = builder.stdin(Stdio::null()).build(Arc::clone(engine) as _, Arc::clone(&program))?;
        let status = process.run();
        drop(process);
        if !status.success() {
            return Err(format!("{behaviour} {count} ended with {status}").into());
        }
        same(behaviour, Held { mappings: before.mappings + 64, threads: before.threads + 8, ..before })?;
        println!("{behaviour} {count}: {:?}", start.elapsed());
    }
    Ok(())
}

fn main() -> Result<(), Failure> {
    let mut args = env::args().skip(1);
    let mut next = |what: &str| args.next().ok_or_else(|| format!("{what} is missing"));
    let (wasm, spawns, seconds) = (next("WASM")?, next("SPAWNS")?, next("SECONDS")?.parse::<u64>()?);
    let (swarm, count) = (next("SWARM")?, next("SOCKETS")?);
    let mut config = Config::default();
    config.interruptible = true;
    let engine = Wasmtime::new(&config)?;
    let program = engine.load(&fs::read(wasm)?)?;
    let stress = Stress { engine, program };

    // What is set up once, and what the allocator keeps of as many threads as there will be.
    stress.output(&["crowd", "500"])?;
    stress.output(&["repeat", "self", "200"])?;
    let before = Held::now()?;

    let start = Instant::now();
    if stress.output(&["crowd", "500"])? != "500" {
        return Err("they are not all alive".into());
    }
    same("500 at once", before)?;
    println!("500 processes at once, started and ended in {:?}", start.elapsed());

    stress.output(&["repeat", "self", &spawns])?;
    let (before, resident_before) = (Held::now()?, resident()?);
    let start = Instant::now();
    let done = stress.output(&["repeat", "self", &spawns])?;
    if done != spawns {
        return Err(format!("{done} of {spawns} ended as they should").into());
    }
    same("one after the other", before)?;
    let resident_after = resident()?;
    println!("{spawns} spawned and joined, {:?} each", start.elapsed() / spawns.parse::<u32>()?.max(1));
    println!("resident: {} KiB before, {} KiB after", resident_before >> 10, resident_after >> 10);
    if resident_after > resident_before + resident_before / 50 {
        return Err(format!("memory grew from {resident_before} to {resident_after} bytes").into());
    }

    let before = Held::now()?;
    let (start, mut runs, mut seed) = (Instant::now(), 0, 0x9e37_79b9_7f4a_7c15_u64);
    while start.elapsed() < Duration::from_secs(seconds) {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        stress.chaos(seed ^ seed >> 29)?;
        runs += 1;
    }
    same("random calls", Held { mappings: before.mappings + 64, ..before })?;
    println!("{runs} runs of random calls, each ended at a random moment");
    sockets(&stress.engine, &swarm, &count)
}
