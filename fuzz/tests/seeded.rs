//! The fuzz targets run from a seed for a while, with any compiler.
//!
//! Each runs for `WAXWING_FUZZ_SECONDS` (5 where it is not set). The inputs follow from `WAXWING_SEED`; where that is not
//! set either, a plain run begins with 1, and one that was told its time with the clock. An input that fails is said in
//! hexadecimal; `WAXWING_FUZZ_INPUT` runs that one alone. One that ends the whole process is left in the target
//! directory, in `tmp/fuzz-<target>.hex`.

#![cfg(target_os = "linux")]

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

/// Small, quick and the same everywhere (xorshift).
struct Random(u64);

impl Random {
    /// A generator that is as good from a small seed as from a large one.
    fn new(seed: u64) -> Self {
        let mixed = (seed ^ 0x9e37_79b9_7f4a_7c15).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        Random((mixed ^ (mixed >> 31)) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Short ones and long ones, below `longest` bytes.
    fn input(&mut self, longest: u64) -> Vec<u8> {
        let len = 1 + self.next() % (16 << (self.next() % u64::from((longest / 8).ilog2())));
        (0..len).map(|_| self.next().to_le_bytes()[5]).collect()
    }
}

fn number(variable: &str) -> Option<u64> {
    let value = std::env::var(variable).ok()?;
    Some(value.parse().unwrap_or_else(|_| panic!("{variable} is no number: {value}")))
}

fn seed() -> u64 {
    number("WAXWING_SEED").unwrap_or_else(|| match number("WAXWING_FUZZ_SECONDS") {
        None => 1,
        Some(_) => {
            let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
            now.map_or(1, |now| now.as_micros().try_into().unwrap_or(1))
        }
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Vec<u8> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).expect("WAXWING_FUZZ_INPUT is hexadecimal");
    let pairs = text.trim().as_bytes().chunks(2);
    pairs
        .map(|pair| pair.iter().fold(0, |byte, half| byte << 4 | digit(half)).try_into().expect("a byte"))
        .collect()
}

fn run(target: &str, longest: u64, body: fn(&[u8])) {
    // One after the other: each has its time, and the processor, for itself.
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Ok(input) = std::env::var("WAXWING_FUZZ_INPUT") {
        return body(&from_hex(&input));
    }
    let (seed, time) = (seed(), Duration::from_secs(number("WAXWING_FUZZ_SECONDS").unwrap_or(5)));
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{target}.hex"));
    let (mut random, start, mut runs) = (Random::new(seed), Instant::now(), 0u64);
    while start.elapsed() < time {
        let input = random.input(longest);
        fs::write(&kept, hex(&input)).expect("the target directory can be written");
        if let Err(cause) = catch_unwind(AssertUnwindSafe(|| body(&input))) {
            report(&format!(
                "{target}: input {runs} of WAXWING_SEED={seed} fails: WAXWING_FUZZ_INPUT={}",
                hex(&input)
            ));
            resume_unwind(cause);
        }
        runs += 1;
    }
    report(&format!("{target}: {runs} inputs of WAXWING_SEED={seed} in {time:?}"));
    let _ = fs::remove_file(&kept);
    assert!(runs > 0);
}

#[expect(clippy::print_stderr, reason = "what to run again is for whoever reads the test's output")]
fn report(line: &str) {
    eprintln!("{line}");
}

#[test]
fn paths_lead_where_they_should() {
    run("resolve", 1024, waxwing_fuzz::resolve);
}

#[test]
fn files_in_memory_are_as_those_on_the_host() {
    run("memory", 4096, waxwing_fuzz::memory);
}

#[test]
fn no_call_does_harm() {
    run("calls", 1024, waxwing_fuzz::calls);
}

#[test]
fn no_text_stops_the_reader() {
    run("witx", 1024, waxwing_fuzz::witx);
}
