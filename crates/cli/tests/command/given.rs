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
