//! Starts one command and says what it cost: `launch [--cpu N] [--seconds N] COMMAND [ARGS...]`.
//!
//! The last line on standard error is `launch: STATUS WALL_NS CPU_NS MAX_RSS_BYTES`. A process of its
//! own, because the kernel counts the memory of whoever started a program towards the program's
//! largest: this one has little. The invariant: exactly one child, waited for before the line.

use std::env::args;
use std::ffi::c_int;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Command, ExitCode, ExitStatus};
use std::time::Instant;

fn main() -> ExitCode {
    let mut words = args().skip(1).peekable();
    let mut cpu = None;
    let mut seconds: u32 = 0;
    while let Some(word) = words.peek().map(String::as_str) {
        let slot = match word {
            "--cpu" => &mut cpu as &mut dyn Number,
            "--seconds" => &mut seconds,
            _ => break,
        };
        words.next();
        slot.set(words.next());
    }
    let Some(program) = words.next() else {
        eprintln!("usage: launch [--cpu N] [--seconds N] COMMAND [ARGS...]");
        return ExitCode::from(2);
    };
    let mut command = Command::new(&program);
    command.args(words);
    // SAFETY: between fork and exec the closure makes two system calls and touches no memory of the
    // parent but its own captures.
    unsafe {
        command.pre_exec(move || {
            if let Some(cpu) = cpu {
                pin(cpu);
            }
            // Survives exec: a guest that never ends is ended by the kernel.
            libc::alarm(seconds);
            Ok(())
        });
    }
    let start = Instant::now();
    // `spawn` has no name for the resources used, so the child is waited for below.
    let child = match command.spawn() {
        Ok(child) => child,
        Err(error) => {
            eprintln!("launch: cannot run {program}: {error}");
            return ExitCode::from(127);
        }
    };
    let (status, usage) = wait(child.id() as c_int);
    let wall = start.elapsed();
    let cpu_us = micros(usage.ru_utime) + micros(usage.ru_stime);
    let code = status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or(0));
    // ru_maxrss counts units of 1,024 bytes.
    eprintln!("launch: {code} {} {} {}", wall.as_nanos(), cpu_us * 1000, usage.ru_maxrss * 1024);
    ExitCode::SUCCESS
}

/// A number that an option gives.
trait Number {
    fn set(&mut self, word: Option<String>);
}

impl Number for u32 {
    fn set(&mut self, word: Option<String>) {
        *self = word.and_then(|it| it.parse().ok()).unwrap_or(0);
    }
}

impl Number for Option<usize> {
    fn set(&mut self, word: Option<String>) {
        *self = word.and_then(|it| it.parse().ok());
    }
}

fn pin(cpu: usize) {
    // SAFETY: a set of processors is plain bits, and zero of them is a valid one.
    let mut set: libc::cpu_set_t = unsafe { std::mem::zeroed() };
    // SAFETY: the macro's function refuses a processor beyond the set. Not being pinned is no error.
    unsafe {
        libc::CPU_SET(cpu, &mut set);
        libc::sched_setaffinity(0, size_of_val(&set), &raw const set);
    }
}

fn wait(pid: c_int) -> (ExitStatus, libc::rusage) {
    let mut status = 0;
    // SAFETY: a record of numbers.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: one status and one usage, written by the call.
    while unsafe { libc::wait4(pid, &raw mut status, 0, &raw mut usage) } == -1 {}
    (ExitStatus::from_raw(status), usage)
}

fn micros(time: libc::timeval) -> i64 {
    time.tv_sec * 1_000_000 + time.tv_usec
}
