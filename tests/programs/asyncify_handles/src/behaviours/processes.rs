//! Children are started, spoken to, waited for and ended; copies go on from where they are made.

use std::time::Duration;

use waxwing_guest::os::pipe::pipe;
use waxwing_guest::os::process::{self, Command, ExitStatus, Fork};
use waxwing_guest::os::{OwnedFd, fs};
use waxwing_guest::wasix;

pub fn run() {
    let (input, to_child) = pipe().expect("a pipe");
    let (from_child, output) = pipe().expect("a pipe");
    // The child is not to keep the ends open that are ours.
    let (to_child, from_child) = (OwnedFd::from(to_child), OwnedFd::from(from_child));
    to_child.set_cloexec(true).expect("a flag");
    from_child.set_cloexec(true).expect("a flag");
    fs::create_dir("/there").expect("a directory");
    let command = Command::new("self").arg("as").arg("echo").env("GREETING", "good day");
    let mut child = command.current_dir("/there").stdin(&input).stdout(&output).spawn().expect("a child");
    drop((input, output));
    to_child.write_all(b"to you").expect("it reads");
    drop(to_child);
    let mut bytes = [0; 64];
    let length = from_child.read_full(&mut bytes).expect("what it says");
    assert_eq!(std::str::from_utf8(&bytes[..length]), Ok("good day /there to you"));
    assert_eq!(child.wait(), Ok(ExitStatus::Exited(7)));
    assert_eq!(child.wait(), Ok(ExitStatus::Exited(7)), "it is remembered");
    assert!(!ExitStatus::Exited(7).success());

    let mut sleeper = Command::new("self").arg("as").arg("sleep").spawn().expect("a child");
    assert_eq!(sleeper.try_wait(), Ok(None));
    sleeper.send(wasix::SIGNAL_TERM).expect("it is there");
    assert_eq!(sleeper.wait(), Ok(ExitStatus::Signaled(wasix::SIGNAL_TERM)));
    assert_eq!(Command::new("/none").spawn().err(), Some(wasix::ERRNO_NOENT));
    assert_eq!(Command::new("self").arg("a\nb").spawn().err(), Some(wasix::ERRNO_INVAL));
    assert_eq!(Command::new("/none").exec(), wasix::ERRNO_NOENT);

    let number = process::id().expect("a number");
    let (reader, writer) = pipe().expect("a pipe");
    match process::fork().expect("a copy") {
        Fork::Child => {
            assert_ne!(process::id(), Ok(number));
            writer.write_all(b"from the copy").expect("room");
            process::exit(0);
        }
        Fork::Parent(mut child) => {
            drop(writer);
            let length = reader.read_full(&mut bytes).expect("what it says");
            assert_eq!(&bytes[..length], b"from the copy");
            assert!(child.wait().expect("it ends").success());
        }
    }
    std::thread::sleep(Duration::ZERO);
    assert_eq!(process::id(), Ok(number));
}
