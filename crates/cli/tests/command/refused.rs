//! What a guest is refused, and the flag that is named for it.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use tempfile::TempDir;

use crate::harness::{Ended, check, run, waxwing};

/// A program that tries what it is told.
const ATTEMPTS: &str = "../programs/attempts.wasm";

/// One that starts others.
const SHELL: &str = "../programs/shell_spawn.wasm";

/// Directories of the host with a secret beside them.
fn world() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    for name in ["data/sub", "lib", "secret"] {
        fs::create_dir_all(at(name)).unwrap();
    }
    for name in ["data/file", "lib/file", "secret/key"] {
        fs::write(at(name), "content").unwrap();
    }
    for (link, target) in [("keylink", "../secret/key"), ("dirlink", "../secret")] {
        std::os::unix::fs::symlink(target, at("data").join(link)).unwrap();
    }
    std::os::unix::fs::symlink(at("secret"), at("data/abslink")).unwrap();
    dir
}

/// Runs attempts with `/data` to write and `/lib` to read, and what else the flags give.
fn attempt(host: &Path, flags: &[&str], attempts: &[&str]) -> Ended {
    let data = format!("{}::/data", host.join("data").display());
    let lib = format!("{}::/lib:ro", host.join("lib").display());
    run(&[&["--dir", &data, "--dir", &lib], flags, &[ATTEMPTS], attempts].concat())
}

/// Each attempt, the line that is told of it, and the `--dir` that allows it, where there is one.
#[test]
fn each_refusal_names_the_flag_that_allows_it() {
    let attempts: &[(&str, &str, Option<&str>)] = &[
        (
            "read:/data/../secret/key",
            "path_open \"/data/../secret/key\" refused (notcapable): it leads out of /data; \
             --dir HOST::/data/../secret:ro would allow it",
            Some("HOST/secret::/data/../secret:ro"),
        ),
        (
            "write:/data/../secret/new",
            "path_open \"/data/../secret/new\" refused (notcapable): it leads out of /data; \
             --dir HOST::/data/../secret would allow it",
            Some("HOST/secret::/data/../secret"),
        ),
        (
            "stat:/data/sub/../../secret",
            "path_filestat_get \"/data/sub/../../secret\" refused (notcapable): it leads out of /data; \
             --dir HOST::/data/sub/../..:ro would allow it",
            Some("HOST::/data/sub/../..:ro"),
        ),
        (
            "list:/data/..",
            "path_open \"/data/..\" refused (notcapable): it leads out of /data; \
             --dir HOST::/data/..:ro would allow it",
            Some("HOST::/data/..:ro"),
        ),
        (
            "absolute:/secret/key",
            "path_open \"/secret/key\" refused (notcapable): it leads out of /data; \
             --dir HOST::/secret:ro would allow it",
            None,
        ),
        (
            "read:/data/dirlink/key",
            "path_open \"/data/dirlink/key\" refused (notcapable): the link /data/dirlink leads out of /data, to \
             ../secret; --dir HOST::/data/dirlink:ro would allow it",
            Some("HOST/secret::/data/dirlink:ro"),
        ),
        (
            "list:/data/dirlink",
            "path_open \"/data/dirlink\" refused (notcapable): the link /data/dirlink leads out of /data, to \
             ../secret; --dir HOST::/data/dirlink:ro would allow it",
            Some("HOST/secret::/data/dirlink:ro"),
        ),
        (
            "read:/data/abslink/key",
            "path_open \"/data/abslink/key\" refused (notcapable): the link /data/abslink leads out of /data, to \
             HOST/secret; --dir HOST::/data/abslink:ro would allow it",
            Some("HOST/secret::/data/abslink:ro"),
        ),
        (
            "read:/data/keylink",
            "path_open \"/data/keylink\" refused (notcapable): the link /data/keylink leads out of /data, to \
             ../secret/key; --dir HOST::/secret:ro would give it that place by its own name",
            None,
        ),
        (
            "symlink:/secret:evil",
            "path_symlink \"/secret\" refused (notcapable): an absolute link leads out of /data",
            None,
        ),
        (
            "write:/lib/new",
            "path_open \"/lib/new\" refused (rofs): /lib is read-only; --dir HOST/lib::/lib without :ro would allow it",
            Some("HOST/lib::/lib"),
        ),
        (
            "append:/lib/file",
            "path_open \"/lib/file\" refused (rofs): /lib is read-only; --dir HOST/lib::/lib without :ro would allow it",
            Some("HOST/lib::/lib"),
        ),
        (
            "touch:/lib/file",
            "fd_filestat_set_times of descriptor 5 refused (rofs): /lib is read-only; \
             --dir HOST/lib::/lib without :ro would allow it",
            Some("HOST/lib::/lib"),
        ),
        (
            "mkdir:/lib/dir",
            "path_create_directory \"/lib/dir\" refused (rofs): /lib is read-only; \
             --dir HOST/lib::/lib without :ro would allow it",
            Some("HOST/lib::/lib"),
        ),
        (
            "unlink:/lib/file",
            "path_unlink_file \"/lib/file\" refused (rofs): /lib is read-only; \
             --dir HOST/lib::/lib without :ro would allow it",
            Some("HOST/lib::/lib"),
        ),
        (
            "rename:/data/file:/lib/moved",
            "path_rename \"/lib/moved\" refused (rofs): /lib is read-only; \
             --dir HOST/lib::/lib without :ro would allow it",
            Some("HOST/lib::/lib"),
        ),
        (
            "rename:/lib/file:/data/moved",
            "path_rename \"/lib/file\" refused (rofs): /lib is read-only; \
             --dir HOST/lib::/lib without :ro would allow it",
            Some("HOST/lib::/lib"),
        ),
        (
            "rename:/data/file:/data/../moved",
            "path_rename \"/data/../moved\" refused (notcapable): it leads out of /data; \
             --dir HOST::/data/.. would allow it",
            Some("HOST::/data/.."),
        ),
        (
            "link:/lib/file:/data/second",
            "path_link \"/lib/file\" refused (rofs): /lib is read-only; \
             --dir HOST/lib::/lib without :ro would allow it",
            Some("HOST/lib::/lib"),
        ),
        (
            "link:/data/../secret/key:/data/second",
            "path_link \"/data/../secret/key\" refused (notcapable): it leads out of /data; \
             --dir HOST::/data/../secret would allow it",
            Some("HOST/secret::/data/../secret"),
        ),
    ];
    for (attempt, line, flag) in attempts {
        let world = world();
        let host = world.path().to_str().unwrap();
        let ended = self::attempt(world.path(), &[], &[attempt]);
        let line = match *line {
            line if line.contains("HOST/") => line.replace("HOST/", &format!("{host}/")),
            line => line.to_owned(),
        };
        assert_eq!((ended.code, ended.stderr), (Some(1), format!("note: {line}\n")), "{attempt}");
        if let Some(dir) = flag {
            let ended = self::attempt(world.path(), &["--dir", &dir.replace("HOST", host)], &[attempt]);
            // What lies above the others is a way around what is read-only there.
            let refused = ended.stderr.lines().find(|line| !line.starts_with("warning: "));
            assert_eq!((ended.code, refused), (Some(0), None), "{attempt} with --dir {dir}");
        }
    }
}

#[test]
fn limits_name_the_flag_that_raises_them() {
    let world = world();
    let check = |flags: &[&str], attempts: &[&str], line: &str| {
        let ended = attempt(world.path(), flags, attempts);
        assert_eq!((ended.code, ended.stderr), (Some(1), format!("note: {line}\n")), "{flags:?}");
    };
    check(
        &["--max-open-files", "7"],
        &["open:/data/file:2", "open:/data/file:1"],
        "path_open refused (mfile): the limit of open descriptors is 7; --max-open-files N would allow more",
    );
    check(
        &["--max-threads", "2"],
        &["threads:2", "threads:1"],
        "thread_spawn refused (again): the limit of threads is 2; --max-threads N would allow more",
    );
    let ended = attempt(
        world.path(),
        &["--max-open-files", "8", "--max-threads", "3"],
        &["open:/data/file:3", "threads:3"],
    );
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""));
    let ended = run(&["--max-memory", "512KiB", "../programs/wat/eat_memory.wat"]);
    assert_eq!(
        (ended.code, ended.stderr.as_str()),
        (
            Some(1),
            "note: memory.grow refused (nomem): 1114112 bytes are over the limit of 524288; --max-memory 1088KiB would allow it\n"
        )
    );
    let ended = run(&["greet.wat"]);
    assert_eq!(
        ended.stderr,
        "note: sock_accept of descriptor 3 refused (badf): no listening socket was given; --listen HOST:PORT would give \
         it one\n"
    );
    // What may listen by itself has another reason.
    assert_eq!(run(&["--net", "greet.wat"]).stderr, "");
}

#[test]
fn what_is_not_there_is_not_refused() {
    let world = world();
    let ended = attempt(
        world.path(),
        &[],
        &["read:/data/none", "stat:/data/none/x", "mkdir:/data/sub", "rmdir:/data"],
    );
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(4), ""));
}

#[test]
fn causes_are_told_once_and_not_all_of_them() {
    let world = world();
    let mut attempts = vec!["read:/data/../secret/key"; 3];
    let writes: Vec<String> = (0..20).map(|number| format!("write:/lib/{number}")).collect();
    attempts.extend(writes.iter().map(String::as_str));
    let ended = attempt(world.path(), &[], &attempts);
    let lines: Vec<&str> = ended.stderr.lines().collect();
    assert_eq!(lines.len(), 5, "{}", ended.stderr);
    assert!(lines[0].contains("/data/../secret/key"), "{}", ended.stderr);
    assert!((1..4).all(|line| lines[line].contains("/lib is read-only")), "{}", ended.stderr);
    assert_eq!(lines[4], "note: and 17 more refusals; -v tells of each");

    let ended = attempt(world.path(), &["-v"], &attempts);
    assert_eq!(ended.stderr.matches(" refused ").count(), 21, "{}", ended.stderr);
    assert!(!ended.stderr.contains("more refusals"), "{}", ended.stderr);
    assert_eq!(attempt(world.path(), &["-q"], &attempts).stderr, "");
}

#[test]
fn a_program_without_directories_is_told_so_when_it_fails() {
    const LINE: &str = "note: the program was given no directory; --dir . gives it this one\n";
    let ended = run(&[ATTEMPTS, "read:README.md"]);
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(1), LINE));
    assert_eq!(run(&["-q", ATTEMPTS, "read:README.md"]).stderr, "");
    // It has not looked for one, or has done without.
    assert_eq!(run(&["exit_code.wat", "3"]).stderr, "");
    assert_eq!(run(&[ATTEMPTS]).stderr, "");
    assert_eq!(run(&["--dir", "snapshots", ATTEMPTS, "read:README.md"]).stderr, "");
}

#[test]
fn refusals_as_they_are_printed() {
    check("refused_outside", &["--dir", "snapshots", "escape.wat"]);
    check("refused_no_directory", &[ATTEMPTS, "read:/etc/passwd"]);
    check(
        "refused_many",
        &[
            "--dir",
            ".::/data:ro",
            "--max-open-files",
            "6",
            ATTEMPTS,
            "read:/data/../Cargo.toml",
            "write:/data/new",
            "mkdir:/data/dir",
            "open:/data/README.md:3",
        ],
    );
}

/// The lines come after the guest's own, whole.
#[test]
fn the_guests_own_lines_stay_whole() {
    let world = world();
    let data = format!("{}::/data", world.path().join("data").display());
    let mut command = waxwing(&["--dir", &data, ATTEMPTS, "stat:/data/..", "stat:/data"]);
    let (mut read, write) = std::io::pipe().unwrap();
    command.stdout(write.try_clone().unwrap()).stderr(write);
    let mut child = command.spawn().unwrap();
    drop(command);
    let mut both = String::new();
    std::io::Read::read_to_string(&mut read, &mut both).unwrap();
    child.wait().unwrap();
    let lines: Vec<&str> = both.lines().collect();
    assert!(lines[0].starts_with("stat:/data/..: ") && lines[1] == "stat:/data: ok", "{both}");
    assert!(lines[2].starts_with("note: path_filestat_get "), "{both}");
}

/// Files that are modules, and cannot be run: each tells once why, by whatever name it is started. What is no module at all is
/// nothing to be told of.
#[test]
fn why_a_program_cannot_be_started() {
    let dir = tempfile::tempdir().unwrap();
    let bin = dir.path().join("bin");
    fs::create_dir(&bin).unwrap();
    let legacy = "(module (tag $oops) (func (export \"_start\") try throw $oops catch_all end))";
    let gaps = "(module (import \"env\" \"one\" (global i32)) (import \"env\" \"two\" (global i32))
                  (func (export \"_start\")))";
    let no_entry = "(module (func (export \"main\")))";
    for (name, contents) in [
        ("legacy", wat::parse_str(legacy).unwrap()),
        ("gaps", wat::parse_str(gaps).unwrap()),
        ("no_entry", wat::parse_str(no_entry).unwrap()),
        ("malformed", b"\0asm\x01\0\0\0\x01".to_vec()),
        ("component", b"\0asm\x0d\0\x01\0".to_vec()),
        ("text", b"neither a module nor a script".to_vec()),
        ("script", b"#!/bin/gaps\n".to_vec()),
    ] {
        fs::write(bin.join(name), contents).unwrap();
        fs::set_permissions(bin.join(name), fs::Permissions::from_mode(0o755)).unwrap();
    }
    let script =
        "legacy; legacy\ncd /bin; ./legacy\ngaps\nno_entry\nmalformed\ncomponent\ntext\n./script\nexit 0\n";
    fs::write(dir.path().join("script"), script).unwrap();
    let [bin, work] = [(&bin, "/bin"), (&dir.path().to_owned(), "/work")]
        .map(|(host, guest)| format!("{}::{guest}", host.display()));
    let args =
        |flag| ["run", flag, "--dir", &bin, "--dir", &work, "--env", "PATH=/bin", SHELL, "/work/script"];
    let expected = [
        "\"/bin/legacy\" refused (noexec): not a valid module: Invalid input WebAssembly code at offset 40: \
         legacy_exceptions feature required for try instruction; rebuild it with the standard ones (clang -mllvm -wasm-use-legacy-eh=false) or convert it with \
         wasm-opt --translate-to-exnref",
        "\"/bin/gaps\" refused (noexec): it imports what nothing provides: env.one: a global; --preload env=FILE could \
         provide it; and 1 more",
        "\"/bin/no_entry\" refused (noexec): the module does not export `_start`",
        "\"/bin/malformed\" refused (noexec): not a valid module: unexpected end-of-file (at offset 0x9)",
        "\"/bin/component\" refused (noexec): a component, and only core modules can be run",
    ]
    .map(|line| format!("note: proc_spawn2 {line}"));
    let ended = run(&args("--color=never"));
    let notes = |ended: &Ended| -> Vec<String> {
        ended.stderr.lines().filter(|line| line.starts_with("note: proc_")).map(str::to_owned).collect()
    };
    assert_eq!((ended.code, ended.stdout.as_str()), (Some(0), ""), "{}", ended.stderr);
    assert_eq!(notes(&ended), expected);
    let ended = run(&args("--quiet"));
    assert_eq!(ended.code, Some(0));
    assert_eq!(notes(&ended), [""; 0]);
    assert_eq!(ended.stderr.matches("cannot be executed").count(), 9, "{}", ended.stderr);
}
