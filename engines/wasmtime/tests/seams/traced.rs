//! What the tracer tells of small guests, on each engine.

use super::*;
use std::time::Instant;
use waxwing::trace::{Call, Filter, Method, Sink, Wants};

/// Keeps the lines of all threads, without their times, which are kept beside them.
#[derive(Clone)]
struct Lines {
    lines: Arc<Mutex<Vec<(String, Duration)>>>,
    /// How many calls have begun.
    begun: Arc<AtomicUsize>,
    /// How long the longest one waits, at least.
    waits: Duration,
    filter: Filter,
    string_size: usize,
}

impl Lines {
    fn new(filter: &str) -> Lines {
        let filter = Filter::parse(filter).expect("the words are known");
        Lines { lines: Arc::default(), begun: Arc::default(), waits: Duration::ZERO, filter, string_size: 32 }
    }

    fn of(&self, builder: Builder) -> Builder {
        let lines = self.clone();
        builder.trace(move |_| lines.clone())
    }

    fn all(&self) -> Vec<String> {
        self.lines.lock().expect("nobody panicked").iter().map(|(line, _)| line.clone()).collect()
    }

    /// The longest time that a call took.
    fn longest(&self) -> Duration {
        let lines = self.lines.lock().expect("nobody panicked");
        lines.iter().map(|(_, took)| *took).max().unwrap_or_default()
    }
}

impl Sink for Lines {
    fn wants(&mut self, method: &'static Method) -> Wants {
        self.begun.fetch_add(1, Ordering::SeqCst);
        if self.filter.method(method) { Wants::Everything } else { Wants::Nothing }
    }

    fn string_size(&self) -> usize {
        self.string_size
    }

    fn wants_paths(&self) -> bool {
        self.filter.has_paths()
    }

    fn call(&mut self, call: &Call<'_>) {
        if self.filter.call(call) {
            let line = call.to_string();
            let (line, _) = line.rsplit_once(" <").expect("a line ends with its time");
            self.lines.lock().expect("nobody panicked").push((line.to_owned(), call.took));
        }
    }
}

const MORE: &str = r#"
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_close" (func $fd_close (param i32) (result i32)))
"#;

/// Runs a guest under a tracer on each engine and compares what was told.
fn check(body: &str, lines: &Lines, set_up: impl Fn(Builder) -> Builder, expected: &[&str]) {
    let guest = format!(
        r#"(module {COMMON} {MORE} (memory (export "memory") 1) (data (i32.const 128) "hi\n\1b[2Jsub/file..") {SAY}
          (func (export "_start") {body}))"#
    );
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[&guest]);
        lines.lines.lock().expect("nobody panicked").clear();
        let (status, _) = output(lines.of(set_up(Process::builder())), engine, modules.remove(0));
        assert!(exited(&status, 0), "{name}: {status}");
        assert_eq!(lines.all(), expected, "{name}");
        assert!(lines.longest() >= lines.waits, "{name}: {:?}", lines.longest());
    }
}

#[test]
fn each_call_is_told_once() {
    let lines = Lines { waits: Duration::from_millis(1), ..Lines::new("") };
    check(
        r#"(call $say (i32.const 128) (i32.const 7))
           (drop (call $path_open (i32.const 3) (i32.const 1) (i32.const 128) (i32.const 2) (i32.const 9)
             (i64.const 66) (i64.const -1) (i32.const 0) (i32.const 600)))
           ;; a millisecond on the monotonic clock
           (i32.store (i32.const 1040) (i32.const 1))
           (i64.store (i32.const 1048) (i64.const 1000000))
           (if (call $poll (i32.const 1024) (i32.const 2048) (i32.const 1) (i32.const 600)) (then unreachable))
           (call $proc_exit (i32.const 0))"#,
        &lines,
        |builder| builder,
        &[
            r#"[1] fd_write(fd=1, iovs=["hi\n\x1b[2J"]) = 7"#,
            "[1] path_open(fd=3, dirflags=symlink_follow, path=\"hi\", oflags=creat|trunc, \
             fs_rights_base=fd_read|fd_write, fs_rights_inheriting=fd_datasync..sock_send_to, fdflags=0, fdflagsext=0) \
             = -1 badf",
            "[1] poll_oneoff(in=[{userdata=0, u=clock({id=monotonic, timeout=0.001000000, precision=0.000000000, \
             flags=0})}], out=[{userdata=0, error=success, type=clock, fd_readwrite={nbytes=0, flags=0}}]) = 1",
            "[1] proc_exit(rval=0) = ?",
        ],
    );
}

#[test]
fn what_was_read_is_shown_as_far_as_it_goes() {
    let read = r#"
        (i32.store (i32.const 64) (i32.const 512)) (i32.store (i32.const 68) (i32.const 4))
        (i32.store (i32.const 72) (i32.const 520)) (i32.store (i32.const 76) (i32.const 100))
        (drop (call $fd_read (i32.const 0) (i32.const 64) (i32.const 2) (i32.const 80)))
        (drop (call $fd_read (i32.const 0) (i32.const 64) (i32.const 2) (i32.const 80)))
        (drop (call $fd_read (i32.const 9) (i32.const 64) (i32.const 2) (i32.const 80)))"#;
    let input = |builder: Builder| {
        let (reader, mut writer) = std::io::pipe().expect("a pipe");
        writer.write_all(b"what was said").expect("it has room");
        builder.stdin(Stdio::File(std::fs::File::from(std::os::fd::OwnedFd::from(reader))))
    };
    check(
        read,
        &Lines { string_size: 6, ..Lines::new("") },
        input,
        &[
            r#"[1] fd_read(fd=0, iovs=["what", " was s"...]) = 13"#,
            "[1] fd_read(fd=0, iovs=[]) = 0",
            "[1] fd_read(fd=9, iovs=[<4 bytes>, <100 bytes>]) = -1 badf",
        ],
    );
    check(
        read,
        &Lines { string_size: 0, ..Lines::new("") },
        input,
        &[
            r#"[1] fd_read(fd=0, iovs=[""..., ""...]) = 13"#,
            "[1] fd_read(fd=0, iovs=[]) = 0",
            "[1] fd_read(fd=9, iovs=[<4 bytes>, <100 bytes>]) = -1 badf",
        ],
    );
}

#[test]
fn a_call_that_is_refused_at_the_door_is_told_as_it_was_made() {
    check(
        r#"(drop (call $fd_write (i32.const 1) (i32.const -16) (i32.const 1) (i32.const 24)))
           (drop (call $clock_res_get (i32.const 77) (i32.const 24)))"#,
        &Lines::new(""),
        |builder| builder,
        &["[1] fd_write(1, 0xfffffff0, 1, 24) = -1 fault", "[1] clock_res_get(77, 24) = -1 inval"],
    );
}

#[test]
fn a_filter_picks_by_name_by_failure_and_by_path() {
    let home = tempfile::tempdir().expect("a directory");
    std::fs::create_dir(home.path().join("sub")).expect("a directory");
    std::fs::write(home.path().join("sub/file"), "x").expect("a file");
    // Opens sub/file and `..`, reads the first, closes it.
    let guest = r#"
        (if (call $path_open (i32.const 3) (i32.const 0) (i32.const 135) (i32.const 8) (i32.const 0) (i64.const 2)
          (i64.const 0) (i32.const 0) (i32.const 600)) (then unreachable))
        (drop (call $path_open (i32.const 3) (i32.const 0) (i32.const 143) (i32.const 2) (i32.const 0) (i64.const 2)
          (i64.const 0) (i32.const 0) (i32.const 604)))
        (i32.store (i32.const 64) (i32.const 512)) (i32.store (i32.const 68) (i32.const 4))
        (drop (call $fd_read (i32.load (i32.const 600)) (i32.const 64) (i32.const 1) (i32.const 80)))
        (drop (call $fd_close (i32.load (i32.const 600))))
        (drop (call $fd_read (i32.load (i32.const 600)) (i32.const 64) (i32.const 1) (i32.const 80)))"#;
    let opened = "[1] path_open(fd=3, dirflags=0, path=\"sub/file\", oflags=0, fs_rights_base=fd_read, \
                  fs_rights_inheriting=0, fdflags=0, fdflagsext=0) = 4";
    let refused = "[1] path_open(fd=3, dirflags=0, path=\"..\", oflags=0, fs_rights_base=fd_read, \
                   fs_rights_inheriting=0, fdflags=0, fdflagsext=0) = -1 notcapable";
    let (read, closed) = ("[1] fd_read(fd=4, iovs=[\"x\"]) = 1", "[1] fd_close(fd=4) = 0");
    let unopened = "[1] fd_read(fd=4, iovs=[<4 bytes>]) = -1 badf";
    let cases: [(&str, &[&str]); 10] = [
        ("", &[opened, refused, read, closed, unopened]),
        ("path", &[opened, refused]),
        ("file,!path_open", &[read, closed, unopened]),
        ("failed", &[refused, unopened]),
        ("fd_read,!failed", &[read]),
        ("/data/sub", &[opened, read, closed]),
        ("/data/su", &[]),
        ("fd_read,/data/sub/file", &[read]),
        ("!/data/sub", &[refused, unopened]),
        ("net", &[]),
    ];
    for (filter, expected) in cases {
        let given = |builder: Builder| builder.preopen_dir(home.path(), "/data").expect("it is there");
        check(guest, &Lines::new(filter), given, expected);
    }
}

#[test]
fn forks_are_told_in_both_processes() {
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[&forking_guest()]);
        let lines = Lines::new("process,fd_write");
        let builder = lines.of(Process::builder().layer(|| OddClock));
        let (status, _) = output(builder, engine, modules.remove(0));
        assert!(exited(&status, 9), "{name}: {status}");
        let told = |pid: &str| -> Vec<String> {
            let all = lines.all();
            all.iter().filter(|line| line.starts_with(pid)).cloned().collect()
        };
        assert_eq!(
            told("[1]"),
            [
                r#"[1] fd_write(fd=1, iovs=["before "]) = 7"#,
                "[1] proc_fork(copy_memory=true) = 2",
                "[1] proc_join(pid=0x208->some(2), flags=0) = exit_normal(3)",
                r#"[1] fd_write(fd=1, iovs=["parent "]) = 7"#,
                "[1] proc_exit(rval=9) = ?",
            ],
            "{name}"
        );
        assert_eq!(
            told("[2]"),
            [
                "[2] proc_fork(copy_memory=true) = 0",
                r#"[2] fd_write(fd=1, iovs=["child "]) = 6"#,
                "[2] proc_exit(rval=3) = ?",
            ],
            "{name}"
        );
        // A fork that cannot be had.
        let guest = format!(
            r#"(module {COMMON} (import "wasix_32v1" "proc_fork" (func $proc_fork (param i32 i32) (result i32)))
              (memory (export "memory") 1)
              (func (export "_start") (drop (call $proc_fork (i32.const 1) (i32.const 512)))))"#
        );
        let (engine, mut modules) = setup(&[&guest]);
        let lines = Lines::new("");
        output(lines.of(Process::builder()), engine, modules.remove(0));
        assert_eq!(lines.all(), ["[1] proc_fork(copy_memory=true) = -1 notsup"], "{name}");
    }
}

#[test]
fn programs_and_threads_that_are_started_are_told() {
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&spawning_guests().each_ref().map(String::as_str));
        let child = modules.remove(1);
        let lines = Lines::new("process,fd_write");
        let builder = lines.of(Process::builder().layer(|| OddClock).program("child", child));
        output(builder, engine, modules.remove(0));
        let mut told: Vec<String> = lines.all();
        told.sort();
        assert_eq!(
            told,
            [
                "[1] proc_exit(rval=4) = ?",
                "[1] proc_join(pid=0x208->some(2), flags=0) = exit_normal(4)",
                "[1] proc_spawn2(name=\"child\", args=[\"child\"], envs=none, fd_ops=[], signal_dispositions=[], \
                 search_path=false, path=none) = 2",
                r#"[2] fd_write(fd=1, iovs=["spawned"]) = 7"#,
                "[2] proc_exit(rval=4) = ?",
            ],
            "{name}"
        );
    }
    let (engine, module) = wasmtime(&threading_guest());
    let lines = Lines::new("");
    output(lines.of(Process::builder()).layer(|| OddClock), engine, module);
    let mut told: Vec<String> = lines.all();
    told.sort();
    assert_eq!(
        told,
        [
            "[1:2] clock_res_get(id=monotonic) = 0.000004242",
            "[1] proc_exit(rval=5) = ?",
            "[1] thread_spawn(start=99) = 2"
        ]
    );
}

#[test]
fn a_call_that_is_never_answered_is_told() {
    let guest = format!(
        r#"(module {COMMON} {MORE} (memory (export "memory") 1)
          (func (export "_start")
            (i32.store (i32.const 64) (i32.const 512)) (i32.store (i32.const 68) (i32.const 8))
            (drop (call $fd_read (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 80)))))"#
    );
    for (name, setup) in ENGINES {
        let (engine, mut modules) = setup(&[&guest]);
        let (silent, _writer) = std::io::pipe().expect("a pipe");
        let stdin = Stdio::File(std::fs::File::from(std::os::fd::OwnedFd::from(silent)));
        let lines = Lines::new("");
        let builder = lines.of(Process::builder().stdin(stdin));
        let process = builder.build(engine, modules.remove(0)).expect("nothing is asked for");
        let running = std::thread::spawn({
            let process = Arc::clone(&process);
            move || process.run()
        });
        let start = Instant::now();
        while lines.begun.load(Ordering::SeqCst) == 0 {
            assert!(start.elapsed() < Duration::from_secs(60), "{name}: the guest does not read");
            std::thread::yield_now();
        }
        process.end(ExitStatus::TimedOut);
        let status = running.join().expect("the host does not panic");
        assert!(matches!(status, ExitStatus::TimedOut), "{name}: {status}");
        assert_eq!(lines.all(), ["[1] fd_read(fd=0, iovs=[<8 bytes>]) = ?"], "{name}");
    }
}
