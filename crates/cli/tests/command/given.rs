//! What a guest is given: arguments, variables, directories; and nothing unasked.

use crate::harness::{finish, run, waxwing};

/// What `show.wat` prints.
fn shown(arguments: &[&str], variables: &[&str], directories: &[&str]) -> String {
    let mut text = String::new();
    for (heading, lines) in [("arguments", arguments), ("variables", variables), ("directories", directories)]
    {
        text.push_str(&format!("{heading}:\n"));
        lines.iter().for_each(|line| text.push_str(&format!("{line}\n")));
    }
    text
}

#[test]
fn nothing_is_given_unasked() {
    let ended = finish(waxwing(&["show.wat"]).env("SECRET", "x").env("PWD", "/"));
    assert_eq!((ended.code, ended.stdout), (Some(0), shown(&["show.wat"], &[], &[])), "{}", ended.stderr);
    assert_eq!(ended.stderr, "");
}

#[test]
fn all_after_the_file_is_the_guests() {
    let given = ["--dir", ".", "--", "-e", "A=b", "--help", ""];
    for start in
        [&["show.wat"][..], &["run", "show.wat"], &["--", "show.wat"], &["run", "-q", "--", "show.wat"]]
    {
        let ended = run(&[start, &given].concat());
        let expected = [&["show.wat"], &given[..]].concat();
        assert_eq!(ended.stdout, shown(&expected, &[], &[]), "{start:?}: {}", ended.stderr);
    }
    // The guest learns the file's name, not where it is.
    let path = crate::harness::here().join("show.wat");
    assert_eq!(run(&[path.to_str().unwrap()]).stdout, shown(&["show.wat"], &[], &[]));
    assert_eq!(run(&["--argv0", "busybox", "show.wat", "ls"]).stdout, shown(&["busybox", "ls"], &[], &[]));
}

#[test]
fn variables_come_from_the_farthest_to_the_nearest() {
    let here = |args: &[&str]| {
        let mut command = waxwing(args);
        finish(command.env_remove("HOME").env("HERE", "value").env("WAXWING_CACHE_DIR", std::env::temp_dir()))
            .stdout
    };
    let flags = ["--no-cache", "-e", "A=1", "--env", "HERE", "-e", "EMPTY=", "-e", "A=2=3", "show.wat"];
    assert_eq!(here(&flags), shown(&["show.wat"], &["HERE=value", "EMPTY=", "A=2=3"], &[]));
    let flags = ["--no-cache", "--env-file", "variables.env", "-e", "BOTH=flag", "show.wat"];
    assert_eq!(here(&flags), shown(&["show.wat"], &["FROM_FILE=two words", "BOTH=flag"], &[]));
    let inherited = here(&["--no-cache", "--inherit-env", "show.wat"]);
    assert!(inherited.contains("\nHERE=value\n"), "{inherited}");
    let inherited = here(&["--no-cache", "-S", "inherit-env=y", "show.wat"]);
    assert!(inherited.contains("\nHERE=value\n"), "{inherited}");
}

#[test]
fn directories_keep_names_and_order() {
    let flags = [
        "--volume",
        "snapshots:/s:ro",
        "--dir",
        ".",
        "--mapdir",
        "/m:snapshots",
        "--dir",
        "snapshots::deep/er:ro",
        "--map-dir",
        "/n::.",
        "show.wat",
    ];
    let ended = run(&flags);
    assert_eq!(
        ended.stdout,
        shown(&["show.wat"], &[], &["/s", ".", "/m", "deep/er", "/n"]),
        "{}",
        ended.stderr
    );
}

#[test]
fn a_working_directory_is_mounted_and_named() {
    let ended = run(&["--dir", ".::/data", "--cwd", "/data/snapshots", "show.wat"]);
    assert_eq!(
        ended.stdout,
        shown(&["show.wat"], &["PWD=/data/snapshots"], &["/data", "."]),
        "{}",
        ended.stderr
    );
}

#[test]
fn directories_in_memory_take_their_place_among_the_others() {
    let flags = ["--dir", ".::/a", "--tmpfs", "/b", "--dir", ".::/c", "--tmpfs", "/d:1MiB", "show.wat"];
    let ended = run(&flags);
    assert_eq!(ended.stdout, shown(&["show.wat"], &[], &["/a", "/b", "/c", "/d"]), "{}", ended.stderr);
    let ended = run(&["-v", "--tmpfs", "/b", "--cwd", "/b/deep/er", "show.wat"]);
    assert_eq!(ended.stdout, shown(&["show.wat"], &["PWD=/b/deep/er"], &["/b", "."]), "{}", ended.stderr);
    assert!(ended.stderr.contains("note: a directory in memory is given as /b\n"), "{}", ended.stderr);
    let ended = run(&["--tmpfs", "/b:1x", "show.wat"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.stderr.contains("`--tmpfs /b:1x`: a size is a number of bytes"), "{}", ended.stderr);
    assert!(ended.stderr.contains("--tmpfs GUEST:64MiB"), "{}", ended.stderr);
}

/// A program that writes and reads says the same with its directory in memory as on the host, and finds no more room in it
/// than it was given.
#[test]
fn what_is_in_memory_is_as_on_the_host_and_gone_afterwards() {
    let dir = tempfile::tempdir().unwrap();
    let host = dir.path().to_str().unwrap();
    let program = ["../programs/posix.wasm", "file_write_read"];
    let on_host = run(&[&["--volume", &format!("{host}:/data")], &program[..], &["/data"]].concat());
    assert_eq!(on_host.code, Some(0), "{}", on_host.stderr);
    assert!(std::fs::read_dir(dir.path()).unwrap().count() > 0);
    // Two runs find it empty.
    for flags in [["--tmpfs", "/data"], ["--tmpfs", "/data:size=1MiB"]] {
        let ended = run(&[&flags, &program[..], &["/data"]].concat());
        assert_eq!((ended.code, &ended.stdout), (Some(0), &on_host.stdout), "{}", ended.stderr);
    }
    let relative = run(&[&["--tmpfs", "/", "--cwd", "/made"], &program[..], &["."]].concat());
    assert_eq!((relative.code, &relative.stdout), (Some(0), &on_host.stdout), "{}", relative.stderr);
    let full = run(&[&["--tmpfs", "/data:3"], &program[..], &["/data"]].concat());
    assert_ne!((full.code, &full.stdout), (Some(0), &on_host.stdout));
    let said = full.stdout + &full.stderr;
    assert!(said.contains("ENOSPC") || said.contains("No space left"), "{said}");
}

/// What is read-only stays as it is, what is not can be written: asked of a real program.
#[test]
fn directories_can_be_read_and_only_read() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("file"), "some bytes").unwrap();
    let host = dir.path().to_str().unwrap();
    for mount in [format!("{host}::/data"), format!("{host}::/data:ro")] {
        let ended = run(&["--dir", &mount, "../programs/census.wasm", "/data"]);
        assert_eq!(ended.code, Some(0), "{}{}", ended.stdout, ended.stderr);
        assert!(ended.stdout.contains("10"), "{}", ended.stdout);
    }
    let ended = run(&["../programs/census.wasm", "/data"]);
    assert_ne!(ended.code, Some(0), "{}", ended.stdout);
}

#[test]
fn what_is_given_can_be_told() {
    let ended = run(&["-v", "--dir", "snapshots::/s:ro", "show.wat"]);
    assert!(ended.stderr.contains("note: snapshots is given as /s, read-only\n"), "{}", ended.stderr);
    assert_eq!(ended.stdout, shown(&["show.wat"], &[], &["/s"]));
}

#[test]
fn a_way_around_a_read_only_directory_is_warned_of() {
    let temp = tempfile::tempdir().unwrap();
    std::fs::create_dir(temp.path().join("sub")).unwrap();
    let (top, sub) = (temp.path().display(), temp.path().join("sub"));
    let sub = sub.display();
    let warning =
        format!("warning: {sub} is read-only as /sub, but lies in a directory that the program may change");
    for (outer, inner, program, warned) in [
        (format!("{top}::/"), format!("{sub}::/sub:ro"), "show.wat", true),
        (format!("{sub}::/x"), format!("{sub}::/sub:ro"), "show.wat", true),
        (format!("{sub}::/sub"), format!("{sub}::/sub:ro"), "show.wat", true),
        (format!("{sub}::/sub:ro"), format!("{sub}::/sub"), "show.wat", false),
        (format!("{top}::/:ro"), format!("{sub}::/sub:ro"), "show.wat", false),
        (format!("{top}::/"), format!("{sub}::/sub"), "show.wat", false),
        (format!("{sub}::/"), format!("{top}::/sub:ro"), "show.wat", false),
        (format!("{top}::/"), format!("{sub}::/sub:ro"), "wasix.wat", false),
    ] {
        let ended = run(&["--dir", &outer, "--dir", &inner, program]);
        assert_eq!(ended.code, Some(0), "{}", ended.stderr);
        assert_eq!(ended.stderr.contains(&warning), warned, "{outer}, {inner}: {}", ended.stderr);
    }
}

#[test]
fn settings_without_an_end_are_refused() {
    for flag in ["--env-file", "--policy"] {
        let ended = run(&[flag, "/dev/zero", "show.wat"]);
        assert!(ended.stderr.contains("it is larger than 16 MiB"), "{flag}: {}", ended.stderr);
    }
}
