//! Signals to the command, which a program of WASIX is told of.

use std::io::Read as _;
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::process::{Child, ChildStdout, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};

use tempfile::TempDir;

use crate::harness::{finish, skipped, waxwing};

struct Running {
    child: Child,
    stdout: ChildStdout,
}

impl Running {
    /// Starts the program of signals.wat, and waits until it is ready.
    fn start(args: &[&str]) -> Running {
        Running::start_with(&[], args)
    }

    /// The same, the command being given these flags.
    fn start_with(flags: &[&str], args: &[&str]) -> Running {
        let mut command = waxwing(&[&["run"], flags, &["signals.wat"], args].concat());
        let mut child =
            command.process_group(0).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
        let stdout = child.stdout.take().expect("it is piped");
        let mut running = Running { child, stdout };
        running.expect(b'!');
        running
    }

    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).expect("it is there");
    }

    /// Reads until this comes.
    fn expect(&mut self, wanted: u8) {
        let mut byte = [0];
        while byte[0] != wanted {
            self.stdout.read_exact(&mut byte).expect("it writes on");
        }
    }

    /// Sends it these signals, which it answers by these letters.
    fn is_told_of(&mut self, signals: &[(Signal, u8)]) {
        for (signal, letter) in signals {
            self.signal(*signal);
            self.expect(*letter);
        }
    }

    /// Sends it those that would end it or do nothing, one of them twice, and at last the one that it ends at by itself.
    fn is_told_of_all_and_ends(&mut self) {
        self.is_told_of(&[
            (Signal::HUP, b'A'),
            (Signal::INT, b'B'),
            (Signal::QUIT, b'C'),
            (Signal::USR1, b'J'),
            (Signal::WINCH, b'\\'),
            (Signal::INT, b'B'),
            (Signal::TERM, b'O'),
        ]);
        assert_eq!(self.child.wait().expect("it ends").code(), Some(7));
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_program_is_told_of_signals_and_says_itself_how_it_ends() {
    let mut running = Running::start(&["handles"]);
    running.is_told_of(&[(Signal::TSTP, b'T'), (Signal::CONT, b'R')]);
    running.is_told_of_all_and_ends();
}

/// A run that is traced, and one that is learned from: how each is asked for, and what is written of it to a file.
struct Watched {
    _dir: TempDir,
    path: String,
    flags: [&'static str; 2],
}

impl Watched {
    fn all() -> [Watched; 2] {
        [&["--trace", "-o"], &["--quiet", "--learn"]].map(|flags: &[&str; 2]| {
            let dir = tempfile::tempdir().expect("a directory");
            let path = dir.path().join("written").to_str().expect("UTF-8").to_owned();
            Watched { _dir: dir, path, flags: *flags }
        })
    }

    fn start(&self, args: &[&str]) -> Running {
        let [first, last] = self.flags;
        Running::start_with(&[first, last, &self.path], args)
    }

    /// Asserts that the file is whole: its last line but what is said of the end.
    #[track_caller]
    fn check(&self, last_call: &str, end: &str) {
        let written = std::fs::read_to_string(&self.path).expect("it is written");
        if self.flags[0] == "--trace" {
            let lines: Vec<&str> = written.lines().collect();
            assert!(lines[0].starts_with("[1] args_sizes_get("), "{written}");
            assert!(lines[lines.len() - 1].starts_with(last_call) && written.ends_with('\n'), "{written}");
        } else {
            assert!(written.contains(&format!("# The run ended with {end}.\n")), "{written}");
            assert!(written.contains("\n[limits]\n"), "{written}");
        }
    }
}

#[test]
fn a_program_that_is_traced_or_learned_from_is_told_of_signals_too() {
    for watched in Watched::all() {
        watched.start(&["handles"]).is_told_of_all_and_ends();
        watched.check("[1] proc_exit(rval=7) = ?", "exit code 7");
    }
}

#[test]
fn what_is_written_of_a_program_is_whole_when_a_signal_ends_it() {
    for signal in [Signal::HUP, Signal::INT, Signal::QUIT, Signal::USR1, Signal::TERM] {
        for watched in Watched::all() {
            let mut running = watched.start(&[]);
            running.signal(Signal::WINCH);
            running.expect(b'.');
            running.signal(signal);
            let number = signal.as_raw();
            assert_eq!(running.child.wait().expect("it ends").signal(), Some(number), "{signal:?}");
            watched.check("[1] ", &format!("signal {number}"));
        }
    }
}

/// Nobody reads what is written: the program's end by a signal is the command's all the same. What has ended by itself is ended
/// by the next one.
#[test]
fn a_signal_is_the_commands_end_though_nobody_reads_what_is_written() {
    let dir = tempfile::tempdir().expect("a directory");
    let fifo = dir.path().join("fifo");
    let made = std::process::Command::new("mkfifo").arg(&fifo).status().expect("mkfifo is there");
    assert!(made.success());
    let flags = ["--learn", fifo.to_str().expect("UTF-8")];
    let mut running = Running::start_with(&flags, &[]);
    running.signal(Signal::TERM);
    assert_eq!(running.child.wait().expect("it ends").signal(), Some(15));

    let mut running = Running::start_with(&flags, &["handles"]);
    running.signal(Signal::TERM);
    running.expect(b'O');
    std::thread::sleep(Duration::from_millis(300));
    assert!(running.child.try_wait().expect("it is our child").is_none(), "it waits for a reader");
    running.signal(Signal::INT);
    assert_eq!(running.child.wait().expect("it ends").signal(), Some(2));
}

#[test]
fn a_program_without_a_handler_ends_as_any_other() {
    for signal in [Signal::HUP, Signal::INT, Signal::QUIT, Signal::TERM] {
        let mut running = Running::start(&[]);
        running.signal(Signal::WINCH);
        running.expect(b'.');
        running.signal(signal);
        assert_eq!(running.child.wait().expect("it ends").signal(), Some(signal.as_raw()), "{signal:?}");
    }
}

/// Waits until the command has stopped, and says by which signal.
fn stopping_signal(child: &Child) -> Option<i32> {
    let pid = Pid::from_child(child);
    let changed =
        waitpid(Some(pid), WaitOptions::UNTRACED).expect("it is our child").expect("it has changed");
    changed.1.stopping_signal()
}

fn go_on(child: &Child) {
    kill_process(Pid::from_child(child), Signal::CONT).expect("it is there");
}

#[test]
fn the_command_stops_with_its_program_and_goes_on_with_it() {
    let mut running = Running::start(&[]);
    running.signal(Signal::TSTP);
    assert_eq!(stopping_signal(&running.child), Some(Signal::TSTP.as_raw()));
    running.signal(Signal::CONT);
    // What it wrote before it stopped takes no time to read.
    let start = Instant::now();
    while start.elapsed() < Duration::from_millis(100) {
        running.expect(b'.');
    }
    running.signal(Signal::TERM);
    assert_eq!(running.child.wait().expect("it ends").signal(), Some(15));
}

/// A program that stops itself, twice; it is told that it goes on if it wants to know.
#[test]
fn the_command_stops_when_its_program_stops_itself() {
    for (flags, args, signal, written) in [
        (&[][..], &["S"][..], Signal::STOP, ".."),
        (&[], &["T"], Signal::TSTP, ".."),
        (&[], &["V"], Signal::TTOU, ".."),
        (&[], &["S", "handles"], Signal::STOP, "R.R."),
        (&["--trace", "-o", "/dev/null"], &["S", "handles"], Signal::STOP, "R.R."),
    ] {
        let mut command = waxwing(&[&["run"], flags, &["stops.wat"], args].concat());
        // A group with a shell above it: what has none is not stopped by the terminal's signals.
        let mut child = command.process_group(0).stdout(Stdio::piped()).spawn().expect("the command starts");
        for _ in 0..2 {
            assert_eq!(stopping_signal(&child), Some(signal.as_raw()), "{args:?}");
            std::thread::sleep(Duration::from_millis(150));
            go_on(&child);
        }
        let mut stdout = String::new();
        child.stdout.take().expect("it is piped").read_to_string(&mut stdout).expect("it is read");
        assert_eq!((child.wait().expect("it ends").code(), stdout.as_str()), (Some(3), written), "{args:?}");
    }
}

/// Where the system does not stop the command, since there is nobody who would have it go on, the program goes on.
#[test]
fn a_program_goes_on_where_the_command_is_not_stopped() {
    let setsid = |args: &[&str]| {
        let inner = waxwing(args);
        let mut command = std::process::Command::new("setsid");
        command.arg(inner.get_program()).args(inner.get_args());
        command.current_dir(inner.get_current_dir().expect("it is said"));
        command
    };
    match setsid(&["--version"]).output() {
        Err(_) => return skipped("there is no setsid"),
        Ok(said) => assert!(said.status.success()),
    }
    let ended = finish(&mut setsid(&["stops.wat", "T"]));
    assert_eq!((ended.code, ended.stdout.as_str()), (Some(3), ".."), "{}", ended.stderr);
    // The other signal always stops.
    let mut child = setsid(&["stops.wat", "S"]).stdout(Stdio::null()).spawn().expect("the command starts");
    for _ in 0..2 {
        assert_eq!(stopping_signal(&child), Some(Signal::STOP.as_raw()));
        go_on(&child);
    }
    assert_eq!(child.wait().expect("it ends").code(), Some(3));
}
