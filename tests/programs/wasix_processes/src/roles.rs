//! The programs that behaviours start or become.

use std::ffi::OsString;
use std::os::wasi::ffi::OsStrExt as _;
use std::time::{Duration, Instant};

use crate::handler::{self, Libc};
use crate::sys::*;

pub fn play(role: &str, args: Vec<OsString>) {
    let text = |index: usize| args[index].to_str().expect("text");
    let number = |index: usize| text(index).parse::<u32>().expect("a number");
    match role {
        "exit" => raw_exit(number(0)),
        "replaced" => replaced(&args),
        // Says its arguments, variables, number and parent.
        "tell" => {
            for arg in &args {
                println!("{}", arg.as_bytes().escape_ascii());
            }
            let mut env: Vec<String> =
                std::env::vars().map(|(name, value)| format!("{name}={value}")).collect();
            env.sort();
            println!("{}", env.join(" "));
        }
        // Becomes the program of the first argument, looked for in the second unless that is `-`; or says why not.
        "exec" => {
            let args: Vec<&[u8]> = args[2..].iter().map(|arg| arg.as_bytes()).collect();
            let none: Option<&[&str]> = None;
            let failed = exec(text(0), &args, none, Some(text(1)).filter(|path| *path != "-"));
            println!("{failed:?}");
        }
        // Starts it so often, one after the other, each of which ends with code 3; says how often it did.
        "repeat" => {
            let children = (0..number(1)).map(|_| {
                spawn_named(text(0), &["x", "as", "exit", "3"], &[], &[], None).expect("it is started")
            });
            println!("{}", children.filter(|child| wait(*child) == Status::Exited(3)).count());
        }
        // Starts it, and says how it ended.
        "spawn" => {
            let args: Vec<&str> = (2..args.len()).map(text).collect();
            let path = Some(text(1)).filter(|path| *path != "-");
            match spawn_named(text(0), &args, &[], &[], path) {
                Ok(child) => println!("{:?}", wait(child)),
                Err(errno) => println!("error {errno}"),
            }
        }
        // Copies its input to its output, or the files in `args`.
        "cat" => {
            if args.is_empty() {
                write(1, &read_all(0)).expect("it is read");
            }
            for arg in &args {
                print!("{}", std::fs::read_to_string(arg).expect("it is there"));
            }
        }
        // Says what descriptors are open, from 3 on, and what the current directory holds.
        "look" => {
            let open: Vec<String> =
                (3..20).filter(|fd| fdflags(*fd).is_ok()).map(|fd| fd.to_string()).collect();
            let mut names: Vec<String> = std::fs::read_dir(cwd())
                .expect("there is one")
                .map(|entry| entry.expect("it is listed").file_name().into_string().expect("text"))
                .collect();
            names.sort();
            println!("{} in {}: {}", open.join(" "), cwd(), names.join(" "));
        }
        // Waits in a set, and says what it was told.
        "told" => match set_told(number(0), 10_000) {
            Ok(marks) => marks.iter().for_each(|mark| println!("{mark}")),
            Err(errno) => println!("error {errno}"),
        },
        // Adds to a set what it alone has, and is told of it.
        "adding" => {
            let (reader, writer) = pipe();
            set_add(number(0), reader, 5).expect("added");
            write(writer, b"x").expect("there is room");
            assert_eq!(set_told(number(0), 0), Ok(vec![5]));
        }
        // Writes so much to standard output and standard error.
        "both" => {
            write(1, b"out").expect("it is read");
            write(2, b"err").expect("it is read");
        }
        "crowd" => crate::chaos::crowd(number(0) as usize),
        "chaos" => crate::chaos::run(number(0).into(), number(1)),
        // Ends by a trap.
        "trap" => core::arch::wasm32::unreachable(),
        // Sleeps until it is killed.
        "sleep" => loop {
            let _ = sleep(Duration::from_secs(100));
        },
        // Computes until it is killed.
        "compute" => loop {
            std::hint::black_box(0);
        },
        // Writes a byte to a descriptor, over and over.
        "tick" => loop {
            write(number(0), b".").expect("it is read");
            let _ = sleep(Duration::from_millis(2));
        },
        // Is ended by its own timer.
        "alarm" => {
            alarm(14, number(0).into(), false).expect("there is one");
            loop {
                let _ = sleep(Duration::from_secs(100));
            }
        }
        // Becomes itself again, so often.
        "again" => match number(0) {
            0 => {}
            left => {
                let none: Option<&[&str]> = None;
                exec(SELF, &["self", "as", "again", &(left - 1).to_string()], none, None)
                    .expect("it becomes that");
            }
        },
        // Whether standard input is a way out.
        "confined" => {
            assert!(open_dir(3, "/").and_then(close).is_ok());
            assert!(fdflags(1).is_ok() && fdflags(2).is_ok());
            raw_exit(open_dir(0, "other").is_ok().into());
        }
        "ignoring" => ignoring(&args),
        "orphan" => orphan(number(0)),
        // Starts an orphan and a zombie that nobody joins, and ends.
        "abandon" => {
            crate::sys::play("orphan", &[text(0)]);
            crate::sys::play("exit", &["3"]);
        }
        "libc" => libc(text(0), number(1) as u8),
        _ => panic!("there is no role {role}"),
    }
}

/// What is left when a process has become another program: `args` are its number, a descriptor that was kept and how far
/// it was read, and one that was to be closed.
fn replaced(args: &[OsString]) {
    let number = |index: usize| args[index].to_str().and_then(|text| text.parse().ok()).expect("a number");
    assert_eq!(pid(), number(0));
    assert_eq!(args[3].as_bytes(), b"two\nlines");
    assert_eq!(args[4].as_bytes(), b"");
    assert_eq!(args[5].as_bytes(), b"no text: \xff\xfe");
    assert_eq!(args.len(), 6);
    let env: Vec<(OsString, OsString)> = std::env::vars_os().collect();
    assert_eq!(env, [("ONLY".into(), "this=one".into())]);
    assert_eq!(read(number(1)), Ok(b"rest".to_vec()));
    assert_eq!(read(number(2)), Err(BADF));
    std::process::exit(7);
}

/// Is told of the signals in `args` that they are ignored, and none comes of them; its child sees the same, and that the last
/// is not ignored any more when it says so.
fn ignoring(args: &[OsString]) {
    let signals: Vec<u8> =
        args.iter().map(|arg| arg.to_str().and_then(|arg| arg.parse().ok()).expect("a number")).collect();
    let told: Vec<(u8, bool)> = signals.iter().map(|signal| (*signal, true)).collect();
    assert_eq!(dispositions(), told);
    signals.iter().for_each(|signal| raise(*signal).expect("there is one"));
    let Some(last) = signals.last() else { return };
    let child = spawn(&["self", "as", "sleep"], &[], &[default(*last)]).expect("it is started");
    for number in &signals {
        kill(child, signal(*number)).expect("it is there");
    }
    assert_eq!(wait(child), Status::Signaled(*last));
}

/// Says so when its parent is gone.
fn orphan(fd: Fd) {
    let start = Instant::now();
    while parent(pid()) != Ok(0) {
        assert!(start.elapsed() < Duration::from_secs(20));
        let _ = sleep(Duration::from_millis(1));
    }
    write(fd, b"orphan").expect("it is read");
}

/// Sends itself a signal whose handler does as libc does, and ends with code 5 if nothing comes of it.
fn libc(how: &str, number: u8) {
    handler::as_libc(match how {
        "aborts" => Libc::Aborts,
        "traps" => Libc::Traps,
        _ => Libc::Ignores,
    });
    raise(number).expect("there is one");
    // And again: the handler is as it was.
    raise(number).expect("there is one");
    std::process::exit(5);
}
