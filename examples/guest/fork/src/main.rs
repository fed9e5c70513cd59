//! Processes: fork, exec and wait, with a pipe between, as a shell runs `greet | wc`.
//!
//! `fork` copies the process, memory and descriptors and all, and both go on from there. `exec` puts another program in the place
//! of the one that calls it. `wait` takes how a child has ended. The copy that `fork` makes begins in the midst of a function, so
//! the program's stack has to be taken down and built up again; binaryen's asyncify makes wasm able to do that:
//!
//! ```text
//! wasm-opt --asyncify -O1 example_fork.wasm -o example_fork.wasm        (as the committed build is)
//! waxwing run --map-command greet=tests/programs/example_fork.wasm tests/programs/example_fork.wasm
//! ```
//!
//! The linker may export where the stack is (`-Clink-arg=--export-if-defined=__stack_pointer` and `__stack_low`). The other
//! program here is this one again, under the name `greet`. Who needs no copy starts programs by `Command::spawn`, which takes no
//! asyncify.

use std::io::Read as _;

use waxwing_guest::os::pipe::pipe;
use waxwing_guest::os::process::{self, Command, ExitStatus, Fork};
use waxwing_guest::os::{OwnedFd, Result, signal};
use waxwing_guest::wasix;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let [_, word, whom] = args.as_slice()
        && word == "--greet"
    {
        println!("good day, {whom}");
        std::process::exit(3);
    }
    let done = fork_and_wait().and_then(|()| fork_and_exec()).and_then(|()| kill());
    if let Err(error) = done {
        eprintln!("that did not work: {error:?}");
        std::process::exit(1);
    }
}

/// Parent and child have a memory each: what one changes the other does not see.
fn fork_and_wait() -> Result<()> {
    let mut number = 40;
    match process::fork()? {
        Fork::Child => {
            number += 2;
            println!("the child has {number}");
            process::exit(0);
        }
        Fork::Parent(mut child) => {
            let status = child.wait()?;
            println!("the parent has {number}; its child ended well: {}", status.success());
        }
    }
    Ok(())
}

/// The child becomes another program, whose output the parent reads.
fn fork_and_exec() -> Result<()> {
    let (mut reader, writer) = pipe()?;
    match process::fork()? {
        Fork::Child => {
            let writer = OwnedFd::from(writer);
            // Standard output is descriptor 1, whatever program comes.
            // SAFETY: the copy becomes the child's standard output; nobody here holds that one.
            let copied = unsafe { wasix::fd_renumber(writer.into_raw(), wasix::FD_STDOUT) };
            let error = match copied {
                Ok(()) => Command::new("greet").arg("--greet").arg("world").exec(),
                Err(error) => error,
            };
            // It has come back, so there is no such program.
            eprintln!("greet: {error:?}");
            process::exit(127);
        }
        Fork::Parent(mut child) => {
            // As long as a writer is open, the end does not come.
            drop(writer);
            let mut text = String::new();
            let length = reader.read_to_string(&mut text).map_err(|_| wasix::ERRNO_IO)?;
            println!("the child wrote {length} bytes: {}", text.trim_end());
            match child.wait()? {
                ExitStatus::Exited(code) => println!("it ended with {code}"),
                other => println!("it ended otherwise: {other:?}"),
            }
        }
    }
    Ok(())
}

/// A child that would wait for ever is ended by a signal.
fn kill() -> Result<()> {
    match process::fork()? {
        Fork::Child => loop {
            std::thread::sleep(std::time::Duration::from_secs(60));
        },
        Fork::Parent(mut child) => {
            signal::send(child.id(), wasix::SIGNAL_TERM)?;
            let status = child.wait()?;
            println!("ended by SIGTERM: {}", status == ExitStatus::Signaled(wasix::SIGNAL_TERM));
        }
    }
    Ok(())
}
