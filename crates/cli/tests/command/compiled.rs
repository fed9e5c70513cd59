//! The cache, and files that `waxwing compile` makes.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::harness::{finish, run, waxwing};

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn the_second_run_comes_from_the_cache() {
    let dir = tempfile::tempdir().unwrap();
    let (cache, module) = (dir.path().join("cache"), dir.path().join("module.wat"));
    fs::copy(crate::harness::here().join("exit_code.wat"), &module).unwrap();
    let said = || run(&["-v", "--cache-dir", text(&cache), text(&module), "3"]);
    let first = said();
    assert!(first.code == Some(3) && first.stderr.contains(" is compiled ("), "{first:?}");
    let second = said();
    assert!(second.code == Some(3) && second.stderr.contains(" comes from the cache"), "{second:?}");
    // A file that has changed is another.
    let changed = fs::read_to_string(&module).unwrap().replace("(i32.const 10)", "(i32.const 100)");
    fs::write(&module, changed).unwrap();
    let third = run(&["-v", "--cache-dir", text(&cache), text(&module), "11"]);
    assert!(third.code == Some(101) && third.stderr.contains(" is compiled ("), "{third:?}");
}

#[test]
fn the_cache_is_where_it_was_said() {
    let dir = tempfile::tempdir().unwrap();
    let [flag, variable, xdg] = ["flag", "variable", "xdg"].map(|name| dir.path().join(name));
    let run = |args: &[&str]| {
        let mut command = waxwing(&[args, &["exit_code.wat", "0"]].concat());
        let ended = finish(command.env("XDG_CACHE_HOME", &xdg).env("WAXWING_CACHE_DIR", &variable));
        assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    };
    run(&["--no-cache"]);
    assert!(!flag.exists() && !variable.exists() && !xdg.exists());
    run(&["--cachedir", text(&flag)]);
    assert!(flag.exists() && !variable.exists() && !xdg.exists());
    run(&[]);
    assert!(variable.exists() && !xdg.exists());
    let ended = finish(waxwing(&["exit_code.wat", "0"]).env("XDG_CACHE_HOME", &xdg));
    assert!(ended.code == Some(0) && xdg.join("waxwing").exists(), "{}", ended.stderr);
}

#[test]
fn a_cache_that_cannot_be_is_no_obstacle() {
    let ended = run(&["--cache-dir", "show.wat", "exit_code.wat", "5"]);
    assert_eq!(ended.code, Some(5));
    assert!(ended.stderr.starts_with("warning: no cache in show.wat: "), "{}", ended.stderr);
    assert_eq!(run(&["-q", "--cache-dir", "show.wat", "exit_code.wat", "5"]).stderr, "");
}

#[test]
fn compiled_files_run() {
    let dir = tempfile::tempdir().unwrap();
    let module = dir.path().join("module.wat");
    fs::copy(crate::harness::here().join("exit_code.wat"), &module).unwrap();
    let compiled = run(&["compile", text(&module)]);
    assert_eq!((compiled.code, compiled.stdout.as_str(), compiled.stderr.as_str()), (Some(0), "", ""));
    let out = dir.path().join("module.cwasm");
    assert_eq!(run(&[text(&out), "9"]).code, Some(9));
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2, "something was left behind");
    // A name of one's own; a module that is compiled already is refused.
    let other = dir.path().join("other.cwasm");
    assert_eq!(run(&["compile", text(&module), "-o", text(&other)]).code, Some(0));
    assert_eq!(run(&[text(&other), "9"]).code, Some(9));
    let again = run(&["compile", text(&other)]);
    assert!(again.code == Some(126) && again.stderr.contains("is compiled already"), "{again:?}");
}

#[test]
fn a_time_out_needs_a_file_compiled_for_it() {
    let dir = tempfile::tempdir().unwrap();
    let (plain, stoppable) = (dir.path().join("plain.cwasm"), dir.path().join("stoppable.cwasm"));
    let guest = "../programs/wat/loop_forever.wat";
    assert_eq!(run(&["compile", guest, "-o", text(&plain)]).code, Some(0));
    assert_eq!(run(&["compile", "--interruptible", "--fuel", guest, "-o", text(&stoppable)]).code, Some(0));
    let refused = run(&["--timeout", "200ms", text(&plain)]);
    assert_eq!(refused.code, Some(125));
    assert!(
        refused.stderr.contains("help: compile it again: waxwing compile --interruptible FILE"),
        "{refused:?}"
    );
    assert_eq!(run(&["--timeout", "200ms", text(&stoppable)]).code, Some(124));
    assert_eq!(run(&["--fuel", "1000", text(&stoppable)]).code, Some(134));
}

#[test]
fn machine_code_that_others_could_have_written_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("module.cwasm");
    assert_eq!(run(&["compile", "exit_code.wat", "-o", text(&out)]).code, Some(0));
    for (mode, code) in [(0o666, 125), (0o664, 125), (0o600, 4), (0o444, 4)] {
        fs::set_permissions(&out, fs::Permissions::from_mode(mode)).unwrap();
        let ended = run(&[text(&out), "4"]);
        assert_eq!(ended.code, Some(code), "{mode:o}: {}", ended.stderr);
        assert_eq!(ended.stderr.contains("help: --allow-precompiled"), code == 125, "{}", ended.stderr);
        fs::set_permissions(&out, fs::Permissions::from_mode(0o666)).unwrap();
        assert_eq!(run(&["--allow-precompiled", text(&out), "4"]).code, Some(4));
    }
}

#[test]
fn machine_code_that_a_program_puts_in_the_place_of_a_module_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["app.wasm", "app.wat", "app"] {
        let planted = dir.path().join(name);
        assert_eq!(run(&["compile", "exit_code.wat", "-o", text(&planted)]).code, Some(0));
        let ended = run(&[text(&planted), "4"]);
        assert_eq!(ended.code, Some(125), "{name}: {}", ended.stderr);
        assert!(ended.stderr.contains("help: if you have compiled it yourself, name it .cwasm"), "{ended:?}");
        assert_eq!(run(&["--allow-precompiled", text(&planted), "4"]).code, Some(4));
    }
}

#[test]
fn machine_code_that_may_replace_itself_is_warned_of() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("module.cwasm");
    assert_eq!(run(&["compile", "exit_code.wat", "-o", text(&out)]).code, Some(0));
    let dir = text(dir.path());
    let (link, read_only) = (format!("{dir}/link"), format!("{dir}:ro"));
    std::os::unix::fs::symlink(dir, &link).unwrap();
    for (given, warned) in [(dir, true), (&link, true), (&read_only, false), ("policies", false)] {
        let ended = run(&["--dir", given, text(&out), "4"]);
        assert_eq!(ended.code, Some(4), "{}", ended.stderr);
        let warning = "is machine code in a directory that it may change";
        assert_eq!(ended.stderr.contains(warning), warned, "{given}: {}", ended.stderr);
    }
}

#[test]
fn what_only_looks_compiled_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("module.cwasm");
    assert_eq!(run(&["compile", "exit_code.wat", "-o", text(&out)]).code, Some(0));
    let whole = fs::read(&out).unwrap();
    let mut old = whole.clone();
    let version = b" wasmtime 48";
    let at = whole.windows(version.len()).position(|bytes| bytes == version);
    let at = at.expect("the engine's version is in it") + version.len();
    old[at - 2..at].copy_from_slice(b"17");
    fs::write(&out, &old).unwrap();
    let ended = run(&[text(&out), "4"]);
    assert_eq!(ended.code, Some(125), "{}", ended.stderr);
    assert!(ended.stderr.contains("help: compile it again: waxwing compile FILE"), "{}", ended.stderr);
    fs::write(&out, &whole[..100]).unwrap();
    assert_eq!(run(&[text(&out), "4"]).code, Some(125));
    // A native program is not WebAssembly.
    assert_eq!(run(&[env!("CARGO_BIN_EXE_waxwing")]).code, Some(126));
}

#[test]
fn compiling_what_cannot_be_compiled_leaves_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out.cwasm");
    for (file, code) in
        [("script.sh", 126), ("component.wasm", 125), ("invalid.wasm", 126), ("nowhere.wasm", 127)]
    {
        assert_eq!(run(&["compile", file, "-o", text(&out)]).code, Some(code), "{file}");
    }
    assert_eq!(run(&["compile", "show.wat", "-o", text(&dir.path().join("no/such/place"))]).code, Some(125));
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    let module = dir.path().join("module.cwasm");
    fs::copy("../../tests/cli/show.wat", &module).unwrap();
    let ended = run(&["compile", text(&module)]);
    assert!(ended.code == Some(2) && ended.stderr.contains("-o OUT"), "{ended:?}");
}

#[test]
fn a_module_can_come_through_a_pipe() {
    let (read, write) = std::io::pipe().unwrap();
    let module = fs::read(crate::harness::here().join("exit_code.wat")).unwrap();
    let writer = std::thread::spawn(move || std::io::Write::write_all(&mut { write }, &module).unwrap());
    let ended = finish(waxwing(&["/dev/stdin", "6"]).stdin(read));
    writer.join().unwrap();
    assert_eq!(ended.code, Some(6), "{}", ended.stderr);
}

#[test]
fn what_never_ends_is_no_module() {
    let ended = run(&["/dev/zero"]);
    assert_eq!(ended.code, Some(126), "{ended:?}");
    assert!(ended.stderr.contains("/dev/zero is larger than a module"), "{ended:?}");
}
