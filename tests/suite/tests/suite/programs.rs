//! Programs that a guest finds by their paths: on the host, where the mode counts, and in memory.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::time::{Duration, Instant};

use waxwing::{MemoryFs, Process, Stdio};

use crate::runner::{ENGINES, Runner, Settings, module};

const PROGRAM: &str = "wasix_processes";

/// Writes its arguments, each with the NUL after it.
const TELLS: &str = r#"(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $sizes (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "_start")
    (if (call $sizes (i32.const 0) (i32.const 4)) (then unreachable))
    (if (call $args (i32.const 1024) (i32.const 8192)) (then unreachable))
    (i32.store (i32.const 0) (i32.const 8192))
    (if (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)) (then unreachable))))"#;

fn tells() -> Vec<u8> {
    wat::parse_str(TELLS).expect("it is well-formed")
}

/// What the first program does with its arguments, and what it and the one that it runs write.
fn output(runner: &dyn Runner, builder: waxwing::Builder, args: &[&str]) -> String {
    let settings = Settings { interruptible: true, ..Settings::default() };
    let (engine, program) = runner.load(PROGRAM, settings, None).expect("it is loaded");
    let (mut reader, writer) = std::io::pipe().expect("a pipe");
    let builder = builder.args(["first", "as"]).args(args).stdout(writer).stderr(Stdio::Null);
    let process = builder.build(engine, program).expect("nothing is asked for");
    let reading = std::thread::spawn(move || {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut reader, &mut text).expect("guests write text");
        text
    });
    let status = process.run();
    drop(process);
    let text = reading.join().expect("it is read");
    if status.success() { text } else { format!("{text}{status}") }
}

fn fill(top: &Path) {
    let wasm = tells();
    let write = |name: &str, bytes: &[u8], mode: u32| {
        let path = top.join(name);
        fs::create_dir_all(path.parent().expect("it has one")).expect("created");
        fs::write(&path, bytes).expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("it is ours");
    };
    write("tools/prog", &wasm, 0o755);
    write("tools/plain", &wasm, 0o644);
    write("tools/other/shadowed", &wasm, 0o644);
    write("more/shadowed", &wasm, 0o755);
    write("tools/text", b"neither one nor the other", 0o755);
    write("tools/empty", b"", 0o755);
    write("tools/broken", b"\0asm\x01\0\0\0\xff", 0o755);
    write("tools/script", b"#!/tools/prog  two words \nrest\n", 0o755);
    write("tools/script2", b"#! /tools/prog\ttwo words\nrest\n", 0o755);
    write("tools/nested", b"#!/tools/script2 as\n", 0o755);
    write("tools/forever", b"#!/tools/forever\n", 0o755);
    write("tools/lost", b"#!/tools/missing\n", 0o755);
    symlink("prog", top.join("tools/link")).expect("linked");
    symlink("nowhere", top.join("tools/dangling")).expect("linked");
    symlink("ring", top.join("tools/ring")).expect("linked");
    // Times that tell files apart have to be a while ago.
    std::thread::sleep(Duration::from_millis(60));
}

/// What comes of running a name, with the directories to look in or `-`.
const CASES: [(&str, &str, &str); 20] = [
    ("/tools/prog", "-", "tells"),
    ("tools/prog", "-", "tells"),
    ("/tools/link", "-", "tells"),
    ("/tools/../tools/./prog", "-", "tells"),
    ("prog", "/nowhere:/tools", "tells"),
    ("shadowed", "/tools/other:/more", "tells"),
    ("prog", "/more:/nowhere", "44"),
    ("plain", "/tools", "2"),
    ("shadowed", "/tools/other", "2"),
    ("text", "/tools:/more", "45"),
    ("/tools/plain", "-", "2"),
    ("/tools", "-", "2"),
    ("/tools/prog/x", "-", "54"),
    ("/missing/prog", "-", "44"),
    ("/tools/dangling", "-", "44"),
    ("/tools/ring", "-", "32"),
    ("/tools/text", "-", "45"),
    ("/tools/empty", "-", "45"),
    ("/tools/broken", "-", "45"),
    ("/tools/lost", "-", "44"),
];

#[test]
fn programs_are_found_as_posix_has_it() {
    let top = tempfile::tempdir().expect("a directory");
    fill(top.path());
    for runner in ENGINES {
        let run = |args: &[&str]| {
            let builder = Process::builder().preopen_dir(top.path(), "/").expect("it is there");
            output(*runner, builder, args)
        };
        for (name, path, expected) in CASES {
            let exec = run(&["exec", name, path, "x", "argument"]);
            let spawn = run(&["spawn", name, path, "x", "argument"]);
            if expected == "tells" {
                assert_eq!(exec, "x\0argument\0", "{} exec {name}", runner.name());
                assert_eq!(spawn, "x\0argument\0Exited(0)\n", "{} spawn {name}", runner.name());
            } else {
                assert_eq!(exec, format!("Err({expected})\n"), "{} exec {name}", runner.name());
                assert_eq!(spawn, format!("error {expected}\n"), "{} spawn {name}", runner.name());
            }
        }
        // What the caller says is first is lost; the rest of the line is one argument.
        let told = run(&["exec", "/tools/script", "-", "x", "tell", "two"]);
        assert_eq!(told, "/tools/prog\0two words\0/tools/script\0tell\0two\0", "{}", runner.name());
        let told = run(&["exec", "nested", "/tools", "x", "tell"]);
        assert_eq!(
            told,
            "/tools/prog\0two words\0/tools/script2\0as\0/tools/nested\0tell\0",
            "{}",
            runner.name()
        );
        assert_eq!(run(&["exec", "/tools/forever", "-", "x"]), "Err(32)\n", "{}", runner.name());
    }
}

#[test]
fn programs_in_memory_lie_in_bin() {
    let wasm = tells();
    for runner in ENGINES {
        let fs = MemoryFs::new();
        fs.create_dir_all("/bin").and_then(|()| fs.create_dir_all("/tmp")).expect("room");
        fs.write("/bin/prog", &wasm).and_then(|()| fs.write("/tmp/prog", &wasm)).expect("room");
        fs.write("/bin/script", b"#!/bin/prog").expect("room");
        let run = |args: &[&str]| {
            let builder = Process::builder().mount("/", fs.dir("/").expect("it has a top"));
            output(*runner, builder, args)
        };
        assert_eq!(run(&["exec", "/bin/prog", "-", "x"]), "x\0", "{}", runner.name());
        assert_eq!(run(&["exec", "prog", "/tmp:/bin", "x"]), "x\0", "{}", runner.name());
        assert_eq!(run(&["exec", "/tmp/prog", "-", "x"]), "Err(2)\n", "{}", runner.name());
        let told = run(&["exec", "script", "/tmp:/bin", "x", "y"]);
        assert_eq!(told, "/bin/prog\0/bin/script\0y\0", "{}", runner.name());
    }
}

#[test]
fn a_program_that_is_started_twice_is_compiled_once() {
    let top = tempfile::tempdir().expect("a directory");
    fill(top.path());
    let program = top.path().join("tools/prog");
    fs::write(&program, module(PROGRAM)).expect("written");
    std::thread::sleep(Duration::from_millis(60));
    let runner = &crate::runner::Wasmtime;
    let builder = || Process::builder().preopen_dir(top.path(), "/").expect("it is there");
    let time = |args: &[&str]| {
        let start = Instant::now();
        let text = output(runner, builder(), args);
        (start.elapsed(), text)
    };
    let (once, text) = time(&["repeat", "/tools/prog", "1"]);
    assert_eq!(text, "1\n");
    let (often, text) = time(&["repeat", "/tools/prog", "40"]);
    assert_eq!(text, "40\n");
    // What is compiled each time takes forty times as long.
    assert!(often < once * 8 + Duration::from_secs(1), "{once:?} {often:?}");
    // A file that is replaced is another program, at once.
    fs::write(program, "something else").expect("written");
    let (_, text) = time(&["spawn", "/tools/prog", "-", "x"]);
    assert_eq!(text, "error 45\n");
}

#[test]
fn a_run_that_came_from_the_cache_can_still_compile() {
    let top = tempfile::tempdir().expect("a directory");
    fill(top.path());
    let cache = tempfile::tempdir().expect("a directory");
    fs::set_permissions(cache.path(), fs::Permissions::from_mode(0o700)).expect("it is ours");
    let mut config = waxwing_wasmtime::Config::default();
    config.interruptible = true;
    config.cache = Some(cache.path().to_owned());
    let first = top.path().join("first.wasm");
    fs::write(&first, module(PROGRAM)).expect("written");
    waxwing_wasmtime::Wasmtime::new(&config)
        .and_then(|engine| engine.load_file(&first))
        .expect("it is compiled");
    for _ in 0..2 {
        let engine =
            waxwing_wasmtime::Wasmtime::without_compiler(&config).expect("this machine runs Wasmtime");
        let known = fs::metadata(&first).expect("it is there");
        let program = engine.load_cached(&known).expect("it links").expect("it is in the cache");
        let builder = Process::builder().preopen_dir(top.path(), "/").expect("it is there");
        let builder = builder.args(["first", "as", "spawn", "/tools/prog", "-", "x"]).stdout(Stdio::Piped);
        let process = builder.build(engine, program).expect("nothing else is asked for");
        let mut stdout = process.take_stdout().expect("it is piped");
        let status = process.run();
        drop(process);
        let mut text = String::new();
        std::io::Read::read_to_string(&mut stdout, &mut text).expect("guests write text");
        assert_eq!((text.as_str(), status.success()), ("x\0Exited(0)\n", true));
        // The child is in the cache as well, by now.
        assert_eq!(fs::read_dir(cache.path()).expect("it is ours").count(), 4);
    }
}
