//! The tree of a WASIX program: what is put over it, where the program starts, what is told of what it did not find.

use std::path::Path;

use crate::harness::{Ended, finish, run, waxwing};

const WORLD: &str = "../programs/wasix_world.wasm";

/// Runs actions with these flags.
fn act(flags: &[&str], actions: &[&str]) -> Ended {
    run(&[flags, &[WORLD, "do"], actions].concat())
}

fn text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_program_that_is_given_nothing_has_room_of_its_own() {
    let ended = act(&[], &["pwd", "ls:/", "put:/tmp/x", "cat:tmp/x", "ls:/tmp", "cd:tmp", "rm:/tmp/x"]);
    let expected = "pwd: /\nls:/: bin dev etc tmp\nput:/tmp/x: \ncat:tmp/x: put\nls:/tmp: x\ncd:tmp: /tmp\nrm:/tmp/x: \n";
    assert_eq!((ended.code, ended.stdout.as_str(), ended.stderr.as_str()), (Some(0), expected, ""));
}

#[test]
fn directories_lie_in_the_tree_and_names_that_are_relative_where_it_starts() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["here/sub", "data", "up/deep"] {
        std::fs::create_dir_all(dir.path().join(name)).unwrap();
        std::fs::write(dir.path().join(name).join("file"), name).unwrap();
    }
    let given = |host: &str, guest: &str| format!("{}::{guest}", text(&dir.path().join(host)));
    let (here, data) = (given("here", "."), given("data", "/data/deep:ro"));
    let flags = ["--dir", &here, "--dir", &data, "--tmpfs", "/scratch", "--tmpfs", "rel"];
    let actions = [
        "pwd",
        "ls:/",
        "ls:/work",
        "cat:/data/deep/file",
        "put:/scratch/x",
        "put:/work/made",
        "put:/work/rel/x",
    ];
    let ended = act(&flags, &actions);
    let expected = "pwd: /work\nls:/: bin data dev etc scratch tmp work\nls:/work: rel sub\n\
                    cat:/data/deep/file: data\nput:/scratch/x: \nput:/work/made: \nput:/work/rel/x: \n";
    assert_eq!((ended.code, ended.stdout.as_str(), ended.stderr.as_str()), (Some(0), expected, ""));
    assert_eq!(std::fs::read_to_string(dir.path().join("here/made")).unwrap(), "put");
    assert!(!dir.path().join("here/rel").exists());

    // Where it starts can be said; relative names lie there, and of two in one place the last counts.
    let ended = act(&[&["--cwd", "/data/deep"], &flags[..]].concat(), &["pwd", "ls:/data/deep"]);
    assert_eq!(ended.stdout, "pwd: /data/deep\nls:/data/deep: file rel\n", "{}", ended.stderr);
    let ended = act(&["--cwd", "/nowhere"], &["pwd"]);
    assert_eq!(ended.code, Some(125));
    assert!(ended.stderr.contains("no directory /nowhere to start in"), "{}", ended.stderr);
    assert_eq!(act(&["--cwd", "/tmp"], &["pwd"]).stdout, "pwd: /tmp\n");

    // At the top, what it has of its own stays, and the rest is there as well.
    std::fs::create_dir(dir.path().join("up/tmp")).unwrap();
    std::fs::write(dir.path().join("up/tmp/own"), "").unwrap();
    let ended = act(&["--dir", &given("up", "/")], &["ls:/", "ls:/tmp", "pwd"]);
    assert_eq!(ended.stdout, "ls:/: bin deep dev etc tmp\nls:/tmp: own\npwd: /\n", "{}", ended.stderr);
    // Up from where it starts.
    let ended = act(&["--dir", &here, "--dir", &given("up", "..")], &["pwd", "cd:..", "ls:/work"]);
    assert_eq!(ended.stdout, "pwd: /work/work\ncd:..: /work\nls:/work: deep tmp work\n", "{}", ended.stderr);
}

#[test]
fn programs_to_start_lie_in_bin() {
    let dir = tempfile::tempdir().unwrap();
    let tool = dir.path().join("tool.wasm");
    std::fs::write(&tool, b"\0asm\x01\0\0\0").unwrap();
    std::fs::create_dir_all(dir.path().join("root/bin")).unwrap();
    std::fs::write(dir.path().join("root/bin/own"), "its own").unwrap();
    let (one, two) = (format!("one={}", text(&tool)), format!("two={}", text(&tool)));
    let flags = ["--map-command", &one, "--map-command", &two];
    let ended = act(&flags, &["ls:/bin", "size:/bin/one", "put:/bin/made", "ls:/bin"]);
    let expected = "ls:/bin: one two\nsize:/bin/one: 8\nput:/bin/made: \nls:/bin: made one two\n";
    assert_eq!((ended.code, ended.stdout.as_str(), ended.stderr.as_str()), (Some(0), expected, ""));
    // They can be neither written nor removed, and are there beside what a directory at the top has.
    let ended = act(&flags, &["put:/bin/one", "rm:/bin/two"]);
    assert_eq!(ended.stdout, "put:/bin/one: errno 69\nrm:/bin/two: errno 10\n");
    let root = format!("{}::/", text(&dir.path().join("root")));
    let ended = act(&[&["--dir", &root], &flags[..]].concat(), &["ls:/bin", "cat:/bin/own"]);
    assert_eq!(ended.stdout, "ls:/bin: one own two\ncat:/bin/own: its own\n", "{}", ended.stderr);

    // They are found by name, and by path; a program that is started finds the top, whatever its parent closed.
    let itself = format!("itself={WORLD}");
    let ended = act(&["--map-command", &itself], &["cd:/tmp", "run:itself", "run:/bin/itself", "run:none"]);
    let expected = "cd:/tmp: /tmp\nroot: /\npwd: /tmp\nrun:itself: it ended with 0\nroot: /\npwd: /tmp\n\
                    run:/bin/itself: it ended with 0\nrun:none: errno 44\n";
    assert_eq!((ended.stdout.as_str(), ended.stderr.as_str()), (expected, ""));

    let wrong = |flag: &str| act(&["--map-command", flag], &["pwd"]);
    let ended = wrong("tool.wasm");
    assert!(ended.stderr.contains("it needs the name to start it by: NAME=tool.wasm"), "{}", ended.stderr);
    assert_eq!(ended.code, Some(2));
    let ended = wrong("a/b=tool.wasm");
    assert!(ended.stderr.contains("`a/b` is no name for a program"), "{}", ended.stderr);
    let ended = wrong("tool=none.wasm");
    assert!(ended.stderr.contains("cannot open none.wasm") && ended.stderr.contains("there is no such file"));
    assert_eq!(ended.code, Some(125));
    let ended = wrong(&format!("dir={}", text(dir.path())));
    assert!(ended.stderr.contains("it is not a file"), "{}", ended.stderr);
    let ended = run(&["--map-command", &one, "show.wat"]);
    assert_eq!(ended.code, Some(0));
    assert!(ended.stderr.contains("none of WASIX"), "{}", ended.stderr);
    let ended = wrong("text=variables.env");
    let told = "variables.env cannot be the program text";
    assert!(
        ended.stderr.contains(told) && ended.stderr.contains("it is not WebAssembly"),
        "{}",
        ended.stderr
    );
}

/// Who makes the file is the guest: it may be larger than what the host has memory for.
#[test]
fn a_huge_file_is_no_program_and_is_not_read() {
    let dir = tempfile::tempdir().unwrap();
    let given = format!("{}::/usr/bin", text(dir.path()));
    for (name, head) in [("zeros", &b""[..]), ("module", b"\0asm\x01\0\0\0"), ("script", b"#!/bin/none\n")] {
        let path = dir.path().join(name);
        std::fs::write(&path, head).unwrap();
        std::fs::File::options().write(true).open(&path).unwrap().set_len(64 << 30).unwrap();
    }
    let actions = ["run:/usr/bin/zeros", "run:/usr/bin/module", "run:/usr/bin/script"];
    let ended = act(&["--timeout", "3s", "--dir", &given], &actions);
    let expected =
        "run:/usr/bin/zeros: errno 45\nrun:/usr/bin/module: errno 45\nrun:/usr/bin/script: errno 44\n";
    assert_eq!((ended.code, ended.stdout.as_str()), (Some(1), expected), "{}", ended.stderr);
}

#[test]
fn cargos_programs_start_in_their_package() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().canonicalize().unwrap();
    let package = root.join("crates/one");
    std::fs::create_dir_all(&package).unwrap();
    std::fs::write(root.join("Cargo.lock"), "").unwrap();
    let mut command = waxwing(&[WORLD, "do", "pwd", "cd:../..", "put:/tmp/x"]);
    let ended = finish(command.env("CARGO_MANIFEST_DIR", &package));
    let expected = format!("pwd: {}\ncd:../..: {}\nput:/tmp/x: \n", text(&package), text(&root));
    assert_eq!((ended.code, ended.stdout, ended.stderr.as_str()), (Some(0), expected, ""));
}

#[test]
fn a_program_that_fails_is_told_what_would_have_helped() {
    let dir = tempfile::tempdir().unwrap();
    let file = text(&dir.path().join("file"));
    std::fs::write(&file, "x").unwrap();
    let (cat, top) = (format!("cat:{file}"), text(dir.path()));
    let ended = act(&[], &[&cat]);
    let told = format!(
        "note: path_open {file:?} refused (noent): it is on the host, but was not given; --dir {top}:ro would allow it\n"
    );
    assert_eq!((ended.code, ended.stderr), (Some(1), told));
    assert_eq!(act(&["--dir", &top], &[&cat]).code, Some(0));
    // What is nowhere is no refusal, and neither is what the program can do without.
    assert_eq!(act(&[], &[&format!("{cat}.none")]).stderr, "");
    let quiet = finish(&mut waxwing(&["--dir", ".", WORLD, "do", "cat:file", "pwd"]));
    assert_eq!(quiet.stderr, "", "a directory was given");
    // It was given nothing, and what it looks for is here.
    let ended = act(&[], &["cat:show.wat"]);
    assert!(
        ended.stderr.contains("the program was given no directory; --dir . gives it this one"),
        "{}",
        ended.stderr
    );

    let ended = act(&[], &[&format!("cd:{top}")]);
    let told = format!(
        "note: chdir {top:?} refused (noent): it is on the host, but was not given; --dir {top}:ro would allow it\n"
    );
    assert_eq!((ended.code, ended.stderr), (Some(1), told));

    let given = format!("{top}::/d:ro");
    let ended = act(&["--dir", &given], &["put:/d/new", "put:/tmp/x"]);
    let told = format!(
        "note: path_open \"/d/new\" refused (rofs): /d is read-only; --dir {top}::/d without :ro would allow it\n"
    );
    assert_eq!((ended.code, ended.stderr), (Some(1), told));
}

#[test]
fn what_a_program_uses_of_its_tree_is_learned() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["read", "write", "idle"] {
        std::fs::create_dir(dir.path().join(name)).unwrap();
        std::fs::write(dir.path().join(name).join("file"), name).unwrap();
    }
    std::os::unix::fs::symlink("/write/file", dir.path().join("read/link")).unwrap();
    let learned = text(&dir.path().join("learned.toml"));
    let given = ["read", "write", "idle"].map(|name| format!("{}::/{name}", text(&dir.path().join(name))));
    let flags = ["--learn", &learned, "--dir", &given[0], "--dir", &given[1], "--dir", &given[2]];
    let learn = |actions: &[&str]| {
        let ended = act(&flags, actions);
        assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""), "{actions:?}");
        std::fs::read_to_string(&learned).unwrap()
    };
    let text = learn(&["cat:/read/file", "put:/write/new", "put:/tmp/x"]);
    assert!(text.contains("guest = \"/read\"\nmode = \"ro\""), "{text}");
    assert!(text.contains("guest = \"/write\"\nmode = \"rw\""), "{text}");
    assert!(text.contains("never used: /idle."), "{text}");
    // A link leads from one to another.
    let text = learn(&["cat:/read/link"]);
    assert!(text.contains("guest = \"/write\"\nmode = \"ro\""), "{text}");
    let text = learn(&["rm:/idle/file"]);
    assert!(
        text.contains("guest = \"/idle\"\nmode = \"rw\"") && text.contains("never used: /read, /write."),
        "{text}"
    );
}
