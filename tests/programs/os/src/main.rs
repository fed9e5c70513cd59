//! The safe layer of the bindings where it promises more than the calls below it: `os` holds all promises against what happens.
//! Its children are the program itself, which the host is to find under the name `self`.

use std::io::{Read as _, Write as _};
use std::time::Duration;

use waxwing_guest::os::fs::{File, OpenOptions};
use waxwing_guest::os::pipe::pipe;
use waxwing_guest::os::poll::poll;
use waxwing_guest::os::process::{Command, ExitStatus};
use waxwing_guest::os::{AsFd as _, OwnedFd, thread};
use waxwing_guest::wasix::{
    ERRNO_EXIST, ERRNO_INVAL, ERRNO_NOENT, Fd, SIGNAL_CONT, SIGNAL_KILL, SIGNAL_STOP, fd_dup, fd_renumber,
};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    match args.get(1).map(String::as_str) {
        Some("tell") => tell(&args),
        Some("both") => {
            print!("out");
            eprint!("error");
        }
        Some("wait") => loop {
            thread::sleep(Duration::from_secs(3600)).expect("no signal comes back");
        },
        Some("become") => {
            let errno = Command::new("self").arg("tell").arg("").env("BY", "exec").exec();
            panic!("not executed: {errno:?}");
        }
        Some(other) => panic!("what is {other:?}?"),
        None => {
            arguments();
            variables();
            line_feeds();
            streams();
            stops();
            files();
            assert_eq!(poll(&mut [], None), Err(ERRNO_INVAL));
            assert_eq!(poll(&mut [], Some(Duration::ZERO)), Ok(0));
            println!("as promised");
        }
    }
}

/// What a child says it was started with.
fn tell(args: &[String]) {
    let variables: Vec<String> = std::env::vars().map(|(name, value)| format!("{name}={value}")).collect();
    print!("{args:?} {variables:?}");
    std::io::stdout().flush().expect("a reader");
}

fn told(command: &Command) -> String {
    let (mut reader, writer) = pipe().expect("a pipe");
    let mut child = command.clone().stdout(&writer).spawn().expect("a child");
    drop(writer);
    let mut text = String::new();
    reader.read_to_string(&mut text).expect("text");
    assert_eq!(child.wait(), Ok(ExitStatus::Exited(0)));
    text
}

fn arguments() {
    let command = Command::new("self").arg("tell").env("A", "1");
    assert_eq!(told(&command), r#"["self", "tell"] ["A=1"]"#);
    assert_eq!(told(&command.clone().arg("")), r#"["self", "tell", ""] ["A=1"]"#);
    assert_eq!(
        told(&command.arg("").arg("x").arg("").arg("")),
        r#"["self", "tell", "", "x", "", ""] ["A=1"]"#
    );
    assert_eq!(told(&Command::new("self").arg("become")), r#"["self", "tell", ""] ["BY=exec"]"#);
}

fn variables() {
    let command = Command::new("self").arg("tell");
    // Those of this program, without any of its own.
    assert_eq!(told(&command), r#"["self", "tell"] ["GIVEN=to the first"]"#);
    let command = command.env("A", "1").env("B", "").env("A", "2=2");
    assert_eq!(told(&command), r#"["self", "tell"] ["B=", "A=2=2"]"#);
    for name in ["", "A=B"] {
        assert_eq!(Command::new("self").env(name, "1").spawn().err(), Some(ERRNO_INVAL), "{name:?}");
    }
}

fn line_feeds() {
    for command in [Command::new("self").arg("a\nb"), Command::new("self").env("A", "a\nb")] {
        assert_eq!(command.spawn().err(), Some(ERRNO_INVAL));
        assert_eq!(command.exec(), ERRNO_INVAL);
    }
    assert_eq!(Command::new("nobody").spawn().err(), Some(ERRNO_NOENT));
}

/// Standard output and error change places, one of them by way of a number that is the other's.
fn streams() {
    let (mut out, to_out) = pipe().expect("a pipe");
    let (mut error, to_error) = pipe().expect("a pipe");
    let command = Command::new("self").args(["both"]).stdout(&to_error).stderr(&to_out);
    assert!(command.spawn().expect("a child").wait().expect("its end").success());
    // A child that is given this program's own, crosswise: what it had is put back.
    let (one, two) = unsafe { (OwnedFd::from_raw(1), OwnedFd::from_raw(2)) };
    let kept = [one.try_clone().expect("a copy"), two.try_clone().expect("a copy")];
    unsafe {
        fd_dup2_onto(to_out.as_raw(), 1);
        fd_dup2_onto(to_error.as_raw(), 2);
    }
    let crossed = Command::new("self").arg("both").stdout(&two).stderr(&one).spawn();
    unsafe {
        fd_dup2_onto(kept[0].as_raw(), 1);
        fd_dup2_onto(kept[1].as_raw(), 2);
    }
    std::mem::forget((one, two));
    assert!(crossed.expect("a child").wait().expect("its end").success());
    drop((to_out, to_error));
    let (mut said, mut complained) = (String::new(), String::new());
    out.read_to_string(&mut said).expect("text");
    error.read_to_string(&mut complained).expect("text");
    assert_eq!((said.as_str(), complained.as_str()), ("errorerror", "outout"));
}

/// # Safety
/// Whoever owns `to` knows of it.
unsafe fn fd_dup2_onto(from: Fd, to: Fd) {
    let copy = unsafe { fd_dup(from) }.expect("a copy");
    unsafe { fd_renumber(copy, to) }.expect("renumbered");
}

fn stops() {
    let mut child = Command::new("self").arg("wait").spawn().expect("a child");
    child.send(SIGNAL_STOP).expect("it is there");
    assert_eq!(child.wait_or_stop(), Ok(ExitStatus::Stopped(SIGNAL_STOP)));
    assert_eq!(child.try_wait(), Ok(None));
    child.send(SIGNAL_CONT).expect("it is there");
    child.kill().expect("it is there");
    assert_eq!(child.wait(), Ok(ExitStatus::Signaled(SIGNAL_KILL)));
}

fn files() {
    let path = "/tmp/file";
    let write = OpenOptions::new().write(true);
    assert_eq!(write.open(path).err(), Some(ERRNO_NOENT));
    write.create_new(true).create_new(false).create(true).create_new(false).open(path).expect("made");
    assert_eq!(write.create_new(true).open(path).err(), Some(ERRNO_EXIST));
    assert_eq!(write.create(false).create_new(true).open(path).err(), Some(ERRNO_EXIST));
    write.truncate(true).open(path).expect("there");
    for neither in [
        OpenOptions::new(),
        OpenOptions::new().read(true).create(true),
        OpenOptions::new().truncate(true),
        write.append(true).truncate(true),
    ] {
        assert_eq!(neither.open(path).err(), Some(ERRNO_INVAL), "{neither:?}");
    }
    File::open(path).expect("there");
}
