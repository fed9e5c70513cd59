//! Children with pipes to their standard streams, a current directory, and a part of the tree.

use std::fs;

use crate::sys::*;

fn start(args: &str, streams: [StdioMode; 3], chroot: bool, preopen: &str, dir: &str) -> ProcessHandles {
    let chroot = if chroot { BOOL_TRUE } else { BOOL_FALSE };
    let [stdin, stdout, stderr] = streams;
    let started = unsafe { proc_spawn(SELF, chroot, args, preopen, stdin, stdout, stderr, dir) };
    started.map_err(|errno| errno.raw()).expect("it is started")
}

/// What a child says that looks around.
fn look(chroot: bool, preopen: &str, dir: &str) -> String {
    let streams = [STDIO_MODE_NULL, STDIO_MODE_PIPED, STDIO_MODE_INHERIT];
    let handles = start("self\nas\nlook", streams, chroot, preopen, dir);
    let [stdin, stdout, stderr] = pipe_ends(&handles);
    assert_eq!((stdin, stderr), (None, None));
    let said = read_all(stdout.expect("it is piped"));
    close(stdout.expect("it is piped")).expect("it is open");
    assert_eq!(wait(handles.pid), Status::Exited(0));
    String::from_utf8(said).expect("text").trim_end().to_owned()
}

pub fn run() {
    fs::create_dir_all("/work/sub/deep").expect("created");
    fs::create_dir_all("/other").expect("created");
    fs::write("/work/sub/file", "").expect("written");

    let handles = start("self\nas\ncat", [STDIO_MODE_PIPED, STDIO_MODE_PIPED, STDIO_MODE_NULL], false, "", "");
    let [stdin, stdout, stderr] = pipe_ends(&handles);
    let (stdin, stdout) = (stdin.expect("it is piped"), stdout.expect("it is piped"));
    assert_eq!((stderr, fdflags(stdin), fdflags(stdout)), (None, Ok(1), Ok(1)));
    // Another child does not keep the first one's pipe open.
    let sleeper = play("sleep", &[]);
    assert_eq!(write(stdin, b"to the child"), Ok(12));
    close(stdin).expect("it is open");
    assert_eq!(read_all(stdout), b"to the child");
    assert_eq!(wait(handles.pid), Status::Exited(0));
    kill(sleeper, signal(9)).expect("it is there");
    assert_eq!(wait(sleeper), Status::Signaled(9));
    close(stdout).expect("it is open");

    for (streams, said) in [
        ([STDIO_MODE_INHERIT, STDIO_MODE_PIPED, STDIO_MODE_PIPED], [&b"out"[..], b"err"]),
        // What is logged goes where errors go.
        ([STDIO_MODE_LOG, STDIO_MODE_LOG, STDIO_MODE_PIPED], [b"", b"err"]),
        ([STDIO_MODE_NULL, STDIO_MODE_NULL, STDIO_MODE_PIPED], [b"", b"err"]),
        ([STDIO_MODE_NULL, STDIO_MODE_PIPED, STDIO_MODE_NULL], [b"out", b""]),
    ] {
        let handles = start("self\nas\nboth", streams, false, "", "/");
        let ends = pipe_ends(&handles);
        let heard = [1, 2].map(|stream| ends[stream].map_or(Vec::new(), read_all));
        assert_eq!(heard, said.map(<[u8]>::to_vec));
        ends.into_iter().flatten().for_each(|end| close(end).expect("it is open"));
        assert_eq!(wait(handles.pid), Status::Exited(0));
    }

    assert_eq!(look(false, "", "/work"), "3 in /work: sub");
    assert_eq!(look(true, "", "/work/sub"), "3 in /: deep file");
    let only = look(false, "/work/sub\n/other", "/");
    assert!(only.starts_with("3 in /: ") && only.contains("other") && only.contains("work"), "{only}");
    assert_eq!(look(false, "/work/sub", "/work"), "3 in /work: sub");
    assert_eq!(look(false, "/work/sub", "/work/sub"), "3 in /work/sub: deep file");

    let failed = |dir: &str, preopen: &str| {
        let modes = [STDIO_MODE_PIPED; 3];
        let [stdin, stdout, stderr] = modes;
        let args = "self\nas\nexit\n0";
        let failed = unsafe { proc_spawn(SELF, BOOL_FALSE, args, preopen, stdin, stdout, stderr, dir) };
        failed.map(drop).map_err(|errno| errno.raw())
    };
    assert_eq!((failed("/missing", ""), failed("", "/missing"), failed("/other", "/work")), (Err(NOENT), Err(NOENT), Err(NOENT)));
    let missing = unsafe {
        proc_spawn("missing", BOOL_FALSE, "missing", "", STDIO_MODE_PIPED, STDIO_MODE_PIPED, STDIO_MODE_PIPED, "")
    };
    assert_eq!(missing.map(drop).map_err(|errno| errno.raw()), Err(NOENT));
    assert_eq!(pipe(), (4, 5));
    assert_eq!(join(None, 0), Err(CHILD));
}
