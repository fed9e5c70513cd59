//! Signals to the command, which a program of WASIX is told of.

use std::io::Read as _;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, ChildStdout, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};

use crate::harness::waxwing;

struct Running {
    child: Child,
    stdout: ChildStdout,
}

impl Running {
    /// Starts the program of signals.wat, and waits until it is ready.
    fn start(args: &[&str]) -> Running {
        let mut command = waxwing(&[&["signals.wat"], args].concat());
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the command starts");
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
    for (signal, letter) in [
        (Signal::HUP, b'A'),
        (Signal::INT, b'B'),
        (Signal::QUIT, b'C'),
        (Signal::USR1, b'J'),
        (Signal::WINCH, b'\\'),
        (Signal::TSTP, b'T'),
        (Signal::CONT, b'R'),
        (Signal::INT, b'B'),
    ] {
        running.signal(signal);
        running.expect(letter);
    }
    running.signal(Signal::TERM);
    running.expect(b'O');
    assert_eq!(running.child.wait().expect("it ends").code(), Some(7));
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

#[test]
fn the_command_stops_with_its_program_and_goes_on_with_it() {
    let mut running = Running::start(&[]);
    running.signal(Signal::TSTP);
    let pid = Pid::from_child(&running.child);
    let stopped =
        waitpid(Some(pid), WaitOptions::UNTRACED).expect("it is our child").expect("it has changed");
    assert_eq!(stopped.1.stopping_signal(), Some(Signal::STOP.as_raw()));
    running.signal(Signal::CONT);
    // What it wrote before it stopped takes no time to read.
    let start = Instant::now();
    while start.elapsed() < Duration::from_millis(100) {
        running.expect(b'.');
    }
    running.signal(Signal::TERM);
    assert_eq!(running.child.wait().expect("it ends").signal(), Some(15));
}
