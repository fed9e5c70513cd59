//! A small POSIX shell, to see what a real one asks of its host: `shell [-c TEXT | FILE]`, or line by line from a terminal.
//!
//! It has pipelines, `;`, `&`, `&&`, `||`, `!`, subshells, redirections (`<`, `>`, `>>`, `2>`, `2>&1`), quotes, variables,
//! jobs (`jobs`, `wait`, `kill`) and `cd`, `pwd`, `export`, `exec`, `exit`. There are two builds of it: one starts programs
//! by `proc_fork` and `proc_exec3` and recovers from errors by `stack_checkpoint` and `stack_restore` (it has to go through
//! asyncify), the other starts them by `proc_spawn2`.

mod descriptors;
mod expand;
mod jobs;
mod parse;
mod recover;
mod run;
mod signals;
#[cfg_attr(feature = "spawn", path = "start_spawn.rs")]
#[cfg_attr(not(feature = "spawn"), path = "start_fork.rs")]
mod start;

use std::io::{self, BufRead, Write};
use waxwing_guest::os::OwnedFd;
use waxwing_guest::wasix;

use crate::parse::Parsed;
use crate::run::Shell;

fn main() {
    signals::install();
    let mut args = std::env::args().skip(1);
    let mut shell = Shell::new();
    match (args.next().as_deref(), args.next()) {
        (Some("-c"), Some(text)) => lines(&mut shell, &mut text.as_bytes(), false),
        (Some("-c"), None) => {
            eprintln!("shell: -c wants a text");
            std::process::exit(2);
        }
        (Some(file), _) => match std::fs::read(file) {
            Ok(text) => lines(&mut shell, &mut &text[..], false),
            Err(error) => {
                eprintln!("shell: {file}: {error}");
                std::process::exit(127);
            }
        },
        (None, _) => lines(&mut shell, &mut Keyboard(unsafe { OwnedFd::from_raw(0) }), true),
    }
    shell.exit(None);
}

/// Runs line by line what `input` holds; a command may go on over several.
fn lines(shell: &mut Shell, input: &mut dyn Lines, interactive: bool) {
    let mut text = String::new();
    loop {
        if interactive {
            shell.report_jobs();
            prompt(if text.is_empty() { "$ " } else { "> " });
        }
        let before = text.len();
        match input.line(&mut text) {
            Ok(true) => {}
            Ok(false) if before == 0 => return,
            Ok(false) => {
                eprintln!("shell: the end comes too early");
                shell.status = 2;
                return;
            }
            // Ctrl-C: what was typed is given up.
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {
                text.clear();
                shell.status = 130;
                println!();
                continue;
            }
            Err(error) => {
                eprintln!("shell: cannot read: {error}");
                shell.status = 2;
                return;
            }
        }
        match parse::parse(&text) {
            Parsed::Incomplete => continue,
            Parsed::Wrong(what) => {
                eprintln!("shell: {what}");
                shell.status = 2;
            }
            Parsed::Done(list) => shell.run_line(&list),
        }
        text.clear();
    }
}

fn prompt(text: &str) {
    print!("{text}");
    // Whoever reads the prompt may be gone; the next read says so.
    let _ = io::stdout().flush();
}

trait Lines {
    /// Appends one line; whether there was one.
    fn line(&mut self, text: &mut String) -> io::Result<bool>;
}

impl<R: BufRead> Lines for R {
    fn line(&mut self, text: &mut String) -> io::Result<bool> {
        Ok(self.read_line(text)? > 0)
    }
}

/// Standard input as it is typed: unlike std's, a read that a signal interrupts is not made again, and no line is read ahead
/// that a started program is to have.
struct Keyboard(OwnedFd);

impl Lines for Keyboard {
    fn line(&mut self, text: &mut String) -> io::Result<bool> {
        let mut bytes = Vec::new();
        loop {
            if !signals::wait_for_key(&self.0) {
                return Err(io::ErrorKind::Interrupted.into());
            }
            let mut byte = [0];
            match self.0.read(&mut byte) {
                Ok(0) => break,
                Ok(_) => bytes.push(byte[0]),
                Err(wasix::ERRNO_INTR) => continue,
                Err(errno) => return Err(io::Error::from_raw_os_error(errno.raw().into())),
            }
            if byte[0] == b'\n' {
                break;
            }
        }
        text.push_str(&String::from_utf8_lossy(&bytes));
        Ok(!bytes.is_empty())
    }
}
